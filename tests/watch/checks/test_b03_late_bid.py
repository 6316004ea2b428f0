import pytest

from tests.watch.checks.make import answer, word


def bid(received, **more):
    said = {"TENDER_LIST.CHECKIN_TIME": received, "x_deadline": "20260324093000"}
    return {**said, **{f"x_{name}": value for name, value in more.items()}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bid("20260324093001", accepted=True), "breach", id="a second late"),
        pytest.param(bid("20260324093001"), "breach", id="late and on the list"),
        pytest.param(bid("20260324093001", accepted=False), "compliant", id="late and refused"),
        pytest.param(bid("20260324093000"), "yellow", id="the very second"),
        pytest.param(bid("20260324092959"), "compliant", id="a second early"),
        pytest.param(bid("20260324090000", encrypted=True), "compliant", id="encrypted in time"),
        pytest.param(bid("20260324090000", encrypted=False), "breach", id="unencrypted"),
        pytest.param(bid(None, encrypted=False, accepted=True), "breach", id="time is no matter"),
        pytest.param(
            bid("20260324090000", encrypted=False, accepted=False), "compliant", id="and refused"
        ),
        pytest.param(bid(None), "undecidable", id="time unknown"),
        pytest.param({"TENDER_LIST.CHECKIN_TIME": "20260324093001"}, "undecidable", id="no limit"),
        pytest.param({"x_deadline": "20260324093000"}, "not_applicable", id="no bid"),
    ],
)
def test_a_bid_against_the_deadline(facts, expected):
    assert word("B03", facts) == expected


def test_the_lateness_is_counted_in_seconds():
    assert answer("B03", bid("20260324093135")).numbers["seconds_late"] == "95"
