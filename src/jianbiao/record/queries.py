"""Reading 记录: lists of tenders, one tender's items, what just arrived, entities."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Max, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people.domain.reach import division
from jianbiao.people.queries import Scope
from jianbiao.record import searching, tallying
from jianbiao.record.domain import contents
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.counting import Counted, counted
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.search import Content
from jianbiao.record.domain.summary import summed
from jianbiao.record.indexing import INDEX, Index
from jianbiao.record.models import Doc, Holding, Item, Party, Tally, Tender
from jianbiao.standard.fields import FieldClass
from jianbiao.standard.messages import DELETE

_MOST = 5_000
"""Numbers of one question: below what either database takes at once."""
_CITY, _WHOLE = 4, 6
"""Digits of a division's code: its city's, all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderPage:
    """One tender with everything reported about it, oldest first by when it happened.

    ``parties``: (role, key, name); ``shown`` is the entry up to which the page stands.
    """

    tender: Tender
    items: tuple[Facts, ...]
    project: Facts | None
    parties: tuple[tuple[str, str, str], ...]
    shown: int


def tenders(
    scope: Scope | None,
    *,
    log: str = "official",
    stage: str = "",
    region: str = "",
    industry: str = "",
    platform: str = "",
    mode: str = "",
    text: str = "",
) -> QuerySet[Tender]:
    """Return tenders in ``scope`` (None: the public, which sees all), the newest first."""
    rows = Tender.objects.filter(log=log)
    if scope is not None and log == "official":
        rows = scope.filter(rows)
    said = {"stage": stage, "industry": industry, "platform": platform, "mode": mode}
    rows = rows.filter(**{name: value for name, value in said.items() if value})
    if region:
        rows = within(rows, division(region))
    if text:
        kinds = {**said, "region": region}
        rows = rows.filter(code__in=search(text, scope, log=log, **kinds).codes)
    return rows.order_by("-last_number")


def search(
    text: str, scope: Scope | None, *, log: str = "official", **kinds: str
) -> searching.Found:
    """Return the tenders in ``scope`` of these kinds that hold every word of ``text``, best first.

    Staff's index: whoever asks for the public takes that of ``publish``.
    """
    return find(text, INDEX, scope, log=log, **kinds)


def find(
    text: str, index: Index, scope: Scope | None, *, log: str, **kinds: str
) -> searching.Found:
    """Return what ``search`` does from any index of tenders."""
    reach = scope.reach if scope is not None and log == "official" else None
    if scope is not None and log == "official" and reach is None:
        return searching.Found(codes=(), more=False)
    return searching.find(
        text,
        index,
        tenders(scope, log=log, **kinds),
        searching.facets(reach, **kinds),
        log=log,
        using=ledger_queries.views_alias(),
    )


def counts(scope: Scope | None, *, log: str = "official") -> dict[str, int]:
    """Return how many tenders in ``scope`` stand in each stage."""
    return tallying.sums(tallies(scope, log=log), "stage")


def tallies(scope: Scope | None, *, log: str = "official") -> QuerySet[Tally]:
    """Return how many tenders of each kind there are in ``scope`` (None: the public)."""
    rows = Tally.objects.filter(log=log)
    return scope.filter(rows) if scope is not None and log == "official" else rows


def tender(code: str, *, scope: Scope | None = None, log: str = "official") -> Tender:
    """Return one tender, or a project with what was let under it alone (``P:…``) as if it were one.

    Raise Refused when there is none, or none in ``scope``.
    """
    if code.startswith(folding.OF_PROJECT):
        return _as_tender(code, scope, log)
    row = tenders(scope, log=log).filter(code=code).first()
    if row is None:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    return row


