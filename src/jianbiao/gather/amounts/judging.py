"""可信 (judging): whether a sum can be what the field says: placeholders, lost units, ratios."""

from decimal import Decimal

from jianbiao.gather.amounts.words import CEILINGS, PRICED

HIGHEST = {
    "deposit": Decimal(10**8),
    "document_price": Decimal(10**5),
    "agency_fee": Decimal(10**8),
    "unit_price": Decimal(10**10),
}
"""Yuan above which a value is not what its field says: a bid bond is at most some per cent."""
MOST = Decimal(10**12)
"""Yuan no single tender reaches: a trillion."""
LARGE_UNIT = Decimal(10**6)
"""A number that stands under 万元 and says ten thousand million yuan lost its unit."""
ROUND_UNIT = Decimal(10**5)
"""The same for a number without a fraction: sums in 万元 of that size carry one."""
RATIO_LEAST, RATIO_MOST = Decimal("0.01"), Decimal(10)
"""An award below a hundredth of the budget or above ten times of it is of another unit."""
SMALLEST = Decimal(100)
"""A total below it under a head in yuan is of another unit."""


def unit_lost(written: Decimal, scale: Decimal, field: str) -> bool:
    """Say whether ``written`` under a unit of ``scale`` yuan is beyond belief."""
    yuan = written * scale
    if yuan > HIGHEST.get(field, MOST):
        return True
    if scale < 10**4:
        return False
    whole = written == written.to_integral_value()
    return written >= LARGE_UNIT or (whole and written >= ROUND_UNIT)


def placeholder(yuan: Decimal, field: str) -> bool:
    """Say whether a price of one yuan or less only fills the form's cell."""
    return field in PRICED and yuan <= 1


def too_small(yuan: Decimal, field: str) -> bool:
    """Say whether a total under a head in yuan must be of a larger unit."""
    return field in PRICED | CEILINGS and yuan < SMALLEST


def ratio_impossible(award: Decimal, budget: Decimal) -> bool:
    """Say whether an award cannot belong to the budget."""
    return budget > 0 and not RATIO_LEAST <= award / budget <= RATIO_MOST


def suggested(award: Decimal, budget: Decimal) -> Decimal | None:
    """Return the award in the one other unit that fits the budget; None when none or two do."""
    fits = [
        award * factor
        for factor in (Decimal(10**4), Decimal(1) / 10**4)
        if Decimal("0.3") <= award * factor / budget <= 1
    ]
    return fits[0] if len(fits) == 1 else None
