"""Prices as reported (报价、价款): units of 元 and 万元, rates in per cent, sums that seem equal."""

import re
from decimal import Decimal
from typing import Final

from jianbiao.law.facts import Facts

FACTORS: Final = {"0": Decimal(1), "1": Decimal(10_000)}
"""元 and 万元 by PRICE_UNIT."""
RATE: Final = "2"
UNIT_PRICE: Final = "3"
APART: Final = Decimal(100)
"""Two prices of one thing further apart than this are in different units, or one is a slip."""

_PERCENT: Final = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]{1,12})?)\s*(?:[%％]|percent)?\s*")


def factor(facts: Facts, name: str) -> Decimal | None:
    """Return how many 元 the unit in ``name`` stands for; None where it is none."""
    return FACTORS.get(str(facts.get(name)).strip())


def percentage(facts: Facts, name: str) -> Decimal | None:
    """Return a rate in per cent, with or without its sign; words beside it leave it unread."""
    said = _PERCENT.fullmatch(str(facts.get(name)))
    return Decimal(said[1]) if said else None


def far_apart(one: Decimal, other: Decimal) -> bool:
    """Say whether two positive prices cannot be of one size."""
    return max(one, other) > APART * min(one, other)
