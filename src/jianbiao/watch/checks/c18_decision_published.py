"""C18 公告处理决定: decisions on violations are made public.

Law: 招标投标法实施条例 第七十八条, 第七十九条 (no number of days; the default is that of 双公示, seven
working days). Binds the regulator.
Reading: the day of the decision is not counted; the last working day is in time. Later, or not at all
once it is over at ``x_now``, is a breach; secret decisions are kept back. A publication before the
decision is doubtful, and so is lateness while the working days of that year are not published.
Undecidable: whether a violation was found unknown, or the period still runs.
Not applicable: nothing decided, no violation, or secret by law.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Period, Unit

NUMBER: Final = "C18"
UNIT: Final = "complaint"

_DECIDED: Final = "x_decision"
_VIOLATION: Final = "x_violation_found"
_PUBLISHED: Final = "x_decision_published"
_KEPT_BACK: Final = "x_secret"
_NONE: Final = NotApplicable(
    zh="没有应当公告的处理决定。", en="No decision that must be made public."
)
_NOTICE: Final = Course(
    began_zh="作出处理决定",
    began_en="The decision was made",
    act_zh="公告处理决定",
    act_en="the publication of the decision",
    absent=_PUBLISHED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the publication, or the time of the check, with the last working day."""
    decided, violation = facts.moment(_DECIDED), facts.flag(_VIOLATION)
    if facts.get(_DECIDED) is None or violation is False or facts.flag(_KEPT_BACK):
        return _NONE
    if decided is None or violation is None:
        told = ((_DECIDED, decided), (_VIOLATION, violation))
        return Undecidable(missing=tuple(name for name, said in told if said is None))
    return within(
        decided,
        facts.moment(_PUBLISHED),
        facts.moment("x_now"),
        period=Period(length=days, unit=Unit.WORKING, roll=False),
        of=_NOTICE,
        calendar=calendar,
    )


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the publication that must come, once a violation was decided on."""
    decided = facts.moment(_DECIDED)
    if decided is None or not facts.flag(_VIOLATION) or facts.flag(_KEPT_BACK):
        return None
    came = facts.moment(_PUBLISHED) is not None
    period = Period(length=days, unit=Unit.WORKING, roll=False)
    return due_act(decided, came=came, period=period, of=_NOTICE, calendar=calendar)
