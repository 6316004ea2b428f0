"""P26 最低投标限价: a least price set, or a price ceiling that the documents do not tell.

Law: 实施条例 第二十七条. Binds every tender.
Reading: any least price above zero is over the limit; words that seem to set one are doubtful. A
ceiling known to stand outside the documents is over the limit too. A ceiling of zero is a form's
default: none.
Undecidable: a ceiling, but unknown whether the documents tell it; neither ceiling nor least price
known. Not applicable: nothing about prices.
"""

from typing import Final

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P26"
UNIT: Final = "lot"

_CEILING: Final = "TENDER_FILE_CLARI_MODI.CONTROL_PRICE"
_TOLD: Final = "x_control_price_in_documents"
_LEAST: Final = "x_min_price_limit"
_NO: Final = {"无", "没有", "none", "no", "不设"}
_NONE: Final = NotApplicable(
    zh="没有投标限价的信息。", en="Nothing about price limits was reported."
)
_CLEAR: Final = Clear(
    zh="未设最低投标限价，最高投标限价已在招标文件中载明。",
    en="There is no least price, and the documents tell the ceiling.",
)
_NO_LIMIT: Final = Clear(
    zh="未设最低投标限价，也没有最高投标限价。", en="There is neither a least price nor a ceiling."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge the price limits of a lot."""
    if not facts.speaks_of(_CEILING, _TOLD, _LEAST):
        return _NONE
    least, said = facts.amount(_LEAST), facts.text(_LEAST)
    if least is not None and least > 0:
        return Breach(
            numbers={"least": f"{least:f}"},
            zh=f"规定了最低投标限价{yuan(least)}元。",
            en=f"A least price of {yuan(least)} yuan was set.",
        )
    if least is None and said is not None and said.lower() not in _NO:
        return Doubt(
            numbers={},
            zh=f"“{said}”似为最低投标限价，须由人判断。",
            en=f"“{said}” may set a least price: a person must judge.",
        )
    return _ceiling(facts, least_known=least is not None or said is not None)


def _ceiling(facts: Facts, *, least_known: bool) -> Outcome:
    ceiling, told = facts.amount(_CEILING), facts.flag(_TOLD)
    if told is True:
        return _CLEAR
    if told is False and ceiling is not None and ceiling > 0:
        return Breach(
            numbers={"ceiling": f"{ceiling:f}"},
            zh="设有最高投标限价，招标文件却未载明。",
            en="There is a price ceiling that the documents do not tell.",
        )
    if ceiling is not None and ceiling > 0:
        return Undecidable(missing=(_TOLD,))
    return _NO_LIMIT if least_known or ceiling == 0 else Undecidable(missing=(_CEILING,))
