import pytest

from tests.watch.checks.make import word

WHOLE = dict.fromkeys(
    ("signed", "complete", "complainant", "respondent", "facts", "request", "contact"), True
)


def letter(**said):
    return {"x_letter": {**WHOLE, **said}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(letter(), "compliant", id="whole"),
        pytest.param(letter(signed=False), "breach", id="unsigned"),
        pytest.param(letter(facts=False), "breach", id="no facts"),
        pytest.param(letter(contact=False), "yellow", id="no contact"),
        pytest.param(letter(signed=None), "undecidable", id="signature unknown"),
        pytest.param({"x_letter": None}, "undecidable", id="nothing told"),
        pytest.param({}, "not_applicable", id="no letter"),
    ],
)
def test_complaint_letter(facts, expected):
    assert word("C13", facts) == expected
