"""Cases of an officer (案件办理): the list by deadline, one case with what may be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.people import sessions
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, real, require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import queries, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.engine import may
from jianbiao.supervision.domain.matters import Act, Matter, Nature, Side
from jianbiao.supervision.models import CaseClock, CaseRow
from jianbiao.watch import queries as watch
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.house.forms import Form

PAGE = 30
SOON = 8
BAD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An act that may be done now, with its form."""

    act: Act
    form: Form
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case as a list shows it: its matter, its state and the clock that runs out first."""

    row: CaseRow
    matter: Matter
    clock: CaseClock | None
    left: int | None


@require_power("case.read")
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases in reach: open ones first by what is due, or those that ended."""
    scope, on = Scope.of(request.user), _day(request)
    ended = request.GET.get("state") == "ended"
    rows = queries.cases(scope, ended=ended, matter=request.GET.get("matter", ""))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "listed": _listed(list(page), on),
        "late": queries.late(scope, on).count(),
        "due": _due(scope, on),
        "titles": record.titles(row.tender for row in page if row.tender),
        "matters": queries.in_force(on),
        "ended": ended,
    }
    return _shown(request, "cases/cases.html", shown)


@require_power("case.read")
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, id: str) -> HttpResponse:
    """Show one case, or do the act that its form names."""
    row = queries.case(id, Scope.of(request.user))
    matter = queries.matter(row.matter, row.version)
    if matter.nature is Nature.INSPECTION:
        return redirect("cases:inspection", id)
    if request.method != "POST":
        return _case(request, row, matter)
    act = matter.acts.get(request.POST.get("act", ""))
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    if act is None:
        raise Refused("没有这项办理 · there is no such act", code="case_state", where="act")
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _case(request, row, matter, tried=(act, form), status=BAD)
    attempt = _attempt(request, act, row.region, row.industry, fields_of(form, act))
    try:
        number = services.act(id, attempt, by=actor(request), at=_at(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        row.refresh_from_db()
        return _case(request, row, matter, tried=(act, form), status=words(error.code).status)
    return redirect(f"{reverse('cases:case', args=[id])}?done={number}")


@require_power("case.handle")
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    """Show what can be opened about a tender, a lot or an alert in reach, or open it."""
    subject, about = _subject(request)
    on = _day(request)
    offered = [
        (matter, act)
        for matter in queries.in_force(on)
        for act in matter.openings()
        if act.side is Side.AUTHORITY and matter.nature is not Nature.INSPECTION
    ]
    wanted = request.POST.get("matter", "")
    chosen = next((one for one in offered if one[0].code == wanted), None)
    if request.method != "POST" or chosen is None:
        return _opening(request, offered, subject, about)
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    matter, act = chosen
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _opening(request, offered, subject, about, tried=(matter, form), status=BAD)
    attempt = _attempt(request, act, subject.region, subject.industry, fields_of(form, act))
    try:
        id, number = services.open_case(
            matter.code, attempt, subject=subject, by=actor(request), at=_at(request)
        )
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return _opening(request, offered, subject, about, tried=(matter, form), status=status)
    return redirect(f"{reverse('cases:case', args=[id])}?done={number}")


def _case(
    request: HttpRequest,
    row: CaseRow,
    matter: Matter,
    *,
    tried: tuple[Act, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    now, on = row.facts(), _day(request)
    calendar = register.book().days()
    probe = Attempt(
        act="",
        by=actor(request).id,
        body=actor(request).body,
        at=_at(request),
        side=Side.AUTHORITY.value,
        powers=_officer(request).powers,
        competent=_competent(request, row.region, row.industry),
    )
    offered = [
        Offered(act=act, form=tried[1], open=True)
        if tried and tried[0] == act
        else Offered(act=act, form=form_of(act), open=False)
        for act in may(now, matter, probe, calendar=calendar)
    ]
    shown = {
        "row": row,
        "matter": matter,
        "state": matter.states[row.state],
        "acts": [(one, matter.acts[one.act]) for one in now.done],
        "clocks": queries.running(now, matter, on=on, calendar=calendar),
        "offered": offered,
        "tried": tried[1] if tried and tried[0] not in [one.act for one in offered] else None,
        "seen_acts": now.seen,
        "today": on,
        "titles": record.titles([row.tender] if row.tender else []),
        "proved": sessions.proved(request.session, real=real(request)),
        "number": _number(request, "done"),
    }
    return _shown(request, "cases/case.html", shown, status=status)


def _opening(
    request: HttpRequest,
    offered: Sequence[tuple[Matter, Act]],
    subject: Subject,
    about: dict[str, Any],
    *,
    tried: tuple[Matter, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "offered": [
            (matter, act, tried[1] if tried and tried[0] == matter else form_of(act))
            for matter, act in offered
        ],
        "open": tried[0].code if tried else request.GET.get("matter", ""),
        "subject": subject,
        "proved": sessions.proved(request.session, real=real(request)),
        **about,
    }
    return _shown(request, "cases/new.html", shown, status=status)


def _subject(request: HttpRequest) -> tuple[Subject, dict[str, Any]]:
    """Return what a case would be about, and what the page tells of it; all of it in reach."""
    scope = Scope.of(request.user)
    if alert := request.GET.get("alert", ""):
        page = watch.alert_page(alert, scope, _at(request))
        tender, lot = page.alert.tender, page.alert.lot
        told: dict[str, Any] = {"alert": page.alert, "rule": page.rule}
    else:
        tender, lot, told = request.GET.get("tender", ""), request.GET.get("lot", ""), {}
    row = record.tender_page(tender, scope=scope).tender
    if lot and lot[:20] != tender:
        raise Refused(f"没有标段 {lot} · no lot {lot}", code="tender_unknown", where=lot)
    subject = Subject(
        tender=tender,
        lot=lot,
        alert=alert,
        region=row.region,
        industry=row.industry,
        platform=row.platform,
    )
    return subject, {"tender": row, **told}


def _attempt(
    request: HttpRequest, act: Act, region: str, industry: str, fields: dict[str, str]
) -> Attempt:
    by = actor(request)
    seen = request.POST.get("seen", "")
    return Attempt(
        act=act.name,
        by=by.id,
        body=by.body,
        at=_at(request),
        side=Side.AUTHORITY.value,
        powers=_officer(request).powers,
        competent=_competent(request, region, industry),
        fields=fields,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1,  # noqa: PLR2004
    )


def _competent(request: HttpRequest, region: str, industry: str) -> bool:
    """Say whether the officer's department is first in charge of such tenders."""
    mine = _officer(request).department_id
    return any(one.department == mine for one in people.in_charge(region, industry))


def _due(scope: Scope, on: date) -> list[tuple[CaseClock, int, Matter]]:
    """Return the clocks that run out first, with the days left and their matters."""
    clocks = queries.due(scope, limit=SOON)
    cases = CaseRow.objects.in_bulk([one.case for one in clocks])
    found = ((one, cases.get(one.case)) for one in clocks)
    return [
        (one, (one.last - on).days, queries.matter(row.matter, row.version))
        for one, row in found
        if one.last and row
    ]


def _listed(rows: Sequence[CaseRow], on: date) -> list[Listed]:
    clocks: dict[str, CaseClock] = {}
    found = CaseClock.objects.filter(case__in=[row.id for row in rows], stopped__isnull=True)
    for one in found.order_by("-last"):
        clocks[one.case] = one
    return [
        Listed(
            row=row,
            matter=queries.matter(row.matter, row.version),
            clock=(clock := clocks.get(row.id)),
            left=(clock.last - on).days if clock and clock.last else None,
        )
        for row in rows
    ]


def _officer(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _shown(
    request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    common = {"desk": True, "room": "cases", "seen": ledger.last_number()}
    return render(request, template, {**common, **shown}, status=status)


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004


def _day(request: HttpRequest) -> date:
    return _at(request).astimezone(SHANGHAI).date()


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
