"""What every page takes from its request: its language, its moment, and how a refusal is shown."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes

from jianbiao.errors import JianbiaoError, Malformed
from jianbiao.people import sessions
from jianbiao.people.models import Officer
from jianbiao.web import clock, errors

LANGUAGES = ("zh", "en")
DISPLAY = {"theme": ("dark", "contrast"), "mode": ("elder",)}
"""显示方式: cookies and the values they may have; anything else follows the system."""

_YEAR = 31_536_000
_FORM = 1 << 20
"""Bytes of a form beside its file."""

Answer = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """语言: Chinese unless ``?lang=en`` or the cookie says English; the choice is remembered.

    Without a script the display modes are links too: ``?theme=dark`` is kept and taken away.
    """

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language asked for."""
        if request.method == "GET" and request.GET.keys() & DISPLAY.keys():
            return _kept(request)
        asked = request.GET.get("lang", "")
        said = asked if asked in LANGUAGES else request.COOKIES.get("lang", "")
        request.lang = said if said in LANGUAGES else LANGUAGES[0]  # type: ignore[attr-defined]
        response = self._answer(request)
        if asked in LANGUAGES and request.COOKIES.get("lang") != asked:
            response.set_cookie("lang", asked, max_age=_YEAR, samesite="Lax")
        if response.get("Content-Type", "").startswith("text/html"):
            response["Content-Language"] = "en" if request.lang == "en" else "zh-CN"  # type: ignore[attr-defined]
            patch_vary_headers(response, ("Cookie",))
        return response


class MethodMiddleware:
    """方法: a program that uses a method an address does not know is told so in its own form."""

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a 405 of the API becomes a public error that names what is allowed."""
        response = self._answer(request)
        wrong = response.status_code == 405 and request.path.startswith("/api/")  # noqa: PLR2004
        return errors.method_unknown(request, response["Allow"]) if wrong else response


class LengthMiddleware:
    """长度: a form longer than any may be is refused before a byte of it is read.

    It stands before whatever reads forms; the doors of messages and files have limits of their own.
    """

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless the request says that it is too long."""
        said = str(request.META.get("CONTENT_LENGTH") or "0")
        most = settings.JIANBIAO_PAPER_LONGEST + _FORM
        long = not (said.isascii() and said.isdigit() and len(said) < 19 and int(said) <= most)  # noqa: PLR2004
        if not long or request.path.startswith("/api/"):
            return self._answer(request)
        request.lang = request.COOKIES.get("lang", LANGUAGES[0])  # type: ignore[attr-defined]
        told = f"{said} 字节，至多 {most} · bytes, at most {most}"
        return errors.refusal(request, Malformed(told, code="paper_too_large", where="file"))


class MomentMiddleware:
    """时刻: one moment for the whole page, so that its parts agree; rooms left of web read no clock."""

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as of now."""
        request.at = clock.now()  # type: ignore[attr-defined]
        return self._answer(request)


class OfficerMiddleware:
    """本人: the officer of a session that still lasts, at this request's moment; else a visitor."""

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``; stands after the moment is known."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the officer looked up only where the page asks for one."""
        request.real = clock.real()  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(partial(_officer, request, request.user))  # type: ignore[assignment]
        return self._answer(request)


def _officer(request: HttpRequest, user: Any) -> Any:
    if not isinstance(user, Officer):
        return user
    if not sessions.alive(request.session, user, real=request.real):  # type: ignore[attr-defined]
        request.session.flush()
        return AnonymousUser()
    user.at = request.at  # type: ignore[attr-defined]
    return user


class RefusalMiddleware:
    """门口: what a room refuses on purpose becomes a page that says which, why and what to do."""

    def __init__(self, answer: Answer) -> None:
        """Wrap ``answer``."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless the address or the form holds a NUL, which no database can hold."""
        if any("\x00" in said for said in _texts(request)):
            return errors.bad_request(request, ValueError("NUL"))
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show the page of a refusal; whatever was not raised on purpose goes on to the 500 page."""
        return errors.refusal(request, error) if isinstance(error, JianbiaoError) else None


def _texts(request: HttpRequest) -> Iterator[str]:
    """Yield what a visitor wrote: path, cookies, parameters, and fields of a form."""
    yield request.path
    yield from request.COOKIES.values()
    for said in (request.GET, request.POST):
        for name, values in said.lists():
            yield name
            yield from values


def _kept(request: HttpRequest) -> HttpResponse:
    """Remember the display modes that the address asks for and lead to the page without them."""
    rest = [(k, v) for k, values in request.GET.lists() if k not in DISPLAY for v in values]
    here = escape_leading_slashes(request.path)
    response = HttpResponseRedirect(here + (f"?{urlencode(rest)}" if rest else ""))
    for name, values in DISPLAY.items():
        if name not in request.GET:
            continue
        if request.GET[name] in values and request.COOKIES.get(name) != request.GET[name]:
            response.set_cookie(name, request.GET[name], max_age=_YEAR, samesite="Lax")
        else:
            response.delete_cookie(name)
    return response
