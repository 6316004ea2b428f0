import pytest

from tests.watch.checks.make import MANDATORY, word


def item(estimate, tendered=None, code="A010000"):
    said = {"ITEM_NAME": "幕墙", "CLASSIFY_CODE": code, "ESTIMATE": estimate}
    return said if tendered is None else {**said, "IS_TENDERED": tendered}


def sums(*rows, mandatory="1"):
    return {MANDATORY: mandatory, "CONTRACT_PERFORMANCE.PROVISIONAL_SET": list(rows)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(sums(item("4000000", "0")), "yellow", id="at the threshold, untendered"),
        pytest.param(sums(item("3999999.99", "0")), "compliant", id="below"),
        pytest.param(sums(item("4000000", "1")), "compliant", id="tendered"),
        pytest.param(sums(item("4000000")), "undecidable", id="unknown whether tendered"),
        pytest.param(sums(item("2000000", "0", "B010000")), "yellow", id="goods"),
        pytest.param(sums(item("999999", None, None)), "compliant", id="below every threshold"),
        pytest.param(sums(item("1000000", "0", None)), "undecidable", id="class decides"),
        pytest.param(sums(item(None, "0")), "undecidable", id="no estimate"),
        pytest.param(sums(item("1", "0"), item("4000000", "0")), "yellow", id="one of two"),
        pytest.param(sums(item("4000000", "0"), mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(sums(item("4000000", "0"), mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(sums(), "not_applicable", id="none"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="nothing reported"),
    ],
)
def test_provisional_sums_against_the_thresholds(facts, expected):
    assert word("P06", facts) == expected
