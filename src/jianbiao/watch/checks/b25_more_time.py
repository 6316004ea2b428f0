"""B25 延长评标时间: when more than a third of the panel ask for more time it is given.

Law: 招标投标法实施条例 第四十八条. Binds every tender.
Reading: more than a third asked and nothing was extended is for a person: doubtful. Exactly a third
is not more than a third.
Undecidable: members unknown, or not reported whether it was extended. Not applicable: nobody asked.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B25"
UNIT: Final = "panel"

_MEMBERS: Final = "x_panel"
_ASKED: Final = "x_time_requests"
_EXTENDED: Final = "x_evaluation_extended"
_NONE: Final = NotApplicable(zh="没有成员提出评标时间不够。", en="No member asked for more time.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare three times those who asked with the members."""
    asked, members = facts.count(_ASKED), facts.count(_MEMBERS)
    if not asked:
        return _NONE
    if not members:
        return Undecidable(missing=(_MEMBERS,))
    numbers = {"members": str(members), "asked": str(asked)}
    zh, en = (
        f"{members}名成员中{asked}名认为评标时间不够",
        f"{asked} of {members} members asked for more time",
    )
    if asked * 3 <= members:
        return Clear(
            numbers=numbers, zh=f"{zh}，未超过三分之一。", en=f"{en}, not more than a third."
        )
    extended = facts.flag(_EXTENDED)
    if extended is None:
        return Undecidable(missing=(_EXTENDED,))
    if extended:
        return Clear(numbers=numbers, zh=f"{zh}，已延长。", en=f"{en}; it was extended.")
    return Doubt(
        numbers=numbers,
        zh=f"{zh}，未见延长，须由人判断。",
        en=f"{en}; it was not extended, which a person must judge.",
    )
