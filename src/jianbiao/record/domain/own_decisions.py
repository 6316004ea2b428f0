"""招标人自主决定 of a lot: what was decided, with its reasons, and what departs without being told."""

from typing import Any, Final

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.view import Group, View, group

SET: Final = "ENTITY_DECISION"
MODE, WINNER, REJECTION = "1", "6", "7"
_INVITED: Final = "2"
_SEPARATED: Final = "2"


def departures(seen: View) -> list[str]:
    """Return the kinds of decision that the lot's other records show: invited, chosen, all rejected."""
    found = []
    if seen.said("TENDER_PROJECT", "TENDER_MODE") == _INVITED:
        found.append(MODE)
    if seen.said("BID_DECISION_INFO", "DECIDE_METHOD") == _SEPARATED:
        found.append(WINNER)
    if seen.said("EVALUATION_REPORT", "IS_ALL_REJECTED") == "1":
        found.append(REJECTION)
    return found


def _decisions(seen: View) -> dict[str, Any]:
    rows = [_told(one) for one in seen.of(SET)]
    told = {row["kind"] for row in rows}
    missing = [{"kind": kind, "told": False} for kind in departures(seen) if kind not in told]
    return {"x_own_decisions": [*rows, *missing]} if rows or missing else {}


def _told(one: Item) -> dict[str, Any]:
    return {
        "kind": str(one.data.get("DECISION_KIND", "")),
        "reason": one.data.get("DECISION_REASON"),
        "told": True,
    }


DECISIONS: Final[tuple[Group, ...]] = (
    group(
        _decisions,
        f"{SET} TENDER_PROJECT BID_DECISION_INFO EVALUATION_REPORT",
        "x_own_decisions",
    ),
)
