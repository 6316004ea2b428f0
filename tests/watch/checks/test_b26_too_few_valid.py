import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_valid_bids": 2}, "yellow", id="two"),
        pytest.param({"x_valid_bids": 3}, "compliant", id="three"),
        pytest.param(
            {"x_valid_bids": 2, "x_competition_stated": True}, "compliant", id="competition stated"
        ),
        pytest.param({"x_valid_bids": 0, "x_all_rejected": True}, "compliant", id="all rejected"),
        pytest.param({"x_valid_bids": None}, "undecidable", id="unknown"),
        pytest.param({}, "not_applicable", id="not evaluated"),
    ],
)
def test_too_few_valid(facts, expected):
    assert word("B26", facts) == expected
