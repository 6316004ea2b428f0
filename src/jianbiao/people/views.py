"""登录、退出、本人账户, and the decorator by which every route names its power (权限)."""

import functools
import json
import pathlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jianbiao.errors import Refused
from jianbiao.people import queries
from jianbiao.people.domain import PUBLIC
from jianbiao.people.domain.powers import FUNCTION_WORDS, POWER_WORDS, ROLE_WORDS
from jianbiao.people.forms import PasswordForm, SignInForm
from jianbiao.people.models import Officer
from jianbiao.people.services import set_password
from jianbiao.standard.terms import Actor

View = Callable[..., HttpResponseBase]

TOO_MANY = (
    "多次输错，已暂时锁定，请稍后再试 · too many wrong tries: locked for a while, try again later"
)


def require_power(power: str) -> Callable[[View], View]:
    """Let only officers who hold ``power`` through; ``public`` lets everybody.

    A visitor is led to the sign-in page and back, an officer without the power gets 403. The view
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
            return never_cache(view)(request, *args, **kwargs)

        guarded.power = power  # type: ignore[attr-defined]
        return guarded

    return guard


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


@require_power("account.own")
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is and what one may; change one's password."""
    user = request.user
    if not isinstance(user, Officer):
        raise PermissionDenied("请先登录 · sign in first")
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_password(user.login, form.cleaned_data["new"])
        except Refused as error:
            form.add_error("new", str(error))
        else:
            update_session_auth_hash(request, queries.officer(user.login))
            return redirect("people:account")
    status = 400 if form.is_bound else 200
    return render(request, "people/account.html", _account(user, form), status=status)


def _account(user: Officer, form: PasswordForm) -> dict[str, Any]:
    return {
        "form": form,
        "officer": user,
        "role": ROLE_WORDS[user.role],
        "function": FUNCTION_WORDS[user.department.function],
        "powers": [POWER_WORDS[power] for power in sorted(user.powers)],
    }
