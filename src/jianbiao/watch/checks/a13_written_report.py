"""A13 招标投标情况书面报告: the regulator has it within fifteen days of the decision on the winner.

Law: 招标投标法 第四十七条. Binds 依法必须招标 only.
Reading: the day of the decision is not counted, the fifteenth day is in time, a fifteenth day of rest
gives way to the next working day. No report once the last day is over at ``x_now`` is a breach; a
report before the decision is doubtful, and so is lateness while the calendar is not published.
Days on which the tender was suspended (第六十二条) are left out, the first and the last among them.
Undecidable: day of the decision unknown, no report and the period still runs; late, but not known to
be mandatory. Not applicable: a tender that need not be held, or nothing decided yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import act_by
from jianbiao.law.scope import MANDATORY, where_mandatory
from jianbiao.law.suspensions import stopped

NUMBER: Final = "A13"
UNIT: Final = "lot"

_DECIDED: Final = "x_winner_decided"
_SUBMITTED: Final = "WRITTEN_REPORT.x_SUBMIT_TIME"
_NONE: Final = NotApplicable(zh="尚未确定中标人。", en="The winner has not been decided yet.")
_REPORT: Final = Course(
    began_zh="确定中标人",
    began_en="The winner was decided",
    act_zh="提交书面报告",
    act_en="the written report",
    absent=_SUBMITTED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the report, or the time of the check, with the last of ``days`` days."""
    if not facts.speaks_of(_DECIDED, _SUBMITTED):
        return _NONE
    decided = facts.moment(_DECIDED)
    if decided is None:
        return where_mandatory(facts, Undecidable(missing=(_DECIDED,)))
    judged = within(
        decided,
        facts.moment(_SUBMITTED),
        facts.moment("x_now"),
        period=act_by(days, stopped(facts)),
        of=_REPORT,
        calendar=calendar,
    )
    return where_mandatory(facts, judged)


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the report that must come, once the winner of a mandatory tender is decided."""
    decided = facts.moment(_DECIDED)
    if decided is None or facts.flag(MANDATORY) is not True:
        return None
    came = facts.moment(_SUBMITTED) is not None
    return due_act(
        decided, came=came, period=act_by(days, stopped(facts)), of=_REPORT, calendar=calendar
    )
