"""C14 不予受理的理由: a complaint is refused on one of the listed grounds only.

Law: 工程建设项目招标投标活动投诉处理办法 第十二条. Binds the regulator; a reminder.
Reading: a ground of the list (1 to 6) is clear; "other" (9) is doubtful; none of the codes is a breach.
Undecidable: refused without a ground. Not applicable: not refused.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C14"
UNIT: Final = "complaint"

_REFUSED: Final = "x_refused"
_GROUND: Final = "x_refusal_ground"
_GROUNDS: Final = {
    "1": ("与投诉事项无利害关系", "no interest"),
    "2": ("事项不具体且无线索", "vague and without leads"),
    "3": ("未署名或者未签章", "unsigned"),
    "4": ("超过投诉时效", "late"),
    "5": ("已作处理决定且无新证据", "already decided, no new evidence"),
    "6": ("应先异议或者已进入复议诉讼", "objection missing, or in review or court"),
}
_OTHER: Final = "9"
_NONE: Final = NotApplicable(zh="投诉未被拒绝受理。", en="The complaint was not refused.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look the ground of a refusal up in the list."""
    if not facts.flag(_REFUSED):
        return _NONE
    ground = facts.text(_GROUND)
    if ground is None:
        return Undecidable(missing=(_GROUND,))
    numbers = {"ground": ground}
    if ground in _GROUNDS:
        zh, en = _GROUNDS[ground]
        return Clear(numbers=numbers, zh=f"不予受理，理由：{zh}。", en=f"Refused: {en}.")
    if ground == _OTHER:
        return Doubt(
            numbers=numbers,
            zh="不予受理的理由为“其他”，须由人判断。",
            en="Refused on another ground; a person must judge.",
        )
    return Breach(
        numbers=numbers,
        zh=f"不予受理的理由“{ground}”不在所列之内。",
        en=f"The ground of the refusal, {ground!r}, is none of the list.",
    )
