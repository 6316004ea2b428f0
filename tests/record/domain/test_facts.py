import pytest

from jianbiao.record.domain import facts, items
from jianbiao.record.domain.laid import laid
from tests.make import LOT, TENDER, bid, envelope, lot, notice, opening, tender
from tests.record.make import changed, deleted, fold

SECOND = TENDER + "002"
_NOTICE = "TENDER_ANN_QUA_INQUERY_ANN"
_DOCUMENTS = "TENDER_FILE_CLARI_MODI"


def subjects(*envelopes, **more):
    return list(facts.subjects(items.standing(fold(*envelopes)), **more))


def one(unit, *envelopes, **more):
    [found] = [s for s in subjects(*envelopes, **more) if s.unit == unit]
    return found.facts


def said(set_name, **data):
    return envelope(set_name, {"TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT} | data)


def clarification(**data):
    known = {"TENDER_PROJECT_CODE": TENDER, "CLARIFY_TIME": "20260314090000"}
    return envelope(_DOCUMENTS, known | data)


def objection(no="1", at="20260401090000"):
    return said("OBJECTION", OBJECTION_NO=no, OBJECTION_TIME=at)


def reply(no="1", at="20260403090000"):
    return said("OBJECTION_REPLY", OBJECTION_NO=no, REPLY_TIME=at)


def award(at="20260402090000"):
    return said("BID_WINNING_NOTICE", WIN_BIDDER_NAME="甲", WIN_NOTICE_SEND_TIME=at)


def test_nothing_reported_has_no_subject():
    assert subjects() == []


def test_each_unit_has_its_subject_under_a_code_of_its_own():
    call, row = notice(), bid()
    found = {s.unit: s.code for s in subjects(tender(), lot(), call, clarification(), row)}
    assert found["lot"] == LOT
    assert found["notice"] == f"{TENDER}#{call['data_key']}"
    assert found["bid"] == f"{LOT}#{row['data_key']}"
    assert found["tender"] == TENDER
    assert set(found) == {"tender", "lot", "notice", "clarification", "bid"}


def test_a_tender_without_lots_is_one_nameless_lot():
    [found] = [s for s in subjects(tender(), notice()) if s.unit == "lot"]
    assert (found.code, found.lot) == (TENDER, "")


def test_each_lot_hears_of_itself_and_of_the_whole_tender():
    found = {
        s.code: s.facts
        for s in subjects(tender(), lot(), lot(SECOND), notice(), opening(), units=("lot",))
    }
    assert found[LOT]["BID_OPENING_RECORD.TIME"] == "20260324093000"
    assert "BID_OPENING_RECORD.TIME" not in found[SECOND]
    for code in (LOT, SECOND):
        assert found[code][f"{_NOTICE}.BID_DOC_REFER_END_TIME"] == "20260324093000"
        assert found[code]["TENDER_PROJECT.IS_TO_LAW"] == "1"


def test_a_postponement_is_told_to_notice_clarification_and_lot():
    call, first = notice(), clarification()
    later = clarification(IS_POSTPONE="1", POST_REFER_END_TIME="20260410093000")
    for found in subjects(lot(), call, first, later, units=("lot", "notice", "clarification")):
        assert found.facts[f"{_DOCUMENTS}.x_new_deadline"] == "20260410093000"


def test_a_postponement_to_no_time_leaves_the_deadline_unknown():
    found = one("lot", lot(), notice(), clarification(IS_POSTPONE="1"))
    assert found[f"{_DOCUMENTS}.x_new_deadline"] is None


def test_a_withdrawn_postponement_moves_nothing():
    moved = clarification(IS_POSTPONE="1", POST_REFER_END_TIME="20260410093000")
    found = one("lot", lot(), notice(), moved, deleted(moved))
    assert f"{_DOCUMENTS}.x_new_deadline" not in found


def test_a_bid_is_held_to_the_deadline_in_force_when_it_came():
    early = bid(CHECKIN_TIME="20260310090000")
    late = bid(name="乙", uscc="91690100MA0000007Y", CHECKIN_TIME="20260401090000")
    moved = clarification(
        CLARIFY_TIME="20260320090000", IS_POSTPONE="1", POST_REFER_END_TIME="20260410093000"
    )
    found = {
        s.code: s.facts["x_deadline"]
        for s in subjects(notice(), early, late, moved)
        if s.unit == "bid"
    }
    assert sorted(found.values()) == ["20260324093000", "20260410093000"]


def test_a_prequalification_notice_has_no_deadline_for_bids():
    call = notice(BULLETIN_TYPE="2", BID_DOC_REFER_END_TIME="20260305090000")
    assert f"{_NOTICE}.BID_DOC_REFER_END_TIME" not in one("lot", lot(), call)
    assert "x_deadline" not in one("bid", call, bid())


def test_a_change_of_a_bid_is_the_same_subject():
    row = bid()
    before, after = (
        [s.code for s in subjects(*said) if s.unit == "bid"]
        for said in ([row], [row, changed(row, BID_PRICE="7000000.00")])
    )
    assert before == after


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([bid(), bid(name="乙", uscc="91690100MA0000007Y")], 2),
        ([bid(), bid()], 1),
        ([bid(), bid(name="乙", uscc="91690100MA0000007Y", IS_ACCEPTED="0")], 1),
        ([bid(IS_ACCEPTED="0")], 0),
    ],
    ids=["two", "one twice", "one refused", "only one refused"],
)
def test_bidders_are_counted_once_and_only_if_taken_in(rows, count):
    assert one("lot", lot(), *rows)["x_TENDER_LIST_count"] == count


