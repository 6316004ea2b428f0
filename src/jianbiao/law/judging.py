"""Judging an act against a period (期间的判断): green, yellow where readings differ, red.

Act-by: on the last day is still in time. Minimum: N full days after the start day are green, one
day short is yellow, two are red; an end on a rest day is yellow until the next working day, unless
the place has chosen a reading. Backward: the right date but fewer than N times 24 hours is yellow,
and so is one date short, which is right if the day of the deadline counts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.periods import (
    Direction,
    Due,
    Kind,
    Period,
    at_beijing,
    day_of,
    due,
)

_DAY: Final = timedelta(days=1)
_MARGIN: Final = timedelta(days=14)
"""No holiday moves a last day further: while the calendar is provisional, red inside it is yellow."""
_SPOT: Final = timedelta(hours=4)
"""An opening takes half a day at most: later on the same day nobody can say who was still there."""


class Verdict(StrEnum):
    """绿、黄、红."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a place reads a minimum period (起算日、末日休息日). By default both readings are heard."""

    start_day: Literal["doubt", "counted", "excluded"] = "doubt"
    rest_day_end: Literal["doubt", "accepted"] = "doubt"


BOTH: Final = Reading()


def judge(
    act: datetime,
    start: datetime,
    period: Period,
    calendar: Calendar,
    *,
    reading: Reading = BOTH,
) -> Verdict:
    """Judge ``act`` against ``period`` from ``start`` (a deadline, for a backward period)."""
    last = due(start, period, calendar)
    if period.direction is Direction.BACKWARD:
        return _backward(act, start, last)
    if period.kind is Kind.MINIMUM:
        return _minimum(act, last, reading)
    return _act_by(act, last)


def judge_window(
    act: datetime, opened: datetime, closed: datetime | None, kind: Kind, calendar: Calendar
) -> Verdict:
    """Judge ``act`` against the opening itself (当场) or an announced window (公示期间).

    A window ends at 24:00 of its last day unless there are business hours (民法典 203), and a last
    day of rest gives way to the next working day: after the announced hour readings differ.
    """
    at, begin = at_beijing(act), at_beijing(opened)
    end = at_beijing(closed) if closed is not None else begin + _SPOT
    if begin <= at <= end:
        return Verdict.GREEN
    latest = end.date() if kind is Kind.INSIDE else begin.date()
    while kind is Kind.INSIDE and not calendar.working(latest):
        latest += _DAY
    return Verdict.YELLOW if begin.date() <= at.date() <= latest else Verdict.RED


def _act_by(act: datetime, last: Due) -> Verdict:
    day = day_of(act)
    if day <= last.likely:
        return Verdict.GREEN
    if last.standing == "provisional" and day <= last.likely + _MARGIN:
        return Verdict.YELLOW
    return Verdict.RED


def _backward(act: datetime, deadline: datetime, last: Due) -> Verdict:
    at, end = at_beijing(act), at_beijing(deadline)
    if at <= datetime.combine(last.unrolled, end.timetz()):
        return Verdict.GREEN
    return Verdict.YELLOW if at.date() <= last.unrolled_if_start_counted else Verdict.RED


def _minimum(act: datetime, last: Due, reading: Reading) -> Verdict:
    day = day_of(act)
    counted = reading.start_day == "counted"
    enough = last.unrolled_if_start_counted if counted else last.unrolled
    if day < enough:
        heard = reading.start_day == "doubt" and day >= last.unrolled_if_start_counted
        return Verdict.YELLOW if heard else Verdict.RED
    rolled = last.if_start_counted if counted else last.likely
    if day < rolled and reading.rest_day_end == "doubt":
        return Verdict.YELLOW
    return Verdict.GREEN
