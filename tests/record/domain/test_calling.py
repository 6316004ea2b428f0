import pytest

from jianbiao.law.outcomes import verdict
from jianbiao.record.domain import reading
from jianbiao.watch.checks import CHECKS
from jianbiao.watch.judge import judge
from tests.make import (
    LOT,
    PROJECT,
    TENDER,
    USCC,
    bid,
    envelope,
    lot,
    notice,
    opening,
    project,
    tender,
)

OTHER = "91690100MA0000007Y"
NOTICE = "TENDER_ANN_QUA_INQUERY_ANN"


def said(name, *, lot=None, **data):
    place = {"TENDER_PROJECT_CODE": TENDER} | ({"BID_SECTION_CODE": lot} if lot else {})
    return envelope(name, place | data)


def documents(**data):
    return said("TENDER_FILE_CLARI_MODI", DOC_NAME="招标文件", **data)


def published(key, medium="甲网", **data):
    known = {"NOTICE_KIND": "1", "NOTICE_DATA_KEY": key, "MEDIA_NAME": medium}
    return said("NOTICE_PUBLICATION", **(known | data))


def prequalification(**data):
    return notice(BULLETIN_TYPE="2", BID_DOC_REFER_END_TIME="20260409170000", **data)


def clarified(at="20260408090000", **data):
    return said("QUALI_INQUERY_CLARI", CLARIFY_TIME=at, **data)


def direct(estimate, code="A010000", *, inside=True, **data):
    place = {"PROJECT_CODE": PROJECT} | ({"TENDER_PROJECT_CODE": TENDER} if inside else {})
    known = {"CONTRACT_NAME": "附属工程", "CLASSIFY_CODE": code, "PROCEDURE": "1"}
    given = {"CONTRACT_RECKON_PRICE": estimate, "PRICE_UNIT": "0"}
    return envelope("DIRECT_CONTRACT_INFO", place | known | given | data)


def facts(unit, *envelopes):
    return [s.facts for s in reading.subjects(envelopes) if s.unit == unit]


def words(rule, *envelopes):
    """Return what ``rule`` says about each subject of its unit in a file of messages."""
    unit = CHECKS[rule].UNIT
    return [verdict(judge(rule, one, jurisdiction="690100")) for one in facts(unit, *envelopes)]


def test_the_approved_project_is_told_to_its_tender():
    approved = project(APPROVAL_TIME="20260310090000", APPROVAL_NUMBER="发改〔2026〕1号")
    assert words("P08", approved, tender(), notice()) == ["breach"]
    early = project(APPROVAL_TIME="20260210090000")
    assert words("P08", early, tender(), notice()) == ["compliant"]
    assert words("P08", tender(), notice()) == ["undecidable"]


def test_the_first_notice_counts_for_the_approval():
    approved = project(APPROVAL_TIME="20260303090000")
    later = notice(NOTICE_SEND_TIME="20260320090000", NOTICE_NATURE="2")
    assert words("P08", approved, tender(), notice(), later) == ["breach"]


def test_the_funds_of_the_project_meet_the_test():
    funds = {"BUDGET_FUNDS": "2000000.00", "BUDGET_RATE": "10"}
    assert words("P01", project(**funds), tender(IS_TO_LAW="0")) == ["yellow"]
    assert words("P01", project(**funds), tender()) == ["compliant"]


def test_an_invited_tender_is_judged_by_its_ground():
    asked = {"TENDER_MODE": "2", "IS_STATE_FUNDS": "1"}
    assert words("P09", tender(**asked)) == ["breach"]
    assert words("P09", tender(**asked, INVITE_GROUND="1")) == ["compliant"]
    assert words("P09", tender(**asked, INVITE_GROUND="2")) == ["yellow"]
    assert words("P09", tender(**asked, INVITE_APPROVAL_NUMBER="批1号")) == ["compliant"]


def test_invitees_of_both_sets_are_counted_once():
    first = said("TENDER_INVITATION", BIDDER_NAME="甲", BIDDER_ORG_CODE=USCC)
    again = said("BID_INVITE_LIST", BIDDER_NAME="甲公司", BIDDER_ORG_CODE=USCC)
    other = said("BID_INVITE_LIST", BIDDER_NAME="乙公司", BIDDER_ORG_CODE=OTHER)
    third = said("BID_INVITE_LIST", BIDDER_NAME="丙公司")
    head = (tender(TENDER_MODE="2"), lot())
    assert words("P10", *head, first, again, other) == ["breach"]
    assert words("P10", *head, first, again, other, third) == ["compliant"]


