"""A06 定标前谈判: before the award nobody negotiates price or plan.

Law: 招标投标法 第四十三条, 第五十五条. Binds every tender.
Reading: talks themselves leave no data, but their result does: an award that differs from what the
winner's bid said is doubtful, for the evaluation may have corrected sums. Within ``percent`` it is
taken for such a correction. A report of negotiations is doubtful. Never a breach.
Undecidable: bid price or award unknown. Not applicable: not awarded yet, or prices that are no sums.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "A06"
UNIT: Final = "lot"

_BID: Final = "x_winner_bid_price"
_AWARD: Final = "x_award_price"
_NEGOTIATED: Final = "x_negotiated"
_HUNDRED: Final = Decimal(100)
_NONE: Final = NotApplicable(
    zh="尚未定标，或者报价不是总价。", en="Not awarded yet, or prices that are no sums."
)


def check(facts: Facts, *, calendar: Calendar, percent: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the award with the winner's bid, both in 元."""
    if facts.flag(_NEGOTIATED):
        return Doubt(
            numbers={},
            zh="据报定标前曾谈判，内容须由人核查。",
            en="Negotiations before the award were reported; a person must look at what about.",
        )
    if not facts.speaks_of(_AWARD):
        return _NONE
    bid, award = facts.amount(_BID), facts.amount(_AWARD)
    if not bid or not award or bid < 0 or award < 0:
        told = ((_BID, bid), (_AWARD, award))
        return Undecidable(missing=tuple(n for n, said in told if not said or said < 0))

    def words(zh: str, en: str) -> Told:
        return (
            {"bid": f"{bid:f}", "award": f"{award:f}"},
            f"中标人投标报价{bid:,f}元，中标价{award:,f}元{zh}",
            f"The winner bid {bid:,f} yuan and was awarded {award:,f} yuan{en}",
        )

    if abs(award - bid) * _HUNDRED <= bid * percent:
        return Clear(tell=lambda: words("。", "."))
    zh = "，两者不同，是否谈判或者算术修正须由人判断。"
    en = ": they differ, and a person must judge whether by talks or by correcting sums."
    return Doubt(tell=lambda: words(zh, en))
