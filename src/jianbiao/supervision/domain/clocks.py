"""Clocks of a case (期限): derived from what was done, never set.

行政处罚法 36: two years, 民法典 201–203: the start day does not count, a last day of rest gives way.
实施条例 61: working days, time for inspection, testing and expert review does not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.periods import Period, Span, day_of, due
from jianbiao.law.periods import Unit as Counted
from jianbiao.supervision.domain.cases import Case, Done
from jianbiao.supervision.domain.matters import Clock, Matter, Pause, Unit

_DAY: Final = timedelta(days=1)
_FAR: Final = 400
"""Days by which a pause that has not ended is taken to last: its clock has no last day meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A clock of one case as of a day.

    ``standing`` is running, paused, over (its time went by, as a party's right may), late (a duty
    not done in time), done or done_late. ``last`` is None while it is paused.
    """

    clock: Clock
    since: date
    last: date | None
    provisional: bool
    standing: str
    stopped: date | None = None


def clocks(
    case: Case, matter: Matter, *, on: date, calendar: Calendar, outages: Sequence[Span] = ()
) -> list[Running]:
    """Return the clocks of ``case`` that have begun, as of the day ``on``.

    ``outages`` are days on which our own service was recorded as out of order.
    """
    found = []
    for clock in matter.clocks:
        start = _start(case.done, clock)
        if start is not None:
            paused = outages if clock.outages else ()
            found.append(
                _running(case.done[start:], clock, on=on, calendar=calendar, outages=paused)
            )
    return found


def standings(running: Iterable[Running]) -> dict[str, str]:
    """Return how each clock stands by its name, as guards ask."""
    return {one.clock.name: one.standing for one in running}


def _start(done: Sequence[Done], clock: Clock) -> int | None:
    """Return which act began the clock: the first that did, the last where it begins anew."""
    starts = [n for n, one in enumerate(done) if one.act in clock.starts and _given(one, clock)]
    if not starts:
        return None
    return starts[-1] if clock.again else starts[0]


def _given(one: Done, clock: Clock) -> bool:
    return all(one.fields.get(name) == value for name, value in clock.given.items())


def _running(
    done: Sequence[Done],
    clock: Clock,
    *,
    on: date,
    calendar: Calendar,
    outages: Sequence[Span],
) -> Running:
    """Return how a clock runs that ``done[0]`` began."""
    first = _day(done[0], clock.starts_on)
    stop = next((one for one in done[1:] if one.act in clock.stops), None)
    spans, open_since = _pauses(done, clock, on)
    stopped = _said(done[0], clock.stops_on) or (day_of(stop.at) if stop else None)
    last, provisional = _last(done[0], first, clock, (*spans, *outages), calendar)
    if open_since is not None and stopped is None and not (last and last < open_since):
        last = None
    return Running(
        clock=clock,
        since=first,
        last=last,
        provisional=provisional,
        standing=_standing(last, stopped, on, paused=open_since is not None),
        stopped=stopped,
    )


def _standing(last: date | None, stopped: date | None, on: date, *, paused: bool) -> str:
    if stopped is not None:
        return "done" if last is None or stopped <= last else "done_late"
    if last is None:
        return "paused" if paused else "running"
    return "running" if on <= last else "late"


def _last(
    begun: Done, first: date, clock: Clock, spans: tuple[Span, ...], calendar: Calendar
) -> tuple[date | None, bool]:
    """Return the last day and whether the calendar may still move it."""
    if clock.until:
        said = begun.fields.get(clock.until)
        return (date.fromisoformat(said), False) if said else (None, False)
    if clock.unit is Unit.YEARS:
        return _years_on(first, clock.length), False
    unit = Counted.WORKING if clock.unit is Unit.WORKING else Counted.CALENDAR
    found = due(first, Period(unit=unit, length=clock.length, suspended=spans), calendar)
    return found.likely, found.standing == "provisional"


def _years_on(first: date, years: int) -> date:
    """Return the day of the same date, the month's last where there is none (民法典 202)."""
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 3, 1) - _DAY


def _pauses(done: Sequence[Done], clock: Clock, on: date) -> tuple[tuple[Span, ...], date | None]:
    """Return the days that do not count, and since when it is paused if it is paused now."""
    spans: list[Span] = []
    open_since: date | None = None
    for pause in clock.pauses:
        begun: date | None = None
        for one in done:
            if one.act == pause.begins and begun is None:
                begun = _begins(one, pause)
            elif one.act == pause.ends and begun is not None:
                spans += [(begun, day_of(one.at))] if begun <= day_of(one.at) else []
                begun = None
        if begun is not None:
            spans.append((begun, max(begun, on) + _FAR * _DAY))
            open_since = begun if open_since is None else min(open_since, begun)
    return tuple(spans), open_since


def _begins(one: Done, pause: Pause) -> date:
    return day_of(one.at) + _DAY if pause.first_counts else day_of(one.at)


def _day(one: Done, field: str) -> date:
    return _said(one, field) or day_of(one.at)


def _said(one: Done, field: str) -> date | None:
    """Return the day a form names in ``field``, None where it names none."""
    said = one.fields.get(field, "") if field else ""
    return date.fromisoformat(said) if said else None
