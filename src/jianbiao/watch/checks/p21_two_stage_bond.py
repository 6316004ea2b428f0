"""P21 两阶段招标的保证金: a bid bond asked for in the first stage of a two-stage tender.

Law: 实施条例 第三十条 (only in the second stage). Binds two-stage tenders.
Reading: a stated zero is clear; any sum, or a percentage alone, in the first stage is over the limit.
Zero beside a percentage is doubtful, for one of the two is a form's default.
Undecidable: stage unknown; in the first stage neither sum nor percentage readable; a bond in what is
called a first stage, but unknown whether the tender has two. Not applicable: no two-stage tender.
"""

from typing import Final

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, read_amount
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P21"
UNIT: Final = "lot"

_STAGE: Final = "x_stage"
_TWO: Final = "x_two_stage"
_BOND: Final = "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT"
_SHARE: Final = "TENDER_FILE_CLARI_MODI.x_MARGIN_PERCENT"
_SINGLE: Final = NotApplicable(zh="不是两阶段招标。", en="The tender has no two stages.")
_SECOND: Final = Clear(
    zh="在第二阶段，可以要求投标保证金。", en="In the second stage a bid bond may be asked for."
)
_NOTHING: Final = Clear(
    numbers={"bond": "0"},
    zh="第一阶段不收取投标保证金。",
    en="No bid bond is asked for in the first stage.",
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge the bond asked for in the stage reported."""
    two, stage = facts.flag(_TWO), facts.count(_STAGE)
    if two is False or (two is None and stage is None):
        return _SINGLE
    if stage is None:
        return Undecidable(missing=(_STAGE,))
    if stage != 1:
        return _SECOND
    judged = _asked(facts)
    if two is None and not isinstance(judged, Clear):
        return Undecidable(missing=(_TWO,))
    return judged


def _asked(facts: Facts) -> Outcome:
    bond = facts.amount(_BOND)
    share = read_amount(str(facts.get(_SHARE)).strip().removesuffix("%")) or 0
    if bond == 0 and share > 0:
        return Doubt(
            numbers={"bond": "0", "share_percent": f"{share:f}"},
            zh=f"第一阶段保证金金额为零，比例却为{share:f}%，须由人判断。",
            en=f"In the first stage the bond is zero but the percentage {share:f}: a person must judge.",
        )
    if bond == 0:
        return _NOTHING
    if bond is not None and bond > 0:
        return Breach(
            numbers={"bond": f"{bond:f}"},
            zh=f"两阶段招标的第一阶段即要求投标保证金{yuan(bond)}元。",
            en=f"A bid bond of {yuan(bond)} yuan is asked for in the first of two stages.",
        )
    if bond is None and share > 0:
        return Breach(
            numbers={"share_percent": f"{share:f}"},
            zh=f"两阶段招标的第一阶段即要求{share:f}%的投标保证金。",
            en=f"A bid bond of {share:f} % is asked for in the first of two stages.",
        )
    return Undecidable(missing=(_BOND,))
