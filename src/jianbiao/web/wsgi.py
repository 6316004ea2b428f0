"""The WSGI application: the door for messages stands before Django, everything else behind it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

from jianbiao.intake.door import Door
from jianbiao.web import clock

_door = Door(home=settings.JIANBIAO_HOME, origin=settings.JIANBIAO_ORIGIN, now=clock.now)


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request. Posting messages is the hot path: no middleware, no session, no ORM."""
    if environ["PATH_INFO"] == "/api/v1/messages" and environ["REQUEST_METHOD"] == "POST":
        return _door.answer(environ, start)
    return _django(environ, start)
