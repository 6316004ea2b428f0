"""P18 投标准备时间: from the issue of the tender documents to the bid deadline.

Law: 招标投标法 第二十四条 (at least 20 days); fine in 实施条例 第六十四条. Binds 依法必须招标 only.
Reading: the period runs from the day the documents begin to be issued, not from the notice: an
earlier notice adds no day, and a missing issue date is not replaced by the notice's, because
documents may be issued later. The day of issue is excluded, so a deadline on the twentieth day
after it is clear; one day short is doubtful, two are a breach; a twentieth day of rest is doubtful
until the next working day. The deadline in force counts: where a change moved it, the new one.
Undecidable: issue or deadline missing; moved, but to an unknown day; short, but not known to be
mandatory. Not applicable: a tender that need not be held, a prequalification notice (its deadline
is that of applications, P17), or no notice yet.
"""

from datetime import datetime
from typing import Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Reading
from jianbiao.law.outcomes import Clear, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory
from jianbiao.law.spans import Stretch, at_least

NUMBER: Final = "P18"
UNIT: Final = "notice"

_TYPE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BULLETIN_TYPE"
_START: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME"
_END: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_MOVED: Final = "TENDER_FILE_CLARI_MODI.IS_POSTPONE"
_NEW_END: Final = "TENDER_FILE_CLARI_MODI.x_new_deadline"
_PREQUALIFICATION: Final = {"2", "资格预审公告"}
_TIME: Final = Stretch(zh="投标准备时间", en="The time to prepare bids")
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")
_OTHER_TYPE: Final = NotApplicable(
    zh="资格预审公告的截止时间不是投标截止时间。",
    en="The deadline of a prequalification notice is not that of bids.",
)


def check(
    facts: Facts,
    *,
    calendar: Calendar,
    days: int,
    start_day: Literal["doubt", "counted", "excluded"],
    rest_day_end: Literal["doubt", "accepted"],
) -> Outcome:
    """Compare the time from issue to the deadline in force with ``days``."""
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _NO_NOTICE
    if facts.text(_TYPE) in _PREQUALIFICATION:
        return _OTHER_TYPE
    start, end = facts.moment(_START), _deadline(facts)
    if start is None or end is None:
        return where_mandatory(facts, Undecidable(missing=facts.unread(_START, _END)))
    reading = Reading(start_day=start_day, rest_day_end=rest_day_end)
    judged = at_least(start, end, days=days, of=_TIME, calendar=calendar, reading=reading)
    unknown = facts.flag(_MOVED) is True and facts.moment(_NEW_END) is None
    if unknown and not isinstance(judged, Clear):
        judged = Undecidable(missing=(_NEW_END,))
    return where_mandatory(facts, judged)


def _deadline(facts: Facts) -> datetime | None:
    """Return the deadline in force: the new one unless the change says nothing was moved."""
    new = facts.moment(_NEW_END)
    return facts.moment(_END) if new is None or facts.flag(_MOVED) is False else new
