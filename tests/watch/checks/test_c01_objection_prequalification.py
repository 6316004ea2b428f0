import pytest

from tests.watch.checks.make import word

KIND = "prequalification documents"


def objection(at, kind=KIND, deadline="20260420170000"):
    return {"OBJECTION.x_type": kind, "OBJECTION.x_time": at, "x_prequal_deadline": deadline}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(objection("20260418170000"), "compliant", id="twice 24 hours"),
        pytest.param(objection("20260418170001"), "yellow", id="the right date, fewer hours"),
        pytest.param(objection("20260419090000"), "yellow", id="one date before"),
        pytest.param(objection("20260420090000"), "breach", id="the day itself"),
        pytest.param(objection("20260421090000"), "breach", id="after"),
        pytest.param(objection(None), "undecidable", id="time unknown"),
        pytest.param(
            objection("20260417090000", deadline=None), "undecidable", id="deadline unknown"
        ),
        pytest.param(objection("20260417090000", None), "undecidable", id="subject unknown"),
        pytest.param(objection("20260420090000", "资格预审文件"), "breach", id="in Chinese"),
        pytest.param(
            objection("20260420090000", "tender documents"), "not_applicable", id="another subject"
        ),
        pytest.param({}, "not_applicable", id="no objection"),
    ],
)
def test_objection_prequalification(facts, expected):
    assert word("C01", facts) == expected
