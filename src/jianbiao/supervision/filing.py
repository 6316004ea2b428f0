"""立案: a lead becomes a case in one act of the ledger, with everything the lead had taken up."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.register import queries as register
from jianbiao.standard.casefile_events import CaseLinked
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import queries, storing
from jianbiao.supervision.domain.cases import Attempt, Case
from jianbiao.supervision.domain.engine import after, beside, decide
from jianbiao.supervision.services import locked, new_id, note_refusal

CASE: Final = "case"
FILE: Final = "file"


def file_lead(
    lead: str, case: Attempt, filing: Attempt, *, by: Actor, at: datetime
) -> tuple[str, int]:
    """Open a case from a lead and end the lead; return the case's id and the first entry's number.

    ``case`` is the opening act of the case, ``filing`` the lead's act, which need not name the case.
    Both happen or neither. Raise Refused where either may not be done; that is noted.
    """
    try:
        with transaction.atomic():
            return _file(locked(lead), case, filing, by=by, at=at)
    except Refused as error:
        note_refusal(lead, filing, error, by=by, at=at)
        raise


def _file(
    lead: Case, case: Attempt, filing: Attempt, *, by: Actor, at: datetime
) -> tuple[str, int]:
    its = queries.matter_in_force(CASE, at.astimezone(SHANGHAI).date())
    of_lead = queries.matter(lead.matter, lead.version)
    id, calendar = new_id(CASE, lead.subject, case), register.book().days()
    begun = replace(case, fields={**case.fields, "lead": lead.id})
    ending = replace(filing, act=FILE, fields={**filing.fields, "case": id})
    opened = decide(None, its, begun, id=id, subject=lead.subject, calendar=calendar)
    ended = decide(lead, of_lead, ending, id=lead.id, subject=lead.subject, calendar=calendar)
    links = [CaseLinked(case=id, alert=one) for one in lead.alerts]
    numbers = ledger.append_many([opened, *links, ended], by=by, at=at)
    now = after(None, opened, number=numbers[0], by=by.id, at=at)
    for link in links:
        now = beside(now, link)
    storing.store(now, new=True, ended=False, using="default")
    last = after(lead, ended, number=numbers[-1], by=by.id, at=at)
    storing.store(last, new=False, ended=of_lead.states[last.state].ends, using="default")
    return id, numbers[0]
