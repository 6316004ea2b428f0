"""How much of what is planted (情形比例): realistic, lively for a demonstration, stress and drill."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import decks
from jianbiao.rehearsal.names import GOODS, SERVICES, WORKS
from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE, Plan
from jianbiao.rehearsal.rates import RATES

Drawn = tuple[Plan | None, Plan | None, Plan | None, Plan | None]
"""What is planted before the deadline, at the opening, from the publication on, and by colluders."""

NOTHING: Final[Drawn] = (None, None, None, None)

_CASES: Final = {CASE: 0.22, NEAR: 0.2, LOOK: 0.46, DOUBT: 0.06, UNDECIDABLE: 0.06}
_TOO_FEW: Final = {WORKS: 0.05, GOODS: 0.10, SERVICES: 0.12}
_BLOCK: Final = 97
_STEPS: Final = {"call": 0, "opening": 1, "award": 2, "collusion": 3}
_INSTEAD: Final = {
    CASE: (NEAR, LOOK),
    NEAR: (LOOK, CASE),
    LOOK: (NEAR, CASE),
    DOUBT: (CASE, NEAR),
    UNDECIDABLE: (CASE, NEAR),
}
"""What is planted where a kind knows nothing of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Shares of what happens. ``planted`` is that of each of three phases of a tender.

    ``colluding`` is the share of tenders in which colluders act. A ``cycle`` plants every kind in
    turn, each time the next case of the cycle; without one, rates and ``cases`` decide. ``crowd``
    are (μ, σ, most) of the log-normal number of bidders where a lottery decides; ``mass`` the share
    of lots with more than a thousand. ``three_dates`` is the share of publicities that count their
    first day, which most real ones do and the rule calls doubtful; ``separated`` that of evaluation
    apart from award. ``only`` are the rules planted, where not all. ``by_weekday`` publishes on
    weekdays as measured instead of a few days after the filing. ``rings`` says how many groups
    collude over many tenders, ``meets`` how often one comes to a lot of its market.
    """

    name: str
    planted: float
    colluding: float = 0.0
    cycle: tuple[str, ...] = ()
    crowd: tuple[float, float, int]
    mass: float = 0.0
    three_dates: float = 0.0
    separated: float = 0.0
    most_lots: int = 40
    too_few: Mapping[str, float] = field(default_factory=lambda: _TOO_FEW)
    cases: Mapping[str, float] = field(default_factory=lambda: _CASES)
    only: frozenset[str] = frozenset()
    by_weekday: bool = False
    rings: int = 0
    meets: float = 0.0


_DEMONSTRATED: Final = {CASE: 0.4, NEAR: 0.25, LOOK: 0.1, DOUBT: 0.15, UNDECIDABLE: 0.1}
_STRESSED: Final = (CASE, LOOK, NEAR, LOOK, UNDECIDABLE, CASE, LOOK, NEAR, LOOK, DOUBT)
_DRILLED: Final = (CASE, NEAR, CASE, UNDECIDABLE, LOOK, CASE, NEAR, DOUBT)

_COLLUDERS: Final = (
    *(CASE, LOOK, UNDECIDABLE, NEAR, CASE),
    *(LOOK, NEAR, UNDECIDABLE, CASE, LOOK),
)
"""The cases that kinds take in turn; colluders have no doubts."""

PROFILES: Final = {
    one.name: one
    for one in (
        Profile(
            name="realistic",
            planted=0.14,
            colluding=0.05,
            crowd=(3.87, 0.88, 1600),
            mass=0.002,
            three_dates=0.6,
            separated=0.06,
            by_weekday=True,
            rings=1,
            meets=0.12,
        ),
        Profile(
            name="lively",
            planted=0.25,
            colluding=0.08,
            crowd=(2.2, 0.5, 30),
            most_lots=3,
            cases=_DEMONSTRATED,
            rings=1,
            meets=0.2,
        ),
        Profile(
            name="stress",
            planted=1.0,
            colluding=0.5,
            cycle=_STRESSED,
            crowd=(2.5, 0.5, 40),
            most_lots=3,
            by_weekday=True,
            rings=4,
            meets=0.75,
        ),
        Profile(
            name="drill",
            planted=1.0,
            colluding=0.25,
            cycle=_DRILLED,
            crowd=(2.0, 0.4, 20),
            most_lots=2,
        ),
    )
}
"""Precision may be reported at the realistic profile only; the others have no honest base rate."""


def draw(chance: random.Random, index: int, profile: Profile) -> Drawn:
    """Return what is planted in tender ``index``: a case for each phase, or none."""
    call = _phase(chance, index, profile, "call", profile.planted)
    opening = _phase(chance, index, profile, "opening", profile.planted)
    award = _phase(chance, index, profile, "award", profile.planted)
    ring = _phase(chance, index, profile, "collusion", profile.colluding)
    return _together(call, opening, award, ring)


def _together(
    call: Plan | None, opening: Plan | None, award: Plan | None, ring: Plan | None
) -> Drawn:
    """Leave out what cannot be planted together: an earlier phase goes first."""
    if call is not None and call.alone:
        return call, None, None, None
    if call is not None and opening is not None and call.clashes(opening):
        opening = None
    if opening is not None and opening.alone:
        return call, opening, None, None
    if award is not None and award.alone:
        return (None if call is not None and call.clashes(award) else call), None, award, None
    if award is not None and any(one is not None and one.clashes(award) for one in (call, opening)):
        award = None
    others = [one for one in (call, opening, award) if one is not None]
    if ring is not None and opening is not None and opening.honest:
        opening, others = None, [one for one in (call, award) if one is not None]
    if ring is not None and any(one.honest or one.clashes(ring) for one in others):
        ring = None
    return call, opening, award, ring


def _phase(
    chance: random.Random, index: int, profile: Profile, phase: str, share: float
) -> Plan | None:
    known = _of_phase(phase, profile.only)
    if profile.cycle:
        turn = _turn(index, share)
        cycle = _COLLUDERS if phase == "collusion" else profile.cycle
        return None if turn is None or not known else _in_turn(turn, cycle, known, _STEPS[phase])
    if chance.random() >= share:
        return None
    rates = {kind: RATES[kind] for kind in known}
    if not rates:
        return None
    of_kind = known[draws.weighed(chance, rates)]
    weights = {case: weight for case, weight in profile.cases.items() if case in of_kind}
    if not weights:
        return None
    return chance.choice(of_kind[draws.weighed(chance, weights)])


def _turn(index: int, share: float) -> int | None:
    """Return which turn tender ``index`` is; none where ``share`` leaves it out.

    Turns come in blocks as long as no deck is, so that phases do not fall into step.
    """
    every = round(1 / share) if share else 0
    block, place = divmod(index, _BLOCK)
    if not every or block % every:
        return None
    return block // every * _BLOCK + place


def _in_turn(
    turn: int,
    cycle: tuple[str, ...],
    known: Mapping[str, Mapping[str, tuple[Plan, ...]]],
    step: int,
) -> Plan:
    """Return the plan of this turn: kinds follow one another, each with the next case of the cycle.

    Each round begins ``step`` kinds further on, so that phases do not fall into step.
    """
    kinds = tuple(known)
    of_kind = known[kinds[(turn + step * (turn // len(kinds))) % len(kinds)]]
    rounds, place = divmod(turn // len(kinds), len(cycle))
    wanted = cycle[place]
    before = rounds * cycle.count(wanted) + cycle[:place].count(wanted)
    case = next(case for case in (wanted, *_INSTEAD[wanted], *of_kind) if case in of_kind)
    return of_kind[case][before % len(of_kind[case])]


@cache
def _of_phase(phase: str, only: frozenset[str]) -> Mapping[str, Mapping[str, tuple[Plan, ...]]]:
    """Return the plans of a phase by kind and case, in the order of the deck."""
    found: dict[str, dict[str, tuple[Plan, ...]]] = {}
    for plan in decks.PHASES[phase]:
        if not only or plan.rule in only:
            of_kind = found.setdefault(plan.kind, {})
            of_kind[plan.case] = (*of_kind.get(plan.case, ()), plan)
    return found
