"""C07 异议前置: what can be objected to is objected to before it is complained about.

Law: 招标投标法实施条例 第六十条 with 第二十二条, 第四十四条, 第五十四条. Binds every tender; breach means
not admissible yet.
Reading: complaints about prequalification or tender documents, the opening, or the result of the
evaluation need an objection first. Where a complaint names such a matter beside others, the others
can be heard: doubtful.
Undecidable: the matter, or whether an objection came first, unknown.
Not applicable: other matters, or no complaint.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.matters import matters, names_others
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C07"
UNIT: Final = "complaint"

_MATTER: Final = "COMPLAINT_INFO.x_matter"
_BEFORE: Final = "x_objection_before"
_NONE: Final = NotApplicable(zh="投诉事项无须先提异议。", en="The matter needs no objection first.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask whether an objection came before a complaint that needs one."""
    if not facts.speaks_of(_MATTER):
        return _NONE
    said = facts.text(_MATTER)
    if said is None:
        return Undecidable(missing=(_MATTER,))
    if not matters(said):
        return _NONE
    before = facts.flag(_BEFORE)
    if before is None:
        return Undecidable(missing=(_BEFORE,))
    return _needing(said, before=before)


def _needing(said: str, *, before: bool) -> Outcome:
    zh, en = f"投诉事项为{said}", f"The complaint is about {said}"
    if before:
        return Clear(
            numbers={"matter": said},
            zh=f"{zh}，已先提出异议。",
            en=f"{en}; an objection came first.",
        )
    if names_others(said):
        return Doubt(
            numbers={"matter": said},
            zh=f"{zh}，部分事项应当先提异议，其余可以受理，须由人判断。",
            en=f"{en}: part of it needs an objection first, the rest can be heard; a person must judge.",
        )
    return Breach(
        numbers={"matter": said},
        zh=f"{zh}，未先提出异议。",
        en=f"{en}, and no objection came first.",
    )
