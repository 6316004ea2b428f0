import pytest

from tests.watch.checks.make import word


def received(here, there):
    return {"COMPLAINT_INFO.x_received": here, "x_other_received": there}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(received("20260312100000", "20260310100000"), "breach", id="second"),
        pytest.param(received("20260310100000", "20260312100000"), "compliant", id="first"),
        pytest.param(received("20260310100000", "20260310160000"), "yellow", id="the same day"),
        pytest.param(received(None, "20260310160000"), "undecidable", id="unknown"),
        pytest.param(received("20260310100000", None), "undecidable", id="the other unknown"),
        pytest.param(
            {"COMPLAINT_INFO.x_received": "20260310100000"}, "not_applicable", id="only here"
        ),
    ],
)
def test_first_receiver(facts, expected):
    assert word("C10", facts) == expected
