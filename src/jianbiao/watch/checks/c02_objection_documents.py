"""C02 对招标文件的异议: raised ten days before the bid deadline, at the latest.

Law: 招标投标法实施条例 第二十二条. Binds every tender; breach here means out of time.
Reading: the day of the deadline is not counted and nothing rolls. The right date with fewer than ten
times 24 hours, and a date right only with the deadline's day counted, are doubtful. A moved
deadline replaces the first; where it was moved to an unknown time an objection too late for the
first is undecidable.
Undecidable: what it is about, its time, or the deadline unknown.
Not applicable: an objection to something else.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, in_advance
from jianbiao.law.matters import DOCUMENTS, matters
from jianbiao.law.outcomes import Clear, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C02"
UNIT: Final = "objection"

_MATTER: Final = "OBJECTION.x_type"
_RAISED: Final = "OBJECTION.x_time"
_DEADLINE: Final = "x_bid_deadline"
_MOVED: Final = "x_new_deadline"
_NONE: Final = NotApplicable(zh="不是对招标文件的异议。", en="No objection to tender documents.")
_OBJECTION: Final = Course(
    began_zh="投标截止时间",
    began_en="the bid deadline",
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
    if DOCUMENTS not in matters(said):
        return _NONE
    moved = facts.moment(_MOVED)
    raised, deadline = facts.moment(_RAISED), moved or facts.moment(_DEADLINE)
    if raised is None or deadline is None:
        return Undecidable(missing=facts.unread(_RAISED, _DEADLINE))
    judged = in_advance(raised, deadline, days=days, of=_OBJECTION, calendar=calendar)
    if moved is None and facts.speaks_of(_MOVED) and not isinstance(judged, Clear):
        return Undecidable(missing=(_MOVED,))
    return judged
