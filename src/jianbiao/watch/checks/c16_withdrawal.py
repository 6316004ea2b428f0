"""C16 撤回投诉: a withdrawal needs a written reason, and is refused where a violation was found.

Law: 工程建设项目招标投标活动投诉处理办法 第十九条. Binds the regulator; a reminder.
Reading: granted with a reason and nothing found is clear, and so is a refusal. Granted although a
violation was found is a breach; granted without a reason is a breach. Granted while nobody said
whether something was found is doubtful.
Undecidable: what became of the withdrawal unknown. Not applicable: not withdrawn.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C16"
UNIT: Final = "complaint"

_WITHDRAWN: Final = "x_complaint_withdrawn"
_REASON: Final = "x_withdrawal_reason"
_GRANTED: Final = "x_withdrawal_granted"
_FOUND: Final = "x_violation_found"
_NONE: Final = NotApplicable(zh="投诉没有撤回。", en="The complaint was not withdrawn.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask whether a withdrawal was granted, with what reason and finding."""
    if not facts.speaks_of(_WITHDRAWN):
        return _NONE
    granted = facts.flag(_GRANTED)
    if granted is None:
        return Undecidable(missing=(_GRANTED,))
    if not granted:
        return Clear(zh="撤回投诉未获准许。", en="The withdrawal was refused.")
    return _granted(facts)


def _granted(facts: Facts) -> Outcome:
    found = facts.flag(_FOUND)
    if found:
        return Breach(
            numbers={},
            zh="已查实违反规定的行为，仍准许撤回投诉。",
            en="A violation was found, and yet the withdrawal was granted.",
        )
    if facts.text(_REASON) is None:
        return Breach(
            numbers={},
            zh="准许撤回投诉，未见书面理由。",
            en="The withdrawal was granted without a written reason.",
        )
    if found is None:
        return Doubt(
            numbers={},
            zh="准许撤回投诉，是否查实违反规定的行为未报，须由人核对。",
            en="The withdrawal was granted, and nobody said whether a violation was found; a person must look.",
        )
    return Clear(
        zh="撤回投诉有书面理由，未查实违反规定的行为。",
        en="Withdrawn with a written reason; no violation was found.",
    )
