"""对接状态: how each platform docks, from its hours; the limits are said on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from jianbiao.errors import Refused
from jianbiao.intake import queries as intake
from jianbiao.intake.models import Docking
from jianbiao.people import queries as people
from jianbiao.people.models import Platform
from jianbiao.people.queries import Scope
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import queries as watch
from jianbiao.web.staff.silence import silent

HOURS: Final = 24
REFUSED_SHARE: Final = 0.02
SLOW_SECONDS: Final = 3600
_URGENCY: Final = ("over", "near", "wait", "up", "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Docked:
    """One platform over the last 24 hours; delays in seconds; ``bars`` are messages by hour."""

    platform: Platform
    hours: tuple[Docking, ...]
    accepted: int
    held: int
    rejected: int
    released: int
    expired: int
    delay: float
    slowest: float
    last_at: datetime | None
    last_number: int
    undecidable: int
    seal: str
    bars: tuple[tuple[int, int, int], ...]

    @property
    def total(self) -> int:
        """All outcome entries."""
        return self.accepted + self.held + self.rejected


def docked(scope: Scope, at: datetime) -> list[Docked]:
    """Return how every platform in scope docks, those that need somebody first."""
    missing = watch.undecidable_by_platform()
    rows = scope.filter(people.platforms(), industry=None)
    found = [_docked(one, at, missing.get(one.code, 0)) for one in rows]
    return sorted(found, key=lambda one: (_URGENCY.index(one.seal), one.platform.code))


def docked_one(code: str, scope: Scope, at: datetime) -> Docked:
    """Return how one platform docks. Raise Refused where there is none, or none in scope."""
    row = scope.filter(people.platforms().filter(code=code), industry=None).first()
    if row is None:
        raise Refused(f"没有平台 {code} · no platform {code}", code="platform_unknown", where=code)
    return _docked(row, at, watch.undecidable_by_platform().get(code, 0))


def known(code: str) -> Platform | None:
    """Return a platform, None where nobody registered it: gathered data come from elsewhere."""
    return people.platforms().filter(code=code).first()


def _docked(platform: Platform, at: datetime, undecidable: int) -> Docked:
    first = at.astimezone(SHANGHAI).replace(minute=0, second=0) - timedelta(hours=HOURS - 1)
    hours = intake.docking(platform.code, f"{first:%Y-%m-%dT%H}")
    rows = Docking.objects.filter(platform=platform.code).exclude(last_at=None)
    last = rows.order_by("-hour").first()
    sums = {
        name: sum(getattr(hour, name) for hour in hours)
        for name in ("accepted", "held", "rejected", "released", "expired")
    }
    total = sums["accepted"] + sums["held"] + sums["rejected"]
    delay = sum(hour.delay_sum for hour in hours) / total if total else 0.0
    last_at = last.last_at if last else None
    return Docked(
        platform=platform,
        hours=tuple(hours),
        **sums,
        delay=delay,
        slowest=max((hour.delay_max for hour in hours), default=0.0),
        last_at=last_at,
        last_number=last.last_number if last else 0,
        undecidable=undecidable,
        seal=_seal(platform, last_at, at=at, total=total, rejected=sums["rejected"], delay=delay),
        bars=_bars(hours, first),
    )


def _seal(
    platform: Platform,
    last_at: datetime | None,
    *,
    at: datetime,
    total: int,
    rejected: int,
    delay: float,
) -> str:
    """Return 通 while all is well, 近 when slow or often refused, 逾 when silent, 结 when ended."""
    if platform.ended_at is not None:
        return "closed"
    if last_at is None:
        return "wait"
    if silent(last_at, at):
        return "over"
    return "near" if rejected > REFUSED_SHARE * total or delay > SLOW_SECONDS else "up"


def _bars(hours: Sequence[Docking], first: datetime) -> tuple[tuple[int, int, int], ...]:
    """Return (x, y, height) of each busy hour, 19 units high at the busiest."""
    said = {hour.hour: hour.accepted + hour.held + hour.rejected for hour in hours}
    most = max(said.values(), default=0)
    places = [f"{first + timedelta(hours=i):%Y-%m-%dT%H}" for i in range(HOURS)]
    if not most:
        return ()
    heights = [max(1, round(19 * said[p] / most)) if said.get(p) else 0 for p in places]
    return tuple((6 * i, 20 - h, h) for i, h in enumerate(heights) if h)
