import pytest

from tests.watch.checks.make import CLARIFICATION, word

UNSET = object()


def limits(ceiling=UNSET, told=UNSET, least=UNSET):
    names = (f"{CLARIFICATION}CONTROL_PRICE", "x_control_price_in_documents", "x_min_price_limit")
    said = zip(names, (ceiling, told, least), strict=True)
    return {name: value for name, value in said if value is not UNSET}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(limits("9000000.00", True, "8000000.00"), "breach", id="a least price"),
        pytest.param(limits(least="0.01"), "breach", id="a least price of a cent"),
        pytest.param(limits("9000000.00", True, None), "compliant", id="a ceiling told"),
        pytest.param(limits("9000000.00", True, "0"), "compliant", id="least price of zero"),
        pytest.param(limits("9000000.00", "1"), "compliant", id="told, on the wire"),
        pytest.param(limits("9000000.00", False, None), "breach", id="a ceiling kept back"),
        pytest.param(limits("9000000.00", None, None), "undecidable", id="told or not"),
        pytest.param(limits("9000000.00"), "undecidable", id="nothing else known"),
        pytest.param(limits("0.00", False, None), "compliant", id="no ceiling"),
        pytest.param(limits(least="0.00"), "compliant", id="neither"),
        pytest.param(limits(least=None), "undecidable", id="nothing known"),
        pytest.param(limits(told=False), "undecidable", id="ceiling unknown"),
        pytest.param(limits("9000000.00", True, "下浮不超过10%"), "yellow", id="words"),
        pytest.param(limits("9000000.00", True, "无"), "compliant", id="none, in words"),
        pytest.param({}, "not_applicable", id="nothing of prices"),
    ],
)
def test_the_limits_of_the_price(facts, expected):
    assert word("P26", facts) == expected
