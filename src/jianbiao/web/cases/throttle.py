"""How often an address may try (防刷): kept for minutes, as a digest, beside nothing else."""

from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from jianbiao.errors import Refused
from jianbiao.people.views import address

TRIES: Final = 20
SECONDS: Final = 600
"""Tries of one kind from one address in that time."""


def check_often(request: HttpRequest, what: str) -> None:
    """Refuse an address that tries too often; nothing but a number is kept of it, for minutes."""
    key = f"{what}:{sha256(address(request).encode()).hexdigest()[:24]}"
    cache.add(key, 0, SECONDS)
    if cache.incr(key) > TRIES:
        raise Refused("请求过于频繁，请稍后再试 · too many tries", code="too_often", where=what)
