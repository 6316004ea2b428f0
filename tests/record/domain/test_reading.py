import pytest

from jianbiao.errors import Malformed
from jianbiao.record.domain import reading
from tests.make import LOT, PROJECT, TENDER, bid, lot, notice, project, tender
from tests.record.make import changed, deleted


def codes(*envelopes):
    return {(s.unit, s.code) for s in reading.subjects(envelopes) if s.unit != "tender"}


def test_a_file_of_messages_has_the_subjects_of_its_tenders():
    first, row = notice(), bid()
    assert codes(project(), tender(), lot(), first, row) == {
        ("lot", LOT),
        ("notice", f"{TENDER}#{first['data_key']}"),
        ("bid", f"{LOT}#{row['data_key']}"),
    }


def test_nothing_is_nothing():
    assert codes() == set()
    assert codes(project()) == set()


def test_corrections_count():
    first = notice()
    assert codes(tender(), first, deleted(first)) == {("lot", TENDER)}
    other = PROJECT + "002"
    moved = changed(first, TENDER_PROJECT_CODE=other)
    assert codes(tender(), first, moved) == {
        ("lot", TENDER),
        ("lot", other),
        ("notice", f"{other}#{first['data_key']}"),
    }


def test_the_first_unreadable_message_is_told_with_its_place():
    bad = notice()
    bad["data"]["NOTICE_SEND_TIME"] = "yesterday"
    with pytest.raises(Malformed) as malformed:
        codes(tender(), bad)
    assert malformed.value.where == "/1/data/NOTICE_SEND_TIME"
    assert malformed.value.code == "time_format"
