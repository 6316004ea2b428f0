"""Figures of cases (办理统计): how far cases came, how long it took, who is late; for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.ledger import queries as ledger
from jianbiao.people.models import Department
from jianbiao.people.queries import Scope
from jianbiao.people.views import require_power
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import queries, tallying
from jianbiao.supervision.domain.matters import Clock, Matter
from jianbiao.supervision.tallying import Funnel, Times
from jianbiao.web.staff.exports import csv_answer

_FIRST = 2000
_LAST = 2100
_STEPS = ("received", "accepted", "decided", "remedied", "open", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What cases of one department or one matter came to; ``of`` is None while none handles them."""

    code: str
    of: Department | Matter | None
    funnel: Funnel


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One clock of a matter with how it was kept."""

    matter: Matter
    clock: Clock
    times: Times


@require_power("public")
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show anybody what came of cases, by department, matter and clock."""
    return _answer(request, "cases/figures.html", None, {"room": "matters"})


@require_power("case.read")
@require_safe
def desk_figures(request: HttpRequest) -> HttpResponse:
    """Show the same to staff, of the departments in their reach."""
    bodies = Scope.of(request.user).filter(Department.objects.all(), industry=None)
    extra = {"desk": True, "room": "cases", "seen": ledger.last_number()}
    return _answer(request, "cases/desk_figures.html", {one.code for one in bodies}, extra)


def _answer(
    request: HttpRequest, template: str, bodies: set[str] | None, extra: dict[str, Any]
) -> HttpResponse:
    on = request.at.astimezone(SHANGHAI).date()  # type: ignore[attr-defined]
    year = _year(request.GET.get("year", ""))
    matters = {one.code: one for one in queries.in_force(on)}
    found = tallying.figures(on, matters, bodies=bodies, year=year)
    departments = Department.objects.in_bulk(list(found.bodies))
    by_body = [Line(code=c, of=departments.get(c), funnel=f) for c, f in found.bodies.items()]
    by_matter = [Line(code=c, of=matters.get(c), funnel=f) for c, f in found.matters.items()]
    timed = list(_timed(found.clocks, matters))
    if (form := request.GET.get("format")) in {"csv", "csv-clocks"}:
        return _csv(by_body, by_matter) if form == "csv" else _csv_clocks(timed)
    shown = {
        "bodies": by_body,
        "matters": by_matter,
        "clocks": timed,
        "whole": _sum(line.funnel for line in by_body),
        "year": year,
        "years": range(on.year, on.year - 4, -1),
        "last": ledger.last_number(),
        **extra,
    }
    return render(request, template, shown)


def _timed(found: Iterable[Times], matters: dict[str, Matter]) -> Iterable[Timed]:
    for one in found:
        matter = matters.get(one.matter)
        clocks = {clock.name: clock for clock in matter.clocks} if matter else {}
        if matter and (clock := clocks.get(one.name)):
            yield Timed(matter=matter, clock=clock, times=one)


def _sum(found: Iterable[Funnel]) -> Funnel:
    rows = list(found)
    return Funnel(**{name: sum(getattr(row, name) for row in rows) for name in _STEPS})


def _csv(by_body: list[Line], by_matter: list[Line]) -> HttpResponse:
    rows = [
        [kind, line.code, *(getattr(line.funnel, name) for name in _STEPS)]
        for kind, lines in (("department", by_body), ("matter", by_matter))
        for line in lines
    ]
    return csv_answer("case-figures", ["of", "code", *_STEPS], rows)


def _csv_clocks(timed: list[Timed]) -> HttpResponse:
    names = ("kept", "broken", "running", "late", "half", "tail")
    head = ["matter", "clock", "side", *names]
    rows = [
        [
            one.matter.code,
            one.clock.name,
            one.clock.side.value,
            *(getattr(one.times, n) for n in names),
        ]
        for one in timed
    ]
    return csv_answer("case-clocks", head, rows)


def _year(said: str) -> int:
    """Return the year asked for, 0 for all of them; what is no year is all of them."""
    digits = said.isascii() and said.isdigit() and len(said) == len(str(_FIRST))
    return int(said) if digits and _FIRST <= int(said) <= _LAST else 0
