"""What every template knows (页面环境): language, display mode, instance, officer, moment."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jianbiao.people.models import Officer
from jianbiao.web.middleware import DISPLAY, LANGUAGES


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that base templates read."""
    lang = getattr(request, "lang", LANGUAGES[0])
    user = getattr(request, "user", None)
    return {
        "lang": lang,
        "other_lang": "zh" if lang == "en" else "en",
        "site_name": settings.JIANBIAO_NAME_EN if lang == "en" else settings.JIANBIAO_NAME_ZH,
        "origin": settings.JIANBIAO_ORIGIN,
        "demo": settings.JIANBIAO_DEMO,
        "phone": settings.JIANBIAO_PHONE,
        "at": getattr(request, "at", None),
        "officer": user if isinstance(user, Officer) else None,
        **{name: _kept(request, name) for name in DISPLAY},
    }


def _kept(request: HttpRequest, name: str) -> str:
    said = request.COOKIES.get(name, "")
    return said if said in DISPLAY[name] else ""
