"""投标截止时间: which of the times reported is in force, and from when on."""

from datetime import datetime

import pytest

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.deadlines import held, in_force, statements
from jianbiao.record.domain.items import standing
from tests import make
from tests.record.make import changed, clarification, fold

FIRST, MOVED, AGAIN = "20260324093000", "20260330093000", "20260407093000"


def force(*envelopes, lot=make.LOT):
    said = in_force(standing(fold(*envelopes)), lot)
    return said and said.text


def test_the_notice_names_the_deadline():
    assert force(make.notice()) == FIRST


def test_a_tender_without_any_statement_has_no_deadline():
    assert force(make.tender(), make.lot()) is None


def test_a_postponement_moves_it_in_whatever_order_the_messages_come():
    moved = clarification("20260310090000", POST_REFER_END_TIME=MOVED)
    assert force(make.notice(), moved) == MOVED
    assert force(moved, make.notice()) == MOVED


def test_a_correction_notice_moves_it_as_well():
    correction = make.notice(
        NOTICE_NATURE="2", NOTICE_SEND_TIME="20260312090000", BID_DOC_REFER_END_TIME=AGAIN
    )
    assert force(make.notice(), correction) == AGAIN


def test_a_change_of_the_notice_replaces_what_it_said():
    notice = make.notice()
    assert force(notice, changed(notice, BID_DOC_REFER_END_TIME=MOVED)) == MOVED


def test_a_later_clarification_that_moves_nothing_leaves_the_postponed_time():
    first = clarification("20260310090000", POST_REFER_END_TIME=MOVED)
    assert force(make.notice(), first, clarification("20260312090000", IS_POSTPONE="0")) == MOVED


def test_a_postponement_without_its_time_leaves_the_deadline_unknown():
    assert force(make.notice(), clarification("20260310090000", IS_POSTPONE="1")) == ""


def test_a_prequalification_deadline_is_none_of_bids():
    assert force(make.notice(BULLETIN_TYPE="2")) is None


def test_the_documents_name_it_where_no_notice_does():
    documents = make.envelope(
        "TENDER_FILE_CLARI_MODI",
        {"TENDER_PROJECT_CODE": make.TENDER, "BID_DOC_REFER_END_TIME": FIRST},
    )
    assert force(documents) == FIRST
    assert force(documents, make.notice(BID_DOC_REFER_END_TIME=MOVED)) == MOVED


def test_another_lot_is_not_moved():
    moved = clarification("20260310090000", BID_SECTION_CODE=make.LOT, POST_REFER_END_TIME=MOVED)
    assert force(make.notice(), moved, lot=make.LOT) == MOVED
    assert force(make.notice(), moved, lot=make.TENDER + "002") == FIRST


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("20260310085959", FIRST),
        ("20260310090000", MOVED),
        ("20260401120000", AGAIN),
    ],
    ids=["before it was said", "when it was said", "after the last"],
)
def test_what_was_in_force_at_a_moment_is_what_had_been_said_by_then(at, text):
    items = fold(
        make.notice(),
        clarification("20260310090000", POST_REFER_END_TIME=MOVED),
        clarification("20260328090000", POST_REFER_END_TIME=AGAIN),
    )
    said = held(statements(items, make.LOT), _moment(at))
    assert said.text == text


def _moment(text) -> datetime:
    return read_moment(text)
