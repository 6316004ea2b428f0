"""What stands beside a complaint for whoever handles it (办案参考): conditions, chain, history, recusals."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from jianbiao.law.periods import day_of as beijing_day
from jianbiao.people import queries as people
from jianbiao.people.models import Officer
from jianbiao.supervision import complaining, persons
from jianbiao.supervision.domain.bad_faith import facts
from jianbiao.supervision.domain.cases import Attempt, Case
from jianbiao.supervision.domain.complaint import COMPLAINT, complaint, last
from jianbiao.supervision.domain.decisions import decision
from jianbiao.supervision.domain.matters import Kind, Matter, Side
from jianbiao.supervision.domain.objections import Link
from jianbiao.supervision.domain.recusal import conflicts, recused
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases import decided, known
from jianbiao.web.cases.moments import at_of, day_of

_HANDLING = frozenset({"case.handle", "case.approve"})


def sees_identity(officer: Officer, row: CaseRow, *, competent: bool) -> bool:
    """Say whether an officer may read who somebody is: of the department that handles it, not recused.

    Before a department took it up, those who are first in charge of such tenders may.
    """
    if not _HANDLING & officer.powers or officer.login in recused(row.facts()):
        return False
    return row.body == officer.department_id if row.body else competent


def competent(officer: Officer, row: CaseRow) -> bool:
    """Say whether an officer's department is first in charge of such tenders."""
    mine = officer.department_id
    return any(one.department == mine for one in people.in_charge(row.region, row.industry))


def beside(
    request: HttpRequest, row: CaseRow, matter: Matter, *, sees: bool, body: str
) -> dict[str, Any]:
    """Return what the page of a case shows beside it; of the complainant only to who ``sees``."""
    case = row.facts()
    shown: dict[str, Any] = {"sees": sees, "chain": _chain(case, request, sees=sees)}
    if not any(one.kind is Kind.OFFICERS for act in matter.acts.values() for one in act.fields):
        return shown
    shown["colleagues"] = _colleagues(request, case, body) if sees else ()
    if row.matter != COMPLAINT or (about := complaint(case)) is None:
        return shown
    on = day_of(request)
    shown |= {"complained_on": about.filed_on, "after_reply": _after_reply(shown, about.filed_on)}
    if sees:
        shown["checks"] = known.for_officer(row, request)
        history = complaining.history(about.complainant, on=on, besides=row.id)
        shown["bad_faith"] = facts(history, on=on)
    if last(case, "draft") is not None:
        whole = decision(case, matter, decided.about(case), on=on, named=sees)
        shown["decision"] = whole
        shown["preview"] = decided.published(case, matter, request)
    return shown


def _after_reply(shown: dict[str, Any], filed_on: date) -> int:
    """Return how many days after the reply to its objection a complaint came; 0 where there is none."""
    replies = [one.objection.replied_at for one, named in shown["chain"] if named]
    return (filed_on - beijing_day(replies[0])).days if replies and replies[0] else 0


def _chain(case: Case, request: HttpRequest, *, sees: bool) -> list[tuple[Link, bool]]:
    """Return the objections about the tender; by whom, and which the complaint names, to who ``sees``."""
    if case.matter != COMPLAINT or not case.subject.tender:
        return []
    number = case.done[0].fields.get("objection", "") if sees else ""
    links = known.links(case.subject.tender, request, staff=sees)
    return [(one, bool(number) and one.objection.number == number) for one in links]


def _colleagues(request: HttpRequest, case: Case, body: str) -> list[tuple[object, object]]:
    """Return who of the department could investigate, each with why they have to stand aside."""
    attempt = Attempt(act="", by="", body=body, at=at_of(request), side=Side.AUTHORITY.value)
    concerned = persons.concerned(case, attempt, case.subject)
    found = persons.colleagues(attempt, case=case)
    return [(one, conflicts(one, case, concerned)) for one in found]
