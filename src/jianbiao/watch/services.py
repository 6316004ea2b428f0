"""监测 folds and acts: ask the rules after each message, let deadlines pass, close alerts.

Findings follow from the entries up to N alone: the rules are asked about a tender as it stood at
each entry, with the parameters and standings of that entry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.intake import queries as intake
from jianbiao.intake.domain import Effective
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.record import queries as record
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.summary import place
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.standard.events import AlertClosed, DeadlinePassed
from jianbiao.standard.terms import SYSTEM, Actor
from jianbiao.watch import domain, queries
from jianbiao.watch.asking import Asked, ask
from jianbiao.watch.models import Alert, Deadline, Finding

ROOM = "watch"
SLICE = 100


@dataclass(slots=True)
class _Slice:
    """What one slice knows while it folds: findings by (rule, subject), what changed."""

    log: str
    using: str
    book: Book
    items: dict[str, list[Item]]
    findings: dict[tuple[str, str], domain.Finding] = field(default_factory=dict)
    changed: dict[tuple[str, str], domain.Finding] = field(default_factory=dict)
    opened: dict[tuple[str, str], tuple[int, datetime]] = field(default_factory=dict)
    dues: dict[tuple[str, str], domain.Due] = field(default_factory=dict)


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Ask the rules about one slice of new entries; never ahead of the record."""
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, log, using=alias)
    limit = ledger_queries.bookmark("record", log, using=alias)
    if after >= limit:
        return 0
    said = [
        s for s in ledger_queries.entries_after(after, log=log, limit=SLICE) if s.number <= limit
    ]
    if not said:
        return 0
    with transaction.atomic(using=alias):
        _fold(said, log=log, using=alias, after=after)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def pass_deadlines(*, at: datetime) -> list[int]:
    """Append, once each, that what was due before ``at`` has not come."""
    numbers = []
    for due in queries.overdue(at):
        event = DeadlinePassed(
            rule=due.rule,
            tender=due.tender,
            lot=due.lot,
            expects=due.zh,
            due_on=due.due_on.isoformat(),
            log=due.log,
        )
        key = f"deadline:{due.log}:{due.rule}:{due.subject}:{due.due_on}"
        number = ledger.append_once(event, key=key, by=SYSTEM, at=at)
        if number is not None:
            numbers.append(number)
    return numbers


@transaction.atomic
def close_alert(id: str, *, verdict: str, reason: str, by: Actor, at: datetime) -> int:
    """Record a person's verdict on an alert: load, decide, append; the table follows."""
    row = Alert.objects.filter(id=id).first()
    if row is None:
        raise Refused(f"没有预警 {id} · no alert {id}", code="alert_unknown", where=id)
    event = domain.close(row.state, alert=id, said=verdict, reason=reason, by=by)
    return ledger.append(event, by=by, at=at)


def _fold(said: Sequence[Said], *, log: str, using: str, after: int) -> None:
    messages = {m.number: m for m in intake.effective(said, log)}
    passed = [s for s in said if s.kind == DeadlinePassed.kind]
    codes = {folding.item(m).tender for m in messages.values()} - {""}
    codes |= {str(s.event["tender"]) for s in passed}
    now = _Slice(
        log=log,
        using=using,
        book=register.book(upto=after),
        items=record.items_of(codes, log=log, using=using, upto=said[-1].number),
    )
    now.findings = queries.findings(codes, log=log, using=using)
    closed: list[Said] = []
    for entry in said:
        if entry.kind.startswith("register:"):
            now.book = register.book(upto=entry.number)
        elif entry.number in messages:
            _ask_message(messages[entry.number], entry, now)
        elif entry.kind == DeadlinePassed.kind:
            _ask_tender(str(entry.event["tender"]), entry, now, about=None, late=entry.at)
        elif entry.kind == AlertClosed.kind:
            closed.append(entry)
    _store(now, passed, closed)


