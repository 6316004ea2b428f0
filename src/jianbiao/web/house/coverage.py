"""接入覆盖: which platform has reported which sector of which division, and since when one is silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.intake import queries as intake
from jianbiao.people import queries as people
from jianbiao.people.models import Platform
from jianbiao.people.queries import SECTORS, Scope
from jianbiao.people.views import require_power
from jianbiao.record.models import Reported
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.watch import queries as watch
from jianbiao.web.staff.exports import csv_answer
from jianbiao.web.staff.silence import state


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One platform: whether it is docked, since when it is silent, what its reports leave out."""

    platform: Platform
    seal: str
    last_at: datetime | None
    tenders: int
    regions: int
    sectors: int
    missing: int


def reported() -> list[Reported]:
    """Return what every platform has reported, by division and sector."""
    return list(Reported.objects.filter(log="official"))


def lines(platforms: Iterable[Platform], said: list[Reported], at: datetime) -> list[Line]:
    """Return every platform as it docks, whoever is silent or was never heard first."""
    platforms = list(platforms)
    last = intake.last_heard(one.code for one in platforms)
    missing, found = watch.undecidable_by_platform(), []
    for one in platforms:
        own = [row for row in said if row.platform == one.code]
        found.append(
            Line(
                platform=one,
                seal=state(one, last.get(one.code), at),
                last_at=last.get(one.code),
                tenders=sum(row.count for row in own),
                regions=len({row.region for row in own}),
                sectors=len({row.industry for row in own}),
                missing=missing.get(one.code, 0),
            )
        )
    order = ("over", "wait", "up", "closed")
    return sorted(found, key=lambda line: (order.index(line.seal), line.platform.code))


def grid(said: list[Reported], regions: Iterable[str]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return for each division how many platforms have reported each sector: 0 is not docked."""
    docked: dict[tuple[str, str], set[str]] = {}
    for row in said:
        docked.setdefault((row.region, row.industry), set()).add(row.platform)
    places = sorted({*regions, *(region for region, _ in docked)})
    return [
        (place, [(s, len(docked.get((place, s), ()))) for s in WORKS_TYPE.values])
        for place in places
    ]


@require_power("public")
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Show anybody how platforms dock; ``?format=csv`` exports every division, sector, platform."""
    return _shown(request, list(people.platforms()), reported(), "publish/coverage.html")


@require_power("platform.read")
@require_safe
def staff_coverage(request: HttpRequest) -> HttpResponse:
    """Show the same to staff, of the divisions in their reach."""
    scope = Scope.of(request.user)
    own = scope.reach.prefix if scope.reach else ""
    said = [row for row in reported() if row.region.startswith(own)]
    heard = {row.platform for row in said}
    mine = scope.filter(people.platforms(), industry=None).values_list("code", flat=True)
    rows = [one for one in people.platforms() if one.code in heard | set(mine)]
    return _shown(request, rows, said, "house/coverage.html")


def _shown(
    request: HttpRequest, platforms: list[Platform], said: list[Reported], template: str
) -> HttpResponse:
    at: datetime = request.at  # type: ignore[attr-defined]
    if request.GET.get("format") == "csv":
        head = ["region", "sector", "platform", "tenders", "last_at"]
        said = sorted(said, key=lambda row: (row.region, row.industry, row.platform))
        rows = ([r.region, r.industry, r.platform, r.count, r.last_at] for r in said)
        return csv_answer("coverage", head, rows)
    found = lines(platforms, said, at)
    region = request.GET.get("region", "")
    names = {one.code: one for one in platforms}
    detail = [row for row in said if row.region == region]
    shown: dict[str, Any] = {
        "lines": found,
        "silent": sum(1 for line in found if line.seal == "over"),
        "never": sum(1 for line in found if line.seal == "wait"),
        "grid": grid(said, people.regions()),
        "sectors": [
            (code, WORKS_TYPE.values[code]) for code in SECTORS if code in WORKS_TYPE.values
        ],
        "region": region,
        "detail": [
            (row, names.get(row.platform), WORKS_TYPE.values.get(row.industry))
            for row in sorted(detail, key=lambda row: (row.industry, row.platform))
        ],
        "hours": settings.JIANBIAO_SILENT_HOURS,
        "room": "coverage",
        "desk": template.startswith("house"),
    }
    return render(request, template, shown)
