"""One slice of the ledger (一段台账) while 监测 folds it: what was asked, found, alerted, awaited.

Answers follow from the record alone and are collected first; then the findings they bear on are
read at once, and everything is folded in the order of the entries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models

from jianbiao.intake import queries as intake
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.queries import Said
from jianbiao.record import queries as record
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.summary import place
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.standard.events import AlertClosed, DeadlinePassed
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import domain, queries
from jianbiao.watch.asking import Asked, Asker, causes, missed
from jianbiao.watch.models import Alert, Deadline, Finding

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
    items: dict[str, list[Item]] = field(default_factory=dict)
    places: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    findings: dict[Key, domain.Finding | None] = field(default_factory=dict)
    alerts: dict[str, domain.Alert | None] = field(default_factory=dict)
    dues: dict[Key, domain.Due] = field(default_factory=dict)
    changed: dict[str, set[Key]] = field(
        default_factory=lambda: {"finding": set(), "alert": set(), "due": set()}
    )

    def fold(self, said: Sequence[Said], *, only: str = "") -> None:
        """Fold entries in their order; ``only`` what they mean for one tender, if it is given."""
        messages = {m.number: folding.item(m) for m in intake.effective(said, self.log)}
        self._load(messages.values(), said)
        steps: list[_Step] = []
        for entry in said:
            if entry.kind.startswith("register:"):
                self.book = register.book(upto=entry.number)
            elif entry.number in messages:
                steps += self._heard(messages[entry.number], entry, only)
            elif entry.kind == DeadlinePassed.kind and entry.event["log"] == self.log:
                steps += self._passed(entry)
            elif entry.kind == AlertClosed.kind:
                steps.append(_Step(entry=entry))
        self._know(steps)
        for step in steps:
            self._take(step)

    def forget(self, erased: Said) -> None:
        """Find anew what follows about the tenders of which ``erased`` says that content is gone."""
        proven = record.proven_by(erased.event["numbers"], log=self.log, using=self.using)
        book = self.book
        for code in sorted({one.tender for one in proven if one.tender}):
            self._let_go(code)
            for entry in self._history(code, erased.number):
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
            new = some - self.items.keys()
            self.items |= record.items_of(new, log=self.log, using=self.using)
            self.dues |= queries.dues_of(new, log=self.log, using=self.using)
            for code in sorted(some):
                now = folding.holding(self.items[code], entry.number)
                asker = self._asker(self.items[code], now, entry)
                steps = self._steps(list(asker.ask(now, None)), self.items[code], asker, entry)
                self._know(steps)
                for step in steps:
                    self._take(step)
            self._put_away()

    def _put_away(self) -> None:
        """Store what has changed and hold nothing: a year's tenders are too many for one slice."""
        self.store()
        self.items, self.findings, self.alerts, self.dues = {}, {}, {}, {}
        for keys in self.changed.values():
            keys.clear()

    def store(self) -> None:
        """Write what has changed."""
        found = [one for k in self.changed["finding"] if (one := self.findings[k]) is not None]
        alerts = [self.alerts[domain.alert_id(*key)] for key in self.changed["alert"]]
        dues = [self.dues[key] for key in self.changed["due"] if key in self.dues]
        _upsert(Finding, [Finding.row(one) for one in found], self.using)
        _upsert(Alert, [Alert.row(one) for one in alerts if one is not None], self.using)
        _upsert(Deadline, [Deadline.row(one) for one in dues], self.using)
        for rule, subject in self.changed["due"] - self.dues.keys():
            gone = Deadline.objects.using(self.using).filter(log=self.log)
            gone.filter(rule=rule, subject=subject).delete()

    def _load(self, messages: Iterable[Item], said: Sequence[Said]) -> None:
        """Load the tenders that are spoken of and have not been loaded."""
        keys = {one.key for one in messages if folding.ends(one)}
        self.places = record.groups_of(keys, log=self.log, using=self.using)
        codes = {one.tender for one in messages}.union(*self.places.values())
        codes |= {str(s.event["tender"]) for s in said if s.kind == DeadlinePassed.kind}
        new = {c for c in codes if c and folding.is_tender(c)} - self.items.keys()
        if new:
            self.items |= record.items_of(new, log=self.log, using=self.using)
            self.dues |= queries.dues_of(new, log=self.log, using=self.using)

    def _let_go(self, code: str) -> None:
        """Drop what was found about a tender, stored or not."""
        for model in (Finding, Alert, Deadline):
            model.objects.using(self.using).filter(log=self.log, tender=code).delete()
        self.items.pop(code, None)
        about = {key for key, one in self.findings.items() if one and one.tender == code}
        about |= {key for key, one in self.dues.items() if one.tender == code}
        about |= {(a.rule, a.subject) for a in self.alerts.values() if a and a.tender == code}
        for key in about:
            self.findings.pop(key, None)
            self.dues.pop(key, None)
            self.alerts.pop(domain.alert_id(*key), None)
        for keys in self.changed.values():
            keys.difference_update(about)

    def _history(self, code: str, upto: int) -> list[Said]:
        """Return the entries that say something about a tender, in order."""
        held = record.items_of([code], log=self.log, using=self.using)[code]
        numbers = {n for one in held for n in (one.number, one.ended_by) if 0 < n <= upto}
        if not numbers:  # it was held when its content went: nothing counts of it yet
            return []
        found = ledger_queries.entries(sorted(numbers), log=self.log)
        acts = ledger_queries.entries_of(
            [DeadlinePassed.kind, AlertClosed.kind], after=min(found), upto=upto, log=self.log
        )
        found |= {act.number: act for act in acts if code in _about(act)}
        return [found[number] for number in sorted(found)]

    def _heard(self, new: Item, entry: Said, only: str) -> list[_Step]:
        """Ask about every tender that ``new`` changed: its own, and that of a record it ended."""
        steps: list[_Step] = []
        tenders = {new.tender} | (self.places.get(new.key, set()) if folding.ends(new) else set())
        if only:
            tenders &= {only}
        for code in sorted(tenders & self.items.keys()):
            items = self.items[code]
            if not (because := causes(items, new)):
                continue
            now = folding.holding(items, entry.number)
            asker = self._asker(items, now, entry)
            asked = {
                (one.rule, one.code): one for cause in because for one in asker.ask(now, cause)
            }
            gone = asker.gone(missed(items, now, new), code)
            steps += self._steps((*asked.values(), *gone), items, asker, entry)
        return steps

    def _passed(self, entry: Said) -> list[_Step]:
        """Ask one rule about one lot, whose last day has gone by."""
        said = entry.event
        key = (said["rule"], said["lot"] or said["tender"])
        due = domain.passed(self.dues.get(key), said, number=entry.number)
        if due is None:
            return []
        self.dues[key] = due
        self.changed["due"].add(key)
        items = self.items[said["tender"]]
        now = folding.holding(items, entry.number)
        asker = self._asker(items, now, entry)
        asked = [
            asker.answer(said["rule"], subject)
            for subject in facting.subjects(now, units=("lot",))
            if subject.code == key[1]
        ]
        return self._steps(asked, items, asker, entry)

    def _asker(self, items: Sequence[Item], now: Sequence[Item], entry: Said) -> Asker:
        """Return the asker for a tender's place: that of what holds, or held before all ended."""
        return Asker(
            book=self.book,
            place=place(now or items),
            foreign=self.log != "official",
            on=entry.at.astimezone(SHANGHAI).date(),
            now=entry.at,
            passed={key for key, due in self.dues.items() if due.passed},
        )

    def _steps(
        self, asked: Iterable[Asked], items: Sequence[Item], asker: Asker, entry: Said
    ) -> list[_Step]:
        """Return the steps of answers, with what the rules wait for taken note of at once."""
        steps = []
        for one in asked:
            self._await(one, asker.place, entry)
            steps.append(
                _Step(entry=entry, asked=one, platform=items[0].platform, place=asker.place)
            )
        return steps

    def _await(self, asked: Asked, where: tuple[str, str], entry: Said) -> None:
        key = (asked.rule, asked.code)
        before = self.dues.get(key)
        if asked.due is None:
            if before is not None:
                del self.dues[key]
                self.changed["due"].add(key)
            return
        now = domain.Due(
            log=self.log,
            rule=asked.rule,
            subject=asked.code,
            tender=asked.tender,
            lot=asked.lot,
            region=where[0],
            industry=where[1],
            zh=asked.due.zh,
            en=asked.due.en,
            due_on=asked.due.due.likely,
            provisional=asked.due.due.standing == "provisional",
            came=asked.due.came,
            known_at=entry.at,
        )
        self.dues[key] = domain.awaiting(before, now)
        self.changed["due"].add(key)

    def _know(self, steps: Sequence[_Step]) -> None:
        """Read the findings and alerts that ``steps`` bear on and that have not been read."""
        keys = {(s.asked.rule, s.asked.code) for s in steps if s.asked} - self.findings.keys()
        found = queries.findings(keys, log=self.log, using=self.using)
        self.findings |= {key: found.get(key) for key in keys}
        ids = {domain.alert_id(*key) for key, one in found.items() if one.worst}
        ids |= {domain.alert_id(s.asked.rule, s.asked.code) for s in steps if s.asked}
        ids |= {str(s.entry.event["alert"]) for s in steps if not s.asked}
        known = queries.alerts_of(ids - self.alerts.keys(), using=self.using)
        self.alerts |= {id: known.get(id) for id in ids - self.alerts.keys()}

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


def _about(act: Said) -> str:
    """Return what names the tender of a passed deadline or of a closed alert."""
    return str(act.event["tender"] if act.kind == DeadlinePassed.kind else act.event["alert"])


def _upsert(model: type[models.Model], rows: list[models.Model], using: str) -> None:
    if not rows:
        return
    keys = [f.attname for f in model._meta.pk_fields]  # noqa: SLF001
    columns = [f.attname for f in model._meta.concrete_fields]  # noqa: SLF001
    model._default_manager.using(using).bulk_create(  # noqa: SLF001
        rows,
        update_conflicts=True,
        unique_fields=keys,
        update_fields=[name for name in columns if name not in keys],
    )
