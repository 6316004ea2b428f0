import pytest

from tests.watch.checks.make import CLARIFICATION, MANDATORY, NOTICE, answer, word


def tender(end, *, start="20260302090000", mandatory="1", **more):
    return {
        MANDATORY: mandatory,
        f"{NOTICE}DOC_GET_START_TIME": start,
        f"{NOTICE}BID_DOC_REFER_END_TIME": end,
        **more,
    }


def moved(flag, new=None):
    said = {f"{CLARIFICATION}IS_POSTPONE": flag}
    return said if new is None else {**said, f"{CLARIFICATION}x_new_deadline": new}


EARLY_NOTICE = {f"{NOTICE}NOTICE_SEND_TIME": "20260220090000"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(tender("20260320093000"), "breach", id="eighteen days"),
        pytest.param(tender("20260321093000"), "yellow", id="nineteen, twenty with the first"),
        pytest.param(tender("20260322093000"), "yellow", id="the twentieth day is a Sunday"),
        pytest.param(tender("20260323093000"), "compliant", id="the Monday after"),
        pytest.param(tender("20260323093000", start=None), "undecidable", id="issue unknown"),
        pytest.param(
            tender("20260323093000", start=None, **EARLY_NOTICE),
            "undecidable",
            id="the notice does not stand for the issue",
        ),
        pytest.param(
            tender("20260315093000", **EARLY_NOTICE), "breach", id="an early notice adds no day"
        ),
        pytest.param(tender("20260315093000", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(tender("20260330093000", mandatory=None), "compliant", id="clear either way"),
        pytest.param(tender("20260315093000", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(
            tender("20260315093000", **{f"{NOTICE}BULLETIN_TYPE": "2"}),
            "not_applicable",
            id="prequalification",
        ),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no notice yet"),
    ],
)
def test_the_time_from_issue_to_deadline(facts, expected):
    assert word("P18", facts) == expected


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        pytest.param(moved("1", "20260330093000"), "compliant", id="extended enough"),
        pytest.param(moved("1", "20260317093000"), "breach", id="extended too little"),
        pytest.param(moved("1"), "undecidable", id="extended to an unknown day"),
        pytest.param(moved("0", "20260330093000"), "breach", id="said not to be extended"),
    ],
)
def test_a_moved_deadline_replaces_the_first(move, expected):
    assert word("P18", tender("20260315093000", **move)) == expected


def test_a_long_enough_time_stays_clear_when_it_was_extended_further():
    assert word("P18", tender("20260330093000", **moved("1"))) == "compliant"


def test_a_place_can_ask_for_more_days():
    assert word("P18", tender("20260323093000"), days=25) == "breach"


def test_past_the_published_calendar_it_says_so():
    clear = answer("P18", tender("20270201093000", start="20261220100000"))
    assert clear.numbers["calendar"] == "provisional"
