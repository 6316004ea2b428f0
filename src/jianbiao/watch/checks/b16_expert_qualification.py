"""B16 专家条件: eight years in the field, and a senior title or an equal level.

Law: 招标投标法 第三十七条; 评标专家和评标专家库管理办法. Binds 依法必须招标 only.
Reading: fewer than ``years`` years is a breach. No senior title is doubtful, for an equal level
serves as well.
Undecidable: years or title of any expert unknown while nobody falls short; short, but not known to
be mandatory. Not applicable: a tender that need not be held, or no experts yet.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "B16"
UNIT: Final = "panel"

_EXPERTS: Final = "x_experts"
_SENIOR: Final = re.compile(r"高级|正高|教授|研究员|senior|professor", re.IGNORECASE)
_NONE: Final = NotApplicable(zh="尚无评标专家。", en="No experts have been reported yet.")


def check(facts: Facts, *, calendar: Calendar, years: int) -> Outcome:  # noqa: ARG001
    """Compare each expert's years with ``years`` and ask for a senior title."""
    if not facts.speaks_of(_EXPERTS):
        return _NONE
    experts = [one for one in facts.listed(_EXPERTS) or () if isinstance(one, Mapping)]
    if not experts:
        return where_mandatory(facts, Undecidable(missing=(_EXPERTS,)))
    return where_mandatory(facts, _judged([Facts(one) for one in experts], years))


def _judged(experts: list[Facts], years: int) -> Outcome:
    served: list[Any] = [one.count("years") for one in experts]
    titles = [one.text("title") for one in experts]
    short = sum(known is not None and known < years for known in served)
    untitled = sum(said is not None and not _SENIOR.search(said) for said in titles)
    many = len(experts)
    numbers = {
        "experts": str(many),
        "short_of_years": str(short),
        "without_title": str(untitled),
    }
    if short:
        return Breach(
            numbers=numbers,
            zh=f"{len(experts)}名专家中{short}名从业不满{years}年。",
            en=f"{short} of {len(experts)} experts have served fewer than {years} years.",
        )
    if untitled:
        return Doubt(
            numbers=numbers,
            zh=f"{len(experts)}名专家中{untitled}名无高级职称，是否具有同等专业水平须由人判断。",
            en=f"{untitled} of {len(experts)} experts have no senior title; a person must judge whether their level is equal.",
        )
    if None in served or None in titles:
        return Undecidable(missing=(_EXPERTS,))
    return Clear(
        tell=lambda: (
            numbers,
            f"{many}名专家均满{years}年并具有高级职称。",
            f"All {many} experts have {years} years and a senior title.",
        )
    )
