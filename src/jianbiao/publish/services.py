"""公开 folds: bring what anybody may find up to the record, open fields of open records alone."""

import time
from collections.abc import Sequence

from django.db import transaction

from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.publish.indexing import INDEX
from jianbiao.publish.models import Doc
from jianbiao.record import queries as record
from jianbiao.record.domain import contents
from jianbiao.record.storing import upsert
from jianbiao.standard.events import ErasureDone

ROOM = "publish"
BATCH = 25
"""Tenders looked at between two looks at the clock."""


def catch_up(*, log: str = "official", using: str | None = None, seconds: float = 0.05) -> int:
    """Look again at the tenders that changed, and return of how many entries; never ahead of the record.

    Their contents follow from the record as it stands, so a tender that changed twice is written
    the same as one that changed once.
    """
    alias = using or ledger_queries.views_alias()
    upto = ledger_queries.bookmark("record", log, using=alias)
    after = began = ledger_queries.bookmark(ROOM, log, using=alias)
    if after >= upto:
        return 0
    with transaction.atomic(using=alias):
        if not after:
            INDEX.clear(log=log, using=alias)
        limit = time.monotonic() + seconds / 2
        while after < upto and time.monotonic() < limit:
            codes, after = record.changed_after(after, limit=BATCH, log=log, using=alias)
            _store(codes, after, log, alias)
            after = after if codes else upto
        erased = ledger_queries.entries_of([ErasureDone.kind], after=began, upto=after, log=log)
        if erased:
            INDEX.settle(log=log, using=alias)
        ledger.set_bookmark(ROOM, log, after, using=alias)
    return after - began


def _store(codes: Sequence[str], upto: int, log: str, using: str) -> None:
    seen = record.contents_of(codes, contents.PUBLIC, log=log, using=using)
    rows = Doc.objects.using(using).filter(log=log, code__in=list(codes))
    known = {row.code: row for row in rows}
    docs = [
        Doc(
            log=log,
            code=one.code,
            place=one.place,
            facets=one.facets,
            changed=upto,
            **Doc.said(said),
        )
        for one, said in seen
    ]
    upsert(Doc, docs, using)
    INDEX.put(((known.get(one.code), one) for one in docs), log=log, using=using)
