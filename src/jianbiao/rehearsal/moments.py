"""Moments as the interface writes them (时间写法): a province has millions, so each is spelled once and fast."""

import math
import random
from datetime import datetime, timedelta
from functools import cache
from statistics import NormalDist
from typing import Final

from jianbiao.standard.terms import SHANGHAI

_DAY: Final = 86_400
_EPOCH: Final = datetime(1970, 1, 1).toordinal() * _DAY + 8 * 3600  # noqa: DTZ001 - a number of days
"""Seconds from the first day of the calendar to 1970 in Greenwich, by the clocks of Beijing."""

_SPREAD: Final = 0.6
_STEPS: Final = 4096


def wire(at: datetime) -> str:
    """Return a moment as the interface writes it: yyyyMMddHHmmss."""
    return "%04d%02d%02d%02d%02d%02d" % (  # noqa: UP031 - half the time of a template
        at.year,
        at.month,
        at.day,
        at.hour,
        at.minute,
        at.second,
    )


def rfc3339(at: datetime) -> str:
    """Return a moment of Beijing as an envelope writes it."""
    if at.tzinfo is not SHANGHAI or at.microsecond:
        return at.isoformat()
    return "%04d-%02d-%02dT%02d:%02d:%02d+08:00" % (  # noqa: UP031 - half the time of a template
        at.year,
        at.month,
        at.day,
        at.hour,
        at.minute,
        at.second,
    )


def seconds(at: datetime) -> int:
    """Return the whole seconds since 1970."""
    if at.tzinfo is not SHANGHAI:
        return int(at.timestamp())
    day = at.toordinal() * _DAY
    return day + at.hour * 3600 + at.minute * 60 + at.second - _EPOCH


def lag(chance: random.Random, usual: float) -> timedelta:
    """Return how long a platform takes that usually takes ``usual`` seconds: log-normal, in even steps."""
    return _lags(usual)[int(chance.random() * _STEPS)]


@cache
def _lags(usual: float) -> tuple[timedelta, ...]:
    steps = (NormalDist().inv_cdf((n + 0.5) / _STEPS) for n in range(_STEPS))
    return tuple(
        timedelta(milliseconds=round(math.exp(one * _SPREAD) * usual * 1000)) for one in steps
    )
