"""Keeping cases (案件存储): the row of a case with the departments and alerts that belong to it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jianbiao.ledger.queries import Said
from jianbiao.standard import events
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.casefile_events import CaseLinked, CaseMoved
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.engine import after, beside
from jianbiao.supervision.models import CaseAlert, CaseBody, CaseRow

BESIDE: Final = frozenset({CaseMoved.kind, CaseLinked.kind})
"""What stands beside an act and changes its case."""

ACTS: Final = frozenset({CaseOpened.kind, CaseActed.kind})


def store(case: Case, *, new: bool, ended: bool, using: str) -> None:
    """Write a case's row, who handles it and what it takes up; only what changed of these two."""
    before = None if new else CaseRow.objects.using(using).filter(id=case.id).first()
    CaseRow.row(case, ended=ended).save(using=using, force_insert=new, force_update=not new)
    if before is None or (before.body, before.joint) != (case.body, list(case.joint)):
        CaseBody.objects.using(using).filter(case=case.id).delete()
        CaseBody.objects.using(using).bulk_create(
            CaseBody(case=case.id, body=body, role="holder" if body == case.body else "joint")
            for body in sorted(case.bodies)
        )
    if before is None or before.alerts != list(case.alerts):
        CaseAlert.objects.using(using).filter(case=case.id).delete()
        CaseAlert.objects.using(using).bulk_create(
            CaseAlert(case=case.id, alert=alert) for alert in case.alerts
        )


def folded(row: CaseRow | None, entry: Said) -> Case:
    """Return the case once ``entry`` is folded: an act, or what stands beside one."""
    event = events.from_dict(entry.event)
    case = row.facts() if row else None
    if entry.kind in BESIDE and case is not None:
        return beside(case, event)
    return after(case, event, number=entry.number, by=entry.by, at=entry.at)


def together(number: int, said: Mapping[int, Said], case: str) -> Sequence[int]:
    """Return an act's number with those of what was appended beside it, from the entries ``said``."""
    found = [number]
    while (more := said.get(found[-1] + 1)) is not None and _belongs(more.event, case):
        found.append(more.number)
    return found


def _belongs(event: Mapping[str, Any], case: str) -> bool:
    return event["kind"] in BESIDE and event["case"] == case
