"""A year's days off are published: periods that reached into it are counted again, by that entry."""

from datetime import datetime, timedelta

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.models import Deadline, Finding
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.stories.scene import award, emptied, fold, folded, staffed

pytestmark = pytest.mark.django_db(databases="__all__")

NEXT = Calendar.official().through + 1
SENT = datetime(NEXT - 1, 12, 10, 9, tzinfo=SHANGHAI)
"""An award notice whose thirty days end in a year nothing is published about."""


def publish(rest):
    return register.publish_year(
        NEXT,
        rest=rest,
        work="",
        source="国务院办公厅通知",
        by=LEGAL,
        role="legal_officer",
        at=SENT + timedelta(days=1),
    )


@pytest.fixture
def awarded():
    staffed()
    settle(make.project(), make.tender(), make.lot(), at=SENT)
    settle(award(f"{SENT:%Y%m%d%H%M%S}"), at=SENT)
    fold()
    return Deadline.objects.get(rule="A09")


def test_a_provisional_last_day_becomes_final_and_moves_behind_a_holiday(awarded):
    assert awarded.provisional
    last = awarded.due_on
    number = publish(f"01-01 {last:%m-%d}..{last + timedelta(days=3):%m-%d}")
    fold()
    now = Deadline.objects.get(rule="A09")
    assert not now.provisional
    assert now.due_on > last + timedelta(days=3)
    assert Finding.objects.get(rule="A09").seen == number


@pytest.mark.usefixtures("awarded")
def test_a_fresh_fold_says_the_same():
    publish("01-01 01-08..01-12")
    settle(make.bid(), at=SENT + timedelta(days=2))
    fold()
    live = folded()
    emptied()
    fold()
    assert folded() == live


@pytest.mark.usefixtures("awarded")
def test_a_tender_nobody_has_heard_of_since_is_left_alone():
    before = Finding.objects.get(rule="A09").seen
    later = datetime(NEXT + 1, 6, 1, tzinfo=SHANGHAI)
    publish("01-01")
    fold()
    first = Finding.objects.get(rule="A09").seen
    assert first > before
    register.publish_year(
        NEXT + 1,
        rest="01-01",
        work="",
        source="国务院办公厅通知",
        by=LEGAL,
        role="legal_officer",
        at=later,
    )
    fold()
    assert Finding.objects.get(rule="A09").seen == first
