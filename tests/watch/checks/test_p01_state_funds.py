from decimal import Decimal

import pytest

from tests.watch.checks.make import MANDATORY, word


def funds(amount=None, *, share=None, total=None, enterprise=None, mandatory="0"):
    said = {
        "BUDGET_FUNDS": amount,
        "BUDGET_RATE": share,
        "TOTAL_INVESTMENT": total,
        "IS_SOE_CONTROL": enterprise,
    }
    told = {f"PROJECT.{name}": value for name, value in said.items() if value is not None}
    return told if mandatory is None else {**told, MANDATORY: mandatory}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(funds("2000000", share="10"), "yellow", id="both limits, voluntary"),
        pytest.param(funds("2000000", share="10", mandatory="1"), "compliant", id="mandatory"),
        pytest.param(funds("2000000", share="10", mandatory=None), "undecidable", id="duty unsaid"),
        pytest.param(
            funds("1999999.99", share="10", enterprise="0"), "compliant", id="a cent short"
        ),
        pytest.param(
            funds("2000000", share="9.99", enterprise="0"), "compliant", id="share too small"
        ),
        pytest.param(funds("1999999.99", share="10"), "undecidable", id="enterprises unknown"),
        pytest.param(funds("2000000", total="20000000"), "yellow", id="share computed"),
        pytest.param(funds("2000000", total="20000001"), "undecidable", id="computed, too small"),
        pytest.param(funds("2000000", total="0"), "undecidable", id="a total of zero"),
        pytest.param(funds("2000000"), "undecidable", id="no share"),
        pytest.param(funds(enterprise="1"), "yellow", id="enterprises control"),
        pytest.param(funds("-1", share="50"), "undecidable", id="negative funds"),
        pytest.param({MANDATORY: "0"}, "not_applicable", id="nothing of funds"),
    ],
)
def test_the_funds_against_what_was_reported(facts, expected):
    assert word("P01", facts) == expected


def test_the_limits_are_arguments():
    assert word("P01", funds("1000000", share="10"), amount=Decimal(1_000_000)) == "yellow"
