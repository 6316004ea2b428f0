"""检索 answered: codes before titles, titles before parties, parties before everything else.

Within each the tenders begun last come first. At most ``MOST`` are found; whoever needs fewer says
more. An index is asked only for what it holds, so a query costs the same on any table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from jianbiao.people.domain import Reach
from jianbiao.people.domain.reach import division
from jianbiao.record.domain import search
from jianbiao.record.indexing import FIELDS, Asked, Index
from jianbiao.record.models import Tender

MOST: Final = 500
"""Tenders found at most: twenty pages, more than anybody reads."""
_TENDER: Final = 20
_WHOLE: Final = 6
"""Characters of a tender's code; digits of a division's."""

Facets = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Codes of tenders in their order; ``more`` says that there are others than these."""

    codes: tuple[str, ...]
    more: bool


def find(
    query: str, index: Index, among: QuerySet[Tender], facets: Facets, *, log: str, using: str
) -> Found:
    """Return the tenders that hold every word of ``query``; none for a query without a word.

    ``among`` and ``facets`` say the same, once for tables and once for the index: what to look in.
    """
    words = search.terms(query)
    if not words:
        return Found(codes=(), more=False)
    found: dict[str, None] = {}
    if len(words) == 1 and search.code_like(words[0]):
        found |= dict.fromkeys(_by_code(words[0], index, among, facets, log=log, using=using))
    titles = Asked(fields=("title",), mark="t", terms=words, facets=facets)
    found |= dict.fromkeys(_codes(index, titles, log, using))
    if len(found) <= MOST:
        anywhere = Asked(fields=FIELDS, mark="a", terms=words, facets=facets)
        whole = index.find(anywhere, log=log, using=using, limit=MOST + 1)
        if len(whole) > MOST:  # those whose parties hold it may be further back
            named = Asked(fields=("parties",), mark="a", terms=words, facets=facets)
            found |= dict.fromkeys(_codes(index, named, log, using))
        found |= dict.fromkeys(code for code, own in whole if own)
        found |= dict.fromkeys(code for code, _ in whole)
    return Found(codes=tuple(found)[:MOST], more=len(found) > MOST)


def facets(reach: Reach | None, *, region: str = "", **kinds: str) -> Facets:
    """Return what narrows a search: what ``reach`` sees, a division, and values of other kinds."""
    prefixes = (reach.prefix if reach else "", division(region))
    groups: list[tuple[str, ...]] = [(_within(prefix),) for prefix in prefixes if prefix]
    if reach is not None and reach.industries is not None:
        groups.append(tuple(search.facet("industry", one) for one in reach.industries))
    groups += [(search.facet(name, value),) for name, value in kinds.items() if value]
    return tuple(groups)


def _within(prefix: str) -> str:
    digits = prefix.isascii() and prefix.isdecimal() and len(prefix) < _WHOLE
    return search.facet("within" if digits else "region", prefix)


def _by_code(
    word: str, index: Index, among: QuerySet[Tender], facets: Facets, *, log: str, using: str
) -> Iterable[str]:
    """Return tenders whose code begins so or contains this lot, then those with such a code inside."""
    code = (word[:1].upper() + word[1:])[:_TENDER]
    after = code[:-1] + chr(ord(code[-1]) + 1)
    rows = among.filter(code__gte=code, code__lt=after).order_by("-code")
    yield from rows.values_list("code", flat=True)[: MOST + 1]
    asked = Asked(terms=(), fields=(), mark="c", facets=((search.token("c", word),), *facets))
    yield from _codes(index, asked, log, using)


def _codes(index: Index, asked: Asked, log: str, using: str) -> list[str]:
    return [code for code, _ in index.find(asked, log=log, using=using, limit=MOST + 1)]
