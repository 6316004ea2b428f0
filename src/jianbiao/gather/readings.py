"""What a reader makes of one row (读数): a release, what was mended in it, or why it is set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file: its place from 1 on, its exact bytes; a reason where it could not be taken.

    ``raw`` is empty when the row was not kept whole (too long, behind a break of the compression).
    ``context`` is what the row needs beside itself to be read: the column names of a table, or as
    JSON what a package says of all its releases. ``number`` always grows; it is the line in a file
    of lines.
    """

    number: int
    raw: bytes
    reason: str = ""
    where: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing mended while reading: its kind, the JSON pointer or span, before and after as text."""

    kind: str
    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A row as an OCDS 1.1 release with bids, or None with a ``reason`` and ``where`` it stands.

    Numbers in a release are int or Decimal. A quarantined reading may carry the release as far as it was understood in ``suggestion``.
    """

    release: Mapping[str, Any] | None
    repairs: tuple[Repair, ...] = ()
    reason: str = ""
    where: str = ""
    suggestion: Mapping[str, Any] | None = None
