from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
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


NEXT = Calendar.official().through + 1


def test_a_published_year_follows_the_last_and_is_no_longer_provisional():
    before = Calendar.official()
    day = date(NEXT, 2, 10)
    then = before.with_year(NEXT, "01-01..01-03 02-08..02-14", "02-07")
    assert before.provisional(day)
    assert not then.provisional(day)
    assert not then.working(day)
    assert then.through == NEXT
    assert then.working(date(NEXT, 1, 4)) == (date(NEXT, 1, 4).weekday() < 5)
    assert before == Calendar.official()


def test_a_year_published_anew_replaces_what_was_said_of_it():
    once = Calendar.official().with_year(NEXT, "01-01", "")
    then = once.with_year(NEXT, "01-02", "")
    assert {d for d in then.rested if d.year == NEXT} == {date(NEXT, 1, 2)}


def weekend(year):
    return next(d for d in (date(year, 3, n) for n in range(1, 8)) if d.weekday() == 5)


@pytest.mark.parametrize(
    ("year", "rest", "work", "where"),
    [
        pytest.param(NEXT + 1, "01-01", "", "year", id="a year is left out"),
        pytest.param(1999, "01-01", "", "year", id="before our table"),
        pytest.param(NEXT, "", "", "rest", id="no day off"),
        pytest.param(NEXT, "元旦", "", "rest", id="words"),
        pytest.param(NEXT, "02-30", "", "rest", id="no such day"),
        pytest.param(NEXT, "01-01", "13-01", "work", id="no such month"),
        pytest.param(NEXT, "01-01..", f"{weekend(NEXT):%m-%d}x", "work", id="a tail"),
    ],
)
def test_a_year_that_cannot_be_read_is_malformed(year, rest, work, where):
    with pytest.raises(Malformed) as caught:
        Calendar.official().with_year(year, rest, work)
    assert caught.value.where == where


def test_a_day_off_is_not_worked_and_a_make_up_day_is_at_a_weekend():
    saturday = f"{weekend(NEXT):%m-%d}"
    with pytest.raises(Malformed, match="none of them worked"):
        Calendar.official().with_year(NEXT, saturday, saturday)
    monday = next(d for d in (date(NEXT, 3, n) for n in range(1, 8)) if d.weekday() == 0)
    with pytest.raises(Malformed, match="weekend"):
        Calendar.official().with_year(NEXT, "01-01", f"{monday:%m-%d}")


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
