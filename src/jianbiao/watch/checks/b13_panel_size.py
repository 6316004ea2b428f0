"""B13 评标委员会人数: an odd number of members, five or more.

Law: 招标投标法 第三十七条. Binds 依法必须招标 only.
Reading: fewer than ``members`` or an even number is a breach. Where members were replaced and the
list may count both, an even or excessive number is doubtful.
Undecidable: the number unknown; wrong, but not known to be mandatory.
Not applicable: a tender that need not be held, or no panel yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "B13"
UNIT: Final = "panel"

_COUNT: Final = "x_BID_EVALUATION_EXPERT_count"
_REPLACED: Final = "x_replaced_count"
_NONE: Final = NotApplicable(zh="尚无评标委员会。", en="No panel has been reported yet.")


def check(facts: Facts, *, calendar: Calendar, members: int) -> Outcome:  # noqa: ARG001
    """Compare the number of members with ``members`` and ask whether it is odd."""
    if not facts.speaks_of(_COUNT):
        return _NONE
    size = facts.count(_COUNT)
    if size is None:
        return where_mandatory(facts, Undecidable(missing=(_COUNT,)))
    return where_mandatory(facts, _judged(size, facts.count(_REPLACED) or 0, members))


def _judged(size: int, replaced: int, members: int) -> Outcome:
    numbers = {"members": str(size), "replaced": str(replaced), "required": str(members)}
    zh, en = f"评标委员会成员{size}人", f"The panel has {size} members"
    odd = size % 2 == 1
    if size >= members and odd:
        return Clear(
            numbers=numbers,
            zh=f"{zh}，为{members}人以上单数。",
            en=f"{en}, an odd number of {members} or more.",
        )
    if replaced and size >= members:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，其中更换{replaced}人，名单是否重复计数须由人核对。",
            en=f"{en}, {replaced} of them replaced; a person must see whether both are counted.",
        )
    return Breach(
        numbers=numbers,
        zh=f"{zh}，应为{members}人以上单数。",
        en=f"{en}; it must be an odd number of {members} or more.",
    )
