import pytest

from tests.watch.checks.make import MANDATORY, word


def panel(size, law="1", **more):
    return {MANDATORY: law, "x_BID_EVALUATION_EXPERT_count": size, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(panel(3), "breach", id="three"),
        pytest.param(panel(4), "breach", id="four"),
        pytest.param(panel(5), "compliant", id="five"),
        pytest.param(panel(6), "breach", id="even"),
        pytest.param(panel(7), "compliant", id="seven"),
        pytest.param(panel("5"), "compliant", id="as text"),
        pytest.param(panel(6, x_replaced_count=1), "yellow", id="one replaced"),
        pytest.param(panel(4, x_replaced_count=1), "breach", id="too few all the same"),
        pytest.param(panel(None), "undecidable", id="unknown"),
        pytest.param(panel(5.0), "undecidable", id="no whole number"),
        pytest.param(panel(4, law=None), "undecidable", id="duty unknown"),
        pytest.param(panel(5, law=None), "compliant", id="right either way"),
        pytest.param(panel(4, law="0"), "not_applicable", id="voluntary"),
        pytest.param({}, "not_applicable", id="no panel"),
    ],
)
def test_panel_size(facts, expected):
    assert word("B13", facts) == expected
