import itertools
import random
from collections import Counter

import pytest

from jianbiao.rehearsal import market, names
from jianbiao.rehearsal.province import PREFECTURES


def bids(tenders):
    chance = random.Random(1)
    for _ in range(tenders):
        work = names.work(chance, 2026)
        size = chance.choices((market.SMALL, market.MIDDLE, market.LARGE), (6, 3, 1))[0]
        count = 3 + min(17, round(chance.expovariate(0.5)))
        yield (
            work,
            market.bidders(chance, place=work.place, trade=work.trade, size=size, count=count),
        )


@pytest.fixture(scope="module")
def played():
    """Return 2,000 lots with their bidders."""
    return list(bids(2000))


def test_a_firm_bids_once_for_a_lot():
    chance = random.Random(2)
    found = market.bidders(chance, place=2, trade=names.WATER, size=market.LARGE, count=200)
    assert len({party.party.code for party in found}) == 200


def test_most_bidders_are_at_home(played):
    home = Counter(
        party.party.code[2:8] == PREFECTURES[work.place][0]
        for work, found in played
        for party in found
    )
    assert home[True] > home[False]


def test_few_firms_bid_often_and_many_once(played):
    often = Counter(party.party.code for _, found in played for party in found)
    once = sum(count == 1 for count in often.values()) / len(often)
    assert 0.35 < once < 0.6
    assert max(often.values()) < 80


def test_friends_meet_more_often_than_chance_would_have_it(played):
    met = Counter()
    for _, found in played:
        met.update(itertools.combinations(sorted(party.party.code for party in found), 2))
    assert 300 < sum(count >= 3 for count in met.values()) < 900
