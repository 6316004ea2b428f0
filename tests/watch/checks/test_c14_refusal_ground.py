import pytest

from tests.watch.checks.make import word


def refused(ground, refused=True):
    return {"x_refused": refused, "x_refusal_ground": ground}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(refused("1"), "compliant", id="ground 1"),
        pytest.param(refused("2"), "compliant", id="ground 2"),
        pytest.param(refused("3"), "compliant", id="ground 3"),
        pytest.param(refused("4"), "compliant", id="ground 4"),
        pytest.param(refused("5"), "compliant", id="ground 5"),
        pytest.param(refused("6"), "compliant", id="ground 6"),
        pytest.param(refused("7"), "breach", id="none of the list"),
        pytest.param(refused("9"), "yellow", id="other"),
        pytest.param(refused(None), "undecidable", id="unknown"),
        pytest.param(refused("7", False), "not_applicable", id="not refused"),
        pytest.param({}, "not_applicable", id="nothing"),
    ],
)
def test_refusal_ground(facts, expected):
    assert word("C14", facts) == expected
