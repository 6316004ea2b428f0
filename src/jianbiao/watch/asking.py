"""Ask the rules (逐项核对): which of them speak of what changed, with whose parameters. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple

from jianbiao.gather.ocds.merging import Growing
from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts, end_of
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome
from jianbiao.law.rule import Rule
from jianbiao.record.domain import calling
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.bidders import DECIDED
from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.facts import Mark, Subject
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid, laid
from jianbiao.record.domain.sources import SOURCES
from jianbiao.register.domain import Book
from jianbiao.watch import domain
from jianbiao.watch.judge import NOW, Ready, applies, make_ready

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
    NOW: frozenset(),
    **calling.BEHIND,
}
"""The sets whose messages change a name of ours; every other name says its own set."""
_MOVED: Final = frozenset({"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"})
"""Sets that may move a deadline, whichever of them a rule reads it from."""
_SIGNS: Final = 128
"""Names that subjects tell of, of which it is kept which rules they concern."""
PLACING: Final = "TENDER_PROJECT"
"""The set that says in which place a tender is, and so which parameters hold: all rules are asked."""

_WITHDRAWN: Final = NotApplicable(
    zh="所依据的信息已撤回或者改报。", en="What it rested on was withdrawn or reported otherwise."
)


class Asked(NamedTuple):
    """One rule's answer about one subject, how the rule stood, and what it now waits for.

    Every message brings some dozens, of which most are like those before.
    """

    rule: str
    code: str
    tender: str
    lot: str
    outcome: Outcome
    standing: str
    parameters: Mapping[str, str]
    due: DueAct | None


Spoken = list[tuple[Ready, tuple[Outcome, DueAct | None] | None]]
"""Rules, each with what it says and waits for where that follows from what is not reported."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rules made ready for one place and day: by number and method, and for subjects alike in names."""

    ready: dict[tuple[str, str], Ready] = field(default_factory=dict)
    spoken: dict[tuple[str, ...], Spoken] = field(default_factory=dict)


