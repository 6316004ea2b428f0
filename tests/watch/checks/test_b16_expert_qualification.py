import pytest

from tests.watch.checks.make import MANDATORY, word


def experts(*rows, law="1"):
    return {MANDATORY: law, "x_experts": [{"years": y, "title": n} for y, n in rows]}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(experts((7, "高级工程师")), "breach", id="seven years"),
        pytest.param(experts((8, "高级工程师")), "compliant", id="eight years"),
        pytest.param(experts((20, "教授"), (8, "senior engineer")), "compliant", id="both"),
        pytest.param(experts((20, "高级工程师"), (7, None)), "breach", id="one short"),
        pytest.param(experts((8, "工程师")), "yellow", id="no senior title"),
        pytest.param(experts((None, "高级工程师")), "undecidable", id="years unknown"),
        pytest.param(experts((9, None)), "undecidable", id="title unknown"),
        pytest.param(experts(), "undecidable", id="no rows"),
        pytest.param(experts((7, "工程师"), law=None), "undecidable", id="duty unknown"),
        pytest.param(experts((7, "工程师"), law="0"), "not_applicable", id="voluntary"),
        pytest.param({}, "not_applicable", id="no experts"),
    ],
)
def test_expert_qualification(facts, expected):
    assert word("B16", facts) == expected