def test_a_publication_is_a_subject_and_tells_its_notice():
    call = notice(NOTICE_MEDIA="中国招标投标公共服务平台")
    row = published(
        call["data_key"],
        IS_DESIGNATED="1",
        PUBLISH_FEE="300.00",
        RECEIVE_TIME="20260316080000",
        PUBLISH_TIME="20260316200001",
        IS_SYNC="0",
        RECEIPT_NO="R1",
    )
    assert words("P13", tender(), call, row) == ["breach"]
    assert words("P14", tender(), call, row) == ["breach"]
    assert facts("notice", tender(), call, row)[0]["x_receipt"] == "present"


def test_what_each_medium_says_is_compared():
    call = notice(NOTICE_MEDIA="甲网")
    one, other = ("a" * 64, "b" * 64)
    rows = [
        published(call["data_key"], "甲网", CONTENT_HASH=one),
        published(call["data_key"], "乙网", CONTENT_HASH=other),
    ]
    assert words("P12", tender(), call, *rows) == ["yellow"]
    rows[1] = published(call["data_key"], "乙网", CONTENT_HASH=one)
    assert words("P12", tender(), call, *rows) == ["compliant"]
    assert words("P12", tender(), call) == ["not_applicable"]


def test_one_notice_reported_for_two_media_with_two_deadlines():
    first = notice(NOTICE_MEDIA="甲网", NOTICE_CONTENT="公告")
    second = notice(
        NOTICE_MEDIA="乙网", NOTICE_CONTENT="公告", BID_DOC_REFER_END_TIME="20260325093000"
    )
    assert words("P12", tender(), first, second) == ["breach", "breach"]


def test_a_clarification_of_prequalification_stands_against_its_deadline():
    call = prequalification()
    assert words("P20", tender(), call, clarified(IS_AFFECT_BID="1", IS_POSTPONE="0")) == ["breach"]
    moved = {"IS_POSTPONE": "1", "POST_REFER_END_TIME": "20260413170000"}
    assert words("P20", tender(), call, clarified(IS_AFFECT_BID="1", **moved)) == ["compliant"]
    assert words("P20", tender(), call, clarified(IS_AFFECT_BID="1")) == ["undecidable"]


def test_a_later_clarification_may_move_the_deadline_of_an_earlier_one():
    first = clarified(IS_AFFECT_BID="1", IS_POSTPONE="0")
    later = clarified(
        "20260408150000",
        IS_AFFECT_BID="0",
        IS_POSTPONE="1",
        POST_REFER_END_TIME="20260420170000",
    )
    found = words("P20", tender(), prequalification(), first, later)
    assert found == ["compliant", "not_applicable"]


def test_stage_ceiling_and_least_price_are_told_to_the_lot():
    told = documents(
        IS_TWO_STAGE="1",
        STAGE_NO="1",
        MARGIN_AMOUNT="10000.00",
        CONTROL_PRICE="9000000.00",
        IS_CONTROL_IN_DOC="0",
    )
    assert words("P21", tender(), lot(), told) == ["breach"]
    assert words("P26", tender(), lot(), told) == ["breach"]
    assert words("P26", tender(), lot(), documents(MIN_PRICE_LIMIT="5000000.00")) == ["breach"]


def test_the_bond_ends_with_the_letter_that_ends_first():
    head = (tender(), lot(), notice(), documents(VALID_PERIOD="90"))
    letters = [
        said(
            "LETTER_OF_GUARANTEE",
            lot=LOT,
            BIDDER_NAME=name,
            GUARANTEE_USE="1",
            GUARANTEE_NO=name,
            END_DATE=end,
        )
        for name, end in (("甲", "20260622"), ("乙", "20260522"))
    ]
    assert words("P24", *head, letters[0]) == ["compliant"]
    assert words("P24", *head, *letters) == ["breach"]
    assert words("P24", *head) == ["not_applicable"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("设计标段", "breach"), ("监理标段", "not_applicable"), ("咨询标段", "undecidable")],
)
def test_the_name_of_a_service_says_which_cap_holds(name, expected):
    part = lot(CLASSIFY_CODE="C000000", BID_SECTION_NAME=name)
    assert words("P23", tender(), part, documents(MARGIN_AMOUNT="200000.00")) == [expected]


def test_the_bond_of_a_bidder_is_told_to_its_bid():
    paid = {"BIDDER_ORG_CODE": USCC, "BIDDER_NAME": "云禾建筑有限公司", "MARGIN_PAY_FORM": "1"}
    accounts = {"MARGIN_ACCOUNT": "62000001", "BASIC_ACCOUNT_NO": "62000002"}
    row = said("BIDDER_MARGIN_INFO", lot=LOT, **paid, **accounts)
    mine, other = bid(), bid(name="乙", uscc=OTHER)
    assert words("P25", tender(), mine, other, row) == ["breach", "not_applicable"]


