"""The log over HTTP (日志): checkpoint, tiles and proofs, open to everybody."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jianbiao.errors import Refused
from jianbiao.intake.door import error_body
from jianbiao.ledger import proofs, tiles
from jianbiao.people.views import require_power

_FOREVER = "public, max-age=31536000, immutable"


@require_power("public")
def checkpoint(request: HttpRequest, log: str) -> HttpResponse:
    """Return the newest signed checkpoint."""
    note = _found(lambda: tiles.checkpoint(settings.JIANBIAO_HOME, log).encode())
    return _answer(note, "text/plain; charset=utf-8", "no-cache")


@require_power("public")
def tile(request: HttpRequest, log: str, path: str) -> HttpResponse:
    """Return a tile or an entry bundle."""
    raw = _found(lambda: tiles.read(settings.JIANBIAO_HOME, log, "tile/" + path))
    return _answer(raw, "application/octet-stream", _FOREVER)


@require_power("public")
def proof(request: HttpRequest, log: str, number: int) -> HttpResponse:
    """Return the C2SP tlog-proof of an entry under the newest checkpoint."""
    text = _found(lambda: proofs.proof(settings.JIANBIAO_HOME, log, number).encode())
    return _answer(text, "text/plain; charset=utf-8", "no-cache")


def _found(read: Callable[[], bytes]) -> bytes | Refused:
    """Return what is read, or why it is not there."""
    try:
        return read()
    except Refused as error:
        return error


def _answer(said: bytes | Refused, kind: str, cache: str) -> HttpResponse:
    if isinstance(said, Refused):
        status, body = error_body(said)
        return HttpResponse(body, status=status, content_type="application/json")
    answer = HttpResponse(said, content_type=kind)
    answer["Cache-Control"] = cache
    # Anybody's page may check us: the log holds nothing that is not public.
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
