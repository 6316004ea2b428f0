from datetime import datetime

from jianbiao.standard.terms import SHANGHAI
from tests.make import bid, lot, notice, opening
from tests.record.make import answer, changed, deleted, facts_of, row


def at(envelope, said):
    """Return ``envelope`` as if it had happened at ``said``."""
    moment = datetime.strptime(said, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)
    return envelope | {"happened_at": moment.isoformat()}


def test_a_price_changed_after_the_opening_is_a_finding_whatever_the_new_price():
    first = bid()
    late = at(changed(first, BID_PRICE="7500000.00"), "20260325100000")
    early = at(changed(first, BID_PRICE="7500000.00"), "20260323100000")
    assert answer("X13", "lot", lot(), first, opening(), late) == "yellow"
    assert answer("X13", "lot", lot(), first, opening(), early) == "compliant"
    assert answer("X13", "lot", lot(), first, early) == "undecidable"


def test_correcting_a_name_touches_nothing_that_was_fixed():
    first = bid()
    late = at(changed(first, BIDDER_NAME="云禾建筑 有限公司"), "20260325100000")
    assert answer("X13", "lot", lot(), first, opening(), late) == "not_applicable"


def test_a_rank_is_fixed_by_publicity():
    first = row("TENDER_CANDIDATE", BIDDER_NAME="甲", ORDER="2")
    shown = row(
        "TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_NAME="公示", PUBLICITY_START_TIME="20260326090000"
    )
    late = at(changed(first, ORDER="1"), "20260327100000")
    assert answer("X13", "lot", lot(), first, shown, late) == "yellow"


def test_a_deadline_is_fixed_by_its_own_passing():
    first = notice()
    late = at(changed(first, BID_DOC_REFER_END_TIME="20260401093000"), "20260325100000")
    early = at(changed(first, BID_DOC_REFER_END_TIME="20260401093000"), "20260320100000")
    assert answer("X13", "lot", lot(), first, late) == "yellow"
    assert answer("X13", "lot", lot(), first, early) == "compliant"


def test_moving_the_opening_afterwards_hides_nothing():
    price, record = bid(), opening()
    moved = at(changed(record, TIME="20260330093000"), "20260326100000")
    late = at(changed(price, BID_PRICE="1"), "20260325100000")
    assert answer("X13", "lot", lot(), price, record, late, moved) == "yellow"


def test_a_deletion_is_no_change_and_a_second_change_is_one_more():
    first = bid()
    assert "x_guarded_changes" not in facts_of("lot", lot(), first, deleted(first))
    once = changed(first, BID_PRICE="2")
    twice = changed(once, BID_PRICE="3")
    said = facts_of("lot", lot(), first, once, twice)["x_guarded_changes"]
    assert [(one["before"], one["after"]) for one in said] == [("7600000.00", "2"), ("2", "3")]
