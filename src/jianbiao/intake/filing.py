"""Decide about files (文件、附件): what a sender says of one, whether it is taken, who may read it. Pure.

A file is named by its digest. Terms are the sender's signed word: size, class, the moment before
which nobody reads it (招标投标法 第二十二条、第三十八条), what it is about, its name.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from urllib.parse import unquote

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import identifiers
from jianbiao.standard.events import FilePostponed, FileStored

LONGEST_TERMS = 1500
LONGEST_NAME = 200
TENDER = 20
"""Characters of a tender code; a lot code continues it."""

_DIGEST = re.compile(r"(?P<algorithm>sha256|sm3):(?P<hex>[0-9a-f]{64})")
_SIZE = re.compile(r"[1-9][0-9]{0,14}|0")
_TERM = re.compile(r"(?P<name>[a-z\-]{1,20})=(?P<value>[!-:<-~]{1,900})")
_MOMENT = re.compile(
    r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_TERMS: Final = {"size", "class", "earliest-open", "about", "name"}


class FileClass(StrEnum):
    """文件开放属性: of a field (社会公开、政务共享、授权、不公开), and 密封 (secret until opening)."""

    OPEN = "open"
    GOVERNMENT = "government"
    LICENSED = "licensed"
    CLOSED = "closed"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a path names: ``sha256`` or ``sm3``, and 64 hex digits."""

    algorithm: str
    hex: str

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.hex}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the sender signed. ``earliest_open`` is None when the file may be read at once."""

    size: int
    file_class: FileClass
    earliest_open: datetime | None
    about: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Settings: bytes of one file and of one platform, unfinished uploads, bytes left free on disk."""

    longest: int
    quota: int
    uploads: int
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who asks for a file: its sender, an officer with the power and the tender in scope, or nobody."""

    sender: bool = False
    officer: bool = False


def read_digest(text: str) -> Digest:
    """Return the digest a path names. Raise Malformed ``digest_malformed``."""
    found = _DIGEST.fullmatch(text)
    if found is None:
        raise Malformed(f"{text[:80]!r} names no file", code="digest_malformed", where="path")
    return Digest(algorithm=found["algorithm"], hex=found["hex"])


def read_terms(text: str) -> Terms:
    """Return the terms of a header ``size=…; class=…; earliest-open=…; about=…; name=…``.

    Raise Malformed ``terms_malformed`` naming the term. A sealed file says until when, and of what.
    """
    said = _pairs(text)
    for name in ("size", "class"):
        if name not in said:
            raise _bad(name, "missing")
    if not _SIZE.fullmatch(said["size"]):
        raise _bad("size", "bytes as a whole number")
    if said["class"] not in set(FileClass):
        raise _bad("class", f"one of {', '.join(FileClass)}")
    terms = Terms(
        size=int(said["size"]),
        file_class=FileClass(said["class"]),
        earliest_open=_moment(said["earliest-open"]) if "earliest-open" in said else None,
        about=_about(said.get("about", "")),
        name=_name(said.get("name", "")),
    )
    if terms.file_class is FileClass.SEALED and not (terms.earliest_open and terms.about):
        raise _bad("class", "a sealed file needs earliest-open and about")
    return terms


def read_offset(text: str) -> int:
    """Return the place from which an upload goes on. Raise Malformed ``offset_malformed``."""
    if not _SIZE.fullmatch(text):
        raise Malformed(
            f"{text[:40]!r} is no offset", code="offset_malformed", where="Upload-Offset"
        )
    return int(text)


def check_part(terms: Terms, *, offset: int, length: int, limits: Limits) -> None:
    """Raise Malformed when ``length`` bytes from ``offset`` on cannot be a part of such a file."""
    if terms.size > limits.longest:
        said = f"{terms.size} bytes, at most {limits.longest}"
        raise Malformed(said, code="file_too_large", where="size")
    if offset + length > terms.size:
        said = f"{offset} + {length} bytes of {terms.size}"
        raise Malformed(said, code="file_overlong", where="Content-Length")


def check_room(terms: Terms, *, kept: int, waiting: list[int], limits: Limits) -> None:
    """Raise Refused when the platform's ``kept`` bytes and unfinished uploads leave no room.

    ``waiting`` holds the sizes of its other unfinished uploads.
    """
    if len(waiting) >= limits.uploads:
        said = f"{len(waiting)} uploads are unfinished, at most {limits.uploads}"
        raise Refused(said, code="too_many_uploads")
    used = kept + sum(waiting)
    if used + terms.size > limits.quota:
        said = f"{used} + {terms.size} bytes, at most {limits.quota}"
        raise Refused(said, code="quota_exceeded")


def store(terms: Terms, *, sha256: str, sm3: str, evidence: dict[str, Any]) -> FileStored:
    """Return the event of a file whose bytes are on disk and are what was named."""
    return FileStored(
        digest=sha256,
        sm3=sm3,
        size=terms.size,
        file_class=terms.file_class.value,
        earliest_open=terms.earliest_open.isoformat() if terms.earliest_open else "",
        about=terms.about,
        name=terms.name,
        evidence=evidence,
    )


def again(
    now: Terms, said: Terms, *, digest: str, evidence: dict[str, Any], at: datetime
) -> FilePostponed | None:
    """Decide on other terms for a stored file: None when they are the same.

    A moment that has not come may move later, nothing else: raise Refused ``terms_conflict``.
    """
    if now == said:
        return None
    then, later = now.earliest_open, said.earliest_open
    same = (now.size, now.file_class, now.about) == (said.size, said.file_class, said.about)
    if same and then == later:
        return None  # another name changes nothing
    if not same or then is None or later is None or later < then or then <= at:
        raise Refused("stored on other terms", code="terms_conflict", where="File-Terms")
    return FilePostponed(digest=digest, earliest_open=later.isoformat(), evidence=evidence)


def check_readable(now: Terms, reader: Reader, *, opened: bool, at: datetime) -> None:
    """Raise Refused unless ``reader`` may have the file at ``at``.

    ``opened`` says whether the bids it is about were opened: a mistaken moment must not give a
    sealed file away. Who has no business with a file is told that there is none.
    """
    concerned = reader.sender or reader.officer
    early = now.earliest_open is not None and at < now.earliest_open
    if early or (now.file_class is FileClass.SEALED and not opened):
        if not concerned:
            raise unknown()
        until = now.earliest_open.isoformat() if now.earliest_open else ""
        raise Refused(f"sealed until its opening, not before {until}", code="file_sealed")
    if now.file_class is not FileClass.OPEN and not concerned:
        raise unknown()


def unknown() -> Refused:
    """Return the refusal of a file that is not there, or not there for whoever asks."""
    return Refused("no such file", code="file_unknown", where="path")


def _pairs(text: str) -> dict[str, str]:
    if len(text) > LONGEST_TERMS:
        raise _bad("File-Terms", f"more than {LONGEST_TERMS} characters")
    said: dict[str, str] = {}
    for part in text.split(";"):
        found = _TERM.fullmatch(part.strip(" "))
        if found is None or found["name"] not in _TERMS:
            raise _bad(part.strip()[:60] or "File-Terms", f"terms are {', '.join(sorted(_TERMS))}")
        if found["name"] in said:
            raise _bad(found["name"], "twice")
        said[found["name"]] = found["value"]
    return said


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year > 9998:  # noqa: PLR2004
        raise _bad("earliest-open", "RFC 3339 with an offset")
    return found


def _about(text: str) -> str:
    kind = "tender_code" if len(text) == TENDER else "lot_code"
    if text and not identifiers.valid(kind, text):
        raise _bad("about", "a tender or lot code")
    return text


def _name(text: str) -> str:
    try:
        name = unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise _bad("name", "percent-encoded UTF-8") from None
    if len(name) > LONGEST_NAME or not name.isprintable() or set(name) & set('/\\"'):
        raise _bad("name", f"at most {LONGEST_NAME} printable characters, no path")
    return name


def _bad(name: str, said: str) -> Malformed:
    return Malformed(f"{name}: {said}", code="terms_malformed", where=name)
