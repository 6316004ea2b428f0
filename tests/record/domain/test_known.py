"""What is written down of a tender answers every rule as the tender itself does."""

from decimal import Decimal

import pytest

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.record.domain import known as knowing
from jianbiao.record.domain.facts import Subject
from jianbiao.record.domain.known import Known
from jianbiao.watch.judge import awaited, judge
from tests.bench.province import _items as told
from tests.rehearsal.make import planned

NOW = "2026-11-01T00:00:00+08:00"


class Noting(dict):
    """Values that note which names were looked up."""

    def __init__(self, said):
        super().__init__(said)
        self.names = set()

    def get(self, name, default=None):
        self.names.add(name)
        return super().get(name, default)

    def __contains__(self, name):
        self.names.add(name)
        return super().__contains__(name)


def known(index, profile):
    items = [one for one in told(planned(index, profile=profile), 0) if one.tender]
    first = items[0].tender
    return knowing.known([one for one in items if one.tender == first])


def said_of(subject):
    """Return what every rule of a subject's unit says and waits for."""
    facts = Facts({**subject.facts, "x_now": NOW})
    return {
        number: (
            judge(number, facts, jurisdiction=subject.jurisdiction),
            awaited(number, facts, jurisdiction=subject.jurisdiction),
        )
        for number, rule in RULES.items()
        if rule.unit == subject.unit
    }


@pytest.mark.parametrize("profile", ["lively", "drill", "realistic"])
def test_rules_say_of_what_is_written_what_they_say_of_the_tender(profile):
    for index in range(8):
        whole = known(index, profile)
        again = knowing.read(knowing.spelled(whole))
        assert (again.place, again.methods) == (whole.place, whole.methods)
        assert len(again.subjects) == len(whole.subjects) > 3
        for one, other in zip(whole.subjects, again.subjects, strict=True):
            told_of = (one.unit, one.code, one.tender, one.lot, one.jurisdiction)
            assert told_of == (other.unit, other.code, other.tender, other.lot, other.jurisdiction)
            assert one.facts.sets == other.facts.sets
            assert said_of(one) == said_of(other)


def test_a_sum_stays_a_sum_to_its_last_digit():
    facts = Facts({"x_award_price": Decimal("17035998.810"), "x_opened": 3, "x_rejected": False})
    one = Subject(unit="lot", code="L", tender="T", lot="L", facts=facts)
    whole = Known(place=("690100", "A07"), methods={"L": "1"}, subjects=[one])
    [again] = knowing.read(knowing.spelled(whole)).subjects
    assert dict(again.facts) == dict(facts)
    assert str(again.facts["x_award_price"]) == "17035998.810"
    assert type(again.facts["x_award_price"]) is Decimal


def test_of_what_no_rule_reads_only_the_set_is_told():
    facts = Facts({"TENDER_LIST.ADDRESS": "城关", "TENDER_LIST.BID_PRICE": None, "CREDIT.A": "1"})
    one = Subject(unit="bid", code="B", tender="T", lot="", facts=facts)
    [again] = knowing.read(
        knowing.spelled(Known(place=("", ""), methods={}, subjects=[one]))
    ).subjects
    assert "TENDER_LIST.BID_PRICE" in again.facts
    assert "城关" not in again.facts.values()
    assert again.facts.sets == facts.sets


def test_nothing_is_known_of_no_tender():
    nothing = knowing.known([])
    assert knowing.read(knowing.spelled(nothing)) == Known(place=("", ""), methods={}, subjects=[])


@pytest.mark.parametrize("number", RULES)
def test_a_rule_looks_up_nothing_that_is_left_out(number):
    rule = RULES[number]
    for example in rule.examples:
        for dropped in (None, *example.fields):
            facts = Facts({})
            facts._said = noted = Noting({k: v for k, v in example.fields.items() if k != dropped})
            judge(number, facts, jurisdiction="690000")
            awaited(number, facts, jurisdiction="690000")
            names = {name for name in noted.names if name[-1] != "." and name[:2] != "x_"}
            assert names <= knowing.read_by(rule.unit)
