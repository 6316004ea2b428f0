"""主体 page (staff): every name, part and source in reach, names alike, and what a person decided."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jianbiao.ledger import queries as ledger
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, require_power
from jianbiao.publish.domain import tables
from jianbiao.record import loose, profiles
from jianbiao.record import queries as record
from jianbiao.record.domain.items import PROJECT
from jianbiao.record.domain.parties import SUBJECT, UNCODED
from jianbiao.record.domain.pointing import LOOSE
from jianbiao.record.matching import match_entity
from jianbiao.standard.sets import SETS
from jianbiao.web.staff.entries import readable
from jianbiao.web.staff.records import platforms_near
from jianbiao.web.staff.waiting import reached


@require_power("tender.read")
@require_safe
def entity(request: HttpRequest, key: str) -> HttpResponse:
    """Show one entity in reach; after a decision the page waits for the fold to say so."""
    if after := _number(request, "after"):
        reached(after, room="record")
    near = platforms_near(request.user)
    page = profiles.profile(
        key,
        at=request.at,  # type: ignore[attr-defined]
        scope=Scope.of(request.user),
        near=near,
        page=min(max(_number(request, "page"), 1), 10_000),
    )
    officer = request.user
    shown = {
        "page": page,
        "titles": record.titles(row.tender for row in page.rows),
        "alike": profiles.alike(key),
        "beside": _beside(key, near, officer),
        "may_match": isinstance(officer, Officer) and officer.may("entity.match"),
        "room": "tenders",
        "desk": True,
        "seen": ledger.bookmark("record"),
    }
    return render(request, "staff/entity.html", shown)


def _beside(key: str, near: frozenset[str], officer: object) -> list[tuple[Any, Any, Any]]:
    """Return what authorities and platforms say of an entity under no tender, set by set."""
    if not isinstance(officer, Officer):
        raise TypeError(officer)
    sets = [name for name in LOOSE if name not in {SUBJECT, PROJECT}]
    return [
        (SETS[name], tables.columns(name), tables.rows(some, lambda one: readable(one, officer)))
        for name, some in loose.of_entity(key, near, sets=sets).items()
    ]


@require_power("entity.match")
@require_POST
def match(request: HttpRequest, key: str) -> HttpResponse:
    """Record whether an uncoded name is the entity of a code, with the officer's reason."""
    scope, at = Scope.of(request.user), request.at  # type: ignore[attr-defined]
    other = request.POST.get("other", "")
    for one in (key, other):
        profiles.profile(one, at=at, scope=scope)
    uncoded, code = (key, other) if key.startswith(UNCODED) else (other, key)
    number = match_entity(
        uncoded,
        code,
        verdict=request.POST.get("verdict", ""),
        reason=request.POST.get("reason", ""),
        by=actor(request),
        at=at,
    )
    return redirect(f"{reverse('staff:entity', args=[key])}?after={number}")


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004
