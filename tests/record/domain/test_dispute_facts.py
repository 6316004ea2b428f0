import pytest

from tests.make import TENDER, lot, notice, opening, tender
from tests.record.make import answer, row

LATE = "20260401100000"


def objection(kind="1", at="20260310100000", no="1", **data):
    return row("OBJECTION", TENDER, OBJECTION_NO=no, OBJECTION_TYPE=kind, OBJECTION_TIME=at, **data)


def reply(at="20260312100000", no="1"):
    return row("OBJECTION_REPLY", TENDER, OBJECTION_NO=no, REPLY_TIME=at)


def complaint(**data):
    return row("COMPLAINT_INFO", TENDER, COMPLAINT_NO="T1", **data)


@pytest.mark.parametrize(
    ("said", "rule", "expected"),
    [
        ([notice(), objection(at="20260320100000")], "C02", "breach"),
        ([notice(), objection(at="20260305100000")], "C02", "compliant"),
        ([objection(), reply()], "C05", "compliant"),
        ([objection(), reply("20260320100000")], "C05", "breach"),
        ([objection()], "C05", "undecidable"),
        ([objection(), opening(time="20260311093000"), reply()], "C05", "breach"),
        (
            [objection("2"), opening(time="20260310093000"), reply("20260310110000")],
            "C03",
            "compliant",
        ),
        ([objection("2")], "C05", "not_applicable"),
    ],
    ids=[
        "late",
        "early",
        "answered",
        "late answer",
        "open",
        "opened before",
        "on the spot",
        "C03's",
    ],
)
def test_an_objection_with_its_reply_and_what_it_is_about(said, rule, expected):
    assert answer(rule, "objection", tender(), lot(), *said) == expected


def test_the_deadline_of_applications_is_that_of_the_prequalification_notice_as_moved():
    call = notice(BULLETIN_TYPE="2", BID_DOC_REFER_END_TIME="20260311100000")
    moved = row("QUALI_INQUERY_CLARI", TENDER, POST_REFER_END_TIME="20260320100000")
    assert answer("C01", "objection", tender(), lot(), call, objection("4")) == "yellow"
    assert answer("C01", "objection", tender(), lot(), call, moved, objection("4")) == "compliant"


def test_an_objection_to_the_result_stands_against_the_publicity_of_an_only_lot():
    shown = row(
        "TENDER_CANDIDATE_ANNOUNCE",
        PUBLICITY_NAME="公示",
        PUBLICITY_START_TIME="20260401100000",
        PUBLICITY_END_TIME="20260404100000",
    )
    said = objection("3", "20260402100000")
    assert answer("C04", "objection", tender(), lot(), shown, said) == "compliant"
    several = [lot(), lot(TENDER + "002"), shown, said]
    assert answer("C04", "objection", tender(), *several) == "undecidable"


def test_an_objection_named_by_a_complaint_stops_its_clock():
    known = {"COMPLAINT_TIME": "20260324100000", "KNOWN_TIME": "20260310100000"}
    assert answer("C06", "complaint", lot(), complaint(**known)) == "breach"
    named = complaint(**known, COMPLAINT_MATTER="1", OBJECTION_NO_SET=[{"OBJECTION_NO": "1"}])
    said = [objection(at="20260312090000"), reply("20260315090000"), named]
    assert answer("C06", "complaint", lot(), *said) == "compliant"
    assert answer("C07", "complaint", lot(), *said) == "compliant"


@pytest.mark.parametrize(
    ("rule", "data", "expected"),
    [
        ("C07", {"COMPLAINT_MATTER": "4", "IS_OBJECTION_BEFORE": "0"}, "breach"),
        ("C07", {"COMPLAINT_MATTER": "3", "IS_OBJECTION_BEFORE": "0"}, "not_applicable"),
        ("C08", {"RECEIVE_TIME": "20260310100000", "ACCEPT_TIME": LATE}, "breach"),
        ("C08", {"RECEIVE_TIME": "20260310100000", "ACCEPT_TIME": "20260312100000"}, "compliant"),
        ("C08", {"RECEIVE_TIME": "20260310100000"}, "undecidable"),
        ("C10", {"RECEIVE_TIME": LATE, "OTHER_RECEIVE_TIME": "20260310100000"}, "breach"),
        ("C11", {"IS_FABRICATED": "1", "DECISION_RESULT": "2"}, "yellow"),
        ("C12", {"SUSPEND_TIME": "20260310100000", "RESUME_TIME": LATE}, "compliant"),
        ("C13", {"IS_SIGNED": "0", "IS_COMPLETE": "1"}, "breach"),
        ("C13", {}, "undecidable"),
        ("C14", {"ACCEPT_RESULT": "2", "REFUSE_GROUND": "4"}, "compliant"),
        ("C14", {"ACCEPT_RESULT": "2", "REFUSE_GROUND": "9"}, "yellow"),
        ("C15", {"ACCEPT_RESULT": "1", "ACCEPT_TIME": LATE}, "undecidable"),
        (
            "C16",
            {"WITHDRAW_TIME": LATE, "WITHDRAW_RESULT": "1", "IS_VIOLATION_FOUND": "1"},
            "breach",
        ),
        ("C17", {"DECISION_TIME": LATE, "DECISION_RESULT": "1"}, "undecidable"),
        (
            "C18",
            {
                "DECISION_TIME": "20260310100000",
                "IS_VIOLATION_FOUND": "1",
                "DECISION_PUBLISH_TIME": LATE,
            },
            "breach",
        ),
        ("C20", {"CHANNEL": "2"}, "yellow"),
    ],
)
def test_what_a_complaint_says_of_itself(rule, data, expected):
    assert answer(rule, "complaint", lot(), complaint(**data)) == expected


def test_review_by_experts_is_not_counted():
    accepted = {"ACCEPT_RESULT": "1", "ACCEPT_TIME": "20260310100000"}
    decided = {**accepted, "DECISION_TIME": "20260428100000"}
    assert answer("C09", "complaint", lot(), complaint(**decided)) == "breach"
    review = [{"START_TIME": "20260316090000", "END_TIME": "20260320170000", "REVIEW_KIND": "4"}]
    said = complaint(**decided, EXPERT_REVIEW_SET=review)
    assert answer("C09", "complaint", lot(), said) == "compliant"
