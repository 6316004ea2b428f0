import pytest

from tests.watch.checks.make import NOTICE, answer, word

ISSUED = f"{NOTICE}DOC_GET_START_TIME"
DEADLINE = f"{NOTICE}BID_DOC_REFER_END_TIME"
SENT = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
SIGNED = "CONTRACT_PERFORMANCE.SIGN_TIME"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({ISSUED: "20260324090000", DEADLINE: "20260301093000"}, "yellow", id="before"),
        pytest.param({ISSUED: "20260301090000", DEADLINE: "20260301090000"}, "compliant", id="at"),
        pytest.param({SENT: "20260410100000", SIGNED: "20260401100000"}, "yellow", id="contract"),
        pytest.param({ISSUED: "99990301090000"}, "yellow", id="an impossible year"),
        pytest.param({ISSUED: "20260230090000"}, "yellow", id="an impossible day"),
        pytest.param({ISSUED: "20260301090000"}, "undecidable", id="one date"),
        pytest.param({ISSUED: None, DEADLINE: None}, "undecidable", id="named without a value"),
        pytest.param({"x_candidates": 3}, "not_applicable", id="no dates"),
    ],
)
def test_dates_of_one_lot(facts, expected):
    assert word("X11", facts) == expected


def test_every_contradiction_is_told():
    facts = {ISSUED: "20260324090000", DEADLINE: "20260301093000", SIGNED: "2026"}
    doubt = answer("X11", facts)
    assert doubt.zh.count("；") == 1
    assert "no possible time" in doubt.en
