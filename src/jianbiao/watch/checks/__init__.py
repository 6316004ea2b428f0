"""One statutory rule, one file, one pure function (核对).

A check reads ``Facts`` and answers with an outcome of ``law.outcomes``; thresholds are arguments.
"""

from collections.abc import Mapping
from typing import Final, Protocol, cast

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import DueAct, Outcome
from jianbiao.law.rule import Value
from jianbiao.watch.checks import (
    a02_publicity,
    a07_early_award,
    a09_contract,
    b01_fewer_than_three,
    b03_late_bid,
    b04_opening_time,
    b23_candidates,
    p01_state_funds,
    p02_works,
    p03_goods,
    p04_services,
    p05_split,
    p06_provisional_sums,
    p07_exemption,
    p08_approval,
    p09_invited,
    p10_invitees,
    p11_designated_medium,
    p12_same_content,
    p13_medium_fee,
    p14_publishing_time,
    p15_notice_content,
    p16_documents_on_sale,
    p17_prequalification_time,
    p18_time_to_bid,
    p19_late_clarification,
    p20_prequalification_clarification,
    p21_two_stage_bond,
    p22_bid_bond,
    p23_bond_cap,
    p24_bond_validity,
    p25_basic_account,
    p26_minimum_price,
    p27_base_price,
    p28_site_visit,
    p29_clauses,
    p30_registration,
    p31_leaked_buyers,
    p32_agency_bids,
    x11_order_of_dates,
    x12_amounts_in_range,
)


class Check(Protocol):
    """A module of this package: the number of its rule, its unit and its function."""

    NUMBER: str
    UNIT: str

    def check(self, facts: Facts, *, calendar: Calendar, **parameters: Value) -> Outcome:
        """Answer for one subject."""
        ...


class Expecting(Protocol):
    """A check whose rule waits for something: the contract after the award notice."""

    def expects(self, facts: Facts, *, calendar: Calendar, **parameters: Value) -> DueAct | None:
        """Return what must come by when, or None while nothing has started the period."""
        ...


_MODULES: Final = (
    p01_state_funds,
    p02_works,
    p03_goods,
    p04_services,
    p05_split,
    p06_provisional_sums,
    p07_exemption,
    p08_approval,
    p09_invited,
    p10_invitees,
    p11_designated_medium,
    p12_same_content,
    p13_medium_fee,
    p14_publishing_time,
    p15_notice_content,
    p16_documents_on_sale,
    p17_prequalification_time,
    p18_time_to_bid,
    p19_late_clarification,
    p20_prequalification_clarification,
    p21_two_stage_bond,
    p22_bid_bond,
    p23_bond_cap,
    p24_bond_validity,
    p25_basic_account,
    p26_minimum_price,
    p27_base_price,
    p28_site_visit,
    p29_clauses,
    p30_registration,
    p31_leaked_buyers,
    p32_agency_bids,
    b01_fewer_than_three,
    b03_late_bid,
    b04_opening_time,
    b23_candidates,
    a02_publicity,
    a07_early_award,
    a09_contract,
    x11_order_of_dates,
    x12_amounts_in_range,
)

CHECKS: Final[Mapping[str, Check]] = {module.NUMBER: cast("Check", module) for module in _MODULES}
"""Every built check by the number of its rule."""

EXPECTING: Final[Mapping[str, Expecting]] = {
    module.NUMBER: cast("Expecting", module) for module in (a09_contract,)
}
"""The checks that wait for something, by the number of their rule."""
