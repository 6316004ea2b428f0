"""Evidence and notes of a case (证据、办案笔记): who may add what. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from jianbiao.errors import Malformed, Refused
from jianbiao.standard.casefile_events import EvidenceAdded, EvidenceRemoved, NoteWritten
from jianbiao.standard.terms import Actor
from jianbiao.supervision.domain.cases import Case

LONGEST: Final = 4000
KINDS: Final = ("entry", "finding", "file", "paper")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of evidence before it is in a file; see ``EvidenceAdded``."""

    what: str
    log: str
    number: int
    digest: str
    name: str
    shows: str
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return its name in a file, of 12 hex digits: the same piece has the same."""
        said = f"{self.what}\x1f{self.log}\x1f{self.number}\x1f{self.digest}"
        return sha256(said.encode()).hexdigest()[:12]


def add(
    case: Case, piece: Piece, *, ended: bool, held: Collection[str], by: Actor
) -> EvidenceAdded:
    """Decide whether a piece goes into a case's file."""
    check_handles(case, ended=ended, by=by)
    if piece.what not in KINDS or not piece.name.strip():
        raise Malformed("证据须有种类和名称 · it has a kind and a name", code="evidence_malformed")
    _check_text(piece.name, "name")
    _check_text(piece.shows, "shows")
    if piece.id in held:
        raise Refused(
            f"已在案卷中 · {piece.id} is in the file", code="evidence_exists", where=piece.id
        )
    return EvidenceAdded(
        case=case.id,
        piece=piece.id,
        body=by.body,
        what=piece.what,
        log=piece.log,
        number=piece.number,
        digest=piece.digest,
        name=piece.name.strip(),
        shows=piece.shows.strip(),
        content=dict(piece.content),
    )


def remove(
    case: Case, piece: str, *, ended: bool, held: Collection[str], reason: str, by: Actor
) -> EvidenceRemoved:
    """Decide whether a piece counts no more."""
    check_handles(case, ended=ended, by=by)
    if piece not in held:
        raise Refused(f"没有证据 {piece} · no such piece", code="evidence_unknown", where=piece)
    _check_needed(reason, "reason")
    return EvidenceRemoved(case=case.id, piece=piece, reason=reason.strip())


def write_note(case: Case, text: str, *, own: bool, by: Actor) -> NoteWritten:
    """Decide whether a note is kept: also after the end, by whoever handled the case last."""
    check_handles(case, ended=False, by=by)
    _check_needed(text, "text")
    return NoteWritten(case=case.id, body=by.body, own=own, text=text.strip())


def check_handles(case: Case, *, ended: bool, by: Actor) -> None:
    """Raise Refused unless the person's department handles the case and it has not ended."""
    if by.body not in case.bodies:
        raise Refused(
            "该件由其他部门办理 · another department handles the case",
            code="case_competence",
            where=case.id,
        )
    if ended:
        raise Refused("该件已办结 · the case has ended", code="case_state", where=case.id)


def _check_needed(text: str, where: str) -> None:
    if not text.strip():
        raise Malformed("此项必填 · this is needed", code="case_field", where=where)
    _check_text(text, where)


def _check_text(text: str, where: str) -> None:
    if len(text) > LONGEST or "\x00" in text:
        raise Malformed(f"{len(text)} of {LONGEST} characters", code="case_field", where=where)