def test_a_letter_named_in_the_bid_itself_leaves_no_account():
    assert words("P25", tender(), bid(MARGIN_PAY_FORM="4")) == ["not_applicable"]


def test_a_visit_counts_who_had_the_documents_by_then():
    buyers = [
        said("TENDER_FILE_BUYYER_INFO", BIDDER_NAME=name, DOWNLOAD_TIME=at)
        for name, at in (
            ("甲", "20260303090000"),
            ("乙", "20260304090000"),
            ("丙", "20260320090000"),
        )
    ]
    visit = said(
        "SITE_VISIT_INFO",
        VISIT_TIME="20260310090000",
        INVITED_SET=[{"BIDDER_NAME": "甲"}],
    )
    [found] = facts("visit", tender(), *buyers, visit)
    assert (found["x_visit_invited_count"], found["x_buyers_count"]) == (1, 2)
    assert words("P28", tender(), *buyers, visit) == ["yellow"]


def test_texts_are_searched_with_their_place():
    text = "投标人须在本市设有分公司。"
    [found] = facts("tender", tender(), documents(DOC_CONTENT=text))
    assert list(found["x_document_text"].values()) == [text]
    assert words("P29", tender(), lot(BID_QUALIFICATION=text)) == ["yellow"]
    assert words("P29", tender(), notice()) == ["undecidable"]


def test_a_list_of_buyers_opened_before_the_deadline_is_seen():
    file = {
        "PROJECT_CODE": PROJECT,
        "TENDER_PROJECT_CODE": TENDER,
        "ATTACHMENT_CODE": "A1",
        "RELATE_SET": "TENDER_FILE_BUYYER_INFO",
        "OPEN_CLASS": "1",
        "EARLIEST_OPEN_TIME": "20260310090000",
    }
    shown = envelope("PROJECT_ATTACHMENTS", file)
    assert words("P31", tender(), notice(), shown) == ["breach"]
    later = envelope("PROJECT_ATTACHMENTS", file | {"EARLIEST_OPEN_TIME": "20260324100000"})
    assert words("P31", tender(), notice(), later) == ["compliant"]
    closed = envelope("PROJECT_ATTACHMENTS", file | {"OPEN_CLASS": "2"})
    assert words("P31", tender(), notice(), closed) == ["not_applicable"]


def test_the_agency_in_a_consortium_bids():
    head = tender(TENDER_AGENCY_CODE=OTHER, TENDER_AGENCY_NAME="代理", TENDER_ORGANIZE_FORM="2")
    members = [{"UNION_ORGAN_NAME": "乙", "UNION_ORGAN_CODE": OTHER}]
    union = bid(UNION_ORGAN_SET=members)
    opened = opening() | {"happened_at": "2026-03-24T09:40:00+08:00"}
    assert words("P32", head, lot(), union, opened) == ["breach"]
    assert words("P32", head, lot(), bid(), opened) == ["compliant"]
    assert words("P32", head, lot(), union) == ["not_applicable"]
    assert words("P32", head, lot()) == ["not_applicable"]


def test_contracts_let_directly_are_judged_and_added_up():
    under = {"IS_TO_LAW": "1"}
    parts = [direct("2500000.00", **under), direct("1500000.00", inside=False, **under)]
    assert words("P05", project(), tender(), *parts) == ["yellow"]
    assert words("P02", tender(), direct("4000000.00", **under)) == ["breach"]
    assert words("P02", tender(), direct("4000000.00")) == ["undecidable"]
    met = project(BUDGET_FUNDS="3000000.00", BUDGET_RATE="30")
    assert words("P02", met, tender(), direct("4000000.00")) == ["breach"]
    unmet = project(BUDGET_FUNDS="300000.00", IS_SOE_CONTROL="0")
    assert words("P02", unmet, tender(), direct("4000000.00")) == ["not_applicable"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"IS_TO_LAW": "1"}, "breach"),
        ({"IS_TO_LAW": "1", "EXEMPTION_GROUND": "99"}, "breach"),
        ({"IS_TO_LAW": "1", "EXEMPTION_GROUND": "22"}, "yellow"),
        ({"IS_TO_LAW": "1", "EXEMPTION_GROUND": "22", "EXEMPTION_DOC": "论证"}, "compliant"),
        ({"IS_TO_LAW": "0"}, "not_applicable"),
        ({}, "undecidable"),
    ],
)
def test_the_ground_of_a_direct_contract(more, expected):
    assert words("P07", tender(), direct("4000000.00", **more)) == [expected]
