"""Staff pages (工作台): the desk, alerts, tenders, platforms, entities, rules, entries."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jianbiao.law.catalogue import RULES
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.people.models import Officer, PlatformKey
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, require_power
from jianbiao.publish import attached
from jianbiao.publish import domain as public
from jianbiao.publish.queries import log_state
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.supervision import queries as supervision
from jianbiao.supervision.domain import matters
from jianbiao.supervision.models import CaseRow
from jianbiao.watch import queries as watch
from jianbiao.watch.domain import SHOWN
from jianbiao.watch.services import close_alert
from jianbiao.watch.telling import tells_bids
from jianbiao.web.cases.standing import owners
from jianbiao.web.staff import catalogue, charging, docking, entries, evidence, exports
from jianbiao.web.staff import desk as desks
from jianbiao.web.staff import platforms as platforming
from jianbiao.web.staff.forms import VERDICTS, CloseForm
from jianbiao.web.staff.strip import strip
from jianbiao.web.staff.timeline import Matter, classes, speaking, timeline
from jianbiao.web.staff.waiting import reached

PAGE = 50
MOST_EXPORTED = 10_000
NOTHING_NEW = 204


@require_power("desk.read")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what needs this officer now, what just arrived and where tenders stand."""
    scope, at = Scope.of(request.user), _at(request)
    due = watch.due(scope, at, limit=8)
    return _page(
        request,
        "staff/desk.html",
        {
            **_queue(scope, at),
            **_arrivals(scope, at),
            "matrix": desks.matrix(scope, at),
            "stages": desks.stages(),
            "due": [(one, (one.due_on - at.date()).days) for one in due],
            "titles": record.titles(one.tender for one in due),
            "docked": docking.docked(scope, at),
            "room": "desk",
        },
    )


@require_power("desk.read")
@require_safe
def arrivals(request: HttpRequest) -> HttpResponse:
    """Return the list of arrivals when something came after ``after``; nothing when not."""
    if ledger.bookmark("record") <= _number(request, "after"):
        return HttpResponse(status=NOTHING_NEW)
    shown = _arrivals(Scope.of(request.user), _at(request))
    return _page(request, "staff/_arrivals.html", {**shown, "since": _number(request, "after")})


@require_power("desk.read")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Return the queue when rules have answered after ``after``; nothing when not."""
    if ledger.bookmark("watch") <= _number(request, "after"):
        return HttpResponse(status=NOTHING_NEW)
    return _page(request, "staff/_queue.html", _queue(Scope.of(request.user), _at(request)))


@require_power("alert.read")
@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """Show alerts by filter; ``?format=csv`` exports them."""
    scope, said, at = Scope.of(request.user), request.GET.dict(), _at(request)
    if said.get("format") == "csv":
        chosen = {name: said.get(name, "") for name in ("state", "grade", "rule", "tender")}
        return _alerts_csv(watch.alerts(scope, at, **chosen))
    said["hand"] = officer(request).login if said.get("hand") == charging.MINE else ""
    rows, following = desks.alerts_page(scope, said, PAGE, at)
    shown = {
        "rows": rows,
        "following": following,
        "n": desks.alerts_n(scope, said, at),
        "mine": len(people.held_by(officer(request).login)),
        "counts": watch.counts(scope, at),
        "facets": desks.alert_facets(scope, said, at),
        "room": "alerts",
    }
    return _page(request, "staff/alerts.html", shown)


@require_power("alert.read")
@require_safe
def alert(request: HttpRequest, id: str) -> HttpResponse:
    """Show one alert; after closing it the page waits for the folds to say so."""
    after = _number(request, "after")
    if after:
        reached(after)
    return _page(request, "staff/alert.html", _alert(request, id, CloseForm()))


@require_power("alert.close")
@require_POST
def close(request: HttpRequest, id: str) -> HttpResponse:
    """Record this officer's verdict on an alert in their reach, with its reason."""
    page = watch.alert_page(id, Scope.of(request.user), _at(request))
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, "staff/alert.html", _alert(request, id, form), status=400)
    number = close_alert(
        page.alert.id,
        verdict=form.cleaned_data["verdict"],
        reason=form.cleaned_data["reason"],
        by=actor(request),
        at=_at(request),
    )
    return redirect(f"{reverse('staff:alert', args=[id])}?after={number}#done")


