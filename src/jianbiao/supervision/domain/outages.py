"""Outages of our own (平台故障): which days they take out of the law's clocks. Pure.

A day on which whoever had to act could not do so here is not counted; a short interruption is no
reason: only a day on which the service was down for hours of the working day is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from jianbiao.errors import Malformed, Refused
from jianbiao.law.periods import Span
from jianbiao.standard.terms import SHANGHAI

OPENS: Final = time(8)
CLOSES: Final = time(18)
ENOUGH: Final = timedelta(hours=2)
"""How long it must have been down within the working hours of a day."""

LONGEST: Final = timedelta(days=30)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """One outage, as far as days depend on it."""

    since: datetime
    until: datetime


def check(since: datetime, until: datetime, *, now: datetime) -> None:
    """Raise Malformed or Refused unless it is over, ended after it began, and lasted no month."""
    if until <= since:
        raise Malformed(
            "结束须晚于开始 · it ends after it begins", code="outage_span", where="until"
        )
    if until > now:
        raise Refused(
            "尚未结束的故障待恢复后记录 · an outage is recorded once it is over",
            code="outage_running",
            where="until",
        )
    if until - since > LONGEST:
        raise Malformed(
            f"超过 {LONGEST.days} 日 · more than {LONGEST.days} days",
            code="outage_span",
            where="until",
        )


def days_out(outages: Iterable[Down]) -> tuple[Span, ...]:
    """Return the days that do not count, as spans in order; days side by side are one span."""
    lost: dict[date, timedelta] = {}
    for one in _apart(outages):
        day = one.since.astimezone(SHANGHAI).date()
        while day <= one.until.astimezone(SHANGHAI).date():
            lost[day] = lost.get(day, timedelta()) + _within(one, day)
            day += _DAY
    return _spans(sorted(day for day, down in lost.items() if down >= ENOUGH))


def _apart(outages: Iterable[Down]) -> list[Down]:
    """Return outages of which no two overlap, so that no hour counts twice."""
    found: list[Down] = []
    for one in sorted(outages, key=lambda down: down.since):
        if found and one.since <= found[-1].until:
            until = max(found[-1].until, one.until)
            found[-1] = Down(since=found[-1].since, until=until)
        else:
            found.append(one)
    return found


def _within(one: Down, day: date) -> timedelta:
    opens, closes = (datetime.combine(day, at, SHANGHAI) for at in (OPENS, CLOSES))
    return max(timedelta(), min(one.until, closes) - max(one.since, opens))


def _spans(days: list[date]) -> tuple[Span, ...]:
    found: list[Span] = []
    for day in days:
        if found and found[-1][1] + _DAY == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)
