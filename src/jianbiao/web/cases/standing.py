"""Where an officer stands towards a case (管辖): what their department may do, and whom it may name."""

from dataclasses import dataclass

from jianbiao.people import queries as people
from jianbiao.people.models import Officer
from jianbiao.supervision.domain import places


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``able``: in charge of such tenders; ``known``: could handle a case; ``below``: stand under ours."""

    able: frozenset[str]
    known: frozenset[str]
    below: frozenset[str]


def standing(officer: Officer, region: str, industry: str) -> Standing:
    """Return where ``officer`` stands towards cases about tenders of a division and sector."""
    some = [row.facts() for row in people.departments()]
    mine = officer.department.facts()
    return Standing(
        able=frozenset(one.department for one in people.in_charge(region, industry)),
        known=places.supervising(some),
        below=places.below(mine, some),
    )


def owners(region: str, industry: str) -> list[str]:
    """Return whose data a tender of a division and sector is: those first in charge of it."""
    return [one.department for one in people.in_charge(region, industry)]