def _ask_message(message: Effective, entry: Said, now: _Slice) -> None:
    one = folding.item(message)
    if one.tender:
        _ask_tender(one.tender, entry, now, about=one, late=None)


def _ask_tender(
    code: str, entry: Said, now: _Slice, *, about: Item | None, late: datetime | None
) -> None:
    holding = folding.holding(now.items.get(code, ()), entry.number)
    if not holding:
        return
    mine = next((one for one in holding if about and one.number == about.number), None)
    region, industry = place(holding)
    asked = ask(
        facting.subjects(holding, now=late or entry.at, about=mine),
        changed=about.set if about else "",
        place=(region, industry),
        foreign=now.log != "official",
        book=now.book,
        on=entry.at.date(),
    )
    for answer in asked:
        _take(answer, entry, holding[0].platform, (region, industry), now)


def _take(answer: Asked, entry: Said, platform: str, place: tuple[str, str], now: _Slice) -> None:
    subject = answer.subject
    key = (answer.rule, subject.code)
    known = {
        "log": now.log,
        "rule": answer.rule,
        "subject": subject.code,
        "tender": subject.tender,
        "lot": subject.lot,
        "region": place[0],
        "industry": place[1],
    }
    one = domain.finding(
        answer.outcome,
        before=now.findings.get(key),
        platform=platform,
        standing=answer.standing,
        parameters=answer.parameters,
        seen=entry.number,
        **known,
    )
    if one is not None:
        now.findings[key] = now.changed[key] = one
        if domain.raises(one):
            # The first entry that raised it, however the entries fall into slices.
            now.opened.setdefault(key, (one.since, entry.at))
    if answer.due is not None:
        now.dues[key] = domain.Due(
            zh=answer.due.zh,
            en=answer.due.en,
            due_on=answer.due.due.likely,
            provisional=answer.due.due.standing == "provisional",
            came=answer.due.came,
            known_at=entry.at,
            **known,
        )


def _store(now: _Slice, passed: Iterable[Said], closed: Iterable[Said]) -> None:
    rows = [Finding.row(one) for one in now.changed.values()]
    names = [f.attname for f in Finding._meta.concrete_fields if not f.primary_key]  # noqa: SLF001
    keys = ["log", "rule", "subject"]
    if rows:
        Finding.objects.using(now.using).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=keys,
            update_fields=[n for n in names if n not in keys],
        )
    _store_alerts(now)
    _store_dues(now, passed)
    for entry in closed:
        Alert.objects.using(now.using).filter(id=entry.event["alert"]).update(
            state="closed",
            closed_number=entry.number,
            closed_at=entry.at,
            closed_by=entry.by,
            verdict=entry.event["verdict"],
            reason=entry.event["reason"],
        )


def _store_alerts(now: _Slice) -> None:
    for key, (since, at) in now.opened.items():
        one = now.changed[key]
        Alert.objects.using(now.using).update_or_create(
            id=domain.alert_id(one.rule, one.subject),
            defaults={"grade": one.worst, "cured": bool(one.until)},
            create_defaults={
                "grade": one.worst,
                "cured": bool(one.until),
                "state": "open",
                "log": one.log,
                "rule": one.rule,
                "subject": one.subject,
                "tender": one.tender,
                "lot": one.lot,
                "platform": one.platform,
                "region": one.region,
                "industry": one.industry,
                "opened_number": since,
                "opened_at": at,
            },
        )


def _store_dues(now: _Slice, passed: Iterable[Said]) -> None:
    rows = [
        Deadline(**{name: getattr(due, name) for name in domain.Due.__slots__})
        for due in now.dues.values()
    ]
    if rows:
        Deadline.objects.using(now.using).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["log", "rule", "subject"],
            update_fields=["region", "industry", "zh", "en", "due_on", "provisional", "came"],
        )
    for entry in passed:
        subject = entry.event["lot"] or entry.event["tender"]
        Deadline.objects.using(now.using).filter(
            log=entry.event["log"], rule=entry.event["rule"], subject=subject
        ).update(passed=entry.number)
