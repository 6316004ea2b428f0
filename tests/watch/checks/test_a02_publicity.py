import pytest

from tests.watch.checks.make import MANDATORY, word

SET = "TENDER_CANDIDATE_ANNOUNCE."


def published(end, *, start="20260316180000", mandatory="1"):
    return {
        MANDATORY: mandatory,
        f"{SET}PUBLICITY_START_TIME": start,
        f"{SET}PUBLICITY_END_TIME": end,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(published("20260317180000"), "breach", id="two dates"),
        pytest.param(published("20260318180000"), "yellow", id="three dates, first counted"),
        pytest.param(published("20260319180000"), "compliant", id="three full days"),
        pytest.param(published("20260318240000"), "yellow", id="24:00 stays on its day"),
        pytest.param(
            published("20260315180000", start="20260312090000"), "yellow", id="third day a Sunday"
        ),
        pytest.param(published(None), "undecidable", id="end unknown"),
        pytest.param(published("20260317180000", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(published("20260319180000", mandatory=None), "compliant", id="clear anyway"),
        pytest.param(published("20260317180000", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no publicity yet"),
    ],
)
def test_the_publication_of_the_candidates(facts, expected):
    assert word("A02", facts) == expected


def test_a_profile_settles_the_usual_three_dates():
    usual = published("20260318180000")
    assert word("A02", usual, start_day="counted") == "compliant"
    assert word("A02", usual, start_day="excluded") == "breach"
