"""What is said of a case's file (案卷): who handles it, evidence, notes, documents, sharing. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """承办变更: ``body`` is the case's ``holder`` from here on, ``joint`` beside it, or has ``left``."""

    kind: ClassVar[str] = "supervision:case:moved/1"
    case: str
    body: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked:
    """并入: a case takes up one more alert of the same subject."""

    kind: ClassVar[str] = "supervision:case:linked/1"
    case: str
    alert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded:
    """取证: a case's file holds one more piece of evidence.

    ``what`` is entry (of ``log`` and ``number``, whose body's SHA-256 is ``digest``), finding (as it
    stood at entry ``number``, whole in ``content``), file or paper (of that SHA-256, stored by entry
    ``number``). ``name`` and ``shows`` are the officer's words.
    """

    kind: ClassVar[str] = "supervision:evidence:added/1"
    case: str
    piece: str
    body: str
    what: str
    log: str
    number: int
    digest: str
    name: str
    shows: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRemoved:
    """排除证据: a piece does not count any more, and why; it stays in the file."""

    kind: ClassVar[str] = "supervision:evidence:removed/1"
    case: str
    piece: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten:
    """办案笔记: internal, for the departments that handle the case; ``own``: for ``body`` alone."""

    kind: ClassVar[str] = "supervision:note:written/1"
    case: str
    body: str
    own: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealMade:
    """电子印章: the public key, raw in hex, with which documents of ``body`` are signed from here on."""

    kind: ClassVar[str] = "supervision:seal:made/1"
    body: str
    algorithm: str
    public_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSigned:
    """签发文书: a document, whole; ``signature`` (hex) is over its digest by the key of ``body``.

    ``digest`` is the SHA-256 of the document's RFC 8785 bytes; ``open`` says that everybody may
    read it.
    """

    kind: ClassVar[str] = "supervision:document:signed/1"
    case: str
    number: str
    body: str
    digest: str
    algorithm: str
    public_key: str
    signature: str
    open: bool
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateKept:
    """文书模板: how ``body`` prints documents of one ``document`` kind; the file's bytes in base64."""

    kind: ClassVar[str] = "supervision:template:kept/1"
    body: str
    document: str
    digest: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAsked:
    """申请共享: ``body`` asks ``holder`` for a record or a case file, for what, on what authority.

    ``what`` is record (``subject`` a tender's code) or case (``subject`` a case, tender or party).
    """

    kind: ClassVar[str] = "supervision:share:asked/1"
    share: str
    body: str
    holder: str
    what: str
    subject: str
    purpose: str
    authority: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGranted:
    """同意共享: ``given`` (the case's id or the tender's code) may be read until the day ``until``."""

    kind: ClassVar[str] = "supervision:share:granted/1"
    share: str
    given: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRefused:
    """不同意共享, and why."""

    kind: ClassVar[str] = "supervision:share:refused/1"
    share: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareWithdrawn:
    """收回共享: from here on it is read no more, and why."""

    kind: ClassVar[str] = "supervision:share:withdrawn/1"
    share: str
    reason: str


WORDS: tuple[type, ...] = (
    CaseMoved,
    CaseLinked,
    EvidenceAdded,
    EvidenceRemoved,
    NoteWritten,
    SealMade,
    DocumentSigned,
    TemplateKept,
    ShareAsked,
    ShareGranted,
    ShareRefused,
    ShareWithdrawn,
)
"""The kinds of this file."""
