"""P22 投标保证金: the bid bond against the estimated price of the lot.

Law: 招标投标法实施条例 第二十六条 (at most 2 % of the estimate); fine in 第六十六条. Binds every tender.
Reading: exactly the limit is clear. The bond is in 元; the estimate is in 元 or 万元 as its unit
says, and where the unit is unknown the answer stands only if both units give it. Without an
estimate a stated percentage is compared instead; one below 1 that would be a breach as a fraction
is doubtful (0.025 may mean 2.5 %). An amount within the limit beside a percentage above it is
doubtful, for the two contradict each other. A stated zero asks for no bond and is clear, unless a
percentage stands beside it: then zero is a form's default. So is an estimate of zero.
Undecidable: neither amount nor percentage, no usable estimate, unit needed but unknown.
Not applicable: nothing about a bond reported.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, read_amount
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "P22"
UNIT: Final = "lot"

_BOND: Final = "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT"
_SHARE: Final = "TENDER_FILE_CLARI_MODI.x_MARGIN_PERCENT"
_ESTIMATE: Final = "SECTION.CONTRACT_RECKON_PRICE"
_UNIT: Final = "SECTION.PRICE_UNIT"
_FACTORS: Final = {"0": Decimal(1), "1": Decimal(10_000)}
_HUNDRED: Final = Decimal(100)
_ABSURD_PERCENT: Final = Decimal(20)
_NONE: Final = NotApplicable(
    zh="没有投标保证金的信息。", en="Nothing about a bid bond was reported."
)

_NOTHING_ASKED: Final = Clear(
    numbers={"bond": "0"}, zh="不收取投标保证金。", en="No bid bond is asked for."
)


def check(facts: Facts, *, calendar: Calendar, percent: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the bond with ``percent`` of the estimate; ``calendar`` is every check's."""
    if not facts.speaks_of(_BOND, _SHARE):
        return _NONE
    bond, share = facts.amount(_BOND), _percentage(facts)
    if bond == 0:
        return _by_share(share, percent) if share else _NOTHING_ASKED
    by_amount = _by_amount(facts, bond, percent)
    if share is None or isinstance(by_amount, Breach):
        return by_amount
    by_share = _by_share(share, percent)
    if isinstance(by_amount, Undecidable):
        return by_share
    return by_amount if isinstance(by_share, Clear) else _contradiction(by_amount, by_share)


def _percentage(facts: Facts) -> Decimal | None:
    share = read_amount(str(facts.get(_SHARE)).strip().removesuffix("%"))
    return None if share is None or share < 0 else share


def _by_amount(facts: Facts, bond: Decimal | None, percent: Decimal) -> Outcome:
    estimate = facts.amount(_ESTIMATE)
    if bond is None or bond < 0:
        return Undecidable(missing=(_BOND,))
    if estimate is None or estimate <= 0:
        return Undecidable(missing=(_ESTIMATE,))
    factor = _FACTORS.get(str(facts.get(_UNIT)).strip())
    if factor is not None:
        return _compared(bond, estimate * factor, percent)
    judged = {
        type(said): said
        for said in (_compared(bond, estimate * f, percent) for f in _FACTORS.values())
    }
    return judged.popitem()[1] if len(judged) == 1 else Undecidable(missing=(_UNIT,))


def _compared(bond: Decimal, estimate: Decimal, percent: Decimal) -> Outcome:
    """Compare without dividing, so that the limit itself is exact."""
    over = bond * _HUNDRED > estimate * percent
    kind = Breach if over else Clear
    return kind(tell=lambda: _told(bond, estimate, percent, over=over))


def _told(bond: Decimal, estimate: Decimal, percent: Decimal, *, over: bool) -> Told:
    share = _share(bond, estimate, over=over)
    numbers = {
        "bond": f"{bond:,f}",
        "estimate": f"{estimate:f}",
        "share_percent": f"{share:f}",
        "limit_percent": f"{percent:f}",
        "limit": f"{(estimate * percent / _HUNDRED).normalize():f}",
    }
    given, price, part = (value.normalize() for value in (bond, estimate, share))
    zh = f"投标保证金{given:,f}元，估算价{price:,f}元，占{part:f}%；不得超过{percent:f}%。"
    en = f"The bid bond is {given:,f} yuan on an estimate of {price:,f} yuan, {part:f} %; at most {percent:f} % is allowed."
    return numbers, zh, en


def _share(bond: Decimal, estimate: Decimal, *, over: bool) -> Decimal:
    """Return the percentage to four places, rounded away from the limit so as to show the side."""
    towards = ROUND_CEILING if over else ROUND_FLOOR
    return (bond * _HUNDRED / estimate).quantize(Decimal("0.0001"), rounding=towards)


def _by_share(share: Decimal, percent: Decimal) -> Outcome:
    numbers = {"share_percent": f"{share:f}", "limit_percent": f"{percent:f}"}
    zh = f"投标保证金比例为{share:f}%；不得超过{percent:f}%"
    en = f"The bid bond is stated as {share:f} %; at most {percent:f} % is allowed"
    if share > percent:
        return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if share < 1 and percent < share * _HUNDRED <= _ABSURD_PERCENT:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，若{share:f}为小数则超过。",
            en=f"{en}; read as a fraction it would exceed that.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")


def _contradiction(by_amount: Outcome, by_share: Outcome) -> Outcome:
    match by_amount, by_share:
        case Clear(), Breach() | Doubt():
            return Doubt(
                numbers={**by_share.numbers, **by_amount.numbers},
                zh=f"{by_amount.zh}{by_share.zh}金额与比例不一致。",
                en=f"{by_amount.en} {by_share.en} Amount and percentage contradict each other.",
            )
    return by_amount
