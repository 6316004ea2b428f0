"""职责划分: whose the tenders of a sector in a division are, as acts say. Who is what: ``people``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.errors import Refused
from jianbiao.standard.bodies import CompetenceSet

_REGION: Final = re.compile(r"[0-9]{6}")
_SECTOR: Final = re.compile(r"[A-Z][0-9]{2}|\*")

Standing = dict[tuple[str, str], tuple[str, ...]]
"""Departments by (region, sector): the acts that stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """One act of competence; no departments: an earlier act is taken back."""

    number: int
    region: str
    sector: str
    departments: tuple[str, ...]
    basis: str
    by: str
    at: datetime


def assign(
    now: Standing, *, region: str, sector: str, departments: Sequence[str], basis: str
) -> CompetenceSet:
    """Decide whether tenders of ``sector`` in ``region`` may be made ``departments``'."""
    if not _REGION.fullmatch(region):
        raise Refused(
            f"区划 {region!r} 须为 6 位数字 · a region has six digits",
            code="jurisdiction_unknown",
            where="region",
        )
    if not _SECTOR.fullmatch(sector):
        raise Refused(
            f"行业 {sector!r} 须为 A01 之类代码或 * · a sector is a code like A01, or *",
            code="jurisdiction_unknown",
            where="sector",
        )
    if not basis.strip():
        raise Refused("依据必填 · a basis is needed", code="basis_missing", where="basis")
    named = tuple(departments)
    if len(set(named)) != len(named):
        raise Refused("部门重复 · a department twice", code="competence_same", where="departments")
    if now.get((region, sector), ()) == named:
        raise Refused(
            "职责没有变化 · it stands so already",
            code="competence_same",
            where=f"{region}/{sector}",
        )
    return CompetenceSet(region=region, sector=sector, departments=list(named), basis=basis)


def assigned(event: CompetenceSet, *, number: int, by: str, at: datetime) -> Assigned:
    """Return the act that ``event`` is."""
    return Assigned(
        number=number,
        region=event.region,
        sector=event.sector,
        departments=tuple(event.departments),
        basis=event.basis,
        by=by,
        at=at,
    )


def standing(acts: Iterable[Assigned]) -> Standing:
    """Return what stands after ``acts`` in the order of the ledger."""
    found: Standing = {}
    for act in acts:
        if act.departments:
            found[act.region, act.sector] = act.departments
        else:
            found.pop((act.region, act.sector), None)
    return found
