"""Error pages (出错页): which, why, what is accepted, what to do, whom to call."""

import secrets

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from jianbiao.errors import JianbiaoError
from jianbiao.intake.door import error_body
from jianbiao.standard.faults import FAULTS, words

log = structlog.get_logger(__name__)

_CODES = {404: "address_unknown", 403: "refused"}
"""Public codes of what no room refused, where a program asked."""


def refusal(request: HttpRequest, error: JianbiaoError) -> HttpResponse:
    """Return the page of what a room refused, found malformed or found tampered with."""
    said = words(error.code) if error.code in FAULTS else words("refused")
    if said.status >= 500:  # noqa: PLR2004
        log.error("page_refused", code=error.code, where=error.where, said=str(error))
    shown = {"code": error.code, "why_zh": said.zh, "why_en": said.en, "where": error.where}
    return _page(request, said.status, {**shown, "said": str(error)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a request that cannot be read."""
    return _page(request, 400, {"code": "bad_request"})


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of an act that the account may not do."""
    return _page(request, 403, {"code": "forbidden", "said": str(exception)})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page of a form that came without its token: nothing was done."""
    return _page(request, 403, {"code": "form_expired"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of an address where nothing is."""
    return _page(request, 404, {"code": "not_found", "where": request.path[:200]})


def method_unknown(request: HttpRequest, allowed: str) -> HttpResponse:
    """Tell a program which methods an address knows."""
    said = f"{request.method}: {allowed}"
    error = JianbiaoError(said, code="method_unknown", where=request.path[:200])
    status, body = error_body(error)
    headers = {"Allow": allowed}
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return a page that needs neither database nor context, with a number to quote on the phone."""
    number = secrets.token_hex(4)
    log.error("page_failed", path=request.path, number=number, exc_info=True)  # noqa: LOG014 - Django calls this while it handles the error
    said = {
        "lang": getattr(request, "lang", "zh"),
        "phone": settings.JIANBIAO_PHONE,
        "number": number,
    }
    return HttpResponse(loader.get_template("web/error/500.html").render(said), status=500)


def _page(request: HttpRequest, status: int, said: dict[str, str]) -> HttpResponse:
    if request.path.startswith("/api/"):
        code = said["code"] if said["code"] in FAULTS else _CODES.get(status, "malformed")
        error = JianbiaoError(said.get("said", ""), code=code, where=said.get("where", ""))
        return HttpResponse(error_body(error)[1], status=status, content_type="application/json")
    known = status if status in {400, 403, 404, 409} else 400 if status < 500 else 500  # noqa: PLR2004
    return render(
        request, "web/error/page.html", {**said, "status": status, "kind": known}, status=status
    )
