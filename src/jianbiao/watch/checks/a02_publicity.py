"""A02 中标候选人公示期: how long the candidates are published.

Law: 招标投标法实施条例 第五十四条 (at least 3 days). Binds 依法必须招标 only.
Reading: three full days after the start day are clear. Most real notices give three calendar dates
with the first counted: doubtful, unless the place has chosen a reading. Two dates are a breach by
either. A third day of rest is doubtful until the next working day (民法典 203), unless the place
accepts it.
Undecidable: start or end missing; short, but not known to be mandatory.
Not applicable: a tender that need not be held, or no publicity yet.
"""

from typing import Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Reading
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory
from jianbiao.law.spans import Stretch, at_least

NUMBER: Final = "A02"
UNIT: Final = "lot"

_START: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_END: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_PUBLICITY: Final = Stretch(zh="中标候选人公示", en="The publication of the candidates")
_NONE: Final = NotApplicable(zh="尚无中标候选人公示。", en="No candidates have been published yet.")


def check(
    facts: Facts,
    *,
    calendar: Calendar,
    days: int,
    start_day: Literal["doubt", "counted", "excluded"],
    rest_day_end: Literal["doubt", "accepted"],
) -> Outcome:
    """Compare the time between start and end of publicity with ``days``."""
    if not facts.speaks_of("TENDER_CANDIDATE_ANNOUNCE."):
        return _NONE
    start, end = facts.moment(_START), facts.moment(_END)
    if start is None or end is None:
        return where_mandatory(facts, Undecidable(missing=facts.unread(_START, _END)))
    reading = Reading(start_day=start_day, rest_day_end=rest_day_end)
    judged = at_least(start, end, days=days, of=_PUBLICITY, calendar=calendar, reading=reading)
    return where_mandatory(facts, judged)
