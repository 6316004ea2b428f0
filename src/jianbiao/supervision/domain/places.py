"""Who stands above whom (上级、共同的上级): by division and sector. Pure.

行政处罚法 25: a dispute about competence is settled by the common superior, an authority of a division
that holds both, which supervises the sectors of both.
"""

from collections.abc import Iterable

from jianbiao.people.domain.competence import divisions
from jianbiao.people.domain.departments import ALL, Department
from jianbiao.people.domain.powers import Function


def stands_above(one: Department, other: Department) -> bool:
    """Say whether ``one`` is a superior of ``other``: a wider division, and every sector of it."""
    if one.function != Function.SUPERVISION or one.region == other.region:
        return False
    inside = one.region in divisions(other.region)
    return inside and (ALL in one.industries or set(other.industries) <= set(one.industries))


def below(one: Department, others: Iterable[Department]) -> frozenset[str]:
    """Return the codes of those that ``one`` stands above."""
    return frozenset(other.code for other in others if stands_above(one, other))


def supervising(some: Iterable[Department]) -> frozenset[str]:
    """Return the codes of those that can handle a case at all."""
    return frozenset(one.code for one in some if one.function == Function.SUPERVISION)
