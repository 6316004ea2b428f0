"""规则目录 for staff: every rule with its standing, values, the act that moved it, its record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Parameter, Rule, Value
from jianbiao.publish.queries import officers
from jianbiao.register import queries as register
from jianbiao.register.domain import Book, Stood
from jianbiao.watch import queries as watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """One parameter as a place has set it: a division, an industry of it, or the whole country.

    ``method``: for tenders of this kind of evaluation method alone; empty for all.
    """

    parameter: Parameter
    region: str
    industry: str
    method: str
    value: str
    since: date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One rule as it stands; ``closed`` counts its alerts by verdict, ``open`` those still waiting.

    ``places``: what each place has set, where it is not the whole country's.
    """

    rule: Rule
    standing: str
    values: Mapping[str, Value]
    stood: Stood | None
    by: str
    closed: Mapping[str, int]
    places: tuple[Local, ...] = ()

    @property
    def raised(self) -> int:
        """How many alerts it has raised."""
        return sum(self.closed.values())

    @property
    def precision(self) -> float | None:
        """Per cent true (confirmed or lawful exception) of what was found true or not; None before any.

        Where nothing could be established neither is known: such an alert counts for neither.
        """
        true = self.closed.get("confirmed", 0) + self.closed.get("lawful_exception", 0)
        known = self.judged - self.closed.get("unclear", 0)
        return 100 * true / known if known else None

    @property
    def judged(self) -> int:
        """How many of its alerts a person has closed."""
        return sum(n for verdict, n in self.closed.items() if verdict != "open")


def rules(at: datetime) -> list[Standing]:
    """Return the whole catalogue."""
    book, closed, names = register.book(), watch.closed_by_rule(at), officers()
    on = at.date()
    return [_standing(one, on, book, closed.get(one.number, {}), names) for one in RULES.values()]


def rule(number: str, at: datetime) -> Standing:
    """Return one rule. Raise Refused where there is none."""
    if number not in RULES:
        raise Refused(f"没有规则 {number} · no rule {number}", code="rule_unknown", where=number)
    closed = watch.closed_by_rule(at).get(number, {})
    return _standing(RULES[number], at.date(), register.book(), closed, officers())


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
        places=tuple(_places(one, on, book)),
    )


def _places(one: Rule, on: date, book: Book) -> Iterator[Local]:
    """Yield what holds on a day of what places have set, the widest place first."""
    named = {parameter.name: parameter for parameter in one.parameters}
    asked = {(s.jurisdiction, s.name) for s in book.settings if s.rule == one.number}
    for place, name in sorted(asked):
        act = book.setting(one.number, name, place, on)
        if act is None or name not in named:
            continue
        where, _, method = place.partition("@")
        region, _, industry = where.partition("/")
        yield Local(
            parameter=named[name],
            region=region,
            industry=industry,
            method=method,
            value=act.value,
            since=act.effective_on,
            number=act.number,
        )
