"""Counting time as the law counts it (期间): both directions, both readings, roll-over.

民法典 201: the start day is not counted. 203: a last day on a rest day gives way to the next
working day. 招标投标法实施条例 61 counts working days. Backward periods ("X日前") exclude the day
of the deadline and never roll. Suspended days count in no reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.standard.terms import SHANGHAI

LONGEST: Final = 3660
"""No period of the tendering law comes near ten years; more is a slip of the pen."""


class Unit(StrEnum):
    """日 or 工作日."""

    CALENDAR = "calendar"
    WORKING = "working"


class Direction(StrEnum):
    """自…之日起 or …前."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Kind(StrEnum):
    """What the last day means.

    ``act_by``: act no later than it. ``minimum``: the fixed date may not be earlier.
    ``on_the_spot`` and ``inside`` have no length: the opening itself, an announced window.
    """

    ACT_BY = "act_by"
    MINIMUM = "minimum"
    ON_THE_SPOT = "on_the_spot"
    INSIDE = "inside"


_DAY: Final = timedelta(days=1)
_STEPS: Final = {Direction.FORWARD: _DAY, Direction.BACKWARD: -_DAY}

Span = tuple[date, date]
"""A suspension (中止、不计入期间): first and last day, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of the law, before it has a start."""

    unit: Unit = Unit.CALENDAR
    direction: Direction = Direction.FORWARD
    length: int
    roll: bool = True
    kind: Kind = Kind.ACT_BY
    suspended: tuple[Span, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a length that counts nothing and a suspension that ends before it starts."""
        if not 1 <= self.length <= LONGEST:
            raise Malformed(f"a period of {self.length} days", where="length")
        for first, last in self.suspended:
            if last < first:
                raise Malformed(f"suspended from {first} until {last}", where="suspended")

    @property
    def rolls(self) -> bool:
        """Say whether a last day on a rest day moves: calendar days forward, where asked."""
        return self.roll and self.unit is Unit.CALENDAR and self.direction is Direction.FORWARD


def act_by(days: int, suspended: tuple[Span, ...] = ()) -> Period:
    """Return the period of ``days`` in which to act (自…之日起…日内), ``suspended`` days left out."""
    return Period(length=days, suspended=suspended) if suspended else _act_by(days)


@cache
def _act_by(days: int) -> Period:
    return Period(length=days)


@cache
def minimum(days: int) -> Period:
    """Return the period that may not be shorter than ``days`` (不得少于…日)."""
    return Period(length=days, kind=Kind.MINIMUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day and how sure it is.

    ``likely`` is what the calendar gives today; ``last_day`` is None while that is provisional.
    ``unrolled`` is the last day before 民法典 203. ``if_start_counted`` and
    ``unrolled_if_start_counted`` are the same two days where the start day counts.
    """

    likely: date
    unrolled: date
    if_start_counted: date
    unrolled_if_start_counted: date
    standing: str

    @property
    def last_day(self) -> date | None:
        """Return the last day, or None while the calendar it needs is not published."""
        return self.likely if self.standing == "final" else None


def due(start: datetime | date, period: Period, calendar: Calendar) -> Due:
    """Return the last day of ``period`` from ``start``; Malformed where dates run out."""
    return _due(day_of(start), period, calendar)


@lru_cache(maxsize=65536)
def _due(first: date, period: Period, calendar: Calendar) -> Due:
    try:
        unrolled, seen = _counted(first, period, calendar, start_counts=False)
        likely, rolled = _roll(unrolled, period, calendar)
        counted, _ = _counted(first, period, calendar, start_counts=True)
        counted_rolled, _ = _roll(counted, period, calendar)
    except OverflowError as error:
        raise Malformed(f"a period from {first} leaves the calendar", where="start") from error
    asked = (*seen, *rolled)
    return Due(
        likely=likely,
        unrolled=unrolled,
        if_start_counted=counted_rolled,
        unrolled_if_start_counted=counted,
        standing="provisional" if any(calendar.provisional(day) for day in asked) else "final",
    )


def day_of(moment: datetime | date) -> date:
    """Return the day in Beijing on which ``moment`` falls."""
    if isinstance(moment, datetime):
        return at_beijing(moment).date()
    return moment


def at_beijing(moment: datetime) -> datetime:
    """Return ``moment`` in Asia/Shanghai; without an offset it already is."""
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)


def _counted(
    first: date, period: Period, calendar: Calendar, *, start_counts: bool
) -> tuple[date, Sequence[date]]:
    """Return the Nth counted day and the days about which the calendar was asked."""
    step = _STEPS[period.direction]
    day = first if start_counts else first + step
    if period.unit is Unit.CALENDAR and not period.suspended:
        return day + step * (period.length - 1), ()
    if period.direction is Direction.FORWARD and not period.suspended:
        last = calendar.nth_working(day, period.length)
        if last is not None:
            return last, (day, last)
    left, asked = period.length, []
    while True:
        if not _suspended(day, period):
            if period.unit is Unit.WORKING:
                asked.append(day)
            left -= period.unit is Unit.CALENDAR or calendar.working(day)
            if left == 0:
                return day, asked
        day += step


def _roll(day: date, period: Period, calendar: Calendar) -> tuple[date, Sequence[date]]:
    """Return where the last day comes to rest, and the days asked about (民法典 203)."""
    asked: list[date] = []
    if not period.rolls:
        return day, asked
    while True:
        asked.append(day)
        if calendar.working(day) and not _suspended(day, period):
            return day, asked
        day += _DAY


def _suspended(day: date, period: Period) -> bool:
    return any(first <= day <= last for first, last in period.suspended)
