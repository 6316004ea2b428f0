"""Days and hours of work (工作日与办公时间) as an agency in the province plans with them.

The rehearsal knows no law: it carries the two years of holidays a demonstration runs through, and
takes any other ``working`` where a caller has a longer table. A test compares ours with the law's.
"""

import bisect
import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from jianbiao.standard.terms import SHANGHAI

Working = Callable[[date], bool]
"""Says whether a day is worked."""

OPENS: Final = time(9, 0)
CLOSES: Final = time(17, 0)
DAY: Final = timedelta(days=1)

_SATURDAY: Final = 5
_YEAR: Final = timedelta(days=365)
_MONTHS: Final = (
    *(0.074, 0.050, 0.056, 0.076, 0.076, 0.101),
    *(0.084, 0.096, 0.091, 0.075, 0.100, 0.121),
)
_UNTIL: Final = tuple(itertools.accumulate(_MONTHS[:-1]))
"""The share of a year's notices that each month publishes, and those added up."""

_RESTED: Final = {
    2025: "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
    2026: "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07",
}
_WORKED: Final = {
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def working(day: date) -> bool:
    """Say whether ``day`` is worked; beyond the years carried the weekday alone decides."""
    if day in _days_of("worked"):
        return True
    return day.weekday() < _SATURDAY and day not in _days_of("rested")


def next_day(day: date, fits: Working) -> date:
    """Return the first day from ``day`` on that fits."""
    while not fits(day):
        day += DAY
    return day


def last_day(first: date, *, exactly: int | None, usual: int, least: int, works: Working) -> date:
    """Return the day a period ends: ``exactly`` so long, or a working day that keeps ``least`` days.

    Kept are ``least`` days after the first and, where the last of them rests, the next that is worked.
    """
    if exactly is not None:
        return first + DAY * exactly
    full = next_day(first + DAY * least, works)
    return next_day(max(full, first + DAY * usual), works)


def at(day: date, clock: time) -> datetime:
    """Return the moment ``clock`` shows on ``day``, Beijing time."""
    return datetime.combine(day, clock, SHANGHAI)


def office(moment: datetime, works: Working) -> datetime:
    """Return ``moment`` when an office is open, else five past nine on the next day it is."""
    if OPENS <= moment.time() < CLOSES and works(moment.date()):
        return moment
    day = moment.date() if moment.time() < OPENS else moment.date() + DAY
    return at(next_day(day, works), time(9, 5))


def in_season(start: datetime, passed: timedelta) -> datetime:
    """Return the moment ``passed`` after ``start`` when time runs by what each month publishes.

    A month with twice the notices takes in twice the time; a whole year stays a year.
    """
    position = _position(start) + passed / _YEAR
    year, share = int(position // 1), position % 1
    month = bisect.bisect_right(_UNTIL, share)
    before = _UNTIL[month - 1] if month else 0.0
    first, after = _month(year, month), _month(year, month + 1)
    return first + (after - first) * min(1.0, (share - before) / _MONTHS[month])


def _position(at: datetime) -> float:
    """Return the year of a moment and how much of what it publishes is over."""
    first, after = _month(at.year, at.month - 1), _month(at.year, at.month)
    return (
        at.year
        + sum(_MONTHS[: at.month - 1])
        + _MONTHS[at.month - 1] * ((at - first) / (after - first))
    )


def _month(year: int, month: int) -> datetime:
    """Return when a month begins, counted from 0; the thirteenth is the next January."""
    return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=SHANGHAI)


@cache
def _days_of(table: str) -> frozenset[date]:
    return frozenset(_days(_RESTED if table == "rested" else _WORKED))


def _days(table: Mapping[int, str]) -> Iterator[date]:
    for year, spans in table.items():
        for span in spans.split():
            first, _, last = span.partition("..")
            day, end = (date.fromisoformat(f"{year}-{text}") for text in (first, last or first))
            while day <= end:
                yield day
                day += DAY
