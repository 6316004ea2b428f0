import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def decided(at, received="20260310100000", now=None):
    return {"COMPLAINT_INFO.x_received": received, "x_acceptance_decision": at, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(decided("20260313235959"), "compliant", id="working day three"),
        pytest.param(decided("20260316100000"), "breach", id="working day four"),
        pytest.param(decided("20260317100000", "20260312100000"), "compliant", id="over a weekend"),
        pytest.param(decided("20260309100000"), "yellow", id="before"),
        pytest.param(
            decided("20260224100000", "20260212100000"),
            "compliant",
            id="over the feast, make-up day counted",
        ),
        pytest.param(
            decided("20260226100000", "20260212100000"),
            "breach",
            id="a day too late after the feast",
        ),
        pytest.param(decided(None, now="20260313100000"), "undecidable", id="still running"),
        pytest.param(decided(None, now="20260314000000"), "breach", id="over"),
        pytest.param(decided(None), "undecidable", id="no time of asking"),
        pytest.param(decided("20260313100000", None), "undecidable", id="receipt unknown"),
        pytest.param({}, "not_applicable", id="no complaint"),
    ],
)
def test_acceptance(facts, expected):
    assert word("C08", facts) == expected


def test_it_waits_for_the_decision():
    assert (
        awaited("C08", Facts(decided(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-03-13"
    )
