"""Staff pages of the house (内务): what stands, and the acts that change it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import competences, granting, looking, queries, services
from jianbiao.people.domain.departments import BODIES
from jianbiao.people.domain.grants import Draft
from jianbiao.people.domain.powers import FUNCTION_WORDS, GRANT_WORDS, ROLE_WORDS
from jianbiao.people.models import Officer, PlatformKey
from jianbiao.people.views import require_power
from jianbiao.register import queries as register
from jianbiao.register import services as registering
from jianbiao.register.domain import Setting, Stood
from jianbiao.standard.terms import Actor
from jianbiao.watch import queries as watch
from jianbiao.web.house import forms
from jianbiao.web.house.deeds import Deed, answer

MOST = 200


def grants_shown(rows: Any) -> list[dict[str, Any]]:
    """Return grants with their words, their officers and their departments."""
    rows = list(rows[:MOST])
    people = Officer.objects.in_bulk({row.login for row in rows})
    return [
        {"row": row, "word": GRANT_WORDS[row.power], "officer": people.get(row.login)}
        for row in rows
    ]


@require_power("power.confirm")
@require_http_methods(["GET", "POST"])
def powers(request: HttpRequest) -> HttpResponse:
    """Show the grants of one's own department; propose, confirm, decline, revoke."""

    def shown() -> dict[str, Any]:
        mine = Officer.objects.filter(department=_me(request).department_id)
        rows = queries.grants().filter(login__in=mine.values("login"))
        return {"waiting": grants_shown(rows.filter(state="proposed")), "rows": grants_shown(rows)}

    return answer(request, "house/powers.html", _POWERS, shown)


@require_power("officer.appoint")
@require_http_methods(["GET", "POST"])
def officers(request: HttpRequest) -> HttpResponse:
    """Show the officers of one's own department; appoint, end, hand over, end sessions."""

    def shown() -> dict[str, Any]:
        rows = queries.officers().filter(department=_me(request).department_id)
        return {
            "rows": [(row, ROLE_WORDS[row.role]) for row in rows],
            "policies": queries.policies(_me(request).department_id),
        }

    return answer(request, "house/officers.html", _OFFICERS, shown)


@require_power("platform.read")
@require_http_methods(["GET", "POST"])
def platforms(request: HttpRequest) -> HttpResponse:
    """Show platforms with their keys; register, end, add, rotate and revoke keys."""

    def shown() -> dict[str, Any]:
        rows = queries.Scope.of(request.user).filter(queries.platforms(), industry=None)
        keys: dict[str, list[PlatformKey]] = {}
        for key in PlatformKey.objects.filter(platform__in=rows).order_by("-number"):
            keys.setdefault(key.platform_id, []).append(key)
        return {"rows": [(row, keys.get(row.code, [])) for row in rows]}

    return answer(request, "house/platforms.html", _PLATFORMS, shown)


@require_power("rule.read")
@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show every act about rules; move a rule's standing, set a parameter."""

    def shown() -> dict[str, Any]:
        book = register.book()
        acts: list[Stood | Setting] = [*book.standings, *book.settings]
        return {"acts": sorted(acts, key=lambda act: -act.number)[:MOST]}

    return answer(request, "house/rules.html", _RULES, shown)


@require_power("rule.read")
@require_http_methods(["GET", "POST"])
def competence(request: HttpRequest) -> HttpResponse:
    """Show who is first in charge of a sector in a division, now and before; assign it."""

    def shown() -> dict[str, Any]:
        region, sector = request.GET.get("region", ""), request.GET.get("sector", "")
        asked = len(region) == 6 and region.isascii() and region.isdigit()  # noqa: PLR2004
        history = queries.charge_history(region, sector or "*") if asked else []
        names = {row.code: row for row in queries.departments()}
        return {
            "asked": region,
            "sector": sector,
            "form": forms.AskForm(request.GET or None),
            "unread": bool(region) and not asked,
            "history": [(row, names.get(row.department)) for row in history],
            "acts": sorted(register.competence_acts(), key=lambda act: -act.number)[:MOST],
        }

    return answer(request, "house/competence.html", _COMPETENCE, shown)


@require_power("rule.read")
@require_http_methods(["GET", "POST"])
def bodies(request: HttpRequest) -> HttpResponse:
    """Show every body with what it is there for; register one."""

    def shown() -> dict[str, Any]:
        rows = queries.departments()
        return {"rows": [(row, BODIES[row.body][:2], FUNCTION_WORDS[row.function]) for row in rows]}

    return answer(request, "house/bodies.html", _BODIES, shown)


@require_power("alert.read")
@require_http_methods(["GET", "POST"])
def charges(request: HttpRequest) -> HttpResponse:
    """Show which alerts in reach somebody has in hand (经办); take one in hand."""

    def shown() -> dict[str, Any]:
        held = queries.charges(_me(request).department_id)
        shown = watch.shown(queries.Scope.of(request.user), request.at)  # type: ignore[attr-defined]
        mine = shown.filter(id__in=[c.subject for c in held])
        found = {alert.id: alert for alert in mine}
        return {"rows": [(one, found[one.subject]) for one in held if one.subject in found]}

    return answer(request, "house/charges.html", _CHARGES, shown)


