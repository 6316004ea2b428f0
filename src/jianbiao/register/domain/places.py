"""适用地域: where a parameter holds, from the nearest place to the whole country.

A place is ``CN``, six digits of GB/T 2260, or either with an industry behind a stroke
(``690100/A03``), and each may be narrowed to tenders of one kind of evaluation method
(``690100/A03@2``, a code of EVALUATING_METHOD_CODE). A nearer place goes before a wider one; within
one place its industry goes before its general rule, and a method before all methods.
"""

import re
from typing import Final

from jianbiao.standard.tendering_codes import EVALUATING_METHOD

COUNTRY: Final = "CN"
"""National law: what holds where no nearer place has said otherwise."""

_METHODS: Final = "".join(EVALUATING_METHOD.values)
_PLACE: Final = re.compile(rf"(?:CN|[0-9]{{6}})(?:/[A-Z][0-9]{{2}})?(?:@[{_METHODS}])?")


def readable(place: str) -> bool:
    """Say whether ``place`` is one."""
    return _PLACE.fullmatch(place) is not None


def chain(place: str) -> tuple[str, ...]:
    """Return the places whose rules hold in ``place``, nearest first, the country last."""
    where, _, method = place.partition("@")
    region, _, industry = where.partition("/")
    wider = [*_regions(region), COUNTRY]
    plain = [p for r in wider for p in ((f"{r}/{industry}", r) if industry else (r,))]
    return tuple(p for one in plain for p in ((f"{one}@{method}", one) if method else (one,)))


def method_of(place: str) -> str:
    """Return the kind of evaluation method to which a place is narrowed; empty for all."""
    return place.partition("@")[2]


def _regions(region: str) -> list[str]:
    if region == COUNTRY:
        return []
    return list(dict.fromkeys((region, f"{region[:4]}00", f"{region[:2]}0000")))
