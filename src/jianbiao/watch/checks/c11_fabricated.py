"""C11 捏造事实: a complaint on fabricated facts or forged or unlawfully obtained evidence is dismissed.

Law: 招标投标法实施条例 第六十一条, 第七十七条. Binds the regulator.
Reading: found fabricated and dismissed is clear; found fabricated and anything else is doubtful: a
person must look at the decision.
Undecidable: the decision unknown. Not applicable: not found fabricated.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C11"
UNIT: Final = "complaint"

_FABRICATED: Final = "x_fabricated"
_RESULT: Final = "x_decision_result"
_DISMISSED: Final = "dismissed"
_NONE: Final = NotApplicable(zh="未认定捏造事实或者伪造材料。", en="Nothing was found fabricated.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask how a complaint found fabricated was decided."""
    if not facts.flag(_FABRICATED):
        return _NONE
    result = facts.text(_RESULT)
    if result is None:
        return Undecidable(missing=(_RESULT,))
    if result == _DISMISSED:
        return Clear(zh="已认定捏造或者伪造，投诉被驳回。", en="Found fabricated, and dismissed.")
    return Doubt(
        numbers={"result": result},
        zh=f"已认定捏造或者伪造，处理结果却为{result}，须由人核对。",
        en=f"Found fabricated, yet decided as {result}; a person must look.",
    )
