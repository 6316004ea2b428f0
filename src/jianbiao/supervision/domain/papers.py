"""Papers (附件材料): which files may come with a form: how many, how long, of what type. Pure."""

from typing import Final

from jianbiao.errors import Malformed

MOST: Final = 5
LONGEST: Final = 10 << 20
"""Files of one form, and bytes of one of them."""

LONGEST_NAME: Final = 120
HEAD: Final = 4096
"""Bytes of a file's beginning by which its type is told."""

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
