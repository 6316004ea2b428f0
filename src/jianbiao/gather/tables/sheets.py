"""工作簿: the rows of an Excel workbook (.xlsx) as a stream, nothing computed, nothing followed.

Formulas count with the value Excel kept; links to other files are never opened. A workbook that
unpacks beyond reason is refused before anything is unpacked.
"""

import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final

from jianbiao.errors import Malformed
from jianbiao.gather.readings import Row
from jianbiao.gather.tables.header import HEADER_WITHIN, check_once, found_header
from jianbiao.gather.tables.mapping import Mapping, folded
from jianbiao.gather.tables.workbook import Book, SheetCell, open_book

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

LARGEST_FILE: Final = 256 * 1024 * 1024
LARGEST_UNPACKED: Final = 512 * 1024 * 1024
HIGHEST_RATIO: Final = 250
_SMALL: Final = 4 * 1024 * 1024
"""Bytes below which the ratio of a part says nothing."""
_MOST_PARTS: Final = 5000
_BROKEN: Final = (
    zipfile.BadZipFile, KeyError, ValueError, OverflowError, EOFError, RuntimeError, NotImplementedError,
)  # fmt: skip
"""What a part raises that is damaged, locked, packed in an unknown way, or says what no part can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row of a sheet: cells by column letter."""

    number: int
    hidden: bool
    cells: dict[str, SheetCell]
    merged: dict[str, str]


def rows(stream: IO[bytes], name: str, mapping: Mapping) -> Iterator[Row]:
    """Yield the rows of every sheet that has the columns, or of those that the mapping names.

    Raise Malformed where the workbook is broken, refused or without the columns.
    """
    try:
        yield from _rows(stream, name, mapping)
    except (*_BROKEN, zlib.error) as error:
        raise Malformed(f"{name}: {error}", code="file_broken", where=name) from error


def _rows(stream: IO[bytes], name: str, mapping: Mapping) -> Iterator[Row]:
    with tempfile.SpooledTemporaryFile(max_size=_SMALL) as file:
        _spool(stream, file, name)
        _check(file, name)
        book = open_book(file, name)
        wanted = mapping.sheets or tuple(book.sheets)
        missing = [one for one in mapping.sheets if one not in book.sheets]
        if missing:
            raise Malformed(
                f"{name}: no sheet {missing[0]!r}; there are: {', '.join(book.sheets)}",
                code="sheet_unknown",
                where=missing[0],
            )
        seen: list[list[str]] = []
        found = False
        for sheet in wanted:
            for row in _sheet(book, sheet, mapping, seen):
                found |= not row.reason or row.reason != "sheet_without_columns"
                yield row
        if not found:
            raise found_header(seen, mapping, name)


def _sheet(book: Book, sheet: str, mapping: Mapping, seen: list[list[str]]) -> Iterator[Row]:
    lines = _lines(book, sheet)
    columns: dict[str, str] = {}
    looked = 0
    for line in lines:
        looked += 1
        names = {at: cell.text for at, cell in line.cells.items() if cell.text.strip()}
        seen.append(list(names.values()))
        del seen[:-HEADER_WITHIN]
        if mapping.header and line.number != mapping.header:
            continue
        if {folded(n) for n in mapping.names} <= {folded(n) for n in names.values()}:
            columns = names
            break
        if looked >= max(HEADER_WITHIN, mapping.header):
            break
    if not columns:
        if looked:
            yield Row(number=1, raw=b"", reason="sheet_without_columns", where=sheet)
        return
    check_once(list(columns.values()), mapping, f"{book.name}: {sheet}")
    context = json.dumps({"sheet": sheet, "columns": columns}, ensure_ascii=False)
    for line in lines:
        if any(cell.text.strip() or cell.formula for cell in line.cells.values()):
            yield _row(line, context, mapping)


def _row(line: _Line, context: str, mapping: Mapping) -> Row:
    said: dict[str, Any] = {
        "row": line.number,
        "cells": {at: cell.said() for at, cell in line.cells.items() if cell.text or cell.formula},
    }
    if line.merged:
        said["merged"] = line.merged
    raw = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    hidden = line.hidden and mapping.hidden == "set_aside"
    return Row(
        number=line.number,
        raw=raw,
        reason="row_hidden" if hidden else "",
        where=str(line.number) if hidden else "",
        context=context,
    )


def _lines(book: Book, sheet: str) -> Iterator[_Line]:
    """Yield the rows of a sheet; a cell merged downwards says the same in each of its rows."""
    merges = book.merges(sheet)
    tops: dict[tuple[str, int], SheetCell] = {}
    for number, hidden, cells in book.lines(sheet):
        merged = {}
        for column, first, last in merges.get(number, ()):
            if number == first and column in cells:
                tops[column, last] = cells[column]
            elif (top := tops.get((column, last))) is not None and number > first:
                cells[column] = top
                merged[column] = f"{column}{first}"
        yield _Line(number=number, hidden=hidden, cells=cells, merged=merged)


def _spool(stream: IO[bytes], file: IO[bytes], name: str) -> None:
    """Copy the workbook to where it can be read at any place."""
    size = 0
    while chunk := stream.read(1 << 20):
        size += len(chunk)
        if size > LARGEST_FILE:
            raise Malformed(f"{name}: larger than {LARGEST_FILE} bytes", code="file_too_large")
        file.write(chunk)
    file.seek(0)


def _check(file: Any, name: str) -> None:
    """Raise Malformed where the archive is broken or would unpack beyond reason."""
    try:
        parts = zipfile.ZipFile(file).infolist()
    except zipfile.BadZipFile as error:
        raise Malformed(f"{name}: {error}", code="file_broken", where=name) from error
    whole = sum(one.file_size for one in parts)
    worst = max(
        (one.file_size // max(one.compress_size, 1) for one in parts if one.file_size > _SMALL),
        default=0,
    )
    if whole > LARGEST_UNPACKED or worst > HIGHEST_RATIO or len(parts) > _MOST_PARTS:
        raise Malformed(
            f"{name}: {len(parts)} parts would unpack to {whole} bytes, {worst} times what they are"
            f" packed: a zip bomb is not opened",
            code="zip_bomb",
            where=name,
        )
    file.seek(io.SEEK_SET)
