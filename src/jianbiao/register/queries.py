"""Reading 在册: what is in force on a day, in a place, as of any entry."""

from datetime import date
from typing import Any

from django.db.models import Max

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule, Value
from jianbiao.register.domain import Assigned, Book, Standing
from jianbiao.register.domain import competence as assigning
from jianbiao.register.models import (
    Calendar,
    CalendarYear,
    Catalogue,
    CompetenceAct,
    Overlay,
    RuleParameter,
    RuleStanding,
)

_TABLES: tuple[Any, ...] = (
    Catalogue,
    Calendar,
    CalendarYear,
    Overlay,
    RuleStanding,
    RuleParameter,
)


def book(upto: int | None = None, *, using: str = "default") -> Book:
    """Return everything adopted up to entry ``upto``, or up to now: six small reads."""
    acts = {model: _facts(model, upto, using) for model in _TABLES}
    return Book(
        number=max((act.number for said in acts.values() for act in said), default=0),
        catalogues=acts[Catalogue],
        calendars=acts[Calendar],
        years=acts[CalendarYear],
        overlays=acts[Overlay],
        standings=acts[RuleStanding],
        settings=acts[RuleParameter],
    )


def version(*, using: str = "default") -> int:
    """Return the entry that last changed anything here: a ``book`` of that number is today's."""
    said = (model.objects.using(using).aggregate(n=Max("number"))["n"] for model in _TABLES)
    return max(number or 0 for number in said)


def competence() -> assigning.Standing:
    """Return whose tenders are by acts that stand: departments by (region, sector)."""
    return assigning.standing(competence_acts())


def competence_acts(*, after: int = 0) -> list[Assigned]:
    """Return every act of competence after entry ``after``, in the order of the ledger."""
    rows = CompetenceAct.objects.filter(number__gt=after).order_by("number")
    return [row.facts() for row in rows]


def standing(rule: str, on: date) -> Standing:
    """Return how ``rule`` stands on a day: unconfirmed, shadow, internal or in_force."""
    return book().standing(_rule(rule).number, on)


def parameters(rule: str, jurisdiction: str, on: date) -> dict[str, Value]:
    """Return the values of ``rule`` on a day in ``jurisdiction``: CN, 690100 or 690100/A03.

    The nearest place that has said something decides; never below the statutory floor.
    """
    return book().parameters(_rule(rule), jurisdiction, on)


def _rule(number: str) -> Rule:
    if number not in RULES:
        raise Refused(f"目录中没有 {number} · no rule {number}", code="rule_unknown", where=number)
    return RULES[number]


def _facts(model: Any, upto: int | None, using: str) -> tuple[Any, ...]:
    rows = model.objects.using(using).order_by("number")
    return tuple(row.facts() for row in (rows if upto is None else rows.filter(number__lte=upto)))
