import pytest

from tests.watch.checks.make import answer, word


def let(estimate, code="A010000", unit="0", procedure="direct award"):
    return {"class": code, "estimate": estimate, "unit": unit, "procedure": procedure}


def contracts(*rows):
    return {"x_contracts": list(rows)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(contracts(let("2500000"), let("1500000")), "yellow", id="exactly together"),
        pytest.param(contracts(let("2500000"), let("1499999.99")), "compliant", id="a cent short"),
        pytest.param(contracts(let("250", unit="1"), let("150", unit="1")), "yellow", id="万元"),
        pytest.param(
            contracts(let("1500000", "B010000"), let("1500000")), "compliant", id="two classes"
        ),
        pytest.param(
            contracts(let("600000", "C020000"), let("400000", "C020000")), "yellow", id="services"
        ),
        pytest.param(
            contracts(let("5000000"), let("1500000")), "compliant", id="one alone is another rule's"
        ),
        pytest.param(
            contracts(let("2500000"), let("1500000", procedure="公开招标")),
            "not_applicable",
            id="one was tendered",
        ),
        pytest.param(contracts(let("2500000"), let(None)), "undecidable", id="no estimate"),
        pytest.param(contracts(let("2500000"), let("1500000", None)), "undecidable", id="no class"),
        pytest.param(contracts(let("2500000"), let("150", unit=None)), "undecidable", id="no unit"),
        pytest.param(
            contracts(let("2500000"), let("1500000"), let(None)), "yellow", id="enough without it"
        ),
        pytest.param(contracts(let("2500000")), "not_applicable", id="one contract"),
        pytest.param({}, "not_applicable", id="none"),
        pytest.param({"x_contracts": "二"}, "not_applicable", id="no list"),
        pytest.param(contracts("甲", None), "not_applicable", id="no rows"),
    ],
)
def test_contracts_let_without_a_tender_are_added_up(facts, expected):
    assert word("P05", facts) == expected


def test_the_sum_is_told():
    numbers = answer("P05", contracts(let("2500000"), let("1500000"))).numbers
    assert numbers == {"contracts": "2", "sum": "4,000,000", "limit": "4,000,000"}
