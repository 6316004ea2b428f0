"""在册簿: everything adopted so far, and what of it holds on a day.

A pure fold over the acts of this room; as of any entry, so that a finding can be computed again
with the rules that held when it was made.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from jianbiao.law.calendar import Calendar
from jianbiao.law.rule import Parameter, Rule, Value
from jianbiao.register.domain.places import chain, method_of
from jianbiao.register.domain.values import holds, read
from jianbiao.standard.events import (
    CalendarAdopted,
    CalendarYearPublished,
    CatalogueAdopted,
    OverlayAdopted,
    ParameterSet,
    RuleStood,
)


class Standing(StrEnum):
    """规则状态. Only ``in_force`` reaches the public list; the first two run in shadow."""

    UNCONFIRMED = "unconfirmed"
    SHADOW = "shadow"
    INTERNAL = "internal"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A catalogue adopted by entry ``number``."""

    number: int
    version: str
    digest: str
    rules: tuple[str, ...]
    effective_on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A working-day calendar adopted by entry ``number``, published through year ``through``."""

    number: int
    digest: str
    through: int
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Days off and make-up days of one year as published by entry ``number``."""

    number: int
    year: int
    rest: str
    work: str
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A provincial overlay adopted by entry ``number``."""

    number: int
    prefix: str
    version: str
    digest: str
    names: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A rule moved to a standing by the legal officer ``by``."""

    number: int
    rule: str
    standing: str
    basis: str
    effective_on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One parameter of one rule in one place from one day on."""

    number: int
    rule: str
    name: str
    value: str
    jurisdiction: str
    effective_on: date
    basis: str
    by: str
    at: datetime


Act = Adopted | Worked | Year | Overlaid | Stood | Setting
"""What the book holds; acts of competence are read apart."""

Dated = TypeVar("Dated", Adopted, Stood, Setting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All acts up to entry ``number``, each kind in the order of the ledger.

    ``by_method`` says that a place has set something for one kind of evaluation method.
    """

    number: int = 0
    catalogues: tuple[Adopted, ...] = ()
    calendars: tuple[Worked, ...] = ()
    years: tuple[Year, ...] = ()
    overlays: tuple[Overlaid, ...] = ()
    standings: tuple[Stood, ...] = ()
    settings: tuple[Setting, ...] = ()
    by_method: bool = field(init=False, compare=False)
    _stood: dict[str, list[Stood]] = field(init=False, repr=False, compare=False)
    _set: dict[tuple[str, str, str], list[Setting]] = field(init=False, repr=False, compare=False)
    _turns: list[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the acts out by what is asked for: each message is judged under every rule."""
        by_method = any(method_of(one.jurisdiction) for one in self.settings)
        object.__setattr__(self, "by_method", by_method)
        object.__setattr__(self, "_stood", defaultdict(list))
        object.__setattr__(self, "_set", defaultdict(list))
        for act in self.standings:
            self._stood[act.rule].append(act)
        for setting in self.settings:
            self._set[setting.rule, setting.name, setting.jurisdiction].append(setting)
        turns = {act.effective_on for act in self.catalogues}
        turns |= {act.effective_on for act in self.standings}
        turns |= {act.effective_on for act in self.settings}
        object.__setattr__(self, "_turns", sorted({date.min, *turns}))

    def since(self, on: date) -> date:
        """Return since when the same acts are in effect as ``on`` that day."""
        return self._turns[bisect_right(self._turns, on) - 1]

    def catalogue(self, on: date) -> Adopted | None:
        """Return the catalogue that holds ``on`` that day."""
        return _latest(self.catalogues, on)

    def calendar(self) -> Worked | None:
        """Return the calendar adopted last."""
        return self.calendars[-1] if self.calendars else None

    def days(self) -> Calendar:
        """Return the working days: this release's table with the years published since."""
        return _days(tuple((one.year, one.rest, one.work) for one in self.years))

    def stood(self, rule: str, on: date) -> Stood | None:
        """Return the act by which ``rule`` stands as it does ``on`` that day; None before any."""
        return _latest(self._stood.get(rule, ()), on)

    def standing(self, rule: str, on: date) -> Standing:
        """Return how ``rule`` stands; whatever nobody confirmed is unconfirmed."""
        act = self.stood(rule, on)
        return Standing(act.standing) if act else Standing.UNCONFIRMED

    def parameters(self, rule: Rule, place: str, on: date) -> dict[str, Value]:
        """Return the values of ``rule`` in ``place`` on that day, each of its default's type."""
        return {p.name: self._value(rule, p, place, on) for p in rule.parameters}

    def setting(self, rule: str, name: str, place: str, on: date) -> Setting | None:
        """Return the act that sets ``name`` in exactly ``place``, the latest in effect."""
        return _latest(self._set.get((rule, name, place), ()), on)

    def _value(self, rule: Rule, parameter: Parameter, place: str, on: date) -> Value:
        for near in chain(place):
            act = self.setting(rule.number, parameter.name, near, on)
            # A later catalogue outranks the act: what fell below its floor no longer holds.
            if act is not None and holds(parameter, act.value):
                return read(parameter, act.value)
        return parameter.default


_SHELVES: dict[type[Act], str] = {
    Adopted: "catalogues",
    Worked: "calendars",
    Year: "years",
    Overlaid: "overlays",
    Stood: "standings",
    Setting: "settings",
}
"""Where an act stands in the book."""


def after(book: Book, event: Any, *, number: int, by: str, at: datetime) -> Book:
    """Return the book once ``event`` has happened; events of other rooms change nothing."""
    act = act_of(event, number=number, by=by, at=at)
    if act is None:
        return book
    shelf = _SHELVES[type(act)]
    added: dict[str, Any] = {shelf: (*getattr(book, shelf), act)}
    return replace(book, number=number, **added)


_ACTS: dict[type[Any], type[Act]] = {
    CatalogueAdopted: Adopted,
    CalendarAdopted: Worked,
    CalendarYearPublished: Year,
    OverlayAdopted: Overlaid,
    RuleStood: Stood,
    ParameterSet: Setting,
}


def act_of(event: Any, *, number: int, by: str, at: datetime) -> Act | None:
    """Return the act that ``event`` is in this book; None for an event of another room."""
    kind = _ACTS.get(type(event))
    return kind(number=number, by=by, at=at, **_said(event)) if kind else None


@cache
def _days(years: tuple[tuple[int, str, str], ...]) -> Calendar:
    calendar = Calendar.official()
    for year, rest, work in years:
        calendar = calendar.with_year(year, rest, work)
    return calendar


def _said(event: Any) -> dict[str, Any]:
    """Return what an event says, days and lists as the plain values of this book."""
    said = {f.name: getattr(event, f.name) for f in fields(event)}
    if "effective_on" in said:
        said["effective_on"] = date.fromisoformat(said["effective_on"])
    return {name: tuple(one) if isinstance(one, list) else one for name, one in said.items()}


def _latest(acts: Iterable[Dated], on: date) -> Dated | None:
    """Return the act in effect on a day: the latest effective date, then the latest entry."""
    held = [act for act in acts if act.effective_on <= on]
    return max(held, key=lambda act: (act.effective_on, act.number), default=None)
