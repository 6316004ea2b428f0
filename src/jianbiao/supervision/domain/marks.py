"""What cases add up to (办理统计): every case leaves marks, and marks are counted. Pure.

A mark that a case no longer leaves is taken back, so the counts never need all cases to be read:
received → accepted → decided → remedied, where cases stand, how long each clock took.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from jianbiao.law.periods import day_of
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.matters import Matter, Milestone

LONGEST: Final = 1000
"""Days that a clock took are told up to here; what took longer took as long as this."""


class Kind(StrEnum):
    """What a mark counts."""

    STANDS = "stands"
    REACHED = "reached"
    RUNS = "runs"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that is counted, for one department (``body``; empty while none handles the case).

    ``name`` is a state, a milestone or a clock; ``year`` that of the act that left it, 0 for what
    holds now; ``days`` how many calendar days a stopped clock took.
    """

    body: str
    matter: str
    kind: Kind
    name: str
    year: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A clock of a case: since when, when it stopped, and whether it was kept."""

    name: str
    since: date
    stopped: date | None
    kept: bool


def of_case(case: Case, matter: Matter, clocks: Iterable[Ran]) -> Counter[Mark]:
    """Return the marks that a case leaves as it stands."""
    found = Counter([_mark(case, Kind.STANDS, case.state)])
    for milestone, at in _reached(case, matter).items():
        found[_mark(case, Kind.REACHED, milestone.value, year=at.year)] += 1
    for one in clocks:
        if one.stopped is None:
            found[_mark(case, Kind.RUNS, one.name)] += 1
        else:
            kind = Kind.KEPT if one.kept else Kind.BROKEN
            days = min(max((one.stopped - one.since).days, 0), LONGEST)
            found[_mark(case, kind, one.name, year=one.stopped.year, days=days)] += 1
    return found


def _reached(case: Case, matter: Matter) -> Mapping[Milestone, date]:
    """Return the day on which the case first came to each milestone; it was received when it began."""
    found = {Milestone.RECEIVED: day_of(case.done[0].at)}
    for one in case.done:
        act = matter.acts.get(one.act)
        if act is not None and act.milestone is not Milestone.NONE:
            found.setdefault(act.milestone, day_of(one.at))
    return found


def _mark(case: Case, kind: Kind, name: str, *, year: int = 0, days: int = 0) -> Mark:
    return Mark(body=case.body, matter=case.matter, kind=kind, name=name, year=year, days=days)


def quantile(days: Mapping[int, int], share: float) -> int | None:
    """Return the fewest days within which a ``share`` of the counted was done; None of nothing.

    ``days`` maps days to how many took so long; this is the inverse of the distribution function,
    so every figure is one that occurred (Hyndman and Fan 1996, definition 1).
    """
    whole = sum(days.values())
    if not whole:
        return None
    seen = 0
    for taken in sorted(days):
        seen += days[taken]
        if seen >= share * whole:
            return taken
    return max(days)


def added(before: Counter[Mark], after: Counter[Mark]) -> dict[Mark, int]:
    """Return by how much each count changes; what stays the same is left out."""
    change = Counter(after)
    change.subtract(before)
    return {mark: n for mark, n in change.items() if n}
