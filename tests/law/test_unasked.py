"""What a rule says unasked is what it says asked, for every rule and whatever is left out."""

import random

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.unasked import unasked
from jianbiao.watch.judge import make_ready

READY = {
    number: make_ready(
        rule,
        home=True,
        parameters=rule.defaults(),
        calendar=Calendar.official(),
        standing="in_force",
    )
    for number, rule in RULES.items()
}
SAID = {
    name: value
    for rule in RULES.values()
    for e in rule.examples
    for name, value in e.fields.items()
}


def test_most_rules_need_not_be_asked_of_what_nobody_reported():
    silent = [one for one in READY.values() if one.unasked is not None]
    assert len(silent) > 80
    assert all(one.unasked.holds(Facts({})) for one in silent)


@pytest.mark.parametrize("seed", range(40))
def test_unasked_a_rule_says_what_it_says_asked(seed):
    chance = random.Random(seed)
    names = chance.sample(sorted(SAID), chance.randrange(0, 60))
    facts = Facts({name: chance.choice([SAID[name], None]) for name in names})
    skipped = 0
    for number, ready in READY.items():
        if ready.unasked is None or not ready.unasked.holds(facts):
            continue
        skipped += 1
        asked = facts.along("x_now", "2026-06-01T00:00:00+08:00") if ready.timed else facts
        due = ready.awaits(facts) if ready.awaits else None
        assert (ready.check(asked), due) == ready.unasked.said, number
    assert skipped


def test_a_question_that_goes_through_all_facts_is_always_asked():
    assert unasked(lambda facts: [name for name in facts if name.startswith("x_")]) is None
    assert unasked(len) is None
    assert unasked(lambda facts: facts.along("x_now", 1).get("A")) is None


def test_a_set_that_is_looked_for_is_told_by_any_of_its_fields():
    found = unasked(lambda facts: facts.speaks_of("A.", "x_b"))
    assert found.holds(Facts({"C.F": 1}))
    assert not found.holds(Facts({"A.F": None}))
    assert not found.holds(Facts({"x_b": None}))
