"""Reading 记录: lists of tenders, one tender's items, what just arrived, entities."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people.domain.reach import division
from jianbiao.people.queries import Scope
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.models import Item, Party, Tender
from jianbiao.standard.messages import DELETE

MOST = 500


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """一个主体: every name, every role, every tender, with the entry that says so.

    ``rows``: what is said of it now, the newest first, at most ``MOST``; ``withdrawn``: what was
    said once and no longer is. ``roles`` counts everything said now.
    """

    key: str
    names: tuple[str, ...]
    rows: tuple[Party, ...]
    withdrawn: tuple[Party, ...]
    roles: dict[str, int]


LONGEST_SEARCH = 200
"""Characters of a search that are looked for; a title has fewer."""


def tenders(
    scope: Scope | None,
    *,
    log: str = "official",
    stage: str = "",
    region: str = "",
    industry: str = "",
    platform: str = "",
    text: str = "",
) -> QuerySet[Tender]:
    """Return tenders in ``scope`` (None: the public, which sees all), the newest first."""
    rows = Tender.objects.filter(log=log)
    if scope is not None and log == "official":
        rows = scope.filter(rows)
    for name, value in (("stage", stage), ("industry", industry), ("platform", platform)):
        if value:
            rows = rows.filter(**{name: value})
    if region:
        rows = _within(rows, division(region))
    if text := text[:LONGEST_SEARCH]:
        rows = rows.filter(
            Q(title__icontains=text) | Q(code=text) | Q(procuring_entity__icontains=text)
        )
    return rows.order_by("-last_number")


def counts(scope: Scope | None, *, log: str = "official") -> dict[str, int]:
    """Return how many tenders in ``scope`` stand in each stage."""
    rows = tenders(scope, log=log).order_by().values("stage").annotate(n=Count("code"))
    return {row["stage"]: row["n"] for row in rows}


def tender(code: str, *, scope: Scope | None = None, log: str = "official") -> Tender:
    """Return one tender. Raise Refused when there is none, or none in ``scope``."""
    row = tenders(scope, log=log).filter(code=code).first()
    if row is None:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    return row


def tender_page(code: str, *, scope: Scope | None = None, log: str = "official") -> TenderPage:
    """Return one tender's page. Raise Refused as ``tender`` does."""
    row = tender(code, scope=scope, log=log)
    items = items_of([code], log=log)[code]
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
    rows = Tender.objects.filter(log=log, code__in=set(codes))
    return dict(rows.values_list("code", "title"))


def entity(key: str, *, scope: Scope | None = None, log: str = "official") -> EntityPage:
    """Return what is known of one entity in tenders of ``scope``. Raise Refused when nothing is."""
    rows = Party.objects.filter(log=log, key=key)
    if scope is not None and log == "official":
        rows = rows.filter(tender__in=tenders(scope, log=log).order_by().values("code"))
    said = list(rows.filter(until=0).order_by("-number", "tender", "role", "name")[:MOST])
    once = list(rows.exclude(until=0).order_by("-number", "tender", "role", "name")[:MOST])
    if not said and not once:
        raise Refused(f"没有主体 {key} · no entity {key}", code="entity_unknown", where=key)
    counted = rows.filter(until=0).order_by().values("role").annotate(n=Count("tender"))
    return EntityPage(
        key=key,
        names=tuple(dict.fromkeys(row.name for row in (*said, *once) if row.name)),
        rows=tuple(said),
        withdrawn=tuple(once),
        roles={row["role"]: row["n"] for row in counted},
    )


def items_of(codes: Iterable[str], *, log: str, using: str | None = None) -> dict[str, list[Facts]]:
    """Return each tender's items in the order they came."""
    found: dict[str, list[Facts]] = {code: [] for code in codes}
    rows = _rows(using).filter(log=log, tender__in=list(found)).order_by("number")
    for one in _facts(rows):
        found[one.tender].append(one)
    return found


