"""The rooms that fold the ledger, in their order: for the worker and for a rebuild."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from jianbiao.intake import docking, files
from jianbiao.intake import fold as intake
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people import competences
from jianbiao.people import services as people
from jianbiao.publish import indexing as open_indexing
from jianbiao.publish import services as publish
from jianbiao.record import indexing
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.supervision import administration
from jianbiao.supervision import services as supervision
from jianbiao.watch import services as watch

PULLING: tuple[Callable[..., int], ...] = (
    record.catch_up,
    watch.catch_up,
    publish.catch_up,
    docking.catch_up,
    competences.catch_up,
    supervision.catch_up,
    administration.catch_up,
)
"""Each folds one slice of a log and returns how many entries it took."""

INDEXES: tuple[indexing.Index, ...] = (indexing.INDEX, open_indexing.INDEX)
"""What is searched, beside the tables: one index for the staff, one for everybody."""


_TIMED: tuple[Callable[..., int], ...] = (record.catch_up, watch.catch_up, publish.catch_up)
"""Their slices are measured in seconds, those of the others in entries."""


REBUILT_SECONDS = 2.0
"""A slice of a rebuild: nobody waits for it, so that storing is spread over more entries."""

REBUILT_KEEPS = 60_000
"""Items and findings the watch keeps while a rebuild folds: about 200 MB."""


def pulling(most: int = watch.MOST) -> tuple[Callable[..., int], ...]:
    """Return what folds the rooms in a process that goes on: with what it keeps between slices."""
    kept = watch.Kept(most=most)
    return tuple(partial(room, kept=kept) if room is watch.catch_up else room for room in PULLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many entries of a log a room folded in how many seconds; ``own`` are all services' tables."""

    room: str
    log: str
    entries: int
    seconds: float


def rebuild(*, using: str, log: str) -> list[Rate]:
    """Bring every derived table back into the database ``using``; return what each room took."""
    began = time.monotonic()
    count = fold_own(using=using, log=log)
    rates = [Rate(room="own", log=log, entries=count, seconds=time.monotonic() - began)]
    for pulled, room in zip(PULLING, rebuilding(), strict=True):
        began, count = time.monotonic(), 0
        while n := room(log=log, using=using):
            count += n
        took = time.monotonic() - began
        rates.append(Rate(room=room_of(pulled), log=log, entries=count, seconds=took))
    return rates


def room_of(catch_up: Callable[..., int]) -> str:
    """Return the room, and what of it, that a function folds: ``watch``, ``intake/docking``."""
    _, room, what = catch_up.__module__.split(".")
    return room if what == "services" else f"{room}/{what}"


def rebuilding() -> tuple[Callable[..., int], ...]:
    """Return what folds the rooms in large slices, in their order."""
    rooms = zip(PULLING, pulling(REBUILT_KEEPS), strict=True)
    return tuple(
        partial(keeping, seconds=REBUILT_SECONDS) if room in _TIMED else keeping
        for room, keeping in rooms
    )


def catch_up(
    *,
    log: str,
    seconds: float | None = None,
    tell: Callable[[str, float], None] = lambda _room, _share: None,
) -> None:
    """Fold whatever is new in ``log`` into the tables in use.

    ``seconds`` are a slice's where nobody waits beside it: what an import brought is of few tenders
    with many rows. What the watch holds is kept from slice to slice. ``tell`` hears after each slice
    which room folds, and which share of what is new it has folded.
    """
    new = ledger_queries.last_number(log) - ledger_queries.bookmark("record", log)
    for pulled, room in zip(PULLING, pulling(REBUILT_KEEPS), strict=True):
        slice_ = {"seconds": seconds} if seconds is not None and pulled in _TIMED else {}
        done = 0
        while count := room(log=log, **slice_):
            done += count
            tell(room_of(pulled), done / max(new, done))


def fold_own(*, using: str, log: str) -> int:
    """Bring the tables back that services write with their acts; return of how many entries."""
    after = count = 0
    while said := ledger_queries.entries_after(after, log=log):
        for fold in (register.fold, people.fold, intake.fold, files.fold, supervision.fold):
            fold(said, using=using)
        after, count = said[-1].number, count + len(said)
    return count
