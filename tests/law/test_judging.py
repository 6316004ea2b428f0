from datetime import datetime

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.law.judging import Reading, judge, judge_window
from jianbiao.law.periods import Direction, Kind, Period, Unit
from jianbiao.standard.terms import SHANGHAI

OFFICIAL = Calendar.official()
MINIMUM = Period(length=5, kind=Kind.MINIMUM)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def verdict(act, start, period, **reading):
    return judge(at(act), at(start), period, OFFICIAL, reading=Reading(**reading)).value


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("2026-04-09T23:59", "green", id="on the last day"),
        pytest.param("2026-03-01T10:00", "green", id="before the start"),
        pytest.param("2026-04-10T00:00", "red", id="a day late"),
    ],
)
def test_an_act_by_period(act, expected):
    assert verdict(act, "2026-03-10T10:00", Period(length=30)) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("2026-03-19T16:00", "red", id="two short"),
        pytest.param("2026-03-20T16:00", "yellow", id="one short"),
        pytest.param("2026-03-21T16:00", "yellow", id="on the Saturday"),
        pytest.param("2026-03-22T16:00", "yellow", id="on the Sunday"),
        pytest.param("2026-03-23T00:00", "green", id="on the Monday"),
    ],
)
def test_a_minimum_period_that_ends_on_a_saturday(act, expected):
    assert verdict(act, "2026-03-16T09:00", MINIMUM) == expected


@pytest.mark.parametrize(
    ("act", "reading", "expected"),
    [
        pytest.param("2026-03-21", {"rest_day_end": "accepted"}, "green", id="rest accepted"),
        pytest.param("2026-03-20", {"rest_day_end": "accepted"}, "yellow", id="still one short"),
        pytest.param("2026-03-20", {"start_day": "counted"}, "green", id="first counted"),
        pytest.param("2026-03-19", {"start_day": "counted"}, "red", id="one short of that"),
        pytest.param("2026-03-20", {"start_day": "excluded"}, "red", id="first excluded"),
        pytest.param("2026-03-21", {"start_day": "excluded"}, "yellow", id="rest still doubtful"),
    ],
)
def test_a_place_chooses_its_reading(act, reading, expected):
    assert verdict(act, "2026-03-16T09:00", MINIMUM, **reading) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("2026-04-05T09:30", "green", id="to the minute"),
        pytest.param("2026-04-05T09:31", "yellow", id="fewer hours"),
        pytest.param("2026-04-06T23:59", "yellow", id="only with the deadline counted"),
        pytest.param("2026-04-07T00:00", "red", id="too late"),
    ],
)
def test_a_backward_period(act, expected):
    before = Period(length=15, direction=Direction.BACKWARD)
    assert verdict(act, "2026-04-20T09:30", before) == expected


def test_working_days_backward_know_their_other_reading():
    before = Period(length=2, direction=Direction.BACKWARD, unit=Unit.WORKING)
    assert verdict("2026-03-05T09:00", "2026-03-09T10:00", before) == "green"
    assert verdict("2026-03-06T09:00", "2026-03-09T10:00", before) == "yellow"
    assert verdict("2026-03-07T09:00", "2026-03-09T10:00", before) == "red"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("2027-01-11", "green"),
        ("2027-01-12", "yellow"),
        ("2027-01-25", "yellow"),
        ("2027-01-26", "red"),
    ],
)
def test_while_the_calendar_is_not_published_red_waits_two_weeks(act, expected):
    assert verdict(act, "2026-12-10", Period(length=30)) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("2026-03-16T08:00", "yellow", id="the same day before it"),
        pytest.param("2026-03-16T10:00", "green", id="at the opening"),
        pytest.param("2026-03-16T17:00", "yellow", id="in the afternoon"),
        pytest.param("2026-03-17T09:00", "red", id="the next day"),
        pytest.param("2026-03-15T09:00", "red", id="the day before"),
    ],
)
def test_on_the_spot_means_at_the_opening(act, expected):
    judged = judge_window(at(act), at("2026-03-16T09:30"), None, Kind.ON_THE_SPOT, OFFICIAL)
    assert judged.value == expected


@pytest.mark.parametrize(
    ("act", "closed", "expected"),
    [
        pytest.param("2026-03-18T20:00", "2026-03-19T18:00", "green", id="inside"),
        pytest.param("2026-03-19T18:00", "2026-03-19T18:00", "green", id="at the hour"),
        pytest.param("2026-03-19T20:00", "2026-03-19T18:00", "yellow", id="that evening"),
        pytest.param("2026-03-20T00:00", "2026-03-19T18:00", "red", id="the next day"),
        pytest.param(
            "2026-03-23T10:00", "2026-03-21T18:00", "yellow", id="Monday, it ended Saturday"
        ),
        pytest.param("2026-03-24T10:00", "2026-03-21T18:00", "red", id="Tuesday"),
        pytest.param("2026-03-15T10:00", "2026-03-19T18:00", "red", id="before it began"),
    ],
)
def test_inside_publicity(act, closed, expected):
    judged = judge_window(at(act), at("2026-03-16T18:00"), at(closed), Kind.INSIDE, OFFICIAL)
    assert judged.value == expected
