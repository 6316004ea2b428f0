"""Reminders (提醒): what an issued document sends out by a connector, retried, settled by an entry.

An act never waits for a gateway: the reminder is kept with the act and sent by the worker later.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from jianbiao.ledger import services as ledger
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.instruction_events import ReminderSent
from jianbiao.standard.terms import SYSTEM
from jianbiao.supervision import queries
from jianbiao.supervision.connectors import Connector, Message
from jianbiao.supervision.domain.matters import Matter
from jianbiao.supervision.models import CaseRow, Reminder, ReminderTry

CONTACT: Final = "contact"
"""The field of a form that says where a reminder goes."""

TRIES: Final = 8
FIRST: Final = timedelta(minutes=1)
"""How long the first retry waits; each later one twice as long."""

SLICE: Final = 20


def keep(event: CaseOpened | CaseActed, matter: Matter, *, number: int, using: str) -> None:
    """Keep a reminder of a document that an act issued and somebody is to hear of."""
    act = matter.acts.get(event.act)
    contact = event.fields.get(CONTACT, "")
    if act is not None and act.series and (event.tells or contact):
        Reminder.objects.using(using).create(entry=number, case=event.case, contact=contact)


def send(connector: Connector, *, at: datetime) -> int:
    """Send what waits and is due; return how many were settled, sent or given up."""
    waiting = Reminder.objects.filter(settled_by=0).order_by("entry")[:SLICE]
    later = dict(ReminderTry.objects.filter(again_at__gt=at).values_list("entry", "again_at"))
    return sum(_send(row, connector, at) for row in waiting if row.entry not in later)


def _send(row: Reminder, connector: Connector, at: datetime) -> bool:
    before = ReminderTry.objects.filter(entry=row.entry).first()
    tries = (before.tries if before else 0) + 1
    try:
        detail, outcome = connector.send(message(row)), "sent"
    except OSError as error:
        detail, outcome = str(error)[:200], "failed"
    if outcome == "failed" and tries < TRIES:
        ReminderTry.objects.update_or_create(
            entry=row.entry,
            defaults={
                "tries": tries,
                "again_at": at + FIRST * 2 ** (tries - 1),
                "detail": detail,
            },
        )
        return False
    return _settle(row, connector.name, outcome, tries, detail, at)


def _settle(  # noqa: PLR0917 - one entry says all of it
    row: Reminder, connector: str, outcome: str, tries: int, detail: str, at: datetime
) -> bool:
    event = ReminderSent(
        case=row.case,
        entry=row.entry,
        connector=connector,
        outcome=outcome,
        tries=tries,
        detail=detail,
    )
    with transaction.atomic():
        number = ledger.append_once(event, key=f"reminder/{row.entry}", by=SYSTEM, at=at)
        if number is not None:
            take(event, number=number, at=at, using="default")
            ReminderTry.objects.filter(entry=row.entry).delete()
    return number is not None


def message(row: Reminder) -> Message:
    """Return what a reminder says."""
    case = CaseRow.objects.get(id=row.case)
    matter = queries.matter(case.matter, case.version)
    return Message(
        id=f"{row.case}/{row.entry}",
        to=row.contact,
        platform=case.platform,
        case=row.case,
        entry=row.entry,
        zh=f"您有一件“{matter.words.zh}”待签收，案件编号 {row.case}，请登录回执箱查收。",
        en=f"A document waits for you: {matter.words.en}, case {row.case}. See your inbox.",
    )


def take(event: ReminderSent, *, number: int, at: datetime, using: str) -> None:
    """Fold the entry that says what became of a reminder."""
    Reminder.objects.using(using).filter(entry=event.entry).update(
        settled_by=number, outcome=event.outcome, detail=event.detail, tries=event.tries, at=at
    )


def of_case(id: str) -> list[tuple[Reminder, ReminderTry | None]]:
    """Return the reminders of a case with what was tried in vain so far."""
    rows = list(Reminder.objects.filter(case=id).order_by("entry"))
    tries = ReminderTry.objects.in_bulk([row.entry for row in rows])
    return [(row, tries.get(row.entry)) for row in rows]
