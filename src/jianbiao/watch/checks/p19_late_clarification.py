"""P19 澄清修改时限: a clarification that may affect bids, against the deadline.

Law: 招标投标法 第二十三条, 招标投标法实施条例 第二十一条 (at least 15 days before the deadline,
else the deadline must be extended). Binds every tender.
Reading: the deadline in force counts, so an extension that leaves 15 days cures. The day of the
deadline is excluded and nothing rolls. The fifteenth date before, but fewer than 15 times 24
hours, is doubtful; so is the fourteenth, right only if the day of the deadline counts. Article 21
asks only for what may affect the preparation of bids: one known not to is outside it, and where
that is unknown a late one is doubtful, never a breach, for a person must read it.
Undecidable: time or deadline missing; moved, but to an unknown time. Not applicable: no
clarification, or one that cannot affect bids.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Direction, Period, day_of, due

NUMBER: Final = "P19"
UNIT: Final = "clarification"

_AT: Final = "TENDER_FILE_CLARI_MODI.CLARIFY_TIME"
_OLD_END: Final = "TENDER_FILE_CLARI_MODI.BID_DOC_REFER_END_TIME"
_NOTICED_END: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_MOVED: Final = "TENDER_FILE_CLARI_MODI.IS_POSTPONE"
_NEW_END: Final = "TENDER_FILE_CLARI_MODI.x_new_deadline"
_AFFECTS: Final = "TENDER_FILE_CLARI_MODI.x_affects_bids"
_NONE: Final = NotApplicable(zh="没有澄清或者修改。", en="No clarification has been reported.")
_HARMLESS: Final = NotApplicable(
    zh="该澄清不影响投标文件编制，不受本条时限约束。",
    en="The clarification cannot affect bids, so the period does not bind it.",
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the time from the clarification to the deadline in force with ``days``."""
    if not facts.speaks_of(_AT, _AFFECTS):
        return _NONE
    if facts.flag(_AFFECTS) is False:
        return _HARMLESS
    at, end = facts.moment(_AT), _deadline(facts)
    if at is None or end is None:
        return Undecidable(missing=facts.unread(_AT) + (() if end else (_OLD_END,)))
    judged = _judged(at, end, facts, days=days, calendar=calendar)
    unknown = facts.flag(_MOVED) is True and facts.moment(_NEW_END) is None
    if unknown and not isinstance(judged, Clear):
        return Undecidable(missing=(_NEW_END,))
    return judged


def _deadline(facts: Facts) -> datetime | None:
    new = facts.moment(_NEW_END)
    if new is not None and facts.flag(_MOVED) is not False:
        return new
    return facts.moment(_OLD_END) or facts.moment(_NOTICED_END)


def _judged(at: datetime, end: datetime, facts: Facts, *, days: int, calendar: Calendar) -> Outcome:
    period = Period(length=days, direction=Direction.BACKWARD, roll=False)
    latest = due(end, period, calendar).unrolled
    before = (day_of(end) - day_of(at)).days
    numbers = {
        "clarified_at": f"{at:%Y-%m-%d %H:%M}",
        "deadline": f"{end:%Y-%m-%d %H:%M}",
        "days": str(before),
        "required": str(days),
        "no_later_than": str(latest),
    }
    zh = f"澄清于{at:%Y-%m-%d %H:%M}发出，投标截止时间为{end:%Y-%m-%d %H:%M}，相距{before}日；不得少于{days}日"
    en = f"Clarified at {at:%Y-%m-%d %H:%M}; the deadline is {end:%Y-%m-%d %H:%M}, {before} days later; at least {days} are required"
    verdict = judge(at, end, period, calendar)
    if verdict is Verdict.GREEN:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if facts.flag(_AFFECTS) is None:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，是否影响投标文件编制须由人判断。",
            en=f"{en}; a person must judge whether it may affect bids.",
            at=at,
        )
    if verdict is Verdict.YELLOW:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，两种算法结论不同。",
            en=f"{en}; the two readings differ.",
            at=at,
        )
    return Breach(
        numbers=numbers,
        zh=f"{zh}，且未足额顺延。",
        en=f"{en}, and it was not extended enough.",
        at=at,
    )
