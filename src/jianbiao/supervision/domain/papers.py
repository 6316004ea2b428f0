"""Papers (附件材料): files that come with a form, as one line of text each. Pure.

A line is ``sha256:<hex> <bytes> <name>``: the digest stands in the ledger, the bytes in the files.
"""

import re
from dataclasses import dataclass
from typing import Final

from jianbiao.errors import Malformed

MOST: Final = 5
LONGEST: Final = 10 << 20
"""Files of one form, and bytes of one of them."""

LONGEST_NAME: Final = 120
HEAD: Final = 4096
"""Bytes of a file's beginning by which its type is told."""

_LINE: Final = re.compile(r"sha256:([0-9a-f]{64}) ([0-9]{1,9}) (\S[^\n]{0,119})")
_MAGIC: Final = (
    ("pdf", b"%PDF-"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("jpeg", b"\xff\xd8\xff"),
    ("tiff", b"II*\x00"),
    ("tiff", b"MM\x00*"),
    ("zip", b"PK\x03\x04"),
)
_ENDINGS: Final = {
    "pdf": ("pdf",),
    "png": ("png",),
    "jpeg": ("jpg", "jpeg"),
    "tiff": ("tif", "tiff"),
    "zip": ("docx", "xlsx", "ofd"),
    "text": ("txt", "csv"),
}
ENDINGS: Final = tuple(ending for some in _ENDINGS.values() for ending in some)
"""What a file's name may end in: documents, tables, scans and pictures; nothing that runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file: its SHA-256 in hex, its size in bytes, its name."""

    sha256: str
    size: int
    name: str

    @property
    def line(self) -> str:
        """Return it as a form keeps it."""
        return f"sha256:{self.sha256} {self.size} {self.name}"


def read_papers(text: str) -> tuple[Paper, ...]:
    """Return the files that a form names. Raise ValueError on any other line, or too many."""
    lines = [line for line in text.split("\n") if line]
    found = [_LINE.fullmatch(line) for line in lines]
    if len(lines) > MOST or None in found:
        raise ValueError(text[:80])
    read = [Paper(sha256=one[1], size=int(one[2]), name=one[3]) for one in found if one]
    return tuple({one.sha256: one for one in read}.values())


def check_paper(name: str, size: int, head: bytes) -> str:
    """Return the name a file is kept under. Raise Malformed with code paper_size or paper_type.

    The type is told by the beginning of the bytes and has to be what the name says it is.
    """
    kept = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    kept = " ".join(kept.split())
    if not 0 < size <= LONGEST:
        raise Malformed(f"{kept[:40]}: {size} bytes, 1 to {LONGEST}", code="paper_size", where=kept)
    stem, _, ending = kept.rpartition(".")
    if not stem or ending.lower() not in _ENDINGS.get(_kind(head), ()):
        said = f"{kept[:40]}: 类型不符 · its bytes are not what its name says; {', '.join(ENDINGS)}"
        raise Malformed(said, code="paper_type", where=kept)
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _kind(head: bytes) -> str:
    for kind, magic in _MAGIC:
        if head.startswith(magic):
            return kind
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:
            return ""
        text = head[: error.start].decode("utf-8")
    return "text" if not any(ord(c) < 32 and c not in "\r\n\t" for c in text) else ""  # noqa: PLR2004
