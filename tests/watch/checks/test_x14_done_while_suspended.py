import pytest

from tests.watch.checks.make import answer, word

OPENED = "BID_OPENING_RECORD.TIME"
SENT = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
SIGNED = "CONTRACT_PERFORMANCE.SIGN_TIME"


def stopped(begun="20260323100000", until=None, *, ours=True):
    return {"from": begun, "until": until, "ours": ours}


@pytest.mark.parametrize(
    ("spans", "acts", "expected"),
    [
        pytest.param([stopped()], {OPENED: "20260324093000"}, "breach", id="still suspended"),
        pytest.param([stopped()], {OPENED: "20260323100000"}, "breach", id="at the very moment"),
        pytest.param([stopped()], {OPENED: "20260323095959"}, "compliant", id="a second before"),
        pytest.param([stopped()], {}, "compliant", id="nothing done"),
        pytest.param(
            [stopped(until="20260326100000")], {SENT: "20260326100000"}, "compliant", id="lifted"
        ),
        pytest.param(
            [stopped(until="20260326100000")],
            {SENT: "20260326095959"},
            "breach",
            id="a second early",
        ),
        pytest.param(
            [stopped("20260301", "20260302"), stopped()],
            {SIGNED: "20260401"},
            "breach",
            id="second",
        ),
        pytest.param(
            [stopped(ours=False)], {SENT: "20260326100000"}, "undecidable", id="no end reported"
        ),
        pytest.param([stopped(ours=False)], {}, "compliant", id="no end, nothing done"),
        pytest.param(
            [stopped(begun="soon")], {SENT: "20260326100000"}, "undecidable", id="no beginning"
        ),
        pytest.param(
            [stopped(until="later")], {SENT: "20260326100000"}, "undecidable", id="end unreadable"
        ),
        pytest.param(
            [stopped("20260326", "20260320")], {SENT: "20260323"}, "compliant", id="backwards"
        ),
        pytest.param("many", {SENT: "20260323"}, "undecidable", id="no list"),
        pytest.param([], {SENT: "20260323"}, "not_applicable", id="none"),
    ],
)
def test_done_while_suspended(spans, acts, expected):
    assert word("X14", {"x_suspensions": spans, **acts}) == expected


def test_the_first_act_under_the_order_is_told():
    acts = {SIGNED: "20260401", OPENED: "20260324093000"}
    said = answer("X14", {"x_suspensions": [stopped()], **acts})
    assert said.numbers["act"] == OPENED
    assert "开标" in said.zh
    assert "The opening" in said.en
