import random
from datetime import datetime, timedelta
from statistics import mean

import pytest

from jianbiao.rehearsal import chance as draws
from jianbiao.standard.terms import SHANGHAI

DEADLINE = datetime(2026, 3, 24, 9, 30, tzinfo=SHANGHAI)


def arrivals(count):
    chance = random.Random(1)
    found = draws.Arrivals.between(DEADLINE - timedelta(days=21), DEADLINE)
    return [DEADLINE - found.draw(chance) for _ in range(count)]


def test_bids_come_before_the_deadline_and_after_the_issue():
    ages = arrivals(3000)
    assert min(ages) > timedelta(0)
    assert max(ages) <= timedelta(days=21)


def test_bids_rush_before_the_deadline_as_measured():
    ages = arrivals(5000)
    within = [sum(age <= timedelta(hours=h) for age in ages) / len(ages) for h in (0.25, 1, 24)]
    assert 0.07 < within[0] < 0.15
    assert 0.22 < within[1] < 0.36
    assert 0.5 < within[2] < 0.8


def test_counts_have_the_mean_they_are_given():
    chance = random.Random(2)
    drawn = [draws.negative_binomial(chance, size=1.6, mean=4.5) for _ in range(5000)]
    assert mean(drawn) == pytest.approx(4.5, rel=0.1)
    assert mean(draws.geometric(chance, 0.5) for _ in range(5000)) == pytest.approx(1, rel=0.1)


def test_the_first_places_of_zipf_are_drawn_most():
    chance = random.Random(3)
    drawn = [draws.zipf(chance, 45, 1.6) for _ in range(3000)]
    assert set(drawn) <= set(range(45))
    assert drawn.count(0) > drawn.count(1) > drawn.count(10)


def test_a_ratio_stays_within_its_bounds():
    chance = random.Random(4)
    drawn = [
        draws.ratio(chance, mean=0.96, spread=0.2, degrees=5, low=0.7, high=0.9999)
        for _ in range(500)
    ]
    assert min(drawn) >= 0.7
    assert max(drawn) <= 0.9999
