"""A16 合同价款增加: amendments and settlement against the award (low bid, high settlement).

Basis: practice (低中高结); no article sets a ratio. Binds every tender.
Reading: a settlement or an amended price more than ``percent`` above the award is doubtful, never a
breach: changes may be approved.
Undecidable: award or settlement unknown. Not applicable: neither amended nor settled.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "A16"
UNIT: Final = "lot"

_AWARD: Final = "x_award_price"
_SETTLED: Final = "x_settled_price"
_CHANGES: Final = "x_contract_changes"
_HUNDRED: Final = Decimal(100)
_NONE: Final = NotApplicable(zh="尚无合同变更和结算。", en="Neither amendment nor settlement yet.")


def check(facts: Facts, *, calendar: Calendar, percent: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the settlement with the award, both in 元."""
    if not facts.speaks_of(_SETTLED):
        return _NONE
    award, settled = facts.amount(_AWARD), facts.amount(_SETTLED)
    if not award or not settled or award < 0 or settled < 0:
        told = ((_AWARD, award), (_SETTLED, settled))
        return Undecidable(missing=tuple(n for n, said in told if not said or said < 0))
    more = (settled - award) * _HUNDRED / award
    numbers = {
        "award": f"{award:f}",
        "settled": f"{settled:f}",
        "more_percent": f"{more:.2f}",
        "limit_percent": f"{percent:f}",
        "changes": str(facts.count(_CHANGES) or 0),
    }
    zh = f"中标价{award:,f}元，变更或者结算后{settled:,f}元，增加{more:.2f}%"
    en = f"The award was {award:,f} yuan, amended or settled it is {settled:,f} yuan, {more:.2f} % more"
    if (settled - award) * _HUNDRED <= award * percent:
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Doubt(
        numbers=numbers,
        zh=f"{zh}，超过{percent:f}%，须由人核查变更依据。",
        en=f"{en}, above {percent:f} %; a person must look at the grounds of the changes.",
    )
