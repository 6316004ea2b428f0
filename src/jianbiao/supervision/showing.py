"""What pages show of instructions (监督指令公示): suspensions of a tender, documents, lateness below."""

from dataclasses import dataclass
from datetime import date, datetime

from jianbiao.intake.models import Suspension
from jianbiao.people.models import Department
from jianbiao.people.queries import Scope
from jianbiao.supervision import queries
from jianbiao.supervision.models import CaseClock, CaseRow, IssuedDocument

GROUND = "public_ground"
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """One suspension as everybody may know it; ``until`` is None while it stands."""

    case: str
    lot: str
    since: datetime
    until: datetime | None
    ground: str
    numbers: tuple[str, ...]


def suspensions(tender: str) -> list[Stopped]:
    """Return the suspensions of a tender and of its lots, the latest first."""
    rows = list(Suspension.objects.filter(tender=tender).order_by("-number"))
    cases = CaseRow.objects.in_bulk([row.case for row in rows])
    documents = IssuedDocument.objects.filter(case__in=cases).order_by("entry")
    numbers: dict[str, list[str]] = {}
    for one in documents:
        numbers.setdefault(one.case, []).append(one.number)
    return [
        Stopped(
            case=row.case,
            lot=row.lot,
            since=row.since,
            until=row.until,
            ground=_ground(cases.get(row.case)),
            numbers=tuple(numbers.get(row.case, ())),
        )
        for row in rows
    ]


def _ground(case: CaseRow | None) -> str:
    """Return what the public is told of the reason, where an officer wrote that."""
    said = [str(one["fields"].get(GROUND, "")) for one in (case.done if case else ())]
    return next((text for text in reversed(said) if text), "")


def documents_of(case: str) -> list[IssuedDocument]:
    """Return the documents of a case, the oldest first."""
    return list(IssuedDocument.objects.filter(case=case).order_by("entry"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A clock that ran out in a body below: what a superior sees, for nobody set it (逐级督办)."""

    clock: CaseClock
    body: str
    days: int


def late_below(scope: Scope, body: str, on: date) -> list[Late]:
    """Return the late clocks of cases that bodies below ``body`` handle, the latest first.

    Below are departments of a division within that of ``body``, which ranks above them.
    """
    mine = Department.objects.filter(code=body).first()
    if mine is None:
        return []
    ranks = {"province": 0, "city": 1, "county": 2}
    rows = queries.late(scope, on).exclude(body__in=["", body])[:MOST]
    found = Department.objects.in_bulk([row.body for row in rows])
    return [
        Late(clock=row, body=its.code, days=(on - row.last).days)
        for row in rows
        if row.last is not None
        and (its := found.get(row.body)) is not None
        and ranks.get(its.level, 0) > ranks.get(mine.level, 0)
    ]
