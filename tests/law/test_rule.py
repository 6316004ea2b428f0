from decimal import Decimal

import pytest

from jianbiao.law.catalogue import RULES


def parameter(number, name):
    return next(p for p in RULES[number].parameters if p.name == name)


@pytest.mark.parametrize(
    ("number", "name", "value", "allowed"),
    [
        pytest.param("P18", "days", 20, True, id="the floor itself"),
        pytest.param("P18", "days", 25, True, id="stricter"),
        pytest.param("P18", "days", 19, False, id="below the law"),
        pytest.param("P18", "days", 3661, False, id="no period at all"),
        pytest.param("A09", "days", 31, False, id="longer than the law"),
        pytest.param("A09", "days", 0, False, id="nothing"),
        pytest.param("P22", "percent", Decimal("1.5"), True, id="a lower cap"),
        pytest.param("P22", "percent", Decimal("2.01"), False, id="a higher cap"),
        pytest.param("P22", "percent", Decimal(-1), False, id="negative"),
        pytest.param("B04", "tolerance_s", 300, True, id="no floor"),
        pytest.param("B04", "tolerance_s", "300", False, id="text for a number"),
        pytest.param("A02", "start_day", "counted", True, id="a choice"),
        pytest.param("A02", "start_day", "guess", False, id="no choice"),
    ],
)
def test_a_place_never_crosses_the_floor(number, name, value, allowed):
    assert parameter(number, name).allows(value) is allowed


@pytest.mark.parametrize("number", RULES)
def test_every_default_is_allowed(number):
    assert all(p.allows(p.default) for p in RULES[number].parameters)
