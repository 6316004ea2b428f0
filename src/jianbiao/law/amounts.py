"""Amounts in 元 (金额): a number and its unit (元、万元) as sums of yuan, both where the unit is unknown."""

from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import Facts

FACTORS: Final = {
    "0": Decimal(1),
    "1": Decimal(10_000),
    "元": Decimal(1),
    "万元": Decimal(10_000),
}
"""Yuan in one unit of PRICE_UNIT, by its code or its word."""

_EITHER: Final = (Decimal(1), Decimal(10_000))


def in_yuan(amount: Decimal | None, unit: Any) -> tuple[Decimal, ...]:
    """Return ``amount`` in yuan; in both units where ``unit`` says none; nothing without amount.

    Zero and less are a form's default, not an amount.
    """
    if amount is None or amount <= 0:
        return ()
    factor = FACTORS.get(str(unit).strip()) if unit is not None else None
    return (amount * factor,) if factor is not None else tuple(amount * f for f in _EITHER)


def estimates(facts: Facts) -> tuple[Decimal, ...]:
    """Return what the lot's estimate (合同估算价) may be in yuan; empty where none was reported."""
    return in_yuan(facts.amount("SECTION.CONTRACT_RECKON_PRICE"), facts.get("SECTION.PRICE_UNIT"))


def yuan(amount: Decimal) -> str:
    """Return ``amount`` for a sentence: grouped, without an empty fraction."""
    return f"{amount.normalize():,f}"
