"""C19 违法行为记录公告: a violation is announced within twenty working days of the decision.

Law: 招标投标违法行为记录公告暂行办法 (发改法规〔2008〕1531号). Binds the regulator.
Reading: the day of the decision is not counted; the twentieth working day is in time. No announcement
once it is over at ``x_now`` is a breach; an announcement before the decision is doubtful, and so is
lateness while the working days of that year are not published.
Undecidable: decision unknown, or no announcement and the period still runs.
Not applicable: no decision.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Period, Unit

NUMBER: Final = "C19"
UNIT: Final = "decision"

_DECIDED: Final = "x_decision"
_ANNOUNCED: Final = "x_announced"
_NONE: Final = NotApplicable(zh="尚无处理决定。", en="No decision yet.")
_NOTICE: Final = Course(
    began_zh="作出处理决定",
    began_en="The decision was made",
    act_zh="公告记录",
    act_en="the announcement",
    absent=_ANNOUNCED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the announcement, or the time of the check, with the last working day."""
    if not facts.speaks_of(_DECIDED, _ANNOUNCED):
        return _NONE
    decided = facts.moment(_DECIDED)
    if decided is None:
        return Undecidable(missing=(_DECIDED,))
    return within(
        decided,
        facts.moment(_ANNOUNCED),
        facts.moment("x_now"),
        period=_period(days),
        of=_NOTICE,
        calendar=calendar,
    )


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the announcement that must come, once a decision was made."""
    decided = facts.moment(_DECIDED)
    if decided is None:
        return None
    came = facts.moment(_ANNOUNCED) is not None
    return due_act(decided, came=came, period=_period(days), of=_NOTICE, calendar=calendar)


def _period(days: int) -> Period:
    return Period(length=days, unit=Unit.WORKING, roll=False)
