"""筛选项与计数: the choices of each filter with how many tenders they leave.

While only kinds of tenders are asked for (place, industry, method, stage, body) the counts are exact
sums of the tallies; with any other filter they are counted among the newest that fit, at most
``MOST``, and the page says so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.people import domain as peopling
from jianbiao.people import queries as people
from jianbiao.people.domain import Reach, Strip
from jianbiao.people.domain.reach import division
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.publish.searching import Choice
from jianbiao.record import queries as record
from jianbiao.record.domain.stages import WORDS, Stage
from jianbiao.record.searching import Words
from jianbiao.standard import codes
from jianbiao.web.staff.asking import VERDICTS, Asked
from jianbiao.web.staff.listing import MOST, newest, reach_of, words_of

KINDS: Final = ("stage", "region", "industry", "method")
SHOWN: Final = 40
_EXACT: Final = {*KINDS, "body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How many tenders there are of one kind."""

    region: str
    industry: str
    method: str
    stage: str
    n: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The choices by filter; ``total`` is exact unless ``more``, which says that counts are at least."""

    choices: dict[str, list[Choice]]
    bodies: list[Choice]
    rules: list[tuple[str, tuple[str, str]]]
    verdicts: tuple[str, ...]
    total: int
    more: bool


def facets(scope: Scope, said: Asked, at: datetime, words: Words | None = None) -> Facets:
    """Return the choices for a list as it is asked, from its first page on; ``words`` its query."""
    said = said.without()
    words = words or words_of(scope, said)
    exact = not said.filters.keys() - _EXACT
    whole = _tallied(scope) if exact else None
    seen: dict[Asked, tuple[list[Kind], bool]] = {}
    for name in (*KINDS, "body", ""):
        asked = said.without(name) if name else said
        if asked not in seen:
            seen[asked] = _kinds(scope, asked, whole, at, words)
    kinds = {name: seen[said.without(name)][0] for name in (*KINDS, "body")}
    return Facets(
        choices={name: _choices(name, kinds[name], said) for name in KINDS},
        bodies=_bodies(kinds["body"], said),
        rules=[(rule.number, (rule.zh, rule.en)) for rule in RULES.values()],
        verdicts=VERDICTS,
        total=sum(kind.n for kind in seen[said][0]),
        more=any(more for _, more in seen.values()),
    )


def _tallied(scope: Scope) -> list[Kind]:
    rows = record.tallies(scope).values_list("region", "industry", "mode", "stage", "count")
    return [Kind(region=r, industry=i, method=m, stage=s, n=n) for r, i, m, s, n in rows]


def _kinds(
    scope: Scope, said: Asked, whole: list[Kind] | None, at: datetime, words: Words
) -> tuple[list[Kind], bool]:
    """Return what fits, of all tallies, else of the newest tenders, and whether there is more."""
    if whole is not None:
        reach = reach_of(said.body) if said.body else None
        return [kind for kind in whole if _fits(kind, said, reach)], False
    rows, bound = newest(scope, said, at, words)
    told = rows.order_by("-first_at", "code").values_list("region", "industry", "mode", "stage")
    found = [Kind(region=r, industry=i, method=m, stage=s) for r, i, m, s in told[: MOST + 1]]
    return found[:MOST], bound is not None or len(found) > MOST


def _fits(kind: Kind, said: Asked, reach: Reach | None) -> bool:
    asked = ((said.stage, kind.stage), (said.industry, kind.industry), (said.method, kind.method))
    if any(value and value != own for value, own in asked):
        return False
    if reach is not None and not reach.covers(kind.region, kind.industry):
        return False
    return not said.region or kind.region.startswith(division(said.region))


def _choices(name: str, kinds: Iterable[Kind], said: Asked) -> list[Choice]:
    counts: Counter[str] = Counter()
    for kind in kinds:
        counts[_place(kind.region, said.region) if name == "region" else getattr(kind, name)] += (
            kind.n
        )
    chosen = getattr(said, name)
    if name == "stage":
        counts.update({stage.value: 0 for stage in Stage})
    if chosen:
        counts.update({chosen: 0})
    counts.pop("", None)
    order = list(counts) if name != "stage" else [stage.value for stage in Stage]
    if name != "stage":
        order.sort(key=lambda value: (-counts[value], value))
    return [
        Choice(value=value, said=_words(name, value), n=counts[value], chosen=value == chosen)
        for value in order[:SHOWN]
    ]


def _place(region: str, chosen: str) -> str:
    """Return the division a tender counts in: its city, below a chosen city its county."""
    if chosen and division(chosen) == region[:4]:
        return region
    return f"{region[:4]}00" if len(region) == 6 and region.isdecimal() else region  # noqa: PLR2004


def _bodies(kinds: list[Kind], said: Asked) -> list[Choice]:
    """Return the supervision departments that have tenders among ``kinds``."""
    places: Counter[tuple[str, str]] = Counter()
    for kind in kinds:
        places[kind.region, kind.industry] += kind.n
    supervising = people.departments().filter(function=peopling.Function.SUPERVISION)
    seeing = people.reaches(supervising)
    below: dict[str, list[tuple[str, Strip]]] = {}
    for one, reach in seeing:
        for strip in reach.strips:
            below.setdefault(strip.prefix, []).append((one.code, strip))
    counts: Counter[str] = Counter()
    for (region, industry), n in places.items():
        near = [pair for digits in (0, 2, 4, 6) for pair in below.get(region[:digits], ())]
        for code in {code for code, strip in near if strip.covers(region, industry)}:
            counts[code] += n
    return [
        Choice(
            value=one.code, said=(one.zh, one.en), n=counts[one.code], chosen=one.code == said.body
        )
        for one, _ in seeing
        if counts[one.code] or one.code == said.body
    ]


def _words(name: str, value: str) -> tuple[str, str]:
    if name == "stage" and value in set(Stage):
        return WORDS[Stage(value)]
    if name == "industry":
        return public.industry(value)
    if name == "method":
        return codes.TENDER_MODE.values.get(value, (value, value))
    return "", ""
