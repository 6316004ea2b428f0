import pytest

from tests.watch.checks.make import CLARIFICATION, word


def bond(amount, *, stage=1, two=True, **more):
    said = {"x_two_stage": two, "x_stage": stage, **more}
    return said if amount is None else {**said, f"{CLARIFICATION}MARGIN_AMOUNT": amount}


SHARE = {f"{CLARIFICATION}x_MARGIN_PERCENT": "2"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bond("10000.00"), "breach", id="in the first"),
        pytest.param(bond("0.01"), "breach", id="a cent"),
        pytest.param(bond("0.00"), "compliant", id="a stated zero"),
        pytest.param(bond("0.00", **SHARE), "yellow", id="zero beside a percentage"),
        pytest.param(bond(None, **SHARE), "breach", id="a percentage alone"),
        pytest.param(bond(None), "undecidable", id="no amount"),
        pytest.param(bond("面议"), "undecidable", id="no number"),
        pytest.param(bond("-1"), "undecidable", id="negative"),
        pytest.param(bond("10000.00", stage=2), "compliant", id="in the second"),
        pytest.param(bond("10000.00", stage="2"), "compliant", id="in the second, on the wire"),
        pytest.param(bond("10000.00", stage=None), "undecidable", id="stage unknown"),
        pytest.param(bond("0.00", stage=None), "undecidable", id="stage unknown, zero"),
        pytest.param(bond("10000.00", two=False), "not_applicable", id="one stage"),
        pytest.param(bond("10000.00", two=None), "undecidable", id="two stages or not"),
        pytest.param(bond("10000.00", two=None, stage=None), "not_applicable", id="no word of it"),
    ],
)
def test_a_bond_in_the_first_of_two_stages(facts, expected):
    assert word("P21", facts) == expected
