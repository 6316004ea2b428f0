import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import MANDATORY, word


def published(begun, received=..., ended=None, law="1", now=None):
    said = {MANDATORY: law, "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME": begun, "x_now": now}
    said |= {} if received is ... else {"x_report_received": received}
    return said if ended is None else {**said, "EVALUATION_REPORT.END_TIME": ended}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(published("20260317180000", "20260310100000"), "breach", id="day seven"),
        pytest.param(published("20260313235959", "20260310100000"), "compliant", id="day three"),
        pytest.param(
            published("20260316100000", "20260312100000"), "compliant", id="day three was a Sunday"
        ),
        pytest.param(
            published("20260317100000", "20260312100000"), "breach", id="a day after that"
        ),
        pytest.param(
            published("20260309180000", "20260310100000"), "yellow", id="before the report"
        ),
        pytest.param(
            published("20260313100000", ended="20260310100000"),
            "compliant",
            id="within three days of the end",
        ),
        pytest.param(
            published("20260317100000", ended="20260310100000"),
            "yellow",
            id="only the end is known",
        ),
        pytest.param(
            published("20260317100000", None, ended="20260310100000"),
            "undecidable",
            id="receipt told to be unknown",
        ),
        pytest.param(published("20260317100000", None), "undecidable", id="receipt unknown"),
        pytest.param(
            published(None, "20260310100000", now="20260312100000"),
            "undecidable",
            id="still running",
        ),
        pytest.param(published(None, "20260310100000", now="20260314000000"), "breach", id="over"),
        pytest.param(
            published("20260317180000", "20260310100000", law=None),
            "undecidable",
            id="duty unknown",
        ),
        pytest.param(
            published("20260317180000", "20260310100000", law="0"), "not_applicable", id="voluntary"
        ),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="nothing yet"),
    ],
)
def test_publicity_begins(facts, expected):
    assert word("A01", facts) == expected


def test_it_waits_for_publicity_only_where_tendering_is_mandatory():
    said = published(None, "20260310100000")
    assert (
        awaited("A01", Facts(said), jurisdiction="690000").due.last_day.isoformat() == "2026-03-13"
    )
    assert awaited("A01", Facts({**said, MANDATORY: None}), jurisdiction="690000") is None
