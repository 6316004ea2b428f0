import pytest

from tests.watch.checks.make import word


def withdrawn(granted, found=False, reason="误解"):
    return {
        "x_complaint_withdrawn": "20260320100000",
        "x_withdrawal_granted": granted,
        "x_violation_found": found,
        "x_withdrawal_reason": reason,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(withdrawn(True, True), "breach", id="a violation was found"),
        pytest.param(withdrawn(True, reason=None), "breach", id="no reason"),
        pytest.param(withdrawn(True), "compliant", id="in order"),
        pytest.param(withdrawn(False, True), "compliant", id="refused"),
        pytest.param(withdrawn(True, None), "yellow", id="finding unknown"),
        pytest.param(withdrawn(None), "undecidable", id="grant unknown"),
        pytest.param({}, "not_applicable", id="not withdrawn"),
    ],
)
def test_withdrawal(facts, expected):
    assert word("C16", facts) == expected
