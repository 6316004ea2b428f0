"""What is planted (预置情形): breaches, lawful near misses, doubts, undecidable cases, look-alikes.

A plan bends the shape of one tender in one phase and says what each rule it touches should answer
once everything has arrived. Whatever no plan names keeps every limit. Truth is never sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

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

_IMPLIED: Final = {"invited": "bidders", "guarantee_off": "validity"}
"""Fields of the shape, and the one each of them settles as well."""

_MANY: Final = 1_000_000

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
class Shape:
    """How one tender goes; the defaults keep every limit. None leaves it to chance, lawfully.

    Days are counted with the first left out. ``missing`` names fields that are not reported.
    """

    mandatory: bool | None = None
    wan: bool | None = None
    sale_days: int | None = None
    sale_ends_at_rest: bool = False
    sale_backwards: bool = False
    issue_days: int | None = None
    prequalified: bool | None = None
    prequalified_days: int | None = None
    prequalified_sale: int | None = None
    clarified_days: int | None = None
    clarified_later: bool = False
    affects: str | None = "1"
    postponed: str | None = "0"
    postponed_days: int | None = None
    postponed_apart: bool = False
    bond: Decimal | None = None
    bond_over: Decimal = Decimal(0)
    bond_percent: str | None = None
    bidders: int | None = None
    consortium: bool = False
    listed: bool = True
    unlisted: int = 0
    failed: bool = False
    silent: bool = False
    late_seconds: int | None = None
    late_accepted: bool = True
    encrypted: bool = True
    opening_seconds: int | None = None
    candidates: int | None = None
    ranked: bool = True
    tied: bool = False
    separated: bool | None = None
    lots: int | None = None
    approved_after: int | None = None
    approved_mode: str | None = None
    invited: bool = False
    invitees: int = 4
    invite_ground: str | None = "1"
    invite_document: bool = True
    declined: bool = False
    state_funds: bool | None = None
    media: str = ""
    medium_hours: int = 2
    medium_synced: bool = True
    dropped: tuple[str, ...] = ()
    registration: str = ""
    validity: str | None = None
    guarantee_off: int | None = None
    least_price: bool = False
    warning_line: bool = False
    clause: str = ""
    bare: bool = False
    let: str = ""
    subject: str = ""
    modest: bool = False
    huge: bool = False
    unread: bool = False
    withdrawn: bool = False
    locked: str = ""
    early_minutes: int = 0
    own_copy: bool = False
    heads: str = ""
    agency_tie: str = ""
    agency_bids: bool = False
    member_twice: bool = False
    over: Decimal | None = None
    over_rejected: bool = False
    unpriced: bool = False
    rejected: int = 0
    reason_untold: str = ""
    panel: int = 0
    own_seats: int | None = None
    draw: str = ""
    recusal: str = ""
    replaced: bool = False
    extended: bool = False
    publicity_after: int | None = None
    winner_rank: int = 0
    ground: str = ""
    gives_up: bool = False
    outsider: bool = False
    renamed: bool = False
    terminated: str = ""
    contract_factor: Decimal = Decimal(1)
    contract_off: Decimal = Decimal(0)
    period_off: int = 0
    bond_share: Decimal | None = None
    cash: bool = False
    refund_days: int | None = None
    refund_none: bool = False
    written_days: int | None = None
    written_late: int = 0
    unreported: bool = False
    amendments: tuple[Decimal, ...] = ()
    subcontracted: str = ""
    stops: bool = False
    edited: str = ""
    reply_days: int | None = None
    reply_reported: int = 0
    complaint: bool = False
    objected_before: bool = True
    filed_days: int = 5
    accepted_days: int = 2
    decided_days: int = 20
    reviewed_days: int = 0
    decision_published: int | None = 3
    group: int = 0
    trace: str = ""
    publicity_days: int | None = None
    publicity_ends_at_rest: bool = False
    award_days: int | None = None
    award_hours: int | None = None
    objection: str = ""
    contract_days: int | None = None
    contract_on_last_day: bool = False
    contract_none: bool = False
    contract_reported: int = 0
    contract_price: str = ""
    missing: frozenset[str] = field(default_factory=frozenset)


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

    ``alone``: later phases stay plain; ``honest``: nobody colludes in the same tender; ``hard``: the
    trace is thin.
    """

    effects: tuple[Effect, ...]
    change: dict[str, Any]
    alone: bool = False
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
        """What it decides of a tender: fields of its shape and fields it leaves out."""
        missing = self.change.get("missing", frozenset())
        implied = frozenset(_IMPLIED[name] for name in self.change if name in _IMPLIED)
        left_out = frozenset(_BEHIND.get(name, name) for name in missing)
        return (frozenset(self.change) - {"missing"}) | implied | left_out

    def clashes(self, other: "Plan") -> bool:
        """Say whether both decide the same of a tender, or one leaves too few bidders for the other."""
        few = self.change.get("bidders", _MANY)
        if self.change.get("invited"):
            few = self.change.get("invitees", 4) - bool(self.change.get("declined"))
        return bool(self.bends & other.bends) or few < other.least

    @property
    def least(self) -> int:
        """How many bidders it needs."""
        change = self.change
        ranks = change.get("candidates") or (3 if change.get("winner_rank") else 0)
        ranks += bool(change.get("outsider"))
        return max(change.get("group", 0) + 2 if change.get("trace") else 0, ranks)

    def bend(self, shape: Shape) -> Shape:
        """Return ``shape`` as this plan bends it; missing fields add up."""
        missing = shape.missing | self.change.get("missing", frozenset())
        return replace(shape, **{**self.change, "missing": missing})


def plan(
    rule: str,
    case: str,
    *,
    expected: str = "",
    on: str = "",
    passing: str = "",
    also: Sequence[Effect] = (),
    alone: bool = False,
    honest: bool = False,
    hard: bool = False,
    without: str = "",
    **change: Any,
) -> Plan:
    main = Effect(rule=rule, case=case, expected=expected or EXPECTED[case], on=on, passing=passing)
    if without:
        change["missing"] = frozenset(without.split())
    return Plan(effects=(main, *also), change=change, alone=alone, honest=honest, hard=hard)


def also(rule: str, case: str, on: str = "") -> tuple[Effect, ...]:
    """Return what a second rule should answer about the same plan."""
    return (Effect(rule=rule, case=case, expected=EXPECTED[case], on=on),)


PLAIN: Final = Shape()
"""The shape of a tender in which nothing is planted."""
