"""One slice of the ledger (一段台账) while 监测 folds it: what was asked, found, alerted, awaited.

Answers follow from the record alone and are collected first; then the findings they bear on are
read at once, and everything is folded in the order of the entries.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from jianbiao.gather.ocds.merging import Growing
from jianbiao.intake import queries as intake
from jianbiao.law.catalogue import RULES
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.queries import Said
from jianbiao.record import aside
from jianbiao.record import queries as record
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.mentions import VIOLATION
from jianbiao.record.domain.secrecy import OPENING, opened
from jianbiao.record.domain.summary import methods, region
from jianbiao.record.domain.summary import place as place_of
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.standard.deadline_events import PASSED
from jianbiao.standard.events import AlertClosed, CalendarYearPublished, ErasureDone
from jianbiao.standard.rule_events import RuleAskedAnew
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import anew, telling
from jianbiao.watch.acting import acted
from jianbiao.watch.asking import (
    PLACING,
    Asked,
    Asker,
    Shelf,
    causes,
    missed,
    names_first,
    rules_of,
)
from jianbiao.watch.beside import Beside
from jianbiao.watch.held import Held, Told, wanted
from jianbiao.watch.past import Gone, history
from jianbiao.watch.sharing import RULE, SHARING, Sharing, asked_beside
from jianbiao.watch.tables import Step, Tables

MANY = 200
"""Tenders that are held at once while a year is counted again."""

FIRST = 5
"""Entries read at once while it is not known how many fit into a slice."""

LONGEST = timedelta(days=120)
"""No period of the law that is counted here reaches further from what is reported."""


@dataclass(slots=True, kw_only=True)
class Slice:
    """Folds entries: ``tables`` are what follows, ``held`` the tenders that are told of.

    ``fits`` is with how many entries a slice should begin: what more ones bear on is not read again
    and again. ``places`` are the records that entries end, ``shared`` the other lots a bid bears on, by entry.
    """

    log: str
    using: str
    book: Book
    tables: Tables = field(init=False)
    held: Held = field(init=False)
    beside: Beside = field(init=False)
    places: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    shared: dict[int, set[str]] = field(default_factory=dict)
    ready: Shelf = field(default_factory=Shelf)
    growing: Growing = field(default_factory=Growing)
    fits: int = FIRST
    begun: bool = False

    def __post_init__(self) -> None:
        self.tables = Tables(log=self.log, using=self.using)
        self.held = Held(log=self.log, using=self.using)
        self.beside = Beside(log=self.log, using=self.using)

    def fold(
        self, said: Sequence[Said], *, only: str = "", enough: Callable[[], bool] = bool
    ) -> int:
        """Fold entries in their order until it is ``enough``, one at least; return how many.

        ``only`` what they mean for one tender, if it is given.
        """
        messages = {m.number: folding.item(m) for m in intake.effective(said, self.log)}
        self._load(messages.values(), said, only)
        steps: list[Step] = []
        count = 0
        for entry in said:
            if count and enough():
                break
            count += 1
            if entry.kind.startswith("register:"):
                self.book = acted(self.book, entry)
                if self.log == "official":
                    anew.note(entry, using=self.using)
            elif entry.number in messages:
                steps += self._heard(messages[entry.number], entry, only)
            elif entry.kind in PASSED and entry.event["log"] == self.log:
                steps += self._passed(entry)
            elif entry.kind == AlertClosed.kind:
                steps.append(Step(entry=entry))
        self.tables.fold(steps, self.held)
        if not self.begun:
            self.begun = True
            self.fits = count if count < len(said) else min(FIRST, self.fits * 2)
        return count

    def act_on(self, entry: Said) -> None:
        """Do what an entry means after all before it: content erased, a year counted, a rule asked."""
        if entry.kind == ErasureDone.kind:
            self.forget(entry)
        elif entry.kind == CalendarYearPublished.kind:
            self.count_again(entry)
        elif entry.kind == RuleAskedAnew.kind:
            self.ask_anew(entry)

    def forget(self, erased: Said) -> None:
        """Find anew what follows about the tenders of which ``erased`` says that content is gone."""
        proven = record.proven_by(erased.event["numbers"], log=self.log, using=self.using)
        book, self.growing = self.book, Growing()
        tenders = {one.tender or one.group for one in proven if one.tender or one.project}
        tenders |= aside.concerned(proven, upto=erased.number, log=self.log, using=self.using)
        for code in sorted(tenders):
            self.tables.drop(code)
            self.held.drop(code)
            for entry in history(code, erased.number, log=self.log, using=self.using):
                self.book = register.book(upto=entry.number)
                if entry.kind == RuleAskedAnew.kind:
                    self.ask_anew(entry, only=code)
                else:
                    self.fold([entry], only=code)
        self.book = book
        # It may have stood beside others: whatever is held is read anew.
        self.held = Held(log=self.log, using=self.using)

    def count_again(self, entry: Said) -> None:
        """Ask anew about the tenders whose periods may reach into a year published by ``entry``."""
        begins = datetime(entry.event["year"], 1, 1, tzinfo=SHANGHAI) - LONGEST
        since = ledger_queries.newest_before(begins, log=self.log, upto=entry.number)
        codes = record.heard_of(since, entry.number, log=self.log, using=self.using)
        codes += sorted(
            aside.referred_to(since, entry.number, log=self.log, using=self.using) - set(codes)
        )
        for start in range(0, len(codes), MANY):
            some = set(codes[start : start + MANY])
            self._read({code: {""} for code in some}, entry.number)
            found = self.beside.read(self.held, (), entry.number)
            self.tables.read_dues({code: {""} for code in found})
            for code in sorted(some):
                told = self.held.tenders[code]
                if told.unknown:
                    self.tables.fold(self._referred(told, entry), self.held)
                    continue
                now = told.now({""})
                asker = self._asker(told, now, entry)
                asked = list(asker.ask(now, None, told.history({""})))
                steps = self._steps(asked, told.began({""})[1], asker, entry)
                self.tables.fold(steps, self.held)
            self.store()
            self.let_go()  # a year's tenders are too many for one slice

    def ask_anew(self, entry: Said, *, only: str = "") -> None:
        """Ask one rule about the open tenders that ``entry`` names; ``only`` about one of them."""
        said = entry.event
        rule, span = said["rule"], {"after": said["after"], "upto": said["upto"]}
        if self.log != "official" or rule not in RULES:
            return
        self.store()
        if not only:
            anew.note(entry, using=self.using)
        place = said["jurisdiction"]
        codes = [only] if only else anew.spoken_of(rule, place, **span, using=self.using)
        self._read({code: {""} for code in codes}, entry.number)
        self.beside.read(self.held, (), entry.number)
        awaited = {due.tender for due in self.tables.dues.values() if not due.came}
        for code in codes:
            told = self.held.tenders[code]
            now = told.now({""})
            if told.unknown or anew.is_over(now, code, awaited):
                continue
            asker = self._asker(told, now, entry)
            asked = anew.answers(asker, rule, now, told.history({""}))
            self.tables.fold(self._steps(asked, told.began({""})[1], asker, entry), self.held)

    def let_go(self, most: int = 0) -> None:
        """Hold about ``most`` items and findings of what is stored."""
        if self.tables.let_go(most):
            self.held.reread()
        if self.held.trim(most):
            self.tables.keep_dues(self.held.tenders)

    def store(self) -> None:
        """Write what has changed; from then on it is what was there before."""
        self.begun = False
        self.tables.store()

    def _load(self, messages: Iterable[Item], said: Sequence[Said], only: str) -> None:
        """Load what is spoken of and has not been loaded: lots, tenders, their projects."""
        new = list(messages)
        keys = {one.key for one in new if folding.ends(one) or one.set == folding.OCDS}
        self.places = record.under(keys, log=self.log, using=self.using)
        about = [*new, *(one for places in self.places.values() for one in places)]
        self.beside.load(new, self.places)
        lots = self._lots(about)
        for one in said:
            if one.kind in PASSED:
                lots[str(one.event["tender"])].add(str(one.event["lot"]))
        if not said:
            return
        upto = said[0].number - 1
        self._read({code: lots[code] for code in lots if only in {"", code}}, upto)
        self._read(self._share([one for one in new if only in {"", one.tender}]), upto)
        found = self.beside.read(self.held, new, upto)
        self.tables.read_dues({code: {""} for code in found})

    def _share(self, new: Sequence[Item]) -> dict[str, set[str]]:
        """Return the lots beside that of a bid or an opening in which a consortium's member bids."""
        self.shared = {}
        lots: dict[str, set[str]] = defaultdict(set)
        sharing = Sharing(log=self.log, using=self.using, new=new)
        for one in new:
            if not one.lot or one.set not in SHARING:
                continue
            ended = [old for old in self.places.get(one.key, ()) if old.ended_by == one.number]
            found = sharing.lots(one, ended, self.held.tenders[one.tender].held)
            if found:
                self.shared[one.number] = found
                lots[one.tender] |= found
        return lots

    def _lots(self, about: Iterable[Item]) -> dict[str, set[str]]:
        """Return which lots of which tenders may hear of ``about``; ``""`` means all of them."""
        some = list(about)
        lots = wanted(some)
        for one in some:
            for code, heard in self.beside.lots(one):
                lots[code].update(heard)
        return lots

    def _read(self, lots: Mapping[str, Collection[str]], upto: int) -> None:
        """Read these lots as of entry ``upto``, with what their tenders wait for."""
        new = {code: some for code, some in lots.items() if not self.held.knows(code, some)}
        self.held.read(new, upto)
        known = {code: some for code, some in new.items() if not self.held.tenders[code].fresh}
        self.tables.read_dues(known)

    def _heard(self, new: Item, entry: Said, only: str) -> list[Step]:
        """Ask about every tender that ``new`` changed: its own, and that of a record it ended."""
        steps: list[Step] = []
        stored = self.places.get(new.key, ())
        under = stored if folding.ends(new) else ()
        lots = self._lots([new, *under])
        self.tables.moved |= lots.keys() if new.set in telling.MOVING else set()
        codes = lots.keys() | {code for one in (new, *under) for code in self.held.beside(one)}
        near = self.shared.get(new.number, set())
        before = bool(near) and new.set in OPENING and self._opened(new)
        moved = self.held.move(new, stored, codes & ({only} if only else codes))
        if near and new.set in OPENING and self._opened(new) == before:
            near = set()  # one more bid read out tells other lots nothing new
        for code in sorted(lots.keys() & moved.keys()):
            beside = near if code == new.tender else set()
            told, some = self.held.tenders[code], {*lots[code], *beside}
            here, ended = moved[code]
            because = causes(here or new, ended, mine=here is not None)
            if told.unknown:
                steps += self._referred(told, entry, ended)
            if not told.began(some)[0] or not because:
                continue
            now = told.now(some)
            asker = self._asker(told, now, entry)
            history = told.history(some)
            asked = {
                (one.rule, one.code): one
                for cause in because
                for one in asker.ask(now, cause, history)
            }
            for subject in asked_beside(now, beside):
                asked[RULE, subject.code] = asker.answer(RULE, subject)
            first = names_first(now, new) and self._names_first(code, new)
            own = [one for one in ended if one.tender or one.set == VIOLATION or one.group == code]
            gone = asker.gone(missed(own, now, new, first=first), code)
            platform = told.began(some)[1]
            steps += self._steps((*asked.values(), *gone), platform, asker, entry)
        return steps

    def _opened(self, one: Item) -> bool:
        """Say whether the bids of the lot of ``one`` are open."""
        return one.tender in self.held.tenders and opened(
            self.held.tenders[one.tender].held, one.lot
        )

    def _passed(self, entry: Said) -> list[Step]:
        """Ask one rule about one lot, whose last day has gone by."""
        said = entry.event
        key = (said["rule"], said.get("subject") or said["lot"] or said["tender"])
        if not self.tables.passed(key, entry):
            return []
        told = self.held.tenders[said["tender"]]
        if told.unknown:
            return self._referred(told, entry)
        now = told.now({said["lot"]})
        asker = self._asker(told, now, entry)
        asked = [
            asker.answer(said["rule"], subject)
            for subject in facting.subjects(now, units=(RULES[said["rule"]].unit,))
            if subject.code == key[1]
        ]
        return self._steps(asked, told.began({said["lot"]})[1], asker, entry)

    def _referred(self, told: Told, entry: Said, ended: Iterable[Item] = ()) -> list[Step]:
        """Ask about violations that refer to a tender nobody has reported, and those that ``ended``."""
        steps: list[Step] = []
        for one, subject in facting.decisions(told.held):
            asker = self._asker(told, Laid(), entry, place=(region(one), ""))
            numbers = rules_of(subject.unit, "", foreign=asker.foreign)
            asked = [asker.answer(number, subject) for number in numbers]
            steps += self._steps(asked, one.platform, asker, entry)
        for one in ended:
            marks = missed([one] if one.set == VIOLATION else [], told.held, one, first=False)
            asker = self._asker(told, Laid(), entry, place=(region(one), ""))
            steps += self._steps(asker.gone(marks, told.code), one.platform, asker, entry)
        return steps

    def _names_first(self, code: str, new: Item) -> bool:
        """Say whether no other lot of a tender that was read by lots was named before ``new``."""
        whole = self.held.tenders[code].whole
        return whole or not record.names_other_lot(code, new, log=self.log, using=self.using)

    def _asker(
        self, told: Told, now: Laid, entry: Said, *, place: tuple[str, str] | None = None
    ) -> Asker:
        """Return the asker for a ``place``, else a tender's: of what holds, or held before all ended."""
        heads = now.among((folding.PROJECT, PLACING)) if now else [told.head] if told.head else []
        where, on = place or place_of(heads), entry.at.astimezone(SHANGHAI).date()
        return Asker(
            book=self.book,
            place=where,
            methods=methods(now.of(DOCUMENTS) if now else told.history({""})),
            foreign=self.log != "official",
            on=on,
            now=entry.at,
            passed=Gone(self.tables.dues),
            ready=self.ready.on(self.book, where, on),
            alike=self.ready.alike,
            growing=self.growing,
        )

    def _steps(
        self, asked: Iterable[Asked], platform: str, asker: Asker, entry: Said
    ) -> list[Step]:
        """Return the steps of answers, with what the rules wait for taken note of at once."""
        steps = []
        for one in asked:
            self.tables.wait(one, asker.place, entry)
            steps.append(Step(entry=entry, asked=one, platform=platform, place=asker.place))
        return steps
