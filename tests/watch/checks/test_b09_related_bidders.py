import pytest

from tests.watch.checks.make import word


def heads(holdings=None, **of):
    return {"x_bidder_heads": of, "x_bidder_holdings": holdings or []}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(heads(A="id:1", B="id:1"), "breach", id="one head"),
        pytest.param(heads(A="id:1", B="id:2"), "compliant", id="two heads"),
        pytest.param(heads(A="王", B="王"), "yellow", id="one name"),
        pytest.param(heads(A="王", B=None), "compliant", id="one unknown"),
        pytest.param(heads([["A", "B", "50"]], A="id:1", B="id:2"), "breach", id="half"),
        pytest.param(
            heads([["A", "B", "49.99"]], A="id:1", B="id:2"), "yellow", id="just under half"
        ),
        pytest.param(
            heads([["A", "B", "19.99"]], A="id:1", B="id:2"), "compliant", id="a minority"
        ),
        pytest.param(
            heads([["A", "B", None]], A="id:1", B="id:2"), "compliant", id="share unknown"
        ),
        pytest.param(heads(A=None, B=None), "undecidable", id="heads unknown"),
        pytest.param({"x_bidder_heads": None}, "undecidable", id="not looked up"),
        pytest.param(heads(A="id:1"), "not_applicable", id="one bidder"),
        pytest.param({}, "not_applicable", id="no bidders"),
    ],
)
def test_related_bidders(facts, expected):
    assert word("B09", facts) == expected
