import pytest

from tests.watch.checks.make import word


def heads(holdings=None, **of):
    return {"x_bidder_heads": of, "x_bidder_holdings": holdings or []}


def related(kind, sourced):
    return {**heads(A="id:1", B="id:2"), "x_bidder_relations": [["A", "B", kind, sourced]]}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(heads(A="id:1", B="id:1"), "breach", id="one head"),
        pytest.param(heads(A="id:1", B="id:2"), "compliant", id="two heads"),
        pytest.param(heads(A="王", B="王"), "yellow", id="one name"),
        pytest.param(heads(A="王", B=None), "undecidable", id="one unknown"),
        pytest.param(
            heads([["A", "B", "50.01"]], A="id:1", B="id:2"), "breach", id="more than half"
        ),
        pytest.param(heads([["A", "B", "50"]], A="id:1", B="id:2"), "yellow", id="half"),
        pytest.param(
            heads(A={"id": "1", "name": "王"}, B={"id": "2", "name": "王"}),
            "compliant",
            id="two persons of one name",
        ),
        pytest.param(
            heads(A={"id": "1", "name": "王"}, B={"name": "王"}), "yellow", id="one name, one code"
        ),
        pytest.param(heads(A=7, B=["王"]), "undecidable", id="heads that cannot be read"),
        pytest.param(related("management", True), "breach", id="managed, with a source"),
        pytest.param(related("management", False), "yellow", id="managed, without a source"),
        pytest.param(related("interest", True), "compliant", id="a relation of another kind"),
        pytest.param({"x_bidder_relations": "no list"}, "undecidable", id="relations unread"),
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
