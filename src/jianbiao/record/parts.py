"""Parquet parts (记录分片): the whole record of a tender as of an entry, one row for each (tender, n).

Of several rows the latest entry wins, and compaction keeps only those. The names of parts say up
to which entry they stand. Whoever reads them needs no database; ``record.parting`` writes them.
The facts that rules read of it lie beside the record, so that nobody has to find them again.
"""

import os
import pathlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from jianbiao.errors import Refused, Tampered
from jianbiao.record.domain import known as knowing
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.known import Known

SCHEMA: Final = pa.schema(
    [
        ("tender", pa.string()),
        ("n", pa.int64()),
        ("project", pa.string()),
        ("platform", pa.string()),
        ("region", pa.string()),
        ("industry", pa.string()),
        ("stage", pa.string()),
        ("items", pa.int32()),
        ("record", pa.binary()),
        ("beside", pa.binary()),
        ("facts", pa.binary()),
    ]
)
GROUP: Final = 500
"""Tenders of one row group: what a reader holds at once."""
LARGEST: Final = 100_000
"""Tenders of one part."""
MOST: Final = 8
"""Parts that lie beside each other before they are compacted."""

_NAME: Final = re.compile(r"part-([0-9]{15})-([0-9]{15})\.parquet")
_MOMENTS: Final = ("happened_at", "received_at")
_FEW: Final = ("project", "platform", "region", "industry", "stage")
"""Columns of which many rows say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A tender's items as of entry ``n``, in the order they came, and what stands beside them.

    ``facts`` are what is known of it by these, as ``record.domain.known`` spells it.
    """

    tender: str
    n: int
    items: tuple[Item, ...]
    beside: tuple[Item, ...]
    facts: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row group of a part and the rows of it that no later part replaces."""

    path: pathlib.Path
    number: int
    rows: tuple[int, ...]


def folder(home: str, log: str) -> pathlib.Path:
    """Return where the parts of ``log`` lie."""
    return pathlib.Path(home) / "parts" / log


def upto(home: str, log: str) -> int:
    """Return the entry up to which the parts stand; 0 when there are none."""
    return max((last for _, last, _ in listed(home, log)), default=0)


def compact(home: str, log: str) -> None:
    """Put the rows that win into one part and remove the others."""
    parts = listed(home, log)
    if len(parts) < 2:  # noqa: PLR2004
        return
    tables = (_table(group) for group in groups(home, log))
    whole = store(folder(home, log), 0, upto(home, log), tables)
    for _, _, path in parts:
        if path != whole:
            path.unlink()


def groups(home: str, log: str) -> list[Group]:
    """Return the row groups that hold rows that win, oldest part first."""
    winners: dict[str, tuple[int, int, int]] = {}
    places: dict[tuple[int, int], list[int]] = {}
    parts = listed(home, log)
    for which, (_, _, path) in enumerate(parts):
        file = _file(path)
        for number in range(file.num_row_groups):
            keys = file.read_row_group(number, columns=["tender", "n"]).to_pydict()
            for row, (tender, n) in enumerate(zip(keys["tender"], keys["n"], strict=True)):
                before = winners.get(tender)
                if before is None or (n, which) >= before[:2]:
                    winners[tender] = (n, which, number << 32 | row)
    for _, which, at in winners.values():
        places.setdefault((which, at >> 32), []).append(at & 0xFFFFFFFF)
    return [
        Group(path=parts[which][2], number=number, rows=tuple(sorted(rows)))
        for (which, number), rows in sorted(places.items())
    ]


def records(group: Group, log: str) -> Iterator[Record]:
    """Yield the records of a row group that win."""
    names = ["tender", "n", "record", "beside", "facts"]
    table = _table(group, columns=names)
    columns = (table.column(name) for name in names)
    for tender, n, record, beside, facts in zip(*columns, strict=True):
        yield Record(
            tender=tender.as_py(),
            n=n.as_py(),
            items=_items(record.as_py(), log),
            beside=_items(beside.as_py(), log),
            facts=facts.as_py(),
        )


def known(group: Group) -> Iterator[tuple[int, Known]]:
    """Yield how many items each tender of a row group has, and what is known of it."""
    table = _table(group, columns=["items", "facts"])
    for many, facts in zip(*(table.column(name) for name in ("items", "facts")), strict=True):
        yield many.as_py(), knowing.read(facts.as_py())


def listed(home: str, log: str) -> list[tuple[int, int, pathlib.Path]]:
    """Return (first, last, path) of the parts, the newest last."""
    paths = folder(home, log).glob("*.parquet")
    named = [(m, path) for path in paths if (m := _NAME.fullmatch(path.name))]
    return sorted((int(m[1]), int(m[2]), path) for m, path in named)


def newest(items: Sequence[Item]) -> int:
    """Return the newest entry that did something to ``items``."""
    return max((max(one.number, one.ended_by) for one in items), default=0)


def spelled(items: Sequence[Item]) -> bytes:
    """Return items as JSON, without the log they are all of."""
    fields = [name for name in Item.__slots__ if name != "log"]
    return orjson.dumps([{name: getattr(one, name) for name in fields} for one in items])


def _items(said: bytes, log: str) -> tuple[Item, ...]:
    return tuple(_item(one, log) for one in orjson.loads(said))


def _item(said: dict[str, Any], log: str) -> Item:
    for name in _MOMENTS:
        said[name] = datetime.fromisoformat(said[name])
    return Item(log=log, **said)


def _table(group: Group, columns: Sequence[str] | None = None) -> pa.Table:
    table = _file(group.path).read_row_group(group.number, columns=columns)
    return table.take(pa.array(group.rows)) if len(group.rows) < table.num_rows else table


def store(where: pathlib.Path, first: int, last: int, tables: Iterable[pa.Table]) -> pathlib.Path:
    """Write one part whole, durable before it has its name; return where.

    Raise Refused when the disk does not take it: the parts stand as they were.
    """
    path = where / f"part-{first:015d}-{last:015d}.parquet"
    draft = path.with_suffix(".tmp")
    try:
        with pq.ParquetWriter(
            draft, SCHEMA, compression="zstd", use_dictionary=list(_FEW)
        ) as writer:
            for table in tables:
                writer.write_table(table, row_group_size=GROUP)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refused(f"{path}: {error}", code="storage_full", where=str(where)) from error
    held = os.open(where, os.O_RDONLY)
    os.fsync(held)
    os.close(held)
    return path


def _file(path: pathlib.Path) -> pq.ParquetFile:
    """Open a part. Raise Tampered when it is none: writing parts makes all of them anew."""
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        said = f"{path} cannot be read ({error}): `jianbiao record parts` writes all anew"
        raise Tampered(said, where=str(path)) from error
    if file.schema_arrow.names != SCHEMA.names:
        said = f"{path} has other columns: `jianbiao record parts` writes all anew"
        raise Tampered(said, where=str(path))
    return file


def drop(home: str, log: str, tenders: Collection[str]) -> None:
    """Rewrite the parts that hold ``tenders`` without them."""
    for first, last, path in listed(home, log) if tenders else ():
        file = _file(path)
        kept = (_without(file.read_row_group(n), tenders) for n in range(file.num_row_groups))
        store(path.parent, first, last, kept)


def _without(table: pa.Table, tenders: Collection[str]) -> pa.Table:
    return table.filter(pa.array([code not in tenders for code in table["tender"].to_pylist()]))
