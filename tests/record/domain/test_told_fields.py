"""Facts that only an extension field tells: said on the wire, they change the answer."""

import pytest

from tests.make import TENDER, bid, lot, notice, opening, tender
from tests.record.make import answer, row

HEAD = [tender(), lot(), notice()]
ABNORMAL = {"EXCEPITON_TYPE": "2", "NOTICE_SEND_TIME": "20260325100000", "IS_FEE_RETURNED": "1"}
BOND = {"CONTRACT_NAME": "合同", "CONTRACT_PRICE": "1000.00", "PERFORMANCE_BOND": "200.00"}
RATED = {"NOTICE_NAME": "结果", "WIN_BIDDER_NAME": "甲", "PRICE_FORM_CODE": "2", "BID_RATE": "95.5"}
SIGNED = {"CONTRACT_NAME": "合同", "SIGN_TIME": "20260410100000"}
FILED = {"COMPLAINT_NO": "1", "DECISION_TIME": "20260420100000", "IS_VIOLATION_FOUND": "1"}
KEPT = {"DECISION_RESULT": "2", "DECISION_SEND_TIME": "20260421100000"}


def evaluated(**data):
    report = row("EVALUATION_REPORT", END_TIME="20260325180000", VALID_BID_COUNT="2", **data)
    return [*HEAD, bid(), opening(), report]


TOLD = {
    "competition stated": ("B26", "lot", evaluated(IS_COMPETITIVE="1"), "compliant"),
    "competition denied": ("B26", "lot", evaluated(IS_COMPETITIVE="0"), "yellow"),
    "bond carried over": (
        "A15",
        "lot",
        [
            *HEAD,
            row(
                "TENDER_ABNORMITY_REPORT",
                TENDER,
                IS_MARGIN_RETURNED="0",
                IS_MARGIN_CARRIED="1",
                **ABNORMAL,
            ),
        ],
        "yellow",
    ),
    "other guarantees within": (
        "A11",
        "lot",
        [*HEAD, row("CONTRACT_PERFORMANCE", IS_BOND_COMBINED="1", **BOND)],
        "yellow",
    ),
    "a bond too high": ("A11", "lot", [*HEAD, row("CONTRACT_PERFORMANCE", **BOND)], "breach"),
    "the rate of the award": (
        "A10",
        "lot",
        [
            *HEAD,
            row("WIN_RESULT_ANNO", **RATED),
            row("CONTRACT_PERFORMANCE", CONTRACT_RATE="95.50", **SIGNED),
        ],
        "compliant",
    ),
    "another rate": (
        "A10",
        "lot",
        [
            *HEAD,
            row("WIN_RESULT_ANNO", **RATED),
            row("CONTRACT_PERFORMANCE", CONTRACT_RATE="98", **SIGNED),
        ],
        "breach",
    ),
    "a decision that holds secrets": (
        "C18",
        "complaint",
        [*HEAD, row("COMPLAINT_INFO", TENDER, IS_SECRET="1", **FILED, **KEPT)],
        "not_applicable",
    ),
}


@pytest.mark.parametrize(("rule", "unit", "said", "expected"), TOLD.values(), ids=TOLD)
def test_a_told_field_changes_the_answer(rule, unit, said, expected):
    assert answer(rule, unit, *said) == expected
