import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import MANDATORY, word


def report(at, decided="20260310100000", law="1", now=None):
    return {
        MANDATORY: law,
        "x_winner_decided": decided,
        "WRITTEN_REPORT.x_SUBMIT_TIME": at,
        "x_now": now,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(report("20260326000000"), "breach", id="day sixteen"),
        pytest.param(report("20260325235959"), "compliant", id="day fifteen"),
        pytest.param(report("20260309100000"), "yellow", id="before"),
        pytest.param(report(None, now="20260325100000"), "undecidable", id="still running"),
        pytest.param(report(None, now="20260326000000"), "breach", id="over"),
        pytest.param(report(None), "undecidable", id="no time of asking"),
        pytest.param(report("20260330100000", None), "undecidable", id="decision unknown"),
        pytest.param(report("20260330100000", law=None), "undecidable", id="duty unknown"),
        pytest.param(report("20260330100000", law="0"), "not_applicable", id="voluntary"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="nothing"),
    ],
)
def test_written_report(facts, expected):
    assert word("A13", facts) == expected


def test_it_waits_for_the_report():
    assert (
        awaited("A13", Facts(report(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-03-25"
    )
    assert awaited("A13", Facts(report(None, law="0")), jurisdiction="690000") is None
