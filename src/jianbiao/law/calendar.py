"""Working days (工作日历): rest days, make-up working days, and where publication ends."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jianbiao.errors import Malformed
from jianbiao.law.holidays import RESTED, WORKED

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """法定节假日与调休: ``rested`` are days off, ``worked`` weekend days worked instead.

    Saturdays and Sundays rest unless worked. A day outside ``since``..``through`` (years) is
    provisional: the State Council has published nothing about it, or nothing we hold.
    """

    rested: frozenset[date]
    worked: frozenset[date]
    since: int
    through: int

    @staticmethod
    def official() -> "Calendar":
        """Return the calendar of our own table (国务院办公厅 yearly notices)."""
        return _official()

    def working(self, day: date) -> bool:
        """Say whether ``day`` is a working day; a provisional day goes by the weekday alone."""
        if day in self.worked:
            return True
        return day not in self.rested and day.weekday() < _SATURDAY

    def nth_working(self, day: date, n: int) -> date | None:
        """Return the ``n``-th working day from ``day`` on, itself counted; None far from the table."""
        known = _worked_ordinals(self)
        first = day.toordinal()
        if not known[0] <= first:
            return None
        at = bisect_left(known, first) + n - 1
        return date.fromordinal(known[at]) if at < len(known) else None

    def provisional(self, day: date) -> bool:
        """Say whether nothing is published about ``day``."""
        return not self.since <= day.year <= self.through

    def with_year(self, year: int, rest: str, work: str) -> "Calendar":
        """Return this calendar with one year as published (国务院办公厅 yearly notice).

        Raise Malformed with ``year``, ``rest`` or ``work`` where it cannot be read, where the year
        does not follow the last, or where a make-up day is no weekend day.
        """
        if not self.since <= year <= self.through + 1:
            raise Malformed(
                f"年份须在 {self.since}–{self.through + 1} · a year from {self.since} to {self.through + 1}",
                where="year",
            )
        rested, worked = read_days(year, rest, "rest"), read_days(year, work, "work")
        if not rested or rested & worked:
            raise Malformed(
                "放假日不得为空，不得与补班日重复 · days off, and none of them worked", where="rest"
            )
        if any(day.weekday() < _SATURDAY for day in worked):
            raise Malformed("补班日须为周六或周日 · a make-up day is at a weekend", where="work")
        return Calendar(
            rested=frozenset(d for d in self.rested if d.year != year) | rested,
            worked=frozenset(d for d in self.worked if d.year != year) | worked,
            since=self.since,
            through=max(self.through, year),
        )

    def digest(self) -> str:
        """Return the SHA-256 of the table, for the act that adopts it."""
        lines = [f"{self.since}..{self.through}"]
        lines += [f"rest {day}" for day in sorted(self.rested)]
        lines += [f"work {day}" for day in sorted(self.worked)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@cache
def _worked_ordinals(calendar: Calendar) -> tuple[int, ...]:
    """Return the working days of the table's years and of two years after them, in order."""
    first = date(calendar.since, 1, 1).toordinal()
    end = date(calendar.through + 3, 1, 1).toordinal()
    return tuple(n for n in range(first, end) if calendar.working(date.fromordinal(n)))


@cache
def _official() -> Calendar:
    return Calendar(
        rested=frozenset(_days(RESTED)),
        worked=frozenset(_days(WORKED)),
        since=min(RESTED),
        through=max(RESTED),
    )


def read_days(year: int, spans: str, where: str) -> frozenset[date]:
    """Return the days of ``01-01..01-03 02-15``. Raise Malformed at ``where`` when it is none."""
    try:
        days = frozenset(_days({year: spans}))
    except ValueError as error:
        said = f"写作 01-01..01-03 02-15 · write 01-01..01-03 02-15, not {spans[:60]!r}"
        raise Malformed(said, where=where) from error
    if any(day.year != year for day in days):
        raise Malformed(f"须在 {year} 年内 · within {year}", where=where)
    return days


def _days(table: Mapping[int, str]) -> Iterator[date]:
    """Yield the days of ``{2026: "01-01..01-03 02-15"}``."""
    for year, spans in table.items():
        for span in spans.split():
            first, _, last = span.partition("..")
            day, end = (date.fromisoformat(f"{year}-{text}") for text in (first, last or first))
            while day <= end:
                yield day
                day += timedelta(days=1)
