"""公开检索 and its filters: the public's list of tenders, found by words or begun last.

The open index alone is asked. Counts beside the choices are sums kept with the record, or, of a
search, counted among what was found.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from jianbiao.people.domain.reach import division
from jianbiao.publish import domain
from jianbiao.publish.indexing import INDEX
from jianbiao.record import queries as record
from jianbiao.record import tallying
from jianbiao.record.domain import search
from jianbiao.record.domain.stages import WORDS, Stage
from jianbiao.record.models import Tender
from jianbiao.record.searching import Found, Words

FILTERS: Final = ("stage", "industry", "region")
SHOWN: Final = 30
"""Choices of one filter that are shown, the most frequent first."""
MOST_PAGES: Final = 400
"""Pages of a list that can be turned; beyond them filters and words find more than turning does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter with how many it leaves; ``said`` is empty where only a code is known."""

    value: str
    said: tuple[str, str]
    n: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of tenders; ``more`` says that there are others than were counted."""

    page: Page[Any]
    facets: dict[str, list[Choice]]
    more: bool


def listed(said: Mapping[str, str], *, size: int, log: str = "official") -> Listed:
    """Return the page of tenders that an address asks for by ``q``, filters and ``page``."""
    query = said.get("q", "").strip()
    kinds = {name: said.get(name, "").strip() for name in FILTERS}
    if log == "gathered":
        kinds["platform"] = said.get("platform", "").strip()
    return _found(query, kinds, said, size, log) if query else _begun(kinds, said, size, log)


def found(query: str, kinds: Mapping[str, str], *, log: str = "official") -> Found:
    """Return the tenders that hold every word of ``query`` in open fields, best first."""
    return record.find(query, INDEX, None, log=log, **kinds)


def words(query: str, *, log: str = "official") -> Words:
    """Return a query of open fields to be asked with many filters."""
    return Words(ask=lambda kinds: found(query, kinds, log=log))


def rows_of(codes: list[str], *, log: str) -> list[Tender]:
    """Return tenders in the order of ``codes``."""
    rows = {row.code: row for row in Tender.objects.filter(log=log, code__in=codes)}
    return [rows[code] for code in codes if code in rows]


def exact(query: str) -> str:
    """Return the tender whose code, or one of whose lots' codes, is exactly ``query``; empty if none."""
    words = search.terms(query)
    code = (words[0][:1].upper() + words[0][1:])[:_TENDER] if len(words) == 1 else ""
    if len(code) < _TENDER or len(words[0]) not in {_TENDER, _LOT}:
        return ""
    return code if Tender.objects.filter(log="official", code=code).exists() else ""


_TENDER: Final = 20
_LOT: Final = 23


def _begun(kinds: Mapping[str, str], said: Mapping[str, str], size: int, log: str) -> Listed:
    rows = record.tenders(None, log=log, **kinds).order_by("-first_at", "code")
    counted = {name: _tallied(name, kinds, log) for name in FILTERS}
    if kinds.get("platform"):  # no tally tells of a source; no more is counted than can be turned
        total = rows[: MOST_PAGES * size].count()
    else:
        total = sum(_tallied("stage", {**kinds}, log, own=True).values())
    return Listed(
        page=_page(rows, total, said, size),
        facets={name: _choices(name, counted[name], kinds[name]) for name in FILTERS},
        more=False,
    )


def _found(
    query: str, kinds: Mapping[str, str], said: Mapping[str, str], size: int, log: str
) -> Listed:
    asked = words(query, log=log)
    hits = asked.found(**kinds)
    page = _page(list(hits.codes), len(hits.codes), said, size)
    page.object_list = rows_of(list(page.object_list), log=log)
    facets = {}
    for name in FILTERS:
        among = asked.found(**{**kinds, name: ""})
        counted = Counter(own.get(name, "") for own in among.kinds)
        facets[name] = _choices(name, counted, kinds[name])
    return Listed(page=page, facets=facets, more=hits.more)


def _page(rows: Any, total: int, said: Mapping[str, str], size: int) -> Page[Any]:
    paginator = Paginator(rows, size)
    paginator.count = total  # known from the tallies: no table is counted
    paginator.num_pages = min(paginator.num_pages, MOST_PAGES)
    return paginator.get_page(said.get("page"))


def _tallied(
    name: str, kinds: Mapping[str, str], log: str, *, own: bool = False
) -> Mapping[str, int]:
    """Return how many tenders of ``kinds`` there are by ``name``, whose own filter counts if ``own``."""
    rows: QuerySet[Any] = record.tallies(None, log=log)
    for kind, value in kinds.items():
        if value and kind != "platform" and (own or kind != name):
            within = {"region__startswith": division(value)} if kind == "region" else {kind: value}
            rows = rows.filter(**within)
    return tallying.sums(rows, name)


def _choices(name: str, counted: Mapping[str, int], chosen: str) -> list[Choice]:
    known = {value: n for value, n in counted.items() if value}
    if name == "stage":
        order = [stage.value for stage in Stage]
    else:
        order = sorted(known, key=lambda value: (-known[value], value))[:SHOWN]
    if chosen and chosen not in order:
        order.append(chosen)
    return [
        Choice(value=v, said=_words(name, v), n=known.get(v, 0), chosen=v == chosen) for v in order
    ]


def _words(name: str, value: str) -> tuple[str, str]:
    if name == "stage" and value in set(Stage):
        return WORDS[Stage(value)]
    if name == "industry":
        return domain.industry(value)
    return "", ""
