"""C10 最先收到者处理: of several competent regulators the first to receive a complaint handles it.

Law: 招标投标法实施条例 第六十一条. Binds regulators; a reminder, so breach means: pass it on.
Reading: the handler's receipt against the earliest other. The same day is doubtful, for hours are
seldom recorded alike.
Undecidable: a time of receipt unknown. Not applicable: only one regulator received it.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C10"
UNIT: Final = "complaint"

_RECEIVED: Final = "COMPLAINT_INFO.x_received"
_OTHER: Final = "x_other_received"
_NONE: Final = NotApplicable(
    zh="没有其他部门收到同一投诉。", en="No other regulator received the complaint."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare when the handler received the complaint with when another did."""
    if not facts.speaks_of(_OTHER):
        return _NONE
    received, other = facts.moment(_RECEIVED), facts.moment(_OTHER)
    if received is None or other is None:
        return Undecidable(missing=facts.unread(_RECEIVED, _OTHER))
    numbers = {"received_at": f"{received:%Y-%m-%d %H:%M}", "other_at": f"{other:%Y-%m-%d %H:%M}"}
    zh = f"处理部门于{numbers['received_at']}收到，另一部门于{numbers['other_at']}收到"
    en = f"The handler received it at {numbers['received_at']}, another regulator at {numbers['other_at']}"
    if received.date() == other.date():
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，同日收到，须由双方商定。",
            en=f"{en}: the same day, which the two must settle.",
        )
    if received < other:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Breach(
        numbers=numbers,
        zh=f"{zh}，应由最先收到的部门处理。",
        en=f"{en}, first, and should handle it.",
        at=received,
    )
