import pytest

from tests.watch.checks.make import word


def record(published=None, now=None, opened="20260324093000"):
    return {"BID_OPENING_RECORD.TIME": opened, "x_opening_published": published, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(record("20260324092959"), "breach", id="before"),
        pytest.param(record("20260324093000"), "compliant", id="at once"),
        pytest.param(record("20260330120000"), "compliant", id="later"),
        pytest.param(record("1"), "compliant", id="published, time unknown"),
        pytest.param(
            record(now="20260330093000"), "undecidable", id="the days run: the fifth is a Sunday"
        ),
        pytest.param(record(now="20260331000000"), "yellow", id="over"),
        pytest.param(record(), "undecidable", id="no time of asking"),
        pytest.param(record("20260324120000", opened=None), "undecidable", id="opening unknown"),
        pytest.param({}, "not_applicable", id="not opened"),
    ],
)
def test_opening_published(facts, expected):
    assert word("B12", facts) == expected
