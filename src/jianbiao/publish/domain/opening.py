"""开标前、定标前保密 (招标投标法 第二十二条、第三十七条): when a record may be shown, and to whom.

Who bid, and how many, is open only once bids were opened; who sat on the panel, and what it
judged, only once the award was told as well. A set without an open field is never public.

A mistaken or early opening record must not give bids away, so both are asked for: an opening that
was reported as having taken place, and the deadline in force over. What shows bids is withheld whole,
entry numbers included: counting them would count the bidders. A lot that failed unopened stays shut,
and so does the panel of a lot that was never awarded.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.secrecy import OPENING, TELLING, opens_at
from jianbiao.standard.sets import SETS

__all__ = [
    "ATTACHED",
    "AWARD",
    "BIDS",
    "JUDGED",
    "SECRET",
    "TELLING",
    "awarded",
    "is_open",
    "is_public",
    "open_items",
    "opened",
    "until",
]

AWARD: Final = {
    "WIN_RESULT_ANNO": "NOTICE_SEND_TIME",
    "BID_WINNING_NOTICE": "WIN_NOTICE_SEND_TIME",
}
"""Sets that tell the award, and the field that says when."""

_UNTIL: Final = {
    name: said.secret_until for name, said in SETS.items() if said.secret_until
} | dict.fromkeys(OPENING, "opening")
SECRET: Final = frozenset(_UNTIL)
"""Sets of which not even the number of records is open at first."""
_SHARED: Final = "2"
BIDS: Final = frozenset(name for name, until in _UNTIL.items() if until == "opening")
"""Those of them that the opening opens."""
JUDGED: Final = frozenset(name for name, until in _UNTIL.items() if until == "award")
"""Those of them that the award opens: who judged, and what."""


ATTACHED: Final = frozenset({"PROJECT_ATTACHMENTS", "ADMIN_SUPER_ATTACHMENTS"})
"""Sets that name a file: as secret as the record the file belongs to."""


def until(one: Item) -> str:
    """Return until what a record is secret: ``opening``, ``award``, or nothing where it is open.

    A file of which nobody says to what it belongs may be a bid: it is secret like one.
    """
    if one.set not in ATTACHED or not one.tender:
        return _UNTIL.get(one.set, "")
    belongs = one.data.get("RELATE_SET")
    return _UNTIL.get(belongs, "") if isinstance(belongs, str) and belongs else "opening"


def opened(items: Sequence[Item], lot: str, at: datetime) -> bool:
    """Say whether the bids for ``lot`` of a tender's ``items`` are open at ``at``."""
    since = opens_at(items, lot)
    return since is not None and since <= at


def awarded(items: Sequence[Item], lot: str, at: datetime) -> bool:
    """Say whether the award of ``lot`` (of any lot where it is empty) was told by ``at``."""
    return any(
        one.set in AWARD and (_moment(one, AWARD[one.set]) or one.happened_at) <= at
        for one in items
        if not one.ended_by and (not lot or one.lot == lot)
    )


def is_open(one: Item, items: Sequence[Item], at: datetime) -> bool:
    """Say whether ``one`` of a tender's ``items`` may be shown at ``at`` to whom its fields are open."""
    return not (kept := until(one)) or _told(kept, items, one.lot, at)


def open_items(items: Sequence[Item], at: datetime) -> tuple[Item, ...]:
    """Return the items that may be shown at ``at``, in their order."""
    moments = [until(one) for one in items]
    kept = {(one, item.lot) for one, item in zip(moments, items, strict=True) if one}
    shut = {(moment, lot) for moment, lot in kept if not _told(moment, items, lot, at)}
    return tuple(
        item for one, item in zip(moments, items, strict=True) if (one, item.lot) not in shut
    )


def is_public(one: Item) -> bool:
    """Say whether anybody may know of ``one`` once it is open: some field of its set is.

    A credit record whose authority keeps it among authorities (SCOPE 2) is not.
    """
    return one.set not in SETS or (SETS[one.set].public and one.data.get("SCOPE") != _SHARED)


def _told(moment: str, items: Sequence[Item], lot: str, at: datetime) -> bool:
    """Say whether ``lot``, or every lot where a record concerns them all, is past the moment."""
    concerned = {lot} if lot else {one.lot for one in items if one.lot} or {""}
    return all(
        opened(items, one, at) and (moment == "opening" or awarded(items, one, at))
        for one in concerned
    )


def _moment(one: Item, field: str) -> datetime | None:
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None
