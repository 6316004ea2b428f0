"""Who sees what (监督范围): the one scoping rule, by administrative division and industry.

A body sees the tenders below its own division in its industries, without the sectors that an act
of competence gave to others there, and with those that an act gave to it. What no division of ours
contains (another province's code, none at all) must not fall out of sight by a wrong code: the
bodies of the instance's own division see it too. An industry nobody listed is seen by the bodies
that supervise all of them. Operators and trading centres see no tender at all.
"""

from dataclasses import dataclass

from jianbiao.people.domain.competence import Bodies
from jianbiao.people.domain.departments import ALL, Department
from jianbiao.people.domain.powers import Function

NO_TENDERS = frozenset({Function.OPERATOR, Function.TRADING_CENTRE})
"""Functions whose people see how platforms dock, and no tender."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """``prefix`` of the region codes seen, and the industries seen there; None sees all of them."""

    prefix: str
    industries: tuple[str, ...] | None

    def covers(self, region: str, industry: str) -> bool:
        """Say whether the strip holds ``region`` and ``industry``."""
        inside = region.startswith(self.prefix)
        return inside and (self.industries is None or industry in self.industries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a body sees: tenders of ``industries`` below ``prefix`` and in ``more``.

    Rows of no industry are seen below ``prefix``; without ``tenders`` there is nothing else.
    """

    prefix: str
    industries: tuple[str, ...] | None
    more: tuple[Strip, ...] = ()
    tenders: bool = True

    @property
    def strips(self) -> tuple[Strip, ...]:
        """Return where tenders are seen; none where none are."""
        if not self.tenders:
            return ()
        own = Strip(prefix=self.prefix, industries=self.industries)
        return (*((own,) if self.industries != () else ()), *self.more)

    def covers(self, region: str, industry: str) -> bool:
        """Say whether a tender of ``region`` and ``industry`` is seen."""
        return any(strip.covers(region, industry) for strip in self.strips)


def reach(department: Department, *, home: str = "", bodies: Bodies | None = None) -> Reach:
    """Return what ``department`` sees on an instance of division ``home`` (six digits)."""
    lost = bodies.lost(department) if bodies else frozenset()
    kept = tuple(one for one in department.industries if one not in lost)
    more = [
        Strip(
            prefix="" if region == home else division(region),
            industries=None if sector == ALL else (sector,),
        )
        for region, sector in (bodies.gained(department) if bodies else ())
        if department.function == Function.SUPERVISION
    ]
    return Reach(
        prefix="" if department.region == home else division(department.region),
        industries=None if ALL in kept else kept,
        more=tuple(dict.fromkeys(more)),
        tenders=department.function not in NO_TENDERS,
    )


def visible(department: Department, region: str, industry: str, *, home: str = "") -> bool:
    """Say whether ``department`` sees a tender of ``region`` (GB/T 2260) and ``industry`` (A01…)."""
    return reach(department, home=home).covers(region, industry)


def division(region: str) -> str:
    """Return the digits that every code below ``region`` begins with: 690100 → 6901."""
    for digits in (2, 4):
        if region[digits:] == "0" * (6 - digits):
            return region[:digits]
    return region
