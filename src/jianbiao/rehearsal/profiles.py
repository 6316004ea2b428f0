"""How much of what is planted (情形比例): realistic, lively for a demonstration, stress for tests."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import plans
from jianbiao.rehearsal.plans import BREACH, DOUBT, LOOK, NEAR, UNDECIDABLE, Plan

Drawn = tuple[Plan | None, Plan | None, Plan | None]
"""What is planted before the deadline, at the opening, from the publication on."""


_KINDS: Final = {BREACH: 0.4, NEAR: 0.25, LOOK: 0.1, DOUBT: 0.15, UNDECIDABLE: 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Shares of what happens. ``planted`` is that of each of three phases of a tender.

    ``in_turn`` plants every case equally often instead of by rates; ``kinds`` weighs breaches, near
    misses and the rest. ``crowd`` are (μ, σ, most) of
    the log-normal number of bidders where a lottery decides; ``mass`` the share of lots with more
    than a thousand. ``three_dates`` is the share of publicities that count their first day, which
    most real ones do and the rule calls doubtful; ``separated`` that of evaluation apart from award.
    """

    name: str
    planted: float
    in_turn: bool
    crowd: tuple[float, float, int]
    mass: float = 0.0
    three_dates: float = 0.0
    separated: float = 0.0
    most_lots: int = 40
    too_few: float = 0.05
    kinds: Mapping[str, float] = field(default_factory=lambda: _KINDS)


PROFILES: Final = {
    one.name: one
    for one in (
        Profile(
            name="realistic",
            planted=0.06,
            in_turn=False,
            crowd=(3.807, 0.9, 1600),
            mass=0.002,
            three_dates=0.6,
            separated=0.06,
        ),
        Profile(name="lively", planted=0.25, in_turn=False, crowd=(2.9, 0.7, 120), most_lots=6),
        Profile(name="stress", planted=0.95, in_turn=True, crowd=(2.5, 0.5, 40), most_lots=3),
    )
}
"""Precision may be reported at the realistic profile only; the others have no honest base rate."""

_RATES: Final = {
    "P16": 0.006,
    "P17": 0.004,
    "P18": 0.015,
    "P19": 0.008,
    "P22": 0.008,
    "B01": 0.004,
    "B03": 0.005,
    "B04": 0.010,
    "B23": 0.004,
    "A02": 0.010,
    "A07": 0.006,
    "A09": 0.030,
    "X11": 0.001,
    "X12": 0.001,
}
"""How often each rule is broken, per lot, as the calibration assumes it."""


def draw(chance: random.Random, index: int, profile: Profile) -> Drawn:
    """Return what is planted in tender ``index``: a case for each phase, or none."""
    call = _phase(chance, index, profile, plans.CALL)
    opening = _phase(chance, index, profile, plans.OPENING)
    award = _phase(chance, index, profile, plans.AWARD)
    if call is not None and call.alone:
        return call, None, None
    if opening is not None and opening.alone:
        return call, opening, None
    return call, opening, award


def _phase(
    chance: random.Random, index: int, profile: Profile, known: tuple[Plan, ...]
) -> Plan | None:
    if chance.random() >= profile.planted:
        return None
    if profile.in_turn:
        return known[index % len(known)]
    wanted = [plan for plan in known if plan.kind in profile.kinds]
    rules = {plan.rule for plan in wanted}
    rule = draws.weighed(chance, {r: rate for r, rate in _RATES.items() if r in rules})
    of_rule = [plan for plan in wanted if plan.rule == rule]
    kinds = {plan.kind for plan in of_rule}
    kind = draws.weighed(chance, {k: share for k, share in profile.kinds.items() if k in kinds})
    return chance.choice([plan for plan in of_rule if plan.kind == kind])
