"""Pages about the record itself: working days that are published, content that is erased (内务)."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jianbiao.errors import Refused
from jianbiao.intake import erasing
from jianbiao.intake import queries as intake
from jianbiao.people import queries as people
from jianbiao.people.views import require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.register import services as registering
from jianbiao.standard.terms import Actor
from jianbiao.web.house import forms
from jianbiao.web.house.deeds import Deed, answer


@require_power("rule.read")
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the years published since this release; publish one (工作日历)."""

    def shown() -> dict[str, Any]:
        book = register.book()
        return {"years": book.years[::-1], "through": book.days().through}

    return answer(request, "house/calendar.html", _CALENDAR, shown)


@require_power("content.erase")
@require_http_methods(["GET", "POST"])
def erasures(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second person and what was erased; ask, agree (删除)."""

    def shown() -> dict[str, Any]:
        return {"waiting": intake.erasures(done=False), "rows": intake.erasures(done=True)}

    return answer(request, "house/erasures.html", _ERASURES, shown)


def _publish(said: dict[str, Any], by: Actor, at: datetime) -> int:
    role = people.officer(by.id).role
    return registering.publish_year(**said, by=by, role=role, at=at)


def _ask(said: dict[str, Any], by: Actor, at: datetime) -> int:
    _within(said["numbers"], said["log"], by)
    return erasing.ask(**said, by=by, at=at)


def _agree(said: dict[str, Any], by: Actor, at: datetime) -> int:
    waiting = {(row.log, row.asked): row for row in intake.erasures(done=False)}
    row = waiting.get((said["log"], said["asked"]))
    if row is not None:
        _within(row.numbers, row.log, by)
    return erasing.agree(**said, by=by, at=at)


def _within(numbers: list[int], log: str, by: Actor) -> None:
    """Raise Refused where an entry is about a tender that the officer does not see."""
    tenders = {one.tender for one in record.proven_by(numbers, log=log) if one.tender}
    scope = people.Scope.of(people.officer(by.id))
    seen = record.tenders(scope, log=log).filter(code__in=tenders).values_list("code", flat=True)
    if tenders - set(seen):
        raise Refused(
            "条目不在职责范围内 · an entry is out of reach", code="entry_unknown", where="numbers"
        )


_CALENDAR = (
    Deed(
        name="publish",
        power="calendar.adopt",
        word="year.publish",
        form=forms.YearForm,
        do=_publish,
    ),
)
_ERASURES = (
    Deed(name="ask", power="content.erase", word="erase.ask", form=forms.EraseForm, do=_ask),
    Deed(
        name="agree",
        power="content.erase",
        word="erase.agree",
        form=forms.AgreeForm,
        do=_agree,
        grave=True,
    ),
)
