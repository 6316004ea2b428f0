"""Bid prices and who wins (报价与中标) under three evaluation methods; amounts are decimals in 元.

Coefficients are recalled practice, not statute (招标投标法 第四十一条 knows two ends: the best overall
evaluation, or the lowest evaluated price not below cost).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws

CENT: Final = Decimal("0.01")
WEIGHTED, LOWEST, LOTTERY = "综合评估法", "经评审的最低投标价法", "合理低价法"
METHODS: Final = ((WEIGHTED, 45), (LOWEST, 30), (LOTTERY, 25))
BALLS: Final = tuple(Decimal(n) / 1000 for n in (0, 5, 10, 15, 20, 25, 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Prices in the order of the bidders, the ranking (indices), and what was drawn in public."""

    amounts: tuple[Decimal, ...]
    ranking: tuple[int, ...]
    drawn: str = ""


def method(chance: random.Random) -> str:
    """Return an evaluation method."""
    return chance.choices([m for m, _ in METHODS], [w for _, w in METHODS])[0]


def bidders(chance: random.Random, used: str) -> int:
    """Return how many bid; never fewer than three here, which a plan may change."""
    if used == WEIGHTED:
        return 3 + draws.negative_binomial(chance, size=1.6, mean=4.5)
    if used == LOWEST:
        return 3 + draws.negative_binomial(chance, size=1.4, mean=6)
    return min(160, max(5, round(chance.lognormvariate(2.9, 0.7))))


def prices(chance: random.Random, used: str, *, ceiling: Decimal, count: int) -> Prices:
    """Return the bids of one lot and their ranking; both recompute exactly from the amounts."""
    if used == WEIGHTED:
        mean = chance.gauss(0.962, 0.018)
        spread = chance.lognormvariate(-4.83, 0.5)
        amounts = _amounts(chance, ceiling, count, mean, spread, 5, 0.70)
        quality = [chance.gauss(0, 2) for _ in amounts]
        return Prices(amounts=amounts, ranking=_weighted(amounts, quality))
    if used == LOWEST:
        mean = chance.gauss(0.80, 0.07)
        spread = chance.lognormvariate(-2.59, 0.4)
        amounts = _amounts(chance, ceiling, count, min(0.97, max(0.5, mean)), spread, 6, 0.40)
        return Prices(amounts=amounts, ranking=_sorted(amounts, lambda amount: amount))
    discount = chance.uniform(0.03, 0.10)
    spread = chance.lognormvariate(-4.77, 0.3)
    amounts = _amounts(chance, ceiling, count, 1 - discount, spread, 30, 0.6)
    ball = chance.choice(BALLS)
    return Prices(
        amounts=amounts, ranking=_nearest(amounts, base(amounts, ball)), drawn=f"K={ball * 100}%"
    )


def base(amounts: tuple[Decimal, ...], ball: Decimal) -> Decimal:
    """Return the base price: the mean, a tenth dropped at each end from ten bids on, less K."""
    kept = sorted(amounts)
    drop = len(kept) // 10
    kept = kept[drop : len(kept) - drop] if drop else kept
    mean = sum(kept, Decimal(0)) / len(kept)
    return (mean * (1 - ball)).quantize(CENT, ROUND_HALF_UP)


def _amounts(
    chance: random.Random,
    ceiling: Decimal,
    count: int,
    mean: float,
    spread: float,
    degrees: int,
    low: float,
) -> tuple[Decimal, ...]:
    return tuple(
        (
            ceiling
            * Decimal(
                f"{draws.ratio(chance, mean=mean, spread=spread, degrees=degrees, low=low, high=0.9999):.5f}"
            )
        ).quantize(CENT, ROUND_HALF_UP)
        for _ in range(count)
    )


def _weighted(amounts: tuple[Decimal, ...], quality: list[float]) -> tuple[int, ...]:
    if not amounts:
        return ()
    mean = sum(amounts, Decimal(0)) / len(amounts)
    scores = []
    for amount, good in zip(amounts, quality, strict=True):
        off = (amount - mean) / mean * 100
        price = 100 - (off if off > 0 else -off / 2)
        scores.append(-(price * 4 + Decimal(f"{80 + good:.2f}") * 6))
    return tuple(sorted(range(len(amounts)), key=lambda i: (scores[i], amounts[i])))


def _nearest(amounts: tuple[Decimal, ...], to: Decimal) -> tuple[int, ...]:
    return _sorted(amounts, lambda amount: 2 * (amount - to) if amount > to else to - amount)


def _sorted(
    amounts: tuple[Decimal, ...], key: Callable[[Decimal], Decimal]
) -> tuple[int, ...]:
    return tuple(sorted(range(len(amounts)), key=lambda i: (key(amounts[i]), amounts[i], i)))
