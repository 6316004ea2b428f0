from decimal import Decimal

from jianbiao.publish import domain
from tests.publish.domain.test_opening import LIMIT, LOT, OTHER, item


def award(lot, amount, name="甲公司"):
    return item("WIN_RESULT_ANNO", 30, lot=lot, WIN_BIDDER_NAME=name, BID_AMOUNT=amount)


def test_one_lot_names_its_winner():
    said = domain.outline([award(LOT, "100")], None)
    assert (said.winner, said.award, said.lots_awarded) == ("甲公司", Decimal(100), 1)


def test_several_lots_are_added_up_and_name_nobody():
    said = domain.outline([award(LOT, "100"), award(OTHER, "50", "乙公司")], None)
    assert (said.winner, said.award, said.lots_awarded) == ("", Decimal(150), 2)


def test_a_corrected_price_replaces_the_first():
    first = item("WIN_RESULT_ANNO", 30, WIN_BIDDER_NAME="甲", BID_AMOUNT="9", ended_by=31)
    assert domain.outline([first, award(LOT, "100")], None).award == Decimal(100)


def test_a_ceiling_for_all_lots_is_not_added_to_those_of_single_lots():
    whole = item("TENDER_FILE_CLARI_MODI", 3, lot="", CONTROL_PRICE="500")
    one = item("TENDER_FILE_CLARI_MODI", 4, CONTROL_PRICE="300")
    two = item("TENDER_FILE_CLARI_MODI", 5, lot=OTHER, CONTROL_PRICE="150")
    assert domain.outline([whole], None).ceiling == Decimal(500)
    assert domain.outline([whole, one, two], None).ceiling == Decimal(450)


def test_stages_say_what_is_done_what_runs_and_what_has_not_begun():
    items = [item("TENDER_PROJECT", lot=""), item("TENDER_ANN_QUA_INQUERY_ANN", lot="")]
    said = [(step.en, step.state) for step in domain.steps(items)]
    assert said[:3] == [("filed", "done"), ("open for bids", "cur"), ("opened", "todo")]
    assert all(en != "failed" for en, _ in said)


def test_a_failed_tender_ends_its_strip():
    items = [item("TENDER_ANN_QUA_INQUERY_ANN"), item("TENDER_ABNORMITY_REPORT", 8)]
    assert domain.steps(items)[-1].state == "cur"
    assert domain.steps(items)[-1].en == "failed"


def test_bids_stand_lot_by_lot_the_lowest_first_with_rank_and_winner():
    def bid(number, name, price, **more):
        data = {"BIDDER_NAME": name, "BIDDER_ORG_CODE": f"C{name}", "BID_PRICE": price}
        return item("TENDER_LIST", number, **data, **more)

    candidate = item("TENDER_CANDIDATE", 20, BIDDER_NAME="乙", BIDDER_ORG_CODE="C乙", ORDER="1")
    won = item("BID_WINNING_NOTICE", 21, WIN_BIDDER_NAME="乙", WIN_BIDDER_CODE="C乙")
    said = domain.bids(
        [bid(5, "甲", "90"), bid(6, "乙", "80"), bid(7, "丙", "95", ended_by=8), candidate, won]
    )
    assert [(b.bidder, b.rank, b.winner) for b in said] == [("乙", 1, True), ("甲", 0, False)]
    assert said[0].key == "C乙"


def test_a_bid_only_read_out_is_still_in_the_table():
    read = item("BID_OPEN_DETAIL", 9, at=LIMIT, BIDDER_NAME="甲", BID_PRICE="77")
    (one,) = domain.bids([read])
    assert (one.price, one.key) == (Decimal(77), "name:甲")
