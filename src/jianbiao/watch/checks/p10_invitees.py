"""P10 邀请对象不足三个: how many were invited to an invited tender.

Law: 招标投标法 第十七条 (three or more). Binds every invited tender.
Reading: each invitee counts once, however often it is named. Where a list and a number stand side by
side and only one of them reaches three, it is doubtful.
Undecidable: neither list nor number; fewer than three but the mode unknown.
Not applicable: not an invited tender; mode and invitees both unknown.
"""

import json
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import mode

NUMBER: Final = "P10"
UNIT: Final = "lot"

_MODE: Final = "TENDER_PROJECT.TENDER_MODE"
_LIST: Final = "x_TENDER_INVITATION"
_COUNT: Final = "x_TENDER_INVITATION_count"
_OPEN: Final = NotApplicable(zh="不是邀请招标。", en="The tender is not by invitation.")


def check(facts: Facts, *, calendar: Calendar, invitees: int) -> Outcome:  # noqa: ARG001
    """Compare the number invited with ``invitees``; ``calendar`` is every check's."""
    chosen = mode(facts.text(_MODE))
    counts = _counts(facts)
    if chosen in {"open", "other"} or (chosen is None and not counts):
        return _OPEN
    if not counts:
        return Undecidable(missing=(_COUNT,))
    low, high = min(counts), max(counts)
    if chosen is None and low < invitees:
        return Undecidable(missing=(_MODE,))
    numbers = {"invitees": str(low), "required": str(invitees)}
    if low < invitees <= high:
        return Doubt(
            numbers=numbers,
            zh=f"邀请名单与所报数目不一致（{low}与{high}），不得少于{invitees}个。",
            en=f"List and number of invitees differ ({low} and {high}); at least {invitees} are required.",
        )
    zh = f"邀请{low}个单位，不得少于{invitees}个。"
    en = f"{low} {'was' if low == 1 else 'were'} invited; at least {invitees} are required."
    if low < invitees:
        return Breach(numbers=numbers, zh=zh, en=en)
    return Clear(numbers=numbers, zh=zh, en=en)


def _counts(facts: Facts) -> tuple[int, ...]:
    listed, told = facts.get(_LIST), facts.count(_COUNT)
    counts: tuple[int, ...] = () if told is None else (told,)
    if isinstance(listed, list):
        counts += (len({_key(one) for one in listed if one} - {""}),)
    return counts


def _key(one: Any) -> str:
    """Return what tells one invitee from another: its text, without blanks."""
    text = one if isinstance(one, str) else json.dumps(one, sort_keys=True, default=str)
    return "".join(text.split())
