"""Ask the rules (逐项核对): which of them speak of what changed, with whose parameters. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Final

from jianbiao.gather.ocds.merging import Growing
from jianbiao.law.calendar import Calendar
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts, end_of
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome
from jianbiao.law.rule import Value
from jianbiao.record.domain import calling
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.bidders import DECIDED
from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.facts import Mark, Subject
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.sources import SOURCES
from jianbiao.register.domain import Book
from jianbiao.watch import domain
from jianbiao.watch.judge import awaited, judge

_NOW: Final = "x_now"
_BEHIND: Final[Mapping[str, frozenset[str]]] = {
    "x_TENDER_LIST": DECIDED | {"TENDER_LIST", "BID_OPENING_RECORD"},
    "x_TENDER_LIST_count": DECIDED | {"TENDER_LIST", "BID_OPENING_RECORD"},
    "x_accepted": frozenset({"TENDER_LIST", "BID_OPEN_DETAIL"}),
    "x_encrypted": frozenset({"TENDER_LIST"}),
    "x_deadline": frozenset({"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"}),
    "x_candidates": frozenset({"TENDER_CANDIDATE"}),
    "x_text": frozenset({"TENDER_FILE_CLARI_MODI", "TENDER_CANDIDATE_ANNOUNCE"}),
    "x_open_objections": frozenset({"OBJECTION", "OBJECTION_REPLY", "BID_WINNING_NOTICE"}),
    "x_PRICE_FORM_CODE": frozenset({"TENDER_FILE_CLARI_MODI"}),
    "x_tolerance_s": frozenset(),
    _NOW: frozenset(),
    **calling.BEHIND,
}
"""The sets whose messages change a name of ours; every other name says its own set."""
_MOVED: Final = frozenset({"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"})
"""Sets that may move a deadline, whichever of them a rule reads it from."""
PLACING: Final = "TENDER_PROJECT"
"""The set that says in which place a tender is, and so which parameters hold: all rules are asked."""

_WITHDRAWN: Final = NotApplicable(
    zh="所依据的信息已撤回或者改报。", en="What it rested on was withdrawn or reported otherwise."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One rule's answer about one subject, how the rule stood, and what it now waits for."""

    rule: str
    code: str
    tender: str
    lot: str
    outcome: Outcome
    standing: str
    parameters: Mapping[str, str]
    due: DueAct | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A rule as it is asked in one place on one day: its parameters and how it stands."""

    values: Mapping[str, Value]
    texts: Mapping[str, str]
    standing: str


@dataclass(slots=True, kw_only=True)
class Asker:
    """The rules with what is in force ``on`` a day in one ``place`` (region, industry).

    ``passed`` holds (rule, subject) of last days that went by as an entry says: until then silence
    is no breach, for what ends a period may have been sent and be on its way. ``methods`` are the
    kinds of evaluation method by lot (``""``: the tender's): parameters may be set for one of them.
    """

    book: Book
    place: tuple[str, str]
    foreign: bool
    on: date
    now: datetime
    passed: Collection[tuple[str, str]] = ()
    methods: Mapping[str, str] = field(default_factory=dict)
    growing: Growing | None = None
    _ready: dict[tuple[str, str], "_Ready"] = field(default_factory=dict)
    _calendar: Calendar = field(init=False)
    _here: str = field(init=False)

    def __post_init__(self) -> None:
        """Look up once what every answer needs."""
        self._calendar = self.book.days()
        named = "/".join(part for part in self.place if part) or "CN"
        self._here = "any" if self.foreign else named

    def ask(
        self, items: Sequence[Item], about: Item | None, history: Sequence[Item] = ()
    ) -> Iterator[Asked]:
        """Yield the answers about a tender's holding ``items`` that ``about`` may have changed.

        ``history`` are all items up to now: with them a change of what was fixed is seen.
        """
        placing = about is not None and (about.set == PLACING or self._chooses(about))
        said = PLACING if placing else about.set if about else ""
        changed = said if about and not _first_of(about, items) else ""
        units = [unit for unit in facting.UNITS if rules_of(unit, changed, foreign=self.foreign)]
        wide = about is None or placing
        wanted = names_of(changed, foreign=self.foreign)
        asked_about = None if wide else about
        for subject in facting.subjects(
            items,
            units=units,
            about=asked_about,
            wanted=wanted,
            history=history,
            growing=self.growing,
        ):
            for number in rules_of(subject.unit, changed, foreign=self.foreign):
                yield self.answer(number, subject)

    def answer(self, number: str, subject: Subject) -> Asked:
        """Return what rule ``number`` says about ``subject``."""
        ready = self._of(number, subject.lot)
        values, here, days = ready.values, self._here, self._calendar
        due = awaited(number, subject.facts, jurisdiction=here, parameters=values, calendar=days)
        facts = self._timed(number, subject, due)
        return Asked(
            rule=number,
            code=subject.code,
            tender=subject.tender,
            lot=subject.lot,
            outcome=judge(number, facts, jurisdiction=here, parameters=values, calendar=days),
            due=due,
            standing=ready.standing,
            parameters=ready.texts,
        )

    def gone(self, marks: Iterable[Mark], tender: str) -> Iterator[Asked]:
        """Yield for subjects that are no more that no rule speaks of them now."""
        for mark in marks:
            for number in rules_of(mark.unit, "", foreign=self.foreign):
                ready = self._of(number, mark.lot)
                yield Asked(
                    rule=number,
                    code=mark.code,
                    tender=tender,
                    lot=mark.lot,
                    outcome=_WITHDRAWN,
                    due=None,
                    standing=ready.standing,
                    parameters=ready.texts,
                )

    def _chooses(self, about: Item) -> bool:
        """Say whether ``about`` may choose the evaluation method, and so the parameters of all rules."""
        return about.set == DOCUMENTS and self.book.by_method

    def _of(self, number: str, lot: str) -> "_Ready":
        method = self.methods.get(lot) or self.methods.get("", "")
        method = method if self.book.by_method else ""
        if (number, method) not in self._ready:
            place = "CN" if self.foreign else self._here
            place = f"{place}@{method}" if method else place
            values = self.book.parameters(RULES[number], place, self.on)
            self._ready[number, method] = _Ready(
                values=values,
                texts={name: str(value) for name, value in values.items()},
                standing=self.book.standing(number, self.on).value,
            )
        return self._ready[number, method]

    def _timed(self, number: str, subject: Subject, due: DueAct | None) -> Facts:
        if _NOW not in RULES[number].reads:
            return subject.facts
        now = self.now
        if due is not None and (number, subject.code) not in self.passed:
            now = min(now, end_of(due.due.likely))
        return subject.facts.along(_NOW, now.isoformat())


def _first_of(about: Item, items: Iterable[Item]) -> bool:
    """Say whether ``about`` is the first that is told of its lot: nobody asked about it before."""
    return bool(about.lot) and all(one.lot != about.lot for one in items if one is not about)


def causes(items: Iterable[Item], new: Item) -> list[Item]:
    """Return through which items ``new`` changed a tender: itself, and what it ended there.

    ``items`` are all of the tender's. A change may be of another set or lot than what it changes.
    """
    found = {(one.set, one.lot): one for one in items if one.ended_by == new.number}
    mine = [new] if any(one.number == new.number for one in items) else []
    return mine + [one for place, one in found.items() if place != (new.set, new.lot) or not mine]


def names_first(now: Sequence[Item], new: Item) -> bool:
    """Say whether ``new`` is the only one of the holding items ``now`` that names a lot."""
    return [one.number for one in now if one.lot] == [new.number]


def missed(items: Iterable[Item], now: Sequence[Item], new: Item, *, first: bool) -> list[Mark]:
    """Return the subjects a tender had before ``new`` and has no more; ``now`` are those that hold.

    A tender has one nameless lot until the ``first`` lot is named.
    """
    before = [m for one in items if one.ended_by == new.number for m in facting.marks(one)]
    if first:
        before.append(Mark(unit="lot", code=new.tender, lot=""))
    if not before:
        return []
    there = facting.present(now)
    return [mark for mark in dict.fromkeys(before) if (mark.unit, mark.code) not in there]


@cache
def rules_of(unit: str, changed: str, *, foreign: bool) -> tuple[str, ...]:
    """Return the rules about ``unit`` that read set ``changed``; every one when it is empty."""
    return tuple(
        number
        for number, rule in RULES.items()
        if rule.unit == unit
        and (not foreign or rule.jurisdiction == "any")
        and (foreign or changed in {"", PLACING} or changed in _sets(number))
    )


@cache
def names_of(changed: str, *, foreign: bool) -> frozenset[str]:
    """Return the names that the rules asked after a change of set ``changed`` read."""
    asked = (n for unit in facting.UNITS for n in rules_of(unit, changed, foreign=foreign))
    return frozenset(name for number in asked for name in RULES[number].reads)


@cache
def _sets(number: str) -> frozenset[str]:
    named = (_behind(name) for name in RULES[number].reads)
    sets = frozenset(facting.made_by(RULES[number].unit)).union(*named)
    return sets | _MOVED if sets & _MOVED else sets


def _behind(name: str) -> frozenset[str]:
    """Return the sets whose messages change the fact ``name``."""
    if name in _BEHIND or name in SOURCES:
        return _BEHIND.get(name, frozenset()) | SOURCES.get(name, frozenset())
    return frozenset({name.partition(".")[0]})


def sets_of(number: str) -> frozenset[str]:
    """Return the sets whose messages rule ``number`` reads, also through a name of ours."""
    return _sets(number)


def due_of(
    asked: Asked, act: DueAct, *, log: str, place: tuple[str, str], at: datetime
) -> domain.Due:
    """Return what ``asked`` waits for, known since the entry of ``at``, in ``place``."""
    return domain.Due(
        log=log,
        rule=asked.rule,
        subject=asked.code,
        tender=asked.tender,
        lot=asked.lot,
        region=place[0],
        industry=place[1],
        zh=act.zh,
        en=act.en,
        due_on=act.due.likely,
        provisional=act.due.standing == "provisional",
        came=act.came,
        known_at=at,
    )
