"""A01 公示开始时间: the candidates are published within three days of the evaluation report.

Law: 招标投标法实施条例 第五十四条 (3 days from receipt). Binds 依法必须招标 only.
Reading: the day of receipt is not counted, the third day is in time, a third day of rest gives way to
the next working day. Where only the end of the evaluation is known, publicity within three days of
it is clear, for the report cannot have come earlier; later is doubtful, for it may have come later.
Publicity before the report is doubtful.
Days on which the tender was suspended (第六十二条) are left out, the first and the last among them.
Undecidable: receipt or start of publicity unknown and the period still runs or nobody says what time
it is; candidates published, and not said when; late, but not known to be mandatory.
Not applicable: a tender that need not be held, or neither report nor publicity yet.
"""

from dataclasses import replace
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import Breach, Doubt, DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import act_by
from jianbiao.law.scope import MANDATORY, where_mandatory
from jianbiao.law.suspensions import stopped

NUMBER: Final = "A01"
UNIT: Final = "lot"

_RECEIVED: Final = "x_report_received"
_ENDED: Final = "EVALUATION_REPORT.END_TIME"
_START: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_UNDATED: Final = "x_publicity_undated"
_NONE: Final = NotApplicable(zh="尚无评标报告和公示。", en="Neither report nor publicity yet.")
_PUBLICITY: Final = Course(
    began_zh="收到评标报告",
    began_en="The evaluation report was received",
    act_zh="公示中标候选人",
    act_en="the publication of the candidates",
    absent=_START,
)
_AFTER_END: Final = replace(
    _PUBLICITY,
    began_zh="评标结束（未报收到报告时间）",
    began_en="The evaluation ended (receipt of the report unknown)",
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the start of publicity with the last of ``days`` days from the report."""
    if not facts.speaks_of(_RECEIVED, _ENDED, _START):
        return _NONE
    return where_mandatory(facts, _judged(facts, calendar, days))


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the publicity that must begin, once the report was received."""
    received = facts.moment(_RECEIVED)
    if received is None or facts.flag(MANDATORY) is not True:
        return None
    came = facts.moment(_START) is not None or facts.flag(_UNDATED) is True
    return due_act(
        received, came=came, period=act_by(days, stopped(facts)), of=_PUBLICITY, calendar=calendar
    )


def _judged(facts: Facts, calendar: Calendar, days: int) -> Outcome:
    received, ended = facts.moment(_RECEIVED), facts.moment(_ENDED)
    begun, now, period = facts.moment(_START), facts.moment("x_now"), act_by(days, stopped(facts))
    if received is not None and begun is None and facts.flag(_UNDATED):
        return Undecidable(missing=(_START,))
    if received is not None:
        return within(received, begun, now, period=period, of=_PUBLICITY, calendar=calendar)
    if ended is None or begun is None:
        return Undecidable(missing=facts.unread(_RECEIVED, _START))
    judged = within(ended, begun, now, period=period, of=_AFTER_END, calendar=calendar)
    if not isinstance(judged, Breach):
        return judged
    if facts.speaks_of(_RECEIVED):
        return Undecidable(missing=(_RECEIVED,))
    return Doubt(numbers=judged.numbers, zh=judged.zh, en=judged.en, at=judged.at)
