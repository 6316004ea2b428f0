"""P13 指定媒介收费: what a designated medium asks for publishing a notice.

Law: 实施条例 第十五条 (nothing). Binds notices of 依法必须招标 projects on designated media.
Reading: a stated zero is clear, more is over the limit; words that name a fee without a sum are
doubtful. A tender reported as voluntary is outside, one of which nothing is said is not.
Undecidable: the fee, or for a fee whether the medium is a designated one.
Not applicable: another medium; a voluntary tender; nothing of a medium reported.
"""

from typing import Final

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import MANDATORY

NUMBER: Final = "P13"
UNIT: Final = "publication"

_DESIGNATED: Final = "x_medium_designated"
_FEE: Final = "x_medium_fee"
_FREE_WORDS: Final = {"免费", "无", "不收费", "free", "none"}
_OTHER: Final = NotApplicable(zh="不是指定媒介。", en="The medium is not a designated one.")
_SILENT: Final = NotApplicable(
    zh="没有媒介收费的信息。", en="Nothing about a medium has been reported."
)
_VOLUNTARY: Final = NotApplicable(
    zh="不是依法必须招标的项目，本条不适用。",
    en="Tendering was not mandatory, so the article does not apply.",
)
_NOTHING: Final = Clear(numbers={"fee": "0"}, zh="不收取费用。", en="Nothing is charged.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge the fee of a medium."""
    if not facts.speaks_of(_DESIGNATED, _FEE):
        return _SILENT
    designated = facts.flag(_DESIGNATED)
    if designated is False:
        return _OTHER
    if facts.flag(MANDATORY) is False:
        return _VOLUNTARY
    return _charged(facts, designated=designated)


def _charged(facts: Facts, *, designated: bool | None) -> Outcome:
    fee, said = facts.amount(_FEE), facts.text(_FEE)
    if fee == 0 or said in _FREE_WORDS:
        return _NOTHING
    if fee is None and said is None:
        return Undecidable(missing=(_FEE,))
    if designated is None:
        return Undecidable(missing=(_DESIGNATED,))
    if fee is None or fee < 0:
        return Doubt(
            numbers={},
            zh=f"指定媒介的收费报为“{said or fee}”，须由人判断。",
            en=f"The fee of the designated medium is reported as “{said or fee}”: a person must judge.",
        )
    return Breach(
        numbers={"fee": f"{fee:f}"},
        zh=f"指定媒介收取{yuan(fee)}元，不得收费。",
        en=f"The designated medium charged {yuan(fee)} yuan; it may charge nothing.",
    )
