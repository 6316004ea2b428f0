"""案卷 acts: evidence and notes of a case, decided, appended, stored; ``keep`` folds them again.

Evidence rests on entries of the ledger: what is added is named by its number and its digest, so that
an export can prove it years later.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.standard import events
from jianbiao.standard.casefile_events import (
    DocumentSigned,
    EvidenceAdded,
    EvidenceRemoved,
    NoteWritten,
    SealMade,
    TemplateKept,
)
from jianbiao.standard.terms import Actor
from jianbiao.supervision import sharing
from jianbiao.supervision.domain.evidence import Piece, add, check_handles, remove, write_note
from jianbiao.supervision.models import (
    BodySeal,
    CaseRow,
    DocumentTemplate,
    Evidence,
    Note,
    SignedDocument,
)


@transaction.atomic
def add_evidence(case: str, pieces: Sequence[Piece], *, by: Actor, at: datetime) -> list[int]:
    """Put pieces into a case's file, all or none; return the entries' numbers.

    Raise Refused where the person's department does not handle the case, it ended, or a piece is in
    the file already.
    """
    row = _locked(case)
    held = {one.piece for one in Evidence.objects.filter(case=case, removed=0)}
    said: list[EvidenceAdded] = []
    for piece in pieces:
        event = add(row.facts(), piece, ended=row.ended, held=held, by=by)
        said.append(event)
        held.add(event.piece)
    if not said:
        raise Malformed("没有选择证据 · no evidence was chosen", code="evidence_none")
    numbers = ledger.append_many(said, by=by, at=at)
    for event, number in zip(said, numbers, strict=True):
        _added(events.to_dict(event), number, by.id, at, "default")
    return numbers


def check_open(case: str, *, by: Actor) -> None:
    """Raise Refused unless the person's department handles the case and it has not ended."""
    row = CaseRow.objects.filter(id=case).first()
    if row is None:
        raise Refused(f"没有案件 {case} · no case {case}", code="case_unknown", where=case)
    check_handles(row.facts(), ended=row.ended, by=by)


@transaction.atomic
def remove_evidence(case: str, piece: str, *, reason: str, by: Actor, at: datetime) -> int:
    """Say that a piece counts no more, and why; it stays in the file."""
    row = _locked(case)
    held = {one.piece for one in Evidence.objects.filter(case=case, removed=0)}
    event = remove(row.facts(), piece, ended=row.ended, held=held, reason=reason, by=by)
    number = ledger.append(event, by=by, at=at)
    _removed(events.to_dict(event), number, by.id, at, "default")
    return number


@transaction.atomic
def add_note(case: str, text: str, *, own: bool, by: Actor, at: datetime) -> int:
    """Keep an internal note, for those who handle the case or the writer's department alone."""
    row = _locked(case)
    event = write_note(row.facts(), text, own=own, by=by)
    number = ledger.append(event, by=by, at=at)
    _noted(events.to_dict(event), number, by.id, at, "default")
    return number


def evidence_of(case: str) -> list[Evidence]:
    """Return the pieces of a case's file in the order they came, removed ones too."""
    return list(Evidence.objects.filter(case=case).order_by("added"))


def notes_of(case: CaseRow, body: str) -> list[Note]:
    """Return the notes of a case that ``body`` may read, none where it does not handle the case."""
    if body not in case.facts().bodies:
        return []
    rows = Note.objects.filter(case=case.id).order_by("number")
    return [one for one in rows if not one.own or one.body == body]


def keep(entry: Said, using: str) -> None:
    """Replay one entry into the tables of the database ``using``."""
    _FOLDS[entry.kind](entry.event, entry.number, entry.by, entry.at, using)


def keep_seal(event: Mapping[str, Any], number: int, by: str, at: datetime) -> None:
    """Keep a department's key in the transaction that told the ledger."""
    _sealed(event, number, by, at, "default")


def keep_signed(event: Mapping[str, Any], number: int, by: str, at: datetime) -> None:
    """Keep a signed document in the transaction that told the ledger."""
    _signed(event, number, by, at, "default")


def keep_template(event: Mapping[str, Any], number: int, by: str, at: datetime) -> None:
    """Keep a department's template in the transaction that told the ledger."""
    _template(event, number, by, at, "default")


def _locked(case: str) -> CaseRow:
    row = CaseRow.objects.select_for_update().filter(id=case).first()
    if row is None:
        raise Refused(f"没有案件 {case} · no case {case}", code="case_unknown", where=case)
    return row


def _added(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    Evidence.objects.using(using).update_or_create(
        case=event["case"],
        piece=event["piece"],
        defaults={
            **{k: v for k, v in event.items() if k not in {"kind", "case", "piece"}},
            "added": number,
            "at": at,
            "by": by,
            "removed": 0,
            "reason": "",
        },
    )


def _removed(event: Mapping[str, Any], number: int, _by: str, _at: datetime, using: str) -> None:
    Evidence.objects.using(using).filter(case=event["case"], piece=event["piece"]).update(
        removed=number, reason=event["reason"]
    )


def _noted(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    said = {name: event[name] for name in ("case", "body", "own", "text")}
    Note.objects.using(using).create(number=number, by=by, at=at, **said)


def _sealed(event: Mapping[str, Any], number: int, _by: str, _at: datetime, using: str) -> None:
    said = {name: event[name] for name in ("algorithm", "public_key")}
    BodySeal.objects.using(using).update_or_create(
        body=event["body"], defaults={**said, "number": number}
    )


def _signed(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    said = {name: value for name, value in event.items() if name != "kind"}
    SignedDocument.objects.using(using).create(entry=number, by=by, at=at, **said)


def _template(event: Mapping[str, Any], number: int, _by: str, _at: datetime, using: str) -> None:
    DocumentTemplate.objects.using(using).update_or_create(
        body=event["body"],
        document=event["document"],
        defaults={"digest": event["digest"], "content": event["content"], "number": number},
    )


_FOLDS: Final[Mapping[str, Callable[..., None]]] = {
    EvidenceAdded.kind: _added,
    EvidenceRemoved.kind: _removed,
    NoteWritten.kind: _noted,
    SealMade.kind: _sealed,
    DocumentSigned.kind: _signed,
    TemplateKept.kind: _template,
    **sharing.FOLDS,
}
KINDS: Final = frozenset(_FOLDS)
"""What this room folds beside cases."""
