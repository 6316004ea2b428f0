"""隔离处置: what was set aside is mended by a person and let into the record, or dismissed with a reason.

A row is settled once: whoever comes second, a person or a later reader, finds its key in the log.
The acts stand in the second log, beside what they are about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from jianbiao.errors import Malformed, Refused
from jianbiao.gather.notices.checking import faults, unreadable
from jianbiao.gather.ocds import reading
from jianbiao.gather.releases import parsed, spelled
from jianbiao.intake.mended import Changes, changed, lost
from jianbiao.intake.models import Gathering, Harvest
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.standard import canonical, events
from jianbiao.standard.gathering_events import (
    QUARANTINED,
    RecordDismissed,
    RecordMended,
    today,
)
from jianbiao.standard.terms import Actor

LOG: Final = "gathered"
MOST: Final = 1000
"""Rows that one act dismisses: it is one transaction."""

LONGEST: Final = 8 * 1024 * 1024
"""Bytes of a mended release."""

_SHORTEST: Final = 4
"""Characters of a reason: a word is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """One row that was set aside: its state, its event as today's kind says it, the act about it."""

    row: Gathering
    event: dict[str, Any]
    erased: int
    act: Said | None


def settling_key(number: int) -> bytes:
    """Return the key of the one act that settles the row of entry ``number``."""
    return f"settled:{number}".encode()


def harvest() -> list[Harvest]:
    """Return how many rows each source has in which state."""
    return list(Harvest.objects.exclude(rows=0).order_by("source", "form", "state", "reason"))


def listed(
    *, state: str, source: str = "", reason: str = "", after: int = 0
) -> QuerySet[Gathering]:
    """Return rows that were set aside and are in ``state`` now, the oldest after ``after`` first."""
    rows = Gathering.objects.exclude(reason="").filter(state=state, number__gt=after)
    if source:
        rows = rows.filter(source=source)
    if reason:
        rows = rows.filter(reason=reason)
    return rows.order_by("number")


def aside(number: int) -> Aside:
    """Return one row that was set aside. Raise Refused where there is none."""
    row = Gathering.objects.filter(number=number).exclude(reason="").first()
    said = ledger_queries.entries([number], log=LOG).get(number) if row else None
    if row is None or said is None:
        raise Refused(f"no row set aside by {number}", code="entry_unknown", where=str(number))
    # The log itself is asked: the tables may lag behind an act of a moment ago.
    settled = ledger_queries.numbers_of([settling_key(number)], log=LOG)
    acts = [found for found, _ in settled.values()]
    act = next(iter(ledger_queries.entries(acts, log=LOG).values()), None)
    return Aside(row=row, event=today(said.event), erased=said.erased, act=act)


def checked(text: str) -> dict[str, Any]:
    """Return the release that a person wrote, read as any publisher's. Raise Malformed."""
    raw = text.encode("utf-8", "replace")
    if len(raw) > LONGEST:
        raise Malformed(f"更正超过 {LONGEST} 字节 · too long", code="too_large", where="release")
    said = reading.read(raw)
    if said.release is None:
        why = f"{said.reason} {said.where}".strip()
        raise Malformed(
            f"读不出来：{why} · cannot be read: {why}", code="row_unreadable", where="release"
        )
    return dict(said.release)


def amended(event: Mapping[str, Any], changes: Changes) -> str:
    """Return the reading of a row with ``changes`` made, as JSON. Raise Malformed for no field."""
    suggestion = parsed((event.get("suggestion") or "{}").encode())
    try:
        return spelled(changed(suggestion, changes))
    except ValueError as error:
        raise Malformed(str(error), code="row_unreadable", where="release") from error


def check_again(release: Mapping[str, Any], form: str) -> None:
    """Raise Malformed where a mended row says what its reader would set aside again."""
    again = chain(unreadable(release), faults(release) if form == "notice" else ())
    for reason, where in again:
        raise Malformed(
            f"仍然存疑：{reason} {where} · still in doubt: {reason} {where}",
            code="row_unreadable",
            where="release",
        )


def mend(
    number: int,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    release: str = "",
    changes: Changes | None = None,
) -> int:
    """Let a row into the record as ``release``, or with ``changes``, reads it; return the act's number.

    Raise Malformed where the release cannot be read or contradicts itself as the row did, Refused
    where the row is settled already.
    """
    said = _open([number], reason)[number]
    event = today(said.event)
    read = checked(release if changes is None else amended(event, changes))
    check_again(read, event["form"])
    if left := lost(read, changes or {}):
        raise Malformed(
            f"读不出来：{left[0]} · cannot be read: {left[0]}",
            code="row_unreadable",
            where="release",
        )
    mended = RecordMended(
        quarantined=number,
        source=said.event["source"],
        release=spelled(read),
        reason=reason.strip(),
    )
    done = _settle({number: mended}, by=by, at=at)
    if not done:
        raise _settled(number)
    return done[number]


def dismiss(numbers: Sequence[int], *, reason: str, by: Actor, at: datetime) -> dict[int, int]:
    """Say why rows stay outside the record; return the number of the act about each.

    What somebody else settled meanwhile is left as it is. Raise Refused where nothing is left.
    """
    wanted = sorted(set(numbers))[:MOST]
    said = _open(wanted, reason)
    acts: dict[int, Any] = {
        number: RecordDismissed(quarantined=number, reason=reason.strip()) for number in said
    }
    done = _settle(acts, by=by, at=at)
    if not done:
        raise _settled(wanted[0] if wanted else 0)
    return done


def _open(numbers: Sequence[int], reason: str) -> dict[int, Said]:
    """Return the entries that set rows aside. Raise Refused where one of them does not."""
    if len(reason.strip()) < _SHORTEST:
        raise Refused("须写明理由 · a reason is needed", code="reason_missing", where="reason")
    found = ledger_queries.entries(numbers, log=LOG)
    for number in numbers:
        if number not in found or found[number].kind not in QUARANTINED:
            raise Refused(f"no row set aside by {number}", code="entry_unknown", where=str(number))
        if found[number].erased:
            raise Refused(f"{number}: erased", code="entry_erased", where=str(number))
    return found


@transaction.atomic
def _settle(acts: dict[int, Any], *, by: Actor, at: datetime) -> dict[int, int]:
    """Append those of ``acts`` whose row nobody has settled yet; return their numbers."""
    keys = {number: settling_key(number) for number in acts}
    after, known = ledger.take_turn_for(list(keys.values()), LOG)
    left = [number for number in sorted(acts) if keys[number] not in known]
    if left:
        rows = [_row(acts[number], keys[number], by=by, at=at) for number in left]
        ledger.insert(rows, after=after, log=LOG)
    return {number: after + 1 + i for i, number in enumerate(left)}


def _row(event: Any, key: bytes, *, by: Actor, at: datetime) -> ledger.Row:
    body = ledger.body_of(
        canonical.canonical_fast(events.to_dict(event)),
        by=canonical.canonical(by.id),
        at=at.isoformat().encode(),
        address=canonical.canonical(by.address),
    )
    return ledger.Row(event.kind, ledger.leaf_of(body), body, key, sha256(key).digest())


def _settled(number: int) -> Refused:
    return Refused(
        "已有人处置 · somebody has settled it already", code="row_settled", where=str(number)
    )
