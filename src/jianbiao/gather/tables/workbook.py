"""工作簿 inside: sheets, texts, formats and cells of the Office Open XML format (ECMA-376), as a stream."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from xml.etree import ElementTree as ET

from jianbiao.errors import Malformed

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION: Final = re.compile(r"\}id$")
_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MERGE: Final = re.compile(rb'<(?:[a-z]+:)?mergeCell\s[^>]*ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_CHUNK: Final = 1 << 16
_MOST_MERGED: Final = 200_000
"""Rows that merged cells may reach over altogether; beyond it nothing is filled down."""
_CHINESE_DATES: Final = frozenset({*range(27, 37), *range(50, 59)})
"""Built-in formats of dates in Chinese editions (ECMA-376 part 1, 18.8.30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell: its text, its formula, its kind (text, number, date, error, empty)."""

    text: str
    kind: str
    formula: str = ""

    def said(self) -> list[str]:
        """Return it as JSON: kind, text, and the formula where there is one."""
        return [self.kind, self.text, self.formula] if self.formula else [self.kind, self.text]


@dataclass(slots=True, kw_only=True)
class Book:
    """An open workbook; ``sheets`` are paths of parts by name, in their order."""

    archive: zipfile.ZipFile
    name: str
    sheets: dict[str, str]
    texts: list[str] = field(default_factory=list)
    dated: list[bool] = field(default_factory=list)
    first: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock

    def lines(self, sheet: str) -> Iterator[tuple[int, bool, dict[str, SheetCell]]]:
        """Yield (number, hidden, cells by column) of each row that the sheet keeps."""
        number = 0
        with self.archive.open(self.sheets[sheet]) as part:
            for node in _nodes(part, "row", self.name):
                number = int(node.get("r") or number + 1)
                hidden = node.get("hidden") in {"1", "true"}
                cells, at = {}, 0
                for child in node:
                    if not child.tag.endswith("}c"):
                        continue
                    at += 1
                    place = _CELL.fullmatch(child.get("r") or "")
                    column = place[1] if place else _letters(at)
                    at = _index(column)
                    cells[column] = self._cell(child)
                yield number, hidden, cells

    def merges(self, sheet: str) -> dict[int, list[tuple[str, int, int]]]:
        """Return by row the cells merged downwards over it: (column, first row, last row)."""
        found: dict[int, list[tuple[str, int, int]]] = {}
        rows = 0
        for start, end in self._merged(sheet):
            top, bottom = _CELL.fullmatch(start), _CELL.fullmatch(end)
            if top is None or bottom is None or int(bottom[2]) <= int(top[2]):
                continue
            rows += int(bottom[2]) - int(top[2]) + 1
            if rows > _MOST_MERGED:
                break
            for number in range(int(top[2]), int(bottom[2]) + 1):
                found.setdefault(number, []).append((top[1], int(top[2]), int(bottom[2])))
        return found

    def _merged(self, sheet: str) -> Iterator[tuple[str, str]]:
        """Yield the merged ranges: they stand behind the rows, which are read after them."""
        rest = b""
        with self.archive.open(self.sheets[sheet]) as part:
            while chunk := part.read(_CHUNK):
                text = rest + chunk
                end = 0
                for one in _MERGE.finditer(text):
                    yield one[1].decode(), one[2].decode()
                    end = one.end()
                rest = text[max(end, len(text) - 200) :]

    def _cell(self, node: Any) -> SheetCell:
        kind, value, formula = node.get("t") or "n", "", ""
        for child in node:
            if child.tag.endswith("}v"):
                value = child.text or ""
            elif child.tag.endswith("}f"):
                formula = "=" + (child.text or "")
            elif child.tag.endswith("}is"):
                value = _text(child)
        if kind == "s":
            value = self._shared(value)
        if kind in {"s", "str", "inlineStr", "b"}:
            return SheetCell(text=value, kind="text", formula=formula)
        if kind == "e":
            return SheetCell(text=value, kind="error", formula=formula)
        if kind == "d":
            return SheetCell(text=value, kind="date", formula=formula)
        return self._number(value, node.get("s") or "0", formula)

    def _number(self, value: str, style: str, formula: str) -> SheetCell:
        try:
            number = float(value) if value else None
        except ValueError:
            return SheetCell(text=value, kind="error", formula=formula)
        if number is None or number - number != 0:
            return SheetCell(text="", kind="empty", formula=formula)
        at = int(style) if style.isdecimal() else 0
        if at < len(self.dated) and self.dated[at] and 0 < number < 2_958_466:  # noqa: PLR2004 - the year 9999
            moment = self.first + timedelta(seconds=round(number * 86_400))
            return SheetCell(text=moment.isoformat(), kind="date", formula=formula)
        # Excel shows fifteen digits of what it keeps as a double.
        text = f"{Decimal(f'{number:.15g}'):f}"
        return SheetCell(text=text, kind="number", formula=formula)

    def _shared(self, value: str) -> str:
        at = int(value) if value.isdecimal() else -1
        return self.texts[at] if 0 <= at < len(self.texts) else ""


def open_book(file: Any, name: str) -> Book:
    """Return the workbook in ``file``. Raise Malformed where it is none."""
    archive = zipfile.ZipFile(file)
    parts = set(archive.namelist())
    if "xl/workbook.xml" not in parts:
        raise Malformed(f"{name}: no Excel workbook", code="file_broken", where=name)
    root = _root(archive, "xl/workbook.xml", name)
    targets = _targets(archive, name)
    sheets = {}
    for node in root.iter():
        if node.tag.endswith("}sheet"):
            relation = next((v for k, v in node.attrib.items() if _RELATION.search(k)), "")
            if (path := targets.get(relation, "")) in parts:
                sheets[node.get("name") or path] = path
    book = Book(archive=archive, name=name, sheets=sheets)
    for node in root.iter():
        if node.tag.endswith("}workbookPr") and node.get("date1904") in {"1", "true"}:
            book.first = datetime(1904, 1, 1)  # noqa: DTZ001
    if "xl/sharedStrings.xml" in parts:
        with archive.open("xl/sharedStrings.xml") as part:
            book.texts = [_text(node) for node in _nodes(part, "si", name)]
    if "xl/styles.xml" in parts:
        book.dated = _dated(_root(archive, "xl/styles.xml", name))
    return book


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the parts of the workbook by relation; what lies outside the file is left out."""
    path = "xl/_rels/workbook.xml.rels"
    if path not in archive.namelist():
        return {}
    found = {}
    for node in _root(archive, path, name):
        if node.get("TargetMode") != "External":
            target = node.get("Target") or ""
            found[node.get("Id") or ""] = target[1:] if target[:1] == "/" else f"xl/{target}"
    return found


def _dated(root: Any) -> list[bool]:
    """Return for each style of cells whether its number is a date."""
    # Late, so that a web process that reads no workbook does not hold the library.
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    codes = {int(n.get("numFmtId") or 0): n.get("formatCode") or "" for n in _all(root, "numFmt")}
    found = []
    for group in _all(root, "cellXfs"):
        for node in _all(group, "xf"):
            number = int(node.get("numFmtId") or 0)
            code = codes.get(number, BUILTIN_FORMATS.get(number, ""))
            found.append(number in _CHINESE_DATES or bool(code and is_date_format(code)))
    return found


def _all(root: Any, name: str) -> list[Any]:
    return [node for node in root.iter() if node.tag in {_MAIN + name, _STRICT + name}]


def _text(node: Any) -> str:
    """Return the text of a cell in runs, without how it is pronounced."""
    found = []
    for child in node:
        if child.tag.endswith("}t"):
            found.append(child.text or "")
        elif child.tag.endswith("}r"):
            found += [one.text or "" for one in child if one.tag.endswith("}t")]
    return "".join(found)


def _root(archive: zipfile.ZipFile, path: str, name: str) -> Any:
    with archive.open(path) as part:
        raw = part.read()
    _no_entities(raw[:1024], name)
    try:
        return ET.fromstring(raw)  # noqa: S314 - a document type is refused above
    except ET.ParseError as error:
        raise Malformed(f"{name}: {path}: {error}", code="file_broken", where=path) from error


def _nodes(part: Any, tag: str, name: str) -> Iterator[Any]:
    """Yield each element ``tag`` of a part once it is complete, and let go of it."""
    _no_entities(part.peek(1024)[:1024], name)
    try:
        parents: list[Any] = []
        for event, node in ET.iterparse(part, events=("start", "end")):  # noqa: S314
            if event == "start":
                parents.append(node)
                continue
            parents.pop()
            if node.tag in {_MAIN + tag, _STRICT + tag}:
                yield node
                node.clear()
                if parents:
                    parents[-1].clear()
    except ET.ParseError as error:
        raise Malformed(f"{name}: {error}", code="file_broken", where=part.name) from error
    except zipfile.BadZipFile as error:
        raise Malformed(f"{name}: {error}", code="file_broken", where=part.name) from error


def _no_entities(start: bytes, name: str) -> None:
    """Raise Malformed on a document type: it can define text that grows without end."""
    if b"<!DOCTYPE" in start or "<!DOCTYPE".encode("utf-16-le") in start:
        raise Malformed(f"{name}: a document type is not read", code="file_broken", where=name)


def _letters(at: int) -> str:
    found = ""
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def _index(column: str) -> int:
    at = 0
    for letter in column:
        at = at * 26 + ord(letter) - 64
    return at
