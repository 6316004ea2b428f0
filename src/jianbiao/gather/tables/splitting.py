"""表格行: a file taken apart into rows, CSV in any encoding or Excel, each with its exact content.

A row's ``context`` holds what it needs beside itself: names of columns, encoding, delimiter.
"""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from jianbiao.errors import Malformed
from jianbiao.gather.encodings import as_file, wide
from jianbiao.gather.ocds.streams import members
from jianbiao.gather.readings import Row
from jianbiao.gather.tables import sheets
from jianbiao.gather.tables.header import HEADER_WITHIN, check_once, found_header
from jianbiao.gather.tables.mapping import Mapping, folded

SAMPLE: Final = 64 * 1024
LONGEST_LINE: Final = 1024 * 1024
LONGEST_RECORD: Final = 256 * 1024
"""Bytes that one quoted cell may run over line ends; beyond it its quote was never closed."""

_DELIMITERS: Final = (",", "\t", ";", "|", "，")
_CHINESE: Final = re.compile(rb"[\xe4-\xe9][\x80-\xbf][\x80-\xbf]")
"""A Chinese character in UTF-8."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a file of separated values is written."""

    encoding: str
    delimiter: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One record: its first line, its bytes, its text, or why it has none."""

    line: int
    raw: bytes
    text: str = ""
    reason: str = ""
    where: str = ""


def rows(stream: IO[bytes], name: str, mapping: Mapping) -> Iterator[Row]:
    """Yield the rows of a table under its column names.

    Raise Malformed where the file is no table or lacks a column, with the map's line.
    """
    buffered: Any = stream if hasattr(stream, "peek") else io.BufferedReader(_raw(stream))
    start = buffered.peek(8)[:8]
    if start.startswith(sheets.OLE):
        raise Malformed(
            f"{name}: an old .xls or a workbook with a password; save it as .xlsx without one",
            code="xls_refused",
            where=name,
        )
    if start.startswith(sheets.ZIP):
        yield from sheets.rows(buffered, name, mapping)
        return
    if start.startswith(b"\x1f\x8b"):
        _, pieces = next(members(buffered))
        buffered = as_file(pieces)
    yield from _separated(buffered, name, mapping)


def _raw(stream: IO[bytes]) -> Any:
    return stream if isinstance(stream, io.RawIOBase) else io.BytesIO(stream.read())


def _separated(stream: Any, name: str, mapping: Mapping) -> Iterator[Row]:
    encoding = _encoding(stream, mapping)
    records = _records(_lines(stream, encoding), encoding, mapping.quote)
    before: list[_Record] = []
    columns: Sequence[str] = ()
    spelling = Spelling(encoding=encoding, delimiter=mapping.delimiter or ",", quote=mapping.quote)
    for record in records:
        before.append(record)
        spelling, columns = _columns(record, spelling, mapping)
        if columns or len(before) == max(HEADER_WITHIN, mapping.header):
            break
    if not columns:
        seen = [_named(one.text, _of(spelling, d)) for one in before for d in _tried(mapping)]
        raise found_header(seen, mapping, name)
    check_once(columns, mapping, name)
    context = json.dumps(
        {
            "columns": list(columns),
            "encoding": spelling.encoding,
            "delimiter": spelling.delimiter,
            "quote": spelling.quote,
        },
        ensure_ascii=False,
    )
    for record in records:
        if record.reason or record.text.strip(f" \t{spelling.delimiter}"):
            yield Row(
                number=record.line,
                raw=record.raw,
                reason=record.reason,
                where=record.where,
                context=context,
            )


def _columns(
    record: _Record, spelling: Spelling, mapping: Mapping
) -> tuple[Spelling, Sequence[str]]:
    """Return the spelling and the column names where ``record`` is the header."""
    if record.reason or (mapping.header and record.line != mapping.header):
        return spelling, ()
    wanted = {folded(name) for name in mapping.names}
    for delimiter in _tried(mapping):
        tried = _of(spelling, delimiter)
        names = _named(record.text, tried)
        if wanted <= {folded(name) for name in names}:
            return tried, names
    return spelling, ()


def _named(text: str, spelling: Spelling) -> list[str]:
    """Return the cells of what may be a header; none where its quotes are out of order."""
    try:
        return cells(text, spelling)
    except csv.Error:
        return []


def _tried(mapping: Mapping) -> Sequence[str]:
    return (mapping.delimiter,) if mapping.delimiter else _DELIMITERS


def _of(spelling: Spelling, delimiter: str) -> Spelling:
    return Spelling(encoding=spelling.encoding, delimiter=delimiter, quote=spelling.quote)


def cells(text: str, spelling: Spelling) -> list[str]:
    """Return the cells of a record. Raise csv.Error."""
    if spelling.quote not in text and "\n" not in text and "\r" not in text:
        return text.split(spelling.delimiter)
    said = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=spelling.delimiter,
        quotechar=spelling.quote,
        strict=True,
    )
    return next(said, [])


def _encoding(stream: Any, mapping: Mapping) -> str:
    """Return the encoding of a file: of its mark, of the mapping, else that of most of its lines."""
    start = stream.peek(SAMPLE)[:SAMPLE]
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            stream.read(len(mark))
            return encoding
    if (unmarked := wide(start)) and mapping.encoding in {"", "utf-16"}:
        return unmarked
    if mapping.encoding:
        return "utf-16-le" if mapping.encoding == "utf-16" else mapping.encoding
    votes = [_is_utf8(line) for line in start.splitlines()[:-1] or [start] if not line.isascii()]
    return "utf-8" if sum(votes) * 2 >= len(votes) else "gb18030"


def _lines(stream: Any, encoding: str) -> Iterator[tuple[int, bytes, bool]]:
    """Yield (number, bytes with their line end, whole) of each line; a huge one loses its rest."""
    number, wide = 0, encoding.startswith("utf-16")
    while raw := _line(stream, encoding) if wide else stream.readline(LONGEST_LINE + 1):
        number += 1
        whole = len(raw) <= LONGEST_LINE
        while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
            raw = _line(stream, encoding) if wide else stream.readline(LONGEST_LINE + 1)
        yield number, raw if whole else b"", whole


def _line(stream: Any, encoding: str) -> bytes:
    """Return the next line of UTF-16: units of two bytes up to a line end."""
    end = "\n".encode(encoding)
    found = bytearray()
    while (unit := stream.read(2)) and len(found) <= LONGEST_LINE:
        found += unit
        if unit == end:
            break
    return bytes(found)


def _records(
    lines: Iterator[tuple[int, bytes, bool]], encoding: str, quote: str
) -> Iterator[_Record]:
    """Yield records: a quoted cell may run over line ends, a quote never closed costs one line."""
    waiting: list[tuple[int, bytes, bool]] = []
    while first := waiting.pop(0) if waiting else next(lines, None):
        record = _decoded(*first, encoding)
        if record.reason or quote not in record.text or not _open(record.text, quote):
            yield record
            continue
        taken, size = [first], len(first[1])
        closed: _Record | None = None
        while size < LONGEST_RECORD and (more := waiting.pop(0) if waiting else next(lines, None)):
            taken.append(more)
            size += len(more[1])
            further = _decoded(*more, encoding)
            if further.reason:
                break
            if quote in further.text:
                raw = b"".join(line[1] for line in taken)
                joined = _decoded(first[0], raw, True, encoding)
                if not _open(joined.text, quote):
                    closed = joined
                    break
        if closed is None:
            waiting[:0] = taken[1:]
            closed = _Record(line=first[0], raw=record.raw, reason="quote_open", where=quote)
        yield closed


def _decoded(number: int, raw: bytes, whole: bool, encoding: str) -> _Record:  # noqa: FBT001
    if not whole:
        return _Record(line=number, raw=b"", reason="line_too_long", where=f"> {LONGEST_LINE}")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return _Record(
            line=number, raw=raw, reason="encoding_mixed", where=f"byte {error.start} {encoding}"
        )
    if encoding == "gb18030" and not raw.isascii() and _is_utf8(raw) and _CHINESE.search(raw):
        return _Record(line=number, raw=raw, reason="encoding_mixed", where="utf-8")
    bare = text.rstrip("\r\n")
    return _Record(line=number, raw=bare.encode(encoding), text=bare)


def _is_utf8(raw: bytes) -> bool:
    """Say whether bytes are text in UTF-8: what a line of GB18030 is only by a rare chance."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _open(text: str, quote: str) -> bool:
    """Say whether a record ends inside a quoted cell: its quotes are odd in number."""
    return text.count(quote) % 2 == 1
