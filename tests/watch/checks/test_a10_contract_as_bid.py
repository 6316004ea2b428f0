import pytest

from tests.watch.checks.make import word


def contract(price, award="10000000.00", **more):
    said = {"CONTRACT_PERFORMANCE.x_CONTRACT_PRICE": price, "WIN_RESULT_ANNO.BID_AMOUNT": award}
    return said | {f"x_{k}": v for k, v in more.items()}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(contract("10200000.00"), "breach", id="two per cent more"),
        pytest.param(contract("9800000.00"), "breach", id="less"),
        pytest.param(contract("10000000"), "compliant", id="equal"),
        pytest.param(contract("10000000.90"), "compliant", id="rounding"),
        pytest.param(contract("10010000.00"), "yellow", id="exactly a thousandth"),
        pytest.param(contract("10010000.01"), "breach", id="just over a thousandth"),
        pytest.param(contract("30000000.00"), "yellow", id="three years"),
        pytest.param(
            contract("1000.00", contract_PRICE_UNIT="1", award_PRICE_UNIT="0"),
            "compliant",
            id="10,000 yuan against yuan",
        ),
        pytest.param(
            contract("1020.00", contract_PRICE_UNIT="1", award_PRICE_UNIT="0"),
            "breach",
            id="10,000 yuan, more",
        ),
        pytest.param(
            contract("1000.00", award="1000.00", PRICE_UNIT="1"),
            "compliant",
            id="one unit for both",
        ),
        pytest.param(contract("1000.00", PRICE_UNIT=None), "undecidable", id="unit unknown"),
        pytest.param(contract("10000000.00", PRICE_UNIT=None), "compliant", id="equal in one unit"),
        pytest.param(
            contract("10000000", award_PRICE_UNIT="0"),
            "compliant",
            id="one unit told, the other of one size",
        ),
        pytest.param(
            contract("1000", award_PRICE_UNIT="0"),
            "compliant",
            id="one unit told, the other 10,000",
        ),
        pytest.param(
            contract("1000.00"), "undecidable", id="ten thousand times apart without a unit"
        ),
        pytest.param(
            contract("10000000", bid_TIME_LIMIT="180日历天", contract_LIMITE_TIME="240日历天"),
            "breach",
            id="a longer period",
        ),
        pytest.param(
            contract("10000000", bid_TIME_LIMIT="180日历天", contract_LIMITE_TIME="180天"),
            "compliant",
            id="the same days",
        ),
        pytest.param(
            contract("10000000", bid_TIME_LIMIT="6个月", contract_LIMITE_TIME="180日"),
            "yellow",
            id="other units",
        ),
        pytest.param(
            contract("10000000", bid_TIME_LIMIT="180", contract_LIMITE_TIME="180日"),
            "compliant",
            id="days without a word",
        ),
        pytest.param(
            contract(None, bid_TIME_LIMIT="180", contract_LIMITE_TIME="200"),
            "breach",
            id="the period alone",
        ),
        pytest.param(
            contract("10000000", subject_differs="1"), "breach", id="departs in substance"
        ),
        pytest.param(
            contract("9750000", award="0", PRICE_FORM_CODE="2")
            | {"WIN_RESULT_ANNO.x_BID_RATE": "97.5"},
            "undecidable",
            id="a rate against a sum",
        ),
        pytest.param(
            contract("1", PRICE_FORM_CODE="2", contract_rate="97.5")
            | {"WIN_RESULT_ANNO.x_BID_RATE": "97.5"},
            "compliant",
            id="equal rates",
        ),
        pytest.param(
            contract("1", PRICE_FORM_CODE="2", contract_rate="98")
            | {"WIN_RESULT_ANNO.x_BID_RATE": "97.5"},
            "breach",
            id="other rates",
        ),
        pytest.param(contract(None), "undecidable", id="no price"),
        pytest.param(contract("10000000", award=None), "undecidable", id="no award"),
        pytest.param(contract("0"), "undecidable", id="zero"),
        pytest.param({"WIN_RESULT_ANNO.BID_AMOUNT": "1"}, "not_applicable", id="no contract"),
    ],
)
def test_contract_as_bid(facts, expected):
    assert word("A10", facts) == expected
