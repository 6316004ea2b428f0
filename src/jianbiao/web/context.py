"""What every template knows (页面环境): language, display mode, instance, officer, moment."""

import functools
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.watch import queries as watch
from jianbiao.web.middleware import DISPLAY, LANGUAGES


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that base templates read."""
    lang = getattr(request, "lang", LANGUAGES[0])
    user = getattr(request, "user", None)
    return {
        "lang": lang,
        "other_lang": "zh" if lang == "en" else "en",
        "instance_name": settings.JIANBIAO_NAME_EN if lang == "en" else settings.JIANBIAO_NAME_ZH,
        "origin": settings.JIANBIAO_ORIGIN,
        "demo": settings.JIANBIAO_DEMO,
        "phone": settings.JIANBIAO_PHONE,
        "at": getattr(request, "at", None),
        "officer": user if isinstance(user, Officer) else None,
        "doors": functools.partial(_doors, user, getattr(request, "at", None)),
        **{name: _kept(request, name) for name in DISPLAY},
    }


def _doors(user: object, at: datetime | None) -> list[tuple[str, str, str, int | None]]:
    """Return the rooms an officer may enter: address, room, word, and how many alerts wait there."""
    if not isinstance(user, Officer):
        return []
    doors = [door for power, *door in _ROOMS if user.may(power)]
    return [(*door, _waiting(user, at) if door[1] == "alerts" and at else None) for door in doors]  # type: ignore[misc]


def _waiting(user: Officer, at: datetime) -> int:
    counts = watch.counts(Scope.of(user), at)
    return counts["breach"] + counts["yellow"]


_ROOMS = (
    ("desk.read", "staff:desk", "desk", "nav.desk"),
    ("alert.read", "staff:alerts", "alerts", "nav.alerts"),
    ("case.read", "cases:cases", "cases", "nav.cases"),
    ("share.ask", "cases:shares", "shares", "nav.shares"),
    ("tender.read", "staff:tenders", "tenders", "nav.tenders"),
    ("tender.read", "staff:records", "records", "nav.records"),
    ("platform.read", "staff:platforms", "platforms", "nav.platforms"),
    ("rule.read", "staff:rules", "rules", "nav.rules"),
    ("rule.read", "house:bodies", "house", "nav.house"),
)


def _kept(request: HttpRequest, name: str) -> str:
    said = request.COOKIES.get(name, "")
    return said if said in DISPLAY[name] else ""
