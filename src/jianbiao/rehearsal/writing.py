"""A province into a file (写出): told by several processes, in the order of its hours, byte for byte the same.

Tenders follow one another, but their messages mix over months. Each process tells a chunk of tenders
and lays its lines by, quarter of a day by quarter of a day; a quarter that no later tender can
add to is put in order, pressed and appended. What lies by is as much as is under way.
"""

import contextlib
import gc
import gzip
import pathlib
import tempfile
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from operator import itemgetter
from typing import Any, BinaryIO, Final, TypeVar

import pyarrow as pa

from jianbiao.rehearsal.schedule import Timetable, line

CHUNK: Final = 128
"""Tenders that a process tells at once."""

_QUARTER: Final = 6
"""Lines lie together by a quarter of a day, in hours."""

_LEVEL: Final = 1
"""How hard lines are pressed: the next level costs more time than it saves room."""

_CODEC: Final = pa.Codec("lz4")
"""What lies by is pressed fast: it is read once."""

_AHEAD: Final = 2
"""Jobs under way for each process: none waits for the next."""

_moment: Final = itemgetter(slice(7, 33))
"""When a line is sent, as it says itself: text of one offset in the order of time."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lines of one chunk and one quarter of a day, pressed to ``size``: where they lie."""

    path: pathlib.Path
    offset: int
    size: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """What a process told: pieces by quarter of a day, what is true, how many messages.

    No later chunk has lines before the quarter ``until``.
    """

    pieces: dict[int, Piece]
    truth: bytes
    count: int
    until: int


def write(
    out: BinaryIO,
    table: Timetable,
    tenders: int,
    *,
    truth: BinaryIO | None,
    folder: pathlib.Path,
    pressed: bool,
    workers: int = 1,
) -> int:
    """Write messages as JSON lines with the platform that sends each and when; return how many.

    Lines are in the order they are sent, those of one moment in the order of their tenders. The
    bytes do not depend on ``workers``. What lies by under ``folder`` is removed at the end.
    """
    starts = range(0, tenders, CHUNK)
    count = 0
    with contextlib.ExitStack() as stack:
        by = tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=folder)
        where = pathlib.Path(stack.enter_context(by))
        submit = _submitter(stack, min(workers, len(starts)))
        told = _in_order(
            (submit(tell, table, start, min(start + CHUNK, tenders), where) for start in starts),
            workers * _AHEAD,
        )

        def quarters() -> Iterator[list[Piece]]:
            nonlocal count
            for chunk, ready in _ready(told):
                count += chunk.count
                if truth is not None:
                    truth.write(chunk.truth)
                yield from ready

        left: Counter[pathlib.Path] = Counter()
        bound = ((pieces, submit(bind, pieces, pressed=pressed)) for pieces in quarters())
        for pieces, result in _held(bound, workers * _AHEAD):
            out.write(result())
            _sweep(pieces, left)
    return count


def tell(table: Timetable, start: int, stop: int, folder: pathlib.Path) -> Chunk:
    """Tell the tenders from ``start`` to before ``stop`` and lay their lines by under ``folder``."""
    lines: dict[int, list[bytes]] = defaultdict(list)
    truth, count = [], 0
    for index in range(start, stop):
        planned = table.planned(index)
        truth += [line(one.said()) for one in planned.truth]
        count += len(planned.messages)
        for sent in planned.messages:
            said = {"at": sent.at, "platform": sent.platform, "message": sent.message}
            lines[_quarter(sent.at)].append(line(said))
    path, pieces, offset = folder / f"{start}", {}, 0
    with path.open("wb") as out:
        for quarter, some in sorted(lines.items()):
            plain = b"".join(some)
            content = _CODEC.compress(plain, asbytes=True)
            out.write(content)
            pieces[quarter] = Piece(path=path, offset=offset, size=len(content), lines=len(plain))
            offset += len(content)
    return Chunk(
        pieces=pieces,
        truth=b"".join(truth),
        count=count,
        until=_quarter(table.earliest(stop)),
    )


def bind(pieces: Iterable[Piece], *, pressed: bool) -> bytes:
    """Return the lines of a quarter of a day in order, pressed into one member of a gzip file.

    No time and no name go into it: the same content gives the same bytes.
    """
    lines: list[bytes] = []
    for piece in pieces:
        with piece.path.open("rb") as said:
            said.seek(piece.offset)
            content = _CODEC.decompress(said.read(piece.size), piece.lines, asbytes=True)
            lines += content.splitlines(keepends=True)
    lines.sort(key=_moment)
    content = b"".join(lines)
    return gzip.compress(content, _LEVEL, mtime=0) if pressed else content


def _quarter(at: datetime) -> int:
    return at.toordinal() * 4 + at.hour // _QUARTER


def _ready(told: Iterable[Chunk]) -> Iterator[tuple[Chunk, list[list[Piece]]]]:
    """Yield each chunk with the quarters that it completes, in order; the last completes them all."""
    lying: dict[int, list[Piece]] = defaultdict(list)
    before: Chunk | None = None
    for chunk in told:
        if before is not None:
            yield before, _taken(lying, before.until)
        for quarter, piece in chunk.pieces.items():
            lying[quarter].append(piece)
        before = chunk
    if before is not None:
        yield before, _taken(lying, max(lying, default=0) + 1)


def _taken(lying: dict[int, list[Piece]], until: int) -> list[list[Piece]]:
    return [lying.pop(quarter) for quarter in sorted(lying) if quarter < until]


def _sweep(pieces: Iterable[Piece], left: Counter[pathlib.Path]) -> None:
    """Give back the room of what was bound; the file of a chunk goes with its last piece."""
    for piece in pieces:
        left[piece.path] += piece.size
        if left[piece.path] == piece.path.stat().st_size:
            piece.path.unlink()
            del left[piece.path]


def _submitter(stack: contextlib.ExitStack, workers: int) -> Callable[..., Callable[[], Any]]:
    """Return what starts a job and returns how to get its result: here when asked, or elsewhere."""
    if workers <= 1:
        return partial
    pool = stack.enter_context(
        ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_calm)
    )
    return lambda job, *said, **named: pool.submit(job, *said, **named).result


def _calm() -> None:
    """Look for cycles less often: what a process tells has none."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


def _in_order(jobs: Iterable[Callable[[], T]], most: int) -> Iterator[T]:
    """Yield the results of jobs in their order, ``most`` of them under way."""
    return (result() for _, result in _held(((None, job) for job in jobs), most))


def _held(
    jobs: Iterable[tuple[Any, Callable[[], T]]], most: int
) -> Iterator[tuple[Any, Callable[[], T]]]:
    """Yield jobs in their order once ``most`` others have begun."""
    begun: deque[tuple[Any, Callable[[], T]]] = deque()
    for job in jobs:
        begun.append(job)
        if len(begun) > most:
            yield begun.popleft()
    yield from begun
