"""Nobody is accused: no name and no code of the province can be a real one's."""

import csv
import random
import re

import pytest

from jianbiao.rehearsal import market, names
from jianbiao.rehearsal.province import CODE, NAME, PREFECTURES
from jianbiao.standard import identifiers
from tests.rehearsal.make import planned, said

_KINDS = re.compile(
    r"(特别行政区|自治区|自治州|自治县|自治旗|街道|省|市|区|县|旗|镇|乡|盟|州|地区)$"
)
TABLES = ("provinces", "cities", "areas", "gansu_areas", "gansu_streets")


def works(count=2000):
    chance = random.Random(1)
    return [names.work(chance, 2026) for _ in range(count)]


def stem(name):
    cut = _KINDS.sub("", name)
    return cut if len(cut) > 1 else name


@pytest.fixture
def real(shared):
    """Return names and stems of real divisions, and the two-digit codes of provinces."""
    found, codes = set(), set()
    for table in TABLES:
        with shared(f"cn/gbt2260/{table}.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                found |= {row["name"], stem(row["name"])}
                codes.add(row["code"][:2])
    return found, codes


@pytest.mark.shared
def test_no_place_of_the_province_is_the_name_of_a_real_division(real):
    found, codes = real
    invented = {stem(name) for _, name, *_ in PREFECTURES} | {NAME} | set(names.TOWNS)
    assert not invented & found
    assert CODE[:2] not in codes


@pytest.mark.shared
def test_no_word_of_a_firm_is_the_name_of_a_real_division(real):
    found, _ = real
    chance = random.Random(2)
    trades = range(len(names.TRADES))
    firms = [names.firm_name(chance, "朔宁市", chance.choice(trades)) for _ in range(20_000)]
    words = {name[2:4] for name in firms if name.startswith(("朔宁", NAME))}
    assert len(words) > 1000
    assert not {word for word in words if word in found}


@pytest.mark.shared
def test_no_party_has_the_name_of_one_in_real_notices(shared):
    text = shared("cn/real_excerpts.jsonl").read_text(encoding="utf-8")
    parties = {work.entity.name for work in works()} | {work.agency.name for work in works()}
    parties |= {party.name for party in _firms()}
    assert not {name for name in parties if name in text}


def _firms():
    chance = random.Random(3)
    return [
        firm.party
        for place in range(len(PREFECTURES))
        for firm in market.bidders(chance, place=place, trade=0, size=0, count=120)
    ]


def test_every_party_carries_a_place_of_the_province():
    places = {name[:2] for _, name, *_ in PREFECTURES} | {NAME}
    for party in [
        *_firms(),
        *(work.entity for work in works()),
        *(work.agency for work in works()),
    ]:
        assert any(place in party.name for place in places)
        assert party.code[2:4] == "69"
        assert identifiers.valid("uscc", party.code)


def test_one_name_has_one_code_and_one_code_one_name():
    pairs = {(p.name, p.code) for p in _firms()}
    pairs |= {(w.entity.name, w.entity.code) for w in works()}
    pairs |= {(w.agency.name, w.agency.code) for w in works()}
    assert len({name for name, _ in pairs}) == len({code for _, code in pairs}) == len(pairs)


def test_some_names_are_long_rare_or_in_brackets():
    chance = random.Random(4)
    drawn = [names.firm_name(chance, "溪陇市", names.WATER) for _ in range(3000)]
    assert 50 < sum(len(name) > 22 for name in drawn) < 140
    assert 30 < sum("（" in name for name in drawn) < 100
    assert 10 < sum(any(ord(c) > 0xFFFF or c in "䶮㛃" for c in name) for name in drawn) < 60


def test_titles_are_as_long_as_real_ones():
    tenders = [planned(index, "realistic", seed=5) for index in range(80)]
    lengths = sorted(len(d["NOTICE_NAME"]) for d in said(tenders, "TENDER_ANN_QUA_INQUERY_ANN"))
    assert 27 <= lengths[len(lengths) // 2] <= 34
    assert lengths[-1] <= 100


def test_persons_have_many_names_and_a_few_are_written_with_a_dot():
    chance = random.Random(5)
    found = [names.person(chance) for _ in range(4000)]
    assert len(set(found)) > 2500
    dotted = [one for one in found if "·" in one]
    assert 20 < len(dotted) < 120
    assert all(2 <= len(one) <= 3 for one in found if "·" not in one)
