"""Facts of a lot's bids (投标、开标): what rules B02 B05 B11 B12 B26 B27 read."""

from datetime import datetime
from typing import Any, Final

from jianbiao.record.domain.deadlines import in_force
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.union_facts import unions
from jianbiao.record.domain.view import (
    EVALUATED,
    Group,
    View,
    accepted,
    bidder,
    flag,
    group,
    moment,
)

_LIST: Final = "TENDER_LIST"
_DETAIL: Final = "BID_OPEN_DETAIL"
_WITHDRAWN: Final = "BID_WITHDRAW_INFO"
_REPORT: Final = "EVALUATION_REPORT"
_RESULT: Final = "QUALI_INQUERY_RESULT"
_NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
_DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
_STEPS: Final = {"1": "continue", "2": "re-tender", "9": "other"}
_LOCKED: Final = {"2", "3"}


def _prequalified(seen: View) -> dict[str, Any]:
    if not seen.has(_RESULT):
        return {}
    passed = seen.said(_RESULT, "PASSED_APPLICANT_LIST")
    count = len(passed) if isinstance(passed, list) else seen.said(_RESULT, "PASSED_COUNT")
    step = _STEPS.get(str(seen.said(_RESULT, "NEXT_STEP")))
    if step is None and seen.has("BID_OPENING_RECORD"):
        step = "continue"
    if step is None and seen.has("TENDER_ABNORMITY_REPORT"):
        step = "failed"
    return {"x_PASSED_APPLICANT_LIST_count": count, "x_next": step}


def _opened(seen: View) -> dict[str, Any]:
    """Count bids once they were opened, each bidder once."""
    if not any(seen.mine.by(_DETAIL, bidder)):
        return {}
    limit = in_force(seen.whole, seen.lot)
    end = limit.at if limit else None
    received = seen.mine.by(_LIST, _received, end).keys()
    early = seen.mine.by(_WITHDRAWN, _early, end).keys()
    opened = seen.mine.by(_DETAIL, _opened_bid).keys()
    locked = seen.mine.by(_DETAIL, _locked_bid).keys()
    # Counted without laying them together: there may be ten thousand, and few are locked or early.
    shut = locked - opened
    told = len(opened) + len(shut) + sum(one not in opened and one not in shut for one in early)
    if told < len(received) and not seen.has(*EVALUATED):
        return {}
    return {
        "x_received_before_deadline": len(received) or None,
        "x_withdrawn": sum(one in received for one in early),
        "x_opened": None
        if seen.mine.by(_DETAIL, _unsaid_bid) and told < len(received)
        else len(opened),
        "x_not_decrypted": sum(one in received for one in shut),
    }


def _received(row: Item, end: datetime | None) -> str | None:
    """Return who bid in time with a row of the list; None where nobody did."""
    if not accepted(row):
        return None
    at = moment(row, "CHECKIN_TIME")
    return bidder(row) if at is None or end is None or at <= end else None


def _early(row: Item, end: datetime | None) -> str | None:
    """Return who withdrew a bid in time."""
    if row.data.get("WITHDRAW_TYPE") != "1":
        return None
    at = moment(row, "WITHDRAW_TIME")
    return bidder(row) if at is None or end is None or at <= end else None


def _opened_bid(row: Item) -> str | None:
    """Return whose bid a row reads out; None where it names nobody."""
    return (bidder(row) or None) if _read_out(row.data) else None


def _unsaid_bid(row: Item) -> str | None:
    """Return whose bid a row of the opening neither reads out nor calls unreadable."""
    said = _read_out(row.data) or "DRAW_RESULT" in row.data or "DECRYPT_RESULT" in row.data
    return None if said else (bidder(row) or None)


def _locked_bid(row: Item) -> str | None:
    """Return whose bid could not be read."""
    return (bidder(row) or None) if row.data.get("DECRYPT_RESULT") in _LOCKED else None


def _read_out(data: Any) -> bool:
    result = data.get("DECRYPT_RESULT")
    return result == "1" or (result is None and ("BID_PRICE" in data or "OTHER_BID_PRICE" in data))


def _published(seen: View) -> dict[str, Any]:
    if not seen.has("BID_OPENING_RECORD"):
        return {}
    published = seen.said("BID_OPENING_RECORD", "PUBLISH_TIME")
    shown = seen.said("BID_OPENING_RECORD", "URL")
    return {"x_opening_published": published or ("1" if shown else None)}


def _valid(seen: View) -> dict[str, Any]:
    """Count the valid bids once the evaluation was reported."""
    if not seen.has(_REPORT, "REJECTED_BID_INFO"):
        return {}
    count = seen.said(_REPORT, "VALID_BID_COUNT")
    if count is None and seen.has(_LIST):
        bids = {bidder(one) for one in seen.of(_LIST) if accepted(one)}
        count = len(bids - {bidder(one) for one in seen.of("REJECTED_BID_INFO")})
    said: dict[str, Any] = {"x_valid_bids": count}
    told = {
        "x_all_rejected": flag(seen.said(_REPORT, "IS_ALL_REJECTED")),
        "x_competition_stated": flag(seen.said(_REPORT, "IS_COMPETITIVE")),
    }
    return said | {name: value for name, value in told.items() if value is not None}


def _validity(seen: View) -> dict[str, Any]:
    limit = in_force(seen.whole, seen.lot)
    decided = seen.of("BID_DECISION_INFO")
    said: dict[str, Any] = {"x_bid_deadline": (limit.text or None) if limit else None}
    if decided:
        said["x_award_time"] = seen.said("BID_DECISION_INFO", "DECIDE_TIME")
    if any(one.data.get("IS_VALID_EXTENDED") == "1" for one in seen.of(_DOCUMENTS)):
        said["x_extended"] = True
    return said


BIDDING: Final[tuple[Group, ...]] = (
    group(
        _prequalified,
        f"{_RESULT} BID_OPENING_RECORD TENDER_ABNORMITY_REPORT",
        "x_PASSED_APPLICANT_LIST_count x_next",
    ),
    group(
        _opened,
        f"{_DETAIL} {_LIST} {_WITHDRAWN} {' '.join(EVALUATED)}",
        "x_received_before_deadline x_withdrawn x_opened x_not_decrypted",
    ),
    group(
        unions,
        f"{_LIST} {_DETAIL} BID_OPENING_RECORD",
        "x_bids x_bids_lot_001 x_bids_lot_002 x_lot",
    ),
    group(_published, "BID_OPENING_RECORD", "x_opening_published"),
    group(
        _valid,
        f"{_REPORT} REJECTED_BID_INFO {_LIST}",
        "x_valid_bids x_all_rejected x_competition_stated",
    ),
    group(
        _validity,
        f"BID_DECISION_INFO {_DOCUMENTS} {_NOTICE}",
        "x_bid_deadline x_award_time x_extended",
    ),
)
