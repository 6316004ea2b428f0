"""P09 邀请招标: an invited tender on dominant state funds, and the ground or approval it rests on.

Law: 实施条例 第八条, 招标投标法 第十一条; fine in 第六十四条. Binds 依法必须招标 on dominant state funds.
Reading: inviting without a ground of the list and without an approval is over the limit; so is a
ground outside the list. Few bidders (8(1)) stands as claimed; the cost of an open tender (8(2)) needs
the authority's finding and a key project (BL 11) its approval: without a document they are doubtful.
An open tender keeps the rule.
Undecidable: mode unknown; unknown whether state funds dominate or whether mandatory, if it decides.
Not applicable: other funds; a tender that need not be held.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.grounds import Ground, invitation
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import mode
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P09"
UNIT: Final = "tender"

_MODE: Final = "TENDER_PROJECT.TENDER_MODE"
_STATE: Final = "x_state_funds_dominant"
_GROUND: Final = "x_invitation_ground"
_DOCUMENT: Final = "x_approval_doc"
_ABSENT: Final = {"absent", "missing", "none", "0", "无"}
_OTHER_FUNDS: Final = NotApplicable(
    zh="国有资金不占控股或者主导地位，本条不适用。",
    en="State funds do not dominate, so the article does not apply.",
)
_OPEN: Final = Clear(zh="采用公开招标。", en="The tender is open.")
_OTHER: Final = Doubt(
    numbers={},
    zh="招标方式报为其他，须由人判断。",
    en="The mode is reported as “other”: a person must judge.",
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge what an invited tender rests on."""
    state = facts.flag(_STATE)
    if state is False:
        return _OTHER_FUNDS
    judged = _judged(facts)
    if state is None and not isinstance(judged, Clear):
        missing = judged.missing if isinstance(judged, Undecidable) else ()
        judged = Undecidable(missing=(_STATE, *missing))
    return where_mandatory(facts, judged)


def _judged(facts: Facts) -> Outcome:
    chosen = mode(facts.text(_MODE))
    if chosen is None:
        return Undecidable(missing=(_MODE,))
    if chosen == "open":
        return _OPEN
    if chosen == "other":
        return _OTHER
    return _invited(facts.text(_GROUND), approved=_approved(facts))


def _invited(said: str | None, *, approved: bool) -> Outcome:
    ground = invitation(said) if said is not None else None
    if ground is not None:
        return _claimed(ground, approved=approved)
    if said is not None:
        return _outside(said, approved=approved)
    if approved:
        return Clear(zh="邀请招标经批准。", en="The invited tender was approved.")
    return Breach(
        numbers={},
        zh="采用邀请招标，未称有法定情形，也未见批准。",
        en="The tender is by invitation; no ground of the law is claimed and no approval was reported.",
    )


def _claimed(ground: Ground, *, approved: bool) -> Outcome:
    numbers = {"ground": ground.code}
    if approved or not ground.judged:
        return Clear(
            numbers=numbers,
            zh=f"采用邀请招标，所称“{ground.zh}”属法定情形。",
            en=f"The tender is by invitation on a ground of the law: {ground.en}.",
        )
    return Doubt(
        numbers=numbers,
        zh=f"采用邀请招标，所称“{ground.zh}”须经认定或者批准，未见文件。",
        en=f"The tender is by invitation because of: {ground.en}. That needs a finding or an approval; none was reported.",
    )


def _outside(said: str, *, approved: bool) -> Outcome:
    numbers = {"ground": said}
    if approved:
        return Doubt(
            numbers=numbers,
            zh=f"邀请招标有批准文件，所称理由“{said}”却不在法定情形之内。",
            en=f"An approval was reported, yet the reason given, “{said}”, is none of the law's grounds.",
        )
    return Breach(
        numbers=numbers,
        zh=f"采用邀请招标，所称理由“{said}”不在法定情形之内。",
        en=f"The tender is by invitation; the reason given, “{said}”, is none of the law's grounds.",
    )


def _approved(facts: Facts) -> bool:
    said = facts.get(_DOCUMENT)
    if said in (None, "", False):
        return False
    return str(said).strip().lower() not in _ABSENT
