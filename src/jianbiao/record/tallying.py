"""项目计数: keep how many tenders there are of each kind, by what a slice changed.

A count that nothing has any more is taken away, so that the table follows from the ledger alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q, QuerySet, Sum

from jianbiao.record.models import Tally, Tender

Key = tuple[str, str, str, str]
"""(region, industry, mode, stage)."""


def key_of(row: Tender) -> Key:
    """Return the kind of a tender."""
    return row.region, row.industry, row.mode, row.stage


def moved(before: Iterable[Key], after: Iterable[Key], *, log: str, using: str) -> None:
    """Count ``after`` in and ``before`` out."""
    change = Counter(after)
    change.subtract(before)
    change = Counter({key: n for key, n in change.items() if n})
    if not change:
        return
    rows = {
        (r.region, r.industry, r.mode, r.stage): r
        for r in _rows(list(change), log=log, using=using)
    }
    for key, n in change.items():
        region, industry, mode, stage = key
        row = rows.setdefault(
            key,
            Tally(log=log, region=region, industry=industry, mode=mode, stage=stage, count=0),
        )
        row.count += n
    _store(rows.values(), using)


def sums(rows: QuerySet[Tally], name: str) -> dict[str, int]:
    """Return how many tenders ``rows`` count for each value of column ``name``."""
    counted = rows.order_by().values(name).annotate(n=Sum("count"))
    return {row[name]: row["n"] for row in counted}


def _rows(keys: Sequence[Key], *, log: str, using: str) -> Iterable[Tally]:
    some = Q()
    for region, industry, mode, stage in keys:
        some |= Q(region=region, industry=industry, mode=mode, stage=stage)
    return Tally.objects.using(using).filter(some, log=log)


def _store(rows: Collection[Tally], using: str) -> None:
    kept = [row for row in rows if row.count]
    gone = [row for row in rows if not row.count]
    if kept:
        Tally.objects.using(using).bulk_create(
            kept,
            update_conflicts=True,
            unique_fields=["log", "region", "industry", "mode", "stage"],
            update_fields=["count"],
        )
    for row in gone:
        Tally.objects.using(using).filter(pk=row.pk).delete()
