import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def told(times, now=None, sent="20260320100000"):
    return {"BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME": sent, "x_result_sent": times, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(told({"B": "20260320235959"}), "compliant", id="the same day"),
        pytest.param(told({"B": "20260319100000"}), "compliant", id="the day before"),
        pytest.param(told({"B": "20260321100000"}), "yellow", id="the next day"),
        pytest.param(told({"B": "20260323100000"}), "yellow", id="day three"),
        pytest.param(told({"B": "20260324100000"}), "breach", id="day four"),
        pytest.param(
            told({"B": "20260320100000", "C": None}, "20260420100000"),
            "breach",
            id="one never told",
        ),
        pytest.param(told({"B": None}, "20260323120000"), "undecidable", id="the days run"),
        pytest.param(told({"B": None}), "undecidable", id="no time of asking"),
        pytest.param(told(None), "undecidable", id="nothing reported"),
        pytest.param(
            told({"B": "20260320100000"}, sent=None), "undecidable", id="notice without time"
        ),
        pytest.param(told({}), "not_applicable", id="no losers"),
        pytest.param({"x_result_sent": {"B": None}}, "not_applicable", id="no notice"),
    ],
)
def test_losers_told(facts, expected):
    assert word("A08", facts) == expected


def test_it_waits_until_every_loser_is_told():
    assert not awaited("A08", Facts(told({"B": None})), jurisdiction="690000").came
    assert awaited("A08", Facts(told({"B": "20260320100000"})), jurisdiction="690000").came
    assert awaited("A08", Facts(told(None)), jurisdiction="690000") is None
