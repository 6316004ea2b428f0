"""Files of open contracting data straight into Parquet (直接成表), on several processors.

Each batch of rows becomes one part of each table, with what was mended in it and what was set aside.
"""

import gc
import pathlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from jianbiao.errors import Refused
from jianbiao.gather.ocds import reading, typed
from jianbiao.gather.ocds.splitting import rows
from jianbiao.gather.ocds.tables import Tables
from jianbiao.gather.readings import Row

T = TypeVar("T")

BATCH: Final = 8 << 20
"""Bytes of rows that one part is made of."""
_PLACE: Final = [("file", pa.string()), ("row", pa.int64())]
_TEXT: Final = pa.string()
REPAIR: Final = pa.schema(
    [*_PLACE, ("kind", _TEXT), ("path", _TEXT), ("before", _TEXT), ("after", _TEXT)]
)
ASIDE: Final = pa.schema([*_PLACE, ("reason", _TEXT), ("where", _TEXT)])

_YOUNG: Final = 200_000
"""New objects between two looks for cycles: a batch makes many that live, and next to no cycles."""

Placed = tuple[str, Row]
"""(name of the file, row)."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch as it goes to another process: the bytes of its rows in one piece, the rest in columns."""

    raw: bytes
    sizes: list[int]
    rest: list[tuple[Any, ...]]

    @classmethod
    def of(cls, batch: Sequence[Placed]) -> "Parcel":
        """Pack the rows of a batch."""
        raws = [row.raw for _, row in batch]
        columns = zip(*((n, r.number, r.reason, r.where, r.context) for n, r in batch), strict=True)
        return cls(raw=b"".join(raws), sizes=[len(raw) for raw in raws], rest=list(columns))

    def rows(self) -> Iterator[Placed]:
        """Yield the rows as they were packed."""
        begins = 0
        for size, (name, number, reason, where, context) in zip(
            self.sizes, zip(*self.rest, strict=True), strict=True
        ):
            raw = self.raw[begins : begins + size]
            begins += size
            yield (
                name,
                Row(number=number, raw=raw, reason=reason, where=where, context=context),
            )


@dataclass(slots=True)
class Told:
    """What became of the rows: rows in = tabled + set aside."""

    rows_in: int = 0
    tabled: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    size: int = 0

    def add(self, other: "Told") -> None:
        """Take in what became of another batch."""
        self.rows_in += other.rows_in
        self.tabled += other.tabled
        self.quarantined += other.quarantined
        self.repairs += other.repairs
        self.size += other.size


def write(files: Sequence[pathlib.Path], folder: pathlib.Path, *, jobs: int) -> Told:
    """Write the tables of ``files`` as parts into ``folder``, a folder for each table.

    Raise Refused where the folder holds anything, OSError where a file cannot be opened.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty", code="folder_taken", where=str(folder))
    told = Told()
    parts = enumerate(batches(files), start=1)
    if jobs == 1:
        for number, batch in parts:
            told.add(part(batch, folder, number))
        return told
    with ProcessPoolExecutor(jobs, initializer=gc.set_threshold, initargs=(_YOUNG,)) as pool:
        for one in spread(pool, jobs, batches(files), partial(_stored, folder)):
            told.add(one)
    return told


def spread(
    pool: Executor, jobs: int, found: Iterable[list[Placed]], work: Callable[[Parcel, int], T]
) -> Iterator[T]:
    """Yield what ``work`` makes of each batch and its number, as they become done.

    No more batches are read ahead than there are ``jobs`` to take them: memory stays what it is.
    """
    waiting: set[Future[T]] = set()
    for number, batch in enumerate(found, start=1):
        waiting.add(pool.submit(work, Parcel.of(batch), number))
        if len(waiting) > jobs:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    yield from (one.result() for one in waiting)


def batches(files: Iterable[pathlib.Path]) -> Iterator[list[Placed]]:
    """Yield the rows of ``files`` in batches of about the same size."""
    batch: list[Placed] = []
    size = 0
    for path in files:
        for row in rows(path, path.name):
            batch.append((path.name, row))
            size += len(row.raw)
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _stored(folder: pathlib.Path, parcel: Parcel, number: int) -> Told:
    return part(list(parcel.rows()), folder, number)


def part(batch: Sequence[Placed], folder: pathlib.Path, number: int) -> Told:
    """Write one part of each table that has rows, and return what became of the batch."""
    tables, told = Tables(), Told(rows_in=len(batch))
    mended: list[dict[str, Any]] = []
    aside: list[dict[str, Any]] = []
    for name, row in batch:
        told.size += len(row.raw)
        place = {"file": name, "row": row.number}
        fast = None if row.reason else typed.decode(row.raw)
        if fast is None:
            found = reading.taken(row)
            told.repairs.update(one.kind for one in found.repairs)
            mended += [
                place | {n: getattr(one, n) for n in REPAIR.names[2:]} for one in found.repairs
            ]
            if found.release is None:
                told.quarantined[found.reason] += 1
                aside.append(place | {"reason": found.reason, "where": found.where})
                continue
            fast = typed.typed(dict(found.release))
        told.tabled += 1
        tables.add(fast)
    _store(folder, number, tables.taken())
    extra = {
        "repair": pa.Table.from_pylist(mended, schema=REPAIR),
        "aside": pa.Table.from_pylist(aside, schema=ASIDE),
    }
    _store(folder, number, extra)
    return told


def _store(folder: pathlib.Path, number: int, tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        if table.num_rows:
            place = folder / name
            place.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, place / f"part-{number:06d}.parquet")
