"""P02 施工规模标准: a works contract at or above the threshold that was let without a tender.

Law: 必须招标的工程项目规定 第五条第一项 (4,000,000 yuan). Binds projects whose funds are under the duty.
Reading: the threshold itself is reached; the estimate counts in the unit given, and where none is
given the answer stands only if both units give it. A lot of another class is outside; one of
unknown class is clear below the threshold and undecidable above. An exemption claimed is doubtful.
Undecidable: class, estimate, unit, funds or procedure unknown where they decide.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import WORKS
from jianbiao.law.duty import untendered
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Outcome

NUMBER: Final = "P02"
UNIT: Final = "direct"


def check(facts: Facts, *, calendar: Calendar, amount: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the estimate with ``amount`` (元); ``calendar`` is every check's."""
    return untendered(facts, kind=WORKS, limit=amount)
