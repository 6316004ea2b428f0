"""Bring 接收's own tables back from the ledger alone: names, what waits, what platforms were told."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jianbiao.intake import erasing, telling
from jianbiao.intake.models import Notice, Place, Waiting, WaitingFor
from jianbiao.intake.reading import names_of
from jianbiao.ledger.queries import Said
from jianbiao.standard import events
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened
from jianbiao.standard.events import (
    ErasureAsked,
    ErasureDone,
    MessageAccepted,
    MessageExpired,
    MessageHeld,
    MessageRefused,
    MessageReleased,
)


def fold(said: Sequence[Said], *, using: str) -> None:
    """Replay ``said`` into the tables of the database ``using``."""
    with transaction.atomic(using=using):
        _fold(said, using)


def _fold(said: Sequence[Said], using: str) -> None:
    places: dict[str, Place] = {}
    ends = {
        MessageReleased.kind: "released",
        MessageRefused.kind: "refused",
        MessageExpired.kind: "expired",
    }
    for entry in said:
        if entry.kind == MessageAccepted.kind:
            platform, _, brings = names_of(entry.event["message"], entry.by)
            _place(brings, platform, entry.number, places)
        elif entry.kind == MessageHeld.kind:
            _hold(entry, using)
        elif entry.kind in ends:
            _end(entry, ends[entry.kind], places, using)
        elif entry.kind in {ErasureAsked.kind, ErasureDone.kind}:
            _erase(entry, using)
        elif entry.kind in {CaseOpened.kind, CaseActed.kind, AttemptRefused.kind}:
            event = events.from_dict(entry.event)
            telling.take(event, number=entry.number, at=entry.at, using=using)
    Place.objects.using(using).bulk_create(places.values(), ignore_conflicts=True)


def _erase(entry: Said, using: str) -> None:
    event = events.from_dict(entry.event)
    if isinstance(event, ErasureAsked):
        erasing.note_asked(event, number=entry.number, by=entry.by, at=entry.at, using=using)
    else:
        erasing.note_done(event, number=entry.number, by=entry.by, using=using)


def _place(names: Sequence[str], platform: str, number: int, places: dict[str, Place]) -> None:
    """Note names for whoever brought them first."""
    for name in names:
        places.setdefault(name, Place(name=name, platform=platform, number=number))


def _hold(entry: Said, using: str) -> None:
    message: dict[str, Any] = entry.event["message"]
    platform, _, brings = names_of(message, entry.by)
    missing = entry.event["missing"]
    Waiting.objects.using(using).create(
        number=entry.number,
        platform=platform,
        message_id=message["message_id"],
        held_at=entry.at,
        missing=missing,
        brings=list(brings),
    )
    WaitingFor.objects.using(using).bulk_create(
        WaitingFor(name=name, number=entry.number) for name in missing
    )


def _end(entry: Said, state: str, places: dict[str, Place], using: str) -> None:
    waiting = Waiting.objects.using(using).get(number=entry.event["held"])
    Waiting.objects.using(using).filter(number=waiting.number).update(
        state=state, ended_by=entry.number
    )
    WaitingFor.objects.using(using).filter(number=waiting.number).delete()
    if state == "released":
        _place(waiting.brings, waiting.platform, entry.number, places)
    Notice.objects.using(using).create(
        platform=waiting.platform,
        number=entry.number,
        kind=entry.kind,
        about=waiting.number,
        message_id=waiting.message_id,
    )
