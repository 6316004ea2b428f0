"""One slice of the ledger (一段台账) while 监测 folds it: what was asked, found, alerted, awaited.

Answers follow from the record alone and are collected first; then the findings they bear on are
read at once, and everything is folded in the order of the entries.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.mentions import VIOLATION
from jianbiao.record.domain.summary import methods, place
from jianbiao.record.storing import upsert
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.standard.deadline_events import PASSED
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import domain, queries, tallying, telling
from jianbiao.watch.acting import acted
from jianbiao.watch.asking import Asked, Asker, causes, due_of, missed, names_first
from jianbiao.watch.beside import Beside
from jianbiao.watch.held import Held, wanted
from jianbiao.watch.models import Alert, Deadline, Finding
from jianbiao.watch.past import history
from jianbiao.watch.sharing import RULE, SHARING, asked_beside, shared

Key = tuple[str, str]
"""(rule, subject)."""

MANY = 200
"""Tenders that are held at once while a year is counted again."""

LONGEST = timedelta(days=120)
"""No period of the law that is counted here reaches further from what is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One thing to fold: an answer about a tender, or a closing where there is none."""

    entry: Said
    asked: Asked | None = None
    platform: str = ""
    place: tuple[str, str] = ("", "")


@dataclass(slots=True, kw_only=True)
class Slice:
    """The tables of a slice by their keys; ``changed`` names what is to be stored."""

    log: str
    using: str
    book: Book
    held: Held = field(init=False)
    beside: Beside = field(init=False)
    places: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    shared: dict[int, set[str]] = field(default_factory=dict)
    findings: dict[Key, domain.Finding | None] = field(default_factory=dict)
    alerts: dict[str, domain.Alert | None] = field(default_factory=dict)
    found_before: dict[Key, domain.Finding | None] = field(default_factory=dict)
    alerts_before: dict[str, domain.Alert | None] = field(default_factory=dict)
    dues: dict[Key, domain.Due] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    """Tenders of which it may have changed from when on their bids are open."""
    growing: Growing = field(default_factory=Growing)
    changed: dict[str, set[Key]] = field(
        default_factory=lambda: {"finding": set(), "alert": set(), "due": set()}
    )

    def __post_init__(self) -> None:
        self.held = Held(log=self.log, using=self.using)
        self.beside = Beside(log=self.log, using=self.using)

    def fold(self, said: Sequence[Said], *, only: str = "") -> None:
        """Fold entries in their order; ``only`` what they mean for one tender, if it is given."""
        messages = {m.number: folding.item(m) for m in intake.effective(said, self.log)}
        self._load(messages.values(), said)
        steps: list[_Step] = []
        for entry in said:
            if entry.kind.startswith("register:"):
                self.book = acted(self.book, entry)
            elif entry.number in messages:
                steps += self._heard(messages[entry.number], entry, only)
            elif entry.kind in PASSED and entry.event["log"] == self.log:
                steps += self._passed(entry)
            elif entry.kind == AlertClosed.kind:
                steps.append(_Step(entry=entry))
        self._know(steps)
        for step in steps:
            self._take(step)

    def forget(self, erased: Said) -> None:
        """Find anew what follows about the tenders of which ``erased`` says that content is gone."""
        proven = record.proven_by(erased.event["numbers"], log=self.log, using=self.using)
        book, self.growing = self.book, Growing()
        tenders = {one.tender or one.group for one in proven if one.tender or one.project}
        tenders |= aside.concerned(proven, upto=erased.number, log=self.log, using=self.using)
        for code in sorted(tenders):
            self._let_go(code)
            for entry in history(code, erased.number, log=self.log, using=self.using):
                self.book = register.book(upto=entry.number)
                self.fold([entry], only=code)
        self.book = book

    def count_again(self, entry: Said) -> None:
        """Ask anew about the tenders whose periods may reach into a year published by ``entry``."""
        begins = datetime(entry.event["year"], 1, 1, tzinfo=SHANGHAI) - LONGEST
        since = ledger_queries.newest_before(begins, log=self.log, upto=entry.number)
        codes = record.heard_of(since, entry.number, log=self.log, using=self.using)
        for start in range(0, len(codes), MANY):
            some = set(codes[start : start + MANY])
            self._read({code: {""} for code in some})
            for code in sorted(some):
                items = self.held.view(code, {""})
                now = self._holding(code, {""}, entry.number)
                past = [one for one in items if one.number <= entry.number]
                asker = self._asker(items, now, entry)
                steps = self._steps(list(asker.ask(now, None, past)), items, asker, entry)
                self._know(steps)
                for step in steps:
                    self._take(step)
            self._put_away()

    def _put_away(self) -> None:
        """Store what has changed and hold nothing: a year's tenders are too many for one slice."""
        self.store()
        self.held = Held(log=self.log, using=self.using)
        self.beside = Beside(log=self.log, using=self.using)
        self.findings, self.alerts, self.dues = {}, {}, {}
        self.found_before, self.alerts_before, self.moved = {}, {}, set()
        for keys in self.changed.values():
            keys.clear()

    def store(self) -> None:
        """Write what has changed."""
        self._show()
        found = [one for k in self.changed["finding"] if (one := self.findings[k]) is not None]
        alerts = [self._of(key) for key in self.changed["alert"]]
        dues = [self.dues[key] for key in self.changed["due"] if key in self.dues]
        upsert(Finding, [Finding.row(one) for one in found], self.using)
        upsert(Alert, [Alert.row(one) for one in alerts if one is not None], self.using)
        upsert(Deadline, [Deadline.row(one) for one in dues], self.using)
        ids = [domain.alert_id(*key) for key in self.changed["alert"]]
        tallying.alerts(
            [self.alerts_before[id] for id in ids], alerts, log=self.log, using=self.using
        )
        tallying.gaps(
            [self.found_before[key] for key in self.changed["finding"]],
            found,
            log=self.log,
            using=self.using,
        )
        for rule, subject in self.changed["due"] - self.dues.keys():
            gone = Deadline.objects.using(self.using).filter(log=self.log)
            gone.filter(rule=rule, subject=subject).delete()

    def _show(self) -> None:
        """Say of alerts from when on they show: of those that changed, and of tenders that moved."""
        for id, alert in telling.of_tenders(self.moved, log=self.log, using=self.using).items():
            self.alerts.setdefault(id, alert)
            self.alerts_before.setdefault(id, alert)
        codes = self.moved | {now.tender for key in self.changed["alert"] if (now := self._of(key))}
        some = [now for now in self.alerts.values() if now is not None and now.tender in codes]
        for now in telling.placed(some, log=self.log, using=self.using):
            self.alerts[now.id] = now
            self.changed["alert"].add((now.rule, now.subject))

    def _of(self, key: Key) -> domain.Alert | None:
        return self.alerts[domain.alert_id(*key)]

    def _load(self, messages: Iterable[Item], said: Sequence[Said]) -> None:
        """Load what is spoken of and has not been loaded: lots, tenders, their projects."""
        new = list(messages)
        keys = {one.key for one in new if folding.ends(one)}
        self.places = record.under(keys, log=self.log, using=self.using)
        about = [*new, *(one for places in self.places.values() for one in places)]
        self.beside.load(new, self.places)
        lots = self._lots(about)
        for one in said:
            if one.kind in PASSED:
                lots[str(one.event["tender"])].add(str(one.event["lot"]))
        self._read(lots)
        self._share(new)

    def _share(self, new: Sequence[Item]) -> None:
        """Read the lots beside that of a bid or an opening in which a consortium's member bids."""
        lots: dict[str, set[str]] = {}
        for one in new:
            if one.lot and one.set in SHARING:
                ended = [old for old in self.places.get(one.key, ()) if old.ended_by == one.number]
                held = self.held.kept(one.tender, {"", one.lot})
                found = shared(one, ended, held, log=self.log, using=self.using)
                if found:
                    self.shared[one.number] = found
                    lots.setdefault(one.tender, set()).update(found)
        self._read(lots)

    def _lots(self, about: Iterable[Item]) -> dict[str, set[str]]:
        """Return which lots of which tenders may hear of ``about``; ``""`` means all of them."""
        some = list(about)
        lots = wanted(some)
        for one in some:
            for code, heard in self.beside.lots(one):
                lots[code].update(heard)
        return lots

    def _read(self, lots: Mapping[str, Collection[str]]) -> None:
        """Read these lots with what their tenders wait for, and the projects of the tenders."""
        self.held.read(lots)
        dues = queries.dues_of(lots, log=self.log, using=self.using)
        self.dues |= {key: due for key, due in dues.items() if key not in self.changed["due"]}
        self.beside.read(self.held, lots)

    def _beside(self, code: str) -> list[Item]:
        """Return what is reported of a tender's project and of its parties, under no tender."""
        return self.beside.of(code, self.held)

    def _holding(self, code: str, lots: Collection[str], at: int) -> list[Item]:
        """Return what holds of these lots of a tender and of its project as of entry ``at``."""
        now = folding.holding(self.held.view(code, lots), at)
        return facting.beside(now, folding.holding(self._beside(code), at))

    def _let_go(self, code: str) -> None:
        """Drop what was found about a tender, stored or not, and what is counted of it."""
        self._count_out(code)
        for model in (Finding, Alert, Deadline):
            model.objects.using(self.using).filter(log=self.log, tender=code).delete()
        self.beside.drop(code, self.held.project(code))
        self.held.drop(code)
        about = {key for key, one in self.findings.items() if one and one.tender == code}
        about |= {key for key, one in self.dues.items() if one.tender == code}
        about |= {(a.rule, a.subject) for a in self.alerts.values() if a and a.tender == code}
        for key in about:
            self.findings.pop(key, None)
            self.dues.pop(key, None)
            self.alerts.pop(domain.alert_id(*key), None)
            self.found_before.pop(key, None)
            self.alerts_before.pop(domain.alert_id(*key), None)
        for keys in self.changed.values():
            keys.difference_update(about)

    def _count_out(self, code: str) -> None:
        about = {"log": self.log, "tender": code}
        found = [row.facts() for row in Finding.objects.using(self.using).filter(**about)]
        alerts = [row.facts() for row in Alert.objects.using(self.using).filter(**about)]
        tallying.gaps(found, (), log=self.log, using=self.using)
        tallying.alerts(alerts, (), log=self.log, using=self.using)

    def _heard(self, new: Item, entry: Said, only: str) -> list[_Step]:
        """Ask about every tender that ``new`` changed: its own, and that of a record it ended."""
        steps: list[_Step] = []
        lots = self._lots([new, *(self.places.get(new.key, ()) if folding.ends(new) else ())])
        self.moved |= lots.keys() if new.set in telling.MOVING else set()
        for code in sorted(lots.keys() & ({only} if only else lots.keys())):
            near = self.shared.get(new.number, set()) if code == new.tender else set()
            items = self.held.view(code, {*lots[code], *near})
            past = [one for one in items if one.number <= entry.number]
            around = facting.beside(items, self._beside(code))
            because = causes(around, new)
            if not past or not because:
                continue
            now = self._holding(code, {*lots[code], *near}, entry.number)
            asker = self._asker(items, now, entry)
            asked = {
                (one.rule, one.code): one
                for cause in because
                for one in asker.ask(now, cause, past)
            }
            for subject in asked_beside(now, near):
                asked[RULE, subject.code] = asker.answer(RULE, subject)
            first = names_first(now, new) and self._names_first(code, new)
            own = [one for one in around if one.tender or one.set == VIOLATION or one.group == code]
            gone = asker.gone(missed(own, now, new, first=first), code)
            steps += self._steps((*asked.values(), *gone), items, asker, entry)
        return steps

    def _passed(self, entry: Said) -> list[_Step]:
        """Ask one rule about one lot, whose last day has gone by."""
        said = entry.event
        key = (said["rule"], said.get("subject") or said["lot"] or said["tender"])
        due = domain.passed(self.dues.get(key), said, number=entry.number)
        if due is None:
            return []
        self.dues[key] = due
        self.changed["due"].add(key)
        items = self.held.view(said["tender"], {said["lot"]})
        now = self._holding(said["tender"], {said["lot"]}, entry.number)
        asker = self._asker(items, now, entry)
        asked = [
            asker.answer(said["rule"], subject)
            for subject in facting.subjects(now, units=(RULES[said["rule"]].unit,))
            if subject.code == key[1]
        ]
        return self._steps(asked, items, asker, entry)

    def _names_first(self, code: str, new: Item) -> bool:
        """Say whether no other lot of a tender that was read by lots was named before ``new``."""
        whole = code in self.held.whole
        return whole or not record.names_other_lot(code, new, log=self.log, using=self.using)

    def _asker(self, items: Sequence[Item], now: Sequence[Item], entry: Said) -> Asker:
        """Return the asker for a tender's place: that of what holds, or held before all ended."""
        return Asker(
            book=self.book,
            place=place(now or items),
            methods=methods(now or items),
            foreign=self.log != "official",
            on=entry.at.astimezone(SHANGHAI).date(),
            now=entry.at,
            passed={key for key, due in self.dues.items() if due.passed},
            growing=self.growing,
        )

    def _steps(
        self, asked: Iterable[Asked], items: Sequence[Item], asker: Asker, entry: Said
    ) -> list[_Step]:
        """Return the steps of answers, with what the rules wait for taken note of at once."""
        steps, whose, where = [], items[0].platform, asker.place
        for one in asked:
            self._await(one, where, entry)
            steps.append(_Step(entry=entry, asked=one, platform=whose, place=where))
        return steps

    def _await(self, asked: Asked, where: tuple[str, str], entry: Said) -> None:
        key = (asked.rule, asked.code)
        before = self.dues.get(key)
        if asked.due is None:
            if before is not None:
                del self.dues[key]
                self.changed["due"].add(key)
            return
        now = due_of(asked, asked.due, log=self.log, place=where, at=entry.at)
        self.dues[key] = domain.awaiting(before, now)
        self.changed["due"].add(key)

    def _know(self, steps: Sequence[_Step]) -> None:
        """Read the findings and alerts that ``steps`` bear on and that have not been read."""
        keys = {(s.asked.rule, s.asked.code) for s in steps if s.asked} - self.findings.keys()
        found = queries.findings(keys, log=self.log, using=self.using)
        self.findings |= {key: found.get(key) for key in keys}
        self.found_before |= {key: found.get(key) for key in keys}
        ids = {domain.alert_id(*key) for key, one in found.items() if one.worst}
        ids |= {domain.alert_id(s.asked.rule, s.asked.code) for s in steps if s.asked}
        ids |= {str(s.entry.event["alert"]) for s in steps if not s.asked}
        ids -= self.alerts.keys()
        known = queries.alerts_of(ids, using=self.using)
        self.alerts |= {id: known.get(id) for id in ids}
        self.alerts_before |= {id: known.get(id) for id in ids}

    def _take(self, step: _Step) -> None:
        if step.asked is None:
            self._close(step.entry)
            return
        asked = step.asked
        key = (asked.rule, asked.code)
        now = domain.finding(
            asked.outcome,
            before=self.findings[key],
            log=self.log,
            rule=asked.rule,
            subject=asked.code,
            tender=asked.tender,
            lot=asked.lot,
            platform=step.platform,
            region=step.place[0],
            industry=step.place[1],
            standing=asked.standing,
            parameters=asked.parameters,
            seen=step.entry.number,
        )
        if now is None:
            return
        self.findings[key] = now
        self.changed["finding"].add(key)
        id = domain.alert_id(*key)
        alert = domain.alerted(self.alerts[id], now, at=step.entry.at)
        if alert is not None and alert != self.alerts[id]:
            self.alerts[id] = alert
            self.changed["alert"].add(key)

    def _close(self, entry: Said) -> None:
        alert = self.alerts[entry.event["alert"]]
        if alert is not None and alert.log == self.log:
            closed = domain.closed(
                alert, entry.event, number=entry.number, at=entry.at, by=entry.by
            )
            self.alerts[alert.id] = closed
            self.changed["alert"].add((alert.rule, alert.subject))
