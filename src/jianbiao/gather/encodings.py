"""编码 (encodings): files in UTF-16 or GB 18030 as UTF-8 while they are split, each row's bytes exact after.

What splits a file looks for brackets and line ends, which other encodings hide or hold in the
midst of characters. So the bytes are respelled on the way in, and each row is spelled back.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.gather.readings import Row

UTF8: Final = ""
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_LOOKED: Final = 1 << 12
"""Bytes at the beginning of a file that tell its coding."""
_NOT_ASCII: Final = 0x7F
_MORE, _SHARE = 4, 12
"""Of the units of UTF-16 one in twelve at least is a sign of ASCII; few characters end in an empty half."""
_ERRORS: Final = {"gb18030": "surrogateescape"}


class Torn(Malformed):
    """A file that ends in the midst of a character. ``code`` is a reason of a row."""


def wide(head: bytes) -> str:
    """Return the kind of UTF-16 that bytes begin in, marked or not; empty for all else.

    Without a mark it shows by the empty halves of the signs of ASCII: a brace, a digit, a line end.
    """
    for mark, coding in _MARKS:
        if head.startswith(mark):
            return coding
    if b"\x00" not in head[:_LOOKED]:
        return UTF8
    units = [head[i : i + 2] for i in range(0, min(len(head) - 1, _LOOKED), 2)]
    if not units:
        return UTF8
    for empty, coding in ((1, "utf-16-le"), (0, "utf-16-be")):
        signs = sum(1 for one in units if one[empty] == 0 and 0 < one[1 - empty] < _NOT_ASCII)
        others = sum(1 for one in units if one[1 - empty] == 0)
        if signs > _MORE * others and signs * _SHARE >= len(units):
            return coding
    return UTF8


def coding_of(head: bytes) -> str:
    """Return the coding of a file by its first bytes: UTF-16, GB 18030, or empty for UTF-8 and what is neither."""
    if coding := wide(head):
        return coding
    runs = _HIGH.findall(head)
    if not runs or _decodes(head, "utf-8"):
        return UTF8
    even = sum(1 for run in runs if len(run) % 2 == 0)
    return "gb18030" if even * 2 > len(runs) and _decodes(head, "gb18030") else UTF8


def _decodes(head: bytes, coding: str) -> bool:
    """Say whether bytes are text of a coding, but for a character cut at their end."""
    try:
        codecs.getincrementaldecoder(coding)().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def text_of(raw: bytes) -> str | None:
    """Return the text of a row in UTF-16, None for a row of any other coding."""
    coding = wide(raw)
    if not coding or (len(raw) % 2):
        return None
    return raw.decode(coding, "surrogatepass").removeprefix("\ufeff")


class Narrowed:
    """The pieces of a file as UTF-8, and its rows as the bytes they were."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Take the pieces; nothing is read yet."""
        self._pieces = pieces
        self._decoder: Any = None
        self._coding = UTF8
        self._begun = False
        self._came = 0

    def __iter__(self) -> Iterator[bytes]:
        """Return itself."""
        return self

    def __next__(self) -> bytes:
        """Return the next piece. Raise Torn where the file ends in the midst of a character."""
        piece = next(self._pieces, b"")
        if not self._begun:
            self._begin(piece)
        if self._decoder is None:
            if not piece:
                raise StopIteration
            return piece
        self._came += len(piece)
        try:
            text = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            at = f"byte {self._came - len(error.object) + error.start} {self._coding}"
            self._decoder = None
            raise Torn(
                f"{self._coding}: cut in the midst of a character", code="utf16", where=at
            ) from error
        if not piece and not text:
            raise StopIteration
        return str(text).encode("utf-8", "surrogatepass") if text else next(self)

    def _begin(self, head: bytes) -> None:
        self._begun = True
        self._coding = coding_of(head)
        if self._coding:
            make = codecs.getincrementaldecoder(self._coding)
            self._decoder = make(_ERRORS.get(self._coding, "surrogatepass"))

    def exact(self, row: Row) -> Row:
        """Return a row with the bytes it had in the file, its place told with the coding."""
        if not self._coding:
            return row
        text = row.raw.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
        raw = text.encode(self._coding, _ERRORS.get(self._coding, "surrogatepass"))
        where = f"{row.where} (of {self._coding} as UTF-8)" if "byte" in row.where else row.where
        return replace(row, raw=raw, where=where)

    def file(self) -> io.BufferedReader:
        """Return the pieces as a file to be read in lines."""
        return as_file(self)


def as_file(pieces: Iterator[bytes]) -> io.BufferedReader:
    """Return pieces as a file to be read in lines."""
    return io.BufferedReader(_File(pieces))


class _File(io.RawIOBase):
    """Pieces as a raw file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            self._held = next(self._pieces, b"")
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size
