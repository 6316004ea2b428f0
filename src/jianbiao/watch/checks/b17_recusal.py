"""B17 回避: a panel member related to a bidder, or of the department that supervises the tender.

Law: 招标投标法 第三十七条; 招标投标法实施条例 第四十六条; 评标委员会和评标方法暂行规定 第十二条. Binds
every tender.
Reading: a relation a register shows (employed by a bidder, staff of the supervising department,
penalised for tendering, listed to be avoided) is a breach. What is only inferred (a former employer
within three years, a name alike) is doubtful. One that ended more than three years ago is none.
Undecidable: relations not looked up. Not applicable: no panel yet.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B17"
UNIT: Final = "panel"

_RELATIONS: Final = "x_recusals"
_NONE: Final = NotApplicable(zh="尚无评标委员会。", en="No panel has been reported yet.")


def check(facts: Facts, *, calendar: Calendar, years: int) -> Outcome:  # noqa: ARG001
    """Weigh each relation: ``sure`` from a register, ``years_ago`` since it ended."""
    if not facts.speaks_of(_RELATIONS):
        return _NONE
    said = facts.listed(_RELATIONS)
    if said is None:
        return Undecidable(missing=(_RELATIONS,))
    relations = [Facts(one) for one in said if isinstance(one, Mapping)]
    ended = [one.amount("years_ago") for one in relations]
    lasting = [
        one
        for one, ago in zip(relations, ended, strict=True)
        if ago is None or ago <= Decimal(years)
    ]
    sure = sum(bool(one.flag("sure")) and one.amount("years_ago") is None for one in lasting)
    numbers = {"relations": str(len(lasting)), "by_register": str(sure)}
    if sure:
        return Breach(
            numbers=numbers,
            zh=f"评标委员会中{sure}人应当回避而未回避。",
            en=f"{sure} members of the panel had to stand aside and did not.",
        )
    if lasting:
        return Doubt(
            numbers=numbers,
            zh=f"评标委员会中{len(lasting)}人与投标人或有关系，须由人核实。",
            en=f"{len(lasting)} members of the panel may be related to bidders; a person must verify it.",
        )
    return Clear(numbers=numbers, zh="未见应当回避的情形。", en="Nobody had to stand aside.")
