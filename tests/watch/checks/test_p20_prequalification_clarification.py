import pytest

from tests.watch.checks.make import word


def clarified(at, *, moved="0", affects=True, end="20260420170000", **more):
    return {
        "x_CLARIFY_TIME": at,
        "x_prequal_deadline": end,
        "x_IS_POSTPONE": moved,
        "x_affects": affects,
        **more,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(clarified("20260417170000"), "compliant", id="three times 24 hours"),
        pytest.param(clarified("20260417170001"), "yellow", id="a second fewer"),
        pytest.param(clarified("20260418090000"), "yellow", id="three with the last day"),
        pytest.param(clarified("20260419090000"), "breach", id="too late by both"),
        pytest.param(clarified("20260420160000"), "breach", id="on the last day"),
        pytest.param(clarified("20260419090000", moved="1"), "compliant", id="extended"),
        pytest.param(clarified("20260419090000", moved=None), "undecidable", id="extended or not"),
        pytest.param(
            clarified("20260419090000", moved="1", x_prequal_new_deadline="20260427170000"),
            "compliant",
            id="extended enough",
        ),
        pytest.param(
            clarified("20260419090000", moved="1", x_prequal_new_deadline="20260420180000"),
            "breach",
            id="extended by an hour",
        ),
        pytest.param(clarified("20260419090000", affects=None), "yellow", id="effect unknown"),
        pytest.param(
            clarified("20260419090000", affects=None, moved=None), "undecidable", id="both unknown"
        ),
        pytest.param(clarified("20260419090000", affects=False), "not_applicable", id="harmless"),
        pytest.param(clarified(None), "undecidable", id="time unknown"),
        pytest.param(clarified("20260417090000", end=None), "undecidable", id="deadline unknown"),
        pytest.param(clarified("20260410090000", moved=None), "compliant", id="early enough"),
        pytest.param({"x_prequal_deadline": "20260420170000"}, "not_applicable", id="none"),
    ],
)
def test_a_clarification_of_prequalification(facts, expected):
    assert word("P20", facts) == expected


def test_a_place_can_ask_for_more_days():
    assert word("P20", clarified("20260417090000"), days=5) == "breach"
