"""P04 服务规模标准: survey, design or supervision at or above the threshold, let without a tender.

Law: 必须招标的工程项目规定 第五条第三项 (1,000,000 yuan). Binds projects whose funds are under the duty.
Reading: as P02. Only survey, design and supervision have a threshold: a code that names services
without saying which is doubtful above it.
"""

from decimal import Decimal
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import SERVICES
from jianbiao.law.duty import untendered
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Outcome

NUMBER: Final = "P04"
UNIT: Final = "direct"


def check(facts: Facts, *, calendar: Calendar, amount: Decimal) -> Outcome:  # noqa: ARG001
    """Compare the estimate with ``amount`` (元); ``calendar`` is every check's."""
    return untendered(facts, kind=SERVICES, limit=amount)
