"""检索 answered: codes before titles, titles before parties, parties before everything else.

Within each the tenders begun last come first. At most ``MOST`` are found; whoever needs fewer says
more. An index is asked only for what it holds, so a query costs the same on any table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import orjson
from django.db.models import QuerySet

from jianbiao.people.domain import Reach
from jianbiao.people.domain.reach import division
from jianbiao.record.domain import search
from jianbiao.record.indexing import FIELDS, Asked, Hit, Index
from jianbiao.record.models import Tender

MOST: Final = 500
"""Tenders found at most: twenty pages, more than anybody reads."""
_TENDER: Final = 20
_WHOLE: Final = 6
"""Characters of a tender's code; digits of a division's."""

FACETS: Final = ("stage", "region", "industry", "mode", "platform")
"""By what a search is narrowed down."""

Facets = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Codes of tenders in their order; ``more`` says that there are others than these.

    ``kinds`` are their facets by name, in the same order.
    """

    codes: tuple[str, ...]
    more: bool
    kinds: tuple[Mapping[str, str], ...] = ()

    def narrowed(self, **kinds: str) -> "Found":
        """Return those of these kinds; a region is a division with what lies in it."""
        wanted = {name: value for name, value in kinds.items() if value}
        pairs = zip(self.codes, self.kinds, strict=True)
        kept = [(code, own) for code, own in pairs if _fits(own, wanted)]
        return Found(
            codes=tuple(code for code, _ in kept),
            kinds=tuple(own for _, own in kept),
            more=self.more,
        )


NOTHING: Final = Found(codes=(), more=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One query that is asked with many filters: while it finds few, the index is asked once."""

    ask: Callable[[Mapping[str, str]], Found]
    seen: dict[tuple[tuple[str, str], ...], Found] = field(default_factory=dict)

    def found(self, **kinds: str) -> Found:
        """Return what the query finds among tenders of these kinds."""
        whole = self._asked({})
        return self._asked(kinds) if whole.more else whole.narrowed(**kinds)

    def _asked(self, kinds: Mapping[str, str]) -> Found:
        key = tuple(sorted((name, value) for name, value in kinds.items() if value))
        if key not in self.seen:
            self.seen[key] = self.ask(dict(key))
        return self.seen[key]


def find(
    query: str, index: Index, among: QuerySet[Tender], facets: Facets, *, log: str, using: str
) -> Found:
    """Return the tenders that hold every word of ``query``; none for a query without a word.

    ``among`` and ``facets`` say the same, once for tables and once for the index: what to look in.
    """
    words = search.terms(query)
    if not words:
        return NOTHING
    found: dict[str, Mapping[str, str]] = {}
    if len(words) == 1 and search.code_like(words[0]):
        _keep(found, _by_code(words[0], index, among, facets, log=log, using=using))
    titles = Asked(fields=("title",), mark="t", terms=words, facets=facets)
    if len(found) <= MOST:
        _keep(found, _hits(index, titles, log, using))
    if len(found) <= MOST:
        anywhere = Asked(fields=FIELDS, mark="a", terms=words, facets=facets)
        whole = index.find(anywhere, log=log, using=using, limit=MOST + 1)
        if len(whole) > MOST and not all(one.own for one in whole):
            # Those whose parties hold it may be further back.
            named = Asked(fields=("parties",), mark="a", terms=words, facets=facets)
            _keep(found, _hits(index, named, log, using))
        _keep(found, _read(one for one in whole if one.own))
        _keep(found, _read(whole))
    few = list(found.items())[:MOST]
    return Found(
        codes=tuple(code for code, _ in few),
        kinds=tuple(own for _, own in few),
        more=len(found) > MOST,
    )


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


def _fits(own: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Say whether a tender of facets ``own`` is of the ``wanted`` kinds, as the index would."""
    for name, value in wanted.items():
        place = name == "region"
        said, asked = own.get(name, ""), division(value) if place else value
        inside = place and asked.isascii() and asked.isdecimal() and len(asked) < _WHOLE
        if not (said.startswith(asked) if inside else said == asked):
            return False
    return True


def _by_code(
    word: str, index: Index, among: QuerySet[Tender], facets: Facets, *, log: str, using: str
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield tenders whose code begins so or contains this lot, then those with such a code inside."""
    code = (word[:1].upper() + word[1:])[:_TENDER]
    after = code[:-1] + chr(ord(code[-1]) + 1)
    rows = among.filter(code__gte=code, code__lt=after).order_by("-code")
    for row in rows.values("code", *FACETS)[: MOST + 1]:
        yield row.pop("code"), row
    asked = Asked(terms=(), fields=(), mark="c", facets=((search.token("c", word),), *facets))
    yield from _hits(index, asked, log, using)


def _hits(
    index: Index, asked: Asked, log: str, using: str
) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from _read(index.find(asked, log=log, using=using, limit=MOST + 1))


def _read(hits: Iterable[Hit]) -> Iterator[tuple[str, Mapping[str, str]]]:
    return ((one.code, orjson.loads(one.facets)) for one in hits)


def _keep(
    found: dict[str, Mapping[str, str]], more: Iterable[tuple[str, Mapping[str, str]]]
) -> None:
    """Add what is not there yet, behind it."""
    for code, own in more:
        found.setdefault(code, own)
