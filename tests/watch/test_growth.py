"""One bid more costs the same however many are there: counted in calls, not in time."""

import sys
from datetime import timedelta

import pytest

from jianbiao.record import services as record
from jianbiao.standard import identifiers
from jianbiao.watch import services
from tests import make
from tests.record.make import NOON, changed, row, settle

AFTER = NOON + timedelta(days=60)
pytestmark = pytest.mark.django_db(databases="__all__")


def bids(first, count, code=make.LOT):
    return [
        make.bid(
            code,
            name=f"云禾第{n}建筑有限公司",
            uscc=identifiers.make_uscc("9", "1", "690100", f"MB{n:06d}"),
        )
        for n in range(first, first + count)
    ]


def told(*messages, kept, at=NOON):
    """Report messages and return how many calls the watch makes to take them in."""
    settle(*messages, at=at)
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


def opened_lot(bidders, code, kept):
    """Tell a lot with so many bidders up to its contract, all but the last; return that one's."""
    told(make.tender(code[:20]), make.lot(code), make.notice(code[:20]), kept=kept)
    said = bids(0, bidders, code)
    deposits = [paid(one, MARGIN_PAY_FORM="1") for one in said]
    told(*said, *deposits, make.opening(code), kept=kept)
    told(*(read_out(one) for one in said[:-1]), kept=kept, at=AFTER)
    winner = {"WIN_BIDDER_CODE": said[0]["data"]["BIDDER_ORG_CODE"], "WIN_BIDDER_NAME": "x"}
    told(
        row("BID_WINNING_NOTICE", code, WIN_NOTICE_SEND_TIME="20260402090000", **winner), kept=kept
    )
    told(*(heard(one) for one in said[1:-1]), kept=kept, at=AFTER)
    told(
        row("CONTRACT_PERFORMANCE", code, CONTRACT_NAME="x", SIGN_TIME="20260410100000"),
        *(refunded(one) for one in deposits[:-1]),
        kept=kept,
        at=AFTER,
    )
    return said[-1], deposits[-1]


def of(bid, set_name, **data):
    names = ("BIDDER_NAME", "BIDDER_ORG_CODE")
    said = {name: bid["data"][name] for name in names}
    return row(set_name, bid["data"]["BID_SECTION_CODE"], **said, **data)


def paid(bid, **data):
    return of(bid, "BIDDER_MARGIN_INFO", **data)


def read_out(bid):
    return of(bid, "BID_OPEN_DETAIL", DECRYPT_RESULT="1", DECRYPT_TIME="20260324094000")


def heard(bid):
    return of(bid, "BID_RESULT_NOTICE", SEND_TIME="20260402100000")


def refunded(deposit):
    return changed(deposit, MARGIN_RETURN_TIME="20260412100000")


def test_after_the_opening_too_one_message_costs_the_same_however_many_bid():
    costs = []
    told(make.project(), kept=services.Kept())
    for bidders, code in ((30, make.LOT), (240, f"{make.PROJECT}002001")):
        kept = services.Kept()
        last, deposit = opened_lot(bidders, code, kept)
        late = (read_out(last), heard(last), refunded(deposit))
        costs.append([told(one, kept=kept, at=AFTER) for one in late])
    few, many = costs
    assert all(more < less * 1.2 for less, more in zip(few, many, strict=True)), costs
