import pytest

from tests.watch.checks.make import word


def related(*rows):
    return {"x_recusals": list(rows)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(related({"sure": True}), "breach", id="by a register"),
        pytest.param(related({"sure": False}), "yellow", id="inferred"),
        pytest.param(
            related({"sure": True, "years_ago": "3"}), "yellow", id="ended three years ago"
        ),
        pytest.param(
            related({"sure": True, "years_ago": "3.1"}), "compliant", id="ended longer ago"
        ),
        pytest.param(related(), "compliant", id="none"),
        pytest.param({"x_recusals": None}, "undecidable", id="not looked up"),
        pytest.param({}, "not_applicable", id="no panel"),
    ],
)
def test_recusal(facts, expected):
    assert word("B17", facts) == expected
