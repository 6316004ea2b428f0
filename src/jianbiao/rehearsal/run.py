"""Send an invented province (演练运行): its past at once, its present as the clock runs, only by the kit.

Live, tenders in every stage are there when the curtain rises; then they go on arriving for as long as
it runs.
"""

import contextlib
import gzip
import io
import pathlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, Final, cast

from jianbiao.rehearsal import writing
from jianbiao.rehearsal.schedule import Timetable, all_past, schedule
from jianbiao.rehearsal.troupe import Troupe, keys
from jianbiao.standard.terms import SHANGHAI

PAST: Final = timedelta(days=75)
"""How much history there is when the curtain rises: tenders in every stage."""

PAST_EVERY: Final = timedelta(hours=9)
EVERY: Final = timedelta(minutes=80)
"""How often a tender begins before the curtain and after it."""

FILE_START: Final = datetime(2025, 1, 2, 9, tzinfo=SHANGHAI)
FILE_EVERY: Final = timedelta(hours=4)
"""When a province written into a file begins, and how often a tender does unless it is said."""

_BUFFER: Final = 1 << 20
_LEVEL: Final = 1
"""How hard a compressed file is pressed: the next level costs more time than it saves room."""


def rehearse(
    seed: int,
    tenders: int,
    *,
    speed: float | None,
    into: str,
    home: pathlib.Path,
    profile: str,
    truth: BinaryIO | None = None,
    every: timedelta = FILE_EVERY,
    workers: int = 1,
) -> int:
    """Send ``tenders`` tenders into an instance, or write them into a file; return the messages.

    ``speed`` is how fast the province's time runs: None follows the instance's clock, zero sends a
    province whose tenders are all over. What is planted is written into ``truth``. In a file a
    tender begins ``every`` so often, and ``workers`` processes write it.
    """
    if not into.startswith(("http://", "https://")):
        table = Timetable(seed=seed, start=FILE_START, every=every, profile=profile, seasons=True)
        path = pathlib.Path(into)
        with path.open("wb") as out:
            return writing.write(
                out,
                table,
                tenders,
                truth=truth,
                folder=path.parent,
                pressed=path.suffix == ".gz",
                workers=workers,
            )
    with contextlib.closing(Troupe(into, home=home, seed=seed)) as troupe:
        now, factor = troupe.clock()
        fresh = _fresh(seed, tenders, now=now, profile=profile, over=speed == 0)
        table = troupe.timetable(fresh, tenders)
        own = None if speed in {None, factor} else speed
        return troupe.play(schedule(table, tenders, truth=truth), speed=own)


@contextlib.contextmanager
def opened(path: pathlib.Path) -> Iterator[BinaryIO]:
    """Open ``path`` for writing, pressed where its name ends in ``.gz``.

    The same content gives the same bytes: no time and no name go into a pressed file.
    """
    with path.open("wb") as raw:
        if path.suffix != ".gz":
            yield raw
            return
        with (
            gzip.GzipFile("", "wb", _LEVEL, raw, 0) as pressed,
            io.BufferedWriter(cast("io.RawIOBase", pressed), _BUFFER) as out,
        ):
            yield out


def _fresh(seed: int, tenders: int, *, now: datetime, profile: str, over: bool) -> Timetable:
    """Return the timetable of an instance that knows nothing yet of the province."""
    if over:
        return all_past(seed, tenders, now=now, every=EVERY, profile=profile)
    return Timetable(
        seed=seed, start=now - PAST, every=EVERY, profile=profile, past=PAST_EVERY, curtain=now
    )


def public_keys(home: pathlib.Path) -> list[dict[str, str]]:
    """Return the registrations of the platforms' keys."""
    return [
        {
            "platform": code,
            "name": "k1",
            "algorithm": key.algorithm,
            "public_key": key.public.raw.hex(),
            "valid_from": "2020-01-01T00:00:00+08:00",
            "valid_until": "2099-01-01T00:00:00+08:00",
        }
        for code, key in keys(home).items()
    ]
