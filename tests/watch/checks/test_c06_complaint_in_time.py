import pytest

from tests.watch.checks.make import word


def complaint(at, knew="20260310100000", objection=None):
    return {"COMPLAINT_INFO.x_TIME": at, "COMPLAINT_INFO.x_knew": knew, "x_objection": objection}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(complaint("20260320235959"), "compliant", id="day ten"),
        pytest.param(complaint("20260321000000"), "breach", id="day eleven"),
        pytest.param(
            complaint("20260323100000", "20260311100000"), "compliant", id="day ten was a Saturday"
        ),
        pytest.param(complaint("20260309100000"), "yellow", id="before knowing"),
        pytest.param(
            complaint("20260324100000", objection=["20260312090000", "20260315090000"]),
            "compliant",
            id="four days left out",
        ),
        pytest.param(
            complaint("20260325100000", objection=["20260312090000", "20260315090000"]),
            "breach",
            id="and one more",
        ),
        pytest.param(
            complaint("20260324100000", objection=[["2026-03-12", "2026-03-15"]]),
            "compliant",
            id="a list of spans",
        ),
        pytest.param(
            complaint("20260401100000", objection=[["20260312090000", None]]),
            "compliant",
            id="never answered",
        ),
        pytest.param(
            complaint("20260401100000", objection=["soon", "later"]),
            "yellow",
            id="times not readable",
        ),
        pytest.param(
            complaint("20260315100000", objection=["soon", "later"]),
            "compliant",
            id="in time without it",
        ),
        pytest.param(
            complaint("20260401100000", objection=[["20260401090000", "20260320090000"]]),
            "yellow",
            id="an answer before its objection",
        ),
        pytest.param(complaint("20260401100000", objection=[]), "breach", id="no objection"),
        pytest.param(complaint("20260320100000", None), "undecidable", id="knowledge unknown"),
        pytest.param(complaint(None), "undecidable", id="filing unknown"),
        pytest.param({}, "not_applicable", id="no complaint"),
    ],
)
def test_complaint_in_time(facts, expected):
    assert word("C06", facts) == expected
