"""The WSGI application: the doors for messages and files stand before Django, the rest behind it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

from jianbiao.intake import filedoor, scanning
from jianbiao.intake.door import Door
from jianbiao.web import clock, files

_door = Door(home=settings.JIANBIAO_HOME, origin=settings.JIANBIAO_ORIGIN, now=clock.now)
if settings.JIANBIAO_CLAMD:
    scanning.use(scanning.Clamd(settings.JIANBIAO_CLAMD))


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request. Posting messages is the hot path: no middleware, no session, no ORM."""
    path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
    if path == "/api/v1/messages" and method == "POST":
        return _door.answer(environ, start)
    if path.startswith(filedoor.PREFIX) and method in filedoor.METHODS:
        return files.door().answer(environ, start)
    return _django(environ, start)
