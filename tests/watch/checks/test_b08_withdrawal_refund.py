import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def back(returned, now=None, sent="20260310100000"):
    return {"x_withdrawal_received": sent, "x_margin_returned": returned, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(back("20260317100000"), "breach", id="day seven"),
        pytest.param(back("20260316235959"), "compliant", id="day five was a Sunday, on Monday"),
        pytest.param(back("20260310180000"), "compliant", id="the same day"),
        pytest.param(back("20260309100000"), "yellow", id="before"),
        pytest.param(back(None, "20260316120000"), "undecidable", id="still running"),
        pytest.param(back(None, "20260317000000"), "breach", id="over"),
        pytest.param(back(None), "undecidable", id="no time of asking"),
        pytest.param(back("20260313100000", sent=None), "undecidable", id="withdrawal unknown"),
        pytest.param(
            back("20270106100000", sent="20261229100000"), "yellow", id="calendar not published"
        ),
        pytest.param({"x_margin_returned": "20260313100000"}, "not_applicable", id="not withdrawn"),
    ],
)
def test_withdrawal_refund(facts, expected):
    assert word("B08", facts) == expected


def test_it_waits_for_the_refund():
    due = awaited("B08", Facts(back(None)), jurisdiction="690000")
    assert (due.due.last_day.isoformat(), due.came) == ("2026-03-16", False)
    assert awaited("B08", Facts({}), jurisdiction="690000") is None
