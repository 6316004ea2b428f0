from datetime import datetime

import pytest

from jianbiao.record.domain import items, stages
from jianbiao.record.domain.summary import deadline, place, summary
from jianbiao.standard.terms import SHANGHAI
from tests.make import (
    LOT,
    PROJECT,
    TENDER,
    bid,
    envelope,
    lot,
    notice,
    opening,
    project,
    tender,
)
from tests.record.make import changed, deleted, effective, fold


def summed(*envelopes, project=None):
    return summary(fold(*envelopes), project)


def at(text):
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)


def test_what_lists_show_comes_from_the_latest_that_holds():
    head = tender()
    found = summed(head, lot(), notice(), bid(), changed(head, TENDER_PROJECT_NAME="改名工程"))
    assert (found.title, found.project) == ("改名工程", PROJECT)
    assert (found.procuring_entity, found.region, found.industry) == (
        "朔宁市水务局",
        "690100",
        "A07",
    )
    assert (found.lots, found.bids, found.stage, found.last_number) == (1, 1, "called", 5)


def test_nothing_ever_held_is_no_tender():
    assert summed() is None
    assert summed(deleted(notice())) is None


def test_without_a_head_the_notice_or_the_code_names_the_tender():
    assert summed(notice()).title == "供水工程施工招标公告"
    assert summed(lot()).title == TENDER


def test_the_approved_project_says_the_region_that_the_tender_left_out():
    plan = items.item(effective(9, project(REGION_CODE="690200")))
    assert summed(lot(), project=plan).region == "690200"
    assert summed(tender(), project=plan).region == "690100"


def test_a_tender_of_which_everything_was_withdrawn_stays_ended():
    head = tender()
    found = summed(head, deleted(head))
    assert (found.title, found.stage, found.last_number) == ("供水工程施工", "failed", 2)


@pytest.mark.parametrize(
    ("sets", "stage"),
    [
        ([], "prepared"),
        (["TENDER_PROJECT", "SECTION"], "prepared"),
        (["BID_OPENING_RECORD", "TENDER_ANN_QUA_INQUERY_ANN"], "opened"),
        (["TENDER_CANDIDATE_ANNOUNCE", "TENDER_LIST"], "published"),
        (["WIN_RESULT_ANNO"], "awarded"),
        (["CONTRACT_PERFORMANCE", "TENDER_LIST"], "contracted"),
        (["CONTRACT_PERFORMANCE", "TENDER_ABNORMITY_REPORT"], "failed"),
    ],
)
def test_the_stage_is_the_furthest_reported(sets, stage):
    assert stages.stage(sets) == stage
    assert all(stages.WORDS[stages.Stage(stage)])


def test_opening_and_deadline_are_times():
    found = summed(notice(), opening(time="20260324093100"))
    assert (found.deadline, found.opened_at) == (at("20260324093000"), at("20260324093100"))
    assert summed(tender()).deadline is None


def test_the_deadline_is_the_last_it_was_moved_to():
    moved = envelope(
        "TENDER_FILE_CLARI_MODI",
        {
            "TENDER_PROJECT_CODE": TENDER,
            "CLARIFY_TIME": "20260310090000",
            "IS_POSTPONE": "1",
            "POST_REFER_END_TIME": "20260410093000",
        },
    )
    assert deadline(fold(notice(), moved)) == at("20260410093000")
    assert deadline(fold(notice(), moved, deleted(moved))) == at("20260324093000")


def test_the_place_is_region_and_industry():
    assert place(fold(tender())) == ("690100", "A07")
    assert place(fold(lot(LOT))) == ("", "")
