import pytest

from tests.watch.checks.make import MANDATORY, word

ABC = {"1": "A", "2": "B", "3": "C"}
WINNER = "WIN_RESULT_ANNO.WIN_BIDDER_CODE"


def award(winner, ground=None, state=True, law="1", candidates=ABC):
    return {
        MANDATORY: law,
        WINNER: winner,
        "x_candidates": candidates,
        "x_IR55_ground": ground,
        "x_state_funds_dominant": state,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(award("A"), "compliant", id="the first"),
        pytest.param(award("B"), "breach", id="the second"),
        pytest.param(award("B", "gave up"), "compliant", id="the first gave up"),
        pytest.param(award("B", "rank 1 gave up in writing"), "compliant", id="in words"),
        pytest.param(award("B", "不可抗力"), "compliant", id="force majeure"),
        pytest.param(award("B", "no performance security"), "compliant", id="no security"),
        pytest.param(award("B", "no performance bond"), "compliant", id="no bond"),
        pytest.param(award("B", "proven violation"), "compliant", id="violation"),
        pytest.param(award("B", "价格更低"), "breach", id="no ground of the article"),
        pytest.param(award("C", "gave up"), "yellow", id="two passed over, one ground"),
        pytest.param(award("C", "gave up; gave up"), "compliant", id="a ground for each"),
        pytest.param(award("D"), "breach", id="outside"),
        pytest.param(award("D", "gave up"), "breach", id="outside, whatever the ground"),
        pytest.param(
            award("A", candidates={"1": "A+X", "2": "B"}),
            "compliant",
            id="the lead of a consortium",
        ),
        pytest.param(award("B", state=None), "undecidable", id="funds unknown"),
        pytest.param(award("A", state=None), "compliant", id="the first either way"),
        pytest.param(award("B", law=None), "undecidable", id="duty unknown"),
        pytest.param(award(None), "undecidable", id="winner unknown"),
        pytest.param(award("B", candidates=None), "undecidable", id="candidates unknown"),
        pytest.param(award("B", candidates=3), "undecidable", id="a number only"),
        pytest.param(award("B", state=False), "not_applicable", id="other funds"),
        pytest.param(award("B", law="0"), "not_applicable", id="voluntary"),
        pytest.param({"x_candidates": ABC}, "not_applicable", id="no winner"),
    ],
)
def test_first_candidate(facts, expected):
    assert word("A04", facts) == expected


def test_where_evaluation_and_award_are_separated_nobody_ranks_first():
    assert word("A04", award("B", candidates=["A", "B"]), regime="separated") == "not_applicable"
    assert word("A04", award("B"), regime="separated") == "breach"


def test_who_gave_up_still_has_a_rank():
    said = {**award("B", "gave up", candidates={"2": "B"}), "x_all_candidates": ABC}
    assert word("A04", said) == "compliant"
