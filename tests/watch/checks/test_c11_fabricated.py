import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            {"x_fabricated": True, "x_decision_result": "handled"}, "yellow", id="not dismissed"
        ),
        pytest.param(
            {"x_fabricated": "1", "x_decision_result": "dismissed"}, "compliant", id="dismissed"
        ),
        pytest.param({"x_fabricated": True}, "undecidable", id="decision unknown"),
        pytest.param({"x_fabricated": False}, "not_applicable", id="not found"),
        pytest.param({"x_fabricated": None}, "not_applicable", id="not said"),
    ],
)
def test_fabricated(facts, expected):
    assert word("C11", facts) == expected
