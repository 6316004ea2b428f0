"""Rows of a file of open contracting data (拆分): lines, packages, lists, plain, gzip or zip.

OCDS 1.0 and 1.1: a release, a record, a package of either, a list of them, one on each line or one
after the other. What cannot be taken is a row too, with its reason and place; the rest goes on.
"""

import pathlib
import re
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any, Final

import orjson

from jianbiao.gather.encodings import Narrowed, Torn
from jianbiao.gather.ocds.scanning import LONGEST, Scanner, Value
from jianbiao.gather.ocds.streams import Broken, members
from jianbiao.gather.readings import Row

_MARK: Final = b"\xef\xbb\xbf"
_AROUND: Final = ("publisher", "uri", "publishedDate", "version")
_DEEPEST: Final = 3
_PACKAGED: Final = re.compile(
    rb'"(?:releases|records|data|results|arrayReleasePackage)"\s*:\s*\['
    rb'|"(?:result|releasePackage|recordPackage)"\s*:\s*\{'
)
_NAMED: Final = re.compile(rb'\{\s*"ocid"')
"""A value that begins with its ocid is no package: lists of its own are looked for in vain."""
_SEVERAL: Final = re.compile(rb"\}\s*\{")
_NEAR: Final = 1 << 16

Found = tuple[Value, str]
"""(a value, the package around it)."""


def rows(
    source: pathlib.Path | IO[bytes], name: str = "", *, longest: int = LONGEST
) -> Iterator[Row]:
    """Yield the rows of ``source`` in their order, at most ``longest`` bytes each.

    ``name`` is only used in what is said of a broken file. Raise OSError when it cannot be opened.
    """
    last = 0
    try:
        for member, pieces in members(source):
            narrow = Narrowed(pieces)
            try:
                for row in _split(narrow, last, longest):
                    last = row.number
                    yield narrow.exact(row)
            except (Broken, Torn) as error:
                last += 1
                yield _reason(last, error.code or "", f"{member or name} {error.where}".strip())
    except Broken as error:
        yield _reason(last + 1, error.code, f"{name} {error.where}".strip())


def _reason(number: int, code: str, where: str) -> Row:
    return Row(number=number, raw=b"", reason=code, where=where)


def _split(pieces: Iterator[bytes], last: int, longest: int) -> Iterator[Row]:
    head = next(pieces, b"")
    whole = chain((head,), pieces)
    if _in_lines(head):
        yield from _lines(whole, last, longest)
    else:
        yield from _numbered(_values(Scanner(whole, longest=longest)), last)


def _in_lines(head: bytes) -> bool:
    """Say whether each line is a row: its first line does not end in the middle of a value."""
    body = head.removeprefix(_MARK).lstrip()
    first, ended, after = body.partition(b"\n")
    first = first.strip()
    if not ended:
        return body[:1] == b"{" and not _PACKAGED.search(body[:_NEAR]) and not _SEVERAL.search(body)
    if first[-1:] in {b"{", b"[", b",", b":"} or after.lstrip()[:1] in {b"]", b"}", b","}:
        return False
    if first[-1:] not in {b"}", b"]"} and _PACKAGED.search(first[:_NEAR]):
        return False  # a package with line breaks in its texts
    return first[:1] == b"{" or bool(after.strip()) or first[:1] not in {b"[", b""}


def _lines(pieces: Iterator[bytes], last: int, longest: int) -> Iterator[Row]:
    """Yield the rows of each line; ``number`` is the line's as long as it holds no more than one."""
    before, base, at = last, 0, 0
    for number, (size, whole) in enumerate(_whole_lines(pieces, longest), start=1):
        at, base = base, base + size
        if whole is None:
            last = max(last + 1, before + number)
            yield _reason(last, "row_too_long", f"line {number}, byte {at}, {size} bytes")
            continue
        line = whole.strip().removeprefix(_MARK)
        if not line:
            continue
        if _holds_several(line):
            for row in _numbered(_values(Scanner(iter((line,)), longest=longest)), 0):
                last = max(last + 1, before + number)
                where = f"line {number}, {row.where}" if row.where else ""
                yield Row(
                    number=last, raw=row.raw, reason=row.reason, where=where, context=row.context
                )
            continue
        last = max(last + 1, before + number)
        yield Row(number=last, raw=line)


def _holds_several(line: bytes) -> bool:
    """Say whether a line is a list, a package, or one value behind the other."""
    if line[:1] == b"[" or _SEVERAL.search(line):
        return True
    return _NAMED.match(line) is None and _PACKAGED.search(line) is not None


def _whole_lines(pieces: Iterator[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (size, bytes) of each line; None for the bytes of one that is too long to be held."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        first, *others = piece.split(b"\n")
        size += len(first)
        if size <= longest:
            held.append(first)
        if not others:
            continue
        yield size + 1, b"".join(held) if size <= longest else None
        *inner, rest = others
        for line in inner:
            yield len(line) + 1, line
        held, size = [rest], len(rest)
    if size:
        yield size, b"".join(held) if size <= longest else None


def _values(
    scanner: Scanner, level: int = 0, package: str = "", *, single: bool = False
) -> Iterator[Found]:
    """Yield what stands in lists and packages, however they are nested; at last where it was cut.

    ``single`` says that one value stands here, no list of them.
    """
    cut = False
    while byte := scanner.next_byte():
        if byte in {b"]", b"}"}:
            scanner.step()
            if level:
                return
        elif byte == b"[" and not level:
            scanner.step()
        else:
            found = scanner.value()
            if found.opened and level < _DEEPEST:
                yield from _packaged(scanner, found, level + 1, package)
            else:
                cut = found.cut
                yield found, package
            if single:
                return
    if level and not cut:
        yield Value(scanner.place, b"", cut=True), package


def _packaged(scanner: Scanner, package: Value, level: int, around: str) -> Iterator[Found]:
    """Yield the rows of a package; what stands behind its last list is no row."""
    found = package
    while found.opened:
        inside, single = _around(found) or around, found.opened == "object"
        yield from _values(scanner, level, inside, single=single)
        found = scanner.rest()


def _numbered(found: Iterator[Found], last: int) -> Iterator[Row]:
    for number, (value, package) in enumerate(found, start=last + 1):
        if value.raw is None:
            yield _reason(number, "row_too_long", f"byte {value.start}")
        elif value.cut:
            yield Row(number=number, raw=value.raw, reason="cut_off", where=f"byte {value.start}")
        else:
            yield Row(number=number, raw=value.raw, context=package)


def _around(package: Value) -> str:
    """Return what a package says of all its releases; nothing where its beginning is no JSON."""
    end = b"]}" if package.opened == "list" else b"{}}"
    try:
        said: Any = orjson.loads((package.raw or b"") + end)
    except orjson.JSONDecodeError:
        return ""
    kept = {name: said[name] for name in _AROUND if said.get(name)}
    return orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode() if kept else ""
