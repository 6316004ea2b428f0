"""认领: take an alert in hand from its page, put it back, and who has which (经办)."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jianbiao.people import queries as people
from jianbiao.people import services
from jianbiao.people.models import Charge, Officer
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, require_power
from jianbiao.watch import queries as watch

MINE = "mine"
"""What the list of alerts is asked for: those that the officer has in hand."""


@require_power("alert.close")
@require_POST
def take(request: HttpRequest, id: str) -> HttpResponse:
    """Take an alert in reach in hand."""
    page = watch.alert_page(id, Scope.of(request.user), _at(request))
    services.take_charge(page.alert.id, by=actor(request), at=_at(request))
    return redirect(reverse("staff:alert", args=[id]))


@require_power("alert.close")
@require_POST
def release(request: HttpRequest, id: str) -> HttpResponse:
    """Put an alert back that the officer has in hand."""
    page = watch.alert_page(id, Scope.of(request.user), _at(request))
    reason = request.POST.get("reason", "")[:1000]
    services.release_charge(page.alert.id, reason=reason, by=actor(request), at=_at(request))
    return redirect(reverse("staff:alert", args=[id]))


def holders(ids: Iterable[str]) -> dict[str, tuple[Charge, Officer | None]]:
    """Return who has which of these alerts in hand, by the alert."""
    held = people.holders(ids)
    officers = Officer.objects.in_bulk({one.login for one in held.values()})
    return {id: (one, officers.get(one.login)) for id, one in held.items()}


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
