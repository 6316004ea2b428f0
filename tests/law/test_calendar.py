from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law.calendar import Calendar

OFFICIAL = Calendar.official()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        pytest.param(date(2026, 11, 24), True, id="a Tuesday"),
        pytest.param(date(2026, 11, 28), False, id="a Saturday"),
        pytest.param(date(2026, 10, 1), False, id="a Thursday of National Day"),
        pytest.param(date(2026, 10, 10), True, id="a Saturday worked instead"),
        pytest.param(date(2020, 1, 31), False, id="the holiday of 2020 made longer"),
    ],
)
def test_a_day_is_worked_or_rested(day, working):
    assert OFFICIAL.working(day) is working


def test_what_nobody_has_published_is_provisional():
    assert OFFICIAL.provisional(date(2003, 12, 31))
    assert not OFFICIAL.provisional(date(2004, 1, 1))
    assert not OFFICIAL.provisional(date(2026, 12, 31))
    assert OFFICIAL.provisional(date(2027, 1, 1))


def test_our_table_agrees_with_the_package_on_every_day():
    chinese_calendar = pytest.importorskip("chinese_calendar")
    day = date(OFFICIAL.since, 1, 1)
    while day.year <= OFFICIAL.through:
        assert OFFICIAL.working(day) is chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_day_is_never_both():
    assert not OFFICIAL.rested & OFFICIAL.worked
    assert all(day.weekday() >= 5 for day in OFFICIAL.worked)


def test_the_digest_names_the_table():
    other = Calendar(
        rested=OFFICIAL.rested - {date(2026, 10, 1)},
        worked=OFFICIAL.worked,
        since=2004,
        through=2026,
    )
    assert other.digest() != OFFICIAL.digest()
    assert len(OFFICIAL.digest()) == 64


@given(
    st.dates(date(2018, 1, 1), date(2029, 12, 31)),
    st.integers(1, 60),
)
def test_the_nth_working_day_is_found_as_by_counting(day, n):
    calendar, left, at = Calendar.official(), n, day
    while True:
        left -= calendar.working(at)
        if not left:
            break
        at += timedelta(days=1)
    assert calendar.nth_working(day, n) in {at, None}


def test_far_from_the_table_nothing_is_looked_up():
    calendar = Calendar.official()
    assert calendar.nth_working(date(1990, 1, 1), 3) is None
    assert calendar.nth_working(date(2100, 1, 1), 3) is None
    assert calendar.nth_working(date(2026, 10, 1), 1) == date(2026, 10, 8)
