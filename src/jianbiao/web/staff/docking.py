"""对接状态: how each platform docks, from its hours; the limits are said on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from jianbiao.errors import Refused
from jianbiao.intake import queries as intake
from jianbiao.intake.models import Contact, Docking
from jianbiao.people import queries as people
from jianbiao.people.models import Platform
from jianbiao.people.queries import Scope
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import queries as watch
from jianbiao.web.staff.silence import silent

HOURS: Final = 24
REFUSED_SHARE: Final = 0.02
REFUSED_LEAST: Final = 3
SLOW_SECONDS: Final = 3600
_URGENCY: Final = ("over", "refused", "slow", "wait", "up", "closed")


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
    measured: int
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
    rows = list(scope.filter(people.platforms(), industry=None))
    codes = [one.code for one in rows]
    contacts, hours = intake.contacts(codes), intake.docking_of(codes, _hour(_first(at)))
    found = [
        _docked(one, at, contacts.get(one.code), hours[one.code], missing.get(one.code, 0))
        for one in rows
    ]
    return sorted(found, key=lambda one: (_URGENCY.index(one.seal), one.platform.code))


def docked_one(code: str, scope: Scope, at: datetime) -> Docked:
    """Return how one platform docks. Raise Refused where there is none, or none in scope."""
    row = scope.filter(people.platforms().filter(code=code), industry=None).first()
    if row is None:
        raise Refused(f"没有平台 {code} · no platform {code}", code="platform_unknown", where=code)
    hours = intake.docking(code, _hour(_first(at)))
    missing = watch.undecidable_by_platform().get(code, 0)
    return _docked(row, at, intake.contacts([code]).get(code), hours, missing)


def since(codes: Iterable[str]) -> dict[str, str]:
    """Return the hour (YYYY-MM-DDTHH) in which each platform first reported."""
    return {code: row.since for code, row in intake.contacts(codes).items()}


def known(code: str) -> Platform | None:
    """Return a platform, None where nobody registered it: gathered data come from elsewhere."""
    return people.platforms().filter(code=code).first()


def _first(at: datetime) -> datetime:
    """Return the beginning of the 24 hours that a page shows."""
    return at.astimezone(SHANGHAI).replace(minute=0, second=0) - timedelta(hours=HOURS - 1)


def _hour(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H}"


def _docked(
    platform: Platform,
    at: datetime,
    last: Contact | None,
    hours: Sequence[Docking],
    undecidable: int,
) -> Docked:
    names = ("accepted", "held", "rejected", "released", "expired", "measured")
    sums = {name: sum(getattr(hour, name) for hour in hours) for name in names}
    total = sums["accepted"] + sums["held"] + sums["rejected"]
    measured = sums["measured"]
    delay = sum(hour.delay_sum for hour in hours) / measured if measured else 0.0
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
        bars=_bars(hours, _first(at)),
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
    """Return 通 while all is well, 退 when often refused, 迟 when slow, 逾 when silent, 结 when ended."""
    if platform.ended_at is not None:
        return "closed"
    if last_at is None:
        return "wait"
    if silent(last_at, at):
        return "over"
    if rejected >= REFUSED_LEAST and rejected > REFUSED_SHARE * total:
        return "refused"
    return "slow" if delay > SLOW_SECONDS else "up"


def _bars(hours: Sequence[Docking], first: datetime) -> tuple[tuple[int, int, int], ...]:
    """Return (x, y, height) of each busy hour, 19 units high at the busiest."""
    said = {hour.hour: hour.accepted + hour.held + hour.rejected for hour in hours}
    most = max(said.values(), default=0)
    places = [f"{first + timedelta(hours=i):%Y-%m-%dT%H}" for i in range(HOURS)]
    if not most:
        return ()
    heights = [max(1, round(19 * said[p] / most)) if said.get(p) else 0 for p in places]
    return tuple((6 * i, 20 - h, h) for i, h in enumerate(heights) if h)
