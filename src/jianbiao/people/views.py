"""登录、退出、本人账户, and the decorator by which every route names its power (权限)."""

import functools
import json
import pathlib
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login as auth_login
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jianbiao.errors import Refused
from jianbiao.people import accounts, looking, queries, sessions
from jianbiao.people.domain import PUBLIC
from jianbiao.people.domain.powers import FUNCTION_WORDS, GRANT_WORDS, POWER_WORDS, ROLE_WORDS
from jianbiao.people.forms import AgainForm, CodeForm, PasswordForm, SignInForm
from jianbiao.people.models import Officer
from jianbiao.people.services import end_sessions, set_password
from jianbiao.standard.terms import Actor

BACKEND: Final = "django.contrib.auth.backends.ModelBackend"

HALF_SECONDS: Final = 300
"""How long a shown password waits for its second factor."""

View = Callable[..., HttpResponseBase]

TOO_MANY = (
    "多次输错，已暂时锁定，请稍后再试 · too many wrong tries: locked for a while, try again later"
)


LOOKED: Final = frozenset(
    {"tender.read", "alert.read", "ledger.read", "row.settle", "case.read", "share.ask"}
)
"""Powers whose pages show what is not open: whoever opens one of a single subject is recorded."""


def require_power(power: str, *, recent: bool = False) -> Callable[[View], View]:
    """Let only officers who hold ``power`` through; ``public`` lets everybody.

    A visitor is led to the sign-in page and back, an officer without the power gets 403, one whose
    password or second factor is due is led there. ``recent`` asks for the password again unless it
    was shown lately. What is opened under one of ``LOOKED`` is recorded before it is shown. The view
    carries its ``power``, so that a test can walk all routes. Raise ValueError on unknown powers.
    """
    if power != PUBLIC and power not in POWER_WORDS:
        raise ValueError(f"no power {power!r}; known: public, {', '.join(POWER_WORDS)}")

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if power == PUBLIC:
                return view(request, *args, **kwargs)
            if not isinstance(request.user, Officer):
                return _to_sign_in(request)
            if not request.user.may(power):
                zh, en = POWER_WORDS[power]
                raise PermissionDenied(f"本账户无权{zh} · this account may not {en}")
            if first := _due_first(request, power, recent=recent):
                return first
            response = never_cache(view)(request, *args, **kwargs)
            if power in LOOKED:
                _looked(request, power, kwargs, response)
            return response

        guarded.power = power  # type: ignore[attr-defined]
        return guarded

    return guard


