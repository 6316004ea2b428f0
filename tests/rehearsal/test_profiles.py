import random
from collections import Counter

from jianbiao.rehearsal.plans import CASE
from jianbiao.rehearsal.profiles import PROFILES, draw
from tests.rehearsal.make import planned


def test_few_of_a_realistic_province_are_breaches():
    tenders = [planned(index, "realistic", seed=5) for index in range(400)]
    broken = sum(any(one.case == CASE for one in tender.truth) for tender in tenders)
    assert 0.03 < broken / len(tenders) < 0.12


def test_most_realistic_publicities_count_their_first_day():
    tenders = [planned(index, "realistic", seed=5) for index in range(200)]
    doubtful = Counter(
        one.rule for tender in tenders for one in tender.truth if one.kind == "doubt"
    )
    assert doubtful["A02"] > 80


def test_the_lively_province_shows_something_in_every_second_tender():
    tenders = [planned(index, "lively", seed=5) for index in range(300)]
    planted = sum(bool(tender.truth) for tender in tenders)
    assert 0.4 < planted / len(tenders) < 0.75


def test_rules_are_broken_as_often_as_the_calibration_says():
    chance = random.Random(1)
    drawn = Counter()
    for index in range(20_000):
        drawn.update(plan.rule for plan in draw(chance, index, PROFILES["realistic"]) if plan)
    assert drawn["A09"] > drawn["A02"] > drawn["A07"]
    assert drawn["P18"] > drawn["P16"] > drawn["X11"]
