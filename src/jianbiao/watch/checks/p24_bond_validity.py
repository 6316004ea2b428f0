"""P24 保证金有效期: the validity of the bid bond against that of the bids.

Law: 实施条例 第二十六条 (the two agree). Binds every tender that asks for a bond with an end.
Reading: bids are valid for VALID_PERIOD days from the deadline, the day of the deadline excluded.
A bond that ends earlier is over the limit; by one day it is doubtful, for counting the first day
gives that end. One that lasts longer is doubtful: to ask for it departs from the article, to offer it
does not.
Undecidable: deadline, length or end missing. Not applicable: no bond's end reported.
"""

import re
from datetime import timedelta
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import LONGEST, day_of

NUMBER: Final = "P24"
UNIT: Final = "lot"

_LENGTH: Final = "TENDER_FILE_CLARI_MODI.VALID_PERIOD"
_DEADLINE: Final = "x_bid_deadline"
_END: Final = "x_guarantee_end"
_DAYS: Final = re.compile(r"([0-9]{1,4})(?:\.0+)?\s*(?:个?(?:日历)?[日天]|days?)?")
_NONE: Final = NotApplicable(
    zh="没有投标保证金有效期的信息。", en="No end of a bid bond was reported."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare the end of the bond with the end of bid validity."""
    if not facts.speaks_of(_END):
        return _NONE
    start, end, days = facts.moment(_DEADLINE), facts.moment(_END), _days(facts)
    if start is None or end is None or days is None:
        gaps = {_LENGTH: days is None, _DEADLINE: start is None, _END: end is None}
        return Undecidable(missing=tuple(name for name, gap in gaps.items() if gap))
    valid, held = day_of(start) + timedelta(days=days), day_of(end)
    numbers = {
        "deadline": str(day_of(start)),
        "valid_days": str(days),
        "valid_until": str(valid),
        "bond_until": str(held),
    }
    zh = f"投标有效期{days}日，自{day_of(start)}起至{valid}；保证金有效期至{held}"
    en = f"Bids are valid for {days} days from {day_of(start)}, until {valid}; the bond lasts until {held}"
    if held == valid:
        return Clear(numbers=numbers, zh=f"{zh}，两者一致。", en=f"{en}: the two agree.")
    if held > valid:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，长于投标有效期，是否由招标人要求须由人判断。",
            en=f"{en}, longer than the bids: a person must judge whether that was asked for.",
        )
    if held == valid - timedelta(days=1):
        return Doubt(
            numbers=numbers, zh=f"{zh}，两种算法结论不同。", en=f"{en}; the two readings differ."
        )
    return Breach(numbers=numbers, zh=f"{zh}，短于投标有效期。", en=f"{en}, shorter than the bids.")


def _days(facts: Facts) -> int | None:
    found = _DAYS.fullmatch(str(facts.get(_LENGTH)).strip())
    days = int(found[1]) if found else 0
    return days if 1 <= days <= LONGEST else None
