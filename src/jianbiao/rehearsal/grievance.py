"""异议与投诉: objections to the evaluation with their replies, complaints with what the regulator did."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from jianbiao.rehearsal import texts
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.days import DAY, at, next_day
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.publicity import Publicity

_OBJECTED: Final = 0.04
_RECEIVED: Final = timedelta(hours=2)
_INVESTIGATORS: Final = ("季明远", "江听雨")
_ANSWERED, _OPEN, _WITHDRAWN = "answered", "open", "withdrawn"


def object_to(case: Case, lot: Lot, public: Publicity, *, sent: datetime, by: Bid) -> None:
    """Report an objection to the evaluation and its reply, where the plan or chance has one."""
    how = _how(case, lot)
    if not how:
        return
    raised = public.end - timedelta(hours=2 if how == _WITHDRAWN else 26)
    raised += DAY * lot.shape.raised_days
    replied = _replied(lot, how, raised, sent)
    content, reply = texts.objected(case.chance)
    number = f"YY{case.index:07d}{lot.code[17:]}"
    said = {**lot.place, "OBJECTION_NO": number}
    case.objections[lot.code] = (number, raised, replied or raised)
    key = case.say(
        "OBJECTION",
        raised,
        {
            **said,
            "OBJECTION_TYPE": "3",
            "OBJECTOR_NAME": by.party.name,
            "OBJECTOR_CODE": by.party.code,
            "OBJECTION_TIME": lot.kept("OBJECTION_TIME", wire(raised)),
            "OBJECTION_CONTENT": content,
        },
    )
    if lot.planted:
        case.subjects["objection"] = key
    if replied is None:
        return
    case.say(
        "OBJECTION_REPLY",
        replied,
        {
            **said,
            "STATUS": "9" if how == _WITHDRAWN else "1",
            "REPLY_TIME": wire(replied),
            "REPLY_CONTENT": "异议人已撤回异议。" if how == _WITHDRAWN else reply,
        },
        delay=DAY * lot.shape.reply_reported,
    )


def _how(case: Case, lot: Lot) -> str:
    """Return what becomes of an objection: as planned, now and then one that is answered; or none."""
    shape = lot.shape
    if shape.objection:
        return shape.objection
    if shape.complaint:
        return _ANSWERED if shape.objected_before else ""
    return _ANSWERED if case.chance.random() < _OBJECTED else ""


def _replied(lot: Lot, how: str, raised: datetime, sent: datetime) -> datetime | None:
    """Return when an objection is answered; None where it never is."""
    if lot.shape.reply_days is not None:
        return at(raised.date() + DAY * lot.shape.reply_days, time(16, 0))
    return {
        _ANSWERED: raised + timedelta(hours=20),
        _WITHDRAWN: raised + timedelta(hours=1),
        _OPEN: sent + DAY * 4,
    }.get(how)


def complain(case: Case, lot: Lot, public: Publicity, *, by: Bid) -> None:
    """Report a complaint and what the regulator did about it, where the plan has one."""
    shape = lot.shape
    if not shape.complaint:
        return
    knew = public.start if not shape.objected_before else case.objections[lot.code][2]
    filed = at(knew.date() + DAY * shape.filed_days, time(10, 0))
    received = filed + _RECEIVED
    accepted = at(_worked(case, received.date(), shape.accepted_days), time(15, 0))
    decided = at(_worked(case, accepted.date(), shape.decided_days), time(15, 0))
    said = _filed(case, lot, by, knew=knew, filed=filed) | {
        "ACCEPT_RESULT": "1",
        "ACCEPT_TIME": lot.kept("ACCEPT_TIME", wire(accepted)),
        "HANDLE_UNIT_NAME": "省发展改革委",
        "INVESTIGATOR_SET": [
            {"INVESTIGATOR_NAME": name, "HAS_RELATION": "0", "IS_RECUSED": "0"}
            for name in _INVESTIGATORS
        ],
        **_decision(case, lot, decided),
    }
    if shape.reviewed_days:
        ends = at(accepted.date() + DAY * (5 + shape.reviewed_days), time(17, 0))
        began = at(accepted.date() + DAY * 5, time(9, 0))
        said["EXPERT_REVIEW_SET"] = [
            {"REVIEW_KIND": "4", "START_TIME": wire(began), "END_TIME": wire(ends)}
        ]
    case.subjects["complaint"] = case.say("COMPLAINT_INFO", decided + timedelta(hours=2), said)


def _filed(case: Case, lot: Lot, by: Bid, *, knew: datetime, filed: datetime) -> dict[str, Any]:
    """Return what the complainant says and when it came."""
    before = lot.shape.objected_before
    said: dict[str, Any] = {
        **lot.place,
        "COMPLAINT_NO": f"TS{case.index:07d}",
        "COMPLAINT_MATTER": "4",
        "COMPLAINANT_NAME": by.party.name,
        "COMPLAINANT_CODE": by.party.code,
        "RESPONDENT_NAME": case.work.entity.name,
        "RESPONDENT_CODE": case.work.entity.code,
        "RESPONDENT_TYPE": "1",
        "COMPLAINANT_CONTACT": f"1206900{case.index % 9999:04d}",
        "COMPLAINT_REASON": "对评标结果有异议，答复未予采纳。",
        "COMPLAINT_REQUEST": "请求依法查处并责令改正。",
        "COMPLAINT_TIME": lot.kept("COMPLAINT_TIME", wire(filed)),
        "KNOWN_TIME": lot.kept("KNOWN_TIME", wire(knew)),
        "RECEIVE_TIME": lot.kept("RECEIVED", wire(filed + _RECEIVED)),
        "CHANNEL": "1",
        "IS_SIGNED": "1",
        "IS_COMPLETE": "1",
        "IS_OBJECTION_BEFORE": lot.kept("OBJECTED", "1" if before else "0"),
    }
    if before and "OBJECTED" not in lot.shape.missing:
        said["OBJECTION_NO_SET"] = [{"OBJECTION_NO": case.objections[lot.code][0]}]
    return said


def _decision(case: Case, lot: Lot, decided: datetime) -> dict[str, Any]:
    """Return what the regulator decided, and when it was made public."""
    said: dict[str, Any] = {
        "DECISION_TIME": wire(decided),
        "DECISION_RESULT": "2",
        "DECISION_NO": f"云招投决〔{decided.year}〕{case.index % 9000}号",
        "DECISION_CONTENT": "经查，投诉部分成立，责令改正。",
        "IS_VIOLATION_FOUND": lot.kept("IS_VIOLATION_FOUND", "1"),
        "DECISION_SEND_TIME": wire(decided),
    }
    if lot.shape.decision_published is not None:
        shown = at(_worked(case, decided.date(), lot.shape.decision_published), time(10, 0))
        said["DECISION_PUBLISH_TIME"] = wire(shown)
    return said


def _worked(case: Case, day: date, many: int) -> date:
    """Return the ``many``-th working day after ``day``."""
    for _ in range(many):
        day = next_day(day + DAY, case.works)
    return day
