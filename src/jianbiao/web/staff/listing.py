"""招标项目清单: one page of tenders by filter, without a query whose cost grows with the table.

Whatever combination is asked, the newest ``WINDOW`` tenders that fit one indexed filter are looked
at; a page that found less than it holds says how far back it looked and offers to go on from there.
A finding or an alert that few tenders carry is looked up first, so that rare ones are found at once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import OuterRef, Q, QuerySet, Subquery

from jianbiao.people import queries as people
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.publish import searching
from jianbiao.record import queries as record
from jianbiao.record.models import Tender
from jianbiao.record.searching import Words
from jianbiao.watch import queries as watch
from jianbiao.watch.models import Finding
from jianbiao.web.staff.asking import Asked, before

PAGE: Final = 50
WINDOW: Final = 5_000
MOST: Final = 1000
"""What is looked up by name at most, and counted; beyond it a count reads 1,000+."""

NOTHING: Final = Reach(prefix="", industries=(), tenders=False)
_INDEXED: Final = ("region", "stage", "industry", "method", "platform")
_COLUMNS: Final = {"method": "mode"}
_GRAVE: Final = ("breach", "yellow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of the list. ``following`` begins the next page; empty on the last.

    ``looked`` is how far back was looked where that ended the page.
    """

    rows: tuple[Tender, ...]
    following: str
    looked: datetime | None


def words_of(scope: Scope, said: Asked) -> Words:
    """Return the query of an address, to be asked with many filters.

    Who may not look into what is restricted asks the public's index.
    """
    if scope.restricted:
        return Words(ask=lambda kinds: record.search(said.q, scope, **kinds))
    return searching.words(said.q)


def listed(scope: Scope, said: Asked, at: datetime, words: Words | None = None) -> Listed:
    """Return the page that ``said`` asks for, of tenders in ``scope``.

    ``words`` is its query where that is asked with other filters too.
    """
    rows, bound = newest(scope, said, at, words)
    found = list(_from(rows, said.place).order_by("-first_at", "code")[: PAGE + 1])
    full, found = len(found) > PAGE, found[:PAGE]
    following = ""
    if full:
        following = before(found[-1].first_at, found[-1].code)
    elif bound is not None:
        following = before(*bound)
    return Listed(
        rows=tuple(found),
        following=following,
        looked=bound[0] if bound is not None and not full else None,
    )


def newest(
    scope: Scope, said: Asked, at: datetime, words: Words | None = None
) -> tuple[QuerySet[Tender], tuple[datetime, str] | None]:
    """Return those that fit among the newest ``WINDOW``, and the last that was looked at.

    That last one is None where nothing older is left to look at.
    """
    bound = _bound(scope, said)
    rows = matching(scope, said, at, words)
    return (rows if bound is None else _to(rows, bound)), bound


def matching(
    scope: Scope, said: Asked, at: datetime, words: Words | None = None
) -> QuerySet[Tender]:
    """Return every tender in ``scope`` that fits the filters, in no order."""
    rows = record.tenders(
        scope,
        stage=said.stage,
        region=said.region,
        industry=said.industry,
        mode=said.method,
        platform=said.platform,
    ).order_by()
    if said.q:
        found = (words or words_of(scope, said)).found(**_kinds_of(said))
        rows = rows.filter(code__in=found.codes)
    if said.body:
        rows = _of_body(rows, said.body)
    least, most = said.yuan
    first, last = said.days
    for name, value in (
        ("value__gte", least),
        ("value__lte", most),
        ("first_at__gte", first),
        ("first_at__lt", last),
    ):
        if value is not None:
            rows = rows.filter(**{name: value})
    if said.rule or said.verdict:
        rows = _found(rows, scope, said, at)
    if said.alert:
        waiting = watch.needs_me(scope, at).filter(grade=said.alert)
        rows = _carrying(rows, waiting.order_by("region", "industry"))
    return rows


def _kinds_of(said: Asked) -> dict[str, str]:
    return {
        "stage": said.stage,
        "region": said.region,
        "industry": said.industry,
        "mode": said.method,
        "platform": said.platform,
    }


def reach_of(code: str) -> Reach:
    """Return what the department of this code sees: nothing where there is none."""
    for _, reach in people.reaches(people.departments().filter(code=code)):
        return reach
    return NOTHING


def _of_body(rows: QuerySet[Tender], code: str) -> QuerySet[Tender]:
    return Scope(reach=reach_of(code)).filter(rows)


def _found(rows: QuerySet[Tender], scope: Scope, said: Asked, at: datetime) -> QuerySet[Tender]:
    """Return those with such a finding; one that would tell of bids only once they are open."""
    findings = Finding.objects.filter(log="official")
    if said.rule:
        findings = findings.filter(rule=said.rule)
    findings = findings.filter(verdict__in=[said.verdict] if said.verdict else _GRAVE)
    order = ("verdict", "tender") if said.rule else ("verdict", "platform")
    return _carrying(rows, scope.filter(watch.told(findings, at)).order_by(*order))


def _carrying(rows: QuerySet[Tender], marks: QuerySet[Any]) -> QuerySet[Tender]:
    """Return those of ``rows`` with one of ``marks``: by name where few have one, else one by one.

    ``marks`` are in the order of an index, so that no more of their table is read than is needed.
    """
    codes = list(marks.values_list("tender", flat=True)[: MOST + 1])
    if len(codes) <= MOST:
        return rows.filter(code__in=set(codes))
    own = marks.order_by().filter(tender=OuterRef("code")).values("tender")
    # Looked up row by row: of EXISTS PostgreSQL would read all marks into a hash.
    return rows.alias(marked=Subquery(own[:1])).filter(marked__isnull=False)


def _bound(scope: Scope, said: Asked) -> tuple[datetime, str] | None:
    """Return the last of the ``WINDOW`` tenders to look at; None where there are no more.

    They are those of one indexed filter alone, so that an index is read and no table.
    """
    if said.q:  # the index of words has found few already, however old
        return None
    rows = _from(_driver(scope, said), said.place).order_by("-first_at", "code")
    last = rows.values_list("first_at", "code")[WINDOW - 1 : WINDOW].first()
    return (last[0], last[1]) if last else None


def _driver(scope: Scope, said: Asked) -> QuerySet[Tender]:
    """Return the tenders of the filter, else of the reach, that one index serves in order."""
    chosen = next((name for name in _INDEXED if getattr(said, name)), "")
    if chosen:
        return record.tenders(None, **{_COLUMNS.get(chosen, chosen): getattr(said, chosen)})
    reach = reach_of(said.body) if said.body else scope.reach
    if reach is None or len(reach.strips) != 1:
        return record.tenders(None)
    strip = reach.strips[0]
    if not strip.prefix and strip.industries is not None and len(strip.industries) == 1:
        return record.tenders(None, industry=strip.industries[0])
    return record.within(record.tenders(None), strip.prefix)


def _from(rows: QuerySet[Tender], place: tuple[datetime, str] | None) -> QuerySet[Tender]:
    """Return the rows after ``place``; the first condition alone is what an index ranges over."""
    if place is None:
        return rows
    at, code = place
    return rows.filter(Q(first_at__lt=at) | Q(code__gt=code), first_at__lte=at)


def _to(rows: QuerySet[Tender], place: tuple[datetime, str]) -> QuerySet[Tender]:
    """Return the rows up to and with ``place``."""
    at, code = place
    return rows.filter(Q(first_at__gt=at) | Q(code__lte=code), first_at__gte=at)
