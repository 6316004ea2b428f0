"""Administrative matters (行政事项): filing without an account, duties due, the electronic rate."""

from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people.queries import Scope
from jianbiao.people.views import address, require_power
from jianbiao.record import queries as record
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import codes, filings, queries, rates, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.matters import Act, Matter, Nature, Side
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.staff.exports import csv_answer

BAD: Final = 400
PAGE: Final = 30
TRIES: Final = 20
SECONDS: Final = 600
COLUMNS: Final = ("city", "stage", "electronic", "paper", "missing", "all", "percent")


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, code: str) -> HttpResponse:
    """Show a matter's form about a tender or a project, or file it and show the follow code once."""
    matter = queries.matter_in_force(code, _at(request).astimezone(SHANGHAI).date())
    act = _public_opening(matter)
    shown: dict[str, Any] = {"matter": matter, "act": act, "room": "matters"}
    if not (asked := request.GET.get("about", "").strip()):
        return render(request, "cases/apply.html", shown)
    subject, title = _subject(asked)
    shown |= {"title": title, "about": asked}
    if request.method != "POST":
        return render(request, "cases/apply.html", {**shown, "form": form_of(act)})
    form = form_of(act, request.POST)
    if not form.is_valid():
        return render(request, "cases/apply.html", {**shown, "form": form}, status=BAD)
    _check_often(request)
    follow = codes.new()
    attempt = Attempt(
        act=act.name,
        by="public",
        body="",
        at=_at(request),
        side=Side.PUBLIC.value,
        fields=fields_of(form, act),
        secret=codes.digest(follow),
    )
    by = Actor(id="public", body="", address="")
    try:
        id, number = services.open_case(code, attempt, subject=subject, by=by, at=_at(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return render(request, "cases/apply.html", {**shown, "form": form}, status=status)
    told = {**shown, "code": follow, "id": id, "number": number, "room": "follow"}
    return render(request, "cases/filed.html", told)


@require_power("case.read")
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Show what parties owe in the officer's reach and nobody did yet, the late first."""
    scope, on = Scope.of(request.user), _at(request).astimezone(SHANGHAI).date()
    bound = [one for one in queries.in_force(on) if one.bound]
    wanted = request.GET.get("matter", "")
    page = Paginator(rates.duties(scope, on, matter=wanted), PAGE).get_page(request.GET.get("page"))
    named = {one.code: one for one in bound}
    shown = {
        "desk": True,
        "room": "cases",
        "seen": ledger.last_number(),
        "page": page,
        "listed": [(row, named[row.matter], (row.last - on).days) for row in page],
        "late": rates.overdue(scope, on),
        "titles": record.titles(row.tender for row in page),
        "matters": bound,
        "wanted": wanted,
    }
    return render(request, "cases/duties.html", shown)


@require_power("public")
@require_safe
def electronic(request: HttpRequest) -> HttpResponse:
    """Show which steps came electronically, by city; ``?format=csv`` or ``json`` for machines."""
    on = _at(request).astimezone(SHANGHAI).date()
    found = rates.rates(on)
    how = request.GET.get("format", "")
    if how == "csv":
        rows = ([getattr(one, name) for name in COLUMNS] for one in found)
        return csv_answer("electronic", list(COLUMNS), rows)
    if how == "json":
        said = [{name: getattr(one, name) for name in COLUMNS} for one in found]
        answer = JsonResponse({"seen": ledger.bookmark("administration"), "rates": said})
        answer["Access-Control-Allow-Origin"] = "*"
        return answer
    cities = sorted({one.city for one in found if one.city})
    stages = list(dict.fromkeys(one.stage for one in found if not one.city))
    cells = {(one.stage, one.city): one for one in found}
    shown = {
        "room": "matters",
        "cities": [(city, f"{city}00" if len(city) < len("690100") else city) for city in cities],
        "rows": [
            (stage, cells[stage, ""], [cells.get((stage, city)) for city in cities])
            for stage in stages
        ],
        "named": {one.code: one for one in queries.in_force(on)},
        "whole": sum(one.electronic for one in found if not one.city),
        "all": sum(one.all for one in found if not one.city),
    }
    return render(request, "cases/electronic.html", shown)


def _public_opening(matter: Matter) -> Act:
    found = [act for act in matter.openings() if act.side is Side.PUBLIC]
    if matter.nature not in {Nature.FILING, Nature.APPROVAL} or not found:
        raise Refused(
            f"{matter.words.zh}不在线申报 · {matter.code} is not filed here",
            code="matter_unknown",
            where=matter.code,
        )
    return found[0]


def _subject(asked: str) -> tuple[Subject, str]:
    """Return what a filing is about, by the code of a tender, of its lot, or of a project."""
    if len(asked) <= len("E6900000901000001"):
        found = record.projects_of([asked], log="official").get(asked)
        region = filings.region_of(asked)
        title = str(found.data.get("PROJECT_NAME", asked)) if found else asked
        return Subject(party=asked, region=region), title
    row = record.tender(asked[:20])
    lot = asked if len(asked) > len(row.code) else ""
    subject = Subject(
        tender=row.code, lot=lot, party=row.project, region=row.region, industry=row.industry
    )
    return subject, row.title


def _check_often(request: HttpRequest) -> None:
    """Refuse an address that files too often; nothing but a number is kept of it, for minutes."""
    key = f"file:{sha256(address(request).encode()).hexdigest()[:24]}"
    cache.add(key, 0, SECONDS)
    if cache.incr(key) > TRIES:
        raise Refused("请求过于频繁，请稍后再试 · too many tries", code="too_often", where="file")


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
