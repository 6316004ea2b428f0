"""P20 资格预审文件澄清时限: a clarification of prequalification documents against their deadline.

Law: 实施条例 第二十一条 (at least 3 days before the deadline, else it must be extended). Binds every tender.
Reading: as P19. The day of the deadline is excluded and nothing rolls; the right date but fewer than
3 times 24 hours is doubtful, so is one date short. A late one is cured by an extension: where the new
deadline is known it has to leave the days, where only the extension is reported that is enough.
Whether it affects applications unknown: a late one is doubtful.
Undecidable: time or deadline missing; late, and unknown whether extended. Not applicable: no such
clarification, or one that cannot affect applications.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Direction, Period, day_of

NUMBER: Final = "P20"
UNIT: Final = "prequalification_clarification"

_AT: Final = "x_CLARIFY_TIME"
_END: Final = "x_prequal_deadline"
_MOVED: Final = "x_IS_POSTPONE"
_NEW_END: Final = "x_prequal_new_deadline"
_AFFECTS: Final = "x_affects"
_NONE: Final = NotApplicable(
    zh="没有资格预审文件的澄清或者修改。",
    en="No clarification of prequalification documents has been reported.",
)
_DIFFER: Final = ("两种算法结论不同", "the two readings differ")
_EFFECT: Final = (
    "是否影响申请文件编制须由人判断",
    "a person must judge whether it may affect applications",
)
_HARMLESS: Final = NotApplicable(
    zh="该澄清不影响资格预审申请文件编制，不受本条时限约束。",
    en="The clarification cannot affect applications, so the period does not bind it.",
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the time from the clarification to the deadline in force with ``days``."""
    if not facts.speaks_of(_AT, _AFFECTS):
        return _NONE
    if facts.flag(_AFFECTS) is False:
        return _HARMLESS
    moved = facts.flag(_MOVED)
    new = facts.moment(_NEW_END) if moved is not False else None
    at, end = facts.moment(_AT), new or facts.moment(_END)
    if at is None or end is None:
        return Undecidable(missing=facts.unread(_AT, _END))
    verdict = judge(
        at, end, Period(length=days, direction=Direction.BACKWARD, roll=False), calendar
    )
    return _told(facts, at, end, verdict, days=days, extended=moved and new is None)


def _told(
    facts: Facts,
    at: datetime,
    end: datetime,
    verdict: Verdict,
    *,
    days: int,
    extended: bool | None,
) -> Outcome:
    before = (day_of(end) - day_of(at)).days
    numbers = {
        "clarified_at": f"{at:%Y-%m-%d %H:%M}",
        "deadline": f"{end:%Y-%m-%d %H:%M}",
        "days": str(before),
        "required": str(days),
    }
    zh = f"澄清于{at:%Y-%m-%d %H:%M}发出，提交申请文件截止时间为{end:%Y-%m-%d %H:%M}，相距{before}日；不得少于{days}日"
    en = f"Clarified at {at:%Y-%m-%d %H:%M}; applications are due at {end:%Y-%m-%d %H:%M}, {before} days later; at least {days} are required"
    if verdict is Verdict.GREEN:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if extended:
        return Clear(
            numbers=numbers,
            zh=f"{zh}，已顺延截止时间。",
            en=f"{en}, and the deadline was extended.",
        )
    if facts.flag(_MOVED) is None:
        return Undecidable(missing=(_MOVED,))
    if facts.flag(_AFFECTS) is not None and verdict is Verdict.RED:
        zh, en = f"{zh}，且未足额顺延。", f"{en}, and it was not extended enough."
        return Breach(numbers=numbers, zh=zh, en=en, at=at)
    why_zh, why_en = _DIFFER if facts.flag(_AFFECTS) else _EFFECT
    return Doubt(numbers=numbers, zh=f"{zh}，{why_zh}。", en=f"{en}; {why_en}.", at=at)
