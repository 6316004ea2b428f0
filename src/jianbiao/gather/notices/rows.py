"""逐行 (rows): a file of notices as rows: JSON lines, a JSON list, or one notice of text or HTML."""

import re
from collections.abc import Iterator
from typing import IO

from jianbiao.gather.readings import Row

LONGEST = 32 * 1024 * 1024
"""Bytes of one row: the longest real notice has some hundred thousand."""
_CHUNK = 1024 * 1024
_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_SIGN = re.compile(rb'\\.|["{}]', re.DOTALL)
"""What opens and closes; an escaped character is taken together with its stroke."""


def rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    """Yield the rows of ``stream``: each line or object of JSON, else the whole as one notice.

    JSON is known by the ``name`` or by a first byte that opens a list or an object.
    """
    first = stream.readline(LONGEST + 1).removeprefix(b"\xef\xbb\xbf")
    opens = first.lstrip()[:1]
    if name.endswith(_LINES) or (opens == b"{" and first.rstrip().endswith(b"}")):
        yield from _lines(stream, first)
    elif opens == b"{" or re.match(rb"\s*\[\s*(?:\{|\]|$)", first):
        yield from _objects(stream, first)
    else:
        yield from _whole(stream, first)


def _whole(stream: IO[bytes], first: bytes) -> Iterator[Row]:
    whole = first + stream.read(max(0, LONGEST + 1 - len(first)))
    if len(whole) > LONGEST:
        yield _too_long(1)
    elif whole.strip():
        yield Row(number=1, raw=whole)


def _too_long(number: int) -> Row:
    return Row(number=number, raw=b"", reason="row_too_long", where=f"> {LONGEST}")


def _lines(stream: IO[bytes], line: bytes) -> Iterator[Row]:
    number = 1
    while line:
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST + 1)
            yield _too_long(number)
        elif (raw := line.strip(b"\r\n")) and raw.strip():
            yield Row(number=number, raw=raw)
        line = stream.readline(LONGEST + 1)
        number += 1


def _objects(stream: IO[bytes], chunk: bytes) -> Iterator[Row]:
    """Yield each outermost object with its exact bytes; what never closes is a row that says so."""
    number, depth, quoted = 0, 0, False
    held = bytearray()
    while chunk:
        chunk = _escapes_whole(stream, chunk)
        begin = 0 if depth else len(chunk)
        for found in _SIGN.finditer(chunk):
            sign = found[0]
            if sign == b'"':
                quoted = depth > 0 and not quoted
            elif sign == b"{" and not quoted:
                begin = found.start() if not depth else begin
                depth += 1
            elif sign == b"}" and not quoted and depth:
                depth -= 1
                if not depth:
                    number += 1
                    yield _object(number, bytes(held) + chunk[begin : found.end()])
                    held.clear()
                    begin = len(chunk)
        held += chunk[begin:][: LONGEST + 1 - len(held)]
        chunk = stream.read(_CHUNK)
    if depth:
        yield Row(number=number + 1, raw=bytes(held), reason="not_json", where="never closed")


def _escapes_whole(stream: IO[bytes], chunk: bytes) -> bytes:
    """Return ``chunk`` with the character that its last stroke escapes."""
    while (len(chunk) - len(chunk.rstrip(b"\\"))) % 2 and (more := stream.read(1)):
        chunk += more
    return chunk


def _object(number: int, raw: bytes) -> Row:
    return _too_long(number) if len(raw) > LONGEST else Row(number=number, raw=raw)