def tender_page(code: str, *, scope: Scope | None = None, log: str = "official") -> TenderPage:
    """Return one tender's page. Raise Refused as ``tender`` does."""
    row = tender(code, scope=scope, log=log)
    alone = code.startswith(folding.OF_PROJECT)
    items = let_alone([code], log=log)[code] if alone else items_of([code], log=log)[code]
    roles = Party.objects.filter(log=log, tender=code).order_by("number")
    return TenderPage(
        tender=row,
        items=tuple(sorted(items, key=lambda one: (one.happened_at, one.number))),
        project=projects_of([row.project], log=log).get(row.project),
        parties=tuple((p.role, p.key, p.name) for p in roles.filter(until=0)),
        shown=ledger_queries.bookmark("record", log),
    )


def recent(
    scope: Scope | None, *, after: int = 0, log: str = "official", limit: int = 20
) -> list[Facts]:
    """Return the newest items in ``scope`` after entry ``after``, newest first.

    The newest ``limit`` items are of the ``limit`` tenders touched last, so no more are looked at.
    """
    touched = tenders(scope, log=log).filter(last_number__gt=after)
    codes = list(touched.values_list("code", flat=True)[:limit])
    rows = Item.objects.filter(log=log, tender__in=codes, number__gt=after)
    return _facts(rows.order_by("-number")[:limit])


def titles(codes: Iterable[str], *, log: str = "official") -> dict[str, str]:
    """Return the titles of tenders by code."""
    wanted = set(codes)
    rows = Tender.objects.filter(log=log, code__in=wanted)
    alone = {one.removeprefix(folding.OF_PROJECT) for one in wanted if one.startswith("P:")}
    named = {
        f"{folding.OF_PROJECT}{code}": str(one.data.get("PROJECT_NAME", code))
        for code, one in projects_of(alone, log=log).items()
    }
    return dict(rows.values_list("code", "title")) | named


def _as_tender(code: str, scope: Scope | None, log: str) -> Tender:
    items = let_alone([code], log=log).get(code, [])
    project = next((one for one in reversed(items) if one.set == folding.PROJECT), None)
    region = str(project.data.get("REGION_CODE", "")) if project else ""
    if not items or (scope is not None and not scope.sees(region, "")):
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    counts = counted(None, fresh=items, ended=[one for one in items if one.ended_by])
    row = Tender.row(log, code, summed(items, project, counts, code))
    row.region, row.title = region, titles([code], log=log).get(code, code)
    return row


def items_of(
    codes: Iterable[str],
    *,
    log: str,
    using: str | None = None,
    sets: Collection[str] = (),
    lots: Collection[str] = (),
    ended_by: int | None = None,
) -> dict[str, list[Facts]]:
    """Return each tender's items in the order they came.

    Of ``sets`` alone where any are given, about ``lots`` alone, or ended by one entry (0: by none).
    """
    found: dict[str, list[Facts]] = {code: [] for code in codes}
    rows = _rows(using).filter(log=log, tender__in=list(found))
    if sets:
        rows = rows.filter(set__in=sorted(sets))
    if lots:
        rows = rows.filter(lot__in=sorted(set(lots)))
    if ended_by is not None:
        rows = rows.filter(ended_by=ended_by)
    for one in sorted(_facts(rows) if found else (), key=lambda one: one.number):
        found[one.tender].append(one)
    return found


def holding_under(keys: Iterable[tuple[str, str]], *, log: str, using: str) -> list[Facts]:
    """Return the records that hold under these (platform, data key)."""
    found = _keyed(keys, log=log, using=using, ended_by=0)
    return [one for one in found if one.data_type != DELETE]


def changed_after(number: int, *, limit: int, log: str, using: str) -> tuple[list[str], int]:
    """Return tenders of which what they are found by was looked at after entry ``number``, and up to where.

    About ``limit`` at once: those that one slice of the record looked at come together.
    """
    rows = Doc.objects.using(using).filter(log=log, changed__gt=number)
    rows = rows.order_by("changed", "code")
    bound = rows.values_list("changed", flat=True)[limit - 1 : limit].first()
    if bound is not None:
        rows = rows.filter(changed__lte=bound)
    found = list(rows.values_list("code", "changed"))
    return [code for code, _ in found], max((n for _, n in found), default=number)