def _due_first(request: HttpRequest, power: str, *, recent: bool) -> HttpResponse | None:
    """Return the way to what has to be done before this page; None where nothing is due."""
    session: Any = getattr(request, "session", {})
    due = sessions.must(session)
    if due and power != "account.own":
        return redirect("people:account" if due == "password" else "people:second")
    if recent and not sessions.proved(session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    return None


def _looked(
    request: HttpRequest, power: str, said: dict[str, Any], response: HttpResponseBase
) -> None:
    """Record the look before the page leaves; lists are not looks, exports of them are."""
    export = request.GET.get("format", "")
    if response.status_code != 200 or not (said or export) or request.method != "GET":  # noqa: PLR2004
        return
    match = request.resolver_match
    room = match.view_name if match else power
    subject = (
        "/".join(str(value) for value in said.values()) or f"{export} {request.GET.urlencode()}"
    )
    looking.look(
        by=actor(request),
        power=power,
        subject=f"{room} {subject}",
        page=request.path,
        reason=sessions.reason(request.session),
        owners=getattr(request, "owners", ()),
        at=request.at,  # type: ignore[attr-defined]
    )


def real(request: HttpRequest) -> float:
    """Return the real moment of the request in seconds, whatever a demo's clock shows."""
    return float(getattr(request, "real", 0.0))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page; a fragment asked for by htmx must not become that page."""
    if "HX-Request" not in request.headers:
        return redirect_to_login(request.get_full_path())
    try:
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:  # no address at all: whoever wrote the header by hand begins at the front
        page = urlsplit("/")
    back = redirect_to_login(page._replace(scheme="", netloc="").geturl() or "/")
    return HttpResponse(status=401, headers={"HX-Redirect": back.url})


def actor(request: HttpRequest) -> Actor:
    """Return the signed-in officer as the one who acts, with their network address."""
    if not isinstance(request.user, Officer):
        raise PermissionDenied("请先登录 · sign in first")
    return queries.actor(request.user, address(request))


def address(request: HttpRequest) -> str:
    """Return the network address the request came from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def invented() -> list[dict[str, Any]]:
    """Return login, name, role (Chinese, English) and password of a demonstration's officers."""
    file = pathlib.Path(settings.JIANBIAO_HOME) / "people.json"
    if not settings.JIANBIAO_DEMO or not file.exists():
        return []
    officers = json.loads(file.read_text()).get("officers", [])
    return [one | {"role": ROLE_WORDS[one["role"]]} for one in officers if one.get("password")]


class SignIn(LoginView):
    """登录 page: context ``form``, ``next`` and ``invented``."""

    template_name = "people/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Add ``invented``: the accounts of a demonstration, whose people are in a file beside it."""
        return super().get_context_data(**more) | {"invented": invented()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, or ask for the second factor first where the officer has one."""
        officer = form.get_user()
        request = self.request
        officer.at = request.at  # type: ignore[attr-defined]
        if accounts.second(officer.login) is None:
            response = super().form_valid(form)
            sessions.begin(request.session, officer, real=real(request))
            return response
        request.session["half"] = {"login": officer.login, "real": real(request)}
        return redirect_to_login(self.get_redirect_url(), resolve_url("people:code"))

    def get_default_redirect_url(self) -> str:
        """Lead to the desk, or to one's own account where the role has no desk."""
        user = self.request.user
        able = isinstance(user, Officer) and user.may("desk.read")
        return resolve_url(settings.LOGIN_REDIRECT_URL if able else "people:account")


sign_in = require_power(PUBLIC)(SignIn.as_view())
sign_out = require_power(PUBLIC)(LogoutView.as_view(next_page=settings.LOGIN_URL))


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Show the sign-in page with why nothing is checked now; 429."""
    form = SignInForm(request)
    said = {"form": form, "next": request.POST.get("next", ""), "locked": TOO_MANY}
    return render(request, "people/login.html", said, status=429)


@require_power(PUBLIC)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of whoever has just shown their password; then sign them in."""
    half = request.session.get("half", {})
    if not half or real(request) - half["real"] > HALF_SECONDS:
        return redirect(settings.LOGIN_URL)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if accounts.check_second(half["login"], form.cleaned_data["code"], real=real(request)):
            officer = queries.officer(half["login"])
            auth_login(request, officer, backend=BACKEND)
            request.session.pop("half", None)
            sessions.begin(request.session, officer, real=real(request))
            return redirect(_next(request))
        form.add_error("code", "验证码不正确 · the code is wrong")
    shown = {"form": form, "next": _next(request)}
    return render(request, "people/code.html", shown, status=400 if form.is_bound else 200)


@require_power("account.own")
@require_POST
def reason(request: HttpRequest) -> HttpResponse:
    """Keep why this officer looks from now on (查看事由); it stands beside each look in the ledger."""
    sessions.explain(request.session, request.POST.get("reason", ""))
    return redirect(_next(request))


@require_power("account.own")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask for the password again before an act that gives power; then lead back."""
    form = AgainForm(_me(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        sessions.prove(request.session, real=real(request))
        return redirect(_next(request))
    shown = {"form": form, "next": _next(request)}
    return render(request, "people/again.html", shown, status=400 if form.is_bound else 200)


@require_power("account.own", recent=True)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Take a second factor into use: show its secret, ask for a first code, show recovery codes once."""
    user = _me(request)
    form = CodeForm(request.POST or None)
    codes: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            codes = accounts.confirm_second(
                user.login, form.cleaned_data["code"], real=real(request)
            )
            sessions.refresh(request.session, user, real=real(request))
        except Refused as error:
            form.add_error("code", str(error))
    active = accounts.second(user.login) is not None
    secret = "" if active else accounts.begun(user.login) or accounts.enrol(user.login)
    shown = {
        "form": form,
        "officer": user,
        "active": active,
        "codes": codes,
        "secret": secret,
        "uri": accounts.uri(user.login, secret) if secret else "",
    }
    wrong = form.is_bound and not codes
    return render(request, "people/second.html", shown, status=400 if wrong else 200)


@require_power("account.own")
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """End every session of this officer, this one too (结束全部会话)."""
    end_sessions(_me(request).login, by=actor(request), at=request.at)  # type: ignore[attr-defined]
    return redirect(settings.LOGIN_URL)


@require_power("account.own")
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is and what one may; change one's password."""
    user = _me(request)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_password(user.login, form.cleaned_data["new"])
        except Refused as error:
            form.add_error("new", str(error))
        else:
            fresh = queries.officer(user.login)
            update_session_auth_hash(request, fresh)
            sessions.refresh(request.session, fresh, real=real(request))
            return redirect("people:account")
    status = 400 if form.is_bound else 200
    return render(request, "people/account.html", _account(request, user, form), status=status)


def _account(request: HttpRequest, user: Officer, form: PasswordForm) -> dict[str, Any]:
    return {
        "form": form,
        "officer": user,
        "role": ROLE_WORDS[user.role],
        "function": FUNCTION_WORDS[user.department.function],
        "powers": [POWER_WORDS[power] for power in sorted(user.powers)],
        "grants": [(GRANT_WORDS[row.power], row) for row in queries.grants_of(user.login)],
        "second": accounts.second(user.login) is not None,
        "initial": sessions.must(request.session) == "password",
        "rules": accounts.policy(user.department_id),
    }


def _me(request: HttpRequest) -> Officer:
    if not isinstance(request.user, Officer):
        raise PermissionDenied("请先登录 · sign in first")
    return request.user


def _next(request: HttpRequest) -> str:
    """Return where the page leads afterwards: an address of ours, else one's own account."""
    said = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    return said if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
