"""Cases of an officer (案件办理): the list by deadline, one case with what may be done next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from jianbiao.people import sessions
from jianbiao.people.models import Department, Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, real, require_power
from jianbiao.record import queries as record
from jianbiao.register import queries as register
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import persons, queries
from jianbiao.supervision.domain.cases import Attempt, Case, Subject
from jianbiao.supervision.domain.engine import may
from jianbiao.supervision.domain.matters import Act, Matter, Nature, Side
from jianbiao.supervision.models import CaseClock, CaseRow
from jianbiao.watch import queries as watch
from jianbiao.web.cases.beside import beside, sees_identity
from jianbiao.web.cases.doing import act_on, open_with
from jianbiao.web.cases.forms import fields_of, form_of
from jianbiao.web.cases.standing import owners, standing
from jianbiao.web.house.forms import Form

PAGE = 30
MOST = 990
"""Ended cases that are counted and can be turned to, 33 pages: a matter finds older ones."""
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
    paginator = Paginator(rows, PAGE)
    if ended:  # they grow with the years; what is open and what is late is what people work on
        paginator.count = rows[:MOST].count()
    page = paginator.get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "more": ended and paginator.count == MOST,
        "listed": _listed(list(page), on),
        "late": queries.late(scope, on).count(),
        "due": _due(scope, on),
        "titles": record.titles(row.tender for row in page if row.tender),
        "matters": queries.in_force(on),
        "ended": ended,
        "elsewhere": _elsewhere(request, scope, ended=ended),
    }
    return shown_page(request, "cases/cases.html", shown)


@require_power("case.read")
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, id: str) -> HttpResponse:
    """Show one case, or do the act that its form names."""
    row = case_of(request, id)
    matter = queries.matter(row.matter, row.version)
    if matter.nature is Nature.INSPECTION:
        return redirect("cases:inspection", id)
    if request.method != "POST":
        return _case(request, row, matter)
    return _done(request, row, matter)


def _done(request: HttpRequest, row: CaseRow, matter: Matter) -> HttpResponse:
    """Do the act that a form names, and lead back to the case."""
    act = matter.acts.get(request.POST.get("act", ""))
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    if act is None:
        raise Refused("没有这项办理 · there is no such act", code="case_state", where="act")
    form = form_of(act, request.POST)
    if not form.is_valid():
        return _case(request, row, matter, tried=(act, form), status=BAD)
    attempt = attempt_of(request, act.name, row.region, row.industry, fields_of(form, act))
    try:
        number, code = act_on(request, row.id, attempt, act)
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        row.refresh_from_db()
        return _case(request, row, matter, tried=(act, form), status=words(error.code).status)
    if code:
        row.refresh_from_db()
        return _case(request, row, matter, issued=code)
    return redirect(f"{reverse('cases:case', args=[row.id])}?done={number}")


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
    wanted = request.POST.get("begin") or request.POST.get("matter", "")
    chosen = next((one for one in offered if one[0].code == wanted), None)
    if request.method != "POST" or chosen is None:
        return _opening(request, offered, subject, about)
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    matter, act = chosen
    form = form_of(act, request.POST, of=matter.code)
    if not form.is_valid():
        return _opening(request, offered, subject, about, tried=(matter, form), status=BAD)
    subject = replace(subject, party=party_of(form.data))
    attempt = attempt_of(request, act.name, subject.region, subject.industry, fields_of(form, act))
    try:
        id, number, code = open_with(request, matter, attempt, act, subject=subject)
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return _opening(request, offered, subject, about, tried=(matter, form), status=status)
    if code:
        return _case(request, queries.case(id), matter, issued=code, filer=True)
    return redirect(f"{reverse('cases:case', args=[id])}?done={number}")


def _case(
    request: HttpRequest,
    row: CaseRow,
    matter: Matter,
    *,
    tried: tuple[Act, Form] | None = None,
    issued: str = "",
    filer: bool = False,
    status: int = 200,
) -> HttpResponse:
    now, on = row.facts(), _day(request)
    calendar = register.book().days()
    probe = _probe(request, row, now)
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
        "bodies": departments_of(now.bodies),
        "mine": actor(request).body in now.bodies,
        "proved": sessions.proved(request.session, real=real(request)),
        "number": _number(request, "done"),
        "issued": issued,
        "filer": filer,
        **beside(request, row, matter, sees=sees(request, row), body=probe.body),
    }
    return shown_page(request, "cases/case.html", shown, status=status)


def sees(request: HttpRequest, row: CaseRow) -> bool:
    """Say whether whoever asks may read who somebody in a case is."""
    attempt = attempt_of(request, "", row.region, row.industry, {})
    return sees_identity(officer_of(request), row, competent=attempt.competent)


def _probe(request: HttpRequest, row: CaseRow, now: Case) -> Attempt:
    """Return what decides which acts are offered: who asks, with what powers, how impartial."""
    probe = replace(attempt_of(request, "", row.region, row.industry, {}), seen=-1)
    return replace(
        probe,
        persons=persons.persons([probe.by], probe, case=now),
        concerned=persons.concerned(now, probe, now.subject),
    )


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
            (
                matter,
                act,
                tried[1] if tried and tried[0] == matter else form_of(act, of=matter.code),
            )
            for matter, act in offered
        ],
        "open": tried[0].code if tried else request.GET.get("matter", ""),
        "subject": subject,
        "proved": sessions.proved(request.session, real=real(request)),
        **about,
    }
    return shown_page(request, "cases/new.html", shown, status=status)


def _subject(request: HttpRequest) -> tuple[Subject, dict[str, Any]]:
    """Return what a case would be about, and what the page tells of it; all of it in reach."""
    scope = Scope.of(request.user)
    if alert := request.GET.get("alert", ""):
        page = watch.alert_page(alert, scope, moment_of_request(request))
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


def attempt_of(
    request: HttpRequest, act: str, region: str, industry: str, fields: dict[str, str]
) -> Attempt:
    """Return what the signed-in officer tries, with everything the engine asks of them."""
    by, officer = actor(request), officer_of(request)
    seen, where = request.POST.get("seen", ""), standing(officer, region, industry)
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=moment_of_request(request),
        side=Side.AUTHORITY.value,
        powers=officer.powers,
        competent=officer.department_id in where.able,
        fields=fields,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1,  # noqa: PLR2004
        able=where.able,
        known=where.known,
        below=where.below,
    )


def case_of(request: HttpRequest, id: str) -> CaseRow:
    """Return a case that the officer may see: in reach, or in their department's hand; note whose."""
    row = queries.case(id, Scope.of(request.user), body=actor(request).body)
    whose = sorted(row.facts().bodies) or owners(row.region, row.industry)
    request.owners = whose  # type: ignore[attr-defined]
    return row


