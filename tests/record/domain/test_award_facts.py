import pytest

from tests.make import TENDER, lot, tender
from tests.record.domain.test_bidding_facts import A, B, C, named
from tests.record.make import answer, row


def candidate(name, order, **data):
    return row("TENDER_CANDIDATE", BIDDER_NAME=name, ORDER=order, **data)


def won(name, **data):
    return row("WIN_RESULT_ANNO", NOTICE_NAME="结果", WIN_BIDDER_NAME=name, **data)


def coded(name, code="91690000MA70000189", **data):
    return won(name, WIN_BIDDER_CODE=code, **data)


def first(code="91690000MA70000189", **data):
    return candidate(A, "1", BIDDER_ORG_CODE=code, **data)


SECOND = candidate(B, "2", BIDDER_ORG_CODE="91690000MA70000264")


def test_publicity_is_measured_from_the_receipt_of_the_report():
    shown = row(
        "TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_NAME="公示", PUBLICITY_START_TIME="20260401100000"
    )
    received = row("EVALUATION_REPORT", RECEIVE_TIME="20260325100000")
    assert answer("A01", "lot", tender(), lot(), received, shown) == "breach"
    ended = row("EVALUATION_REPORT", END_TIME="20260325100000")
    assert answer("A01", "lot", tender(), lot(), ended, shown) == "yellow"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([], "breach"),
        (
            [row("BID_DECISION_INFO", WIN_BIDDER_NAME=B, OTHER_WINNER_GROUND="3")],
            "compliant",
        ),
        ([row("BID_DECISION_INFO", WIN_BIDDER_NAME=B, OTHER_WINNER_GROUND="9")], "breach"),
    ],
    ids=["no ground", "no performance security", "another ground"],
)
def test_the_second_wins_only_with_a_ground(more, expected):
    said = [tender(IS_STATE_FUNDS="1"), lot(), first(), SECOND]
    result = coded(B, "91690000MA70000264")
    assert answer("A04", "lot", *said, result, *more) == expected


def test_a_first_candidate_who_gave_up_is_a_ground_and_keeps_the_rank():
    said = [tender(IS_STATE_FUNDS="1"), lot(), first(STATUS="2"), SECOND]
    assert answer("A04", "lot", *said, coded(B, "91690000MA70000264")) == "compliant"


def test_the_winner_is_found_among_the_candidates_by_code():
    assert answer("A05", "lot", lot(), first(), coded("更名后的公司")) == "compliant"
    outsider = coded(C, "91690000MA70000264")
    assert answer("A05", "lot", lot(), first(), outsider) == "breach"
    assert answer("A05", "lot", lot(), first(), won(A)) == "undecidable"


def test_the_award_is_the_price_that_was_bid():
    bid = named(A)
    assert (
        answer("A06", "lot", lot(), bid, won(A, BID_AMOUNT="760.00", PRICE_UNIT="1")) == "compliant"
    )
    assert answer("A06", "lot", lot(), bid, won(A, BID_AMOUNT="7500000.00")) == "yellow"


def test_losers_are_those_of_the_list_who_did_not_win():
    said = [lot(), named(A), named(B), named(C), won(A)]
    sent = row("BID_WINNING_NOTICE", WIN_BIDDER_NAME=A, WIN_NOTICE_SEND_TIME="20260401100000")
    told = [
        row("BID_RESULT_NOTICE", BIDDER_NAME=name, SEND_TIME="20260401110000") for name in (B, C)
    ]
    assert answer("A08", "lot", *said, sent) == "undecidable"
    assert answer("A08", "lot", *said, sent, told[0]) == "undecidable"
    assert answer("A08", "lot", *said, sent, *told) == "compliant"


def test_a_bid_taken_back_before_the_deadline_lost_nothing():
    told = row("BID_RESULT_NOTICE", BIDDER_NAME=B, SEND_TIME="20260402100000")
    back = row(
        "BID_WITHDRAW_INFO", BIDDER_NAME=C, WITHDRAW_TYPE="1", WITHDRAW_TIME="20260320090000"
    )
    letter = row("BID_WINNING_NOTICE", WIN_BIDDER_NAME=A, WIN_NOTICE_SEND_TIME="20260402100000")
    items = [lot(), named(A), named(B), named(C), won(A), letter, told]
    assert answer("A08", "lot", *items, back) == "compliant"
    assert answer("A08", "lot", *items) != "compliant"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"CONTRACT_PRICE": "7600000.00"}, "compliant"),
        ({"CONTRACT_PRICE": "760.00", "PRICE_UNIT": "1"}, "compliant"),
        ({"CONTRACT_PRICE": "7900000.00"}, "breach"),
        ({"CONTRACT_PRICE": "7600000.00", "LIMITE_DAYS": "300"}, "breach"),
        ({"CONTRACT_PRICE": "7600000.00", "SUBJECT_DIFFERS": "1"}, "breach"),
    ],
)
def test_the_contract_is_the_award_and_the_bid(data, expected):
    said = [
        lot(),
        named(A, TIME_LIMIT="180日历天"),
        won(A, BID_AMOUNT="7600000.00", PRICE_UNIT="0"),
    ]
    signed = row("CONTRACT_PERFORMANCE", CONTRACT_NAME="合同", **data)
    assert answer("A10", "lot", *said, signed) == expected


