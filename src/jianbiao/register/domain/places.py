"""适用地域: where a parameter holds, from the nearest place to the whole country.

A place is ``CN``, six digits of GB/T 2260, or either with an industry behind a stroke
(``690100/A03``). A nearer place goes before a wider one; within one place its industry goes before
its general rule.
"""

import re
from typing import Final

COUNTRY: Final = "CN"
"""National law: what holds where no nearer place has said otherwise."""

_PLACE: Final = re.compile(r"(?:CN|[0-9]{6})(?:/[A-Z][0-9]{2})?")


def readable(place: str) -> bool:
    """Say whether ``place`` is one."""
    return _PLACE.fullmatch(place) is not None


def chain(place: str) -> tuple[str, ...]:
    """Return the places whose rules hold in ``place``, nearest first, the country last."""
    region, _, industry = place.partition("/")
    wider = [*_regions(region), COUNTRY]
    return tuple(p for r in wider for p in ((f"{r}/{industry}", r) if industry else (r,)))


def _regions(region: str) -> list[str]:
    if region == COUNTRY:
        return []
    return list(dict.fromkeys((region, f"{region[:4]}00", f"{region[:2]}0000")))
