"""采集形式: the forms in which unsigned data come, each with its readers: ocds, notice, table."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO, Final

from jianbiao.gather import notices, tables
from jianbiao.gather.encodings import Narrowed
from jianbiao.gather.ocds import reading, splitting, streams
from jianbiao.gather.readings import Reading, Row
from jianbiao.intake.gathering import Form


def _notice_rows(stream: IO[bytes], name: str) -> Iterator[Row]:
    """Yield the notices of a file, of each file in an archive: unpacked, whatever its coding."""
    last = 0
    for member, pieces in streams.members(stream):
        narrow = Narrowed(pieces)
        for row in notices.rows(narrow.file(), member or name):
            number = max(last + 1, row.number) if not member else last + 1
            last = number
            yield narrow.exact(replace(row, number=number))


def _of_bytes(row: Row) -> Reading:
    return reading.read(row.raw, row.context)


def _of_notice(row: Row) -> Reading:
    return notices.read(row.raw)


OCDS: Final = Form(name="ocds", reader=reading.READER, rows=splitting.rows, read=_of_bytes)
NOTICE: Final = Form(name="notice", reader="notice/2", rows=_notice_rows, read=_of_notice)


def table(mapping: tables.Mapping) -> Form:
    """Return the form of tables that are read by ``mapping``."""
    return Form(
        name="table",
        reader=f"table/1 map:{mapping.digest[:16]}",
        rows=partial(tables.rows, mapping=mapping),
        read=partial(tables.read, mapping=mapping),
        scope=mapping.digest,
    )
