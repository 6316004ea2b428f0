"""P01 国有资金标准: whether the funds bring the project under the duty to tender, and what was reported.

Law: 必须招标的工程项目规定 第二条 (budget funds of 2,000,000 yuan or more that are 10 % or more of the
investment; or funds of state enterprises that control). Binds every tender.
Reading: both numbers are inclusive. A project that meets the test though its tender is reported as
voluntary is doubtful, for the duty also asks for the kind of works and the size of each contract.
The share is taken as stated, else from the total; where the two differ about the test it is
doubtful too.
Undecidable: what decides was not reported, or whether tendering was mandatory.
Not applicable: nothing about the funds.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.funds import ENTERPRISE, FUNDS, SHARE, TOTAL, share, under_duty
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import MANDATORY

NUMBER: Final = "P01"
UNIT: Final = "tender"

_NONE: Final = NotApplicable(
    zh="没有资金来源的信息。", en="Nothing about the funds has been reported."
)
_UNMET: Final = Clear(
    zh="资金未达必须招标的标准。", en="The funds do not reach the test of the duty to tender."
)


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001 - every check is given it
    amount: Decimal,
    percent: Decimal,
) -> Outcome:
    """Compare the funds with ``amount`` (元) and ``percent`` of the investment."""
    if not facts.speaks_of(FUNDS, TOTAL, SHARE, ENTERPRISE):
        return _NONE
    met = under_duty(facts, amount=amount, percent=percent)
    if met is None:
        return Undecidable(missing=facts.missing(FUNDS, SHARE, TOTAL, ENTERPRISE)[:2])
    if not met:
        return _UNMET
    mandatory = facts.flag(MANDATORY)
    numbers = _numbers(facts)
    if mandatory is None:
        return Undecidable(missing=(MANDATORY,))
    if mandatory:
        return Clear(
            numbers=numbers,
            zh="资金达到必须招标的标准，已按依法必须招标报送。",
            en="The funds reach the test, and the tender is reported as mandatory.",
        )
    return Doubt(
        numbers=numbers,
        zh="资金达到必须招标的标准，却报为非依法必须招标，须由人判断。",
        en="The funds reach the test, yet the tender is reported as voluntary: a person must judge.",
    )


def _numbers(facts: Facts) -> dict[str, str]:
    funds, part = facts.amount(FUNDS), share(facts)
    said = {} if funds is None else {"funds": yuan(funds)}
    return said if part is None else {**said, "share_percent": f"{part:.4f}"}
