from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law.calendar import Calendar
from jianbiao.rehearsal import days
from jianbiao.standard.terms import SHANGHAI

DAYS = st.dates(date(2025, 1, 1), date(2026, 11, 1))


def test_the_years_carried_are_those_of_the_law():
    official = Calendar.official()
    day = date(2025, 1, 1)
    while day.year < 2027:
        assert days.working(day) == official.working(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2026-03-02T10:00", "2026-03-02T10:00"),
        ("2026-03-02T08:59", "2026-03-02T09:05"),
        ("2026-03-02T17:00", "2026-03-03T09:05"),
        ("2026-03-07T10:00", "2026-03-09T09:05"),
        ("2026-02-14T10:00", "2026-02-14T10:00"),
        ("2026-02-16T10:00", "2026-02-24T09:05"),
    ],
    ids=["open", "early", "closed", "Saturday", "make-up Saturday", "Spring Festival"],
)
def test_an_office_opens_on_working_days(moment, opened):
    at = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    assert days.office(at, days.working).isoformat()[:16] == opened


@given(DAYS, st.integers(1, 40), st.integers(1, 20))
def test_a_period_left_to_chance_keeps_its_least_days_and_ends_on_a_working_day(
    first, usual, least
):
    last = days.last_day(first, exactly=None, usual=usual, least=least, works=days.working)
    assert days.working(last)
    assert last >= first + timedelta(days=max(usual, least))
    assert days.last_day(
        first, exactly=4, usual=9, least=9, works=days.working
    ) == first + timedelta(4)
