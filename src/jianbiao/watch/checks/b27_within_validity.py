"""B27 投标有效期内定标: evaluation and award fall inside the validity of the bids.

Law: 评标委员会和评标方法暂行规定 第四十条; 招标投标法实施条例 第二十五条 (validity runs from the day of
the bid deadline). Binds every tender.
Reading: the day of the deadline is not counted, so an award on the last day is in time. A last day of
rest may give way to the next working day: until then it is doubtful. Later is a breach, unless the
validity was extended.
Undecidable: validity, deadline or time of the award unknown. Not applicable: not awarded yet.
"""

import re
from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.periods import LONGEST, act_by, day_of, due

NUMBER: Final = "B27"
UNIT: Final = "lot"

_VALIDITY: Final = "TENDER_FILE_CLARI_MODI.VALID_PERIOD"
_DEADLINE: Final = "x_bid_deadline"
_AWARDED: Final = "x_award_time"
_EXTENDED: Final = "x_extended"
_DAYS: Final = re.compile(
    r"\s*([1-9][0-9]{0,3})\s*(?:个?日历[天日]|[天日]|days?)?\s*", re.IGNORECASE
)
_NONE: Final = NotApplicable(zh="尚未定标。", en="Nothing has been awarded yet.")
_LONGER: Final = Clear(zh="投标有效期已延长。", en="The validity of the bids was extended.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:
    """Compare the award with the last day of the bids' validity."""
    if not facts.speaks_of(_AWARDED):
        return _NONE
    awarded, deadline = facts.moment(_AWARDED), facts.moment(_DEADLINE)
    days = _days(facts)
    if facts.flag(_EXTENDED):
        return _LONGER
    if awarded is None or deadline is None or days is None:
        told = ((_VALIDITY, days), (_DEADLINE, deadline), (_AWARDED, awarded))
        return Undecidable(missing=tuple(name for name, said in told if said is None))
    return _judged(deadline, awarded, days, calendar)


def _days(facts: Facts) -> int | None:
    said = _DAYS.fullmatch(str(facts.get(_VALIDITY)))
    days = int(said[1]) if said else LONGEST + 1
    return days if days <= LONGEST else None


def _judged(deadline: datetime, awarded: datetime, days: int, calendar: Calendar) -> Outcome:
    last = due(deadline, act_by(days), calendar)

    def told(zh: str, en: str) -> Told:
        since, ended, on = str(day_of(deadline)), str(last.unrolled), str(day_of(awarded))
        return (
            {"deadline": since, "validity_days": str(days), "last_day": ended, "awarded_on": on},
            f"投标截止{since}，有效期{days}日至{ended}止，定标于{on}{zh}",
            f"The bids of {since} are valid for {days} days, until {ended}; the award came on {on}{en}",
        )

    if day_of(awarded) <= last.unrolled:
        return Clear(tell=lambda: told("。", "."))
    if day_of(awarded) <= last.likely:
        zh = "；期满日为休息日，是否顺延须由人判断。"
        en = "; the last day is a rest day, and whether it gives way a person must judge."
        return Doubt(tell=lambda: told(zh, en), at=awarded)
    zh, en = "，已过有效期且未延长。", ", after they had run out and without extension."
    return Breach(tell=lambda: told(zh, en), at=awarded)