@require_power("audit.read")
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Show who looked at what is not open, and who acted (审计)."""
    by, subject = request.GET.get("by", "").strip(), request.GET.get("subject", "").strip()
    shown = {
        "looks": looking.looks(by=by, subject=subject),
        "waiting": looking.waiting(by=by, subject=subject),
        "acts": [one for one in ledger.house_acts(limit=MOST) if not by or one.by == by],
        "by": by,
        "subject": subject,
    }
    return answer(request, "house/audit.html", (), lambda: shown)


def _me(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise TypeError(request.user)
    return request.user


def _role(by: Actor) -> str:
    """Return the post of whoever acts: only a legal officer confirms rules and sets parameters."""
    return queries.officer(by.id).role


def _take(said: dict[str, Any], by: Actor, at: datetime) -> int:
    """Take an alert in hand; one out of reach is not there."""
    page = watch.alert_page(said["subject"], queries.Scope.of(queries.officer(by.id)), at)
    return services.take_charge(page.alert.id, by=by, at=at)


def _policy(said: dict[str, Any], by: Actor, at: datetime) -> int:
    return services.set_policy(by.body, said["name"], value=said["value"], by=by, at=at)


def _grants(said: dict[str, Any], by: Actor, at: datetime) -> int:
    ids = said["grant"].split()
    if not ids:
        raise Refused("没有授权编号 · no grant", code="grant_unknown", where="grant")
    return granting.confirm(ids, by=by, at=at)[-1]


_POWERS = (
    Deed(
        name="confirm",
        power="power.confirm",
        word="grant.confirm",
        form=forms.GrantsForm,
        do=_grants,
    ),
    Deed(
        name="propose",
        power="power.grant",
        word="grant.propose",
        form=forms.GrantForm,
        do=lambda said, by, at: granting.propose(Draft(**said), by=by, at=at)[1],
    ),
    Deed(
        name="deputy",
        power="power.grant",
        word="grant.deputy",
        form=forms.DeputyForm,
        do=lambda said, by, at: granting.propose_deputy(Draft(power="", **said), by=by, at=at)[-1],
    ),
    Deed(
        name="decline",
        power="power.confirm",
        word="grant.decline",
        form=forms.ReasonForm,
        do=lambda said, by, at: granting.decline(
            said["grant"], reason=said["reason"], by=by, at=at
        ),
        grave=True,
    ),
    Deed(
        name="revoke",
        power="power.grant",
        word="grant.revoke",
        form=forms.RevokeGrantForm,
        do=lambda said, by, at: granting.revoke(said["grant"], reason=said["reason"], by=by, at=at),
        grave=True,
    ),
)
_OFFICERS = (
    Deed(
        name="appoint",
        power="officer.appoint",
        word="officer.appoint",
        form=forms.AppointForm,
        do=lambda said, by, at: services.appoint_officer(**said, department=by.body, by=by, at=at),
    ),
    Deed(
        name="password",
        power="officer.appoint",
        word="officer.password",
        form=forms.IssueForm,
        do=lambda said, by, at: services.issue_password(said["login"], by=by, at=at),
    ),
    Deed(
        name="end",
        power="officer.end",
        word="officer.end",
        form=forms.EndOfficerForm,
        do=lambda said, by, at: services.end_officer(**said, by=by, at=at),
        grave=True,
    ),
    Deed(
        name="sessions",
        power="session.end",
        word="officer.sessions",
        form=forms.LoginForm,
        do=lambda said, by, at: services.end_sessions(said["login"], by=by, at=at),
        grave=True,
    ),
    Deed(
        name="second",
        power="session.end",
        word="officer.second",
        form=forms.ResetForm,
        do=lambda said, by, at: services.reset_second(said["login"], by=by, at=at),
        grave=True,
    ),
    Deed(
        name="policy",
        power="policy.set",
        word="officer.policy",
        form=forms.PolicyForm,
        do=_policy,
    ),
)
_PLATFORMS = (
    Deed(
        name="register",
        power="platform.register",
        word="platform.register",
        form=forms.PlatformForm,
        do=lambda said, by, at: services.register_platform(**said, by=by, at=at),
    ),
    Deed(
        name="add",
        power="key.add",
        word="key.add",
        form=forms.KeyForm,
        do=lambda said, by, at: services.add_key(**said, by=by, at=at),
    ),
    Deed(
        name="rotate",
        power="key.add",
        word="key.rotate",
        form=forms.RotateForm,
        do=lambda said, by, at: services.rotate_key(**said, by=by, at=at)[-1],
    ),
    Deed(
        name="revoke",
        power="key.revoke",
        word="key.revoke",
        form=forms.RevokeForm,
        do=lambda said, by, at: services.revoke_key(**said, by=by, at=at),
        grave=True,
    ),
    Deed(
        name="end",
        power="platform.end",
        word="platform.end",
        form=forms.EndPlatformForm,
        do=lambda said, by, at: services.end_platform(**said, by=by, at=at),
        grave=True,
    ),
)
_RULES = (
    Deed(
        name="stand",
        power="rule.stand",
        word="rule.stand",
        form=forms.StandForm,
        do=lambda said, by, at: registering.stand_rule(**said, by=by, role=_role(by), at=at),
    ),
    Deed(
        name="set",
        power="parameter.set",
        word="parameter.set",
        form=forms.ParameterForm,
        do=lambda said, by, at: registering.set_parameter(**said, by=by, role=_role(by), at=at),
    ),
)
_COMPETENCE = (
    Deed(
        name="assign",
        power="competence.set",
        word="competence.set",
        form=forms.CompetenceForm,
        do=lambda said, by, at: competences.set_competence(**said, by=by, at=at),
    ),
)
_CHARGES = (
    Deed(name="take", power="alert.close", word="charge.take", form=forms.ChargeForm, do=_take),
    Deed(
        name="release",
        power="alert.close",
        word="charge.put_back",
        form=forms.ReleaseForm,
        do=lambda said, by, at: services.release_charge(**said, by=by, at=at),
    ),
)
_BODIES = (
    Deed(
        name="open",
        power="department.open",
        word="body.open",
        form=forms.BodyForm,
        do=lambda said, by, at: services.open_department(**said, by=by, at=at),
    ),
)
