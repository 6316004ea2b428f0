"""B26 有效投标不足三个: after rejections fewer than three bids are left, so competition is in question.

Law: 招标投标法 第四十二条; 评标委员会和评标方法暂行规定 第二十七条 (the panel may reject all where
there is plainly no competition). Binds every tender.
Reading: fewer than three valid bids while the evaluation goes on is doubtful, unless the report says
that competition is left or all bids were rejected.
Undecidable: the number of valid bids unknown. Not applicable: nothing evaluated yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B26"
UNIT: Final = "lot"

_VALID: Final = "x_valid_bids"
_COMPETITION: Final = "x_competition_stated"
_ALL: Final = "x_all_rejected"
_NONE: Final = NotApplicable(zh="尚未评标。", en="Nothing has been evaluated yet.")


def check(facts: Facts, *, calendar: Calendar, bids: int) -> Outcome:  # noqa: ARG001
    """Compare the valid bids with ``bids``."""
    if not facts.speaks_of(_VALID):
        return _NONE
    valid = facts.count(_VALID)
    if valid is None:
        return Undecidable(missing=(_VALID,))
    numbers = {"valid": str(valid), "required": str(bids)}
    zh, en = f"有效投标{valid}个", f"{valid} valid bids are left"
    if valid >= bids:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if facts.flag(_ALL):
        return Clear(
            numbers=numbers, zh=f"{zh}，已否决全部投标。", en=f"{en}; all bids were rejected."
        )
    if facts.flag(_COMPETITION):
        return Clear(
            numbers=numbers,
            zh=f"{zh}，评标报告载明仍有竞争性。",
            en=f"{en}; the report says that competition is left.",
        )
    return Doubt(
        numbers=numbers,
        zh=f"{zh}，少于{bids}个仍继续评标，是否明显缺乏竞争须由人判断。",
        en=f"{en}, fewer than {bids}, and the evaluation went on; a person must judge whether competition is plainly wanting.",
    )
