"""立案 page: a lead becomes a case with one form, everything it took up going along."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jianbiao.errors import Malformed, Refused
from jianbiao.people import sessions
from jianbiao.people.views import actor, real, require_power
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import filing, queries
from jianbiao.supervision.domain.matters import Act, Matter
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.cases.staff import attempt_of, case_of, moment_of_request, shown_page
from jianbiao.web.house.forms import Form

BAD = 400
_SAME = ("suspect", "conduct_ended_on", "period")
"""What a lead's form says already."""


@require_power("case.handle")
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, id: str) -> HttpResponse:
    """Show the form of a case that comes from a lead, or open it and end the lead."""
    row = case_of(request, id)
    its = queries.matter_in_force(
        filing.CASE, moment_of_request(request).astimezone(SHANGHAI).date()
    )
    act = its.openings()[0]
    if filing.FILE not in queries.matter(row.matter, row.version).acts:
        raise Refused("该件不能转立案 · it cannot become a case", code="case_state", where=id)
    if request.method != "POST":
        said = row.facts().done[0].fields
        known = {name: said.get(name, "") for name in _SAME}
        form = form_of(act)
        form.initial = {**known, "facts": said.get("summary", ""), "lead": id}
        return _page(request, row, its, act, form)
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _page(request, row, its, act, form, status=BAD)
    case = attempt_of(request, act.name, row.region, row.industry, fields_of(form, act))
    late = {"late_reason": request.POST.get("late_reason", "")}
    ends = attempt_of(request, filing.FILE, row.region, row.industry, late)
    try:
        made, number = filing.file_lead(
            id, case, ends, by=actor(request), at=moment_of_request(request)
        )
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        return _page(request, row, its, act, form, status=words(error.code).status)
    return redirect(f"{reverse('cases:case', args=[made])}?done={number}")


def _page(
    request: HttpRequest, row: CaseRow, its: Matter, act: Act, form: Form, *, status: int = 200
) -> HttpResponse:
    shown = {
        "row": row,
        "matter": its,
        "act": act,
        "form": form,
        "seen_acts": row.facts().seen,
        "late_reason": request.POST.get("late_reason", ""),
        "proved": sessions.proved(request.session, real=real(request)),
    }
    return shown_page(request, "cases/file_lead.html", shown, status=status)
