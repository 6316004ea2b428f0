"""P07 不招标的例外: a contract under the duty, let without a tender, and the ground it claims.

Law: 招标投标法 第六十六条, 实施条例 第九条. Binds projects under the duty.
Reading: no ground, or one outside the two lists, is over the limit. A ground of the lists with its
document is clear; that it is true a person checks. Without a document, or a ground that only names
"other" cases laid down elsewhere, it is doubtful.
Undecidable: unknown whether tendering was mandatory or whether it was tendered, without a good ground.
Not applicable: tendered; not mandatory.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.grounds import Ground, exemption
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import procedure

NUMBER: Final = "P07"
UNIT: Final = "direct"

_PROCEDURE: Final = "x_procedure"
_MUST: Final = "x_must_tender"
_GROUND: Final = "x_exemption_code"
_DOCUMENT: Final = "x_document"
_ABSENT: Final = {"absent", "missing", "none", "0", "无"}
_TENDERED: Final = NotApplicable(
    zh="合同经招标订立，没有例外可言。", en="The contract was tendered: no exemption is claimed."
)
_FREE: Final = NotApplicable(
    zh="不是依法必须招标的项目，本条不适用。",
    en="Tendering was not mandatory, so the article does not apply.",
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge the ground claimed for letting a contract without a tender."""
    let, must = procedure(facts.text(_PROCEDURE)), facts.flag(_MUST)
    if let == "tendered":
        return _TENDERED
    if must is False:
        return _FREE
    judged = _judged(facts)
    gaps = {_PROCEDURE: let is None, _MUST: must is None}
    if any(gaps.values()) and not isinstance(judged, Clear):
        return Undecidable(missing=tuple(name for name, gap in gaps.items() if gap))
    return judged


def _judged(facts: Facts) -> Outcome:
    said = facts.text(_GROUND)
    ground = exemption(said) if said is not None else None
    if ground is not None:
        return _claimed(facts, ground)
    if said is None:
        return Breach(
            numbers={},
            zh="未经招标，也未称属于可以不招标的情形。",
            en="It was not tendered and no ground of exemption is claimed.",
        )
    return Breach(
        numbers={"ground": said},
        zh=f"未经招标，所称理由“{said}”不在法定情形之内。",
        en=f"It was not tendered, and the reason given, “{said}”, is none of the law's grounds.",
    )


def _claimed(facts: Facts, ground: Ground) -> Outcome:
    numbers = {"ground": ground.code}
    shown = facts.get(_DOCUMENT) not in (None, "", False)
    shown = shown and str(facts.get(_DOCUMENT)).strip().lower() not in _ABSENT
    if shown and not ground.judged:
        return Clear(
            numbers=numbers,
            zh=f"所称“{ground.zh}”属法定情形，并有文件。",
            en=f"The ground claimed is one of the law's ({ground.en}), with a document.",
        )
    lacking = "须由人判断其依据" if shown else "但未见文件"
    wanting = "a person must judge what it rests on" if shown else "but no document was reported"
    return Doubt(
        numbers=numbers,
        zh=f"所称“{ground.zh}”属法定情形，{lacking}。",
        en=f"The ground claimed is one of the law's ({ground.en}), {wanting}.",
    )
