"""C01 对资格预审文件的异议: raised two days before the deadline for applications, at the latest.

Law: 招标投标法实施条例 第二十二条. Binds every tender; breach here means out of time.
Reading: the day of the deadline is not counted and nothing rolls. The right date with fewer than two
times 24 hours, and a date right only with the deadline's day counted, are doubtful.
Undecidable: what it is about, its time, or the deadline unknown.
Not applicable: an objection to something else.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, in_advance
from jianbiao.law.matters import PREQUALIFICATION, matters
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable

NUMBER: Final = "C01"
UNIT: Final = "objection"

_MATTER: Final = "OBJECTION.x_type"
_RAISED: Final = "OBJECTION.x_time"
_DEADLINE: Final = "x_prequal_deadline"
_NONE: Final = NotApplicable(
    zh="不是对资格预审文件的异议。", en="No objection to prequalification documents."
)
_OBJECTION: Final = Course(
    began_zh="提交资格预审申请文件截止时间",
    began_en="the deadline for applications",
    act_zh="异议提出",
    act_en="the objection",
    absent=_RAISED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the objection with the day ``days`` before the deadline."""
    if not facts.speaks_of(_MATTER, _RAISED):
        return _NONE
    said = facts.text(_MATTER)
    if said is None:
        return Undecidable(missing=(_MATTER,))
    if PREQUALIFICATION not in matters(said):
        return _NONE
    raised, deadline = facts.moment(_RAISED), facts.moment(_DEADLINE)
    if raised is None or deadline is None:
        return Undecidable(missing=facts.unread(_RAISED, _DEADLINE))
    return in_advance(raised, deadline, days=days, of=_OBJECTION, calendar=calendar)
