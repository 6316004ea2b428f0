import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_decrypted": "0"}, "yellow", id="no cause"),
        pytest.param({"x_decrypted": "0", "x_decryption_cause": " "}, "yellow", id="blank cause"),
        pytest.param({"x_decrypted": "0", "x_decryption_cause": "bidder"}, "compliant", id="cause"),
        pytest.param({"x_decrypted": None}, "undecidable", id="result unknown"),
        pytest.param({"x_decrypted": "1"}, "not_applicable", id="decrypted"),
        pytest.param({}, "not_applicable", id="not opened"),
    ],
)
def test_not_decrypted(facts, expected):
    assert word("B07", facts) == expected