def test_the_first_contract_counts_not_its_supplement():
    def signed(day, bond):
        return row(
            "CONTRACT_PERFORMANCE",
            CONTRACT_NAME="合同",
            CONTRACT_PRICE="7600000.00",
            SIGN_TIME=f"202604{day}100000",
            PERFORMANCE_BOND=bond,
        )

    assert (
        answer("A11", "lot", lot(), signed("10", "760000"), signed("20", "900000")) == "compliant"
    )
    assert answer("A11", "lot", lot(), signed("10", "900000")) == "breach"


def test_each_bond_taken_in_money_goes_back_with_interest():
    signed = row("CONTRACT_PERFORMANCE", CONTRACT_NAME="合同", SIGN_TIME="20260410100000")

    def bond(name, **data):
        return row("BIDDER_MARGIN_INFO", BIDDER_NAME=name, **({"MARGIN_PAY_FORM": "1"} | data))

    back = {"MARGIN_RETURN_TIME": "20260413100000"}
    both = [bond(A, **back), bond(B, **back)]
    assert answer("A12", "lot", lot(), signed, *both) == "compliant"
    late = bond(B, MARGIN_RETURN_TIME="20260430100000")
    assert answer("A12", "lot", lot(), signed, both[0], late) == "breach"
    bare = bond(B, IS_INTEREST_RETURNED="0", **back)
    assert answer("A12", "lot", lot(), signed, both[0], bare) == "breach"
    letters = [bond(A, MARGIN_PAY_FORM="3"), bond(B, MARGIN_PAY_FORM="4")]
    assert answer("A12", "lot", lot(), signed, *letters) == "not_applicable"
    kept = bond(B, IS_KEPT="1")
    assert answer("A12", "lot", lot(), signed, both[0], kept) == "compliant"


def test_the_written_report_follows_the_decision():
    decided = row("BID_DECISION_INFO", WIN_BIDDER_NAME=A, DECIDE_TIME="20260401100000")
    late = row("WRITTEN_REPORT", TENDER, SUBMIT_TIME="20260430100000")
    assert answer("A13", "lot", tender(), lot(), decided, late) == "breach"
    assert answer("A13", "lot", tender(), lot(), decided) == "undecidable"
    assert answer("A13", "lot", tender(), lot(), late) == "undecidable"


def test_subcontracts_and_settlement_are_in_the_report_on_performance():
    part = {
        "SUBCONTRACT_CONTENT": "绿化",
        "SUBCONTRACTOR_NAME": B,
        "IS_MAIN_PART": "0",
        "IS_AGREED": "1",
    }
    done = row("PERFORMANCE", SUBCONTRACT_SET=[part], SETTLE_PRICE="9000000.00")
    award = won(A, BID_AMOUNT="7600000.00")
    assert answer("A14", "lot", lot(), award, done) == "compliant"
    assert answer("A16", "lot", lot(), award, done) == "yellow"
    amended = row("CONTRACT_CHANGE", CHANGE_NO="1", CONTRACT_PRICE="7700000.00")
    assert answer("A16", "lot", lot(), award, amended) == "compliant"


def test_a_termination_returns_what_was_taken():
    def ended(**data):
        return row(
            "TENDER_ABNORMITY_REPORT",
            EXCEPITON_TYPE="2",
            NOTICE_SEND_TIME="20260401100000",
            **data,
        )

    whole = ended(IS_FEE_RETURNED="1", IS_MARGIN_RETURNED="1")
    assert answer("A15", "lot", lot(), whole) == "compliant"
    assert answer("A15", "lot", lot(), ended(IS_FEE_RETURNED="1")) == "undecidable"
    held = row("BIDDER_MARGIN_INFO", BIDDER_NAME=A, MARGIN_RECEIVE_TIME="20260320100000")
    assert answer("A15", "lot", lot(), ended(IS_FEE_RETURNED="1"), held) == "breach"


def test_the_publication_says_what_each_candidate_says():
    shown = row("TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_NAME="公示", OBJECTION_METHOD="电话")
    assert answer("A03", "lot", tender(), lot(), first(), shown) == "yellow"
    whole = first(
        BID_PRICE="1",
        QUALITY="合格",
        TIME_LIMIT="9日",
        BID_MANAGER="某",
        PM_CODE="1",
        QUALIFICATION="二级",
    )
    assert answer("A03", "lot", tender(), lot(), whole, shown) == "compliant"
