"""Facts of a lot (标段的事实): its own records, its deadline, its contract, and what rules look for."""

from collections.abc import Sequence
from typing import Any, Final

from jianbiao.record.domain import calling
from jianbiao.record.domain.award_facts import AWARDING
from jianbiao.record.domain.bidders import bidders
from jianbiao.record.domain.bidding_facts import BIDDING
from jianbiao.record.domain.changes import guarded
from jianbiao.record.domain.deadlines import (
    DOCUMENTS,
    NOTICE,
    calls_for_bids,
    in_force,
)
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.naming import AWARD, named
from jianbiao.record.domain.own_decisions import DECISIONS
from jianbiao.record.domain.relation_facts import RELATIONS
from jianbiao.record.domain.standing import first_contract, proposed, unanswered
from jianbiao.record.domain.suspension_facts import SUSPENDED
from jianbiao.record.domain.view import found

_BIDDERS: Final = {"x_TENDER_LIST", "x_TENDER_LIST_count"}
_LOT_SETS: Final = {
    "SECTION",
    "BID_OPENING_RECORD",
    "TENDER_CANDIDATE_ANNOUNCE",
    "WIN_RESULT_ANNO",
    AWARD,
    "TENDER_ABNORMITY_REPORT",
}
_NAMED: Final = (*sorted(_LOT_SETS), NOTICE, DOCUMENTS)
_CHANGED: Final = "x_guarded_changes"
_APART: Final = {
    f"{DOCUMENTS}.x_affects_bids",
    f"{DOCUMENTS}.x_new_deadline",
    f"{DOCUMENTS}.IS_POSTPONE",
    f"{DOCUMENTS}.BID_OPEN_TIME",
    f"{DOCUMENTS}.POST_OPEN_TIME",
}
"""What each clarification says for itself: for the lot it follows from all of them together."""


def of_lot(
    items: Laid, lot: str, wanted: frozenset[str] | None, history: Sequence[Item]
) -> dict[str, Any]:
    """Return the facts of ``lot`` among a tender's holding ``items``, as far as they are ``wanted``.

    ``history`` are all items of the tender so far, for what was changed.
    """
    mine = items.about(lot)
    said = dict(items.known(_own, lot))
    if wanted is None or not wanted.isdisjoint(_BIDDERS):
        said |= mine.known(bidders)
    said |= mine.known(proposed)
    said |= mine.known(unanswered)
    said |= found((*BIDDING, *AWARDING, *DECISIONS, *RELATIONS, *SUSPENDED), items, lot, wanted)
    if history and (wanted is None or _CHANGED in wanted):
        said |= guarded(history, lot)
    return said | calling.of_lot(mine, lot, wanted)


def _own(items: Laid, lot: str) -> dict[str, Any]:
    """Return what the lot's own records say, its deadline and its contract."""
    mine = items.about(lot)
    said: dict[str, Any] = {}
    for one in mine.among(_NAMED):
        if one.set in _LOT_SETS or calls_for_bids(one):
            said |= named(one)
        elif one.set == DOCUMENTS:
            said |= {name: value for name, value in named(one).items() if name not in _APART}
    return said | _limits(mine, lot) | _contract(mine)


def _limits(items: Laid, lot: str) -> dict[str, Any]:
    """Return the deadline of a lot, where it was moved, and the opening time fixed with it."""
    said: dict[str, Any] = {}
    force = in_force(items, lot)
    if force is not None and force.source.set == NOTICE:
        said[f"{NOTICE}.BID_DOC_REFER_END_TIME"] = force.text
    if force is not None and force.moves:
        said |= postponed(force.text)
    if (fixed := _opening(items, force.source if force else None)) is not None:
        said[f"{DOCUMENTS}.BID_OPEN_TIME"] = fixed
    return said


def _opening(items: Laid, since: Item | None) -> str | None:
    """Return the opening time in the documents; none where the deadline was moved without it."""
    found: str | None = None
    for one in items.among((NOTICE, DOCUMENTS)):
        if since is not None and one.number == since.number:
            found = None
        if one.set == DOCUMENTS:
            found = one.data.get("POST_OPEN_TIME") or one.data.get("BID_OPEN_TIME") or found
    return found


def _contract(items: Laid) -> dict[str, Any]:
    signed = first_contract(items)
    return named(signed) if signed is not None else {}


def postponed(text: str) -> dict[str, Any]:
    """Return that the deadline was moved, to ``text`` or to an unknown time where it is empty."""
    return {f"{DOCUMENTS}.IS_POSTPONE": "1", f"{DOCUMENTS}.x_new_deadline": text or None}
