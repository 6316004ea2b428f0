"""C04 对评标结果的异议: raised while the candidates are published.

Law: 招标投标法实施条例 第五十四条. Binds every tender that publishes candidates; breach means out of
time.
Reading: inside the announced window is in time. After the announced hour of its last day, or until
the next working day where that was a rest day, readings differ: doubtful. Before it begins or after
it is a breach.
Undecidable: the window or the objection's time unknown. Not applicable: something else is objected to.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge_window
from jianbiao.law.matters import RESULT, matters
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Kind

NUMBER: Final = "C04"
UNIT: Final = "objection"

_MATTER: Final = "OBJECTION.x_type"
_RAISED: Final = "OBJECTION.x_time"
_START: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_END: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_NONE: Final = NotApplicable(
    zh="不是对评标结果的异议。", en="No objection to the result of the evaluation."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:
    """Compare the objection with the time of publicity."""
    if RESULT not in matters(facts.text(_MATTER) or ""):
        return _NONE
    raised, start, end = (facts.moment(name) for name in (_RAISED, _START, _END))
    if raised is None or start is None or end is None:
        return Undecidable(missing=facts.unread(_RAISED, _START, _END))
    numbers = {
        "raised_at": f"{raised:%Y-%m-%d %H:%M}",
        "from": f"{start:%Y-%m-%d %H:%M}",
        "to": f"{end:%Y-%m-%d %H:%M}",
    }
    zh = f"公示自{numbers['from']}至{numbers['to']}，异议于{numbers['raised_at']}提出"
    en = f"Publicity ran from {numbers['from']} to {numbers['to']}; the objection came at {numbers['raised_at']}"
    match judge_window(raised, start, end, Kind.INSIDE, calendar):
        case Verdict.GREEN:
            return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
        case Verdict.YELLOW:
            return Doubt(
                numbers=numbers,
                zh=f"{zh}，两种算法结论不同。",
                en=f"{en}; the two readings differ.",
                at=raised,
            )
        case Verdict.RED:
            return Breach(
                numbers=numbers, zh=f"{zh}，不在公示期间。", en=f"{en}, outside it.", at=raised
            )
