"""Complaints filed and followed by anybody (投诉在线提出、凭反馈码查询), without an account."""

import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jianbiao.errors import Malformed, Refused
from jianbiao.people.views import address, require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import queries, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.engine import may
from jianbiao.supervision.domain.matters import Act, Matter, Side
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.house.forms import Form

COMPLAINT: Final = "complaint"
BAD: Final = 400
TRIES: Final = 20
SECONDS: Final = 600
"""Codes that may be tried from one address in that time; complaints likewise."""

_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LONG: Final = 25
"""A code of 25 letters of 31 holds 123 bits: it cannot be guessed, only lost."""


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Show the form of a complaint about a tender, or file it and show the feedback code once."""
    code = request.GET.get("tender", "")
    page = record.tender_page(code, scope=None)
    matter = queries.matter_in_force(COMPLAINT, _at(request).astimezone(SHANGHAI).date())
    act = next(one for one in matter.openings() if one.side is Side.PUBLIC)
    shown = {"tender": page.tender, "matter": matter, "act": act, "room": "tenders"}
    if request.method != "POST":
        return render(request, "cases/complain.html", {**shown, "form": form_of(act)})
    form = form_of(act, request.POST)
    if not form.is_valid():
        return render(request, "cases/complain.html", {**shown, "form": form}, status=BAD)
    _check_often(request, "complain")
    feedback = "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
    row = page.tender
    subject = Subject(
        tender=row.code,
        party=sha256(feedback.encode()).hexdigest()[:16],
        region=row.region,
        industry=row.industry,
        platform=row.platform,
    )
    by = Actor(id="public", body="", address="")
    attempt = _attempt(act, fields_of(form, act), _at(request))
    try:
        id, number = services.open_case(
            COMPLAINT,
            _with_secret(attempt, feedback),
            subject=subject,
            by=by,
            at=_at(request),
        )
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return render(request, "cases/complain.html", {**shown, "form": form}, status=status)
    told = {**shown, "code": feedback, "id": id, "number": number}
    return render(request, "cases/filed.html", told)


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Show the case of a feedback code, with what its holder may do; or do that."""
    code = request.POST.get("code", "")
    if request.method != "POST" or not code:
        return render(request, "cases/follow.html", {"room": "follow"})
    _check_often(request, "follow")
    try:
        row = queries.by_code(code)
    except Refused as error:
        shown = {"room": "follow", "wrong": str(error)}
        return render(request, "cases/follow.html", shown, status=words(error.code).status)
    matter = queries.matter(row.matter, row.version)
    act = matter.acts.get(request.POST.get("act", ""))
    if act is None:
        return _followed(request, row, matter, code)
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _followed(request, row, matter, code, tried=(act, form), status=BAD)
    by = Actor(id="public", body="", address="")
    try:
        number = services.act(
            row.id, _attempt(act, fields_of(form, act), _at(request)), by=by, at=_at(request)
        )
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return _followed(request, row, matter, code, tried=(act, form), status=status)
    row.refresh_from_db()
    return _followed(request, row, matter, code, number=number)


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
    now, on = row.facts(), _at(request).astimezone(SHANGHAI).date()
    calendar = register.book().days()
    probe = Attempt(act="", by="public", body="", at=_at(request), side=Side.PUBLIC.value)
    offered = [
        (act, tried[1] if tried and tried[0] == act else form_of(act))
        for act in may(now, matter, probe, calendar=calendar)
    ]
    done = [(one, matter.acts[one.act]) for one in now.done]
    shown: dict[str, Any] = {
        "row": row,
        "matter": matter,
        "state": matter.states[row.state],
        "done": [(one, act, _told(act)) for one, act in done],
        "clocks": queries.running(now, matter, on=on, calendar=calendar),
        "offered": offered,
        "faults": tried[1].non_field_errors() if tried else (),
        "code": code,
        "number": number,
        "room": "follow",
    }
    return render(request, "cases/followed.html", shown, status=status)


def _told(act: Act) -> list[Any]:
    """Return the fields of an act that whoever filed the case may read: their own, and open ones."""
    mine = act.side is Side.PUBLIC
    return [field for field in act.fields if mine or field.public]


def _attempt(act: Act, fields: dict[str, str], at: datetime) -> Attempt:
    return Attempt(act=act.name, by="public", body="", at=at, side=Side.PUBLIC.value, fields=fields)


def _with_secret(attempt: Attempt, code: str) -> Attempt:
    return replace(attempt, secret=sha256(code.encode()).hexdigest())


def _check_often(request: HttpRequest, what: str) -> None:
    """Refuse an address that tries too often; nothing but a number is kept of it, for minutes."""
    key = f"{what}:{sha256(address(request).encode()).hexdigest()[:24]}"
    cache.add(key, 0, SECONDS)
    if cache.incr(key) > TRIES:
        raise Refused("请求过于频繁，请稍后再试 · too many tries", code="too_often", where=what)


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
