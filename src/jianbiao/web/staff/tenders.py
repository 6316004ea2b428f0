"""招标项目清单 page (staff): filters in the address, pages by place, tabs an officer keeps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jianbiao.ledger import queries as ledger
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import require_power
from jianbiao.web.staff import desk as desks
from jianbiao.web.staff import exports, saved
from jianbiao.web.staff.asking import Asked
from jianbiao.web.staff.facets import facets
from jianbiao.web.staff.listing import listed, newest, words_of

MOST_EXPORTED = 10_000
_SUSPECTING = ("rule", "verdict", "alert")


@require_power("tender.read")
@require_safe
def tenders(request: HttpRequest) -> HttpResponse:
    """Show the tenders in reach by filter; ``?format=csv`` exports them."""
    officer, scope, said = _officer(request), Scope.of(request.user), _asked(request)
    at = request.at  # type: ignore[attr-defined]
    if request.GET.get("format") == "csv":
        return _csv(newest(scope, said, at)[0].order_by("-first_at", "code")[:MOST_EXPORTED])
    words = words_of(scope, said)
    page = listed(scope, said, at, words)
    sees = officer.may("alert.read")
    shown: dict[str, Any] = {
        "page": page,
        "said": said,
        "facets": facets(scope, said, at, words),
        "marks": desks.marks(scope, [one.code for one in page.rows], at) if sees else {},
        "tabs": saved.tabs(officer, said.query),
        "sees_alerts": sees,
        "seen": ledger.bookmark("record"),
        "desk": True,
        "room": "tenders",
    }
    return render(request, "staff/tenders.html", shown)


@require_power("tender.read")
@require_POST
def view(request: HttpRequest) -> HttpResponse:
    """Keep, forget or bring forward one of the officer's tabs, then show its list."""
    officer, act = _officer(request), request.POST.get("act", "")
    name = request.POST.get("as", "").strip()
    said = Asked.of(request.POST.dict())
    if act == "drop":
        saved.drop(officer, name=name)
    elif act == "first":
        saved.first(officer, name=name)
    else:
        saved.keep(officer, name=name, query=said.query, shared=bool(request.POST.get("shared")))
    address = reverse("staff:tenders")
    return redirect(f"{address}?{said.query}" if said.query else address)


def _asked(request: HttpRequest) -> Asked:
    """Return what the address asks; who may know of no suspicion cannot ask for it either."""
    said = Asked.of(request.GET.dict())
    if not _officer(request).may("alert.read"):
        return Asked.of({k: v for k, v in request.GET.dict().items() if k not in _SUSPECTING})
    return said


def _officer(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _csv(rows: Any) -> HttpResponse:
    head = [
        "code",
        "title",
        "procuring_entity",
        "region",
        "industry",
        "mode",
        "value",
        "stage",
        "deadline",
        "opened_at",
        "first_at",
    ]
    return exports.csv_answer("tenders", head, ([getattr(r, name) for name in head] for r in rows))
