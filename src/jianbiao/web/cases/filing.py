"""Complaints and tips filed by anybody (投诉、举报在线提出), without an account, in two steps.

First what is written, then what the rules say of it and the files: a warning stops nobody.
"""

import re
import secrets
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.people import queries as people
from jianbiao.people.views import require_power
from jianbiao.record import queries as record
from jianbiao.record.models import Tender
from jianbiao.standard.faults import words
from jianbiao.standard.terms import Actor
from jianbiao.supervision import codes, queries, services
from jianbiao.supervision.domain.admissibility import warned
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.forms import read_form
from jianbiao.supervision.domain.matters import Act, Kind, Matter, Side
from jianbiao.web.cases import known
from jianbiao.web.cases.forms import fields_of, form_of, parts_of
from jianbiao.web.cases.moments import at_of, day_of
from jianbiao.web.cases.throttle import check_often
from jianbiao.web.cases.uploads import taking
from jianbiao.web.house.forms import Form

COMPLAINT: Final = "complaint"
TIP: Final = "tip"
BAD: Final = 400
PUBLIC: Final = Actor(id="public", body="", address="")
"""Whoever files: neither name nor address stands in the ledger beside the act."""

_ONCE: Final = re.compile(r"[0-9a-f]{32}")


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Show the form of a complaint about a tender, then what rules say of it, or file it."""
    tender = record.tender(request.GET.get("tender", ""))
    return _answered(request, COMPLAINT, tender)


@never_cache
@sensitive_post_parameters()
@require_power("public")
@require_http_methods(["GET", "HEAD", "POST"])
def tip(request: HttpRequest) -> HttpResponse:
    """Show the form of a tip, about a tender or a place, or take it."""
    code = request.GET.get("tender", "")
    return _answered(request, TIP, record.tender(code) if code else None)


def _answered(request: HttpRequest, code: str, tender: Tender | None) -> HttpResponse:
    """Answer a visit to the form: show it, show it checked, or file what was written."""
    matter = queries.matter_in_force(code, day_of(request))
    act = next(one for one in matter.openings() if one.side is Side.PUBLIC)
    shown: dict[str, Any] = {
        "tender": tender,
        "matter": matter,
        "act": act,
        "room": "tenders",
        "regions": [] if tender else people.regions(),
        "region": request.POST.get("region", ""),
    }
    if request.method != "POST":
        before = known.prefilled(tender.code, request) if tender and code == COMPLAINT else {}
        return _page(request, shown, form_of(act, before=before))
    form = form_of(act, request.POST)
    placed = tender is not None or shown["region"] in shown["regions"]
    if not _readable(form, act) or not placed:
        return _page(request, {**shown, "unplaced": not placed}, form, status=BAD)
    if "back" in request.POST:
        return _page(request, shown, form)
    if "send" not in request.POST:
        return _review(request, shown, form)
    check_often(request, "complain")
    try:
        return _filed(request, shown, form)
    except (Refused, Malformed) as error:
        if error.code == "file_infected":
            services.note("file", error, by=PUBLIC, at=at_of(request))
        return _review(request, shown, form, error=error)


def _readable(form: Form, act: Act) -> bool:
    """Say whether a form can be read; what cannot is said beside its field."""
    if form.is_valid():
        try:
            read_form(act, fields_of(form, act))
        except Malformed as error:
            form.add_error(error.where if error.where in form.fields else None, str(error))
    return form.is_valid()


def _filed(request: HttpRequest, shown: dict[str, Any], form: Form) -> HttpResponse:
    """File what was written, with its files; sent twice it is filed once and shows the same code."""
    matter, act, tender = shown["matter"], shown["act"], shown["tender"]
    once = _once(request)
    code = codes.derived(settings.SECRET_KEY, matter.code, once)
    if before := _filed_before(code):
        return _told(request, shown, code, before)
    with taking(request, act, by=PUBLIC.id) as taken:
        attempt = Attempt(
            act=act.name,
            by=PUBLIC.id,
            body="",
            at=at_of(request),
            side=Side.PUBLIC.value,
            fields=fields_of(form, act) | taken.fields,
            secret=codes.digest(code),
        )
        try:
            _, number = services.open_case(
                matter.code,
                attempt,
                subject=_subject(tender, shown["region"], once),
                by=PUBLIC,
                at=at_of(request),
                papers=taken.files,
            )
        except Refused as error:
            number = _filed_before(code)
            if error.code != "case_exists" or not number:
                raise
    return _told(request, shown, code, number)


def _told(request: HttpRequest, shown: dict[str, Any], code: str, number: int) -> HttpResponse:
    row = queries.by_code(code)
    return render(
        request, "cases/filed.html", {**shown, "code": code, "id": row.id, "number": number}
    )


def _filed_before(code: str) -> int:
    """Return the entry that filed what has this code, 0 where nothing has."""
    try:
        return queries.by_code(code).opened_number
    except Refused:
        return 0


def _subject(tender: Tender | None, region: str, once: str) -> Subject:
    party = sha256(once.encode()).hexdigest()[:16]
    if tender is None:
        return Subject(party=party, region=region)
    return Subject(
        tender=tender.code,
        party=party,
        region=tender.region,
        industry=tender.industry,
        platform=tender.platform,
    )


def _page(
    request: HttpRequest, shown: dict[str, Any], form: Form, *, status: int = 200
) -> HttpResponse:
    parts = parts_of(form, shown["act"])
    told = {**shown, "form": form, "parts": parts, "once": _once(request)}
    return render(request, f"cases/{_template(shown['matter'])}.html", told, status=status)


def _review(
    request: HttpRequest, shown: dict[str, Any], form: Form, *, error: JianbiaoError | None = None
) -> HttpResponse:
    """Show what was written with what the rules say of it, and ask for the files."""
    act: Act = shown["act"]
    said = fields_of(form, act)
    written = [(one, said[one.name]) for one in act.fields if said.get(one.name, "").strip()]
    tender: Tender | None = shown["tender"]
    about = tender if shown["matter"].code == COMPLAINT else None
    found = known.for_filer(about, said, request) if about else ()
    told = {
        **shown,
        "written": written,
        "files": [form[one.name] for one in act.fields if one.kind is Kind.FILES],
        "once": _once(request),
        "checks": found,
        "warned": warned(found),
        "error": str(error) if error else "",
        "fault": words(error.code) if error else None,
    }
    status = words(error.code).status if error else 200
    return render(request, "cases/review.html", told, status=status)


def _template(matter: Matter) -> str:
    return "tip" if matter.code == TIP else "complain"


def _once(request: HttpRequest) -> str:
    """Return what names this one form, so that a second click files nothing twice."""
    said = request.POST.get("once", "")
    return said if _ONCE.fullmatch(said) else secrets.token_hex(16)
