"""After an upgrade (升级) every derived table is what today's code derives from the ledger.

Derived rows follow from the entries and from the code that folds them. Where that code is another
than the one that wrote the tables, own tables are folded anew at once and pulled ones are emptied:
the worker brings them back, and pages say up to which entry they stand meanwhile.
"""

import hashlib
import pathlib
from typing import Final

from django.db import connections, models, router, transaction

import jianbiao
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.web import rooms
from jianbiao.web.rebuilding import derived

FOLDING: Final = (
    "standard",
    "law",
    "gather",
    "register",
    "people",
    "intake",
    "record",
    "watch",
    "supervision",
    "publish",
)
"""The rooms whose code decides what a derived row says."""


def folds() -> str:
    """Return the digest of the code that folds."""
    home = pathlib.Path(jianbiao.__file__).parent
    digest = hashlib.sha256()
    for room in FOLDING:
        for path in sorted((home / room).rglob("*.py")):
            digest.update(f"{path.relative_to(home)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def renew() -> bool:
    """Bring the derived tables to today's code; say whether they were of another.

    Safe to repeat, and to be killed in the middle. Nobody writes to the ledger meanwhile.
    """
    now = folds()
    if ledger_queries.folded_by() == now:
        return False
    own = [m for m in derived() if getattr(m, "standing", "") == "own"]
    pulled = [m for m in derived() if m not in own]
    with transaction.atomic():
        for log in LOGS:
            ledger.take_turn(log)
        _empty(own)
        for log in LOGS:
            rooms.fold_own(using="default", log=log)
    with transaction.atomic(using=router.db_for_write(pulled[0])):
        _empty(pulled)
    ledger.set_folded_by(now)
    return True


def _empty(some: list[type[models.Model]]) -> None:
    for model in reversed(some):
        alias = router.db_for_write(model)
        with connections[alias].cursor() as cursor:
            cursor.execute(f"delete from {connections[alias].ops.quote_name(model._meta.db_table)}")  # noqa: SLF001
