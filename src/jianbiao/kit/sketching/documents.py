"""Reading documents (文档读取): the text of .txt, .docx and .xlsx, the rows of .xlsx and .csv.

Files come from bidders and may be hostile: nothing is unpacked to disk, XML with a document type is
refused (no entities), and what a part may hold is bounded. PDF is not read: it has no text that comes
out the same everywhere; sketch what it was made from.
"""

import csv
import io
import pathlib
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from jianbiao.errors import Malformed

LONGEST = 128 * 1024 * 1024
"""Bytes of one part once unpacked, and of a text file."""
MOST_PARTS = 10_000
CHUNK = 1 << 18
LONGEST_TEXT = 1 << 20
"""Characters of one paragraph or cell."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _WORD,
    "http://purl.oclc.org/ooxml/spreadsheetml/main": _SHEET,
}
_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_STRINGS = "xl/sharedStrings.xml"


def lines(path: pathlib.Path) -> Iterator[str]:
    """Yield the text of a document, a paragraph or cell at a time.

    Raise Malformed ``file_broken`` on another kind of file, a broken one, or one that is a trap.
    """
    kind = path.suffix.lower()
    if kind in {".txt", ".md", ".csv"}:
        yield from _decoded(path).splitlines()
    elif kind == ".docx":
        with _opened(path) as parts:
            for name in (_DOCUMENT, *_NOTES):
                if name == _DOCUMENT or name in parts.namelist():
                    yield from _texts(parts, name, text=f"{_WORD} t", block=f"{_WORD} p")
    elif kind == ".xlsx":
        for row in rows(path):
            yield from filter(None, row)
    else:
        raise _broken(path.name, f"{kind or 'no suffix'}: .txt, .docx and .xlsx are read")


def rows(path: pathlib.Path) -> Iterator[list[str]]:
    """Yield the rows of every sheet of a table, empty cells as empty texts. Raise as ``lines``."""
    if path.suffix.lower() == ".csv":
        yield from csv.reader(io.StringIO(_decoded(path)))
        return
    if path.suffix.lower() != ".xlsx":
        raise _broken(path.name, "a table is .xlsx or .csv")
    with _opened(path) as parts:
        shared: list[str] = []
        if _STRINGS in parts.namelist():
            shared = list(_texts(parts, _STRINGS, text=f"{_SHEET} t", block=f"{_SHEET} si"))
        sheets = [n for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
        for name in sorted(sheets, key=lambda n: (len(n), n)):
            yield from _sheet(parts, name, shared)


def _decoded(path: pathlib.Path) -> str:
    """Return a text file: UTF-8 with or without mark, else GB 18030."""
    try:
        if path.stat().st_size > LONGEST:
            raise _broken(path.name, f"longer than {LONGEST} bytes")
        raw = path.read_bytes()
    except OSError as error:
        raise _broken(path.name, str(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _broken(path.name, "neither UTF-8 nor GB 18030")


def _opened(path: pathlib.Path) -> zipfile.ZipFile:
    try:
        parts = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise _broken(path.name, str(error)) from error
    if len(parts.namelist()) > MOST_PARTS:
        parts.close()
        raise _broken(path.name, f"more than {MOST_PARTS} parts")
    return parts


def _fed(parts: zipfile.ZipFile, name: str, parser: expat.XMLParserType) -> Iterator[None]:
    """Feed a part to ``parser``, yielding after each chunk; bounded however it is packed."""
    done = 0
    try:
        with parts.open(name) as part:
            while chunk := part.read(CHUNK):
                done += len(chunk)
                if done > LONGEST:
                    raise _broken(name, f"unpacks to more than {LONGEST} bytes")
                parser.Parse(chunk, False)
                yield
        parser.Parse(b"", True)
    except KeyError as error:
        raise _broken(name, "is missing") from error
    except NotImplementedError as error:
        raise _broken(name, f"packed in an unknown way: {error}") from error
    except RuntimeError as error:
        raise _broken(name, f"is encrypted: {error}") from error
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, zlib.error, OSError) as error:
        raise _broken(name, str(error)) from error
    except (LookupError, ValueError) as error:
        raise _broken(name, f"not UTF-8: {error}") from error
    yield


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise _broken("XML", "a document type is not read")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _name(said: str) -> str:
    """Return a name under its transitional namespace, as the strict form says it too."""
    space, _, local = said.rpartition(" ")
    return f"{_STRICT.get(space, space)} {local}"


def _texts(parts: zipfile.ZipFile, part: str, *, text: str, block: str) -> Iterator[str]:
    """Yield the text of each ``block`` of a part: what stands in its ``text`` elements."""
    parser, done, now = _parser(), list[str](), list[str]()
    reading, length = [False], [0]
    longest = LONGEST if text == f"{_SHEET} t" else LONGEST_TEXT  # shared texts are counted

    def start(name: str, _: object) -> None:
        reading[0] = _name(name) == text

    def end(name: str) -> None:
        reading[0] = False
        if _name(name) == block:
            give()

    def give() -> None:
        done.append("".join(now))
        now.clear()
        length[0] = 0

    def take(said: str) -> None:
        if reading[0]:
            now.append(said)
            length[0] += len(said)
            if length[0] > longest:
                give()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = take
    for _ in _fed(parts, part, parser):
        yield from done
        done.clear()


def _sheet(parts: zipfile.ZipFile, part: str, shared: list[str]) -> Iterator[list[str]]:
    """Yield the rows of a sheet; a cell stands in the column its reference names."""
    reader = _Sheet(shared, part)
    for _ in _fed(parts, part, reader.parser):
        yield from reader.done
        reader.done.clear()


class _Sheet:
    """Collects the cells of one sheet row by row."""

    def __init__(self, shared: list[str], part: str) -> None:
        self.parser = _parser()
        self.done: list[list[str]] = []
        self._shared, self._part = shared, part
        self._row: list[str] = []
        self._kind, self._column = "", 0
        self._value: list[str] = []
        self._reading = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take

    def _start(self, name: str, said: dict[str, str]) -> None:
        local = _name(name)
        if local == f"{_SHEET} row":
            self._row = []
        elif local == f"{_SHEET} c":
            self._kind, self._value = said.get("t", "n"), []
            self._column = _column(said.get("r", ""), len(self._row))
        self._reading = local in {f"{_SHEET} v", f"{_SHEET} t"}

    def _take(self, said: str) -> None:
        if self._reading:
            self._value.append(said)

    def _end(self, name: str) -> None:
        self._reading = False
        local = _name(name)
        if local == f"{_SHEET} c":
            self._row += [""] * (self._column - len(self._row))
            self._row.append(self._cell())
        elif local == f"{_SHEET} row":
            self.done.append(self._row)

    def _cell(self) -> str:
        said = "".join(self._value)
        if self._kind != "s":
            return said
        if not said.isascii() or not said.isdigit() or int(said) >= len(self._shared):
            raise _broken(self._part, f"there is no shared text {said[:20]}")
        return self._shared[int(said)]


def _column(reference: str, otherwise: int) -> int:
    """Return the column of ``AB12`` from 0; ``otherwise`` where a cell says none or goes back."""
    number = 0
    for one in reference:
        if not "A" <= one <= "Z":
            break
        number = number * 26 + ord(one) - 64
    return number - 1 if otherwise < number <= 16_384 else otherwise  # noqa: PLR2004 - Excel's XFD


def _broken(where: str, said: str) -> Malformed:
    return Malformed(f"{where}: {said}", code="file_broken", where=where)
