"""Lines that wait for their hour (暂存): a long rehearsal into a file holds little in memory.

Tenders are told one after another, but their messages mix over months. Lines wait by the quarter
of a day they are sent in; when too many wait, all but the nearest go to files until they are due.
"""

import contextlib
import pathlib
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from types import TracebackType
from typing import Final, Self

MOST: Final = 32 << 20
_SPAN: Final = 6 * 3600
"""Lines wait together by a quarter of a day, in seconds."""

_Waiting = tuple[float, int, bytes]


class Spool:
    """Lines in the order of their moments; about ``most`` bytes of them wait in memory.

    A context: what waits in files is removed at its end.
    """

    def __init__(self, folder: pathlib.Path, *, most: int = MOST) -> None:
        """Wait in memory, and beyond ``most`` bytes under ``folder``."""
        self._most = most
        self._kept: dict[int, bytearray] = defaultdict(bytearray)
        self._many = 0
        self._serial = 0
        self._stack = contextlib.ExitStack()
        self._parent = folder
        self._folder: pathlib.Path | None = None
        self._spilt: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def put(self, at: datetime, line: bytes) -> None:
        """Let ``line``, ended by a line break, wait until ``at``.

        Of two at one moment the first put goes first.
        """
        moment = at.timestamp()
        row = b"%r\t%d\t%s" % (moment, self._serial, line)
        self._kept[int(moment) // _SPAN] += row
        self._serial += 1
        self._many += len(row)
        if self._many > self._most:
            self._spill()

    def due(self, before: datetime) -> Iterator[bytes]:
        """Yield the lines of every quarter of a day that is over at ``before``, in order."""
        current = int(before.timestamp()) // _SPAN
        for span in sorted(span for span in {*self._kept, *self._spilt} if span < current):
            yield from self._lines(span)

    def rest(self) -> Iterator[bytes]:
        """Yield whatever still waits, in order."""
        for span in sorted({*self._kept, *self._spilt}):
            yield from self._lines(span)

    def _lines(self, span: int) -> Iterator[bytes]:
        kept = self._kept.pop(span, bytearray())
        self._many -= len(kept)
        lines = [_read(row) for row in kept.splitlines(keepends=True)]
        if span in self._spilt:
            self._spilt.remove(span)
            path = self._path(span)
            lines += [_read(row) for row in path.read_bytes().splitlines(keepends=True)]
            path.unlink()
        for _, _, line in sorted(lines):
            yield line

    def _spill(self) -> None:
        """Write every quarter of a day but the nearest to its file."""
        for span in sorted(self._kept)[1:]:
            kept = self._kept.pop(span)
            self._many -= len(kept)
            self._spilt.add(span)
            with self._path(span).open("ab") as out:
                out.write(kept)

    def _path(self, span: int) -> pathlib.Path:
        if self._folder is None:
            name = self._stack.enter_context(
                tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=self._parent)
            )
            self._folder = pathlib.Path(name)
        return self._folder / f"{span}"


def _read(row: bytes | bytearray) -> _Waiting:
    moment, serial, line = row.split(b"\t", 2)
    return float(moment), int(serial), bytes(line)
