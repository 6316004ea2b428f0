"""X12 金额量级: amounts of one lot that no tender can have.

Law: none; a plausibility rule of ours that accuses nobody. Holds in any jurisdiction.
Reading: a negative amount, a price of a whole lot under ``smallest`` or over ``largest``, and two
prices of one lot more than ``ratio`` times apart (often 元 taken for 万元) are doubtful, for they
are slips that would spoil every comparison. Zero is not judged: it may be a form's default, a true
zero or a failed lot. Prices stated as a rate or per unit are not sums and are left out. Never a
breach.
Undecidable: amounts reported, but none readable. Not applicable: no amount, or rates only.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.words import name_en, name_zh

NUMBER: Final = "X12"
UNIT: Final = "lot"

_ESTIMATE: Final = "SECTION.CONTRACT_RECKON_PRICE"
_CEILING: Final = "TENDER_FILE_CLARI_MODI.CONTROL_PRICE"
_AWARD: Final = "WIN_RESULT_ANNO.BID_AMOUNT"
_CONTRACT: Final = "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE"
_BOND: Final = "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT"
_FORM: Final = "x_PRICE_FORM_CODE"
_PRICES: Final = (_ESTIMATE, _CEILING, _AWARD, _CONTRACT)
_RATES: Final = {"2", "3"}
_NONE: Final = NotApplicable(zh="尚无金额可核。", en="No amounts to look at yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """One amount that cannot be, in both languages."""

    zh: str
    en: str


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001
    smallest: Decimal,
    largest: Decimal,
    ratio: Decimal,
) -> Outcome:
    """Look at each amount alone and at the prices of the lot beside each other."""
    asked = _asked(facts)
    if not asked:
        return _NONE
    amounts = {name: amount for name in asked if (amount := _in_yuan(facts, name)) is not None}
    if not amounts:
        return Undecidable(missing=asked)
    faults = [
        *_alone(amounts, smallest=smallest, largest=largest),
        *_apart(amounts, ratio),
    ]
    if faults:
        return Doubt(
            numbers=_numbers(amounts),
            zh=f"{'；'.join(fault.zh for fault in faults)}。",
            en=f"Seen: {'; '.join(fault.en for fault in faults)}.",
        )
    return Clear(tell=lambda: (_numbers(amounts), "金额量级无异常。", "No amount is out of range."))


def _numbers(amounts: dict[str, Decimal]) -> dict[str, str]:
    return {name: f"{amount:f}" for name, amount in amounts.items()}


def _asked(facts: Facts) -> tuple[str, ...]:
    rates = str(facts.get(_FORM)).strip() in _RATES
    names = (_ESTIMATE, _BOND) if rates else (*_PRICES, _BOND)
    return tuple(name for name in names if facts.text(name) is not None)


def _in_yuan(facts: Facts, name: str) -> Decimal | None:
    """Return the amount in 元: prices follow the unit of their data set, a bond is always in 元."""
    amount = facts.amount(name)
    in_ten_thousands = facts.text(f"{name.partition('.')[0]}.PRICE_UNIT") == "1"
    return amount * 10_000 if amount is not None and name != _BOND and in_ten_thousands else amount


def _alone(amounts: dict[str, Decimal], *, smallest: Decimal, largest: Decimal) -> list[_Fault]:
    faults = []
    for name, amount in amounts.items():
        small = name in _PRICES and 0 < amount < smallest
        if amount < 0 or small or amount > largest:
            faults.append(
                _Fault(
                    zh=f"{name_zh(name)}为{amount:,f}，超出可能的范围",
                    en=f"the {name_en(name)} is {amount:,f}, out of any range",
                )
            )
    return faults


def _apart(amounts: dict[str, Decimal], ratio: Decimal) -> list[_Fault]:
    prices = [(name, amounts[name]) for name in _PRICES if amounts.get(name, 0) > 0]
    return [
        _Fault(
            zh=f"{name_zh(one)}{a:,f}与{name_zh(other)}{b:,f}相差{ratio:f}倍以上",
            en=f"the {name_en(one)} {a:,f} and the {name_en(other)} {b:,f} are more than {ratio:f} times apart",
        )
        for (one, a), (other, b) in combinations(prices, 2)
        if max(a, b) > ratio * min(a, b)
    ]
