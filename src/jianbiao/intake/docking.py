"""对接情况: fold outcome entries into hours of docking, gathered lines into what an import did."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from jianbiao.intake import harvesting
from jianbiao.intake.models import Contact, Docking, Faulted
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.standard.events import (
    MessageAccepted,
    MessageExpired,
    MessageHeld,
    MessageRefused,
    MessageRejected,
    MessageReleased,
)
from jianbiao.standard.terms import SHANGHAI

_COLUMNS = {
    MessageAccepted.kind: "accepted",
    MessageHeld.kind: "held",
    MessageRejected.kind: "rejected",
    MessageReleased.kind: "released",
    MessageRefused.kind: "rejected",
    MessageExpired.kind: "expired",
}
ROOM = "intake"
SLICE = 500
WITHIN: Final = (10, 60, 600, 3600, 21_600, 86_400)
"""Seconds; a delay counts in the first it does not exceed, and beyond the last as ``more``."""

MORE: Final = "more"


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Fold one slice of new entries and return how many; 0 when there is nothing new."""
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, log, using=alias)
    said = ledger_queries.entries_after(after, log=log, limit=SLICE)
    if not said:
        return 0
    with transaction.atomic(using=alias):
        since = _meet(said, alias)
        _dock(said, since, alias)
        _fault(said, alias)
        harvesting.note(said, alias)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def _meet(said: Sequence[Said], alias: str) -> dict[str, str]:
    """Keep each platform's last contact and return the hour of its first."""
    came = [entry for entry in said if entry.kind in _COLUMNS and "message" in entry.event]
    platforms = {entry.by for entry in came}
    rows = {r.platform: r for r in Contact.objects.using(alias).filter(platform__in=platforms)}
    for entry in came:
        first = Contact(platform=entry.by, since=_hour(entry.at))
        row = rows.setdefault(entry.by, first)
        row.last_number, row.last_at = entry.number, entry.at
    Contact.objects.using(alias).bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["platform"],
        update_fields=["last_number", "last_at"],
    )
    return {platform: row.since for platform, row in rows.items()}


def _dock(said: Sequence[Said], since: dict[str, str], alias: str) -> None:
    ended = [s.event["held"] for s in said if s.kind in _COLUMNS and "held" in s.event]
    held = ledger_queries.entries(ended)
    rows: dict[tuple[str, str], Docking] = {}
    wanted = [(s, _platform(s, held)) for s in said if s.kind in _COLUMNS]
    hours = {(platform, _hour(s.at)) for s, platform in wanted}
    some = Q(pk__in=[]) if not hours else Q()
    for platform, hour in hours:
        some |= Q(platform=platform, hour=hour)
    for row in Docking.objects.using(alias).filter(some) if hours else ():
        rows[row.platform, row.hour] = row
    for entry, platform in wanted:
        key = (platform, _hour(entry.at))
        row = rows.setdefault(key, Docking(platform=key[0], hour=key[1]))
        _count(row, entry, since)
    Docking.objects.using(alias).bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["platform", "hour"],
        update_fields=[
            *dict.fromkeys(_COLUMNS.values()),
            "measured",
            "delays",
            "delay_sum",
            "delay_max",
            "last_number",
            "last_at",
        ],
    )


def _count(row: Docking, entry: Said, since: dict[str, str]) -> None:
    column = _COLUMNS[entry.kind]
    setattr(row, column, getattr(row, column) + 1)
    if "message" not in entry.event:
        return
    row.last_number, row.last_at = entry.number, entry.at
    happened = _happened(entry)
    if happened is None or _hour(happened) < since[entry.by]:
        return
    delay = max(0.0, (entry.at - happened).total_seconds())
    row.measured += 1
    row.delay_sum += delay
    row.delay_max = max(row.delay_max, delay)
    name = next((str(limit) for limit in WITHIN if delay <= limit), MORE)
    row.delays = {**row.delays, name: row.delays.get(name, 0) + 1}


def _happened(entry: Said) -> datetime | None:
    """Return when it happened; None where no readable moment was asserted."""
    message: Any = entry.event["message"]
    said = message.get("happened_at") if isinstance(message, dict) else None
    try:
        happened = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return happened if happened is not None and happened.tzinfo is not None else None


def _fault(said: Sequence[Said], alias: str) -> None:
    """Count the error codes of rejected messages by platform and day."""
    held = ledger_queries.entries([s.event["held"] for s in said if s.kind == MessageRefused.kind])
    told = [(_platform(s, held), s) for s in said if s.event.get("faults")]
    days = {(platform, _hour(s.at)[:10]) for platform, s in told}
    rows = {(r.platform, r.day, r.code): r for r in _faulted(days, alias)}
    for platform, entry in told:
        day = _hour(entry.at)[:10]
        for fault in entry.event["faults"]:
            key = (platform, day, fault["code"])
            row = rows.setdefault(key, Faulted(platform=platform, day=day, code=fault["code"]))
            row.count += 1
            row.number, row.path = entry.number, fault["path"]
    Faulted.objects.using(alias).bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["platform", "day", "code"],
        update_fields=["count", "number", "path"],
    )


def _faulted(days: Iterable[tuple[str, str]], alias: str) -> Iterable[Faulted]:
    some = Q()
    for platform, day in days:
        some |= Q(platform=platform, day=day)
    return Faulted.objects.using(alias).filter(some) if some else ()


def _platform(entry: Said, held: dict[int, Said]) -> str:
    about = held.get(entry.event.get("held", 0))
    return about.by if about else entry.by


def _hour(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H")
