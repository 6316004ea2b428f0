import pytest

from tests.watch.checks.make import word


def decision(result="handled", sent="20260410100000", no="1号", at="20260410090000"):
    return {
        "x_decision": at,
        "x_decision_result": result,
        "x_decision_sent": sent,
        "x_decision_number": no,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(decision(), "compliant", id="in writing and sent"),
        pytest.param(decision("dismissed"), "compliant", id="dismissed"),
        pytest.param(decision("forwarded"), "breach", id="no kind"),
        pytest.param(decision("other"), "yellow", id="another kind"),
        pytest.param(decision(no=None), "yellow", id="no number"),
        pytest.param(decision(sent="20260409100000"), "yellow", id="sent before"),
        pytest.param(decision(sent=None), "undecidable", id="sending unknown"),
        pytest.param(decision(None), "undecidable", id="kind unknown"),
        pytest.param({}, "not_applicable", id="not decided"),
    ],
)
def test_decision_form(facts, expected):
    assert word("C17", facts) == expected
