"""B21 超过最高投标限价未否决: a bid above the ceiling must be rejected.

Law: 招标投标法实施条例 第五十一条, 第七十一条. Binds every tender with a ceiling.
Reading: exactly the ceiling is within it. A sum is compared with the ceiling in the unit it has; a
unit reported as unknown leaves an answer only if both units give it. Rates are compared with the
ceiling's rate; a discount (下浮) runs the other way, so it is doubtful, and unit prices are no sums.
A bid a hundred times the ceiling is a matter of units: doubtful. Rejected is clear whatever it said.
Undecidable: price, ceiling, unit or rejection unknown. Not applicable: no ceiling, or unit prices.
"""

import re
from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.prices import FACTORS, RATE, UNIT_PRICE, factor, far_apart, percentage

NUMBER: Final = "B21"
UNIT: Final = "bid"

_PRICE: Final = "TENDER_LIST.BID_PRICE"
_OTHER: Final = "TENDER_LIST.OTHER_BID_PRICE"
_CEILING: Final = "TENDER_FILE_CLARI_MODI.CONTROL_PRICE"
_CEILING_RATE: Final = "x_control_rate"
_FORM: Final = "x_PRICE_FORM_CODE"
_UNIT: Final = "x_PRICE_UNIT"
_REJECTED: Final = "x_rejected"
_DISCOUNT: Final = re.compile(r"下浮|优惠|折扣|discount|reduc", re.IGNORECASE)
_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_NONE: Final = NotApplicable(zh="没有最高投标限价。", en="There is no price ceiling.")
_UNITS: Final = NotApplicable(
    zh="报价为单价，不与总价限价相比。",
    en="Unit prices are not compared with a ceiling of the whole.",
)
_REFUSED: Final = Clear(zh="投标已被否决。", en="The bid was rejected.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the bid's price, or its rate, with the ceiling."""
    if not facts.speaks_of(_CEILING, _CEILING_RATE):
        return _NONE
    if facts.flag(_REJECTED):
        return _REFUSED
    form = str(facts.get(_FORM)).strip()
    if form == UNIT_PRICE:
        return _UNITS
    judged = _rates(facts) if form == RATE or _only_rates(facts) else _sums(facts)
    if isinstance(judged, Breach | Doubt) and facts.flag(_REJECTED) is None:
        return Undecidable(missing=(_REJECTED,))
    return judged


def _only_rates(facts: Facts) -> bool:
    return (
        not facts.amount(_PRICE)
        and facts.get(_OTHER) is not None
        and facts.get(_CEILING_RATE) is not None
    )


def _rates(facts: Facts) -> Outcome:
    words = f"{facts.get(_OTHER)}{facts.get(_CEILING_RATE)}"
    bid, ceiling = percentage(facts, _OTHER), percentage(facts, _CEILING_RATE)
    if _DISCOUNT.search(words):
        return Doubt(
            numbers={},
            zh=f"报价为下浮率（{facts.get(_OTHER)}），与上限（{facts.get(_CEILING_RATE)}）方向相反，须由人比较。",
            en=f"The bid is a discount ({facts.get(_OTHER)}), which runs against the ceiling ({facts.get(_CEILING_RATE)}): a person must compare.",
        )
    if bid is None or ceiling is None:
        told = ((_OTHER, bid), (_CEILING_RATE, ceiling))
        return Undecidable(missing=tuple(name for name, rate in told if rate is None))
    return _compared(bid, ceiling, "%")


def _sums(facts: Facts) -> Outcome:
    bid, ceiling = facts.amount(_PRICE), facts.amount(_CEILING)
    if not bid or bid < _ZERO or not ceiling or ceiling < _ZERO:
        told = ((_PRICE, bid), (_CEILING, ceiling))
        return Undecidable(missing=tuple(n for n, sum_ in told if not sum_ or sum_ < _ZERO))
    if facts.speaks_of(_UNIT) and factor(facts, _UNIT) is None:
        judged = {type(j): j for f in FACTORS.values() if (j := _compared(bid * f, ceiling, "元"))}
        return judged.popitem()[1] if len(judged) == 1 else Undecidable(missing=(_UNIT,))
    times = factor(facts, _UNIT) or _ONE
    if times > 1 and far_apart(bid * times, ceiling) and not far_apart(bid, ceiling):
        ceiling *= times
    return _compared(bid * times, ceiling, "元")


def _compared(bid: Decimal, ceiling: Decimal, unit: str) -> Outcome:
    if bid <= ceiling:
        return Clear(tell=lambda: _told(bid, ceiling, unit, "。", "."))
    if ceiling > 0 and far_apart(bid, ceiling):
        zh = "，相差百倍以上，单位须由人核对。"
        en = ": a hundred times apart, so a person must look at the units."
        return Doubt(tell=lambda: _told(bid, ceiling, unit, zh, en))
    zh, en = "，超过而未被否决。", ": above it and not rejected."
    return Breach(tell=lambda: _told(bid, ceiling, unit, zh, en))


def _told(bid: Decimal, ceiling: Decimal, unit: str, zh: str, en: str) -> Told:
    en_unit = " yuan" if unit == "元" else " %"
    return (
        {"bid": f"{bid:f}", "ceiling": f"{ceiling:f}", "unit": unit},
        f"投标报价{bid:,f}{unit}，最高投标限价{ceiling:,f}{unit}{zh}",
        f"The bid is {bid:,f}{en_unit}, the ceiling {ceiling:,f}{en_unit}{en}",
    )
