"""What is planted (预置情形): breaches, lawful near misses, doubts, undecidable cases, look-alikes.

A plan bends the shape of one tender in one phase and says what each rule it touches should answer
once everything has arrived. Whatever no plan names keeps every limit. Truth is never sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

BREACH, NEAR, DOUBT, UNDECIDABLE, LOOK = "breach", "near_miss", "doubt", "undecidable", "look_alike"
KINDS: Final = {
    BREACH: "breach",
    NEAR: "compliant",
    DOUBT: "yellow",
    UNDECIDABLE: "undecidable",
    LOOK: "compliant",
}
"""Every kind of case and the answer it expects unless its effect says otherwise."""

EVERY_LOT, LATER_BIDS = "lots", "later_bids"
"""What an effect may be on, beside a unit: every lot, or every bid after the clarification."""


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
    kind: str
    expected: str
    on: str = ""
    passing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One planted case: its effects (the first is what it is for) and the change it makes.

    ``alone``: later phases stay plain.
    """

    effects: tuple[Effect, ...]
    change: dict[str, Any]
    alone: bool = False

    @property
    def rule(self) -> str:
        """The rule it is for."""
        return self.effects[0].rule

    @property
    def kind(self) -> str:
        """What it is for that rule."""
        return self.effects[0].kind

    def bend(self, shape: Shape) -> Shape:
        """Return ``shape`` as this plan bends it; missing fields add up."""
        missing = shape.missing | self.change.get("missing", frozenset())
        return replace(shape, **{**self.change, "missing": missing})


def _plan(
    rule: str,
    kind: str,
    *,
    expected: str = "",
    on: str = "",
    passing: str = "",
    also: Sequence[Effect] = (),
    alone: bool = False,
    without: str = "",
    **change: Any,
) -> Plan:
    main = Effect(rule=rule, kind=kind, expected=expected or KINDS[kind], on=on, passing=passing)
    if without:
        change["missing"] = frozenset(without.split())
    return Plan(effects=(main, *also), change=change, alone=alone)


def _also(rule: str, kind: str, on: str = "") -> tuple[Effect, ...]:
    return (Effect(rule=rule, kind=kind, expected=KINDS[kind], on=on),)


def _share(text: str) -> Decimal:
    return Decimal(text)


_PRE: Final = "prequalification"

CALL: Final = (
    _plan("P16", BREACH, sale_days=3),
    _plan("P16", BREACH, sale_days=2),
    _plan("P16", BREACH, on=_PRE, prequalified=True, prequalified_sale=3),
    _plan("P16", NEAR, sale_days=5),
    _plan("P16", DOUBT, sale_days=4),
    _plan("P16", DOUBT, sale_days=5, sale_ends_at_rest=True),
    _plan("P16", UNDECIDABLE, without="DOC_GET_END_TIME"),
    _plan("P17", BREACH, prequalified=True, prequalified_days=2),
    _plan("P17", BREACH, prequalified=True, prequalified_days=3),
    _plan("P17", NEAR, prequalified=True, prequalified_days=5),
    _plan("P17", DOUBT, prequalified=True, prequalified_days=4),
    _plan("P17", UNDECIDABLE, prequalified=True, without="PREQUALIFICATION_END"),
    _plan("P18", BREACH, issue_days=15),
    _plan("P18", BREACH, issue_days=18),
    _plan("P18", NEAR, issue_days=20),
    _plan(
        "P18",
        NEAR,
        passing="breach",
        issue_days=16,
        clarified_days=12,
        postponed="1",
        postponed_days=7,
    ),
    _plan("P18", DOUBT, issue_days=19),
    _plan("P18", LOOK, expected="not_applicable", issue_days=13, mandatory=False, alone=True),
    _plan("P18", UNDECIDABLE, also=_also("P16", UNDECIDABLE), without="DOC_GET_START_TIME"),
    _plan("P18", UNDECIDABLE, issue_days=16, alone=True, without="IS_TO_LAW"),
    _plan("P19", BREACH, clarified_days=9),
    _plan("P19", BREACH, clarified_days=5, postponed="1", postponed_days=4),
    _plan("P19", NEAR, clarified_days=15),
    _plan("P19", NEAR, clarified_days=9, postponed="1", postponed_days=7),
    _plan("P19", DOUBT, clarified_days=9, affects=None),
    _plan("P19", DOUBT, clarified_days=15, clarified_later=True),
    _plan("P19", DOUBT, clarified_days=14),
    _plan("P19", LOOK, expected="not_applicable", clarified_days=6, affects="0"),
    _plan(
        "P19",
        LOOK,
        passing="breach",
        clarified_days=8,
        postponed=None,
        postponed_days=9,
        postponed_apart=True,
    ),
    _plan(
        "P19",
        UNDECIDABLE,
        also=_also("B03", UNDECIDABLE, LATER_BIDS),
        clarified_days=9,
        postponed="1",
        alone=True,
    ),
    _plan("P22", BREACH, bond=_share("0.031")),
    _plan("P22", BREACH, bond=_share("0.02"), bond_over=_share("0.01")),
    _plan("P22", NEAR, bond=_share("0.02")),
    _plan("P22", DOUBT, bond=_share("0.015"), bond_percent="2.5"),
    _plan("P22", LOOK, bond=_share("0.019"), wan=True),
    _plan("P22", UNDECIDABLE, without="CONTRACT_RECKON_PRICE"),
    _plan("P22", UNDECIDABLE, bond=_share("0.03"), wan=False, without="PRICE_UNIT"),
    _plan(
        "B03",
        NEAR,
        clarified_days=17,
        postponed="1",
        postponed_days=5,
        late_seconds=-60,
        alone=True,
    ),
    _plan("X11", DOUBT, on=EVERY_LOT, also=_also("P16", DOUBT), sale_backwards=True),
)
"""Planted between filing and the deadline: rules of notices, documents and clarifications."""

