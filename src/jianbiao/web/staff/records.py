"""不属项目的记录 pages (staff): lists by set, one approved project with its direct contracts."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.intake import files
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import require_power
from jianbiao.publish import attached
from jianbiao.publish import domain as public
from jianbiao.publish.domain import tables
from jianbiao.publish.domain.lines import PUBLIC
from jianbiao.record import loose
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.pointing import LOOSE
from jianbiao.standard.sets import SETS
from jianbiao.web.staff.entries import readable


@require_power("tender.read")
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Show the sets whose records belong to no tender; those of persons only to who may read them."""
    near = platforms_near(request.user)
    shown = {"sets": [SETS[name] for name in LOOSE if SETS[name].public or near]}
    return _page(request, "staff/records.html", {**shown, "room": "records"})


@require_power("tender.read")
@require_safe
def listed(request: HttpRequest, set: str) -> HttpResponse:
    """Show the records of one set, newest first; ``?q=`` finds a whole code or name."""
    said = request.GET.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004
    text = request.GET.get("q", "").strip()
    page = loose.listed(set, platforms_near(request.user), text=text, before=before)
    shown = {
        "one": SETS[set],
        "columns": tables.columns(set),
        "rows": tables.rows(page.rows, lambda one: readable(one, _officer(request))),
        "page": page,
        "q": text,
        "room": "records",
    }
    return _page(request, "staff/records_of.html", shown)


@require_power("tender.read")
@require_safe
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Show one approved project: what was reported of it, direct contracts, tenders in reach."""
    page = loose.project(code, record.tenders(Scope.of(request.user)))
    officer = _officer(request)
    shown = {
        "page": page,
        "facts": _lines(page.project, officer),
        "direct": [(one, _lines(one, officer)) for one in page.direct],
        "files": _files(page, officer, _at(request)),
        "room": "records",
    }
    return _page(request, "staff/project.html", shown)


def platforms_near(user: object) -> frozenset[str]:
    """Return the platforms whose records that are open to nobody this officer may read."""
    if not isinstance(user, Officer) or not user.may("restricted.read"):
        return frozenset()
    rows = Scope.of(user).filter(people.platforms(), industry=None)
    return frozenset(rows.values_list("code", flat=True))


def _files(page: loose.ProjectPage, officer: Officer, at: datetime) -> list[attached.Attached]:
    """Return the files that records of a project name, to who may read what is shared."""
    named = [one for one in page.attached if readable(one, officer) != PUBLIC]
    sent = files.named({str(one.data.get(attached.DIGEST, "")) for one in named})
    return attached.together(list(sent.values()), named, at)


def _lines(one: Item | None, officer: Officer) -> tuple[public.Line, ...]:
    return public.lines(one.set, one.data, readable(one, officer)) if one else ()


def _officer(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _page(request: HttpRequest, template: str, shown: dict[str, Any]) -> HttpResponse:
    seen = {"desk": True, "seen": ledger.bookmark("record")}
    return render(request, template, {**seen, **shown})


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
