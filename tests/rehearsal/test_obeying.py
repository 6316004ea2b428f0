"""A platform under orders: it asks, holds back in order, answers, and goes on whole days later."""

from datetime import datetime, timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.kit.messages import validate
from jianbiao.rehearsal import obeying
from jianbiao.rehearsal.obeying import Obedience
from jianbiao.rehearsal.told import Sent
from jianbiao.standard.terms import SHANGHAI
from tests import make
from tests.stories.scene import award

NOW = datetime(2026, 4, 2, 9, tzinfo=SHANGHAI)


class Instance:
    """The world outside: what an instance answers about one tender."""

    def __init__(self):
        self.stopped, self.asked = False, []
        self.notices, self.answers = [], []

    def may(self, act, code):
        self.asked.append((act, code))
        rule = "IR62" if self.stopped else "A07"
        return (not self.stopped, [{"rule": rule}] if self.stopped else [])

    def inbox(self, after):
        yield from (one for one in self.notices if one["number"] > after)

    def instruction(self, case):
        return {"case": case, "tender": make.TENDER, "lot": "", "answers": self.answers}


@pytest.fixture
def instance():
    return Instance()


@pytest.fixture
def platform(instance, monkeypatch):
    monkeypatch.setattr(obeying, "EVERY", 0.0)
    return Obedience(client=instance)


def sent(message, at=NOW):
    return Sent(at=at, platform=make.PLATFORM, message=message)


def test_an_act_is_asked_about_before_it_is_reported(instance, platform):
    message = award()
    assert platform.pass_on([sent(message)], now=NOW) == [message]
    assert instance.asked == [("award", make.LOT)]


def test_what_an_order_forbids_is_held_back_with_all_that_follows(instance, platform):
    instance.stopped = True
    later = make.lot()
    assert platform.pass_on([sent(award()), sent(later)], now=NOW) == []
    assert len(platform.held[make.TENDER]) == 2
    assert platform.listen(now=NOW) == []


def test_once_lifted_it_goes_on_whole_days_later(instance, platform):
    instance.stopped = True
    platform.pass_on([sent(award("20260402090000"))], now=NOW)
    instance.stopped = False
    (moved,) = platform.listen(now=NOW + timedelta(days=2, hours=3))
    assert moved["data"]["WIN_NOTICE_SEND_TIME"] == "20260405090000"
    assert validate(moved) == []
    assert not platform.held


def test_what_happened_long_ago_is_not_asked_about(instance, platform):
    instance.stopped = True
    old = sent(award(), at=NOW - timedelta(days=2))
    assert platform.pass_on([old], now=NOW) == [old.message]
    assert instance.asked == []


def test_an_instruction_is_acknowledged_and_answered_once(instance, platform):
    instance.notices = [{"number": 7, "case": ""}, {"number": 9, "case": "suspension-1"}]
    instance.answers = ["acknowledge", "answer"]
    said = platform.listen(now=NOW)
    assert [one["data"]["CASE_ACT"] for one in said] == ["1", "2"]
    assert all(validate(one) == [] for one in said)
    assert platform.listen(now=NOW) == []


def test_an_instance_that_is_away_stops_nobody_for_ever(instance, platform):
    def away(*_):
        raise Refused("busy", code="busy")

    instance.may = instance.inbox = away
    message = award()
    assert platform.pass_on([sent(message)], now=NOW) == [message]
    assert platform.listen(now=NOW) == []
