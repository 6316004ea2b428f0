"""P17 资格预审申请时间: from the end of the sale of prequalification documents to the deadline.

Law: 招标投标法实施条例 第十七条 (at least 5 days). Binds 依法必须招标 only, and only notices of
prequalification.
Reading: days are counted from the day the sale ends, that day excluded, to the day of the
deadline; five dates with the first counted are doubtful, fewer a breach; an end on a rest day is
doubtful until the next working day.
Undecidable: a time missing, the type of notice unknown (an ordinary tender notice has no such
period, so nothing can be compared), or not known to be mandatory and not clear.
Not applicable: a notice of another type; a tender that need not be held.
"""

from typing import Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Reading
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory
from jianbiao.law.spans import Stretch, at_least

NUMBER: Final = "P17"
UNIT: Final = "notice"

_TYPE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BULLETIN_TYPE"
_START: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME"
_END: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_PREQUALIFICATION: Final = {"2", "资格预审公告"}
_TIME: Final = Stretch(
    zh="提交资格预审申请文件的时间", en="The time to submit prequalification applications"
)
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")
_OTHER_TYPE: Final = NotApplicable(
    zh="不是资格预审公告，本条不适用。", en="The notice is none of prequalification."
)


def check(
    facts: Facts,
    *,
    calendar: Calendar,
    days: int,
    start_day: Literal["doubt", "counted", "excluded"],
    rest_day_end: Literal["doubt", "accepted"],
) -> Outcome:
    """Compare the time from the end of the sale to the deadline with ``days``."""
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _NO_NOTICE
    said = facts.text(_TYPE)
    if said is not None and said not in _PREQUALIFICATION:
        return _OTHER_TYPE
    start, end = facts.moment(_START), facts.moment(_END)
    if said is None or start is None or end is None:
        missing = (*facts.missing(_TYPE), *facts.unread(_START, _END))
        return where_mandatory(facts, Undecidable(missing=missing))
    reading = Reading(start_day=start_day, rest_day_end=rest_day_end)
    judged = at_least(start, end, days=days, of=_TIME, calendar=calendar, reading=reading)
    return where_mandatory(facts, judged)
