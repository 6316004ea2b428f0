"""招标代理机构 among bidders: when two codes, or two names, are those of one body."""

import re
from typing import Any, Final

_CREDIT_CODE: Final = 18
_ORGANISATION_CODE: Final = 9
_MARKS: Final = re.compile(r"[\s-]+")


def plain(said: Any) -> str:
    """Return a code or name without blanks, hyphens and case; empty for what is no text."""
    return _MARKS.sub("", said).upper() if isinstance(said, str) else ""


def same(one: str, other: str) -> bool:
    """Say whether two plain codes name one body: equal, or an organisation code in a credit code."""
    if not other:
        return False
    short, long = sorted((one, other), key=len)
    within = len(long) == _CREDIT_CODE and len(short) == _ORGANISATION_CODE
    return one == other or (within and long[8:17] == short)
