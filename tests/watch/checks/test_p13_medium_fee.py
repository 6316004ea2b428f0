import pytest

from tests.watch.checks.make import MANDATORY, word


def fee(said, *, designated=True, **more):
    return {"x_medium_designated": designated, "x_medium_fee": said, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(fee("500.00"), "breach", id="a fee"),
        pytest.param(fee("0.01"), "breach", id="a cent"),
        pytest.param(fee("0"), "compliant", id="nothing"),
        pytest.param(fee("0.00"), "compliant", id="nothing, in cents"),
        pytest.param(fee("免费"), "compliant", id="free, in words"),
        pytest.param(fee(None), "undecidable", id="not reported"),
        pytest.param(fee(""), "undecidable", id="empty"),
        pytest.param(fee("面议"), "yellow", id="words"),
        pytest.param(fee("-1"), "yellow", id="negative"),
        pytest.param(fee("500.00", designated=None), "undecidable", id="designation unknown"),
        pytest.param(fee("0", designated=None), "compliant", id="free anyway"),
        pytest.param(fee("500.00", designated=False), "not_applicable", id="another medium"),
        pytest.param(fee(None, designated=False), "not_applicable", id="another, fee unknown"),
        pytest.param(fee("500.00", **{MANDATORY: "0"}), "not_applicable", id="voluntary"),
        pytest.param(fee("500.00", **{MANDATORY: "1"}), "breach", id="mandatory"),
        pytest.param({}, "not_applicable", id="nothing said"),
    ],
)
def test_the_fee_of_a_medium(facts, expected):
    assert word("P13", facts) == expected
