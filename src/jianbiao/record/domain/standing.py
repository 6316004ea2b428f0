"""Candidates who stand, objections not answered, the contract that counts (在位候选人、未答复异议、合同)."""

from datetime import datetime
from typing import Any, Final

from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.view import moment

_CANDIDATE: Final = "TENDER_CANDIDATE"
_AWARD: Final = "BID_WINNING_NOTICE"
_CONTRACT: Final = "CONTRACT_PERFORMANCE"
_GONE: Final = {"2", "3"}
"""Standings of a candidate who gave up or was disqualified: no longer one of those proposed."""


def proposed(items: Laid) -> dict[str, Any]:
    """Return the candidates who stand: their ranks, their number, and words of the regime."""
    found = [one for one in items.of(_CANDIDATE) if one.data.get("STATUS") not in _GONE]
    if not found:
        return {}
    said: dict[str, Any] = {
        f"{_CANDIDATE}.ORDER": [one.data.get("ORDER") for one in found],
        "x_candidates": len(found),
    }
    texts = [
        str(one.data[field])
        for one in items.among((DOCUMENTS, "TENDER_CANDIDATE_ANNOUNCE"))
        for field in ("EVALUATING_METHOD", "PUBLICITY_CONTENT", "PUBLICITY_NAME")
        if field in one.data
    ]
    return said | ({"x_text": "\n".join(texts)} if texts else {})


def unanswered(items: Laid) -> dict[str, Any]:
    """Count objections unanswered when the award notice was sent, or now while there is none."""
    sent = _sent(items)
    answered: dict[Any, datetime] = {}
    for one in items.of("OBJECTION_REPLY"):
        at = moment(one, "REPLY_TIME") or one.happened_at
        number = one.data.get("OBJECTION_NO")
        answered[number] = min(at, answered.get(number, at))
    still = 0
    for one in items.of("OBJECTION"):
        made = moment(one, "OBJECTION_TIME") or one.happened_at
        reply = answered.get(one.data.get("OBJECTION_NO"))
        if sent is None:
            still += reply is None
        else:
            still += made <= sent and (reply is None or reply > sent)
    return {"x_open_objections": still}


def sent_at(one: Item) -> datetime | None:
    """Return when an award notice was sent."""
    return moment(one, "WIN_NOTICE_SEND_TIME")


def first_contract(items: Laid) -> Item | None:
    """Return the first contract signed after the last award notice: later ones supplement it."""
    signed = items.of(_CONTRACT)
    if not signed:
        return None
    sent = _sent(items)
    times = {one.number: moment(one, "SIGN_TIME") for one in signed}
    dated = sorted((at, n) for n, at in times.items() if at is not None)
    after = [pair for pair in dated if sent is None or pair[0].date() >= sent.date()]
    chosen = next((n for _, n in after[:1] or dated[-1:]), signed[-1].number)
    return next(one for one in signed if one.number == chosen)


def _sent(items: Laid) -> datetime | None:
    """Return when the last award notice was sent."""
    return max((at for one in items.of(_AWARD) if (at := sent_at(one))), default=None)
