"""Truth against findings: every rule answers as planted, over drilled tenders."""

from datetime import timedelta
from functools import cache

import pytest

from jianbiao.law.catalogue import RULES
from jianbiao.rehearsal import decks, generator
from jianbiao.watch.agreement import ANSWERS, SILENCE, Agreement, answers
from tests.rehearsal.make import START

TENDERS = 400
PLANTED = sorted(
    {
        effect.rule
        for deck in decks.PHASES.values()
        for plan in deck
        for effect in plan.effects
        if effect.expected in ANSWERS and effect.rule[0] in "PBACX"
    }
)


@cache
def compared():
    """Return what agrees and what does not over tenders that begin through most of a year."""
    found = Agreement()
    for n in range(TENDERS):
        start = START + timedelta(hours=14 * n)
        tender = generator.tender(6, n, start=start, profile="drill")
        truths = [one.said() for one in tender.truth]
        found.take(truths, answers([one.message for one in tender.messages if not one.flaw]))
    return found


def test_every_rule_is_planted():
    assert set(PLANTED) == {*RULES, SILENCE}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_rule_answers_as_planted_and_flags_nothing_else(rule):
    row = compared().rows[rule]
    assert row.agrees, compared().differing.get(rule)
    assert sum(row.planted.values())
