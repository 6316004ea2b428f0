"""异议: objections to documents and to the opening, each answered in time, by who might bid."""

from datetime import datetime, timedelta
from typing import Final

from jianbiao.rehearsal import habits
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.days import DAY
from jianbiao.rehearsal.moments import wire

PREQUALIFICATION, DOCUMENTS, OPENING = "prequalification", "documents", "opening"
_TYPES: Final = {DOCUMENTS: "1", OPENING: "2", PREQUALIFICATION: "4"}
_CONTENTS: Final = {
    PREQUALIFICATION: "资格预审文件要求的类似业绩规模与本项目不相适应。",
    DOCUMENTS: "招标文件中商务条款的违约责任前后不一致，请予说明。",
    OPENING: "唱标报价与投标函大写金额不一致，请当场核对。",
}
_ANSWERED: Final = timedelta(hours=22)


def against_call(case: Case, lot: Lot, about: str, closes: datetime) -> None:
    """Report an objection some days before something ``closes``, answered the next day."""
    raised = closes - DAY * case.shape.objects_days - timedelta(minutes=30)
    say(case, lot, about, raised, raised + _ANSWERED)


def at_opening(case: Case, lot: Lot, opened: datetime) -> None:
    """Report an objection to the opening: on the spot, or as many days later as is planned."""
    raised = opened + DAY * case.shape.objects_days + timedelta(minutes=10)
    say(case, lot, OPENING, raised, raised + timedelta(minutes=12))


def say(case: Case, lot: Lot, about: str, raised: datetime, replied: datetime) -> None:
    """Report one objection and its answer."""
    party = habits.party((case.index * 11 + 5) % 8000)
    place = {**lot.place, "OBJECTION_NO": f"YY{case.index:07d}{lot.code[17:]}{_TYPES[about]}"}
    case.subjects["early_objection"] = case.say(
        "OBJECTION",
        raised,
        {
            **place,
            "OBJECTION_TYPE": _TYPES[about],
            "OBJECTOR_NAME": party.name,
            "OBJECTOR_CODE": party.code,
            "OBJECTION_TIME": wire(raised),
            "OBJECTION_CONTENT": _CONTENTS[about],
        },
    )
    reply = {"STATUS": "1", "REPLY_TIME": wire(replied), "REPLY_CONTENT": "经核对，已作说明。"}
    case.say("OBJECTION_REPLY", replied, {**place, **reply})