def party_of(said: Any) -> str:
    """Return whom a form names, by credit code before name: what a search between departments finds."""
    return str(said.get("suspect_code", "") or said.get("suspect", "")).strip()


def _elsewhere(request: HttpRequest, scope: Scope, *, ended: bool) -> list[tuple[CaseRow, Matter]]:
    """Return cases the department handles outside its reach: joined, or given to it."""
    rows = queries.handled(actor(request).body, ended=ended)
    away = [row for row in rows if not scope.sees(row.region, row.industry)]
    return [(row, queries.matter(row.matter, row.version)) for row in away]


def departments_of(codes: Iterable[str]) -> list[Department]:
    """Return departments by their codes, in their order."""
    return list(Department.objects.filter(code__in=sorted(codes)).order_by("code"))


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


def officer_of(request: HttpRequest) -> Officer:
    """Return who is signed in, as a page behind a power always knows."""
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def shown_page(
    request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return a page of the cases' room."""
    common = {"desk": True, "room": "cases", "seen": ledger.last_number()}
    return render(request, template, {**common, **shown}, status=status)


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004


def _day(request: HttpRequest) -> date:
    return moment_of_request(request).astimezone(SHANGHAI).date()


def moment_of_request(request: HttpRequest) -> datetime:
    """Return the one moment of this page."""
    return request.at  # type: ignore[attr-defined,no-any-return]
