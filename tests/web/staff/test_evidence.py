from datetime import timedelta

from jianbiao.web.staff.evidence import pieces
from tests.publish.domain.test_opening import BID, HOUR, LIMIT, LOT, OTHER, item, notice, opening
from tests.web.staff.test_strip import finding


def about(rule, subject, lot=LOT):
    one = finding(rule)
    said = {n: getattr(one, n) for n in one.__slots__}
    return one.__class__(**said | {"subject": subject, "lot": lot})


def names(found):
    return [(piece.item.set, [line.name for line in piece.lines]) for piece in found]


def test_evidence_is_what_the_rule_reads_field_by_field():
    found = pieces(about("P18", f"{LOT}#k1", ""), [notice(NOTICE_NAME="x")], LIMIT)
    assert names(found) == [
        ("TENDER_ANN_QUA_INQUERY_ANN", ["BULLETIN_TYPE", "BID_DOC_REFER_END_TIME"])
    ]


def test_a_late_bid_rests_on_the_bid_and_on_the_deadline_once_it_may_be_shown():
    bid = item("TENDER_LIST", 5, BIDDER_NAME="甲", CHECKIN_TIME="20260324100000", IS_ACCEPTED="1")
    items, finding_ = [notice(), bid, opening()], about("B03", f"{LOT}#k5")
    assert [n for n, _ in names(pieces(finding_, items, LIMIT - HOUR))] == [
        "TENDER_ANN_QUA_INQUERY_ANN"
    ]
    found = dict(names(pieces(finding_, items, LIMIT + timedelta(days=1))))
    assert "CHECKIN_TIME" in found["TENDER_LIST"]
    assert found["TENDER_ANN_QUA_INQUERY_ANN"] == ["BID_DOC_REFER_END_TIME"]


def test_another_bid_and_another_lot_are_no_evidence():
    other = item("TENDER_LIST", 6, BIDDER_NAME="乙", CHECKIN_TIME="20260324080000")
    away = item("TENDER_LIST", 7, lot=OTHER, BIDDER_NAME="丙", CHECKIN_TIME="20260324080000")
    found = pieces(about("B03", f"{LOT}#k5"), [BID, other, away, opening()], LIMIT)
    assert {piece.item.number for piece in found} == {5}
