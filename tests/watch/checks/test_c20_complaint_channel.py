import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_channel": "9"}, "breach", id="another way"),
        pytest.param({"x_channel": "1"}, "compliant", id="the platform"),
        pytest.param({"x_channel": "2"}, "yellow", id="paper"),
        pytest.param({"x_channel": None}, "undecidable", id="unknown"),
        pytest.param({}, "not_applicable", id="no complaint"),
    ],
)
def test_complaint_channel(facts, expected):
    assert word("C20", facts) == expected
