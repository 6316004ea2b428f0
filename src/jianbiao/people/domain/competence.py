"""主管: who is competent for tenders of a sector in a division; by acts, else by what bodies are for.

The act of the nearest division decides, its sector before its general one. Where no act speaks, the
nearest supervision department registered for the sector is competent; where none is, the nearest
one that supervises all. A body above in the same sector guides and sees, but is not first in charge.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jianbiao.people.domain.departments import ALL, Department
from jianbiao.people.domain.powers import Function


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Everything that decides competence: departments, and the acts that stand by (region, sector)."""

    departments: tuple[Department, ...] = ()
    acts: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _at: dict[str, list[Department]] = field(init=False, repr=False, compare=False)
    _able: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the supervision departments out by division."""
        found: dict[str, list[Department]] = {}
        for one in self.departments:
            if one.function == Function.SUPERVISION:
                found.setdefault(one.region, []).append(one)
        object.__setattr__(self, "_at", found)
        able = frozenset(d.code for here in found.values() for d in here)
        object.__setattr__(self, "_able", able)

    def competent(self, region: str, sector: str) -> tuple[str, ...]:
        """Return the codes of the departments first in charge; none where nobody is registered."""
        chain = divisions(region)
        for place in chain:
            for said in (sector, ALL):
                if named := self._named((place, said)):
                    return named
        for wanted in (sector, ALL):
            for place in chain:
                here = sorted(d.code for d in self._at.get(place, ()) if wanted in d.industries)
                if here:
                    return tuple(here)
        return ()

    def places(self) -> set[str]:
        """Return every division for which competence can differ from the one above it."""
        return set(self._at) | {region for region, _ in self.acts}

    def lost(self, department: Department) -> frozenset[str]:
        """Return sectors that an act gave to others over the department's own division."""
        if ALL in department.industries:
            return frozenset()
        return frozenset(
            sector
            for sector in department.industries
            if (named := self._deciding(department.region, sector)) and department.code not in named
        )

    def gained(self, department: Department) -> Iterator[tuple[str, str]]:
        """Yield (region, sector) of the acts that name the department."""
        for place, named in self.acts.items():
            if department.code in named:
                yield place

    def _deciding(self, region: str, sector: str) -> tuple[str, ...]:
        for place in divisions(region):
            for said in (sector, ALL):
                if named := self._named((place, said)):
                    return named
        return ()

    def _named(self, place: tuple[str, str]) -> tuple[str, ...]:
        """Return whom an act names; whoever is no supervision department is passed over."""
        return tuple(code for code in self.acts.get(place, ()) if code in self._able)


def divisions(region: str) -> tuple[str, ...]:
    """Return the divisions that hold ``region``, nearest first: 690102, 690100, 690000."""
    if not (len(region) == 6 and region.isdigit()):  # noqa: PLR2004
        return (region,)
    return tuple(dict.fromkeys((region, f"{region[:4]}00", f"{region[:2]}0000")))


def listed(
    bodies: Bodies, sectors: Collection[str], regions: Iterable[str]
) -> set[tuple[str, str, str]]:
    """Return (region, sector, department) for these divisions and sectors."""
    return {
        (region, sector, code)
        for region in regions
        for sector in sectors
        for code in bodies.competent(region, sector)
    }
