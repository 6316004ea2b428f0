"""B08 撤回投标退还保证金: the bond goes back within five days of a withdrawal before the deadline.

Law: 招标投标法实施条例 第三十五条 (5 days from the written notice). Binds every tender.
Reading: the day of the notice is not counted, the fifth day is in time, a fifth day of rest gives way
to the next working day. No refund once the last day is over at ``x_now`` is a breach; a refund
before the notice is doubtful, and so is lateness while the calendar of the last day is not published.
Undecidable: the notice's time unreadable, no refund and the period still runs, or no ``x_now``.
Not applicable: nothing withdrawn.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import act_by

NUMBER: Final = "B08"
UNIT: Final = "bid"

_WITHDRAWN: Final = "x_withdrawal_received"
_RETURNED: Final = "x_margin_returned"
_NONE: Final = NotApplicable(zh="投标文件未撤回。", en="The bid was not withdrawn.")
_REFUND: Final = Course(
    began_zh="收到撤回通知",
    began_en="The withdrawal was received",
    act_zh="退还投标保证金",
    act_en="the refund of the bid bond",
    absent=_RETURNED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the refund, or the time of the check, with the last of ``days`` days."""
    if not facts.speaks_of(_WITHDRAWN):
        return _NONE
    start = facts.moment(_WITHDRAWN)
    if start is None:
        return Undecidable(missing=(_WITHDRAWN,))
    return within(
        start,
        facts.moment(_RETURNED),
        facts.moment("x_now"),
        period=act_by(days),
        of=_REFUND,
        calendar=calendar,
    )


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the refund that must come, once a withdrawal was received."""
    start = facts.moment(_WITHDRAWN)
    if start is None:
        return None
    came = facts.moment(_RETURNED) is not None
    return due_act(start, came=came, period=act_by(days), of=_REFUND, calendar=calendar)
