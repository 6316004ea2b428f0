import pytest

from tests.watch.checks.make import CLARIFICATION, word


def valid(end, days="90", start="20260420093000"):
    return {
        f"{CLARIFICATION}VALID_PERIOD": days,
        "x_bid_deadline": start,
        "x_guarantee_end": end,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(valid("20260719"), "compliant", id="the same day"),
        pytest.param(valid("20260719235959"), "compliant", id="the end of that day"),
        pytest.param(valid("20260718"), "yellow", id="a day short: the first counted"),
        pytest.param(valid("20260717"), "breach", id="two days short"),
        pytest.param(valid("20260720"), "yellow", id="a day longer"),
        pytest.param(valid("20270101"), "yellow", id="much longer"),
        pytest.param(valid("20260719", "90天"), "compliant", id="days in words"),
        pytest.param(valid("20260719", "90日历天"), "compliant", id="calendar days in words"),
        pytest.param(valid("20260719", 90), "compliant", id="a number"),
        pytest.param(valid("20260719", None), "undecidable", id="length unknown"),
        pytest.param(valid("20260719", "三个月"), "undecidable", id="length in months"),
        pytest.param(valid("20260719", "0"), "undecidable", id="no length"),
        pytest.param(valid("20260719", "90", None), "undecidable", id="deadline unknown"),
        pytest.param(valid(None), "undecidable", id="end unknown"),
        pytest.param({f"{CLARIFICATION}VALID_PERIOD": "90"}, "not_applicable", id="no bond"),
    ],
)
def test_the_bond_lasts_as_long_as_the_bids(facts, expected):
    assert word("P24", facts) == expected
