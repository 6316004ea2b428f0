"""投标人 of a lot: how many bid, a consortium once, and whether a refused bid was opened after all."""

from typing import Any, Final

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid

_LIST: Final = "TENDER_LIST"
_DETAIL: Final = "BID_OPEN_DETAIL"
_RECORD: Final = "BID_OPENING_RECORD"
DECIDED: Final = frozenset({"TENDER_CANDIDATE_ANNOUNCE", "WIN_RESULT_ANNO", "BID_WINNING_NOTICE"})
"""Sets that come when everything about the bids has been reported."""


def bidders(items: Laid) -> dict[str, Any]:
    """Return the number of bidders of the lot that ``items`` concern, as rules read it.

    The record of the opening tells how many there were, and rows of the list may still be on their
    way, even of bids that came after the opening: while they name fewer, its number counts. Once the
    award is under way the list should be whole: one that names fewer stands beside the number, for a
    person to compare.
    """
    told = max((_count(one) for one in items.of(_RECORD)), default=0)
    if not told and not items.has(_LIST):
        return {}
    listed = items.by(_LIST, _taken)
    if told > len(listed) > 0 and items.has(*DECIDED):
        return {"x_TENDER_LIST": sorted(listed), "x_TENDER_LIST_count": told}
    return {"x_TENDER_LIST_count": max(told, len(listed))}


def was_opened(items: Laid, bid: Item) -> bool:
    """Say whether ``bid`` was read out at the opening, whatever its row says of being refused."""
    return (bid.lot, _name(bid)) in items.by(_DETAIL, _opening)


def _taken(row: Item) -> str | None:
    """Return who bids with ``row``; None where it was refused."""
    return _who(row) if row.data.get("IS_ACCEPTED") != "0" else None


def _opening(row: Item) -> tuple[str, str]:
    return row.lot, _name(row)


def _who(row: Item) -> str:
    """Return who bids with ``row``: the consortium as a whole, however many rows its members have."""
    members = row.data.get("UNION_ORGAN_SET")
    names = {_name(row)}
    for one in members if isinstance(members, list) else ():
        names.add(str(one.get("UNION_ORGAN_CODE") or one.get("UNION_ORGAN_NAME", "")))
    return "+".join(sorted(names))


def _name(row: Item) -> str:
    return str(row.data.get("BIDDER_ORG_CODE") or row.data.get("BIDDER_NAME", ""))


def _count(one: Item) -> int:
    said = str(one.data.get("BIDDER_COUNT", ""))
    return int(said) if said.isdecimal() else 0
