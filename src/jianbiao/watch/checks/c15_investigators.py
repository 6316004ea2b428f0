"""C15 调查人员: two investigators at least, and nobody who must stand aside.

Law: 工程建设项目招标投标活动投诉处理办法 第十三条 to 第十五条. Binds the regulator.
Reading: one investigator is a breach, and so is one with a relation who did not stand aside. Where
recusals leave fewer than two it is doubtful: others may have taken over.
Undecidable: investigators not reported. Not applicable: no complaint accepted.
"""

from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C15"
UNIT: Final = "complaint"

_INVESTIGATORS: Final = "x_investigators"
_NONE: Final = NotApplicable(zh="没有受理调查的投诉。", en="No complaint under investigation.")


def check(facts: Facts, *, calendar: Calendar, people: int) -> Outcome:  # noqa: ARG001
    """Count the investigators and those who should have stood aside."""
    if not facts.speaks_of(_INVESTIGATORS):
        return _NONE
    said = [Facts(one) for one in facts.listed(_INVESTIGATORS) or () if isinstance(one, Mapping)]
    if not said:
        return Undecidable(missing=(_INVESTIGATORS,))
    related = sum(bool(one.flag("HAS_RELATION")) and not one.flag("IS_RECUSED") for one in said)
    recused = sum(one.flag("IS_RECUSED") is True for one in said)
    numbers = {"investigators": str(len(said)), "recused": str(recused), "related": str(related)}
    zh = f"调查人员{len(said)}人，回避{recused}人"
    en = f"{len(said)} investigators, {recused} of them stood aside"
    if related:
        return Breach(
            numbers=numbers,
            zh=f"{zh}，{related}人应当回避而未回避。",
            en=f"{en}; {related} should have and did not.",
        )
    if len(said) < people:
        return Breach(
            numbers=numbers, zh=f"{zh}，少于{people}人。", en=f"{en}; fewer than {people}."
        )
    if len(said) - recused < people:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，其余不足{people}人，须由人核对。",
            en=f"{en}; fewer than {people} are left, which a person must look at.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
