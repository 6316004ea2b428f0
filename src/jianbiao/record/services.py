"""记录 folds: pull new entries in slices into tenders, items, parties and what they are found by."""

import time

from django.db import transaction

from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.record.indexing import INDEX
from jianbiao.record.slices import Slice

ROOM = "record"
BATCH = 25
"""Entries read at once: the clock is looked at after each batch."""

STORING = 10
"""Storing a slice takes nine times what reading it took."""


def catch_up(*, log: str = "official", using: str | None = None, seconds: float = 0.05) -> int:
    """Fold one slice of new entries of ``log`` and return how many; 0 when there is nothing new.

    A slice is what fits into about ``seconds``, in one transaction with its bookmark. However the
    entries fall into slices, the tables come out the same.
    """
    alias = using or ledger_queries.views_alias()
    if ledger_queries.bookmark(ROOM, log, using=alias) >= ledger_queries.last_number(log):
        return 0
    with transaction.atomic(using=alias):
        began, count = time.monotonic(), 0
        after = ledger_queries.bookmark(ROOM, log, using=alias)
        if not after:
            INDEX.clear(log=log, using=alias)
        now = Slice(log=log, using=alias)
        while said := ledger_queries.entries_after(after, log=log, limit=BATCH):
            now.fold(said)
            after, count = said[-1].number, count + len(said)
            if time.monotonic() - began > seconds / STORING:
                break
        if count:
            now.store(after)
            ledger.set_bookmark(ROOM, log, after, using=alias)
    return count