def test_where_no_list_came_nobody_is_counted():
    assert "x_TENDER_LIST_count" not in one("lot", lot(), notice())


def test_a_set_that_came_without_its_time_is_missing_not_unspoken_of():
    found = one("lot", said("BID_OPENING_RECORD"))
    assert found["BID_OPENING_RECORD.TIME"] is None
    assert not any(name.startswith("BID_WINNING_NOTICE.") for name in found)


@pytest.mark.parametrize(
    ("messages", "still"),
    [
        ([], 0),
        ([objection()], 1),
        ([objection(), reply()], 0),
        ([objection(), award()], 1),
        ([objection(), reply(at="20260401120000"), award()], 0),
        ([objection(), award(), reply()], 1),
        ([award(), objection(at="20260405090000")], 0),
        ([objection("1"), objection("2"), reply("2", "20260401120000"), award()], 1),
    ],
    ids=[
        "none",
        "open",
        "answered",
        "awarded over it",
        "answered before",
        "answered after",
        "made after",
        "one of two",
    ],
)
def test_objections_count_while_they_were_open_at_the_award(messages, still):
    assert one("lot", lot(), *messages)["x_open_objections"] == still


def test_candidates_who_gave_up_are_no_longer_proposed():
    def candidate(order, **data):
        return said("TENDER_CANDIDATE", BIDDER_NAME=f"公司{order}", ORDER=order, **data)

    found = one("lot", candidate("1"), candidate("2", STATUS="2"), candidate("3"))
    assert (found["TENDER_CANDIDATE.ORDER"], found["x_candidates"]) == (["1", "3"], 2)


def test_about_one_bid_only_that_bid_is_asked():
    rows = [bid(), bid(name="乙", uscc="91690100MA0000007Y")]
    all_ = fold(lot(), notice(), *rows)
    found = facts.subjects(all_, units=("bid",), about=all_[-1])
    assert [s.code for s in found] == [f"{LOT}#{rows[1]['data_key']}"]


def test_what_is_there_is_what_has_a_subject():
    first = notice()
    told = fold(tender(), lot(), first, clarification(), bid(), deleted(first))
    held = laid(items.standing(told))
    asked = {(s.unit, s.code) for s in facts.subjects(held)}
    marks = {mark for one in told for mark in facts.marks(one)} | {
        facts.Mark(unit="lot", code=TENDER, lot="")
    }
    assert {(m.unit, m.code) for m in marks if facts.there(held, m)} == asked
    assert {m.unit for m in marks if not facts.there(held, m)} == {"notice", "lot"}
    assert {unit for unit, _ in asked} == {"tender", "lot", "clarification", "bid"}


def test_a_gathered_release_is_a_foreign_notice_and_lot():
    said = {
        "set": "OCDS_RELEASE",
        "data_type": "1",
        "data": {"RELEASE": {"ocid": "x-1", "tender": {"datePublished": "2020-01-01T00:00:00Z"}}},
    }
    found = list(facts.subjects(fold(said)))
    assert {(s.jurisdiction, s.code) for s in found} == {("foreign", "x-1")}
    assert [s.unit for s in found] == ["notice", "lot"]
