"""The bytes of a file (数据流) in pieces: plain, gzip or a zip of such files, from disk or a pipe.

Whatever breaks is told by ``Broken``, after all that came before it.
"""

import pathlib
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from jianbiao.errors import Malformed

PIECE: Final = 1 << 18
WIDEST: Final = 1 << 28
"""Bytes that may come out of a compression whatever went in."""
RATIO: Final = 400
"""Text of procurement shrinks to a fifth, rarely to a fiftieth; a bomb to a thousandth."""
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"


class Broken(Malformed):
    """The bytes end or stop making sense before the file does. ``code`` is a reason of a row."""


Member = tuple[str, Iterator[bytes]]
"""(name within an archive, empty for the file itself; its bytes in pieces)."""


def members(source: pathlib.Path | IO[bytes]) -> Iterator[Member]:
    """Yield each file in ``source``. Raise OSError when it cannot be opened, Broken for a bad zip.

    Pieces must be read before the next member is asked for.
    """
    if isinstance(source, pathlib.Path):
        with source.open("rb") as file:
            yield from _members(file)
    else:
        yield from _members(source)


def _members(file: IO[bytes]) -> Iterator[Member]:
    head = _filled(file, PIECE)
    if head.startswith(_ZIP):
        yield from _unpacked(file, head)
    else:
        yield "", _pieces(file, head)


def _filled(file: IO[bytes], size: int) -> bytes:
    """Read ``size`` bytes: a pipe gives what it has, a piece must not end within a signature."""
    found = b""
    while len(found) < size and (more := file.read(size - len(found))):
        found += more
    return found


def _unpacked(file: IO[bytes], head: bytes) -> Iterator[Member]:
    with tempfile.TemporaryFile() as copy:
        copy.write(head)
        while piece := file.read(PIECE):
            copy.write(piece)
        try:
            with zipfile.ZipFile(copy) as archive:
                for said in archive.infolist():
                    if not said.is_dir() and not said.filename.startswith("__MACOSX/"):
                        yield said.filename, _member(archive, said)
        except zipfile.BadZipFile as error:
            raise Broken(str(error), code="zip_broken", where="zip") from error


def _member(archive: zipfile.ZipFile, said: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(said) as file:
            head = file.read(PIECE)
            if head.startswith(_ZIP):
                raise Broken("a zip within a zip", code="zip_nested", where=said.filename)
            came, bound = 0, max(WIDEST, RATIO * said.compress_size)
            for piece in _pieces(file, head):
                came += len(piece)
                if came > bound:
                    raise Broken(f"more than {bound} bytes", code="bomb", where=f"byte {bound}")
                yield piece
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise Broken(str(error), code="zip_broken", where=said.filename) from error


def _pieces(file: IO[bytes], head: bytes) -> Iterator[bytes]:
    yield from _gunzipped(file, head) if head.startswith(_GZIP) else _plain(file, head)


def _plain(file: IO[bytes], head: bytes) -> Iterator[bytes]:
    while head:
        yield head
        head = file.read(PIECE)


def _gunzipped(file: IO[bytes], head: bytes) -> Iterator[bytes]:
    """Yield what ``head`` and the rest of ``file`` hold: one gzip member after the other."""
    engine, data, went, came = zlib.decompressobj(31), head, len(head), 0
    while data or not engine.eof:
        try:
            piece = engine.decompress(data, PIECE)
        except zlib.error as error:
            raise Broken(str(error), code="gzip_broken", where=f"byte {came}") from error
        came += len(piece)
        if came > max(WIDEST, RATIO * went):
            raise Broken(f"{came} bytes came of {went}", code="bomb", where=f"byte {came}")
        if piece:
            yield piece
        fresh = engine.eof
        data = engine.unused_data.lstrip(b"\x00") if fresh else engine.unconsumed_tail
        if not data:
            data = file.read(PIECE)
            went += len(data)
        if fresh and data.strip(b"\x00"):
            engine = zlib.decompressobj(31)
        elif not data and not piece and not engine.eof:
            raise Broken("the compressed file is cut off", code="gzip_cut", where=f"byte {came}")
