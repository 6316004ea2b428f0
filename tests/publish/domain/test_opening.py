from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.publish import domain
from jianbiao.record.domain.items import Item
from jianbiao.standard.sets import SETS
from jianbiao.standard.terms import SHANGHAI

LIMIT = datetime(2026, 3, 24, 9, 30, tzinfo=SHANGHAI)
TENDER = "E6900000901000001001"
LOT, OTHER = TENDER + "001", TENDER + "002"
HOUR = timedelta(hours=1)


def item(name, number=1, *, lot=LOT, at=LIMIT - HOUR, ended_by=0, **data):
    return Item(
        log="official",
        number=number,
        proof=number,
        set=name,
        platform="E6900000901",
        data_key=f"k{number}",
        data_type="1",
        project=TENDER[:17],
        tender=TENDER,
        lot=lot,
        happened_at=at,
        received_at=at,
        data=data,
        ended_by=ended_by,
    )


def notice(**data):
    said = {"BULLETIN_TYPE": "1", "BID_DOC_REFER_END_TIME": f"{LIMIT:%Y%m%d%H%M%S}"} | data
    return item("TENDER_ANN_QUA_INQUERY_ANN", lot="", **said)


def opening(at=LIMIT, **more):
    return item("BID_OPENING_RECORD", 9, at=at, TIME=f"{at:%Y%m%d%H%M%S}", **more)


BID = item("TENDER_LIST", 5, BIDDER_NAME="甲公司")


def test_bids_are_shut_until_an_opening_is_reported():
    assert not domain.is_open(BID, [notice(), BID], LIMIT + 99 * HOUR)
    assert domain.is_open(BID, [notice(), BID, opening()], LIMIT)


def test_an_early_opening_record_gives_nothing_away_before_the_deadline():
    items = [notice(), BID, opening(LIMIT - HOUR)]
    assert domain.open_items(items, LIMIT - HOUR / 2) == (items[0],)
    assert domain.open_items(items, LIMIT) == tuple(items)


def test_a_postponed_deadline_keeps_bids_shut_longer():
    later = LIMIT + 48 * HOUR
    moved = item("TENDER_FILE_CLARI_MODI", 3, lot="", POST_REFER_END_TIME=f"{later:%Y%m%d%H%M%S}")
    items = [notice(), moved, BID, opening(LIMIT)]
    assert BID not in domain.open_items(items, LIMIT + HOUR)
    assert BID in domain.open_items(items, later)


def test_an_opening_dated_in_the_future_opens_nothing_today():
    items = [BID, opening(LIMIT + 99 * HOUR)]
    assert domain.open_items(items, LIMIT) == ()


def test_a_withdrawn_opening_shuts_the_bids_again():
    assert not domain.opened([notice(), BID, opening(ended_by=12)], LOT, LIMIT + HOUR)


def test_one_lot_opened_does_not_open_another():
    other = item("TENDER_LIST", 6, lot=OTHER)
    items = [notice(), BID, other, opening()]
    assert domain.is_open(BID, items, LIMIT)
    assert not domain.is_open(other, items, LIMIT)


def test_a_lot_that_failed_unopened_never_tells_who_had_bid():
    items = [notice(), BID, item("TENDER_ABNORMITY_REPORT", 7, EXCEPITON_TYPE="1")]
    assert BID not in domain.open_items(items, LIMIT + 9999 * HOUR)


EXPERT = item("BID_EVALUATION_EXPERT", 10, EXPERT_NAME="甲")
AWARDED = item(
    "WIN_RESULT_ANNO", 11, at=LIMIT + 9 * HOUR, NOTICE_SEND_TIME=f"{LIMIT + 9 * HOUR:%Y%m%d%H%M%S}"
)


def test_the_panel_stays_shut_after_the_opening_until_the_award_is_told():
    items = [notice(), opening(), EXPERT]
    assert EXPERT not in domain.open_items(items, LIMIT + HOUR)
    items.append(AWARDED)
    assert EXPERT not in domain.open_items(items, LIMIT + HOUR)
    assert EXPERT in domain.open_items(items, LIMIT + 9 * HOUR)


def test_an_award_without_an_opening_opens_no_panel():
    items = [notice(), EXPERT, AWARDED]
    assert EXPERT not in domain.open_items(items, LIMIT + 99 * HOUR)


def test_a_withdrawn_award_shuts_the_panel_again():
    items = [notice(), opening(), EXPERT, replace(AWARDED, ended_by=12)]
    assert EXPERT not in domain.open_items(items, LIMIT + 99 * HOUR)


def test_what_concerns_every_lot_stays_shut_until_each_lot_is_opened():
    buyer = item("TENDER_FILE_BUYYER_INFO", 6, lot="", BIDDER_NAME="甲公司")
    items = [notice(), item("SECTION", 2), item("SECTION", 3, lot=OTHER), buyer, opening()]
    assert buyer not in domain.open_items(items, LIMIT + HOUR)
    items.append(opening(lot=OTHER))
    assert buyer in domain.open_items(items, LIMIT + HOUR)


@pytest.mark.parametrize("name", ["BID_EVALUATION_EXPERT", "BIDDER_MARGIN_INFO", "PARTY_RELATION"])
def test_a_set_without_an_open_field_is_never_public(name):
    assert not domain.is_public(item(name))
    assert domain.is_public(BID)


def test_a_credit_record_kept_among_authorities_is_not_public():
    assert domain.is_public(item("BLACK_LIST", SCOPE="1"))
    assert not domain.is_public(item("BLACK_LIST", SCOPE="2"))


def test_every_set_the_standard_keeps_secret_is_kept_secret_here():
    assert {n for n, s in SETS.items() if s.secret_until} <= domain.SECRET


OPEN = set(SETS) - domain.SECRET - domain.ATTACHED - {"FORWARDED_MESSAGE"}


@pytest.mark.parametrize("name", sorted(OPEN))
def test_whatever_tells_no_bid_is_open_at_once(name):
    one = item(name)
    assert domain.is_open(one, [one], LIMIT - HOUR)


@pytest.mark.parametrize("name", sorted(domain.ATTACHED))
def test_a_file_is_as_secret_as_the_record_it_belongs_to(name):
    notice_s = item(name, RELATE_SET="TENDER_ANN_QUA_INQUERY_ANN")
    bid_s, nobody_s = item(name, RELATE_SET="TENDER_LIST"), item(name)
    panel_s = item(name, RELATE_SET="EVALUATION_REPORT")
    before = [notice(), notice_s, bid_s, nobody_s, panel_s]
    assert domain.open_items(before, LIMIT - HOUR) == (before[0], notice_s)
    after = [*before, opening()]
    shown = domain.open_items(after, LIMIT + HOUR)
    assert [one in shown for one in (bid_s, nobody_s, panel_s)] == [True, True, False]


@given(
    bids=st.integers(min_value=0, max_value=20),
    before=st.integers(min_value=1, max_value=10_000),
    opened=st.booleans(),
)
def test_before_the_deadline_what_is_open_does_not_depend_on_the_bids(bids, before, opened):
    at = LIMIT - timedelta(minutes=before)
    around = [notice(), *([opening(at - HOUR)] if opened else [])]
    several = [item("TENDER_LIST", 20 + i) for i in range(bids)]
    assert domain.open_items([*around, *several], at) == domain.open_items(around, at)
