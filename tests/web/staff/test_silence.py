from datetime import datetime, timedelta

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.people.models import Platform
from jianbiao.standard.terms import SHANGHAI
from jianbiao.web.staff.silence import silence, state

pytestmark = pytest.mark.django_db


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-03-20 18:00", "2026-03-22 18:00", 6),
        ("2026-03-20 18:00", "2026-03-23 12:00", 18),
        ("2026-03-21 10:00", "2026-03-22 10:00", 0),
        ("2026-03-18 10:00", "2026-03-19 10:00", 24),
        ("2026-09-30 18:00", "2026-10-08 08:00", 14),
        ("2026-03-19 10:00", "2026-03-18 10:00", 0),
    ],
    ids=["weekend", "monday", "inside a weekend", "week", "national day", "backward"],
)
def test_only_hours_of_working_days_count(since, until, hours):
    assert silence(at(since), at(until), Calendar.official()) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("last", "now", "seal"),
    [
        ("2026-03-20 18:00", "2026-03-22 23:00", "up"),
        ("2026-03-20 18:00", "2026-03-23 17:59", "up"),
        ("2026-03-20 18:00", "2026-03-23 18:01", "over"),
        ("2020-03-20 18:00", "2026-03-23 18:01", "over"),
        (None, "2026-03-23 18:01", "wait"),
    ],
)
def test_a_platform_is_not_silent_for_resting_on_rest_days(last, now, seal):
    assert state(Platform(), last and at(last), at(now)) == seal


def test_the_limit_is_a_parameter_of_the_instance(settings):
    settings.JIANBIAO_SILENT_HOURS = 4
    assert state(Platform(), at("2026-03-18 10:00"), at("2026-03-18 15:00")) == "over"
