import pytest

from tests.watch.checks.make import MANDATORY, answer, word

SENT = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
END = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"


def award(sent, *, end="20260319180000", mandatory="1", **more):
    return {MANDATORY: mandatory, SENT: sent, END: end, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(award("20260318100000"), "breach", id="the day before"),
        pytest.param(award("20260319175959"), "breach", id="a second before"),
        pytest.param(award("20260319180000"), "yellow", id="at the hour"),
        pytest.param(award("20260319200000"), "yellow", id="the same evening"),
        pytest.param(award("20260320000000"), "compliant", id="the next day"),
        pytest.param(award("20260320100000", x_open_objections=0), "compliant", id="no objection"),
        pytest.param(award("20260320100000", x_open_objections=1), "breach", id="one is open"),
        pytest.param(award("20260320100000", end=None, x_open_objections=2), "breach", id="anyway"),
        pytest.param(award("20260320100000", end=None), "undecidable", id="end unknown"),
        pytest.param(award(None), "undecidable", id="notice without time"),
        pytest.param(award("20260318100000", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(award("20260318100000", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param({END: "20260319180000"}, "not_applicable", id="no notice yet"),
    ],
)
def test_the_award_notice_against_publicity_and_objections(facts, expected):
    assert word("A07", facts) == expected


def test_both_unknowns_are_named_once():
    outcome = answer("A07", award("20260320100000", end=None, mandatory=None))
    assert outcome.missing == (MANDATORY, END)
