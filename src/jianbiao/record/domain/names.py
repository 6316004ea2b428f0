"""名称比较: how alike two names of entities are, once what most of them share is left out."""

import re
from typing import Final

from rapidfuzz import fuzz

from jianbiao.record.domain.search import normal

_FORMS: Final = re.compile(
    "股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|分公司|公司|集团|责任|股份"
)
"""Legal forms: every second name ends in one."""
_MARKS: Final = re.compile(r"[\s·.,()\"'-]+")
ALIKE: Final = 75.0
"""From which likeness on (0 to 100) a person is asked; half of a name's characters is about 65."""


def core(name: str) -> str:
    """Return what tells a name from others: without legal form, brackets and dots."""
    plain = _MARKS.sub("", normal(name))
    return _FORMS.sub("", plain) or plain


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 100; equal cores under different legal forms are 99."""
    a, b = core(one), core(other)
    if a == b:
        return 100.0 if normal(one) == normal(other) else 99.0
    return float(fuzz.ratio(a, b))
