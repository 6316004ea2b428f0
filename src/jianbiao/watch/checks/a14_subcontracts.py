"""A14 转让与分包: the work is not transferred, its main part not subcontracted, nothing again.

Law: 招标投标法 第四十八条, 第五十八条; 招标投标法实施条例 第五十九条. Binds every tender.
Reading: what is main and what was agreed is for a person, so a transfer, a subcontract of the main
part, one that is not agreed, one let again, or one to a bidder that lost is doubtful, never a breach.
Undecidable: reported subcontracts without saying which part. Not applicable: nothing reported.
"""

from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "A14"
UNIT: Final = "lot"

_TRANSFERRED: Final = "x_transferred"
_SUBCONTRACTS: Final = "x_subcontracts"
_LOSERS: Final = "x_losers"
_NONE: Final = NotApplicable(zh="没有履约分包信息。", en="Nothing about subcontracts was reported.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look at each subcontract and at a transfer of the whole."""
    if not facts.speaks_of(_TRANSFERRED, _SUBCONTRACTS):
        return _NONE
    losers = set(map(str, facts.listed(_LOSERS) or ()))
    said = [Facts(one) for one in facts.listed(_SUBCONTRACTS) or () if isinstance(one, Mapping)]
    faults = [fault for one in said for fault in _faults(one, losers)]
    if facts.flag(_TRANSFERRED):
        faults.insert(0, ("中标项目被转让", "the work was transferred"))
    numbers = {"subcontracts": str(len(said)), "remarks": str(len(faults))}
    if faults:
        told = dict.fromkeys(faults)
        return Doubt(
            numbers=numbers,
            zh=f"{'；'.join(zh for zh, _ in told)}；须由人核查。",
            en=f"As reported, {'; '.join(en for _, en in told)}; a person must look.",
        )
    unknown = any(one.flag("IS_MAIN_PART") is None for one in said)
    if unknown or (not said and facts.flag(_TRANSFERRED) is None):
        return Undecidable(missing=(_SUBCONTRACTS,))
    return Clear(
        numbers=numbers,
        zh=f"分包{len(said)}项，未见主体转让或者再分包。",
        en=f"{len(said)} subcontracts; none of the main part, none let again.",
    )


def _faults(one: Facts, losers: set[str]) -> list[tuple[str, str]]:
    told = (
        (
            one.flag("IS_MAIN_PART") is True,
            "分包主体或者关键性工作",
            "a main part was subcontracted",
        ),
        (one.flag("IS_AGREED") is False, "分包未经约定或者同意", "a subcontract was not agreed"),
        (one.flag("IS_AGAIN") is True, "分包人再次分包", "a subcontract was let again"),
        (
            str(one.get("SUBCONTRACTOR_CODE")) in losers,
            "分包给未中标的投标人",
            "a losing bidder is a subcontractor",
        ),
    )
    return [(zh, en) for found, zh, en in told if found]
