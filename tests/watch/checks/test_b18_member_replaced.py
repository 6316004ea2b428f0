import pytest

from tests.watch.checks.make import MANDATORY, word


def replaced(*rows, law="1"):
    return {MANDATORY: law, "x_replacements": list(rows)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(replaced({"ground": "工作安排"}), "yellow", id="another ground"),
        pytest.param(
            replaced({"ground": "回避", "opinion_kept": True}), "yellow", id="the opinion was kept"
        ),
        pytest.param(replaced({"ground": "健康"}), "compliant", id="health"),
        pytest.param(replaced({"ground": None}), "undecidable", id="ground unknown"),
        pytest.param({MANDATORY: "1", "x_replacements": "two"}, "undecidable", id="no list"),
        pytest.param(replaced({"ground": "工作安排"}, law="0"), "not_applicable", id="voluntary"),
        pytest.param(replaced(), "not_applicable", id="nobody"),
    ],
)
def test_member_replaced(facts, expected):
    assert word("B18", facts) == expected
