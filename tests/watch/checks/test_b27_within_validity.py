import pytest

from tests.watch.checks.make import word


def award(at, days="60", deadline="20260324093000", **more):
    return {
        "TENDER_FILE_CLARI_MODI.VALID_PERIOD": days,
        "x_bid_deadline": deadline,
        "x_award_time": at,
        **more,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(award("20260523235959"), "compliant", id="day sixty"),
        pytest.param(award("20260525100000"), "yellow", id="day sixty was a Saturday"),
        pytest.param(award("20260526000000"), "breach", id="after that"),
        pytest.param(award("20260701100000", x_extended=True), "compliant", id="extended"),
        pytest.param(award("20260701100000", x_extended=False), "breach", id="not extended"),
        pytest.param(award("20260701100000", "120日历天"), "compliant", id="in words"),
        pytest.param(award("20260701100000", "三个月"), "undecidable", id="months are no days"),
        pytest.param(award("20260701100000", None), "undecidable", id="validity unknown"),
        pytest.param(award("20260701100000", "0"), "undecidable", id="no days"),
        pytest.param(award(None), "undecidable", id="award time unknown"),
        pytest.param(award("20260410100000", deadline=None), "undecidable", id="deadline unknown"),
        pytest.param({"x_bid_deadline": "20260324093000"}, "not_applicable", id="not awarded"),
    ],
)
def test_within_validity(facts, expected):
    assert word("B27", facts) == expected
