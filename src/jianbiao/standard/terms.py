"""Words of the tendering law as plain values (招标投标法 terms)."""

from dataclasses import dataclass
from datetime import timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""北京时间: every wire time is in it; China has kept one offset since 1991."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it, and from where (电子招标投标办法: 操作时间、网络地址和人员).

    ``id`` is an officer's login, a platform code or ``system``; ``body`` the department or
    platform acted for; ``address`` the network address.
    """

    id: str
    body: str
    address: str


SYSTEM = Actor(id="system", body="system", address="127.0.0.1")
"""What the clock causes: nobody's act."""
