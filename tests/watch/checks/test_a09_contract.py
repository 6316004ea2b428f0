from datetime import date

import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import answer, word

SENT = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
SIGNED = "CONTRACT_PERFORMANCE.SIGN_TIME"


def award(signed=None, *, sent="20260310100000", now=None):
    return {SENT: sent, SIGNED: signed, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(award("20260410160000"), "breach", id="day thirty-one"),
        pytest.param(award("20260409235959"), "compliant", id="day thirty"),
        pytest.param(award("20260310100000"), "compliant", id="the same day"),
        pytest.param(award("20260309100000"), "yellow", id="before the notice"),
        pytest.param(
            award("20260224160000", sent="20260116160000"), "compliant", id="rolled over a feast"
        ),
        pytest.param(
            award("20260225160000", sent="20260116160000"), "breach", id="a day after that"
        ),
        pytest.param(award(), "undecidable", id="no contract, no time of asking"),
        pytest.param(award(now="20260320100000"), "undecidable", id="still running"),
        pytest.param(award(now="20260409235959"), "undecidable", id="the last day still runs"),
        pytest.param(award(now="20260410000000"), "breach", id="over and nothing came"),
        pytest.param(award(sent=None), "undecidable", id="notice without time"),
        pytest.param({SIGNED: "20260410160000"}, "not_applicable", id="no notice"),
    ],
)
def test_the_contract_after_the_award_notice(facts, expected):
    assert word("A09", facts) == expected


def test_a_running_period_counts_against_nobody():
    outcome = answer("A09", award(now="20260320100000"))
    assert outcome.missing == ()
    assert outcome.until == date(2026, 4, 9)
    assert "2026-04-09" in outcome.zh
    assert "still runs" in outcome.en


def test_while_the_calendar_is_not_published_lateness_is_doubtful_for_two_weeks():
    sent = "20261210100000"  # thirty days end on Saturday 2027-01-09
    assert word("A09", award("20270108100000", sent=sent)) == "compliant"
    assert word("A09", award("20270112100000", sent=sent)) == "yellow"
    assert word("A09", award(sent=sent, now="20270112100000")) == "yellow"
    assert word("A09", award("20270301100000", sent=sent)) == "breach"
    assert "尚未公布" in answer("A09", award("20270112100000", sent=sent)).zh


def test_the_breach_of_silence_is_dated_to_the_end_of_the_last_day():
    assert answer("A09", award(now="20260420100000")).at.date() == date(2026, 4, 9)


def test_it_waits_for_the_contract_once_the_notice_is_sent():
    due = awaited("A09", Facts(award()), jurisdiction="690000")
    assert (due.due.last_day, due.came) == (date(2026, 4, 9), False)
    assert awaited("A09", Facts(award("20260312100000")), jurisdiction="690000").came
    assert awaited("A09", Facts({}), jurisdiction="690000") is None
