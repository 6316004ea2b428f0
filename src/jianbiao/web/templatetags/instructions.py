"""Tags of instructions: suspensions of a tender, documents and reminders of a case, lateness below."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template

from jianbiao.law.periods import day_of
from jianbiao.people.models import Department, Officer
from jianbiao.people.queries import Scope
from jianbiao.supervision import queries, reminders, showing
from jianbiao.supervision.domain.matters import Matter
from jianbiao.supervision.models import IssuedDocument, Reminder, ReminderTry
from jianbiao.supervision.showing import Late, Stopped

register = template.Library()


@register.simple_tag
def suspensions_of(tender: str) -> list[Stopped]:
    """Return the suspensions of a tender, the latest first."""
    return showing.suspensions(tender)


@register.simple_tag
def documents_of(case: str) -> list[IssuedDocument]:
    """Return the documents of a case, the oldest first."""
    return showing.documents_of(case)


@register.simple_tag
def reminders_of(case: str) -> list[tuple[Reminder, ReminderTry | None]]:
    """Return the reminders of a case, each with what was tried in vain."""
    return reminders.of_case(case)


@register.simple_tag(takes_context=True)
def late_below(context: Mapping[str, Any]) -> list[tuple[Late, Matter, Department | None]]:
    """Return the late clocks of bodies below the officer's, with matters and bodies."""
    officer = context.get("officer")
    if not isinstance(officer, Officer):
        return []
    found = showing.late_below(Scope.of(officer), officer.department_id, _today(context))
    bodies = Department.objects.in_bulk([one.body for one in found])
    cases = {one.clock.case: queries.case(one.clock.case) for one in found}
    return [
        (
            one,
            queries.matter(cases[one.clock.case].matter, cases[one.clock.case].version),
            bodies.get(one.body),
        )
        for one in found
    ]


def _today(context: Mapping[str, Any]) -> date:
    return day_of(context["at"])
