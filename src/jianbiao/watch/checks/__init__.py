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
    a01_publicity_begins,
    a02_publicity,
    a03_publicity_content,
    a04_first_candidate,
    a05_outside_candidates,
    a06_negotiated_price,
    a07_early_award,
    a08_losers_told,
    a09_contract,
    a10_contract_as_bid,
    a11_performance_bond,
    a12_bonds_returned,
    a13_written_report,
    a14_subcontracts,
    a15_termination,
    a16_price_creep,
    b01_fewer_than_three,
    b02_prequalified,
    b03_late_bid,
    b04_opening_time,
    b05_all_opened,
    b06_early_decryption,
    b07_not_decrypted,
    b08_withdrawal_refund,
    b09_related_bidders,
    b10_interest_in_tenderer,
    b11_consortium_member,
    b12_opening_published,
    b13_panel_size,
    b14_experts_share,
    b15_random_draw,
    b16_expert_qualification,
    b17_recusal,
    b18_member_replaced,
    b19_panel_named_early,
    b20_criteria_in_documents,
    b21_over_ceiling,
    b22_rejection_reason,
    b23_candidates,
    b24_report_signed,
    b25_more_time,
    b26_too_few_valid,
    b27_within_validity,
    c01_objection_prequalification,
    c02_objection_documents,
    c03_objection_opening,
    c04_objection_result,
    c05_objection_reply,
    c06_complaint_in_time,
    c07_objection_first,
    c08_acceptance,
    c09_decision,
    c10_first_receiver,
    c11_fabricated,
    c12_suspension,
    c13_complaint_letter,
    c14_refusal_ground,
    c15_investigators,
    c16_withdrawal,
    c17_decision_form,
    c18_decision_published,
    c19_violation_announced,
    c20_complaint_channel,
    p16_documents_on_sale,
    p17_prequalification_time,
    p18_time_to_bid,
    p19_late_clarification,
    p22_bid_bond,
    x11_order_of_dates,
    x12_amounts_in_range,
    x13_changed_after_fixing,
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
    p16_documents_on_sale,
    p17_prequalification_time,
    p18_time_to_bid,
    p19_late_clarification,
    p22_bid_bond,
    b01_fewer_than_three,
    b02_prequalified,
    b03_late_bid,
    b04_opening_time,
    b05_all_opened,
    b06_early_decryption,
    b07_not_decrypted,
    b08_withdrawal_refund,
    b09_related_bidders,
    b10_interest_in_tenderer,
    b11_consortium_member,
    b12_opening_published,
    b13_panel_size,
    b14_experts_share,
    b15_random_draw,
    b16_expert_qualification,
    b17_recusal,
    b18_member_replaced,
    b19_panel_named_early,
    b20_criteria_in_documents,
    b21_over_ceiling,
    b22_rejection_reason,
    b23_candidates,
    b24_report_signed,
    b25_more_time,
    b26_too_few_valid,
    b27_within_validity,
    a01_publicity_begins,
    a02_publicity,
    a03_publicity_content,
    a04_first_candidate,
    a05_outside_candidates,
    a06_negotiated_price,
    a07_early_award,
    a08_losers_told,
    a09_contract,
    a10_contract_as_bid,
    a11_performance_bond,
    a12_bonds_returned,
    a13_written_report,
    a14_subcontracts,
    a15_termination,
    a16_price_creep,
    c01_objection_prequalification,
    c02_objection_documents,
    c03_objection_opening,
    c04_objection_result,
    c05_objection_reply,
    c06_complaint_in_time,
    c07_objection_first,
    c08_acceptance,
    c09_decision,
    c10_first_receiver,
    c11_fabricated,
    c12_suspension,
    c13_complaint_letter,
    c14_refusal_ground,
    c15_investigators,
    c16_withdrawal,
    c17_decision_form,
    c18_decision_published,
    c19_violation_announced,
    c20_complaint_channel,
    x11_order_of_dates,
    x12_amounts_in_range,
    x13_changed_after_fixing,
)

CHECKS: Final[Mapping[str, Check]] = {module.NUMBER: cast("Check", module) for module in _MODULES}
"""Every built check by the number of its rule."""

EXPECTING: Final[Mapping[str, Expecting]] = {
    module.NUMBER: cast("Expecting", module)
    for module in (
        b08_withdrawal_refund,
        a01_publicity_begins,
        a08_losers_told,
        a09_contract,
        a12_bonds_returned,
        a13_written_report,
        c05_objection_reply,
        c08_acceptance,
        c09_decision,
        c18_decision_published,
        c19_violation_announced,
    )
}
"""The checks that wait for something, by the number of their rule."""
