"""What an entity decided on its own: told with reasons, told without, or seen elsewhere and untold."""

import pytest

from tests.make import TENDER, lot, tender
from tests.record.make import answer, facts_of, row


def decision(kind, **data):
    return row("ENTITY_DECISION", TENDER, DECISION_KIND=kind, **data)


def chosen(method="2"):
    return row("BID_DECISION_INFO", WIN_BIDDER_NAME="甲", DECIDE_METHOD=method)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param([chosen()], "undecidable", id="chosen, untold"),
        pytest.param([chosen("1")], "not_applicable", id="the first candidate"),
        pytest.param([chosen(), decision("6")], "yellow", id="chosen, no reason"),
        pytest.param(
            [chosen(), decision("6", DECISION_REASON="方案最优")],
            "compliant",
            id="chosen, reasoned",
        ),
        pytest.param(
            [chosen(), decision("1", DECISION_REASON="技术复杂")],
            "undecidable",
            id="another reasoned",
        ),
        pytest.param([decision("4")], "yellow", id="method, no reason"),
    ],
)
def test_what_was_decided(said, expected):
    assert answer("X15", "lot", tender(), lot(), *said) == expected


def test_an_invited_tender_and_rejected_bids_are_decisions():
    report = row("EVALUATION_REPORT", IS_ALL_REJECTED="1")
    told = facts_of("lot", tender(TENDER_MODE="2"), lot(), report)["x_own_decisions"]
    assert told == [{"kind": "1", "told": False}, {"kind": "7", "told": False}]
