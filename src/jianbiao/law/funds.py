"""The test of state funds (国有资金标准): budget funds by sum and share, or controlling enterprises."""

from decimal import Decimal
from typing import Final

from jianbiao.law.facts import Facts

FUNDS: Final = "PROJECT.BUDGET_FUNDS"
TOTAL: Final = "PROJECT.TOTAL_INVESTMENT"
SHARE: Final = "PROJECT.BUDGET_RATE"
ENTERPRISE: Final = "PROJECT.IS_SOE_CONTROL"
LEAST: Final = Decimal(2_000_000)
"""Budget funds from which on the duty holds, in 元 (必须招标的工程项目规定 第二条)."""
LEAST_SHARE: Final = Decimal(10)
"""Their least share of the investment, per cent."""

_HUNDRED: Final = Decimal(100)


def under_duty(
    facts: Facts, *, amount: Decimal = LEAST, percent: Decimal = LEAST_SHARE
) -> bool | None:
    """Return whether the funds meet the test; None where what decides was not reported."""
    enterprise = facts.flag(ENTERPRISE)
    if enterprise:
        return True
    funds, part = facts.amount(FUNDS), share(facts)
    large = None if funds is None or funds < 0 else funds >= amount
    broad = None if part is None else part >= percent
    if large is False or broad is False:
        return False if enterprise is False else None
    return True if large and broad else None


def share(facts: Facts) -> Decimal | None:
    """Return the share of budget funds in per cent: as stated, else from the total."""
    stated = facts.amount(SHARE)
    if stated is not None and stated >= 0:
        return stated
    funds, total = facts.amount(FUNDS), facts.amount(TOTAL)
    if funds is None or total is None or total <= 0:
        return None
    return funds * _HUNDRED / total
