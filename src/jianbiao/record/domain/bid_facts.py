"""Facts of one bid (一份投标文件): what rules B06 B07 B08 B21 B22 read, found once for all bids.

The rows of other sets are joined to the list of bidders by lot and bidder.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from jianbiao.record.domain.bidders import DECIDED
from jianbiao.record.domain.deadlines import DOCUMENTS, NOTICE, concerns, in_force
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.view import bidder, yuan

_LIST: Final = "TENDER_LIST"
_DETAIL: Final = "BID_OPEN_DETAIL"
_REJECTED: Final = "REJECTED_BID_INFO"
_WITHDRAWN: Final = "BID_WITHDRAW_INFO"
_MARGIN: Final = "BIDDER_MARGIN_INFO"
_ACCESS: Final = "BID_FILE_ACCESS_LOG"
JOINED: Final = frozenset({_DETAIL, _REJECTED, _WITHDRAWN, _MARGIN, _ACCESS})
"""Sets whose rows say something of one bid each."""
_CAUSES: Final = {"2": "投标人原因 bidder", "3": "非投标人原因 other"}
_TAKEN_OUT: Final = {"1", "2", "3"}
"""Accesses to a file that open it: key released, decrypted, extracted."""

NAMED: Final = {
    "x_final_deadline": frozenset({NOTICE, DOCUMENTS}),
    "x_decrypted": frozenset({_DETAIL}),
    "x_decryption_cause": frozenset({_DETAIL}),
    "BID_OPEN_DETAIL.DECRYPT_TIME": frozenset({_DETAIL, _ACCESS}),
    "x_withdrawal_received": frozenset({_WITHDRAWN}),
    "x_margin_returned": frozenset({_MARGIN}),
    "x_rejected": frozenset({_REJECTED, *DECIDED}),
    "x_expert": frozenset({_REJECTED}),
    "x_control_rate": frozenset({"SECTION"}),
    "x_PRICE_UNIT": frozenset({_LIST}),
    "TENDER_FILE_CLARI_MODI.CONTROL_PRICE": frozenset({DOCUMENTS}),
}
"""The sets behind each fact of this file."""

_READ_OUT: Final = ("BID_PRICE", "OTHER_BID_PRICE")
"""What is read out of a bid: it was decrypted, whether or not anybody says so."""


def of_bid(items: Laid, bid: Item) -> dict[str, Any]:
    """Return what is known of ``bid`` beside its own row."""
    said = dict(items.known(_of_lot, bid.lot))
    evaluated = said.pop("evaluated", False)
    who = bid.lot, bidder(bid)
    details, taken = _rows(items, _DETAIL, who), _rows(items, _ACCESS, who)
    if details or taken:
        said |= _decryption(details, taken)
    if back := _rows(items, _WITHDRAWN, who):
        said |= _withdrawal(back, _rows(items, _MARGIN, who))
    said |= _rejection(_rows(items, _REJECTED, who), evaluated=evaluated)
    if "PRICE_UNIT" in bid.data:
        said["x_PRICE_UNIT"] = bid.data["PRICE_UNIT"]
    if "PRICE_FORM_CODE" in bid.data:
        said["x_PRICE_FORM_CODE"] = bid.data["PRICE_FORM_CODE"]
    return said


def joined_to(items: Laid, row: Item) -> Sequence[Item]:
    """Return the bids that ``row``, of a joined set, says something of."""
    lots = ["", row.lot] if row.lot else ["", *items.lots()]
    bids = items.by(_LIST, _who)
    return [one for lot in lots for one in bids.get((lot, bidder(row)), ())]


def _who(one: Item) -> tuple[str, str]:
    return one.lot, bidder(one)


def _rows(items: Laid, name: str, who: tuple[str, str]) -> Sequence[Item]:
    return items.by(name, _who).get(who, ())


def _of_lot(items: Laid, lot: str) -> dict[str, Any]:
    limit = in_force(items, lot)
    said: dict[str, Any] = {"x_final_deadline": (limit.text or None) if limit else None}
    for one in items.among((DOCUMENTS, "SECTION")):
        if not concerns(one, lot):
            continue
        if one.set == DOCUMENTS and (ceiling := yuan(one.data, "CONTROL_PRICE")) is not None:
            said[f"{DOCUMENTS}.CONTROL_PRICE"] = ceiling
        if one.set == DOCUMENTS and "PRICE_FORM_CODE" in one.data:
            said["x_PRICE_FORM_CODE"] = one.data["PRICE_FORM_CODE"]
        if one.set == "SECTION" and "CONTROL_PRICE_RATE" in one.data:
            said["x_control_rate"] = one.data["CONTROL_PRICE_RATE"]
    if any(concerns(one, lot) for name in DECIDED for one in items.of(name)):
        said["evaluated"] = True
    return said


def _decryption(rows: Iterable[Item], taken: Iterable[Item]) -> dict[str, Any]:
    """Return the earliest time the file was opened, and whether it could be."""
    details = [one for one in rows if "DRAW_RESULT" not in one.data]
    times = [one.data["DECRYPT_TIME"] for one in details if "DECRYPT_TIME" in one.data]
    times += [
        one.data["ACCESS_TIME"]
        for one in taken
        if one.data.get("ACCESS_ACTION") in _TAKEN_OUT and "ACCESS_TIME" in one.data
    ]
    said: dict[str, Any] = {"BID_OPEN_DETAIL.DECRYPT_TIME": min(times)} if times else {}
    if not times and any(one.data.get("DECRYPT_RESULT") == "1" for one in details):
        said["BID_OPEN_DETAIL.DECRYPT_TIME"] = None
    if details:
        result = details[-1].data.get("DECRYPT_RESULT")
        read = "BID_OPEN_DETAIL.DECRYPT_TIME" in said or any(
            name in one.data for one in details for name in _READ_OUT
        )
        if result is not None:
            said["x_decrypted"] = "1" if result == "1" else "0"
            said["x_decryption_cause"] = _CAUSES.get(result)
        else:
            said["x_decrypted"] = "1" if read else None
    return said


def _withdrawal(rows: Iterable[Item], bonds: Sequence[Item]) -> dict[str, Any]:
    back = [one for one in rows if one.data.get("WITHDRAW_TYPE") == "1"]
    letter = any(one.data.get("MARGIN_PAY_FORM") in {"3", "4"} for one in bonds)
    if not back or letter:
        return {}
    returned = next(
        (r for one in reversed(bonds) if (r := one.data.get("MARGIN_RETURN_TIME"))), None
    )
    return {
        "x_withdrawal_received": back[-1].data.get("WITHDRAW_TIME"),
        "x_margin_returned": returned,
    }


def _rejection(rejected: Sequence[Item], *, evaluated: bool) -> dict[str, Any]:
    if not rejected:
        return {"x_rejected": False} if evaluated else {}
    last = rejected[-1].data
    return {
        "x_rejected": True,
        "REJECTED_BID_INFO.REASON": last.get("REASON", ""),
        "x_expert": last.get("EXPERT_NAME"),
    }
