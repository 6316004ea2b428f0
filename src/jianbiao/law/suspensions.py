"""Days that are not counted (不计入的期间), read from what was reported of objections and reviews."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from jianbiao.law.facts import Facts, read_moment
from jianbiao.law.periods import Span, day_of


def spans_of(said: list[Any], *, until: date) -> list[Span | None]:
    """Return first and last day of each pair of times; None where they cannot be read.

    ``said`` is one pair or a list of pairs; an end not reported lasts ``until``.
    """
    pairs = said if said and all(isinstance(one, list | tuple) for one in said) else [said]
    return [_span(list(pair), until) for pair in pairs if pair]


def _span(pair: list[Any], until: date) -> Span | None:
    first = _moment(pair[0])
    last = _moment(pair[1]) if len(pair) > 1 else None
    if first is None or (last is None and len(pair) > 1 and pair[1] is not None):
        return None
    end = day_of(last) if last is not None else max(until, day_of(first))
    return (day_of(first), end) if day_of(first) <= end else None


def _moment(said: Any) -> datetime | None:
    return read_moment(said) if isinstance(said, str) else None


SUSPENDED: Final = "x_suspensions"
"""The fact that says from when until when a tender was ordered to stop (实施条例 62)."""

_OPEN: Final = timedelta(days=400)
"""How long an order that still stands is taken to last: meanwhile a period has no near last day."""


def stopped(facts: Facts) -> tuple[Span, ...]:
    """Return the days on which the tender was suspended, first and last both left out of periods.

    An order of ours without an end still stands; one that a platform reported without its end moves
    nothing, for nobody knows how far.
    """
    found: list[Span] = []
    for one in facts.listed(SUSPENDED) or ():
        said = Facts(one) if isinstance(one, Mapping) else Facts({})
        begun, ended = said.moment("from"), said.moment("until")
        if begun is None:
            continue
        if ended is None and said.flag("ours") is True and said.get("until") is None:
            ended = begun + _OPEN
        if ended is not None and day_of(begun) <= day_of(ended):
            found.append((day_of(begun), day_of(ended)))
    return tuple(found)
