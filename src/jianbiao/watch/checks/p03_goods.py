"""P03 货物规模标准: important equipment or materials at or above the threshold, bought without a tender.

Law: 必须招标的工程项目规定 第五条第二项 (2,000,000 yuan). Binds projects whose funds are under the duty.
Reading: as P02. Whether goods are important is taken from their being a lot of the project.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import GOODS
from jianbiao.law.duty import untendered
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Outcome

NUMBER: Final = "P03"
UNIT: Final = "direct"


def check(facts: Facts, *, calendar: Calendar, amount: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the estimate with ``amount`` (元); ``calendar`` is every check's."""
    return untendered(facts, kind=GOODS, limit=amount)
