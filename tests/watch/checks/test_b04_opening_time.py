import pytest

from tests.watch.checks.make import CLARIFICATION, NOTICE, word

DEADLINE = f"{NOTICE}BID_DOC_REFER_END_TIME"
FIXED = f"{CLARIFICATION}BID_OPEN_TIME"
ACTUAL = "BID_OPENING_RECORD.TIME"


def opened(at, **more):
    return {DEADLINE: "20260324093000", ACTUAL: at, **more}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("20260324093000", "compliant", id="to the second"),
        pytest.param("20260324093059", "compliant", id="the same minute"),
        pytest.param("20260324093100", "yellow", id="the next minute"),
        pytest.param("20260324100000", "yellow", id="half an hour"),
        pytest.param("20260324100001", "breach", id="half an hour and a second"),
        pytest.param("20260324140000", "breach", id="in the afternoon"),
        pytest.param("20260324092930", "yellow", id="half a minute early"),
        pytest.param("20260324092000", "breach", id="ten minutes early"),
        pytest.param(None, "undecidable", id="not reported"),
    ],
)
def test_the_opening_against_the_deadline(at, expected):
    assert word("B04", opened(at)) == expected
    assert word("B04", {DEADLINE: "20260324093000", FIXED: at}) == expected


def test_a_case_and_a_place_may_allow_more():
    assert word("B04", opened("20260324093400", x_tolerance_s=300)) == "compliant"
    assert word("B04", opened("20260324093400"), tolerance_s=300) == "compliant"
    assert word("B04", opened("20260324094000", x_tolerance_s=300)) == "yellow"
    assert word("B04", opened("20260324094000"), doubt_s=300) == "breach"


def test_the_worse_of_the_fixed_and_the_recorded_time_stands():
    assert word("B04", opened("20260324093000", **{FIXED: "20260324140000"})) == "breach"
    assert word("B04", opened("20260324094500", **{FIXED: "20260324093000"})) == "yellow"
    assert word("B04", opened(None, **{FIXED: "20260324093000"})) == "compliant"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"x_new_deadline": "20260331093000"}, "compliant", id="moved together"),
        pytest.param({"IS_POSTPONE": "1"}, "undecidable", id="moved to an unknown time"),
        pytest.param(
            {"IS_POSTPONE": "0", "x_new_deadline": "20260331093000"}, "breach", id="not moved"
        ),
    ],
)
def test_a_moved_deadline_replaces_the_first(more, expected):
    move = {f"{CLARIFICATION}{name}": value for name, value in more.items()}
    assert word("B04", opened("20260331093000", **move)) == expected


def test_without_a_deadline_nothing_can_be_compared():
    assert word("B04", {ACTUAL: "20260324093000"}) == "undecidable"


def test_without_an_opening_it_has_nothing_to_say():
    assert word("B04", {DEADLINE: "20260324093000"}) == "not_applicable"
