"""投标人: a consortium bids once, the record counts while the list is on its way."""

import pytest

from jianbiao.record.domain.bidders import bidders, was_opened
from jianbiao.record.domain.items import standing
from jianbiao.record.domain.laid import laid
from tests import make
from tests.record.make import fold

LOT = {"TENDER_PROJECT_CODE": make.TENDER, "BID_SECTION_CODE": make.LOT}


def row(name, *members, **data):
    said = {**LOT, "BIDDER_NAME": name, **data}
    if members:
        said["UNION_ORGAN_SET"] = [{"UNION_ORGAN_NAME": one} for one in members]
    return make.envelope("TENDER_LIST", said)


def record(count):
    return make.opening(BIDDER_COUNT=str(count))


def announced():
    return make.envelope("TENDER_CANDIDATE_ANNOUNCE", {**LOT, "PUBLICITY_NAME": "公示"})


def detail(name):
    return make.envelope("BID_OPEN_DETAIL", {**LOT, "BIDDER_NAME": name})


def count(*envelopes):
    return bidders(laid(standing(fold(*envelopes))))


@pytest.mark.parametrize(
    ("envelopes", "number"),
    [
        ([row("甲"), row("乙")], 2),
        ([row("甲"), row("甲")], 1),
        ([row("甲", "乙"), row("丙")], 2),
        ([row("甲", "乙"), row("乙", "甲"), row("丙")], 2),
        ([row("甲", "乙"), row("甲")], 2),
        ([row("甲"), row("乙", IS_ACCEPTED="0")], 1),
        ([record(4)], 4),
        ([record(4), row("甲")], 4),
        ([row("甲"), record(4)], 4),
        ([record(1), row("甲"), row("乙")], 2),
        ([record(0), row("甲")], 1),
    ],
    ids=[
        "each row one",
        "the same bidder twice",
        "a consortium is one",
        "each member lists the same consortium",
        "a member that bids alone as well",
        "a refused bid is none",
        "only the record",
        "the record before the list",
        "the list has begun",
        "a longer list than the record",
        "a record of nobody",
    ],
)
def test_bidders_are_counted(envelopes, number):
    assert count(*envelopes) == {"x_TENDER_LIST_count": number}


def test_a_list_that_stays_shorter_than_the_record_stands_beside_it():
    said = count(row("甲"), row("乙"), record(4), announced())
    assert said == {"x_TENDER_LIST": ["乙", "甲"], "x_TENDER_LIST_count": 4}


def test_before_anything_came_nothing_is_counted():
    assert count(make.tender(), make.opening()) == {}


def test_a_refused_bid_that_was_read_out_was_opened():
    refused = row("甲", IS_ACCEPTED="0")
    items = laid(standing(fold(refused, detail("乙"))))
    assert not was_opened(items, items[0])
    items = laid(standing(fold(refused, detail("甲"))))
    assert was_opened(items, items[0])
