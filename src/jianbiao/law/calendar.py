"""Working days (工作日历): rest days, make-up working days, and where publication ends."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

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


def _days(table: Mapping[int, str]) -> Iterator[date]:
    """Yield the days of ``{2026: "01-01..01-03 02-15"}``."""
    for year, spans in table.items():
        for span in spans.split():
            first, _, last = span.partition("..")
            day, end = (date.fromisoformat(f"{year}-{text}") for text in (first, last or first))
            while day <= end:
                yield day
                day += timedelta(days=1)
