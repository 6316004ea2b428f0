"""C12 责令暂停: an ordered suspension of the tender has its reason, and an end.

Law: 招标投标法实施条例 第六十二条 (the regulator may suspend "when necessary"). Binds the regulator; a
reminder.
Reading: lifted, at the latest with the decision, is clear. Lifted before it was ordered is a breach
of the record. One that lasts beyond the decision is doubtful.
Undecidable: suspended, neither lifted nor decided. Not applicable: nothing was suspended.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C12"
UNIT: Final = "complaint"

_FROM: Final = "x_suspended_from"
_UNTIL: Final = "x_suspended_until"
_DECIDED: Final = "x_decision"
_NONE: Final = NotApplicable(zh="没有责令暂停。", en="Nothing was suspended.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the suspension with its end and with the decision."""
    if not facts.speaks_of(_FROM):
        return _NONE
    begun, lifted, decided = (facts.moment(n) for n in (_FROM, _UNTIL, _DECIDED))
    if begun is None:
        return Undecidable(missing=(_FROM,))
    numbers = {
        "from": f"{begun:%Y-%m-%d}",
        "until": f"{lifted:%Y-%m-%d}" if lifted else "-",
        "decided_on": f"{decided:%Y-%m-%d}" if decided else "-",
    }
    zh = f"{numbers['from']}责令暂停，恢复于{numbers['until']}，处理决定于{numbers['decided_on']}"
    en = f"Suspended on {numbers['from']}, lifted on {numbers['until']}, decided on {numbers['decided_on']}"
    if lifted is not None and lifted < begun:
        return Breach(
            numbers=numbers,
            zh=f"{zh}，恢复早于暂停。",
            en=f"{en}: lifted before it began.",
            at=lifted,
        )
    if lifted is None and decided is None:
        return Undecidable(missing=(_UNTIL,))
    if decided is not None and (lifted is None or lifted.date() > decided.date()):
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，决定之后仍暂停，是否必要须由人判断。",
            en=f"{en}: it lasted beyond the decision, and a person must judge whether that was necessary.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
