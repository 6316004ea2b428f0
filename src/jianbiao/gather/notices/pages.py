"""页 (pages): a notice's text as lines that know their place, HTML with its tables besides."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}'){0,400})>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_SPAN = re.compile(r"(row|col)span\s{0,3}=\s{0,3}[\"']?(\d{1,4})", re.IGNORECASE)
_BREAKING = {
    "p",
    "div",
    "br",
    "tr",
    "td",
    "th",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
} | {
    "h5",
    "h6",
    "section",
    "article",
    "dl",
    "dt",
    "dd",
    "hr",
    "tbody",
    "thead",
    "body",
    "title",
}
_HIDDEN = {"script", "style", "head", "noscript", "template"}
_MARKUP = re.compile(
    r"<(?:html|body|div|p|table|td|span|br|em|!doctype)\b[^<>]{0,500}>", re.IGNORECASE
)
_NOISE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|p?\s?\{margin.*|[?？]")
"""Lines that the publishing system left in: row identifiers, style sheets."""
_BARS = re.compile(r"[^\t|｜]+")
_GAPS = re.compile(r"\S+(?: \S+)*")
_FEWEST = 3
"""Cells of a row that only wide gaps part; fewer are a sentence with gaps."""
_WIDEST, _DEEPEST = 60, 5000
"""Columns of a row and rows a cell may span: a hostile page asks for millions."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page without its blanks; ``start`` and ``end`` are its place in the source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A notice's lines in their order, and the tables that HTML says are tables."""

    lines: list[Line]
    tables: list[list[list[Line]]] = field(default_factory=list)


def page(text: str) -> Page:
    """Return the page of ``text``: HTML when it has markup, else a cell or sentence a line."""
    if _MARKUP.search(text[:200_000]):
        return _of_html(text)
    return Page(lines=list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    for found in re.finditer(r"[^\n\r\u2028\x0b\x0c]+", text):
        for begin, piece in _cells(found[0]):
            stripped = piece.strip()
            if stripped and not _NOISE.fullmatch(stripped):
                start = found.start() + begin + len(piece) - len(piece.lstrip())
                yield Line(stripped, start, start + len(stripped))


def _cells(text: str) -> list[tuple[int, str]]:
    """Cut a row whose cells stand beside each other, parted by tabs, bars or wide gaps."""
    pattern = _BARS if "\t" in text or "|" in text or "｜" in text else _GAPS
    if pattern is _GAPS and "  " not in text and "\u3000" not in text:
        return [(0, text)]
    cells = [(one.start(), one[0]) for one in pattern.finditer(text)]
    return cells if pattern is _BARS or len(cells) >= _FEWEST else [(0, text)]


class _Table:
    """A table being read: rows of cells with what hangs down from spans above."""

    def __init__(self) -> None:
        self.rows: list[list[Line]] = []
        self.hanging: dict[int, tuple[int, Line]] = {}
        self.row: list[Line] | None = None
        self.cell: tuple[int, int, int] | None = None

    def begin_row(self) -> None:
        self.end_row()
        self.row = []
        self._hang()

    def end_row(self) -> None:
        if self.row:
            self.rows.append(self.row)
        self.row = None

    def put(self, line: Line, down: int, across: int) -> None:
        if self.row is None:
            self.begin_row()
        row = self.row
        if row is None:
            return
        for _ in range(min(across, _WIDEST - len(row))):
            if down > 1:
                self.hanging[len(row)] = (min(down, _DEEPEST) - 1, line)
            row.append(line)
        self._hang()

    def _hang(self) -> None:
        """Fill in the merged cells that reach into this row."""
        row = self.row
        while row is not None and len(row) in self.hanging:
            left, line = self.hanging.pop(len(row))
            if left > 1:
                self.hanging[len(row)] = (left - 1, line)
            row.append(line)


@dataclass(slots=True)
class _Markup:
    """What has been read of a page so far."""

    text: str
    lines: list[Line] = field(default_factory=list)
    tables: list[list[list[Line]]] = field(default_factory=list)
    open: list[_Table] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    cell: list[tuple[int, int]] = field(default_factory=list)
    spans: tuple[int, int] = (1, 1)
    in_cell: bool = False


def _of_html(text: str) -> Page:
    read = _Markup(text)
    reached, hidden = 0, ""
    for found in _TAG.finditer(text):
        name, closing = found[2].lower(), bool(found[1])
        if hidden:
            if closing and name == hidden:
                hidden, reached = "", found.end()
            continue
        if found.start() > reached:
            read.pieces.append((reached, found.start()))
        reached = found.end()
        if name in _BREAKING:
            _break(read)
            _build(read, name, closing=closing, said=found[3])
        elif name in _HIDDEN and not closing:
            hidden = name
    if not hidden and reached < len(text):
        read.pieces.append((reached, len(text)))
    _break(read)
    while read.open:
        _close_table(read)
    return Page(lines=read.lines, tables=read.tables)


def _break(read: _Markup) -> None:
    if line := _joined(read.text, read.pieces):
        read.lines += [Line(line.text, line.start, line.end)]
    if read.in_cell:
        read.cell += read.pieces
    read.pieces = []


def _joined(text: str, pieces: list[tuple[int, int]]) -> Line | None:
    raw = "".join(text[start:end] for start, end in pieces)
    plain = re.sub(r"[\s\xa0]+", " ", _ENTITY.sub(lambda one: html.unescape(one[0]), raw)).strip()
    if not plain:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    return Line(plain, start, end)


def _build(read: _Markup, name: str, *, closing: bool, said: str) -> None:
    if name == "table":
        if closing and read.open:
            _close_table(read)
        elif not closing:
            read.open.append(_Table())
    elif read.open and name == "tr":
        _close_cell(read)
        table = read.open[-1]
        (table.end_row if closing else table.begin_row)()
    elif read.open and name in {"td", "th"}:
        _close_cell(read)
        if not closing:
            asked = {one[1].lower(): int(one[2]) for one in _SPAN.finditer(said)}
            read.spans = (asked.get("row", 1), asked.get("col", 1))
            read.in_cell, read.cell = True, []


def _close_cell(read: _Markup) -> None:
    if read.in_cell:
        line = _joined(read.text, read.cell) or Line("", 0, 0)
        read.open[-1].put(line, *read.spans)
        read.in_cell, read.cell = False, []


def _close_table(read: _Markup) -> None:
    _close_cell(read)
    table = read.open.pop()
    table.end_row()
    if table.rows:
        read.tables.append(table.rows)
