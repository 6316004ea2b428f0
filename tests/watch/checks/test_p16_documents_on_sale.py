import pytest

from tests.watch.checks.make import NOTICE, answer, word


def sale(start, end):
    return {f"{NOTICE}DOC_GET_START_TIME": start, f"{NOTICE}DOC_GET_END_TIME": end}


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param("20260312170000", "breach", id="four dates"),
        pytest.param("20260313170000", "yellow", id="five dates with the first counted"),
        pytest.param("20260314170000", "yellow", id="the fifth full day is a Saturday"),
        pytest.param("20260315170000", "yellow", id="still before the next working day"),
        pytest.param("20260316170000", "compliant", id="the next working day"),
        pytest.param(None, "undecidable", id="no end"),
        pytest.param("soon", "undecidable", id="no readable end"),
        pytest.param("20260301170000", "yellow", id="ends before it starts"),
    ],
)
def test_the_sale_from_monday_nine_march(end, expected):
    assert word("P16", sale("20260309090000", end)) == expected


def test_a_breach_states_its_numbers_in_both_languages():
    breach = answer("P16", sale("20260309090000", "20260312170000"))
    assert breach.numbers["days"] == "3"
    assert breach.numbers["days_with_start"] == "4"
    assert "2026-03-12" in breach.zh
    assert "at least 5" in breach.en
    assert "违法" not in breach.zh


def test_a_place_may_count_the_start_day_and_accept_a_rest_day():
    friday, saturday = "20260313170000", "20260314170000"
    assert word("P16", sale("20260309090000", friday), start_day="counted") == "compliant"
    assert word("P16", sale("20260309090000", friday), start_day="excluded") == "breach"
    assert word("P16", sale("20260309090000", saturday), rest_day_end="accepted") == "compliant"


def test_the_last_day_is_named_when_it_is_a_rest_day():
    assert "休息日" in answer("P16", sale("20260309090000", "20260314170000")).zh
    counted = answer("P16", sale("20260310090000", "20260314170000"), start_day="counted")
    assert "2026-03-14为休息日" in counted.zh


def test_without_a_notice_it_has_nothing_to_say():
    assert word("P16", {"TENDER_PROJECT.IS_TO_LAW": "1"}) == "not_applicable"
