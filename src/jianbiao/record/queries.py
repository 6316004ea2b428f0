"""Reading 记录: lists of tenders, one tender's items, what just arrived, entities."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people.queries import Scope
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.models import Item, Party, Tender

PAGE = 50


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
    """一个主体: every name, every role, every tender, with the entry that said so."""

    key: str
    names: tuple[str, ...]
    rows: tuple[Party, ...]
    roles: dict[str, int]


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
        rows = rows.filter(region__startswith=_division(region))
    if text:
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
        parties=tuple((p.role, p.key, p.name) for p in roles),
        shown=ledger_queries.bookmark("record", log),
    )


def recent(
    scope: Scope | None, *, after: int = 0, log: str = "official", limit: int = 20
) -> list[Facts]:
    """Return the newest items in ``scope`` after entry ``after``, newest first."""
    rows = Item.objects.filter(log=log, number__gt=after).exclude(tender="")
    found: list[Facts] = []
    for row in rows.order_by("-number")[: limit * 5].iterator():
        if len(found) == limit:
            break
        if scope is None or scope.sees(*_place(row.tender, log)):
            found.append(row.facts())
    return found


def titles(codes: Iterable[str], *, log: str = "official") -> dict[str, str]:
    """Return the titles of tenders by code."""
    rows = Tender.objects.filter(log=log, code__in=set(codes))
    return dict(rows.values_list("code", "title"))


def entity(key: str, *, scope: Scope | None = None, log: str = "official") -> EntityPage:
    """Return what is known of one entity in tenders of ``scope``. Raise Refused when nothing is."""
    rows = list(Party.objects.filter(log=log, key=key).order_by("-number")[:500])
    if scope is not None and log == "official":
        seen = set(
            tenders(scope, log=log)
            .filter(code__in={row.tender for row in rows})
            .values_list("code", flat=True)
        )
        rows = [row for row in rows if row.tender in seen]
    if not rows:
        raise Refused(f"没有主体 {key} · no entity {key}", code="entity_unknown", where=key)
    roles: dict[str, int] = {}
    for row in rows:
        roles[row.role] = roles.get(row.role, 0) + 1
    names = tuple(dict.fromkeys(row.name for row in rows if row.name))
    return EntityPage(key=key, names=names, rows=tuple(rows), roles=roles)


def items_of(
    codes: Iterable[str], *, log: str, using: str | None = None, upto: int | None = None
) -> dict[str, list[Facts]]:
    """Return each tender's items in the order they came; ``upto`` leaves later entries out."""
    wanted = list(codes)
    found: dict[str, list[Facts]] = {code: [] for code in wanted}
    rows = _rows(using).filter(log=log, tender__in=wanted).order_by("number")
    for row in rows if upto is None else rows.filter(number__lte=upto):
        found[row.tender].append(row.facts())
    return found


def projects_of(codes: Iterable[str], *, log: str, using: str | None = None) -> dict[str, Facts]:
    """Return the item that holds for each approved project."""
    rows = _rows(using).filter(log=log, project__in=list(codes), set="PROJECT", ended_by=0)
    return {row.project: row.facts() for row in rows.order_by("number")}


def ended_projects(one: Facts, *, using: str | None = None) -> list[Facts]:
    """Return a project's earlier items as a change or deletion of it leaves them."""
    rows = _rows(using).filter(log=one.log, project=one.project, set="PROJECT")
    before = [row.facts() for row in rows.order_by("number")]
    pairs = zip(before, folding.after(before, one), strict=False)
    return [now for old, now in pairs if now.ended_by != old.ended_by]


def tenders_of(projects: Iterable[str], *, log: str, using: str | None = None) -> set[str]:
    """Return the tenders of approved projects, whose summary a change of the project may change."""
    wanted = [code for code in projects if code]
    if not wanted:
        return set()
    rows = Tender.objects.using(using) if using else Tender.objects
    return set(rows.filter(log=log, project__in=wanted).values_list("code", flat=True))


def facts_of(code: str, *, log: str = "official") -> list[facting.Subject]:
    """Return the subjects of one tender as it stands now, for a check on request."""
    items = items_of([code], log=log)[code]
    if not items:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    return list(facting.subjects(folding.holding(items, items[-1].number)))


def newest(log: str = "official") -> int:
    """Return the newest item's entry: what a live list asks for next."""
    said: dict[str, Any] = Item.objects.filter(log=log).aggregate(n=Max("number"))
    return int(said["n"] or 0)


def _division(region: str) -> str:
    """Return what codes of a division begin with (GB/T 2260): 2, 4 or 6 digits."""
    return region[:2] if region.endswith("0000") else region.removesuffix("00")


def _rows(using: str | None) -> QuerySet[Item]:
    return Item.objects.using(using) if using else Item.objects.all()


def _place(code: str, log: str) -> tuple[str, str]:
    row = Tender.objects.filter(log=log, code=code).values_list("region", "industry").first()
    return row or ("", "")
