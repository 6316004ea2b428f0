"""The moment and the day of a request (时刻), in Beijing time."""

from datetime import date, datetime

from django.http import HttpRequest

from jianbiao.standard.terms import SHANGHAI


def at_of(request: HttpRequest) -> datetime:
    """Return the one moment that the whole page goes by."""
    return request.at  # type: ignore[attr-defined,no-any-return]


def day_of(request: HttpRequest) -> date:
    """Return its day in Beijing."""
    return at_of(request).astimezone(SHANGHAI).date()