def contents_of(
    codes: Iterable[str], classes: frozenset[FieldClass], *, log: str, using: str
) -> list[tuple[Doc, Content]]:
    """Return what tenders are found by in fields of ``classes``, beside the staff's own contents."""
    docs = list(Doc.objects.using(using).filter(log=log, code__in=list(codes)))
    counts = {
        row.code: row.facts()
        for row in Holding.objects.using(using).filter(log=log, code__in=[d.code for d in docs])
    }
    held = held_by(counts, sets=contents.SOURCES, log=log, using=using)
    projects = projects_of({now.project for now in counts.values()}, log=log, using=using)
    return [
        (doc, contents.content(held[doc.code], projects.get(counts[doc.code].project), classes))
        for doc in docs
    ]


def held_by(
    counts: Mapping[str, Counted], *, sets: Collection[str], log: str, using: str
) -> dict[str, list[Facts]]:
    """Return the records of ``sets`` that hold of each tender, or held last of one that is over."""
    here = [code for code, now in counts.items() if not now.over]
    found = items_of(here, log=log, using=using, sets=sets, ended_by=0)
    for code in counts.keys() - set(here):
        by = counts[code].ended
        found |= items_of([code], log=log, using=using, sets=sets, ended_by=by)
    return {
        code: [one for one in items if one.data_type != DELETE] for code, items in found.items()
    }


def counts_of(projects: Iterable[str], *, log: str, using: str | None = None) -> dict[str, Counted]:
    """Return the counts of the tenders of approved projects, which a change of the project moves."""
    rows = Holding.objects.using(using) if using else Holding.objects.all()
    rows = rows.filter(log=log, project__in=[p for p in projects if p])
    return {row.code: row.facts() for row in rows}


def project_items(
    codes: Iterable[str], *, log: str, using: str | None = None
) -> dict[str, list[Facts]]:
    """Return what is reported of each approved project itself, in the order it came.

    That is what came under no tender, and the contracts let without one, wherever they came.
    """
    found: dict[str, list[Facts]] = {code: [] for code in codes if code}
    rows = _rows(using).filter(log=log, project__in=list(found), set__in=folding.UNDER_PROJECT)
    # Said so, neither database is tempted to read every record that has no tender.
    let = Q(set=folding.LET_ALONE)
    for one in _in_order(rows.exclude(~let & Q(tender__gt=""))) if found else ():
        found[one.project].append(one)
    return found


def let_alone(
    groups: Iterable[str], *, log: str, using: str | None = None
) -> dict[str, list[Facts]]:
    """Return what came under approved projects and no tender, by the names of their groups."""
    found = project_items(
        {one.removeprefix(folding.OF_PROJECT) for one in groups}, log=log, using=using
    )
    return {
        f"{folding.OF_PROJECT}{code}": [one for one in items if not one.tender]
        for code, items in found.items()
    }


def heard_of(after: int, upto: int, *, log: str, using: str | None = None) -> list[str]:
    """Return the tenders of which something was reported in (``after``, ``upto``], by code."""
    rows = _rows(using).filter(log=log, number__gt=after, number__lte=upto).exclude(tender="")
    return sorted(rows.order_by().values_list("tender", flat=True).distinct())


def told_beside(after: int, upto: int, *, log: str) -> Iterator[list[Facts]]:
    """Yield, some at a time, what came in (``after``, ``upto``] and stands beside tenders."""
    apart = Q(tender="") | Q(set=folding.LET_ALONE)
    for first in range(after, upto, _MOST):
        rows = _rows(None).filter(log=log, number__gt=first, number__lte=min(first + _MOST, upto))
        yield _facts(rows.filter(apart))


def proven_by(proofs: Sequence[int], *, log: str, using: str | None = None) -> list[Facts]:
    """Return the items whose bytes stand in these entries."""
    return _facts(_rows(using).filter(log=log, proof__in=proofs)) if proofs else []


