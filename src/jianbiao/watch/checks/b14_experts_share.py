"""B14 技术、经济专家比例: two thirds of the panel at least are technical and economic experts.

Law: 招标投标法 第三十七条. Binds 依法必须招标 only.
Reading: whole numbers are compared, so exactly two thirds is clear. More experts than members is a
contradiction: doubtful.
Undecidable: either number unknown; too few, but not known to be mandatory.
Not applicable: a tender that need not be held, or no panel yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "B14"
UNIT: Final = "panel"

_PANEL: Final = "x_panel"
_EXPERTS: Final = "x_technical_economic"
_NONE: Final = NotApplicable(zh="尚无评标委员会。", en="No panel has been reported yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare three times the experts with twice the members."""
    if not facts.speaks_of(_PANEL, _EXPERTS):
        return _NONE
    panel, experts = facts.count(_PANEL), facts.count(_EXPERTS)
    if not panel or experts is None:
        told = ((_PANEL, panel or None), (_EXPERTS, experts))
        missing = tuple(name for name, count in told if count is None)
        return where_mandatory(facts, Undecidable(missing=missing))
    return where_mandatory(facts, _judged(panel, experts))


def _judged(panel: int, experts: int) -> Outcome:
    needed = -(-panel * 2 // 3)
    numbers = {"members": str(panel), "experts": str(experts), "needed": str(needed)}
    zh = f"评标委员会{panel}人，技术、经济专家{experts}人，至少须{needed}人"
    en = f"{experts} of {panel} members are technical or economic experts; {needed} are needed"
    if experts > panel:
        return Doubt(
            numbers=numbers, zh=f"{zh}；两数矛盾。", en=f"{en}; the numbers contradict each other."
        )
    if experts < needed:
        return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
