"""对接情况: fold outcome entries into hours of docking, gathered lines into what an import did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from jianbiao.intake.models import Docking, Gathering
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
    RecordGathered,
    RecordQuarantined,
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


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Fold one slice of new entries and return how many; 0 when there is nothing new."""
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, log, using=alias)
    said = ledger_queries.entries_after(after, log=log, limit=SLICE)
    if not said:
        return 0
    with transaction.atomic(using=alias):
        _dock(said, alias)
        _gather(said, alias)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def _dock(said: Sequence[Said], alias: str) -> None:
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
        _count(row, entry)
    Docking.objects.using(alias).bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["platform", "hour"],
        update_fields=[
            *dict.fromkeys(_COLUMNS.values()),
            "delay_sum",
            "delay_max",
            "last_number",
            "last_at",
        ],
    )


def _count(row: Docking, entry: Said) -> None:
    column = _COLUMNS[entry.kind]
    setattr(row, column, getattr(row, column) + 1)
    if "message" in entry.event:
        row.last_number, row.last_at = entry.number, entry.at
        delay = _delay(entry)
        row.delay_sum += delay
        row.delay_max = max(row.delay_max, delay)


def _delay(entry: Said) -> float:
    """Return seconds from happening to arrival; 0 where no readable moment was asserted."""
    message: Any = entry.event["message"]
    said = message.get("happened_at") if isinstance(message, dict) else None
    try:
        happened = datetime.fromisoformat(said) if isinstance(said, str) else entry.at
    except ValueError:
        return 0.0
    if happened.tzinfo is None:
        return 0.0
    return max(0.0, (entry.at - happened).total_seconds())


def _platform(entry: Said, held: dict[int, Said]) -> str:
    about = held.get(entry.event.get("held", 0))
    return about.by if about else entry.by


def _hour(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H")


def _gather(said: Sequence[Said], alias: str) -> None:
    Gathering.objects.using(alias).bulk_create(
        Gathering(
            number=s.number,
            source=s.event["source"],
            line=s.event["line"],
            kind=s.kind,
            reason=s.event.get("reason", ""),
        )
        for s in said
        if s.kind in {RecordGathered.kind, RecordQuarantined.kind}
    )
