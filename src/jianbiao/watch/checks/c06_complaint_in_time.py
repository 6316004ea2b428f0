"""C06 投诉期限: a complaint is filed within ten days of knowing, objection time left out.

Law: 招标投标法实施条例 第六十条. Binds every tender; breach means out of time.
Reading: the day of knowing is not counted, the tenth day is in time, a tenth day of rest gives way to
the next working day. The days from an objection to its answer, both included, are left out; an
objection never answered holds the period until the complaint. An objection whose times cannot be
read is doubtful where the complaint would be late without it. A complaint before knowing is doubtful.
Undecidable: filing or knowledge unknown. Not applicable: no complaint.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, within
from jianbiao.law.outcomes import Breach, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Period, day_of
from jianbiao.law.suspensions import spans_of

NUMBER: Final = "C06"
UNIT: Final = "complaint"

_FILED: Final = "COMPLAINT_INFO.x_TIME"
_KNEW: Final = "COMPLAINT_INFO.x_knew"
_OBJECTIONS: Final = "x_objection"
_NONE: Final = NotApplicable(zh="没有投诉。", en="There is no complaint.")
_COMPLAINT: Final = Course(
    began_zh="知道或者应当知道",
    began_en="It was known, or should have been,",
    act_zh="提出投诉",
    act_en="the complaint",
    absent=_FILED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the filing with the last of ``days`` days from knowledge."""
    if not facts.speaks_of(_FILED, _KNEW):
        return _NONE
    filed, knew = facts.moment(_FILED), facts.moment(_KNEW)
    if filed is None or knew is None:
        return Undecidable(missing=facts.unread(_FILED, _KNEW))
    said = facts.listed(_OBJECTIONS) or []
    spans = spans_of(said, until=day_of(filed))
    period = Period(length=days, suspended=tuple(one for one in spans if one is not None))
    judged = within(knew, filed, None, period=period, of=_COMPLAINT, calendar=calendar)
    if isinstance(judged, Breach) and None in spans:
        return Doubt(
            numbers=judged.numbers,
            zh=f"{judged.zh}异议或者答复的时间不可读，须由人核对。",
            en=f"{judged.en} The times of an objection cannot be read; a person must look.",
            at=judged.at,
        )
    return judged
