"""Send an invented province (演练运行): its past at once, its present as the clock runs, only by the kit.

Live, tenders in every stage are there when the curtain rises; then they go on arriving for as long as
it runs.
"""

import contextlib
import json
import pathlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, TextIO

from jianbiao.rehearsal.generator import Sent
from jianbiao.rehearsal.schedule import Timetable, all_past, schedule
from jianbiao.rehearsal.troupe import Troupe, keys
from jianbiao.standard.terms import SHANGHAI

PAST: Final = timedelta(days=75)
"""How much history there is when the curtain rises: tenders in every stage."""

PAST_EVERY: Final = timedelta(hours=6)
EVERY: Final = timedelta(minutes=80)
"""How often a tender begins before the curtain and after it."""

FILE_START: Final = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
FILE_EVERY: Final = timedelta(hours=4)
"""When a province written into a file begins, and how often a tender does."""


def rehearse(
    seed: int,
    tenders: int,
    *,
    speed: float | None,
    into: str,
    home: pathlib.Path,
    profile: str,
    truth: TextIO | None = None,
) -> int:
    """Send ``tenders`` tenders into an instance, or write them into a file; return the messages.

    ``speed`` is how fast the province's time runs: None follows the instance's clock, zero sends a
    province whose tenders are all over. What is planted is written into ``truth``.
    """
    if not into.startswith(("http://", "https://")):
        table = Timetable(seed=seed, start=FILE_START, every=FILE_EVERY, profile=profile)
        with pathlib.Path(into).open("w", encoding="utf-8") as out:
            return write(out, schedule(table, tenders, truth=truth))
    with contextlib.closing(Troupe(into, home=home, seed=seed)) as troupe:
        now, factor = troupe.clock()
        fresh = _fresh(seed, tenders, now=now, profile=profile, over=speed == 0)
        table = troupe.timetable(fresh, tenders)
        own = None if speed in {None, factor} else speed
        return troupe.play(schedule(table, tenders, truth=truth), speed=own)


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


def write(out: TextIO, messages: Iterable[Sent]) -> int:
    """Write messages as JSON lines with the platform that sends each and when; return how many."""
    count = 0
    for sent in messages:
        line = {"at": sent.at.isoformat(), "platform": sent.platform, "message": sent.message}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count
