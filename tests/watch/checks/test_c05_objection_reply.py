import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def reply(at, raised="20260310100000", now=None, **more):
    return {"OBJECTION.x_time": raised, "OBJECTION_REPLY.x_TIME": at, "x_now": now, **more}


OPENED = "BID_OPENING_RECORD.TIME"
AWARDED = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(reply("20260314000000"), "breach", id="day four"),
        pytest.param(reply("20260313235959"), "compliant", id="day three"),
        pytest.param(
            reply("20260316100000", "20260312100000"), "compliant", id="day three was a Sunday"
        ),
        pytest.param(reply("20260309100000"), "yellow", id="before"),
        pytest.param(
            reply("20260313100000") | {OPENED: "20260312093000"}, "breach", id="opened in between"
        ),
        pytest.param(
            reply("20260313100000") | {OPENED: "20260313100000"},
            "compliant",
            id="opened upon the answer",
        ),
        pytest.param(
            reply("20260313100000") | {OPENED: "20260309093000"},
            "compliant",
            id="opened before the objection",
        ),
        pytest.param(
            reply(None, now="20260311100000") | {OPENED: "20260311093000"},
            "breach",
            id="opened, not answered",
        ),
        pytest.param(reply("20260313100000") | {OPENED: None}, "compliant", id="not opened"),
        pytest.param(
            reply("20260313100000") | {AWARDED: "20260312093000"}, "breach", id="awarded in between"
        ),
        pytest.param(reply(None, now="20260313100000"), "undecidable", id="still running"),
        pytest.param(reply(None, now="20260314000000"), "breach", id="over"),
        pytest.param(reply(None), "undecidable", id="no time of asking"),
        pytest.param(reply("20260313100000", None), "undecidable", id="objection without time"),
        pytest.param(
            reply("20260330100000") | {"OBJECTION.x_type": "bid opening"},
            "not_applicable",
            id="answered on the spot",
        ),
        pytest.param({}, "not_applicable", id="no objection"),
    ],
)
def test_objection_reply(facts, expected):
    assert word("C05", facts) == expected


def test_it_waits_for_the_reply():
    assert (
        awaited("C05", Facts(reply(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-03-13"
    )
    opening = reply(None) | {"OBJECTION.x_type": "bid opening"}
    assert awaited("C05", Facts(opening), jurisdiction="690000") is None
