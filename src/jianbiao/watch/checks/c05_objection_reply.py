"""C05 异议答复: the procuring entity answers within three days, and nothing goes on until then.

Law: 招标投标法实施条例 第二十二条, 第五十四条, 第七十七条. Binds every tender.
Reading: the day of the objection is not counted, the third day is in time, a third day of rest gives
way to the next working day. Bids opened, or an award notice sent, after the objection and before its
answer are a breach: the activity had to be suspended. No answer once the last day is over at
``x_now`` is a breach; an answer before the objection is doubtful, and so is lateness while the
calendar is not published.
Undecidable: the objection's time unknown, no answer and the period still runs.
Not applicable: no objection, or one to the opening, which is answered on the spot (C03).
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.matters import OPENING, matters
from jianbiao.law.outcomes import Breach, DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import act_by

NUMBER: Final = "C05"
UNIT: Final = "objection"

_MATTER: Final = "OBJECTION.x_type"
_RAISED: Final = "OBJECTION.x_time"
_REPLIED: Final = "OBJECTION_REPLY.x_TIME"
_WENT_ON: Final = (
    ("BID_OPENING_RECORD.TIME", "开标", "bids were opened"),
    ("BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME", "发出中标通知书", "the award notice was sent"),
)
_NONE: Final = NotApplicable(
    zh="没有须在期限内答复的异议。", en="No objection that must be answered within days."
)
_REPLY: Final = Course(
    began_zh="收到异议",
    began_en="The objection was received",
    act_zh="答复异议",
    act_en="the reply to the objection",
    absent=_REPLIED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the reply, or the time of the check, with the last day; and ask what went on."""
    if not facts.speaks_of(_RAISED) or matters(facts.text(_MATTER) or "") == {OPENING}:
        return _NONE
    raised, replied = facts.moment(_RAISED), facts.moment(_REPLIED)
    if raised is None:
        return Undecidable(missing=(_RAISED,))
    for name, zh, en in _WENT_ON:
        at = facts.moment(name)
        if at is not None and raised < at and (replied is None or at < replied):
            return _went_on(raised, replied, at, zh, en)
    return within(
        raised,
        replied,
        facts.moment("x_now"),
        period=act_by(days),
        of=_REPLY,
        calendar=calendar,
    )


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the reply that must come, once an objection was received."""
    raised = facts.moment(_RAISED)
    if raised is None or matters(facts.text(_MATTER) or "") == {OPENING}:
        return None
    came = facts.moment(_REPLIED) is not None
    return due_act(raised, came=came, period=act_by(days), of=_REPLY, calendar=calendar)


def _went_on(raised: datetime, replied: datetime | None, at: datetime, zh: str, en: str) -> Breach:
    answered = f"{replied:%Y-%m-%d %H:%M}" if replied else "-"
    return Breach(
        numbers={
            "raised_at": f"{raised:%Y-%m-%d %H:%M}",
            "replied_at": answered,
            "went_on_at": f"{at:%Y-%m-%d %H:%M}",
        },
        zh=f"异议于{raised:%Y-%m-%d %H:%M}提出，答复之前（{answered}）即于{at:%Y-%m-%d %H:%M}{zh}，未暂停招标投标活动。",
        en=f"The objection came at {raised:%Y-%m-%d %H:%M}; before its answer ({answered}) {en} at {at:%Y-%m-%d %H:%M}: the activity was not suspended.",
        at=at,
    )
