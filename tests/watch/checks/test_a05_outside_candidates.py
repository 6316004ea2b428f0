import pytest

from tests.watch.checks.make import word


def award(winner, candidates=None, **more):
    return {
        "WIN_RESULT_ANNO.WIN_BIDDER_CODE": winner,
        "x_candidates": candidates or {"1": "A", "2": "B"},
        **more,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(award("D"), "breach", id="outside"),
        pytest.param(award("B"), "compliant", id="inside"),
        pytest.param(
            award("B", x_WIN_BIDDER_NAME="更名公司"), "compliant", id="another name, the same code"
        ),
        pytest.param(award("A", {"1": "A+X"}), "compliant", id="the lead"),
        pytest.param(award("A+X", {"1": "A"}), "compliant", id="reported by members"),
        pytest.param(award("X", {"1": "A+X"}), "yellow", id="a member"),
        pytest.param(award("B", x_all_rejected=True), "breach", id="all were rejected"),
        pytest.param(award("B", ["A", "B"]), "compliant", id="a list"),
        pytest.param(award(None), "undecidable", id="no code"),
        pytest.param(award("D", 3), "undecidable", id="a number only"),
        pytest.param(award("D", {"1": None}), "undecidable", id="no codes"),
        pytest.param({"x_candidates": {"1": "A"}}, "not_applicable", id="no winner"),
    ],
)
def test_outside_candidates(facts, expected):
    assert word("A05", facts) == expected
