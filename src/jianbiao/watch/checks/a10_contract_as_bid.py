"""A10 合同与中标内容一致: price and period of the contract are those of the award.

Law: 招标投标法 第四十六条, 第五十九条; 招标投标法实施条例 第五十七条, 第七十五条. Binds every tender.
Reading: both prices are compared in 元. A difference of rounding (``rounding`` 元) is none; up to
``percent`` an arithmetic correction may explain it: doubtful. A contract of a whole number of times
the award may be a yearly price over years: doubtful. Any other difference is a breach, up or down.
Periods in the same unit must be equal; a contract reported to depart in substance is a breach; in different units or words they are doubtful. A rate cannot
be compared with a sum whose base nobody reported.
A unit nobody reported is that which leaves the two prices of one size.
Undecidable: a price or its unit unknown, or a rate. Not applicable: no contract yet.
"""

import re
from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import (
    Breach,
    Clear,
    Doubt,
    NotApplicable,
    Outcome,
    Told,
    Undecidable,
    worst,
)
from jianbiao.law.prices import FACTORS, RATE, UNIT_PRICE, factor, far_apart, percentage

NUMBER: Final = "A10"
UNIT: Final = "lot"

_CONTRACT: Final = "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE"
_AWARD: Final = "WIN_RESULT_ANNO.BID_AMOUNT"
_RATE: Final = "WIN_RESULT_ANNO.x_BID_RATE"
_CONTRACT_RATE: Final = "x_contract_rate"
_FORM: Final = "x_PRICE_FORM_CODE"
_UNIT: Final = "x_PRICE_UNIT"
_AWARD_UNIT: Final = "x_award_PRICE_UNIT"
_CONTRACT_UNIT: Final = "x_contract_PRICE_UNIT"
_BID_PERIOD: Final = "x_bid_TIME_LIMIT"
_PERIOD: Final = "x_contract_LIMITE_TIME"
_DIFFERS: Final = "x_subject_differs"
_LENGTH: Final = re.compile(
    r"\s*(?:工期|交货期)?[:：]?\s*([0-9]{1,5})\s*(个?日历[天日]|[天日]|个?月|年|days?|months?|years?|calendar days?)?\s*",
    re.IGNORECASE,
)
_DAYS: Final = re.compile(r"日|天|day", re.IGNORECASE)
_HUNDRED: Final = Decimal(100)
_YEARS: Final = range(2, 11)
_NONE: Final = NotApplicable(zh="尚无合同。", en="No contract yet.")
_ELSE: Final = Breach(
    numbers={},
    zh="据报合同标的或者质量与中标内容有实质性背离。",
    en="As reported, subject or quality of the contract departs in substance from the award.",
)


def check(facts: Facts, *, calendar: Calendar, percent: Decimal, rounding: Decimal) -> Outcome:  # noqa: ARG001
    """Compare price and period; the worse answer stands."""
    if not facts.speaks_of(_CONTRACT, _PERIOD, _CONTRACT_RATE):
        return _NONE
    judged = [_price(facts, percent, rounding)]
    if facts.flag(_DIFFERS):
        judged.append(_ELSE)
    if (period := _period(facts)) is not None:
        judged.append(period)
    return worst(judged)


def _price(facts: Facts, percent: Decimal, rounding: Decimal) -> Outcome:
    form = str(facts.get(_FORM)).strip()
    if form in {RATE, UNIT_PRICE} or (not facts.amount(_AWARD) and facts.get(_RATE) is not None):
        return _rates(facts)
    award, contract = facts.amount(_AWARD), facts.amount(_CONTRACT)
    if not award or not contract or award < 0 or contract < 0:
        told = ((_AWARD, award), (_CONTRACT, contract))
        return Undecidable(missing=tuple(n for n, said in told if not said or said < 0))
    factors = _factors(facts, award, contract)
    if factors is None:
        return Undecidable(missing=(_UNIT,))
    ours, theirs = factors
    return _compared(award * ours, contract * theirs, percent, rounding)


