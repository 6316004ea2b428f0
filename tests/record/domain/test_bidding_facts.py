import time

import pytest

from tests import make
from tests.make import LOT, TENDER, bid, lot, notice, opening, tender
from tests.record.make import answer, facts_of, row

A, B, C = "云禾路桥有限公司", "朔宁市政有限公司", "鹿岗建设有限公司"
SECOND = TENDER + "002"


def named(name, code=LOT, **data):
    one = bid(code, name=name, **data)
    one["data"].pop("BIDDER_ORG_CODE")
    return one


def read_out(name, result="1", **data):
    return row("BID_OPEN_DETAIL", BIDDER_NAME=name, DECRYPT_RESULT=result, **data)


def union(name, *members):
    return named(name, UNION_ORGAN_SET=[{"UNION_ORGAN_NAME": one} for one in members])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([read_out(A), read_out(B)], "breach"),
        ([read_out(A), read_out(B), read_out(C)], "compliant"),
        ([read_out(A), read_out(B), read_out(C, "2")], "compliant"),
        (
            [
                read_out(A),
                read_out(B),
                row(
                    "BID_WITHDRAW_INFO",
                    BIDDER_NAME=C,
                    WITHDRAW_TYPE="1",
                    WITHDRAW_TIME="20260323100000",
                ),
            ],
            "compliant",
        ),
        (
            [
                read_out(A),
                read_out(B),
                row(
                    "BID_WITHDRAW_INFO",
                    BIDDER_NAME=C,
                    WITHDRAW_TYPE="2",
                    WITHDRAW_TIME="20260325100000",
                ),
            ],
            "breach",
        ),
        ([], "not_applicable"),
    ],
    ids=["one left shut", "all", "one not decrypted", "withdrawn", "revoked", "not opened"],
)
def test_bids_received_in_time_are_opened(more, expected):
    bids = [named(A), named(B), named(C), named("迟到公司", CHECKIN_TIME="20260324094000")]
    report = row("EVALUATION_REPORT", END_TIME="20260324170000")
    assert answer("B05", "lot", lot(), notice(), *bids, *more, report) == expected


def test_rows_read_out_one_by_one_are_counted_when_all_are_told():
    bids = [named(A), named(B), named(C)]
    some = [read_out(A), read_out(B)]
    assert answer("B05", "lot", lot(), notice(), *bids, *some) == "not_applicable"
    assert answer("B05", "lot", lot(), notice(), *bids, *some, read_out(C)) == "compliant"


def test_members_of_a_consortium_are_looked_for_in_every_lot():
    joined = union(A, A, B)
    assert answer("B11", "lot", lot(), joined, named(C), opening()) == "compliant"
    assert answer("B11", "lot", lot(), joined, named(B), opening()) == "breach"
    elsewhere = [lot(), lot(SECOND), joined, named(B, SECOND), opening()]
    assert answer("B11", "lot", *elsewhere, lot=LOT) == "compliant"
    elsewhere.append(opening(SECOND))
    assert answer("B11", "lot", *elsewhere, lot=LOT) == "yellow"


@pytest.mark.parametrize(
    ("data", "more", "expected"),
    [
        ({"PASSED_COUNT": "2", "NEXT_STEP": "1"}, [], "breach"),
        ({"PASSED_COUNT": "2", "NEXT_STEP": "2"}, [], "compliant"),
        ({"PASSED_APPLICANT_LIST": [{"APPLICANT_NAME": n} for n in (A, B, C)]}, [], "compliant"),
        ({"PASSED_APPLICANT_LIST": []}, [opening()], "breach"),
        ({"PASSED_COUNT": "2"}, [], "undecidable"),
        ({}, [], "undecidable"),
    ],
    ids=["went on", "anew", "three", "none, and opened", "nothing more yet", "no number"],
)
def test_who_passed_prequalification(data, more, expected):
    assert answer("B02", "lot", lot(), row("QUALI_INQUERY_RESULT", **data), *more) == expected


def test_the_procuring_entity_itself_is_a_relation():
    said = [tender(), lot(), opening()]
    assert facts_of("lot", *said, bid())["x_tenderer_relations"] == [make.USCC]
    other = bid(name=A, uscc="91690100MA0000007Y")
    assert facts_of("lot", *said, other)["x_tenderer_relations"] == []


def test_who_cannot_be_looked_up_may_be_related():
    said = [lot(), opening()]
    assert facts_of("lot", tender(), *said, named(A))["x_tenderer_relations"] is None
    nobody = tender()
    nobody["data"].pop("TENDERER_CODE", None)
    assert facts_of("lot", nobody, *said, bid())["x_tenderer_relations"] is None


def test_before_the_opening_no_doubt_tells_who_bids():
    said = facts_of("lot", tender(), lot(), union(A, A, B), named(B), bid())
    assert not {"x_bids", "x_tenderer_relations"} & set(said)


def test_the_opening_record_is_published():
    assert answer("B12", "lot", lot(), opening(PUBLISH_TIME="20260324100000")) == "compliant"
    assert answer("B12", "lot", lot(), opening(PUBLISH_TIME="20260323100000")) == "breach"
    assert answer("B12", "lot", lot(), opening()) == "undecidable"


@pytest.mark.parametrize(
    ("days", "more", "expected"),
    [("30", [], "breach"), ("90", [], "compliant"), ("30", ["extended"], "compliant")],
)
def test_the_award_falls_into_the_validity(days, more, expected):
    said = [notice(), row("TENDER_FILE_CLARI_MODI", VALID_PERIOD=days)]
    if more:
        said.append(row("TENDER_FILE_CLARI_MODI", IS_VALID_EXTENDED="1", VALID_PERIOD="120"))
    decided = row("BID_DECISION_INFO", WIN_BIDDER_NAME=A, DECIDE_TIME="20260520100000")
    assert answer("B27", "lot", lot(), *said, decided) == expected


def test_valid_bids_are_those_not_rejected():
    bids = [named(A), named(B), named(C)]
    gone = row("REJECTED_BID_INFO", BIDDER_NAME=C, REASON="报价超过最高限价")
    assert answer("B26", "lot", lot(), *bids, gone) == "yellow"
    report = row("EVALUATION_REPORT", VALID_BID_COUNT="3")
    assert answer("B26", "lot", lot(), *bids, gone, report) == "compliant"


def test_a_lot_with_1500_bids_costs_no_more_per_bid_than_a_small_one():
    """Five times the bids take about five times as long, not twenty-five."""
    took = {}
    for size in (300, 1500):
        said = [lot(), notice()]
        said += [named(f"公司{n}") for n in range(size)]
        said += [
            make.envelope(
                "BID_OPEN_DETAIL",
                {
                    "TENDER_PROJECT_CODE": TENDER,
                    "BID_SECTION_CODE": LOT,
                    "BIDDER_NAME": f"公司{n}",
                    "DECRYPT_RESULT": "1",
                },
            )
            for n in range(size)
        ]
        took[size] = _seconds(said)
    assert took[1500] < 12 * took[300]
    assert took[1500] < 1.5


def _seconds(said):
    from jianbiao.record.domain import facts
    from jianbiao.record.domain.items import item
    from tests.record.make import effective

    held = [item(effective(number, one)) for number, one in enumerate(said, start=1)]
    took = []
    for _ in range(3):
        began = time.process_time()
        found = list(facts.subjects(held, units=("lot", "bid")))
        took.append(time.process_time() - began)
    assert found[0].facts["x_opened"] == len(held) // 2 - 1
    return min(took)
