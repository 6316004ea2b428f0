import itertools
import random
from collections import Counter

from jianbiao.rehearsal.decks import PHASES
from jianbiao.rehearsal.plans import CASE
from jianbiao.rehearsal.profiles import PROFILES, draw
from tests.rehearsal.make import planned

REALISTIC = 80


def realistic():
    return [planned(index, "realistic", seed=5) for index in range(REALISTIC)]


def test_few_of_a_realistic_province_are_cases():
    chance = random.Random(3)
    drawn = [draw(chance, index, PROFILES["realistic"]) for index in range(20_000)]
    broken = sum(any(plan and plan.case == CASE for plan in one[:3]) for one in drawn)
    colluding = sum(bool(one[3]) and one[3].case == CASE for one in drawn)
    assert 0.06 < broken / len(drawn) < 0.12
    assert 0.005 < colluding / len(drawn) < 0.02


def test_most_realistic_publicities_count_their_first_day():
    doubtful = Counter(
        one.rule for tender in realistic() for one in tender.truth if one.case == "doubt"
    )
    assert doubtful["A02"] > 30


def test_kinds_happen_as_often_as_the_calibration_says():
    chance = random.Random(1)
    drawn = Counter()
    for index in range(20_000):
        drawn.update(plan.kind for plan in draw(chance, index, PROFILES["realistic"]) if plan)
    assert drawn["A12"] > drawn["A13"] > drawn["A07"]
    assert drawn["P29"] > drawn["P18"] > drawn["P16"]


def test_every_kind_comes_in_turn_with_every_case_it_knows():
    chance = random.Random(2)
    seen = {
        (plan.rule, plan.case)
        for index in range(1200)
        for plan in draw(chance, index, PROFILES["drill"])
        if plan
    }
    planted = {(plan.rule, plan.case) for deck in PHASES.values() for plan in deck}
    assert len(planted - seen) <= len(planted) * 0.03, sorted(planted - seen)


def test_what_is_planted_together_does_not_contradict_itself():
    chance = random.Random(4)
    for profile in PROFILES.values():
        for index in range(2000):
            plans = [plan for plan in draw(chance, index, profile) if plan]
            for first, then in itertools.combinations(plans, 2):
                assert not first.clashes(then), (first, then)