def _factors(facts: Facts, award: Decimal, contract: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return what each price is to be multiplied by; None where the units cannot be told.

    A unit nobody reported is that which leaves the two prices of one size.
    """
    shared = factor(facts, _UNIT)
    ours, theirs = (factor(facts, name) or shared for name in (_AWARD_UNIT, _CONTRACT_UNIT))
    if ours is None and theirs is None:
        return None if far_apart(award, contract) else (Decimal(1), Decimal(1))
    fitting = [
        (a, b)
        for a in ([ours] if ours else FACTORS.values())
        for b in ([theirs] if theirs else FACTORS.values())
        if (ours and theirs) or not far_apart(award * a, contract * b)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _rates(facts: Facts) -> Outcome:
    award, contract = percentage(facts, _RATE), percentage(facts, _CONTRACT_RATE)
    if award is None or contract is None:
        told = ((_RATE, award), (_CONTRACT_RATE, contract))
        return Undecidable(missing=tuple(name for name, rate in told if rate is None))
    numbers = {"award_rate": f"{award:f}", "contract_rate": f"{contract:f}"}
    zh, en = (
        f"中标费率{award:f}%，合同费率{contract:f}%",
        f"The award is at {award:f} %, the contract at {contract:f} %",
    )
    if award == contract:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Breach(numbers=numbers, zh=f"{zh}，不一致。", en=f"{en}: not the same.")


def _compared(award: Decimal, contract: Decimal, percent: Decimal, rounding: Decimal) -> Outcome:
    apart = abs(contract - award)
    if apart <= rounding:
        return Clear(tell=lambda: _told(award, contract, "。", "."))
    if apart * _HUNDRED <= award * percent:
        zh = f"，相差{apart:,f}元，是否算术修正须由人判断。"
        en = f": {apart:,f} apart, and a person must judge whether sums were corrected."
        return Doubt(tell=lambda: _told(award, contract, zh, en))
    years = next((n for n in _YEARS if abs(contract - award * n) <= rounding), 0)
    if years:
        zh = f"，恰为{years}倍，或为年价合计。"
        en = f": {years} times as much, perhaps a yearly price over years."
        return Doubt(tell=lambda: _told(award, contract, zh, en))
    return Breach(tell=lambda: _told(award, contract, "，不一致。", ": not the same."))


def _told(award: Decimal, contract: Decimal, zh: str, en: str) -> Told:
    apart = abs(contract - award)
    return (
        {"award": f"{award:f}", "contract": f"{contract:f}", "apart": f"{apart:f}"},
        f"中标价{award:,f}元，合同价{contract:,f}元{zh}",
        f"The award is {award:,f} yuan, the contract {contract:,f} yuan{en}",
    )


def _period(facts: Facts) -> Outcome | None:
    bid, contract = facts.text(_BID_PERIOD), facts.text(_PERIOD)
    if bid is None or contract is None:
        return None
    numbers = {"bid_period": bid, "contract_period": contract}
    zh, en = (
        f"投标工期{bid}，合同工期{contract}",
        f"The bid's period is {bid}, the contract's {contract}",
    )
    one, other = _LENGTH.fullmatch(bid), _LENGTH.fullmatch(contract)
    same = one is not None and other is not None and _unit(one[2]) == _unit(other[2])
    if bid == contract or (same and one and other and int(one[1]) == int(other[1])):
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if same:
        return Breach(numbers=numbers, zh=f"{zh}，不一致。", en=f"{en}: not the same.")
    return Doubt(
        numbers=numbers,
        zh=f"{zh}，是否一致须由人判断。",
        en=f"{en}; a person must judge whether they are the same.",
    )


def _unit(said: str | None) -> str:
    """Return the unit of a period; none said is days, as everywhere in works."""
    if said is None or _DAYS.search(said):
        return "day"
    return "month" if "月" in said or said.lower().startswith("month") else "year"
