"""职责: acts of competence, and the list of who was in charge of what, with its history."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.people import rows
from jianbiao.people.domain import Bodies
from jianbiao.people.domain.competence import divisions, listed
from jianbiao.people.domain.powers import Function
from jianbiao.people.models import Competence, Department
from jianbiao.people.queries import SECTORS
from jianbiao.people.rows import check_may
from jianbiao.register import queries as register_queries
from jianbiao.register import services as register
from jianbiao.register.domain.competence import standing
from jianbiao.standard.terms import Actor

ROOM: Final = "competence"
LOG: Final = "own"
"""The list's bookmark: it follows the own tables of departments and acts, not a whole log."""

SLICE: Final = 50
"""Acts taken at once; each may change every division below its own."""


@transaction.atomic
def set_competence(
    region: str, sector: str, *, departments: Sequence[str], basis: str, by: Actor, at: datetime
) -> int:
    """Make tenders of ``sector`` in ``region`` and below the departments'; return the number."""
    check_may(by, at, "competence.set")
    for code in departments:
        one = rows.department(code)
        if one is None:
            raise Refused(
                f"没有部门 {code} · no department {code}", code="department_unknown", where=code
            )
        if one.function != Function.SUPERVISION:
            raise Refused(
                f"{one.zh}不是行政监督部门 · {one.en} does not supervise",
                code="supervision_forbidden",
                where=code,
            )
    return register.set_competence(
        region, sector, departments=departments, basis=basis, by=by, at=at
    )


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Take the next acts about bodies and competence into the list; 0 when nothing is new."""
    if log != "official":
        return 0
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, LOG, using=alias)
    changes = _changes(after)[:SLICE]
    if not changes:
        return 0
    with transaction.atomic(using=alias):
        at = _standing_at()
        for number, region in changes:
            _relist(number, region, at(number), alias)
        ledger.set_bookmark(ROOM, LOG, changes[-1][0], using=alias)
    return len(changes)


def _changes(after: int) -> list[tuple[int, str]]:
    opened = Department.objects.filter(number__gt=after, function=Function.SUPERVISION)
    found = list(opened.order_by("number").values_list("number", "region")[:SLICE])
    acts = register_queries.competence_acts(after=after)
    return sorted(found + [(act.number, act.region) for act in acts])


def _relist(number: int, region: str, bodies: Bodies, alias: str) -> None:
    """Bring the divisions at and below ``region`` to where entry ``number`` put them."""
    places = {p for p in bodies.places() if region in divisions(p)}
    now = Competence.objects.using(alias).filter(region__in=places, until=0)
    held = {(r.region, r.sector, r.department) for r in now}
    wanted = listed(bodies, SECTORS, places)
    for place in held - wanted:
        gone = dict(zip(("region", "sector", "department"), place, strict=True))
        now.filter(**gone).update(until=number)
    Competence.objects.using(alias).bulk_create(
        Competence(region=r, sector=s, department=d, since=number)
        for r, s, d in sorted(wanted - held)
    )


def _standing_at() -> Callable[[int], Bodies]:
    """Return a function from an entry to the bodies and acts as they stood then."""
    found = Department.objects.filter(function=Function.SUPERVISION).order_by("number")
    bodies = [(row.number, row.facts()) for row in found]
    acts = register_queries.competence_acts()

    def at(number: int) -> Bodies:
        return Bodies(
            departments=tuple(facts for since, facts in bodies if since <= number),
            acts=standing(act for act in acts if act.number <= number),
        )

    return at