OPENING: Final = (
    _plan("B01", BREACH, bidders=2),
    _plan("B01", BREACH, bidders=2, consortium=True),
    _plan("B01", NEAR, bidders=3),
    _plan("B01", NEAR, bidders=3, consortium=True),
    _plan("B01", NEAR, bidders=2, failed=True, alone=True),
    _plan("B01", DOUBT, bidders=4, unlisted=2),
    _plan("B01", UNDECIDABLE, listed=False),
    _plan("B01", UNDECIDABLE, bidders=2, silent=True, alone=True),
    _plan("B03", BREACH, late_seconds=95),
    _plan("B03", BREACH, late_seconds=1),
    _plan("B03", BREACH, late_seconds=-7200, encrypted=False),
    _plan("B03", NEAR, late_seconds=-1),
    _plan("B03", LOOK, late_seconds=210, late_accepted=False),
    _plan("B03", DOUBT, late_seconds=0),
    _plan("B03", UNDECIDABLE, late_seconds=-3600, without="CHECKIN_TIME"),
    _plan("B04", BREACH, opening_seconds=5700),
    _plan("B04", BREACH, opening_seconds=-600),
    _plan("B04", NEAR, opening_seconds=0),
    _plan("B04", NEAR, opening_seconds=58),
    _plan("B04", DOUBT, opening_seconds=720),
    _plan("B04", UNDECIDABLE, without="OPENING_TIME"),
    _plan("B23", BREACH, candidates=4),
    _plan("B23", BREACH, candidates=6),
    _plan("B23", NEAR, candidates=3),
    _plan("B23", DOUBT, candidates=5, ranked=False, separated=True),
    _plan("B23", DOUBT, candidates=3, tied=True),
    _plan("B23", UNDECIDABLE, candidates=3, ranked=False, separated=False),
)
"""Planted between the deadline and the list of candidates."""

AWARD: Final = (
    _plan("A02", BREACH, publicity_days=1),
    _plan("A02", NEAR, publicity_days=3),
    _plan("A02", DOUBT, publicity_days=2),
    _plan("A02", DOUBT, publicity_days=3, publicity_ends_at_rest=True),
    _plan("A02", UNDECIDABLE, also=_also("A07", UNDECIDABLE), without="PUBLICITY_END_TIME"),
    _plan("A07", BREACH, award_days=-1),
    _plan("A07", BREACH, award_days=0, award_hours=-2),
    _plan("A07", BREACH, objection="open"),
    _plan("A07", NEAR, award_days=1),
    _plan("A07", NEAR, objection="answered"),
    _plan("A07", LOOK, objection="withdrawn"),
    _plan("A07", DOUBT, award_days=0, award_hours=2),
    _plan("A09", BREACH, contract_days=47),
    _plan("A09", BREACH, contract_days=34),
    _plan("A09", BREACH, contract_none=True),
    _plan("A09", NEAR, contract_on_last_day=True),
    _plan("A09", LOOK, passing="breach", contract_days=24, contract_reported=19),
    _plan("A09", DOUBT, also=_also("X11", DOUBT), contract_days=-2),
    _plan(
        "A09",
        UNDECIDABLE,
        also=_also("A07", UNDECIDABLE),
        without="WIN_NOTICE_SEND_TIME",
    ),
    _plan("X12", DOUBT, contract_price="5"),
)
"""Planted from the publication of the candidates to the contract."""

UNITS: Final = {
    "P16": "notice",
    "P17": _PRE,
    "P18": "notice",
    "P19": "clarification",
    "B03": "bid",
}
"""What a rule is asked about; every other rule about the lot."""

TRACES: Final = {
    "P16": ("TENDER_ANN_QUA_INQUERY_ANN",),
    "P17": ("TENDER_PROJECT", "TENDER_ANN_QUA_INQUERY_ANN"),
    "P18": ("TENDER_PROJECT", "TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"),
    "P19": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"),
    "P22": ("SECTION", "TENDER_FILE_CLARI_MODI"),
    "B01": ("TENDER_LIST", "BID_OPENING_RECORD", "TENDER_ABNORMITY_REPORT"),
    "B03": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI", "TENDER_LIST"),
    "B04": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI", "BID_OPENING_RECORD"),
    "B23": ("TENDER_FILE_CLARI_MODI", "TENDER_CANDIDATE", "TENDER_CANDIDATE_ANNOUNCE"),
    "A02": ("TENDER_CANDIDATE_ANNOUNCE",),
    "A07": ("TENDER_CANDIDATE_ANNOUNCE", "OBJECTION", "OBJECTION_REPLY", "BID_WINNING_NOTICE"),
    "A09": ("BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X11": ("TENDER_ANN_QUA_INQUERY_ANN", "BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X12": ("SECTION", "TENDER_FILE_CLARI_MODI", "WIN_RESULT_ANNO", "CONTRACT_PERFORMANCE"),
}
"""The sets that carry the trace of each rule."""
