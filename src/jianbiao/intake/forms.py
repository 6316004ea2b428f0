"""采集形式: the forms in which unsigned data come, each with its readers: ocds, notice, table."""

import gzip
import io
from collections.abc import Iterator
from functools import partial
from typing import IO, Any, Final

from jianbiao.gather import notices, tables
from jianbiao.gather.ocds import reading, splitting
from jianbiao.gather.readings import Reading, Row
from jianbiao.intake.gathering import Form

_GZIP: Final = b"\x1f\x8b"


def _notice_rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    """Yield the notices of a file, unpacked where it is gzip."""
    buffered: Any = stream if hasattr(stream, "peek") else io.BufferedReader(stream)
    if buffered.peek(2)[:2] == _GZIP:
        return notices.rows(gzip.GzipFile(fileobj=buffered), name)  # type: ignore[arg-type]
    return notices.rows(buffered, name)


def _of_bytes(row: Row) -> Reading:
    return reading.read(row.raw, row.context)


def _of_notice(row: Row) -> Reading:
    return notices.read(row.raw)


OCDS: Final = Form(name="ocds", reader=reading.READER, rows=splitting.rows, read=_of_bytes)
NOTICE: Final = Form(name="notice", reader="notice/1", rows=_notice_rows, read=_of_notice)


def table(mapping: tables.Mapping) -> Form:
    """Return the form of tables that are read by ``mapping``."""
    return Form(
        name="table",
        reader=f"table/1 map:{mapping.digest[:16]}",
        rows=partial(tables.rows, mapping=mapping),
        read=partial(tables.read, mapping=mapping),
        scope=mapping.digest,
    )
