import pytest

from tests.watch.checks.make import MANDATORY, word

DRAWN = "20260323150000"
NAMED = "appointed by the procuring entity"


def draw(at=None, law="1", **more):
    return {MANDATORY: law, "x_EXTRACT_TIME": at, **{f"x_{k}": v for k, v in more.items()}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(draw(panel_source=NAMED, special_project=False), "breach", id="named"),
        pytest.param(draw(panel_source="招标人指定"), "breach", id="named, not said to be special"),
        pytest.param(draw(panel_source="tenderer's own list"), "breach", id="a list of its own"),
        pytest.param(
            draw(DRAWN, panel_source="provincial pool, at the request of the tenderer"),
            "compliant",
            id="from a pool",
        ),
        pytest.param(draw(special_project=False), "breach", id="no draw"),
        pytest.param(draw(DRAWN, EXTRACT_RULE="designated"), "breach", id="the rule names them"),
        pytest.param(draw(DRAWN, panel_source=NAMED), "breach", id="the source names them"),
        pytest.param(draw(DRAWN), "compliant", id="drawn"),
        pytest.param(
            draw(DRAWN, EXTRACT_RULE="道路工程3人", panel_source="provincial pool"),
            "compliant",
            id="drawn by specialty",
        ),
        pytest.param(draw(DRAWN, EXTRACT_RULE="random"), "compliant", id="at random"),
        pytest.param(
            draw(special_project=True, panel_source=NAMED), "compliant", id="a special project"
        ),
        pytest.param(
            draw(DRAWN, EXTRACT_RULE="随机抽取", panel_source=NAMED),
            "yellow",
            id="rule and source at odds",
        ),
        pytest.param(
            draw(DRAWN, law="1") | {"EVALUATION_REPORT.END_TIME": "20260322180000"},
            "yellow",
            id="after the evaluation",
        ),
        pytest.param(draw(panel_source=None), "undecidable", id="neither draw nor source"),
        pytest.param(
            draw(panel_source="provincial pool"), "undecidable", id="the draw is on its way"
        ),
        pytest.param(
            draw(panel_source=NAMED, special_project=None), "undecidable", id="perhaps special"
        ),
        pytest.param(draw(), "undecidable", id="nothing known"),
        pytest.param(draw(panel_source=NAMED, law=None), "undecidable", id="duty unknown"),
        pytest.param(draw(panel_source=NAMED, law="0"), "not_applicable", id="voluntary"),
        pytest.param({}, "not_applicable", id="no panel"),
    ],
)
def test_random_draw(facts, expected):
    assert word("B15", facts) == expected
