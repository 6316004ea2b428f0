"""C03 对开标的异议: raised on the spot, answered on the spot, and recorded.

Law: 招标投标法实施条例 第四十四条. Binds every tender; for the objection breach means out of time.
Reading: while the opening lasts (half a day at most) is on the spot; later the same day nobody can say
who was still there: doubtful. Another day is a breach. For the answer the same holds: on another
day it is a breach.
Undecidable: the opening, the objection's time, or an answer unknown.
Not applicable: an objection to something else.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge_window
from jianbiao.law.matters import OPENING, matters
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Kind

NUMBER: Final = "C03"
UNIT: Final = "objection"

_MATTER: Final = "OBJECTION.x_type"
_RAISED: Final = "OBJECTION.x_time"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_REPLIED: Final = "OBJECTION_REPLY.x_TIME"
_NONE: Final = NotApplicable(zh="不是对开标的异议。", en="No objection to the opening.")
_ORDER: Final = (Verdict.GREEN, Verdict.YELLOW, Verdict.RED)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:
    """Compare the objection and its answer with the opening."""
    if OPENING not in matters(facts.text(_MATTER) or ""):
        return _NONE
    opened, raised = facts.moment(_OPENED), facts.moment(_RAISED)
    if opened is None or raised is None:
        return Undecidable(missing=facts.unread(_OPENED, _RAISED))
    replied = facts.moment(_REPLIED)
    spot = [
        judge_window(at, opened, None, Kind.ON_THE_SPOT, calendar) for at in (raised, replied) if at
    ]
    worst = max(spot, key=_ORDER.index)
    numbers = {
        "opened_at": f"{opened:%Y-%m-%d %H:%M}",
        "raised_at": f"{raised:%Y-%m-%d %H:%M}",
        "replied_at": f"{replied:%Y-%m-%d %H:%M}" if replied else "-",
    }
    zh = f"{numbers['opened_at']}开标，异议于{numbers['raised_at']}提出，答复时间{numbers['replied_at']}"
    en = f"Opened at {numbers['opened_at']}; the objection came at {numbers['raised_at']}, the answer at {numbers['replied_at']}"
    if worst is Verdict.RED:
        return Breach(
            numbers=numbers, zh=f"{zh}，不在开标现场。", en=f"{en}: not on the spot.", at=raised
        )
    if worst is Verdict.YELLOW:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，是否当场须由人判断。",
            en=f"{en}; a person must judge whether that was on the spot.",
            at=raised,
        )
    if replied is None:
        return Undecidable(missing=(_REPLIED,))
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
