"""Asking one rule about one subject (逐条核对): its jurisdiction, its parameters, its answer. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final, cast

from jianbiao.law.calendar import Calendar
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Doubt, DueAct, NotApplicable, Outcome
from jianbiao.law.rule import Rule, Value
from jianbiao.law.unasked import Unasked, unasked
from jianbiao.watch.checks import CHECKS, EXPECTING

_CHINESE: Final = re.compile(r"(?:CN|[0-9]{6})(?:/.*)?")
"""A jurisdiction under Chinese law: ``CN`` or six digits of GB/T 2260, with an industry or without."""

NOW: Final = "x_now"
"""The fact that says what time it is."""

_FOREIGN: Final = NotApplicable(
    zh="数据属其他法域，中国法规则不适用。",
    en="The data belong to another jurisdiction; rules of Chinese law do not apply.",
)


def judge(
    number: str,
    facts: Facts,
    *,
    jurisdiction: str,
    parameters: Mapping[str, Value] | None = None,
    calendar: Calendar | None = None,
    compare: bool = False,
) -> Outcome:
    """Return what rule ``number`` says about ``facts``.

    ``parameters`` are those in force in ``jurisdiction``; what they leave out has its default.
    Foreign data are outside Chinese rules; with ``compare`` they are measured all the same, as a
    comparison that is never a breach.
    """
    rule = RULES[number]
    home = applies(number, jurisdiction)
    if not home and not compare:
        return _FOREIGN
    outcome = CHECKS[number].check(
        facts, calendar=calendar or Calendar.official(), **_values(rule, parameters)
    )
    return outcome if home else _compared(outcome)


def awaited(
    number: str,
    facts: Facts,
    *,
    jurisdiction: str,
    parameters: Mapping[str, Value] | None = None,
    calendar: Calendar | None = None,
) -> DueAct | None:
    """Return what rule ``number`` waits for and by when; None where it waits for nothing."""
    rule = RULES[number]
    if number not in EXPECTING or not applies(number, jurisdiction):
        return None
    return EXPECTING[number].expects(
        facts, calendar=calendar or Calendar.official(), **_values(rule, parameters)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ready:
    """A rule as it is asked in one place on one day: its parameters, and how it stands.

    ``unasked`` is what it says, and waits for, of which it looks for nothing. ``timed`` rules read
    what time it is.
    """

    number: str
    texts: Mapping[str, str]
    standing: str
    timed: bool
    check: Callable[[Facts], Outcome]
    awaits: Callable[[Facts], DueAct | None] | None
    unasked: Unasked | None

    def unasked_of(self, facts: Facts) -> tuple[Outcome, DueAct | None] | None:
        """Return what it says, and waits for, where ``facts`` are silent on all it looks for."""
        if self.unasked is None or not self.unasked.holds(facts):
            return None
        said: tuple[Outcome, DueAct | None] = self.unasked.said
        return said


def make_ready(
    rule: Rule,
    *,
    home: bool,
    parameters: Mapping[str, Value],
    calendar: Calendar,
    standing: str,
) -> Ready:
    """Return ``rule`` ready to be asked many times; not at ``home`` it never speaks."""
    number = rule.number
    said: dict[str, Any] = {"calendar": calendar, **_values(rule, parameters)}
    check: Callable[[Facts], Outcome] = _not_here
    awaits: Callable[[Facts], DueAct | None] | None = None
    if home:
        check = partial(cast("Any", CHECKS[number].check), **said)
    if home and number in EXPECTING:
        awaits = partial(cast("Any", EXPECTING[number].expects), **said)
    timed = NOW in rule.reads
    found = unasked(lambda facts: (check(facts), awaits(facts) if awaits else None))
    if found is not None and (NOW in found.names or found.said[1] is not None):
        found = None
    return Ready(
        number=number,
        texts={name: str(value) for name, value in parameters.items()},
        standing=standing,
        timed=timed,
        check=check,
        awaits=awaits,
        unasked=found,
    )


def _not_here(_: Facts) -> Outcome:
    return _FOREIGN


@lru_cache(maxsize=65536)
def applies(number: str, jurisdiction: str) -> bool:
    """Say whether rule ``number`` is law in a jurisdiction."""
    return RULES[number].jurisdiction == "any" or _CHINESE.fullmatch(jurisdiction) is not None


def _values(rule: Rule, parameters: Mapping[str, Value] | None) -> dict[str, Value]:
    if not rule.parameters:
        return {}
    said = parameters or {}
    return {p.name: said.get(p.name, p.default) for p in rule.parameters}


def _compared(outcome: Outcome) -> Outcome:
    match outcome:
        case Breach() | Doubt():
            return Doubt(
                numbers=outcome.numbers,
                zh=f"仅作比较：{outcome.zh}",
                en=f"For comparison only: {outcome.en}",
                at=outcome.at,
            )
    return outcome
