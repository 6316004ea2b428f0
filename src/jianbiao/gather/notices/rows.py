"""逐行 (rows): a file of notices as rows: JSON lines, or one notice of text or HTML."""

from collections.abc import Iterator
from typing import IO

from jianbiao.gather.readings import Row

LONGEST = 32 * 1024 * 1024
"""Bytes of one row: the longest real notice has some hundred thousand."""

_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".json", ".json.gz")


def rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    """Yield the rows of ``stream``: a line each of JSON lines, else the whole as one notice.

    JSON lines are known by the ``name`` or by a first byte that opens an object.
    """
    first = stream.readline(LONGEST + 1).removeprefix(b"\xef\xbb\xbf")
    if name.endswith(_LINES) or first.lstrip().startswith(b"{"):
        yield from _lines(stream, first)
        return
    whole = first + stream.read(LONGEST + 1 - len(first))
    if len(whole) > LONGEST:
        yield Row(number=1, raw=b"", reason="row_too_long", where=f"> {LONGEST}")
    elif whole.strip():
        yield Row(number=1, raw=whole)


def _lines(stream: IO[bytes], line: bytes) -> Iterator[Row]:
    number = 1
    while line:
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST + 1)
            yield Row(number=number, raw=b"", reason="row_too_long", where=f"> {LONGEST}")
        elif (raw := line.strip(b"\r\n")) and raw.strip():
            yield Row(number=number, raw=raw)
        line = stream.readline(LONGEST + 1)
        number += 1
