"""Who sees what (监督范围): the one scoping rule, by administrative division and industry.

A department sees the tenders below its own division in its industries. What no division of ours
contains (another province's code, none at all) must not fall out of sight by a wrong code: the
departments of the instance's own division see it too. An industry nobody listed is seen by the
departments that supervise all of them.
"""

from dataclasses import dataclass

from jianbiao.people.domain.departments import ALL, Department


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """``prefix`` of the region codes seen, and the industries seen; None sees all of them."""

    prefix: str
    industries: tuple[str, ...] | None

    def covers(self, region: str, industry: str) -> bool:
        """Say whether a tender of ``region`` and ``industry`` is seen."""
        inside = region.startswith(self.prefix)
        return inside and (self.industries is None or industry in self.industries)


def reach(department: Department, *, home: str = "") -> Reach:
    """Return what ``department`` sees on an instance of division ``home`` (six digits)."""
    whole = department.region == home
    return Reach(
        prefix="" if whole else division(department.region),
        industries=None if ALL in department.industries else department.industries,
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
