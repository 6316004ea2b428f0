"""Facts of objections and complaints (异议、投诉): what the rules of chapter C read."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jianbiao.record.domain.deadlines import NOTICE, PREQUALIFICATION, concerns, in_force
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.mentions import VIOLATION
from jianbiao.record.domain.view import flag, moment

OBJECTION: Final = "OBJECTION"
COMPLAINT: Final = "COMPLAINT_INFO"
_REPLY: Final = "OBJECTION_REPLY"
_CLARIFIED: Final = "QUALI_INQUERY_CLARI"
_TYPES: Final = {
    "1": "tender documents",
    "2": "bid opening",
    "3": "evaluation result",
    "4": "prequalification documents",
    "9": "other",
}
_MATTERS: Final = {
    "1": "tender documents",
    "2": "prequalification documents",
    "3": "prequalification result",
    "4": "evaluation result",
    "5": "opening",
    "6": "other",
}
_RESULTS: Final = {"1": "dismissed", "2": "handled", "3": "withdrawn", "9": "other"}
_ACCEPTED: Final = "1"
_LOT_SETS: Final = ("BID_OPENING_RECORD", "TENDER_CANDIDATE_ANNOUNCE", "BID_WINNING_NOTICE")
_LIMITS: Final = frozenset({NOTICE, "TENDER_FILE_CLARI_MODI"})
NAMED: Final = {
    "x_prequal_deadline": frozenset({NOTICE, _CLARIFIED}),
    "x_bid_deadline": _LIMITS,
    "x_new_deadline": _LIMITS,
    **dict.fromkeys(
        (
            *("x_acceptance_decision", "x_accepted", "x_expert_review"),
            *("x_other_received", "x_fabricated", "x_decision_result"),
            *("x_suspended_from", "x_suspended_until", "x_letter", "x_refused", "x_channel"),
            *("x_refusal_ground", "x_investigators", "x_complaint_withdrawn", "x_secret"),
            *("x_withdrawal_reason", "x_withdrawal_granted", "x_violation_found"),
            *("x_decision_number", "x_decision_sent", "x_decision_published"),
        ),
        frozenset({COMPLAINT}),
    ),
    "x_decision": frozenset({COMPLAINT, VIOLATION}),
    "x_announced": frozenset({VIOLATION}),
    "x_objection": frozenset({COMPLAINT, OBJECTION, _REPLY}),
    "x_objection_before": frozenset({COMPLAINT, OBJECTION}),
}
"""The sets behind each fact of this file."""


def objections(items: Laid, lot: str) -> Iterator[tuple[Item, dict[str, Any]]]:
    """Yield each objection that concerns ``lot`` with what is known of it."""
    rows = [one for one in items.of(OBJECTION) if concerns(one, lot)]
    if not rows:
        return
    replies = items.known(_replies)
    for one in rows:
        reply = replies.get(str(one.data.get("OBJECTION_NO")))
        said = {
            "OBJECTION.x_type": _TYPES.get(str(one.data.get("OBJECTION_TYPE"))),
            "OBJECTION.x_time": one.data.get("OBJECTION_TIME"),
            **({"OBJECTION_REPLY.x_TIME": reply} if reply else {}),
            **items.known(_limits, one.lot),
            **items.known(_steps, one.lot),
        }
        yield one, said


def _replies(items: Laid) -> dict[str, str]:
    """Return the first reply's time by the number of its objection."""
    found: dict[str, str] = {}
    for one in items.of(_REPLY):
        if at := one.data.get("REPLY_TIME"):
            number = str(one.data.get("OBJECTION_NO"))
            found[number] = min(at, found.get(number, at))
    return found


def _limits(items: Laid, lot: str) -> dict[str, Any]:
    limit = in_force(items, lot)
    said: dict[str, Any] = {}
    if limit is not None:
        said["x_bid_deadline"] = limit.text or None
    for one in items.among((NOTICE, _CLARIFIED)):
        if not concerns(one, lot):
            continue
        if one.set == NOTICE and one.data.get("BULLETIN_TYPE") == PREQUALIFICATION:
            said["x_prequal_deadline"] = one.data.get("BID_DOC_REFER_END_TIME")
        elif one.set == _CLARIFIED and one.data.get("POST_REFER_END_TIME"):
            said["x_prequal_deadline"] = one.data["POST_REFER_END_TIME"]
    return said


def _steps(items: Laid, lot: str) -> dict[str, Any]:
    """Return opening, publicity and award notice of the lot, or of an only lot."""
    if not lot and len(items.lots()) > 1:
        return {}
    return {
        f"{one.set}.{field}": value
        for name in _LOT_SETS
        for one in items.of(name)
        if concerns(one, lot)
        for field, value in one.data.items()
        if field.endswith("TIME")
    }


