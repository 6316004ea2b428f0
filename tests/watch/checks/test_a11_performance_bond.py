from decimal import Decimal

import pytest

from tests.watch.checks.make import word


def bond(amount, contract="10000000.00", **more):
    return {"x_performance_bond": amount, "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE": contract, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bond("1000000.01"), "breach", id="a cent over"),
        pytest.param(bond("1000000.00"), "compliant", id="exactly ten"),
        pytest.param(bond("0"), "compliant", id="none asked"),
        pytest.param(
            bond("1000000", "1000", x_contract_PRICE_UNIT="1"), "compliant", id="in 10,000 yuan"
        ),
        pytest.param(
            bond("1000001", "1000", x_contract_PRICE_UNIT="1"), "breach", id="over in 10,000 yuan"
        ),
        pytest.param(
            bond("1200000", x_bond_includes_other=True), "yellow", id="other guarantees in it"
        ),
        pytest.param(bond("1000000", "1000"), "yellow", id="units"),
        pytest.param(bond("1000000", None), "undecidable", id="no contract price"),
        pytest.param(bond("1000000", "0"), "undecidable", id="zero"),
        pytest.param(bond(None), "undecidable", id="bond unknown"),
        pytest.param(bond("-1"), "undecidable", id="negative"),
        pytest.param({}, "not_applicable", id="no bond"),
    ],
)
def test_performance_bond(facts, expected):
    assert word("A11", facts) == expected


def test_a_place_may_lower_the_cap():
    assert word("A11", bond("600000"), percent=Decimal(5)) == "breach"
