"""项目计数: keep how many tenders there are of each kind, by what a slice changed.

A count that nothing has any more is taken away, so that the table follows from the ledger alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Max, Q, QuerySet, Sum

from jianbiao.record.models import Reported, Tally, Tender
from jianbiao.record.storing import upsert

Key = tuple[str, str, str, str]
"""(region, industry, mode, stage)."""
Place = tuple[str, str, str]
"""(platform, region, industry)."""


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


def reported(before: Iterable[Tender], after: Iterable[Tender], *, log: str, using: str) -> None:
    """Count what each platform has reported where, of tenders as they were and are stored now.

    The last moment of a place that a tender left is read anew; tenders seldom move.
    """
    now, past = list(after), list(before)
    change = Counter(map(_place, now))
    change.subtract(map(_place, past))
    last = {place: max(row.last_at for row in rows) for place, rows in _grouped(now).items()}
    kept = {row.code: row.last_at for row in now}
    left = {place for place, n in change.items() if n < 0}
    left |= {_place(row) for row in past if row.last_at > kept[row.code]}
    stored = Reported.objects.using(using).filter(log=log)
    found: dict[Place, Reported] = {}
    for platform in sorted({place[0] for place in change}):
        found |= {_place(row): row for row in stored.filter(platform=platform)}
    for place in change:
        row = found.get(place) or Reported(
            log=log, platform=place[0], region=place[1], industry=place[2], count=0
        )
        row.count += change[place]
        row.last_at = max(filter(None, (row.last_at, last.get(place))))
        found[place] = row
    for place in left:
        there = dict(zip(("platform", "region", "industry"), place, strict=True))
        rows = Tender.objects.using(using).filter(log=log, **there)
        found[place].last_at = rows.aggregate(last=Max("last_at"))["last"]
    changed = [found[place] for place in change]
    upsert(Reported, [row for row in changed if row.count], using)
    for row in changed:
        if not row.count:
            stored.filter(platform=row.platform, region=row.region, industry=row.industry).delete()


def _place(row: Tender | Reported) -> Place:
    return row.platform, row.region, row.industry


def _grouped(rows: Iterable[Tender]) -> dict[Place, list[Tender]]:
    found: dict[Place, list[Tender]] = {}
    for row in rows:
        found.setdefault(_place(row), []).append(row)
    return found


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
