"""删除 (个人信息保护法 第四十七条): the content of an entry goes, its leaf, place and proof stay.

One person asks, another agrees; both acts are entries. What a message said is erased with who sent
it from where; its set, keys and the codes that place it stay, so that what hangs on it still hangs.
Of a file's entry the digests and terms stay; its bytes go once nobody else's entry holds them.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

import orjson
from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.intake import rows
from jianbiao.intake.models import Erasure, Filed
from jianbiao.intake.reading import FORWARDED
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.queries import Said
from jianbiao.standard import identifiers
from jianbiao.standard.events import (
    ErasureAsked,
    ErasureDone,
    FilePostponed,
    FileStored,
    MessageAccepted,
    MessageHeld,
    MessageRejected,
)
from jianbiao.standard.gathering_events import GATHERED, QUARANTINED, RELEASED
from jianbiao.standard.sets.definition import LETTER
from jianbiao.standard.terms import Actor

MOST: Final = 1000
"""Entries of one application: they are emptied in one transaction."""

_MESSAGES: Final = {MessageAccepted.kind, MessageHeld.kind, MessageRejected.kind}
_GATHERED: Final = GATHERED | QUARANTINED | RELEASED
_FILES: Final = {FileStored.kind, FilePostponed.kind}
_ENVELOPE: Final = ("set", "version", "message_id", "data_key", "data_type", "happened_at")
_PARTIES: Final = {
    "LEGAL_PERSON_BASE": ("LEGAL_CODE",),
    "PARTY_RELATION": ("PARTY_A_CODE", "PARTY_B_CODE"),
}
"""Credit codes that place a record under nothing: what rested on it is found by them, and found anew."""
_SHORTEST: Final = 4
"""Characters of a basis and of a reason: a word is none."""


def ask(
    numbers: Sequence[int], *, basis: str, reason: str, by: Actor, at: datetime, log: str
) -> int:
    """Record that ``by`` asks to erase entries of ``log`` under ``basis``; return the number.

    Raise Refused when one of them is no message, is erased already or is not there.
    """
    wanted = sorted(set(numbers))
    for name, said in (("basis", basis), ("reason", reason)):
        if len(said.strip()) < _SHORTEST:
            raise Refused("须写明依据和理由 · basis and reason", code="reason_missing", where=name)
    _erasable(wanted, log)
    event = ErasureAsked(log=log, numbers=wanted, basis=basis.strip(), reason=reason.strip())
    with transaction.atomic():
        number = ledger.append(event, by=by, at=at, log=log)
        note_asked(event, number=number, by=by.id, at=at, using="default")
    return number


def agree(asked: int, *, by: Actor, at: datetime, log: str) -> int:
    """Erase what entry ``asked`` asks for, as a second person; return the number of the act.

    Raise Refused when ``by`` asked for it, when it is done already, or when nobody asked.
    """
    said = _asked(asked, log)
    if said.by == by.id:
        raise Refused("须由另一人同意 · another person agrees", code="second_person", where="by")
    numbers = said.event["numbers"]
    event = ErasureDone(log=log, numbers=numbers, asked=asked)
    with transaction.atomic():
        done = ledger.append_once(event, key=f"erasure:{asked}", by=by, at=at, log=log)
        if done is None:
            raise Refused("已删除 · it is done already", code="entry_erased", where=str(asked))
        found = ledger_queries.entries(numbers, log=log)
        left = {n: remains(one) for n, one in found.items() if not one.erased}
        ledger.empty(left, by=done, log=log)
        note_done(event, number=done, by=by.id, using="default")
    return done


def note_asked(event: ErasureAsked, *, number: int, by: str, at: datetime, using: str) -> None:
    """Write the row that follows from an application."""
    Erasure.objects.using(using).create(
        **{f.name: getattr(event, f.name) for f in fields(event)},
        asked=number,
        asked_by=by,
        asked_at=at,
    )


def note_done(event: ErasureDone, *, number: int, by: str, using: str) -> None:
    """Write what follows from an agreement."""
    row = Erasure.objects.using(using).filter(log=event.log, asked=event.asked)
    row.update(done=number, done_by=by)
    if event.log == "official":
        Filed.objects.using(using).filter(number__in=event.numbers).update(name="", erased=True)


def remains(said: Said) -> dict[str, Any]:
    """Return what may stay of the event of an entry that is erased."""
    event = said.event
    if said.kind in _FILES:
        return {**event, "evidence": {}} | ({"name": ""} if "name" in event else {})
    if said.kind in _GATHERED:
        return rows.remains(event)
    kept = {"kind": event["kind"], "evidence": {}, "message": _message(event["message"])}
    if "missing" in event:
        kept["missing"] = event["missing"]
    if "faults" in event:
        kept["faults"] = [{**fault, "said": ""} for fault in event["faults"]]
    return kept


def _erasable(numbers: Sequence[int], log: str) -> None:
    if log not in LOGS:
        raise Refused(f"没有账本 {log} · no log {log}", code="log_unknown", where=log)
    if not 0 < len(numbers) <= MOST:
        raise Refused(f"1–{MOST} 条 · 1–{MOST} entries", code="malformed", where="numbers")
    found = ledger_queries.entries(numbers, log=log)
    for number in numbers:
        if number not in found:
            raise Refused(f"no entry {number}", code="entry_unknown", where=str(number))
        if found[number].erased:
            raise Refused(f"{number}: erased", code="entry_erased", where=str(number))
        if found[number].kind not in _MESSAGES | _GATHERED | _FILES:
            raise Refused(f"{number}: {found[number].kind}", code="not_erasable", where=str(number))


def _asked(number: int, log: str) -> Said:
    said = ledger_queries.entries([number], log=log).get(number) if log in LOGS else None
    if said is None or said.kind != ErasureAsked.kind:
        raise Refused(f"no application {number}", code="entry_unknown", where=str(number))
    return said


def _message(message: Any) -> dict[str, Any]:
    """Return what names and places a message; of one that could not be read, what is readable."""
    said = message if isinstance(message, dict) else {}
    data = said["data"] if isinstance(said.get("data"), dict) else {}
    kept: dict[str, Any] = {k: said[k] for k in _ENVELOPE if isinstance(said.get(k), str)}
    kept["data"] = {k: data[k] for k in LETTER if isinstance(data.get(k), str)}
    for name in _PARTIES.get(str(said.get("set")), ()):
        if isinstance(data.get(name), str) and identifiers.valid("uscc", data[name]):
            kept["data"][name] = data[name]
    if said.get("set") == FORWARDED and isinstance(data.get("MESSAGE"), str):
        inner = _message(orjson.loads(data["MESSAGE"]))
        kept["data"] |= {"KEY_ID": data["KEY_ID"], "MESSAGE": orjson.dumps(inner).decode()}
    return kept