class Shelf:
    """Rules made ready, by place and by the days on which the same acts are in force.

    ``alike`` are those of any place, by what they follow from.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._book: Book | None = None
        self._prepared: dict[tuple[tuple[str, str], date], Prepared] = {}
        self.alike: dict[tuple[object, ...], Ready] = {}

    def on(self, book: Book, place: tuple[str, str], day: date) -> Prepared:
        """Return the rules ready for a place and day under ``book``: of one book at a time."""
        if book is not self._book:
            self._book, self._prepared, self.alike = book, {}, {}
        key = (place, book.since(day))
        if (found := self._prepared.get(key)) is None:
            found = self._prepared[key] = Prepared()
        return found


@dataclass(slots=True, kw_only=True)
class Asker:
    """The rules with what is in force ``on`` a day in one ``place`` (region, industry).

    ``passed`` holds (rule, subject) of last days that went by as an entry says: until then silence
    is no breach, for what ends a period may have been sent and be on its way. ``methods`` are the
    kinds of evaluation method by lot (``""``: the tender's): parameters may be set for one of them.
    ``ready`` are rules made ready before for this day and place, ``alike`` those of any place under
    the same book.
    """

    book: Book
    place: tuple[str, str]
    foreign: bool
    on: date
    now: datetime
    passed: Container[tuple[str, str]] = ()
    methods: Mapping[str, str] = field(default_factory=dict)
    growing: Growing | None = None
    ready: Prepared = field(default_factory=Prepared)
    alike: dict[tuple[object, ...], Ready] = field(default_factory=dict)
    _here: str = field(init=False)
    told: str = field(init=False)

    def __post_init__(self) -> None:
        """Look up once what every answer needs."""
        named = "/".join(part for part in self.place if part) or "CN"
        self._here = "any" if self.foreign else named
        self.told = self.now.isoformat()

    def ask(
        self, items: Iterable[Item], about: Item | None, history: Sequence[Item] = ()
    ) -> Iterator[Asked]:
        """Yield the answers about a tender's holding ``items`` that ``about`` may have changed.

        ``history`` are all items up to now: with them a change of what was fixed is seen.
        """
        held = laid(items)
        placing = about is not None and (about.set == PLACING or self._chooses(about))
        said = PLACING if placing else about.set if about else ""
        changed = said if about and not _first_of(about, held) else ""
        units = _asked_units(changed, foreign=self.foreign)
        wide = about is None or placing
        wanted = names_of(changed, foreign=self.foreign)
        asked_about = None if wide else about
        for subject in facting.subjects(
            held,
            units=units,
            about=asked_about,
            wanted=wanted,
            history=history,
            growing=self.growing,
        ):
            method, timed = self._method(subject.lot), _Timed(subject, self)
            for ready, known in self._spoken(subject.unit, changed, method, subject.facts):
                yield _asked(ready, subject, *(known or self._said(ready, timed)))

    def asked(self, subjects: Iterable[Subject]) -> Iterator[tuple[Ready, str, Facts]]:
        """Yield (rule, subject, facts as it reads them) of every rule that may speak of ``subjects``.

        Whatever was due by now has passed.
        """
        for subject in subjects:
            bare, timed = subject.facts, None
            method = self._method(subject.lot)
            for ready, said in self._spoken(subject.unit, "", method, bare):
                if said is not None and isinstance(said[0], NotApplicable):
                    continue
                if ready.timed and timed is None:
                    timed = bare.along(NOW, self.told)
                yield ready, subject.code, timed if ready.timed and timed else bare

    def answer(self, number: str, subject: Subject) -> Asked:
        """Return what rule ``number`` says about ``subject``."""
        ready = self._of(number, self._method(subject.lot))
        return _asked(ready, subject, *self._said(ready, _Timed(subject, self)))

    def gone(self, marks: Iterable[Mark], tender: str) -> Iterator[Asked]:
        """Yield for subjects that are no more that no rule speaks of them now."""
        for mark in marks:
            for number in rules_of(mark.unit, "", foreign=self.foreign):
                ready = self._of(number, self._method(mark.lot))
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

    def _method(self, lot: str) -> str:
        """Return the kind of method of a lot where parameters are set for one."""
        return (self.methods.get(lot) or self.methods.get("", "")) if self.book.by_method else ""

    def _of(self, number: str, method: str) -> Ready:
        if (ready := self.ready.ready.get((number, method))) is None:
            ready = self.ready.ready[number, method] = self._made(RULES[number], method)
        return ready

    def _made(self, rule: Rule, method: str) -> Ready:
        """Return a rule ready to be asked; places with the same parameters have one between them."""
        place = "CN" if self.foreign else self._here
        place = f"{place}@{method}" if method else place
        parameters = self.book.parameters(rule, place, self.on)
        standing = self.book.standing(rule.number, self.on).value
        home = applies(rule.number, self._here)
        key = (rule.number, home, standing, *parameters.values())
        if (ready := self.alike.get(key)) is None:
            ready = self.alike[key] = make_ready(
                rule,
                home=home,
                parameters=parameters,
                calendar=self.book.days(),
                standing=standing,
            )
        return ready

    def _spoken(self, unit: str, changed: str, method: str, facts: Facts) -> Spoken:
        """Return the rules about ``unit`` that read set ``changed``, and what goes without asking.

        It follows from the names that are reported, and most bids of a lot tell of the same.
        """
        key, kept = (unit, changed, method, *facts), self.ready.spoken
        if (some := kept.get(key)) is None:
            if len(kept) >= _SIGNS:
                kept.clear()
            rules = rules_of(unit, changed, foreign=self.foreign)
            every = [self._of(number, method) for number in rules]
            some = kept[key] = [(one, one.unasked_of(facts)) for one in every]
        return some

    def _said(self, ready: Ready, facts: "_Timed") -> tuple[Outcome, DueAct | None]:
        """Return what a rule says and what it waits for."""
        due = ready.awaits(facts.bare) if ready.awaits else None
        return ready.check(facts.read_by(ready, due)), due


def _asked(ready: Ready, subject: Subject, outcome: Outcome, due: DueAct | None) -> Asked:
    return Asked(
        ready.number,
        subject.code,
        subject.tender,
        subject.lot,
        outcome,
        ready.standing,
        ready.texts,
        due,
    )


class _Timed:
    """Facts of one subject with the time it is for a rule: what is on its way is not yet late."""

    __slots__ = ("_along", "_asker", "_code", "bare")

    def __init__(self, subject: Subject, asker: Asker) -> None:
        self.bare, self._code, self._asker = subject.facts, subject.code, asker
        self._along: Facts | None = None

    def read_by(self, ready: Ready, due: DueAct | None) -> Facts:
        """Return the facts as the rule reads them that waits for ``due``."""
        if not ready.timed:
            return self.bare
        asker = self._asker
        if due is not None and (ready.number, self._code) not in asker.passed:
            now = min(asker.now, end_of(due.due.likely))
            return self.bare.along(NOW, now.isoformat())
        if self._along is None:
            self._along = self.bare.along(NOW, asker.told)
        return self._along


def _first_of(about: Item, items: Laid) -> bool:
    """Say whether ``about`` is the first that is told of its lot: nobody asked about it before."""
    return bool(about.lot) and items.names(about.lot) <= items.holds(about)


def causes(new: Item, ended: Iterable[Item], *, mine: bool) -> list[Item]:
    """Return through which items ``new`` changed a tender: itself where it is ``mine``, what it ended.

    A change may be of another set or lot than what it changes.
    """
    found = {(one.set, one.lot): one for one in ended}
    own = [new] if mine else []
    return own + [one for place, one in found.items() if place != (new.set, new.lot) or not mine]


def names_first(now: Laid, new: Item) -> bool:
    """Say whether ``new`` is the only one of the holding items ``now`` that names a lot."""
    return bool(new.lot) and now.lots() == [new.lot] and now.names(new.lot) == now.holds(new)


def missed(ended: Iterable[Item], now: Laid, new: Item, *, first: bool) -> list[Mark]:
    """Return the subjects a tender had before ``new`` and has no more; ``now`` are those that hold.

    ``ended`` are its items that ``new`` ended. It has one nameless lot until the ``first`` is named.
    """
    before = [mark for one in ended for mark in facting.marks(one)]
    if first:
        before.append(Mark(unit="lot", code=new.tender, lot=""))
    return [mark for mark in dict.fromkeys(before) if not facting.there(now, mark)]


@cache
def _asked_units(changed: str, *, foreign: bool) -> tuple[str, ...]:
    return tuple(unit for unit in facting.UNITS if rules_of(unit, changed, foreign=foreign))


@cache
def rules_of(unit: str, changed: str, *, foreign: bool) -> tuple[str, ...]:
    """Return the rules about ``unit`` that read set ``changed``; every one when it is empty."""
    return tuple(
        number
        for number, rule in RULES.items()
        if rule.speaks_of(unit)
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
