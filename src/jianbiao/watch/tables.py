"""What the rules found (所得): findings, alerts and last days by their keys, read, changed and stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from jianbiao.ledger.queries import Said
from jianbiao.record.storing import upsert
from jianbiao.watch import domain, queries, tallying, telling
from jianbiao.watch.asking import Asked, due_of
from jianbiao.watch.held import Held
from jianbiao.watch.models import Alert, Deadline, Finding

Key = tuple[str, str]
"""(rule, subject)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to fold: an answer about a tender, or a closing where there is none."""

    entry: Said
    asked: Asked | None = None
    platform: str = ""
    place: tuple[str, str] = ("", "")


@dataclass(slots=True, kw_only=True)
class Tables:
    """The tables of a slice by their keys; ``changed`` names what is to be stored.

    ``moved`` are tenders of which it may have changed from when on their bids are open.
    """

    log: str
    using: str
    findings: dict[Key, domain.Finding | None] = field(default_factory=dict)
    alerts: dict[str, domain.Alert | None] = field(default_factory=dict)
    found_before: dict[Key, domain.Finding | None] = field(default_factory=dict)
    alerts_before: dict[str, domain.Alert | None] = field(default_factory=dict)
    dues: dict[Key, domain.Due] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    changed: dict[str, set[Key]] = field(
        default_factory=lambda: {"finding": set(), "alert": set(), "due": set()}
    )

    def fold(self, steps: Sequence[Step], held: Held) -> None:
        """Fold answers and closings in their order."""
        self._know(steps, held)
        for step in steps:
            self._take(step)

    def passed(self, key: Key, entry: Said) -> bool:
        """Take note that a last day went by; say whether anybody waited for it."""
        due = domain.passed(self.dues.get(key), entry.event, number=entry.number)
        if due is None:
            return False
        self.dues[key] = due
        self.changed["due"].add(key)
        return True

    def wait(self, asked: Asked, where: tuple[str, str], entry: Said) -> None:
        """Take note of what an answer waits for, or that it waits no more."""
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

    def read_dues(self, lots: Mapping[str, Collection[str]]) -> None:
        """Read what these lots of tenders wait for."""
        dues = queries.dues_of(lots, log=self.log, using=self.using)
        self.dues |= {key: due for key, due in dues.items() if key not in self.changed["due"]}

    def keep_dues(self, tenders: Collection[str]) -> None:
        """Hold of what is stored only what these tenders wait for."""
        self.dues = {key: due for key, due in self.dues.items() if due.tender in tenders}

    def let_go(self, most: int) -> bool:
        """Hold no findings and alerts where they are more than ``most``; say whether they were."""
        if len(self.findings) <= most:
            return False
        self.findings, self.found_before = {}, {}
        self.alerts, self.alerts_before = {}, {}
        return True

    def store(self) -> None:
        """Write what has changed; from then on it is what was there before."""
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
        self.found_before |= {key: self.findings[key] for key in self.changed["finding"]}
        self.alerts_before |= {id: self.alerts[id] for id in ids}
        for keys in self.changed.values():
            keys.clear()

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
        self.moved = set()

    def _of(self, key: Key) -> domain.Alert | None:
        return self.alerts[domain.alert_id(*key)]

    def drop(self, code: str) -> None:
        """Drop what was found about a tender, stored or not, and what is counted of it."""
        tallying.count_out(code, log=self.log, using=self.using)
        for model in (Finding, Alert, Deadline):
            model.objects.using(self.using).filter(log=self.log, tender=code).delete()
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

    def _know(self, steps: Sequence[Step], held: Held) -> None:
        """Read the findings and alerts that ``steps`` bear on and that have not been read.

        Of a tender that began while it was held all are at hand: there is nothing stored to read.
        """
        stored, ids = set(), set()
        for step in steps:
            if step.asked is None:
                ids.add(str(step.entry.event["alert"]))
                continue
            key = (step.asked.rule, step.asked.code)
            if key in self.findings:
                continue
            self.findings[key] = self.found_before[key] = None
            if held.tenders[step.asked.tender].fresh:
                self.alerts.setdefault(domain.alert_id(*key))
                self.alerts_before.setdefault(domain.alert_id(*key))
            else:
                stored.add(key)
                ids.add(domain.alert_id(*key))
        found = queries.findings(stored, log=self.log, using=self.using)
        self.findings |= found
        self.found_before |= found
        new = {id: None for id in ids if id not in self.alerts}
        known = new | queries.alerts_of(new, using=self.using)
        self.alerts |= known
        self.alerts_before |= known

    def _take(self, step: Step) -> None:
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
