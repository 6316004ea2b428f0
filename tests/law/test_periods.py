from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.law.periods import Direction, Kind, Period, Unit, day_of, due

OFFICIAL = Calendar.official()
DAYS = st.dates(date(2005, 1, 1), date(2025, 6, 30))
LENGTHS = st.integers(1, 60)


def last(start, period):
    return due(start, period, OFFICIAL).last_day


def test_the_start_day_is_left_out():
    assert last(date(2026, 3, 10), Period(length=30)) == date(2026, 4, 9)


def test_working_days_skip_a_feast_and_count_the_days_worked_instead():
    working = Period(length=3, unit=Unit.WORKING)
    assert last(date(2025, 9, 26), working) == date(2025, 9, 30)
    assert last(date(2023, 10, 1), working) == date(2023, 10, 9)


def test_a_last_day_of_rest_gives_way_to_the_next_working_day():
    assert last(date(2026, 3, 12), Period(length=3)) == date(2026, 3, 16)
    assert last(date(2026, 3, 12), Period(length=3, roll=False)) == date(2026, 3, 15)
    assert last(date(2020, 9, 24), Period(length=3)) == date(2020, 9, 27), "a Sunday worked"


def test_backward_excludes_the_deadline_and_never_rolls():
    before = Period(length=3, direction=Direction.BACKWARD)
    assert last(date(2026, 5, 6), before) == date(2026, 5, 3)


def test_suspended_days_count_in_no_reading():
    period = Period(length=10, suspended=((date(2024, 9, 20), date(2024, 9, 23)),))
    told = due(date(2024, 9, 20), period, OFFICIAL)
    assert told.unrolled == date(2024, 10, 3)
    assert told.last_day == told.if_start_counted == date(2024, 10, 8)


def test_a_last_day_does_not_come_to_rest_inside_a_suspension():
    period = Period(length=3, suspended=((date(2026, 3, 16), date(2026, 3, 17)),))
    assert last(date(2026, 3, 12), period) == date(2026, 3, 18)


def test_a_moment_falls_on_its_day_in_beijing():
    assert day_of(datetime(2024, 9, 27, 16, 30, tzinfo=UTC)) == date(2024, 9, 28)
    assert day_of(datetime(2024, 9, 27, 16, 30)) == date(2024, 9, 27)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("start", "period", "standing"),
    [
        pytest.param(date(2026, 12, 20), Period(length=20), "provisional", id="ends next year"),
        pytest.param(date(2026, 12, 1), Period(length=20), "final", id="ends this year"),
        pytest.param(
            date(2026, 12, 31), Period(length=3, unit=Unit.WORKING), "provisional", id="working"
        ),
        pytest.param(date(2026, 12, 20), Period(length=20, roll=False), "final", id="no roll"),
        pytest.param(
            date(2027, 3, 1), Period(length=15, direction=Direction.BACKWARD), "final", id="back"
        ),
        pytest.param(
            date(2003, 12, 29), Period(length=3, unit=Unit.WORKING), "provisional", id="too early"
        ),
    ],
)
def test_past_the_published_calendar_a_last_day_is_provisional(start, period, standing):
    told = due(start, period, OFFICIAL)
    assert told.standing == standing
    assert (told.last_day is None) is (standing == "provisional")


@pytest.mark.parametrize("length", [0, -1, 3661])
def test_a_length_that_counts_nothing_is_malformed(length):
    with pytest.raises(Malformed) as caught:
        Period(length=length)
    assert caught.value.where == "length"


def test_a_suspension_that_ends_before_it_starts_is_malformed():
    with pytest.raises(Malformed):
        Period(length=3, suspended=((date(2026, 3, 2), date(2026, 3, 1)),))


@pytest.mark.parametrize("direction", Direction)
def test_a_period_that_leaves_the_calendar_is_malformed(direction):
    start = date(9999, 12, 30) if direction is Direction.FORWARD else date(1, 1, 2)
    with pytest.raises(Malformed):
        due(start, Period(length=5, direction=direction, roll=False), OFFICIAL)


@given(DAYS, LENGTHS)
def test_a_longer_period_never_ends_sooner(start, length):
    for unit in Unit:
        shorter = last(start, Period(length=length, unit=unit))
        assert shorter <= last(start, Period(length=length + 1, unit=unit))


@given(DAYS, LENGTHS)
def test_a_later_start_never_ends_sooner(start, length):
    for unit in Unit:
        period = Period(length=length, unit=unit, kind=Kind.MINIMUM)
        assert last(start, period) <= last(start + timedelta(days=1), period)


@given(DAYS, LENGTHS)
def test_the_two_readings_are_one_day_or_a_run_of_rest_apart(start, length):
    told = due(start, Period(length=length), OFFICIAL)
    assert told.unrolled - told.unrolled_if_start_counted == timedelta(days=1)
    assert told.if_start_counted <= told.last_day
    assert OFFICIAL.working(told.last_day)
    assert not any(
        OFFICIAL.working(told.unrolled + timedelta(days=n))
        for n in range((told.last_day - told.unrolled).days)
    )


@given(DAYS, LENGTHS)
def test_counting_working_days_one_by_one_gives_the_same(start, length):
    day, left = start, length
    while left:
        day += timedelta(days=1)
        left -= OFFICIAL.working(day)
    assert last(start, Period(length=length, unit=Unit.WORKING)) == day


@given(DAYS, LENGTHS, st.integers(0, 20), st.integers(0, 20))
def test_a_suspension_lengthens_a_period_by_what_it_takes(start, length, after, days):
    first = start + timedelta(days=1 + after)
    inside = after < length
    spans = ((first, first + timedelta(days=days)),)
    plain = due(start, Period(length=length, roll=False), OFFICIAL).unrolled
    longer = due(start, Period(length=length, roll=False, suspended=spans), OFFICIAL).unrolled
    assert longer - plain == timedelta(days=days + 1 if inside else 0)
