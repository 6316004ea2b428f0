import pytest

from tests.watch.checks.make import word


def rejection(reason, rejected=True, **more):
    return {"x_rejected": rejected, "REJECTED_BID_INFO.REASON": reason, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(rejection(""), "yellow", id="empty"),
        pytest.param(rejection("   "), "yellow", id="blank"),
        pytest.param(rejection(None, x_expert="E1"), "yellow", id="an expert, no reason"),
        pytest.param(rejection("超过限价"), "compliant", id="a reason"),
        pytest.param(rejection("超过限价", x_expert="E1"), "compliant", id="reason and expert"),
        pytest.param(rejection("超过限价", x_expert=""), "undecidable", id="expert unknown"),
        pytest.param(rejection(None), "undecidable", id="not reported"),
        pytest.param({"x_rejected": True}, "undecidable", id="no row of the rejection"),
        pytest.param(rejection("超过限价", rejected=False), "not_applicable", id="not rejected"),
        pytest.param({}, "not_applicable", id="nothing"),
    ],
)
def test_rejection_reason(facts, expected):
    assert word("B22", facts) == expected
