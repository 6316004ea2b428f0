"""B22 否决投标的理由: a rejected bid has its reason and the expert who gave it.

Law: 招标投标法实施条例 第五十一条; 评标委员会和评标方法暂行规定. Binds every tender.
Reading: a rejection whose reason was left empty is doubtful: the reason may stand in the report.
With a reason it is clear; the
answer does not repeat it, for it is secret until the award.
Undecidable: the reason, or the expert, was not reported. Not applicable: the bid was not rejected.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B22"
UNIT: Final = "bid"

_REJECTED: Final = "x_rejected"
_REASON: Final = "REJECTED_BID_INFO.REASON"
_EXPERT: Final = "x_expert"
_NONE: Final = NotApplicable(zh="投标未被否决。", en="The bid was not rejected.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask for the reason of a rejection and for who gave it."""
    if facts.flag(_REJECTED) is False or not facts.speaks_of(_REJECTED, _REASON):
        return _NONE
    reason, expert = facts.text(_REASON), facts.text(_EXPERT)
    if reason is None:
        empty = isinstance(facts.get(_REASON), str)
        if not empty and expert is None:
            return Undecidable(missing=(_REASON,))
        return Doubt(
            numbers={},
            zh="投标被否决而未载明理由，须由人查看评标报告。",
            en="The bid was rejected without a reason; a person must look at the report.",
        )
    if facts.speaks_of(_EXPERT) and expert is None:
        return Undecidable(missing=(_EXPERT,))
    return Clear(zh="否决理由已载明。", en="The reason of the rejection is given.")
