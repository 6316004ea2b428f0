"""Public list of supervision matters (监督事项清单公示): who does what by when, and who was late."""

from collections import defaultdict
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.people.views import require_power
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import queries, tallying
from jianbiao.supervision.domain.matters import Nature
from jianbiao.supervision.tallying import Times


@require_power("public")
@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """Show every matter in force with its basis, its clocks and how they were kept."""
    on = _today(request)
    kept: dict[str, list[Times]] = defaultdict(list)
    for one in tallying.times(on):
        kept[one.matter].append(one)
    rows = [(one, kept[one.code]) for one in queries.in_force(on)]
    late = sum(one.late for found in kept.values() for one in found)
    shown = {"matters": rows, "late": late, "room": "matters"}
    return render(request, "cases/matters.html", shown)


@require_power("public")
@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """Show one matter whole: states, acts with their forms, clocks on both sides."""
    on = _today(request)
    one = queries.matter_in_force(code, on)
    kept = {row.name: row for row in tallying.times(on) if row.matter == code}
    clocks = [(clock, kept.get(clock.name)) for clock in one.clocks]
    filed = one.nature in {Nature.FILING, Nature.APPROVAL}
    shown = {"one": one, "clocks": clocks, "filed_here": filed, "room": "matters"}
    return render(request, "cases/matter.html", shown)


def _today(request: HttpRequest) -> date:
    at = request.at  # type: ignore[attr-defined]
    return at.astimezone(SHANGHAI).date()  # type: ignore[no-any-return]
