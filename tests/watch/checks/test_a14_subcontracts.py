import pytest

from tests.watch.checks.make import word


def sub(transferred=None, losers=(), **row):
    return {
        "x_subcontracts": [row] if row else [],
        "x_transferred": transferred,
        "x_losers": list(losers),
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(sub(IS_MAIN_PART="1"), "yellow", id="a main part"),
        pytest.param(sub(IS_MAIN_PART="0", IS_AGREED="0"), "yellow", id="not agreed"),
        pytest.param(sub(IS_MAIN_PART="0", IS_AGAIN="1"), "yellow", id="let again"),
        pytest.param(
            sub(losers=["D"], SUBCONTRACTOR_CODE="D", IS_MAIN_PART="0"), "yellow", id="a loser"
        ),
        pytest.param(sub(transferred=True), "yellow", id="transferred"),
        pytest.param(sub(IS_MAIN_PART="0", IS_AGREED="1"), "compliant", id="agreed"),
        pytest.param(sub(transferred=False), "compliant", id="none"),
        pytest.param(sub(IS_AGREED="1"), "undecidable", id="which part unknown"),
        pytest.param(sub(), "undecidable", id="nothing told"),
        pytest.param({}, "not_applicable", id="nothing reported"),
    ],
)
def test_subcontracts(facts, expected):
    assert word("A14", facts) == expected
