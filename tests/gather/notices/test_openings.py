"""Opening records in every layout of a table."""

import time

import pytest

from jianbiao.gather.notices import read
from tests.gather.notices import making

FEW, MANY = making.bids(30), making.bids(1528)
LAYOUTS = {
    "flat": making.flat(FEW),
    "flat, no index": making.flat(FEW, columns=range(1, 7)),
    "flat, two columns": making.flat(FEW, columns=(1, 6)),
    "flat, heads again": making.flat(FEW, repeat=7),
    "flat, heads beside": making.turned_flat(FEW),
    "tabs": making.side_by_side(FEW, "\t"),
    "bars": making.side_by_side(FEW, " | "),
    "gaps": making.side_by_side(FEW, "    "),
    "html": making.html(FEW),
    "html, lots merged": making.html(FEW, lots=10),
    "html, heads beside": making.turned(FEW),
    "numbered list": making.listed(FEW),
    "blocks": making.blocks(FEW),
}


def said(text):
    release = read(text.encode()).release
    return [
        (one["tenderers"][0]["name"], one.get("value", {}).get("amount"))
        for one in release["bids"]["details"]
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_bid_is_read_with_its_price(layout):
    assert said(LAYOUTS[layout]) == making.prices(FEW)


def test_a_missing_price_is_missing_and_takes_no_other():
    without = {3, 4, 17}
    wanted = [
        (name, None if n in without else yuan) for n, (name, yuan) in enumerate(making.prices(FEW))
    ]
    for columns in (range(7), range(1, 7)):
        assert said(making.flat(FEW, columns=columns, without_price=without)) == wanted


def test_merged_lots_reach_their_bids():
    release = read(making.html(FEW, lots=10).encode()).release
    lots = [one["relatedLots"] for one in release["bids"]["details"]]
    assert lots == [["1"]] * 10 + [["2"]] * 10 + [["3"]] * 10


def test_codes_and_times_of_receipt_are_kept():
    release = read(making.flat(FEW).encode()).release
    first = release["bids"]["details"][0]
    assert first["date"] == "2026-03-11T09:01:12+08:00"
    assert release["tender"]["bidOpening"]["date"] == "2026-03-16T09:00:00+08:00"
    codes = [one.get("identifier", {}).get("id") for one in release["parties"]]
    assert codes == [row[2] for row in FEW]


@pytest.mark.parametrize("text", [making.flat(MANY), making.html(MANY)], ids=["flat", "html"])
def test_fifteen_hundred_bids_take_two_seconds_at_most(text):
    began = time.process_time()
    assert said(text) == making.prices(MANY)
    assert time.process_time() - began < 2


def test_a_placeholder_price_sets_the_record_aside():
    rows = [(*row[:6], "0.0001") for row in FEW]
    reading = read(making.flat(rows).encode())
    assert (reading.release, reading.reason) == (None, "placeholder")
    assert len(reading.suggestion["bids"]["details"]) == 30


def test_a_zero_among_prices_is_a_bid_that_was_not_opened():
    rows = [(*row[:6], "0.0000") if n == 3 else row for n, row in enumerate(FEW)]
    release = read(making.flat(rows).encode()).release
    assert "value" not in release["bids"]["details"][3]
    assert sum("value" in one for one in release["bids"]["details"]) == 29
    (doubt,) = release["x_notice"]["doubts"]
    assert (doubt["field"], doubt["reason"]) == ("price", "placeholder")
