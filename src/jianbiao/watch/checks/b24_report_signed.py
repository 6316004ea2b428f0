"""B24 评标报告签字: all members sign the evaluation report; who dissents says so in writing.

Law: 招标投标法实施条例 第五十三条 (refusing to sign without written reasons is consent). Binds every
tender.
Reading: all signatures are clear, and so is a member who dissents in writing and whose dissent the
report notes, or whose refusal without reasons is recorded. A missing signature with neither is a
breach; a dissent the report does not note is a breach. More signatures than members is doubtful.
Undecidable: signatures or members unknown. Not applicable: no report yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B24"
UNIT: Final = "panel"

_MEMBERS: Final = "x_panel"
_SIGNED: Final = "x_report_signatures"
_DISSENT: Final = "x_dissents"
_NOTED: Final = "x_dissent_noted"
_REFUSED: Final = "x_refusals"
_NONE: Final = NotApplicable(zh="尚无评标报告。", en="No evaluation report yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare signatures, dissents and refusals with the members of the panel."""
    if not facts.speaks_of(_SIGNED):
        return _NONE
    members, signed = facts.count(_MEMBERS), facts.count(_SIGNED)
    if not members or signed is None:
        told = ((_MEMBERS, members or None), (_SIGNED, signed))
        return Undecidable(missing=tuple(name for name, count in told if count is None))
    dissents, refused = facts.count(_DISSENT) or 0, facts.count(_REFUSED) or 0
    numbers = {
        "members": str(members),
        "signed": str(signed),
        "dissents": str(dissents),
        "refusals": str(refused),
    }
    zh = f"评标委员会{members}人，签字{signed}人，书面不同意见{dissents}份，拒签未说明{refused}人"
    en = f"{members} members, {signed} signatures, {dissents} written dissents, {refused} refusals without reasons"
    if dissents and facts.flag(_NOTED) is False:
        return Breach(
            numbers=numbers,
            zh=f"{zh}；评标报告未注明不同意见。",
            en=f"{en}; the report does not note the dissent.",
        )
    if signed > members:
        return Doubt(
            numbers=numbers, zh=f"{zh}；签字多于成员。", en=f"{en}; more signatures than members."
        )
    if signed + dissents + refused < members:
        return Breach(
            numbers=numbers,
            zh=f"{zh}；有成员未签字亦未说明。",
            en=f"{en}; a member neither signed nor said why.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
