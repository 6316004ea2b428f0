import pytest

from tests.make import lot, notice
from tests.record.domain.test_bidding_facts import A, B, named, read_out
from tests.record.make import answer, facts_of, row

PUBLISHED = row("TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_NAME="中标候选人公示")


def ceiling(price="7000000.00", **data):
    return row("TENDER_FILE_CLARI_MODI", CONTROL_PRICE=price, **data)


def rejected(**data):
    return row("REJECTED_BID_INFO", BIDDER_NAME=A, **data)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([ceiling(), PUBLISHED], "breach"),
        ([ceiling()], "undecidable"),
        ([ceiling(), rejected(REASON="超过最高限价")], "compliant"),
        ([ceiling("8000000.00"), PUBLISHED], "compliant"),
        ([ceiling(), ceiling("8000000.00"), PUBLISHED], "compliant"),
        ([ceiling("760.00", PRICE_UNIT="1"), PUBLISHED], "compliant"),
        ([PUBLISHED], "not_applicable"),
    ],
    ids=[
        "above",
        "not evaluated yet",
        "rejected",
        "below",
        "the ceiling was changed",
        "a ceiling in 10,000 yuan",
        "no ceiling",
    ],
)
def test_a_bid_against_the_ceiling_that_holds(more, expected):
    assert answer("B21", "bid", lot(), notice(), named(A), *more) == expected


def test_a_rejection_gives_its_reason():
    assert (
        answer("B22", "bid", lot(), named(A), rejected(REASON="未盖章", EXPERT_NAME="某"))
        == "compliant"
    )
    assert answer("B22", "bid", lot(), named(A), rejected(REASON="未盖章")) == "undecidable"
    assert answer("B22", "bid", lot(), named(A), rejected()) == "yellow"
    assert answer("B22", "bid", lot(), named(A), PUBLISHED) == "not_applicable"
    assert answer("B22", "bid", lot(), named(A)) == "not_applicable"


def test_another_bidders_rows_say_nothing_of_a_bid():
    other = row("REJECTED_BID_INFO", BIDDER_NAME=B)
    assert "x_rejected" not in facts_of("bid", lot(), named(A), other)


def test_the_earliest_opening_of_the_file_counts():
    late = read_out(A, DECRYPT_TIME="20260324094000")
    early = row(
        "BID_FILE_ACCESS_LOG", BIDDER_NAME=A, ACCESS_ACTION="3", ACCESS_TIME="20260324080000"
    )
    viewed = row(
        "BID_FILE_ACCESS_LOG", BIDDER_NAME=A, ACCESS_ACTION="4", ACCESS_TIME="20260324080000"
    )
    assert answer("B06", "bid", lot(), notice(), named(A), late) == "compliant"
    assert answer("B06", "bid", lot(), notice(), named(A), late, viewed) == "compliant"
    assert answer("B06", "bid", lot(), notice(), named(A), late, early) == "breach"


def test_a_failed_decryption_has_its_cause():
    assert answer("B07", "bid", lot(), named(A), read_out(A, "3")) == "compliant"
    assert answer("B07", "bid", lot(), named(A), read_out(A)) == "not_applicable"


def test_a_withdrawal_brings_the_bond_back():
    gone = row(
        "BID_WITHDRAW_INFO", BIDDER_NAME=A, WITHDRAW_TYPE="1", WITHDRAW_TIME="20260310100000"
    )

    def bond(**data):
        return row("BIDDER_MARGIN_INFO", BIDDER_NAME=A, **data)

    paid = bond(MARGIN_PAY_FORM="1", MARGIN_RETURN_TIME="20260317100000")
    assert answer("B08", "bid", lot(), named(A), gone, paid) == "breach"
    letter = bond(MARGIN_PAY_FORM="4")
    assert answer("B08", "bid", lot(), named(A), gone, letter) == "not_applicable"
    assert answer("B08", "bid", lot(), named(A), gone) == "undecidable"


def test_a_decryption_without_its_time_is_a_gap():
    untimed = read_out(A)
    untimed["data"].pop("DECRYPT_TIME", None)
    assert answer("B06", "bid", lot(), notice(), named(A), untimed) == "undecidable"
