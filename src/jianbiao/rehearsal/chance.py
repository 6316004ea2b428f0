"""Draws that the calibration sheet names (随机数): counts, ratios, moments of submission."""

import math
import random
from datetime import datetime, timedelta

RUSH_EDGES = (0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
RUSH = (119, 117, 118.4, 105.3, 80.2, 51, 55.9, 20.1, 8.1, 2.7, 3.5, 1)
"""How many bids come per hour of age before the deadline, measured on Assam (edges in hours)."""

_CHINA = 0.25
_CHINA_BELOW = 32


def negative_binomial(chance: random.Random, *, size: float, mean: float) -> int:
    """Return a count with this mean; ``size`` is its shape (smaller: more spread)."""
    return poisson(chance, chance.gammavariate(size, mean / size))


def poisson(chance: random.Random, mean: float) -> int:
    """Return a Poisson count (Knuth); means here are small."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def student(chance: random.Random, degrees: int) -> float:
    """Return a draw of Student's t: prices have outliers."""
    chi = chance.gammavariate(degrees / 2, 2)
    return chance.gauss(0, 1) / math.sqrt(chi / degrees)


def ratio(
    chance: random.Random, *, mean: float, spread: float, degrees: int, low: float, high: float
) -> float:
    """Return a price as a share of the ceiling, drawn again until it lies in [low, high]."""
    while True:
        drawn = mean + spread * student(chance, degrees)
        if low <= drawn <= high:
            return drawn


def submitted(chance: random.Random, opened: datetime, deadline: datetime) -> datetime:
    """Return when a bid came in: most in the last hours before ``deadline``."""
    window = (deadline - opened).total_seconds() / 3600
    weights, bins = [], []
    for low, high, rate in zip(RUSH_EDGES, RUSH_EDGES[1:], RUSH, strict=False):
        if low >= window:
            break
        middle = max((low + high) / 2, 0.1)
        extra = (middle / _CHINA_BELOW) ** -_CHINA if middle < _CHINA_BELOW else 1
        weights.append(rate * extra * (min(high, window) - low))
        bins.append((low, min(high, window)))
    low, high = chance.choices(bins, weights)[0]
    age = timedelta(hours=low + (high - low) * chance.random())
    return deadline - age - timedelta(seconds=1)
