import pytest

from tests.watch.checks.make import word


def settled(price, award="10000000"):
    return {"x_award_price": award, "x_settled_price": price}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(settled("11000000"), "compliant", id="exactly ten per cent"),
        pytest.param(settled("11000000.01"), "yellow", id="more"),
        pytest.param(settled("9000000"), "compliant", id="less"),
        pytest.param(settled("11000000", None), "undecidable", id="award unknown"),
        pytest.param(settled(None), "undecidable", id="settlement unknown"),
        pytest.param({"x_award_price": "1"}, "not_applicable", id="not settled"),
    ],
)
def test_price_creep(facts, expected):
    assert word("A16", facts) == expected
