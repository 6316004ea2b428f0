"""初始登记 page: a workbook is tried, its faults are told with their places, then it is recorded."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import JianbiaoError
from jianbiao.people import sheets, starting
from jianbiao.people.views import actor, require_power
from jianbiao.standard.faults import words
from jianbiao.web.house.forms import SheetForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_power("department.open", recent=True)
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Try or record a workbook; passwords of new officers are shown on this page and nowhere else."""
    form = SheetForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"form": form, "desk": True}
    if request.method != "POST":
        return render(request, "house/start.html", shown)
    if not form.is_valid():
        return render(request, "house/start.html", shown, status=400)
    by, at = actor(request), request.at  # type: ignore[attr-defined]
    raw = form.cleaned_data["file"].read(sheets.LARGEST + 1)
    try:
        if form.cleaned_data["record"]:
            plan, passwords = starting.load(raw, by=by, at=at)
        else:
            plan, passwords = starting.tried(raw, by=by, at=at), {}
    except JianbiaoError as error:
        form.add_error(None, str(error))
        return render(request, "house/start.html", shown, status=words(error.code).status)
    shown |= {
        "plan": plan,
        "passwords": sorted(passwords.items()),
        "recorded": form.cleaned_data["record"] and not plan.wrong,
        "new": [line for line in plan.lines if line.acts],
    }
    return render(request, "house/start.html", shown, status=400 if plan.wrong else 200)


@require_power("department.open")
@require_safe
def template(_: HttpRequest) -> HttpResponse:
    """Return the empty workbook."""
    answer = HttpResponse(sheets.template(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="jianbiao-people.xlsx"'
    return answer
