import pytest

from tests.watch.checks.make import word


def bid(price, ceiling="5000000.00", rejected=False, **more):
    said = {
        "TENDER_LIST.BID_PRICE": price,
        "TENDER_FILE_CLARI_MODI.CONTROL_PRICE": ceiling,
        "x_rejected": rejected,
    }
    return said | {f"x_{k}": v for k, v in more.items()}


def rate(bid, ceiling, form="2"):
    return {
        "TENDER_LIST.OTHER_BID_PRICE": bid,
        "x_control_rate": ceiling,
        "x_PRICE_FORM_CODE": form,
        "x_rejected": False,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bid("5000000.01"), "breach", id="a cent above"),
        pytest.param(bid("5000000.00"), "compliant", id="exactly"),
        pytest.param(bid("4999999.99"), "compliant", id="below"),
        pytest.param(bid("5000000.01", rejected=True), "compliant", id="rejected"),
        pytest.param(bid("5000000.01", rejected=None), "undecidable", id="rejection unknown"),
        pytest.param(bid("4000000", rejected=None), "compliant", id="below either way"),
        pytest.param(bid("501.00", PRICE_UNIT="1"), "breach", id="10,000 yuan"),
        pytest.param(bid("499.00", PRICE_UNIT="1"), "compliant", id="10,000 yuan, below"),
        pytest.param(
            bid("501.00", ceiling="500.00", PRICE_UNIT="1"), "breach", id="both in 10,000 yuan"
        ),
        pytest.param(
            bid("499.00", ceiling="500.00", PRICE_UNIT="1"),
            "compliant",
            id="both in 10,000 yuan, below",
        ),
        pytest.param(bid("501.00", PRICE_UNIT=None), "undecidable", id="unit unknown"),
        pytest.param(bid("4990000.00", PRICE_UNIT=None), "undecidable", id="unit unknown, large"),
        pytest.param(bid("100.00", PRICE_UNIT=None), "compliant", id="below in both units"),
        pytest.param(bid("5000000.00", ceiling="500.00"), "yellow", id="a hundred times apart"),
        pytest.param(rate("98.5", "98"), "breach", id="rate above"),
        pytest.param(rate("98.0%", "98"), "compliant", id="rate equal"),
        pytest.param(rate("97.5", None), "undecidable", id="ceiling rate unknown"),
        pytest.param(rate("abc", "98"), "undecidable", id="no rate"),
        pytest.param(rate("下浮3%", "98"), "yellow", id="a discount"),
        pytest.param(rate("98.5", "98", form=None), "breach", id="rates by themselves"),
        pytest.param(bid("600", PRICE_FORM_CODE="3"), "not_applicable", id="unit price"),
        pytest.param(bid("0.00"), "undecidable", id="zero may be a form's default"),
        pytest.param(bid(None), "undecidable", id="no price"),
        pytest.param(bid("5000001", ceiling="面议"), "undecidable", id="no ceiling to read"),
        pytest.param(bid("-1"), "undecidable", id="negative"),
        pytest.param({"TENDER_LIST.BID_PRICE": "5000000"}, "not_applicable", id="no ceiling"),
    ],
)
def test_over_ceiling(facts, expected):
    assert word("B21", facts) == expected
