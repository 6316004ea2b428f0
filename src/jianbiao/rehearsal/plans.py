"""What is planted (预置情形): for each rule a breach, a lawful near miss, a doubt, an undecidable case.

A plan changes the shape of one tender and says which answer the rule should give. Truth goes into a
file apart and is never sent.
"""

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

REALISTIC: Final = 0.06
LIVELY: Final = 0.3
STRESS: Final = 0.9
PROFILES: Final = {"realistic": REALISTIC, "lively": LIVELY, "stress": STRESS}
"""Share of tenders with something planted. Precision is reported at the realistic profile only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one tender goes; the defaults keep every limit."""

    sale_days: int = 7
    issue_days: int = 22
    prequalified_days: int | None = None
    clarified_days: int | None = None
    affects: str | None = "1"
    postponed_days: int | None = None
    postponed: bool = False
    bond: Decimal = Decimal("0.015")
    bidders: int | None = None
    failed: bool = False
    late_seconds: int | None = None
    late_accepted: str = "1"
    opening_minutes: int = 0
    candidates: int = 3
    ranked: bool = True
    separated: bool = False
    publicity_days: int = 4
    award_days: int = 1
    objection: str = ""
    contract_days: int | None = 18
    missing: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One planted case: its rule, its kind, the answer expected, what it changes."""

    rule: str
    kind: str
    expected: str
    change: dict[str, Any]

    def shape(self, base: Shape) -> Shape:
        """Return ``base`` as this plan bends it."""
        return replace(base, **self.change)


def _plan(rule: str, kind: str, expected: str, **change: Any) -> Plan:
    return Plan(rule=rule, kind=kind, expected=expected, change=change)


def _without(*names: str) -> frozenset[str]:
    return frozenset(names)


PLANS: Final = (
    _plan("P16", "breach", "breach", sale_days=3),
    _plan("P16", "near_miss", "compliant", sale_days=5),
    _plan("P16", "doubt", "yellow", sale_days=4),
    _plan("P16", "undecidable", "undecidable", missing=_without("DOC_GET_END_TIME")),
    _plan("P17", "breach", "breach", prequalified_days=2),
    _plan("P17", "near_miss", "compliant", prequalified_days=5),
    _plan("P17", "doubt", "yellow", prequalified_days=4),
    _plan(
        "P17",
        "undecidable",
        "undecidable",
        prequalified_days=5,
        missing=_without("PREQUALIFICATION_END"),
    ),
    _plan("P18", "breach", "breach", issue_days=15),
    _plan("P18", "near_miss", "compliant", issue_days=20),
    _plan("P18", "doubt", "yellow", issue_days=19),
    _plan("P18", "undecidable", "undecidable", missing=_without("DOC_GET_START_TIME")),
    _plan("P19", "breach", "breach", clarified_days=9),
    _plan("P19", "near_miss", "compliant", clarified_days=16),
    _plan("P19", "near_miss", "compliant", clarified_days=9, postponed=True, postponed_days=7),
    _plan("P19", "doubt", "yellow", clarified_days=9, affects=None),
    _plan("P19", "undecidable", "undecidable", clarified_days=9, postponed=True),
    _plan("P22", "breach", "breach", bond=Decimal("0.031")),
    _plan("P22", "near_miss", "compliant", bond=Decimal("0.02")),
    _plan("P22", "undecidable", "undecidable", missing=_without("CONTRACT_RECKON_PRICE")),
    _plan("B01", "breach", "breach", bidders=2),
    _plan("B01", "near_miss", "compliant", bidders=3),
    _plan("B01", "near_miss", "compliant", bidders=2, failed=True),
    _plan("B01", "undecidable", "undecidable", bidders=0),
    _plan("B03", "breach", "breach", late_seconds=95),
    _plan("B03", "near_miss", "compliant", late_seconds=-30),
    _plan("B03", "near_miss", "compliant", late_seconds=95, late_accepted="0"),
    _plan("B03", "doubt", "yellow", late_seconds=0),
    _plan("B03", "undecidable", "undecidable", missing=_without("CHECKIN_TIME")),
    _plan("B04", "breach", "breach", opening_minutes=95),
    _plan("B04", "near_miss", "compliant", opening_minutes=0),
    _plan("B04", "doubt", "yellow", opening_minutes=12),
    _plan("B04", "undecidable", "undecidable", missing=_without("OPENING_TIME")),
    _plan("B23", "breach", "breach", candidates=4),
    _plan("B23", "near_miss", "compliant", candidates=3),
    _plan("B23", "doubt", "yellow", candidates=5, ranked=False, separated=True),
    _plan("B23", "undecidable", "undecidable", candidates=3, ranked=False),
    _plan("A02", "breach", "breach", publicity_days=1),
    _plan("A02", "near_miss", "compliant", publicity_days=3),
    _plan("A02", "doubt", "yellow", publicity_days=2),
    _plan("A02", "undecidable", "undecidable", missing=_without("PUBLICITY_END_TIME")),
    _plan("A07", "breach", "breach", award_days=-1),
    _plan("A07", "breach", "breach", objection="open"),
    _plan("A07", "near_miss", "compliant", objection="answered"),
    _plan("A07", "undecidable", "undecidable", missing=_without("PUBLICITY_END_TIME")),
    _plan("A09", "breach", "breach", contract_days=47),
    _plan("A09", "near_miss", "compliant", contract_days=30),
    _plan("A09", "doubt", "yellow", contract_days=-2),
    _plan("A09", "breach", "breach", contract_days=None),
    _plan("A09", "undecidable", "undecidable", missing=_without("WIN_NOTICE_SEND_TIME")),
)
"""Every planted case of the twelve rules."""


def draw(chance: random.Random, index: int, profile: str) -> Plan | None:
    """Return what is planted in tender ``index``; under ``stress`` the cases take turns."""
    if chance.random() >= PROFILES[profile]:
        return None
    return PLANS[index % len(PLANS)] if profile == "stress" else chance.choice(PLANS)
