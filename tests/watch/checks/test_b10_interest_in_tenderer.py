import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_tenderer_relations": ["A"]}, "yellow", id="one"),
        pytest.param({"x_tenderer_relations": []}, "compliant", id="none"),
        pytest.param({"x_tenderer_relations": "A"}, "undecidable", id="no list"),
        pytest.param({}, "not_applicable", id="no bidders"),
    ],
)
def test_interest_in_tenderer(facts, expected):
    assert word("B10", facts) == expected