def numbered(numbers: Sequence[int], *, log: str, using: str | None = None) -> list[Facts]:
    """Return the items since these entries, in their order."""
    rows = _rows(using).filter(log=log)
    some = (numbers[start : start + _MOST] for start in range(0, len(numbers), _MOST))
    found = [one for part in some for one in _facts(rows.filter(number__in=part))]
    return sorted(found, key=lambda one: one.number)


def under(
    keys: Iterable[tuple[str, str]], *, log: str, using: str
) -> dict[tuple[str, str], list[Facts]]:
    """Return the records that hold or held under these (platform, data key)."""
    found: dict[tuple[str, str], list[Facts]] = {}
    for one in _keyed(keys, log=log, using=using):
        found.setdefault(one.key, []).append(one)
    return found


def names_other_lot(code: str, new: Facts, *, log: str, using: str) -> bool:
    """Say whether another lot of a tender than that of ``new`` was named when ``new`` came."""
    rows = _rows(using).filter(log=log, tender=code, number__lt=new.number)
    named = rows.exclude(data_type=DELETE).exclude(lot__in=["", new.lot])
    return named.filter(Q(ended_by=0) | Q(ended_by__gt=new.number)).exists()


def projects_of(codes: Iterable[str], *, log: str, using: str | None = None) -> dict[str, Facts]:
    """Return the item that holds for each approved project."""
    wanted = [code for code in codes if code]
    rows = _rows(using).filter(log=log, project__in=wanted, set=folding.PROJECT, ended_by=0)
    found = _facts(rows.exclude(data_type=DELETE).order_by("number")) if wanted else ()
    return {one.project: one for one in found}


def newest(log: str = "official") -> int:
    """Return the newest item's entry: what a live list asks for next."""
    said: dict[str, Any] = Item.objects.filter(log=log).aggregate(n=Max("number"))
    return int(said["n"] or 0)


def within(rows: QuerySet[Tender], prefix: str) -> QuerySet[Tender]:
    """Return the rows of a division (``6901``) as a range that an index serves; other text as it is."""
    if not prefix:
        return rows
    if not (prefix.isascii() and prefix.isdecimal()) or len(prefix) == _WHOLE:
        return rows.filter(region=prefix)
    if len(prefix) == _CITY:
        return rows.filter(city=prefix)
    return rows.filter(region__gte=prefix, region__lt=f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}")


def _keyed(keys: Iterable[Sequence[str]], *, log: str, using: str, **more: int) -> Iterator[Facts]:
    """Yield the items of records by (platform, data key), those of a platform in their order."""
    by_platform: dict[str, list[str]] = {}
    for platform, data_key in keys:
        by_platform.setdefault(platform, []).append(data_key)
    for platform, data_keys in by_platform.items():
        rows = _rows(using).filter(log=log, platform=platform, data_key__in=data_keys, **more)
        yield from _in_order(rows)


def _in_order(rows: QuerySet[Item]) -> list[Facts]:
    """Return a few rows in the order of the ledger; asked to sort, SQLite would walk the log."""
    return sorted(_facts(rows), key=lambda one: one.number)


def _rows(using: str | None) -> QuerySet[Item]:
    return Item.objects.using(using) if using else Item.objects.all()


def _facts(rows: QuerySet[Item]) -> list[Facts]:
    """Return rows as the plain values that the fold works on.

    Read from the driver: Django asks each field of each row, ten times what the reading costs.
    """
    names = Facts.__slots__
    compiler = rows.values_list(*names).query.get_compiler(using=rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        return [_read(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _read(said: dict[str, Any]) -> Facts:
    for name in ("happened_at", "received_at"):
        if said[name].tzinfo is None:  # SQLite keeps moments in UTC without saying so
            said[name] = said[name].replace(tzinfo=UTC)
    if isinstance(said["data"], str | bytes):
        said["data"] = orjson.loads(said["data"])
    return Facts(**said)
