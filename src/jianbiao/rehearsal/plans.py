"""What is planted (预置情形): breaches, lawful near misses, doubts, undecidable cases, look-alikes.

A plan bends the shape of one tender in one phase and says what each rule it touches should answer
once everything has arrived. Whatever no plan names keeps every limit. Truth is never sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jianbiao.rehearsal.shape import Shape

CASE, NEAR, DOUBT, UNDECIDABLE, LOOK = "case", "near_miss", "doubt", "undecidable", "look_alike"
EXPECTED: Final = {
    CASE: "breach",
    NEAR: "compliant",
    DOUBT: "yellow",
    UNDECIDABLE: "undecidable",
    LOOK: "compliant",
}
"""What is planted of a kind, and the answer a rule should give unless the effect says otherwise."""

_BEHIND: Final = {"VALID_PERIOD": "validity", "IS_STATE_FUNDS": "state_funds"}
"""Fields left out, and the field of the shape that decides what they say."""

_IMPLIED: Final = {"invited": "bidders", "guarantee_off": "validity", "letters": "cash"}
"""Fields of the shape, and the one each of them settles as well."""

_MANY: Final = 1_000_000
_FEWEST: Final = 3
"""Bids that must be left for a panel to go on."""

_LOSING: Final = ("withdrawn", "unread", "locked", "over_rejected")
"""Fields of the shape that cost a bid."""

KIND_OF: Final = {
    "P22": "P22/P23",
    "P23": "P22/P23",
    "B13": "B13/B14",
    "B14": "B13/B14",
    "C06": "C06/C07",
    "C07": "C06/C07",
    "C08": "C08/C09",
    "C09": "C08/C09",
    "X13": "X02",
}
"""Rules whose kind the calibration calls otherwise; every other kind is called as its rule."""

EVERY_LOT, LATER_BIDS, EVERY_BID = "lots", "later_bids", "bids"
"""What an effect may be on, beside a unit: every lot, every bid, or those after the clarification."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one rule should answer. ``on`` is the subject, where it is not the rule's usual one.

    ``passing`` is what the rule answers on the way, before a cure arrives.
    """

    rule: str
    case: str
    expected: str
    on: str = ""
    passing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One planted case: its effects (the first is what it is for) and the change it makes.

    ``alone``: later phases stay plain, ``sole``: all others do; ``honest``: nobody colludes in the same tender; ``hard``: the
    trace is thin.
    """

    effects: tuple[Effect, ...]
    change: dict[str, Any]
    alone: bool = False
    sole: bool = False
    honest: bool = False
    hard: bool = False

    @property
    def rule(self) -> str:
        """The rule it is for."""
        return self.effects[0].rule

    @property
    def kind(self) -> str:
        """The kind of the calibration it belongs to."""
        return KIND_OF.get(self.rule, self.rule)

    @property
    def case(self) -> str:
        """What it is of that kind."""
        return self.effects[0].case

    @property
    def bends(self) -> frozenset[str]:
        """What it decides of a tender: fields of its shape, fields it leaves out or says otherwise."""
        missing = self.change.get("missing", frozenset())
        implied = frozenset(_IMPLIED[name] for name in self.change if name in _IMPLIED)
        left_out = frozenset(_BEHIND.get(name, name) for name in missing)
        said = frozenset(self.change.get("says", ()))
        return (frozenset(self.change) - {"missing", "says"}) | implied | left_out | said

    def clashes(self, other: "Plan") -> bool:
        """Say whether both decide the same of a tender, or one leaves too few bidders for the other.

        Of one rule a tender holds one case.
        """
        few = self.change.get("bidders", _MANY)
        if self.change.get("invited"):
            few = self.change.get("invitees", 4) - bool(self.change.get("declined"))
        same = {one.rule for one in self.effects} & {one.rule for one in other.effects}
        return bool(self.bends & other.bends or same) or few < other.least

    @property
    def least(self) -> int:
        """How many bidders it needs."""
        change = self.change
        ranks = change.get("candidates") or (3 if change.get("winner_rank") else 0)
        ranks += bool(change.get("outsider"))
        lost = change.get("rejected", 0) + sum(bool(change.get(name)) for name in _LOSING)
        ranks = max(ranks, _FEWEST + lost if lost else 0)
        return max(change.get("group", 0) + 2 if change.get("trace") else 0, ranks)

    def bend(self, shape: Shape) -> Shape:
        """Return ``shape`` as this plan bends it; missing fields and what is said otherwise add up."""
        missing = shape.missing | self.change.get("missing", frozenset())
        says = {**shape.says, **self.change.get("says", {})}
        return replace(shape, **{**self.change, "missing": missing, "says": says})


def plan(
    rule: str,
    case: str,
    *,
    expected: str = "",
    on: str = "",
    passing: str = "",
    also: Sequence[Effect] = (),
    alone: bool = False,
    sole: bool = False,
    honest: bool = False,
    hard: bool = False,
    without: str = "",
    **change: Any,
) -> Plan:
    main = Effect(rule=rule, case=case, expected=expected or EXPECTED[case], on=on, passing=passing)
    if without:
        change["missing"] = frozenset(without.split())
    return Plan(
        effects=(main, *also), change=change, alone=alone, sole=sole, honest=honest, hard=hard
    )


def also(rule: str, case: str, on: str = "") -> tuple[Effect, ...]:
    """Return what a second rule should answer about the same plan."""
    return (Effect(rule=rule, case=case, expected=EXPECTED[case], on=on),)