@require_power("tender.read")
@require_safe
def tender(request: HttpRequest, code: str) -> HttpResponse:
    """Show one tender on one timeline with its statutory intervals."""
    scope, at = Scope.of(request.user), _at(request)
    page = record.tender_page(code, scope=scope)
    _owned(request, page.tender.region, page.tender.industry)
    items = public.open_items(page.items, at)
    whole = (*((page.project,) if page.project else ()), *items)
    sees = _sees_alerts(request)
    found = speaking(watch.findings_of(code), page.items, at) if sees else []
    alerts = list(watch.alerts(scope, at, tender=code)) if sees else []
    due = watch.due_of(code, at)
    matter = Matter(
        items=whole,
        findings=found,
        alerts=alerts,
        deadlines=due,
        moments={n: said.at for n, said in ledger.entries([f.since for f in found]).items()},
        docked=docking.since({one.platform for one in whole}),
        whole=request.GET.get("all", ""),
        classes=classes(request.user),
    )
    return _page(
        request,
        "staff/tender.html",
        {
            "page": page,
            "rows": timeline(matter, at),
            "shown_n": len(whole),
            "strip": strip((f for f in found if f.standing in SHOWN), at),
            "answers": [(one, RULES[one.rule]) for one in found],
            "open_alerts": [one for one in alerts if one.state == "open"],
            "due": due,
            "steps": public.steps(items),
            "outline": public.outline(items, page.project),
            "bids": public.bids(items),
            "files": _files(request, page, at),
            "secret": _bids_shut(page.items, items),
            "keys": {role: key for role, key, _ in reversed(page.parties)},
            "platform": docking.known(page.tender.platform),
            "room": "tenders",
            "seen": page.shown,
        },
    )


@require_power("platform.read")
@require_safe
def platforms(request: HttpRequest) -> HttpResponse:
    """Show how the platforms in reach dock."""
    rows = docking.docked(Scope.of(request.user), _at(request))
    seals = [one.seal for one in rows]
    states = {name: seals.count(name) for name in ("up", "over", "wait")}
    states["slow"] = seals.count("slow") + seals.count("refused")
    shown = {"docked": rows, "states": states, "room": "platforms"}
    return _page(request, "staff/platforms.html", shown)


@require_power("platform.read")
@require_safe
def platform(request: HttpRequest, code: str) -> HttpResponse:
    """Show how one platform docks, hour by hour, and its keys."""
    one = docking.docked_one(code, Scope.of(request.user), _at(request))
    keys = PlatformKey.objects.filter(platform=code).order_by("-number")
    shown = {
        "one": one,
        "keys": keys,
        "soon": _at(request) + timedelta(days=30),
        "shares": platforming.shares(one),
        "faults": platforming.error_codes(code, _at(request)),
        "delays": platforming.delays(one.hours),
        "missing": platforming.missing(code),
        "room": "platforms",
    }
    return _page(request, "staff/platform.html", shown)


