"""P16 发售期: how long tender or prequalification documents can be had.

Law: 招标投标法实施条例 第十六条 (at least 5 days). Binds every tender.
Reading: 5 full days after the start day are clear; 5 calendar dates with the first counted are
doubtful, because 民法典 201 leaves the start day out and practice often counts it; fewer is a
breach by either reading. A last day of rest is doubtful until the next working day (民法典 203).
Undecidable: either time missing. Not applicable: no notice reported yet.
"""

from typing import Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Reading
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable
from jianbiao.law.spans import Stretch, at_least

NUMBER: Final = "P16"
UNIT: Final = "notice"

_START: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME"
_END: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME"
_SALE: Final = Stretch(zh="文件发售", en="The sale of documents")
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")


def check(
    facts: Facts,
    *,
    calendar: Calendar,
    days: int,
    start_day: Literal["doubt", "counted", "excluded"],
    rest_day_end: Literal["doubt", "accepted"],
) -> Outcome:
    """Compare the time between start and end of the sale with ``days``."""
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _NO_NOTICE
    start, end = facts.moment(_START), facts.moment(_END)
    if start is None or end is None:
        return Undecidable(missing=facts.unread(_START, _END))
    return at_least(
        start,
        end,
        days=days,
        of=_SALE,
        calendar=calendar,
        reading=Reading(start_day=start_day, rest_day_end=rest_day_end),
    )