def complaints(items: Laid, lot: str) -> Iterator[tuple[Item, dict[str, Any]]]:
    """Yield each complaint that concerns ``lot`` with what is known of it."""
    rows = [one for one in items.of(COMPLAINT) if concerns(one, lot)]
    if not rows:
        return
    raised = {str(one.data.get("OBJECTION_NO")): one for one in items.of(OBJECTION)}
    replies = items.known(_replies)
    for one in rows:
        data = one.data
        said = {
            "COMPLAINT_INFO.x_TIME": data.get("COMPLAINT_TIME"),
            "COMPLAINT_INFO.x_knew": data.get("KNOWN_TIME"),
            "COMPLAINT_INFO.x_matter": _MATTERS.get(str(data.get("COMPLAINT_MATTER"))),
            "COMPLAINT_INFO.x_received": data.get("RECEIVE_TIME"),
            "x_acceptance_decision": data.get("ACCEPT_TIME"),
            "x_channel": data.get("CHANNEL"),
            "x_letter": _letter(data),
            **_objected(one, raised, replies),
            **_handled(data),
            **_decided(data),
        }
        yield one, said


def decision(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return when a violation was decided on and announced (违法行为记录公告)."""
    return {"x_decision": data.get("PUNISH_TIME"), "x_announced": data.get("PUBLISH_TIME")}


def _letter(data: Mapping[str, Any]) -> dict[str, Any]:
    told = {
        "complainant": "COMPLAINANT_NAME",
        "contact": "COMPLAINANT_CONTACT",
        "respondent": "RESPONDENT_NAME",
        "facts": "COMPLAINT_REASON",
        "request": "COMPLAINT_REQUEST",
    }
    flags = {"signed": flag(data.get("IS_SIGNED")), "complete": flag(data.get("IS_COMPLETE"))}
    # A platform that says nothing of completeness has not looked: what it leaves out is unknown.
    looked = None not in flags.values()
    held = {
        name: bool(data.get(field)) or (False if looked else None) for name, field in told.items()
    }
    return {**flags, **held}


def _objected(one: Item, raised: Mapping[str, Item], replies: Mapping[str, str]) -> dict[str, Any]:
    """Return the objections a complaint names: their times, and whether one came first."""
    named = [str(row.get("OBJECTION_NO")) for row in one.data.get("OBJECTION_NO_SET") or ()]
    known = [no for no in named if no in raised]
    spans = [[raised[no].data.get("OBJECTION_TIME"), replies.get(no)] for no in known]
    before = flag(one.data.get("IS_OBJECTION_BEFORE"))
    filed = moment(one, "COMPLAINT_TIME")
    if before is None and known and filed is not None:
        before = any((at := moment(raised[no], "OBJECTION_TIME")) and at <= filed for no in known)
    return {"x_objection": spans or None, "x_objection_before": before}


def _handled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return acceptance, refusal, investigators, withdrawal and suspension."""
    result = data.get("ACCEPT_RESULT")
    said: dict[str, Any] = {}
    if result == _ACCEPTED:
        said["x_accepted"] = data.get("ACCEPT_TIME")
        said["x_investigators"] = data.get("INVESTIGATOR_SET")
    if result == "2":
        said |= {"x_refused": True, "x_refusal_ground": data.get("REFUSE_GROUND")}
    for name, field in (
        ("x_other_received", "OTHER_RECEIVE_TIME"),
        ("x_suspended_from", "SUSPEND_TIME"),
        ("x_suspended_until", "RESUME_TIME"),
        ("x_complaint_withdrawn", "WITHDRAW_TIME"),
        ("x_withdrawal_reason", "WITHDRAW_REASON"),
    ):
        if field in data:
            said[name] = data[field]
    if "WITHDRAW_RESULT" in data:
        said["x_withdrawal_granted"] = data["WITHDRAW_RESULT"] == "1"
    return said


def _decided(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the decision, how long experts took, and where it went."""
    said: dict[str, Any] = {
        "x_violation_found": flag(data.get("IS_VIOLATION_FOUND")),
        "x_fabricated": flag(data.get("IS_FABRICATED")),
    }
    if reviews := data.get("EXPERT_REVIEW_SET"):
        said["x_expert_review"] = [[row.get("START_TIME"), row.get("END_TIME")] for row in reviews]
    if (secret := flag(data.get("IS_SECRET"))) is not None:
        said["x_secret"] = secret
    result = _RESULTS.get(str(data.get("DECISION_RESULT")))
    told = (
        ("x_decision", data.get("DECISION_TIME")),
        ("x_decision_result", result),
        ("x_decision_number", data.get("DECISION_NO")),
        ("x_decision_sent", data.get("DECISION_SEND_TIME")),
        ("x_decision_published", data.get("DECISION_PUBLISH_TIME")),
    )
    return said | {name: value for name, value in told if value is not None}
