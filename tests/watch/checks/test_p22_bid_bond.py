from decimal import Decimal

import pytest

from tests.watch.checks.make import CLARIFICATION, answer, word


def bond(amount=None, *, estimate="5000000.00", unit="0", percent=None):
    said = {"SECTION.CONTRACT_RECKON_PRICE": estimate, "SECTION.PRICE_UNIT": unit}
    if amount is not None:
        said[f"{CLARIFICATION}MARGIN_AMOUNT"] = amount
    if percent is not None:
        said[f"{CLARIFICATION}x_MARGIN_PERCENT"] = percent
    return said


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bond("100000.01"), "breach", id="a cent over"),
        pytest.param(bond("100000.00"), "compliant", id="exactly two per cent"),
        pytest.param(bond("100000.00", estimate="500", unit="1"), "compliant", id="ten thousands"),
        pytest.param(bond("100000.01", estimate="500", unit="1"), "breach", id="a cent over there"),
        pytest.param(bond("100000", estimate="500", unit=None), "undecidable", id="unit decides"),
        pytest.param(bond("100000", unit=None), "compliant", id="clear in either unit"),
        pytest.param(bond("99", estimate="0.1", unit=None), "breach", id="over in either unit"),
        pytest.param(bond("100000", estimate=None), "undecidable", id="no estimate"),
        pytest.param(bond("100000", estimate="0.00"), "undecidable", id="an estimate of zero"),
        pytest.param(bond("-1"), "undecidable", id="a negative bond"),
        pytest.param(bond("面议"), "undecidable", id="an unreadable bond"),
        pytest.param(bond("0.00", estimate=None), "compliant", id="none is asked"),
        pytest.param(bond("0.00", percent="2.5"), "breach", id="zero beside a percentage"),
        pytest.param(bond("80000", percent="2.5"), "yellow", id="amount and percentage differ"),
        pytest.param(bond("200000", percent="2"), "breach", id="the amount alone is over"),
        pytest.param(bond("80000", percent="1.6"), "compliant", id="both within"),
        pytest.param(bond(percent="3", estimate=None), "breach", id="percentage only, over"),
        pytest.param(bond(percent="2%", estimate=None), "compliant", id="percentage with its sign"),
        pytest.param(bond(percent="0.025", estimate=None), "yellow", id="maybe a fraction"),
        pytest.param(bond(percent="0.8", estimate=None), "compliant", id="no fraction at 80 %"),
        pytest.param(bond(percent="-2", estimate=None), "undecidable", id="a negative percentage"),
        pytest.param(bond(), "not_applicable", id="nothing about a bond"),
    ],
)
def test_the_bond_against_the_estimate(facts, expected):
    assert word("P22", facts) == expected


def test_the_share_is_shown_on_its_side_of_the_limit():
    assert answer("P22", bond("100000.01")).numbers["share_percent"] == "2.0001"
    assert answer("P22", bond("99999.99")).numbers["share_percent"] == "1.9999"


def test_a_place_can_lower_the_limit():
    assert word("P22", bond("80000"), percent=Decimal("1.5")) == "breach"
