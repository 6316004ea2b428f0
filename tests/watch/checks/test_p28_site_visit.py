import pytest

from tests.watch.checks.make import answer, word


def visit(all_=None, invited=None, buyers=None):
    return {
        "SITE_VISIT_INFO.IS_ALL_INVITED": all_,
        "x_visit_invited_count": invited,
        "x_buyers_count": buyers,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(visit("1", 5, 5), "compliant", id="all"),
        pytest.param(visit("0"), "yellow", id="not all"),
        pytest.param(visit("1", 4, 5), "yellow", id="one fewer than had the documents"),
        pytest.param(visit("1"), "compliant", id="said to be for all"),
        pytest.param(visit(None, 5, 5), "compliant", id="by the numbers"),
        pytest.param(visit(None, 6, 5), "compliant", id="more than had the documents"),
        pytest.param(visit(None, 2), "undecidable", id="buyers unknown"),
        pytest.param(visit(), "undecidable", id="nothing known"),
        pytest.param({"x_buyers_count": 5}, "not_applicable", id="no visit"),
    ],
)
def test_a_visit_for_all(facts, expected):
    assert word("P28", facts) == expected


def test_how_many_have_the_documents_is_never_told():
    found = answer("P28", visit(None, 4, 5))
    assert not found.numbers
    assert not any(digit in found.zh + found.en for digit in "45")
