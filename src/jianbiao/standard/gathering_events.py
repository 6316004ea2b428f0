"""采集 as events: rows of open sources that nobody signed, what was set aside and what became of it.

They stand in the second log only. A row's exact bytes are ``raw``: as they are where they are UTF-8
(``coding`` empty), in base64 where not (``coding`` "base64").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGathered:
    """采集: a line of open data, as it was said while lines were read and nothing was mended.

    ``raw`` is the exact text of the line, ``digest`` its SHA-256.
    """

    kind: ClassVar[str] = "intake:record:gathered/1"
    source: str
    line: int
    digest: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineQuarantined:
    """采集隔离: a line that could not be read, as it was said while nothing was mended."""

    kind: ClassVar[str] = "intake:record:quarantined/1"
    source: str
    line: int
    digest: str
    raw: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGathered:
    """采集: a row of an open source (ocds, notice, table) and how it was read.

    ``digest`` is the SHA-256 of the row's bytes, hex. ``context`` is what a row needs beside itself
    to be read: the column names of a table. ``reading`` is the release as JSON with its numbers as
    decimal text; it is empty where the row itself is the release. ``repairs`` are
    {kind, path, before, after}; ``reader`` names who read it, with its version.
    """

    kind: ClassVar[str] = "intake:record:gathered/2"
    source: str
    form: str
    file: str
    line: int
    digest: str
    raw: str
    coding: str
    context: str
    reading: str
    repairs: list[dict[str, str]]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuarantined:
    """采集隔离: a row that is set aside with a reason, where it stands and what was understood of it.

    ``suggestion`` is a release as JSON, or empty; the other fields are as in ``RecordGathered``.
    """

    kind: ClassVar[str] = "intake:record:quarantined/2"
    source: str
    form: str
    file: str
    line: int
    digest: str
    raw: str
    coding: str
    context: str
    reason: str
    where: str
    suggestion: str
    repairs: list[dict[str, str]]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMended:
    """隔离放行: a person's reading of the row set aside by entry ``quarantined`` goes into the record.

    ``release`` is JSON with its numbers as decimal text.
    """

    kind: ClassVar[str] = "intake:record:mended/1"
    quarantined: int
    source: str
    release: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReread:
    """隔离复读: a later reader understands the row set aside by entry ``quarantined``."""

    kind: ClassVar[str] = "intake:record:reread/1"
    quarantined: int
    source: str
    release: str
    repairs: list[dict[str, str]]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDismissed:
    """隔离销号: a person says why the row set aside by entry ``quarantined`` stays outside."""

    kind: ClassVar[str] = "intake:record:dismissed/1"
    quarantined: int
    reason: str


GATHERED: Final = frozenset({LineGathered.kind, RecordGathered.kind})
QUARANTINED: Final = frozenset({LineQuarantined.kind, RecordQuarantined.kind})
RELEASED: Final = frozenset({RecordMended.kind, RecordReread.kind})
"""Acts that take a row out of quarantine into the record."""

WORDS: Final[tuple[Any, ...]] = (
    LineGathered,
    LineQuarantined,
    RecordGathered,
    RecordQuarantined,
    RecordMended,
    RecordReread,
    RecordDismissed,
)
"""Every class of this file, as ``events.KINDS`` takes them in."""


def today(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return a gathered or quarantined row as today's kind says it; others as they are."""
    if event["kind"] not in {LineGathered.kind, LineQuarantined.kind}:
        return dict(event)
    added = {
        "form": "ocds",
        "file": event["source"],
        "coding": "",
        "context": "",
        "repairs": [],
        "reader": "ocds/0",
    }
    if event["kind"] == LineGathered.kind:
        return {**event, **added, "kind": RecordGathered.kind, "reading": ""}
    return {**event, **added, "kind": RecordQuarantined.kind, "suggestion": ""}
