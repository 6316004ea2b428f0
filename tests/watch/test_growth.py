"""One bid more costs the same however many are there: counted in calls, not in time."""

import sys

import pytest

from jianbiao.record import services as record
from jianbiao.standard import identifiers
from jianbiao.watch import services
from tests import make
from tests.record.make import settle

pytestmark = pytest.mark.django_db(databases="__all__")


def bids(first, count):
    return [
        make.bid(
            name=f"云禾第{n}建筑有限公司",
            uscc=identifiers.make_uscc("9", "1", "690100", f"MB{n:06d}"),
        )
        for n in range(first, first + count)
    ]


def told(*messages, kept):
    """Report messages and return how many calls the watch makes to take them in."""
    settle(*messages)
    while record.catch_up(seconds=10):
        pass
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        while services.catch_up(seconds=10, kept=kept):
            pass
    finally:
        sys.setprofile(None)
    return calls


def test_one_bid_more_costs_the_same_with_ten_and_with_three_hundred():
    kept = services.Kept()
    told(make.project(), make.tender(), make.lot(), make.notice(), kept=kept)
    told(*bids(0, 10), kept=kept)
    few = told(*bids(10, 1), kept=kept)
    told(*bids(11, 290), kept=kept)
    many = told(*bids(301, 1), kept=kept)
    assert many < few * 1.1
