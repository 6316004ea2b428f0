from decimal import Decimal

import pytest

from tests.watch.checks.make import CLARIFICATION, word


def bond(amount, code=None, kind=None):
    return {
        f"{CLARIFICATION}MARGIN_AMOUNT": amount,
        "SECTION.CLASSIFY_CODE": code,
        "x_kind": kind,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bond("800000.00", "A010000"), "compliant", id="works at the cap"),
        pytest.param(bond("800000.01", "A010000"), "breach", id="works a cent over"),
        pytest.param(bond("800000.01", "B010000"), "breach", id="goods a cent over"),
        pytest.param(bond("100000.00", "C010000", "design"), "compliant", id="design at the cap"),
        pytest.param(bond("100000.01", "C010000", "design"), "breach", id="design a cent over"),
        pytest.param(bond("100000.01", None, "survey/design"), "breach", id="by its kind alone"),
        pytest.param(bond("100000.01", None, "works"), "compliant", id="works by its kind"),
        pytest.param(bond("800000.01", None, "货物"), "breach", id="goods in Chinese"),
        pytest.param(bond("100000.00", None), "compliant", id="within the lowest cap"),
        pytest.param(bond("500000.00", None), "undecidable", id="the class decides"),
        pytest.param(bond("900000.00", None), "undecidable", id="over, if it has a cap"),
        pytest.param(bond("100000.01", "C010000"), "undecidable", id="services of some kind"),
        pytest.param(bond("900000.00", "D010000"), "not_applicable", id="another class"),
        pytest.param(bond("900000.00", "C010000", "监理"), "not_applicable", id="supervision"),
        pytest.param(bond("500000.00", "A010000", "design"), "yellow", id="they contradict"),
        pytest.param(bond("50000.00", "A010000", "design"), "compliant", id="within both"),
        pytest.param(bond("0.00", "A010000"), "compliant", id="none asked"),
        pytest.param(bond(None, "A010000"), "undecidable", id="not reported"),
        pytest.param(bond("-1", "A010000"), "undecidable", id="negative"),
        pytest.param({"SECTION.CLASSIFY_CODE": "A010000"}, "not_applicable", id="no bond"),
    ],
)
def test_the_bond_against_its_cap(facts, expected):
    assert word("P23", facts) == expected


def test_a_place_can_lower_the_cap():
    assert word("P23", bond("600000.00", "A010000"), works=Decimal(500_000)) == "breach"