def groups(names: Iterable[str], *, log: str, using: str) -> dict[str, list[Facts]]:
    """Return the items by group, in their order: tenders, projects (``P:…``), records alone (``K:…``)."""
    found: dict[str, list[Facts]] = {name: [] for name in names}
    found |= items_of([n for n in found if folding.is_tender(n)], log=log, using=using)
    projects = [name.removeprefix("P:") for name in found if name.startswith("P:")]
    if projects:
        rows = _rows(using).filter(log=log, project__in=projects, set__in=folding.UNDER_PROJECT)
        # Said so, neither database is tempted to read every record that has no tender.
        for one in _in_order(rows.exclude(tender__gt="")):
            found[one.group].append(one)
    alone = (name.removeprefix("K:").split("/", 1) for name in found if name.startswith("K:"))
    for one in _keyed(alone, log=log, using=using):
        if one.group in found and not folding.is_tender(one.group):
            found[one.group].append(one)
    return found


def heard_of(after: int, upto: int, *, log: str, using: str | None = None) -> list[str]:
    """Return the tenders of which something was reported in (``after``, ``upto``], by code."""
    rows = _rows(using).filter(log=log, number__gt=after, number__lte=upto).exclude(tender="")
    return sorted(rows.order_by().values_list("tender", flat=True).distinct())


def proven_by(proofs: Sequence[int], *, log: str, using: str | None = None) -> list[Facts]:
    """Return the items whose bytes stand in these entries."""
    return _facts(_rows(using).filter(log=log, proof__in=proofs)) if proofs else []


def groups_of(
    keys: Iterable[tuple[str, str]], *, log: str, using: str
) -> dict[tuple[str, str], set[str]]:
    """Return the groups in which records of these (platform, data key) hold."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in _keyed(keys, log=log, using=using):
        found.setdefault(one.key, set()).add(one.group)
    return found


def projects_of(codes: Iterable[str], *, log: str, using: str | None = None) -> dict[str, Facts]:
    """Return the item that holds for each approved project."""
    wanted = [code for code in codes if code]
    rows = _rows(using).filter(log=log, project__in=wanted, set=folding.PROJECT, ended_by=0)
    found = _facts(rows.exclude(data_type=DELETE).order_by("number")) if wanted else ()
    return {one.project: one for one in found}


def tenders_of(projects: Iterable[str], *, log: str, using: str | None = None) -> set[str]:
    """Return the tenders of approved projects, whose summary a change of the project may change."""
    wanted = [code for code in projects if code]
    if not wanted:
        return set()
    rows = Tender.objects.using(using) if using else Tender.objects
    return set(rows.filter(log=log, project__in=wanted).values_list("code", flat=True))


def facts_of(
    code: str, *, log: str = "official", units: Collection[str] = facting.UNITS
) -> list[facting.Subject]:
    """Return the subjects of one tender as it stands now, for a check on request."""
    items = items_of([code], log=log)[code]
    if not items:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    return list(facting.subjects(folding.standing(items), units=units))


def newest(log: str = "official") -> int:
    """Return the newest item's entry: what a live list asks for next."""
    said: dict[str, Any] = Item.objects.filter(log=log).aggregate(n=Max("number"))
    return int(said["n"] or 0)


def _within(rows: QuerySet[Tender], prefix: str) -> QuerySet[Tender]:
    """Return the rows of a division (``6901``) as a range that an index serves; other text as it is."""
    if not prefix:
        return rows
    if not (prefix.isascii() and prefix.isdecimal()):
        return rows.filter(region=prefix)
    return rows.filter(region__gte=prefix, region__lt=f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}")


def _keyed(keys: Iterable[Sequence[str]], *, log: str, using: str) -> Iterator[Facts]:
    """Yield the items of records by (platform, data key), those of a platform in their order."""
    by_platform: dict[str, list[str]] = {}
    for platform, data_key in keys:
        by_platform.setdefault(platform, []).append(data_key)
    for platform, data_keys in by_platform.items():
        rows = _rows(using).filter(log=log, platform=platform, data_key__in=data_keys)
        yield from _in_order(rows)


def _in_order(rows: QuerySet[Item]) -> list[Facts]:
    """Return a few rows in the order of the ledger; asked to sort, SQLite would walk the log."""
    return sorted(_facts(rows), key=lambda one: one.number)


def _rows(using: str | None) -> QuerySet[Item]:
    return Item.objects.using(using) if using else Item.objects.all()


def _facts(rows: QuerySet[Item]) -> list[Facts]:
    """Return rows as the plain values that the fold works on."""
    return [Facts(**row) for row in rows.values(*Facts.__slots__)]
