"""A07 中标通知书发出过早: the award notice before publicity ended or with an objection open.

Law: 招标投标法实施条例 第五十四条 (objections are raised during publicity; until the answer the
activity is suspended), 第六十二条. Binds 依法必须招标 only.
Reading: before the announced end is a breach, and so is any award notice while an objection stands
unanswered. On the last day itself, at or after the announced hour, readings differ, since a period
ends at 24:00 unless there are business hours (民法典 203): doubtful. From the next day on it is
clear. Where nothing says an objection is open, none is: objections are reported when they are made.
Undecidable: the end of publicity missing; early, but not known to be mandatory.
Not applicable: a tender that need not be held, or no award notice yet.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "A07"
UNIT: Final = "lot"

_SENT: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_END: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_OPEN: Final = "x_open_objections"
_NONE: Final = NotApplicable(zh="尚未发出中标通知书。", en="No award notice has been reported yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the award notice with the end of publicity and with open objections."""
    if not facts.speaks_of(_SENT):
        return _NONE
    sent, end = facts.moment(_SENT), facts.moment(_END)
    if sent is not None and (still_open := facts.count(_OPEN)):
        return where_mandatory(facts, _with_objections(sent, still_open))
    if sent is None or end is None:
        return where_mandatory(facts, Undecidable(missing=facts.unread(_SENT, _END)))
    return where_mandatory(facts, _compared(sent, end))


def _with_objections(sent: datetime, still_open: int) -> Breach:
    return Breach(
        numbers={"sent_at": f"{sent:%Y-%m-%d %H:%M}", "open_objections": str(still_open)},
        zh=f"中标通知书于{sent:%Y-%m-%d %H:%M}发出，时有{still_open}件异议尚未答复。",
        en=f"The award notice was sent at {sent:%Y-%m-%d %H:%M} with {still_open} objections unanswered.",
        at=sent,
    )


def _compared(sent: datetime, end: datetime) -> Outcome:
    def told(zh: str, en: str) -> Told:
        gone, until = f"{sent:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}"
        return (
            {"sent_at": gone, "publicity_end": until},
            f"中标通知书于{gone}发出，公示至{until}止{zh}",
            f"The award notice was sent at {gone}; publicity ended at {until}{en}",
        )

    if sent < end:
        return Breach(tell=lambda: told("，公示尚未结束。", ", later."), at=sent)
    if sent.date() == end.date():
        zh, en = (
            "，同在公示最后一日，两种算法结论不同。",
            ", on the same last day: the two readings differ.",
        )
        return Doubt(tell=lambda: told(zh, en), at=sent)
    return Clear(tell=lambda: told("。", "."))
