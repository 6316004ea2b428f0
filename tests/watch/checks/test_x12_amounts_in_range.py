from decimal import Decimal

import pytest

from tests.watch.checks.make import CLARIFICATION, word

ESTIMATE = "SECTION.CONTRACT_RECKON_PRICE"
AWARD = "WIN_RESULT_ANNO.BID_AMOUNT"
CEILING = f"{CLARIFICATION}CONTROL_PRICE"
BOND = f"{CLARIFICATION}MARGIN_AMOUNT"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({ESTIMATE: "5.00"}, "yellow", id="a motorway for five yuan"),
        pytest.param(
            {ESTIMATE: "5.00", "SECTION.PRICE_UNIT": "1"}, "compliant", id="ten thousands"
        ),
        pytest.param({AWARD: "-1.00"}, "yellow", id="negative"),
        pytest.param({AWARD: "1000000000001"}, "yellow", id="over any tender"),
        pytest.param(
            {ESTIMATE: "5000000", AWARD: "486.5"}, "yellow", id="a unit taken for another"
        ),
        pytest.param(
            {ESTIMATE: "5000000", AWARD: "486.5", "WIN_RESULT_ANNO.PRICE_UNIT": "1"},
            "compliant",
            id="its unit told",
        ),
        pytest.param({ESTIMATE: "0.00"}, "compliant", id="zero is not judged"),
        pytest.param({BOND: "50.00"}, "compliant", id="a small bond is no price"),
        pytest.param(
            {ESTIMATE: "5000000", AWARD: "97.5", "x_PRICE_FORM_CODE": "2"}, "compliant", id="a rate"
        ),
        pytest.param({ESTIMATE: "5000000", CEILING: "4900000"}, "compliant", id="as usual"),
        pytest.param({ESTIMATE: "面议"}, "undecidable", id="unreadable"),
        pytest.param({AWARD: "97.5", "x_PRICE_FORM_CODE": "2"}, "not_applicable", id="rates only"),
        pytest.param({"x_candidates": 3}, "not_applicable", id="no amounts"),
    ],
)
def test_amounts_of_one_lot(facts, expected):
    assert word("X12", facts) == expected


def test_a_place_sets_its_own_range():
    assert word("X12", {AWARD: "150"}, smallest=Decimal(1000)) == "yellow"
    assert word("X12", {ESTIMATE: "5000000", AWARD: "400000"}, ratio=Decimal(10)) == "yellow"
