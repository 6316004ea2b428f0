"""Inspections by random draw (双随机检查): plan, teams, records for officers; draws and results for all."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import sessions
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, real, require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import inspecting, queries, rates, services
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.engine import may
from jianbiao.supervision.domain.matters import Act, Matter, Side
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.house.forms import Form, choice

BAD: Final = 400


@require_power("case.read")
@require_http_methods(["GET", "HEAD", "POST"])
def plans(request: HttpRequest) -> HttpResponse:
    """Show the inspections in reach and the form of a plan, or plan one."""
    matter = queries.matter_in_force(
        inspecting.INSPECTION, _at(request).astimezone(SHANGHAI).date()
    )
    act = matter.acts["plan"]
    if request.method != "POST":
        return _plans(request, matter, act, form_of(act))
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _plans(request, matter, act, form, status=BAD)
    by, department = actor(request), _officer(request).department
    fields = fields_of(form, act)
    attempt = replace(_attempt(request, act.name), fields=fields)
    # A title names an inspection of a department: a second of the same is refused while one is open.
    party = f"{department.code}/{fields['title'].strip()}"[:200]
    subject = Subject(region=department.region, party=party)
    try:
        id, _ = services.open_case(matter.code, attempt, subject=subject, by=by, at=_at(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        return _plans(request, matter, act, form, status=words(error.code).status)
    return redirect("cases:inspection", id)


@require_power("case.read")
@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest, id: str) -> HttpResponse:
    """Show one inspection with its teams by name, or do the act that its form names."""
    row = _row(id, Scope.of(request.user))
    matter = queries.matter(row.matter, row.version)
    if request.method != "POST":
        return _inspection(request, row, matter)
    act = matter.acts.get(request.POST.get("act", ""))
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    if act is None or act.side is not Side.AUTHORITY:
        raise Refused("没有这项办理 · there is no such act", code="case_state", where="act")
    form = _form(act, row.facts(), request.POST)
    if not form.is_valid():
        return _inspection(request, row, matter, tried=(act, form), status=BAD)
    fields = fields_of(form, act)
    try:
        if act.name == "recuse":
            inspecting.check_recusal(row.facts(), fields["object"], fields["officer"])
        attempt = replace(_attempt(request, act.name), fields=fields)
        services.act(id, attempt, by=actor(request), at=_at(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        row.refresh_from_db()
        status = words(error.code).status
        return _inspection(request, row, matter, tried=(act, form), status=status)
    return redirect("cases:inspection", id)


@require_power("public")
@require_safe
def draws(request: HttpRequest) -> HttpResponse:
    """Show every inspection: planned, drawn, published."""
    listed = [_listed(row) for row in rates.inspections()]
    return render(request, "cases/draws.html", {"listed": listed, "room": "matters"})


@require_power("public")
@require_safe
def draw(request: HttpRequest, id: str) -> HttpResponse:
    """Show one draw and its results to everybody; officers and evaluators by their tags."""
    row = _row(id, None)
    matter = queries.matter(row.matter, row.version)
    data = inspecting.public_data(row)
    shown = {
        **_told(row, matter, data),
        "address": request.build_absolute_uri(f"/inspections/{id}.json"),
        "room": "matters",
    }
    return render(request, "cases/draw.html", shown)


@require_power("public")
@require_safe
def draw_data(request: HttpRequest, id: str) -> HttpResponse:  # noqa: ARG001
    """Return what a citizen needs to repeat a draw (``jianbiao inspect draw``)."""
    data = inspecting.public_data(_row(id, None))
    answer = HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=1), content_type="application/json"
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _told(row: CaseRow, matter: Matter, data: dict[str, Any]) -> dict[str, Any]:
    """Return what both pages tell of an inspection."""
    drawn = data.get("drawn")
    results = {one["object"]: one for one in data["results"] if "object" in one}
    objects = drawn["objects"] if drawn else ()
    return {
        "row": row,
        "matter": matter,
        "state": matter.states[row.state],
        "plan": [(field, data["plan"]) for field in matter.acts["plan"].fields],
        "title": data["plan"]["title"],
        "fixed": data.get("fixed"),
        "drawn": drawn,
        "teams": [(one, drawn["teams"][one], results.get(one)) for one in objects] if drawn else (),
        "titles": record.titles(objects) if data["plan"]["kind"] == "1" else {},
        "result_field": next(f for f in matter.acts["record"].fields if f.name == "result"),
        "summary": next((one["summary"] for one in data["results"] if "summary" in one), ""),
        "seed_size": fixed["number"] + fixed["wait"] if (fixed := data.get("fixed")) else 0,
    }


def _listed(row: rates.Listed) -> tuple[rates.Listed, Matter]:
    return row, queries.matter(row.matter, row.version)


def _plans(
    request: HttpRequest, matter: Matter, act: Act, form: Form, *, status: int = 200
) -> HttpResponse:
    scope = Scope.of(request.user)
    mine = [row for row in rates.inspections() if scope.sees(row.region, row.industry)]
    shown = {
        "listed": [_listed(row) for row in mine],
        "form": form,
        "act": act,
        "able": act.power in _officer(request).powers,
        "tried": form.is_bound,
        "proved": sessions.proved(request.session, real=real(request)),
    }
    return _shown(request, "cases/inspections.html", {**shown, "matter": matter}, status=status)


def _inspection(
    request: HttpRequest,
    row: CaseRow,
    matter: Matter,
    *,
    tried: tuple[Act, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    now = row.facts()
    calendar = register.book().days()
    probe = _attempt(request, "")
    offered = [
        (
            act,
            tried[1] if tried and tried[0] == act else _form(act, now),
            bool(tried and tried[0] == act),
        )
        for act in may(now, matter, probe, calendar=calendar)
    ]
    shown = {
        **_told(row, matter, inspecting.public_data(row)),
        "names": inspecting.names(row.id),
        "clocks": queries.running(
            now, matter, on=_at(request).astimezone(SHANGHAI).date(), calendar=calendar
        ),
        "offered": offered,
        "faults": tried[1].non_field_errors() if tried else (),
        "seen_acts": now.seen,
        "proved": sessions.proved(request.session, real=real(request)),
    }
    return _shown(request, "cases/inspection.html", shown, status=status)


def _form(act: Act, case: Case, said: Any = None) -> Form:
    """Return an act's form; what was drawn is chosen, not written."""
    made = form_of(act, said)
    drawn, fixed = inspecting.drawn(case), inspecting.pools(case)
    named = inspecting.names(case.id)
    pools = {
        "object": drawn.objects if drawn else (),
        "officer": fixed.officers if fixed and act.name == "recuse" else (),
    }
    for name, pool in pools.items():
        if name in made.fields and pool:
            label = str(made.fields[name].label)
            made.fields[name] = choice(label, [(one, named.get(one, one)) for one in pool])
    return made


def _row(id: str, scope: Scope | None) -> CaseRow:
    row = queries.case(id, scope)
    if row.matter != inspecting.INSPECTION:
        raise Refused(f"没有检查 {id} · no inspection {id}", code="case_unknown", where=id)
    return row


def _attempt(request: HttpRequest, act: str) -> Attempt:
    by = actor(request)
    seen = request.POST.get("seen", "")
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=_at(request),
        side=Side.AUTHORITY.value,
        powers=_officer(request).powers,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1,  # noqa: PLR2004
    )


def _officer(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _shown(
    request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    common = {"desk": True, "room": "cases", "seen": ledger.last_number()}
    return render(request, template, {**common, **shown}, status=status)


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
