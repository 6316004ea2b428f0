import pytest

from tests.watch.checks.make import MANDATORY, word


def panel(size, experts, law="1"):
    return {MANDATORY: law, "x_panel": size, "x_technical_economic": experts}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(panel(5, 3), "breach", id="three of five"),
        pytest.param(panel(5, 4), "compliant", id="four of five"),
        pytest.param(panel(7, 4), "breach", id="four of seven"),
        pytest.param(panel(7, 5), "compliant", id="five of seven"),
        pytest.param(panel(9, 6), "compliant", id="exactly two thirds"),
        pytest.param(panel(3, 2), "compliant", id="two of three"),
        pytest.param(panel(5, 6), "yellow", id="more than members"),
        pytest.param(panel(5, None), "undecidable", id="kinds unknown"),
        pytest.param(panel(None, 4), "undecidable", id="size unknown"),
        pytest.param(panel(0, 0), "undecidable", id="nobody"),
        pytest.param(panel(5, 3, None), "undecidable", id="duty unknown"),
        pytest.param(panel(5, 3, "0"), "not_applicable", id="voluntary"),
        pytest.param({}, "not_applicable", id="no panel"),
    ],
)
def test_experts_share(facts, expected):
    assert word("B14", facts) == expected
