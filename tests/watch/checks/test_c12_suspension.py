import pytest

from tests.watch.checks.make import word


def held(until=None, decided=None, begun="20260310100000"):
    return {"x_suspended_from": begun, "x_suspended_until": until, "x_decision": decided}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(held("20260309100000"), "breach", id="lifted before"),
        pytest.param(held("20260320100000"), "compliant", id="lifted"),
        pytest.param(
            held("20260320100000", "20260320160000"), "compliant", id="lifted with the decision"
        ),
        pytest.param(held("20260321100000", "20260320160000"), "yellow", id="a day longer"),
        pytest.param(held(None, "20260320160000"), "yellow", id="not lifted"),
        pytest.param(held(), "undecidable", id="neither"),
        pytest.param(held(begun=None), "undecidable", id="begin unknown"),
        pytest.param({}, "not_applicable", id="none"),
    ],
)
def test_suspension(facts, expected):
    assert word("C12", facts) == expected
