"""Truth against findings: every rule that stands answers as planted, over drilled tenders."""

from datetime import timedelta
from functools import cache

import pytest

from jianbiao.rehearsal import decks, generator
from jianbiao.watch.checks import CHECKS
from tests.rehearsal.agreement import WORDS, compare
from tests.rehearsal.make import START

TENDERS = 160
RULES = sorted(
    {
        effect.rule
        for deck in decks.PHASES.values()
        for plan in deck
        for effect in plan.effects
        if effect.expected in WORDS and effect.rule[0] in "PBACX"
    }
)


@cache
def compared():
    """Return what agrees and what does not over tenders that begin all through a year."""
    return compare(
        (n, generator.tender(6, n, start=START + timedelta(hours=29 * n), profile="drill"))
        for n in range(TENDERS)
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_answers_as_planted(rule):
    if rule not in CHECKS:
        pytest.skip(f"rule {rule} has no check yet")
    agreed, disagreed, _, _ = compared()
    assert not disagreed.get(rule), disagreed[rule][0]
    assert any(number == rule for number, _ in agreed)


def test_nothing_is_said_to_break_a_limit_that_nobody_planted():
    unplanned = {rule: many for (rule, word), many in compared()[3].items() if word == "breach"}
    assert not unplanned
