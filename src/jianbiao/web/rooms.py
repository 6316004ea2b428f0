"""The rooms that fold the ledger, in their order: for the worker and for a rebuild."""

from collections.abc import Callable

from jianbiao.intake import docking, files
from jianbiao.intake import fold as intake
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people import competences
from jianbiao.people import services as people
from jianbiao.publish import services as publish
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.supervision import services as supervision
from jianbiao.watch import services as watch

PULLING: tuple[Callable[..., int], ...] = (
    record.catch_up,
    watch.catch_up,
    publish.catch_up,
    docking.catch_up,
    competences.catch_up,
    supervision.catch_up,
)
"""Each folds one slice of a log and returns how many entries it took."""


def rebuild(*, using: str, log: str) -> None:
    """Bring every derived table back into the database ``using``."""
    fold_own(using=using, log=log)
    for catch_up in PULLING:
        while catch_up(log=log, using=using):
            pass


def catch_up(*, log: str) -> None:
    """Fold whatever is new in ``log`` into the tables in use."""
    for room in PULLING:
        while room(log=log):
            pass


def fold_own(*, using: str, log: str) -> None:
    """Bring the tables back that services write with their acts."""
    after = 0
    while said := ledger_queries.entries_after(after, log=log):
        for fold in (register.fold, people.fold, intake.fold, files.fold, supervision.fold):
            fold(said, using=using)
        after = said[-1].number
