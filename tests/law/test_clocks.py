import pytest

from jianbiao.law.catalogue import RULES
from jianbiao.law.clocks import CLOCKS

BUILT = [n for n in RULES if n in CLOCKS and CLOCKS[n].period is not None]


@pytest.mark.parametrize("number", BUILT)
def test_the_clock_of_a_built_rule_is_its_default(number):
    assert CLOCKS[number].period.length == RULES[number].defaults()["days"]


@pytest.mark.parametrize("number", CLOCKS)
def test_a_clock_has_a_length_unless_it_is_a_window(number):
    clock = CLOCKS[number]
    assert (clock.period is None) is (number in {"C03", "C04"})
    assert clock.period is None or clock.period.kind is clock.kind


@pytest.mark.shared
def test_the_clocks_are_those_of_the_vectors(shared):
    import json

    for case in json.loads(shared("vectors/clocks_public.json").read_bytes())["cases"]:
        period = CLOCKS[case["rule"]].period
        if period is not None:
            said = (period.length, period.unit, period.direction)
            assert said == (case["length"], case["unit"], case["direction"]), case["id"]
            assert period.rolls is case.get("roll_over_on_holiday", period.rolls), case["id"]
