import pytest

from tests.watch.checks.make import word


def opened(at, deadline="20260324093000"):
    return {"BID_OPEN_DETAIL.DECRYPT_TIME": at, "x_final_deadline": deadline}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(opened("20260324092859"), "breach", id="sixty-one seconds early"),
        pytest.param(opened("20260324092900"), "yellow", id="a minute early"),
        pytest.param(opened("20260324093000"), "compliant", id="at the deadline"),
        pytest.param(opened("20260324101500"), "compliant", id="later"),
        pytest.param(opened(None), "undecidable", id="time unknown"),
        pytest.param(opened("20260324092859", None), "undecidable", id="deadline unknown"),
        pytest.param({}, "not_applicable", id="not decrypted"),
    ],
)
def test_early_decryption(facts, expected):
    assert word("B06", facts) == expected


def test_a_place_may_trust_its_clocks_more_or_less():
    assert word("B06", opened("20260324092900"), skew_s=5) == "breach"