@require_power("rule.read")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule, how it stands and how its alerts were closed."""
    rows = catalogue.rules(_at(request))
    stands = {name: sum(1 for one in rows if one.standing == name) for name in sorted(SHOWN)}
    stands["rest"] = len(rows) - sum(stands.values())
    shown = {"rules": rows, "stands": stands, "room": "rules"}
    return _page(request, "staff/rules.html", shown)


@require_power("rule.read")
@require_safe
def rule(request: HttpRequest, number: str) -> HttpResponse:
    """Show one rule, whatever its standing."""
    shown = {"one": catalogue.rule(number, _at(request)), "room": "rules"}
    return _page(request, "staff/rule.html", shown)


@require_power("ledger.read")
@require_safe
def entry(request: HttpRequest, log: str, number: int) -> HttpResponse:
    """Show one entry as this officer may see it."""
    page = entries.entry_page(log, number, officer(request), _at(request))
    code = page.item.tender if page.item else ""
    if code and (row := record.tenders(None).filter(code=code).first()):
        _owned(request, row.region, row.industry)
    shown = {"page": page, "leaf": page.stored.leaf.decode(), "log": log_state(log), "room": ""}
    return _page(request, "staff/entry.html", shown)


def _files(request: HttpRequest, page: record.TenderPage, at: datetime) -> list[attached.Attached]:
    """Return the files of a tender that this officer may know of."""
    who = officer(request)
    return attached.attached(
        page.tender.code,
        page.items,
        at,
        staff=who.may("file.read") and who.may("restricted.read"),
        lots={one.lot for one in page.items if one.lot},
    )


def _owned(request: HttpRequest, region: str, industry: str) -> None:
    """Note whose data a page shows, so that its owner can read of the look."""
    request.owners = owners(region, industry)  # type: ignore[attr-defined]


def officer(request: HttpRequest) -> Officer:
    """Return who is signed in, as a page behind a power always knows."""
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _bids_shut(items: Sequence[Item], shown: Sequence[Item]) -> bool:
    """Say whether bids of a tender are withheld, or none came yet."""
    here = {one.number for one in shown if one.set in public.BIDS}
    return not here or any(one.set in public.BIDS and one.number not in here for one in items)


def _alert(request: HttpRequest, id: str, form: CloseForm) -> dict[str, Any]:
    scope, at = Scope.of(request.user), _at(request)
    page = watch.alert_page(id, scope, at)
    _owned(request, page.alert.region, page.alert.industry)
    after = _number(request, "after")
    items = record.items_of([page.alert.tender], log=page.alert.log)[page.alert.tender]
    projects = {one.project for one in items[-1:]}
    for said in record.project_items(projects, log=page.alert.log).values():
        items += said
    return {
        "page": page,
        "seal": desks.seal_of(page.alert),
        "pieces": evidence.pieces(page.finding, items, at, classes(request.user)),
        "shut": tells_bids(page.rule.number) and not public.opened(items, page.alert.lot, at),
        "performance": watch.closed_by_rule(at).get(page.rule.number, {}),
        "rank": desks.rank(scope, page.alert, at),
        "form": form,
        "verdicts": VERDICTS,
        "acted": after,
        "platform": docking.known(page.alert.platform),
        "late": after if ledger.bookmark("watch") < after else 0,
        "next": desks.following(scope, page.alert, at),
        "others": desks.others(scope, page.alert, at),
        "cases": _cases(request, page.alert.id, scope),
        "holder": charging.holders([page.alert.id]).get(page.alert.id),
        "room": "alerts",
    }


def _cases(request: HttpRequest, alert: str, scope: Scope) -> list[tuple[CaseRow, matters.Matter]]:
    """Return the cases about an alert, for whoever may see cases."""
    return supervision.cases_about(alert, scope) if officer(request).may("case.read") else []


def _queue(scope: Scope, at: datetime) -> dict[str, Any]:
    seen = ledger.bookmark("watch")
    counts = watch.counts(scope, at)
    return {
        "queue": desks.queue(scope, at),
        "counts": counts,
        "open_n": counts["breach"] + counts["yellow"],
        "cured_n": counts["cured"],
        "queue_seen": seen,
    }


def _arrivals(scope: Scope, at: datetime) -> dict[str, Any]:
    seen = ledger.bookmark("record")
    return {"arrivals": desks.arrivals(scope, at), "arrivals_seen": seen, "since": seen}


def _alerts_csv(rows: Any) -> HttpResponse:
    head = [
        "alert",
        "grade",
        "state",
        "rule",
        "tender",
        "lot",
        "opened_at",
        "number",
        "verdict",
        "reason",
    ]
    said = (
        [r.id, r.grade, r.state, r.rule, r.tender, r.lot, r.opened_at, r.opened_number, r.verdict, r.reason]
        for r in rows[:MOST_EXPORTED]
    )  # fmt: skip
    return exports.csv_answer("alerts", head, said)


def _page(
    request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    seen = {
        "seen": ledger.bookmark("watch"),
        "desk": True,
        "sees_alerts": _sees_alerts(request),
    }
    return render(request, template, {**seen, **shown}, status=status)


def _sees_alerts(request: HttpRequest) -> bool:
    """Say whether this officer may know of unconfirmed suspicion; operators never may."""
    return isinstance(request.user, Officer) and request.user.may("alert.read")


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
