"""规则目录 for staff: every rule with its standing, values, the act that moved it, its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule, Value
from jianbiao.publish.queries import officers
from jianbiao.register import queries as register
from jianbiao.register.domain import Book, Stood
from jianbiao.watch import queries as watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One rule as it stands; ``closed`` counts its alerts by verdict, ``open`` those still waiting."""

    rule: Rule
    standing: str
    values: Mapping[str, Value]
    stood: Stood | None
    by: str
    closed: Mapping[str, int]

    @property
    def judged(self) -> int:
        """How many of its alerts a person has closed."""
        return sum(n for verdict, n in self.closed.items() if verdict != "open")


def rules(on: date) -> list[Standing]:
    """Return the whole catalogue."""
    book, closed, names = register.book(), watch.closed_by_rule(), officers()
    return [_standing(one, on, book, closed.get(one.number, {}), names) for one in RULES.values()]


def rule(number: str, on: date) -> Standing:
    """Return one rule. Raise Refused where there is none."""
    if number not in RULES:
        raise Refused(f"没有规则 {number} · no rule {number}", code="rule_unknown", where=number)
    closed = watch.closed_by_rule().get(number, {})
    return _standing(RULES[number], on, register.book(), closed, officers())


def _standing(
    one: Rule, on: date, book: Book, closed: Mapping[str, int], names: Mapping[str, str]
) -> Standing:
    stood = book.stood(one.number, on)
    return Standing(
        rule=one,
        standing=book.standing(one.number, on).value,
        values=book.parameters(one, "CN", on),
        stood=stood,
        by=names.get(stood.by, stood.by) if stood else "",
        closed=closed,
    )
