"""Duties that messages fulfil (以报代办): what a matter's acts are once the record says them. Pure.

A written report that a platform sent is the report: nobody files it a second time. Where such a matter
stands follows from the record, so it needs no case, and what is due and missing is seen by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import read_moment
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.cases import Case, Done, Subject
from jianbiao.supervision.domain.clocks import Running, clocks
from jianbiao.supervision.domain.matters import Act, Binding, Matter

ELECTRONIC: Final = "electronic"
PAPER: Final = "paper"
MISSING: Final = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One record of a tender as a duty reads it; ``lot`` is empty where it is about all of them."""

    number: int
    set: str
    lot: str
    received_at: datetime
    platform: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One clock of a bound matter about one lot, and how what it waits for came, if it did."""

    matter: str
    clock: str
    lot: str
    side: str
    running: Running
    how: str
    number: int


def sets_of(matters: Iterable[Matter]) -> frozenset[str]:
    """Return the data sets that do an act of one of ``matters``."""
    return frozenset(
        one.set for matter in matters for act in matter.acts.values() for one in act.messages
    )


def whole_sets(matters: Iterable[Matter]) -> dict[str, frozenset[str]]:
    """Return the sets that have to be whole, each with the sets that begin the wait for them."""
    found: dict[str, frozenset[str]] = {}
    for matter in matters:
        for act in matter.acts.values():
            for one in act.messages:
                if one.every:
                    starts = {
                        name for c in matter.clocks if act.name in c.stops for name in c.starts
                    }
                    begun = {b.set for name in starts for b in matter.acts[name].messages}
                    found[one.set] = found.get(one.set, frozenset()) | begun
    return found


def duties(
    matter: Matter, said: Sequence[Heard], papers: Sequence[Done], *, calendar: Calendar
) -> list[Duty]:
    """Return the duties of a bound matter about one tender, each lot by itself.

    ``papers`` are acts that an officer registered because they came on paper.
    """
    lots = sorted({one.lot for one in said if one.lot}) or [""]
    found: list[Duty] = []
    for lot in lots:
        mine = [one for one in said if one.lot in {"", lot}]
        found += _of_lot(matter, lot, _acts(matter, mine), papers, calendar)
    return found


def _of_lot(
    matter: Matter, lot: str, told: Sequence[Done], papers: Sequence[Done], calendar: Calendar
) -> list[Duty]:
    found = []
    for clock in matter.clocks:
        starts = [one for one in told if one.act in clock.starts]
        stops = [one for one in (*told, *papers) if one.act in clock.stops]
        # What was done before it was due is done: a draw may come before the opening.
        order = (*sorted(starts, key=_when)[:1], *sorted(stops, key=_when))
        if not starts:
            continue
        case = Case(
            id="",
            matter=matter.code,
            version=matter.version,
            subject=Subject(),
            state="",
            done=order,
        )
        on = max(one.at for one in order).astimezone(SHANGHAI).date()
        running = next(
            one
            for one in clocks(case, matter, on=on, calendar=calendar)
            if one.clock.name == clock.name
        )
        first = order[1] if len(order) > 1 else None
        found.append(
            Duty(
                matter=matter.code,
                clock=clock.name,
                lot=lot,
                side=clock.side.value,
                running=running,
                how=MISSING if first is None else PAPER if first in papers else ELECTRONIC,
                number=first.number if first else 0,
            )
        )
    return found


def _acts(matter: Matter, said: Sequence[Heard]) -> list[Done]:
    return [
        one
        for act in matter.acts.values()
        for binding in act.messages
        for one in _bound(act, binding, [h for h in said if h.set == binding.set])
    ]


def _bound(act: Act, binding: Binding, said: Sequence[Heard]) -> list[Done]:
    """Return what records of one set did; of a set that has to be whole, nothing before it is."""
    timed = [(one, _moment(one, binding)) for one in said]
    if not timed or (binding.every and any(at is None for _, at in timed)):
        return []
    done = [
        Done(number=one.number, act=act.name, by=one.platform, body=one.platform, at=at)
        for one, at in timed
        if at is not None
    ]
    return [max(done, key=_when)] if binding.every else done


def _moment(one: Heard, binding: Binding) -> datetime | None:
    if not binding.at:
        return one.received_at
    said = one.data.get(binding.at)
    return read_moment(str(said)) if said else None


def _when(one: Done) -> tuple[datetime, int]:
    return one.at, one.number


STEPS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("call", frozenset({"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_INVITATION", "BID_INVITE_LIST"})),
    ("documents", frozenset({"TENDER_FILE_CLARI_MODI"})),
    ("opening", frozenset({"BID_OPENING_RECORD", "BID_OPEN_DETAIL"})),
    ("evaluation", frozenset({"EVALUATION_REPORT"})),
    ("publicity", frozenset({"TENDER_CANDIDATE_ANNOUNCE"})),
    ("award", frozenset({"WIN_RESULT_ANNO"})),
    ("contract", frozenset({"CONTRACT_PERFORMANCE"})),
)
"""环节: the steps of a tender in their order, each with the sets by which it comes electronically."""


def steps(sets: Iterable[str]) -> dict[str, str]:
    """Return how each step of a tender came that it has reached: {step: electronic or missing}.

    A step is reached once its own set or that of a later one is there.
    """
    told = set(sets)
    here = [bool(step & told) for _, step in STEPS]
    reached = max((n for n, one in enumerate(here) if one), default=-1)
    return {
        name: ELECTRONIC if here[n] else MISSING
        for n, (name, _) in enumerate(STEPS)
        if n <= reached
    }
