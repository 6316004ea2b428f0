"""Cases followed and answered with a feedback code (凭反馈码查询、答辩), without an account."""

from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.people.models import Department
from jianbiao.people.views import address, require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.faults import words
from jianbiao.standard.terms import Actor
from jianbiao.supervision import codes, queries, services
from jianbiao.supervision.domain.cases import Attempt, Case, Done
from jianbiao.supervision.domain.engine import may
from jianbiao.supervision.domain.matters import Act, Matter, Side
from jianbiao.supervision.models import CaseCode, CaseRow
from jianbiao.web.cases.filing import BAD, PUBLIC
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.cases.moments import at_of, day_of
from jianbiao.web.cases.throttle import check_often
from jianbiao.web.cases.uploads import taking
from jianbiao.web.house.forms import Form

RESPONDENT: Final = "respondent"
"""What the login of a party begins with that answers by code."""


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Show the case of a feedback code, with what its holder may do; or do that."""
    code = request.POST.get("code", "")
    if request.method != "POST" or not code:
        return render(request, "cases/follow.html", {"room": "follow"})
    check_often(request, "follow")
    try:
        row = queries.by_code(code)
    except Refused as error:
        return _nobodys(request, "follow", code, error)
    matter = queries.matter(row.matter, row.version)
    act = matter.acts.get(request.POST.get("act", ""))
    if act is None:
        return _followed(request, row, matter, code)
    done = _do(request, row, act, side=Side.PUBLIC, by=PUBLIC)
    if isinstance(done, int):
        row.refresh_from_db()
        return _followed(request, row, matter, code, number=done)
    form, status = done
    return _followed(request, row, matter, code, tried=(act, form), status=status)


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: HttpRequest) -> HttpResponse:
    """Show a respondent what they are asked, and take their statement: nothing else of the case."""
    code = request.POST.get("code", "")
    if request.method != "POST" or not code:
        return render(request, "cases/respond.html", {"room": "follow"})
    check_often(request, "respond")
    try:
        row, issued = queries.by_issued(code)
    except Refused as error:
        return _nobodys(request, "respond", code, error)
    matter = queries.matter(row.matter, row.version)
    act = matter.acts.get(request.POST.get("act", ""))
    if act is None:
        return _asked(request, row, issued, matter, code)
    by = Actor(id=_respondent(issued), body="", address=address(request))
    done = _do(request, row, act, side=Side(issued.side), by=by)
    if isinstance(done, int):
        row.refresh_from_db()
        return _asked(request, row, issued, matter, code, number=done)
    form, status = done
    return _asked(request, row, issued, matter, code, tried=(act, form), status=status)


def _do(
    request: HttpRequest, row: CaseRow, act: Act, *, side: Side, by: Actor
) -> int | tuple[Form, int]:
    """Do an act with its files; return the entry, or the form with what was wrong and the status."""
    form = form_of(act, request.POST)
    if not form.is_valid():
        return form, BAD
    try:
        with taking(request, act, by=by.id) as taken:
            attempt = Attempt(
                act=act.name,
                by=by.id,
                body="",
                at=at_of(request),
                side=side.value,
                fields=fields_of(form, act) | taken.fields,
            )
            return services.act(row.id, attempt, by=by, at=at_of(request), papers=taken.files)
    except (Refused, Malformed) as error:
        if error.code == "file_infected":
            services.note("file", error, by=by, at=at_of(request))
        form.add_error(error.where if error.where in form.fields else None, _words(error))
        return form, words(error.code).status


def _words(error: JianbiaoError) -> str:
    said = words(error.code)
    return f"{said.zh} · {said.en} {error}"


def _followed(
    request: HttpRequest,
    row: CaseRow,
    matter: Matter,
    code: str,
    *,
    tried: tuple[Act, Form] | None = None,
    number: int = 0,
    status: int = 200,
) -> HttpResponse:
    now = row.facts()
    offered = _offered(request, now, matter, Side.PUBLIC, tried)
    done = [(one, matter.acts[one.act]) for one in now.done]
    shown: dict[str, Any] = {
        "row": row,
        "matter": matter,
        "state": matter.states[row.state],
        "done": [(one, act, _told(act)) for one, act in done],
        "clocks": queries.running(now, matter, on=day_of(request), calendar=register.book().days()),
        "offered": offered,
        "faults": tried[1].non_field_errors() if tried else (),
        "code": code,
        "number": number,
        "room": "follow",
    }
    return render(request, "cases/followed.html", shown, status=status)


def _asked(
    request: HttpRequest,
    row: CaseRow,
    issued: CaseCode,
    matter: Matter,
    code: str,
    *,
    tried: tuple[Act, Form] | None = None,
    number: int = 0,
    status: int = 200,
) -> HttpResponse:
    """Show a closed list: the tender, who asks, what, until when, and one's own statements.

    Neither the complaint nor its day, nor what others did, nor how many they are.
    """
    now = row.facts()
    asked = next(one for one in now.done if one.number == issued.number)
    own = [one for one in now.done if one.by == _respondent(issued)]
    titles = record.titles([row.tender] if row.tender else [])
    shown: dict[str, Any] = {
        "tender": row.tender,
        "title": titles.get(row.tender, ""),
        "department": Department.objects.filter(code=row.body).first(),
        "asked": _shown(asked),
        "asked_on": asked.at,
        "own": own,
        "offered": _offered(request, now, matter, Side(issued.side), tried),
        "faults": tried[1].non_field_errors() if tried else (),
        "code": code,
        "number": number,
        "today": day_of(request),
        "room": "follow",
    }
    return render(request, "cases/asked.html", shown, status=status)


def _respondent(issued: CaseCode) -> str:
    """Return as whom a party acts: each of several sees its own statements alone."""
    return f"{RESPONDENT}-{sha256(issued.name.encode()).hexdigest()[:12]}"


def _shown(asked: Done) -> dict[str, str]:
    return {name: asked.fields.get(name, "") for name in ("respondent", "points", "answer_by")}


def _offered(
    request: HttpRequest,
    now: Case,
    matter: Matter,
    side: Side,
    tried: tuple[Act, Form] | None,
) -> list[tuple[Act, Form]]:
    probe = Attempt(act="", by=side.value, body="", at=at_of(request), side=side.value)
    return [
        (act, tried[1] if tried and tried[0] == act else form_of(act))
        for act in may(now, matter, probe, calendar=register.book().days())
    ]


def _nobodys(request: HttpRequest, what: str, code: str, error: Refused) -> HttpResponse:
    """Say that a code is nobody's; one that could have been a code leaves a trace with the address."""
    if codes.well_formed(code):
        by = Actor(id="public", body="", address=address(request))
        services.note(what, error, by=by, at=at_of(request))
    shown = {"room": "follow", "wrong": str(error)}
    return render(request, f"cases/{what}.html", shown, status=words(error.code).status)


def _told(act: Act) -> list[Any]:
    """Return the fields of an act that whoever filed the case may read: their own, and open ones.

    Who they are is not repeated to them: whoever finds a code must not learn it.
    """
    mine = act.side is Side.PUBLIC
    return [field for field in act.fields if (mine and not field.closed) or field.public]
