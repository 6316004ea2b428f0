import pytest

from tests.watch.checks.make import word

KIND = "tender documents"


def objection(at, kind=KIND, deadline="20260420093000", **more):
    return {"OBJECTION.x_type": kind, "OBJECTION.x_time": at, "x_bid_deadline": deadline, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(objection("20260410093000"), "compliant", id="ten times 24 hours"),
        pytest.param(objection("20260410093001"), "yellow", id="the right date, fewer hours"),
        pytest.param(objection("20260411090000"), "yellow", id="nine dates before"),
        pytest.param(objection("20260412090000"), "breach", id="eight"),
        pytest.param(
            objection("20260412090000", x_new_deadline="20260506093000"), "compliant", id="moved"
        ),
        pytest.param(
            objection("20260412090000", x_new_deadline=None),
            "undecidable",
            id="moved to an unknown time",
        ),
        pytest.param(
            objection("20260408090000", x_new_deadline=None),
            "compliant",
            id="in time for the first",
        ),
        pytest.param(objection("20260412090000", None), "undecidable", id="subject unknown"),
        pytest.param(objection(None), "undecidable", id="time unknown"),
        pytest.param(
            objection("20260412090000", "evaluation result"), "not_applicable", id="another subject"
        ),
        pytest.param({}, "not_applicable", id="no objection"),
    ],
)
def test_objection_documents(facts, expected):
    assert word("C02", facts) == expected
