"""Days that are not counted (不计入的期间), read from what was reported of objections and reviews."""

from datetime import date, datetime
from typing import Any

from jianbiao.law.facts import read_moment
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
