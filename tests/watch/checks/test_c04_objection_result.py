import pytest

from tests.watch.checks.make import word


def objection(at, end="20260319180000", kind="evaluation result"):
    name = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_"
    return {
        "OBJECTION.x_type": kind,
        "OBJECTION.x_time": at,
        f"{name}START_TIME": "20260316180000",
        f"{name}END_TIME": end,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(objection("20260316180000"), "compliant", id="as it begins"),
        pytest.param(objection("20260319180000"), "compliant", id="as it ends"),
        pytest.param(objection("20260319200000"), "yellow", id="that evening"),
        pytest.param(objection("20260320000000"), "breach", id="the day after"),
        pytest.param(
            objection("20260323090000", "20260321180000"), "yellow", id="the end was a Saturday"
        ),
        pytest.param(
            objection("20260324090000", "20260321180000"), "breach", id="after the next working day"
        ),
        pytest.param(objection("20260315090000"), "breach", id="before it began"),
        pytest.param(objection(None), "undecidable", id="time unknown"),
        pytest.param(objection("20260317090000", None), "undecidable", id="end unknown"),
        pytest.param(
            objection("20260320000000", kind="opening"), "not_applicable", id="another subject"
        ),
        pytest.param({}, "not_applicable", id="no objection"),
    ],
)
def test_objection_result(facts, expected):
    assert word("C04", facts) == expected
