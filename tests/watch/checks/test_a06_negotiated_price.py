import pytest

from tests.watch.checks.make import word


def prices(bid, award, **more):
    return {"x_winner_bid_price": bid, "x_award_price": award, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(prices("5000000", "4900000"), "yellow", id="less"),
        pytest.param(prices("5000000", "5000000"), "compliant", id="the same"),
        pytest.param(prices("5000000", "5005000"), "compliant", id="a thousandth"),
        pytest.param(prices("5000000", "5005000.01"), "yellow", id="more than a thousandth"),
        pytest.param(
            prices("5000000", "5000000", x_negotiated=True), "yellow", id="talks reported"
        ),
        pytest.param(prices(None, "5000000"), "undecidable", id="bid unknown"),
        pytest.param(prices("0", "5000000"), "undecidable", id="zero"),
        pytest.param({"x_winner_bid_price": "1"}, "not_applicable", id="not awarded"),
    ],
)
def test_negotiated_price(facts, expected):
    assert word("A06", facts) == expected
