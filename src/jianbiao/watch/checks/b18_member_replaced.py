"""B18 更换评委: a panel member is replaced for a ground of the regulation only.

Law: 招标投标法实施条例 第四十六条, 第四十八条 (recusal, leaving the post, health and the like), 第七十条.
Binds 依法必须招标 only.
Reading: each replacement with one of the grounds is clear; any other ground, or an opinion of the
replaced member that was kept, is for a person: doubtful.
Undecidable: a replacement without its ground. Not applicable: nobody was replaced.
"""

import re
from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "B18"
UNIT: Final = "panel"

_REPLACED: Final = "x_replacements"
_GROUNDS: Final = re.compile(
    r"回避|擅离|健康|疾病|不能继续|recus|absent|left|health|ill", re.IGNORECASE
)
_NONE: Final = NotApplicable(zh="没有更换评标委员会成员。", en="No member was replaced.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Read the ground of each replacement."""
    said = facts.listed(_REPLACED)
    if not said:
        return (
            _NONE
            if facts.get(_REPLACED) is None or said == []
            else Undecidable(missing=(_REPLACED,))
        )
    return where_mandatory(facts, _judged([Facts(one) for one in said if isinstance(one, Mapping)]))


def _judged(replaced: list[Facts]) -> Outcome:
    grounds = [one.text("ground") for one in replaced]
    other = [ground for ground in grounds if ground is not None and not _GROUNDS.search(ground)]
    kept = sum(one.flag("opinion_kept") is True for one in replaced)
    numbers = {"replaced": str(len(replaced)), "other_grounds": str(len(other)), "kept": str(kept)}
    if other or kept:
        return Doubt(
            numbers=numbers,
            zh=f"更换{len(replaced)}人，{len(other)}人的事由不在条例所列之内，{kept}人的原评审意见仍被采用，须由人判断。",
            en=f"{len(replaced)} replaced; {len(other)} for another ground than the regulation lists, {kept} opinions of those replaced kept: a person must judge.",
        )
    if not replaced or None in grounds:
        return Undecidable(missing=(_REPLACED,))
    return Clear(
        numbers=numbers,
        zh=f"更换{len(replaced)}人，事由均在条例所列之内。",
        en=f"{len(replaced)} replaced, each for a ground of the regulation.",
    )
