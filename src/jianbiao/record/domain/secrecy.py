"""开标前保密 (招标投标法 第二十二条): which sets tell who bids, and from when on they are open.

A mistaken or early opening record must not give bids away, so both are asked for: an opening that
was reported as having taken place, and the deadline in force over.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.deadlines import in_force
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid, laid
from jianbiao.record.domain.summary import deadline
from jianbiao.standard.messages import DELETE
from jianbiao.standard.sets import SETS

OPENING: Final = ("BID_OPENING_RECORD", "BID_OPEN_DETAIL")

_UNTIL: Final = {name: said.secret_until for name, said in SETS.items()}
SECRET: Final = frozenset({name for name, until in _UNTIL.items() if until} | {*OPENING})
"""Sets of which not even the number of records is open before the opening."""

TELLING: Final = frozenset(name for name, until in _UNTIL.items() if until == "opening")
"""Those that tell who bids or how many; that bids were opened tells neither."""


def opens_at(items: Sequence[Item], lot: str) -> datetime | None:
    """Return from when on the bids for ``lot`` are open; None while no opening took place.

    ``items`` are the tender's, or those of its notices, documents and openings alone.
    """
    about = [one for one in items if not one.lot or not lot or one.lot == lot]
    held = [one for one in about if not one.ended_by and one.data_type != DELETE]
    times = [took_place_at(one) for one in held if one.set in OPENING]
    if not times:
        return None
    limit = deadline(about)
    return max(min(times), limit) if limit else min(times)


def opened(items: Sequence[Item], lot: str) -> bool:
    """Say whether the bids for ``lot`` were open when the last of the holding ``items`` was received.

    What is found about bids before tells nobody who bids, however it is found.
    """
    said: bool = laid(items).about(lot).known(_opened, lot)
    return said


def _opened(about: Laid, lot: str) -> bool:
    took_place = about.tallied(OPENING, _itself, _took_place).times
    if not took_place:
        return False
    limit, at = in_force(about, lot), took_place[0]
    if limit and limit.at:
        at = max(at, limit.at)
    if about.tallied(OPENING, _itself, _received).times[-1] >= at:
        return True  # as a rule: nothing else is gone through
    return any(one.received_at >= at for one in about)


def _itself(one: Item) -> tuple[int]:
    return (one.number,)


def _took_place(_: int, rows: Sequence[Item]) -> tuple[datetime, None]:
    return took_place_at(rows[0]), None


def _received(_: int, rows: Sequence[Item]) -> tuple[datetime, None]:
    return rows[0].received_at, None


def took_place_at(one: Item) -> datetime:
    """Return when an opening took place according to one of its records."""
    said = one.data.get("TIME") or one.data.get("DECRYPT_TIME")
    told = read_moment(said) if isinstance(said, str) else None
    return told or one.happened_at
