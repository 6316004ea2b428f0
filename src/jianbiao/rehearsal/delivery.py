"""When messages leave a platform (报送): in the order they are ready, but for what cuts it off.

A frail platform is away for a day or two every month and fills up afterwards, in order.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.rehearsal.told import Sent
from jianbiao.standard.terms import SHANGHAI

_FIRST: Final = datetime(2025, 1, 1, tzinfo=SHANGHAI)
_BLOCK: Final = timedelta(days=30)
_FILLING: Final = timedelta(minutes=20)
_FRAIL: Final = frozenset(one.code for one in PLATFORMS if one.frail)


def delivered(sent: Iterable[Sent], seed: int) -> list[Sent]:
    """Return what a platform has said in the order it is sent."""
    return sorted((_after_outage(one, seed) for one in sent), key=lambda one: one.at)


def outage(seed: int, at: datetime) -> tuple[datetime, datetime]:
    """Return from when until when a frail platform is away in the month around ``at``."""
    return _outage(seed, (at - _FIRST) // _BLOCK)


@cache
def _outage(seed: int, block: int) -> tuple[datetime, datetime]:
    chance = random.Random(f"{seed}/outage/{block}")  # noqa: S311 - a province, not a secret
    start = _FIRST + _BLOCK * block + timedelta(hours=chance.randrange(24 * 26))
    return start, start + timedelta(hours=10 + chance.randrange(50))


def _after_outage(one: Sent, seed: int) -> Sent:
    """Return ``one`` as sent once its platform is back; the order inside an outage stays."""
    if one.platform not in _FRAIL:
        return one
    start, end = outage(seed, one.at)
    if not start <= one.at < end:
        return one
    return one._replace(at=end + _FILLING * ((one.at - start) / (end - start)))
