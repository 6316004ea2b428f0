"""Draws that the calibration of the province names (随机数): counts, ratios, moments of submission.

Only ``random.Random`` streams given by the caller are used, so that a seed gives the same province.
"""

import bisect
import itertools
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, Self, TypeVar

T = TypeVar("T")

_GOLDEN: Final = 0.6180339887498949
_APART: Final = 0.7548776662466927
_AXES: Final = (_GOLDEN, 0.5497004779019703)
WEEKDAY, SUBJECT = range(2)
"""The axes of points that spread evenly (additive recurrences)."""

_EDGES: Final = (0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
_RUSH: Final = (119, 117, 118.4, 105.3, 80.2, 51, 55.9, 20.1, 8.1, 2.7, 3.5, 1)
"""Bids per hour by age before the deadline, measured on 19,109 real bids (edges in hours)."""

_DELTA: Final = 0.25
_DELTA_BELOW: Final = 32
"""Below 32 hours the rush is steeper in China: fitted on one record of 1,528 bids."""

_HOURS: Final = (
    *(0.1, 0.03, 0.02, 0.01, 0.01, 0.02, 0.05, 0.25, 1.4, 2.4, 2.6, 2.3),
    *(1.0, 1.2, 2.0, 2.4, 2.6, 2.4, 1.4, 0.9, 0.8, 0.7, 0.5, 0.3),
)
_WEEKDAYS: Final = (1, 1, 1, 1, 1, 0.25, 0.2)
"""How the hour of the day and the day of the week weigh: assumed office hours."""

_BUSIEST: Final = max(_HOURS)
_CELL: Final = timedelta(minutes=15)
_MOST_CELLS: Final = 4 * 24 * 40
_TRIES: Final = 500
"""A window of one night hour would be drawn for long: then the last draw stands."""


def poisson(chance: random.Random, mean: float) -> int:
    """Return a Poisson count (Knuth); means here are small."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def negative_binomial(chance: random.Random, *, size: float, mean: float) -> int:
    """Return a count with this mean; ``size`` is its shape (smaller: more spread)."""
    return poisson(chance, chance.gammavariate(size, mean / size))


def geometric(chance: random.Random, share: float) -> int:
    """Return how often it fails before it succeeds with probability ``share``."""
    count = 0
    while chance.random() >= share:
        count += 1
    return count


def ratio(
    chance: random.Random, *, mean: float, spread: float, degrees: int, low: float, high: float
) -> float:
    """Return a price as a share of the ceiling: Student's t, drawn again until in [low, high].

    No ``degrees`` of freedom stand for a normal distribution.
    """
    while True:
        wide = math.sqrt(chance.gammavariate(degrees / 2, 2) / degrees) if degrees else 1
        drawn = mean + spread * chance.gauss(0, 1) / wide
        if low <= drawn <= high:
            return drawn


def evenly(seed: int, index: int, axis: int) -> float:
    """Return a coordinate of the ``index``-th of points in [0, 1)² that spread evenly, however many.

    What shares are measured of is drawn so: weekdays and subjects.
    """
    return (seed * _APART + (index + 1) * _AXES[axis]) % 1


def cut_normal(
    chance: random.Random, *, mean: float, spread: float, low: float, high: float
) -> float:
    """Return a normal draw, drawn again until it lies in [low, high]."""
    while not low <= (drawn := chance.gauss(mean, spread)) <= high:
        pass
    return drawn


def at_share(weights: Mapping[T, float], share: float) -> T:
    """Return the key at ``share`` of the weights added up: what ``weighed`` draws, from a number."""
    total, reached = sum(weights.values()) * share, 0.0
    for key, weight in weights.items():
        reached += weight
        if total < reached:
            return key
    return key


def shifted(share: float, place: int) -> float:
    """Return ``share`` moved on for the ``place``-th of several; the first keeps it."""
    return (share + (place - 1) * _GOLDEN) % 1


def within(weights: Mapping[T, float], share: float) -> float:
    """Return where in the part of its key ``share`` lies, from 0 to 1."""
    total, reached = sum(weights.values()) * share, 0.0
    for weight in weights.values():
        if total < reached + weight:
            return (total - reached) / weight
        reached += weight
    return 1.0


def zipf(chance: random.Random, many: int, power: float) -> int:
    """Return a place from 0 to ``many`` - 1; the first are drawn most."""
    cumulated = _zipf(many, power)
    return bisect.bisect_right(cumulated, chance.random() * cumulated[-1])


def weighed(chance: random.Random, weights: Mapping[T, float]) -> T:
    """Return one of the keys, each as often as its weight says."""
    return at_share(weights, chance.random())


@cache
def _zipf(many: int, power: float) -> tuple[float, ...]:
    return tuple(itertools.accumulate((n + 1) ** -power for n in range(many)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """When bids come between issue and deadline: rush × hour × weekday, in quarter hours."""

    deadline: datetime
    cells: int

    @classmethod
    def between(cls, opened: datetime, deadline: datetime) -> Self:
        """Take the quarter hours before ``deadline`` back to ``opened``, forty days at most."""
        return cls(deadline=deadline, cells=min(_MOST_CELLS, max(1, (deadline - opened) // _CELL)))

    def draw(self, chance: random.Random) -> datetime:
        """Return when one bid comes, to the second and before the deadline.

        The rush is drawn from one table for all; hour and weekday decide whether the draw stands.
        """
        rush, last = _rush(), self.cells - 1
        for _ in range(_TRIES):
            cell = bisect.bisect_right(rush, chance.random() * rush[last], 0, last)
            at = self.deadline - _CELL * cell - timedelta(seconds=1 + int(chance.random() * 899))
            if chance.random() * _BUSIEST < _HOURS[at.hour] * _WEEKDAYS[at.weekday()]:
                break
        return at


@cache
def _rush() -> tuple[float, ...]:
    """Return the weights of the quarter hours before a deadline, added up."""
    return tuple(itertools.accumulate(_weight(cell) for cell in range(_MOST_CELLS)))


def _weight(cell: int) -> float:
    age = (cell + 0.5) / 4
    place = min(bisect.bisect_right(_EDGES, age) - 1, len(_RUSH) - 1)
    steeper = (age / _DELTA_BELOW) ** -_DELTA if age < _DELTA_BELOW else 1
    return _RUSH[place] * steeper
