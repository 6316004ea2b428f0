"""Bid prices and who wins (报价、评分与排序) under three evaluation methods; amounts are decimals in 元.

Coefficients are recalled practice, not statute (招标投标法 第四十一条 knows two ends: the best overall
evaluation, or the lowest evaluated price not below cost). Base price, scores and ranking follow from
the amounts, the stated terms and what was drawn: whoever holds the messages can compute them again.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws

CENT: Final = Decimal("0.01")
HUNDRED: Final = Decimal(100)
WEIGHTED, LOWEST, LOTTERY = "综合评估法", "经评审的最低投标价法", "合理低价法"
METHODS: Final = {WEIGHTED: 0.45, LOWEST: 0.30, LOTTERY: 0.25}
BALLS: Final = tuple(Decimal(n) / 10 for n in (0, 5, 10, 15, 20, 25, 30))
"""K in per cent, by the number of the ball, from 1."""

_TRIMMED_FROM: Final = {WEIGHTED: 5, LOTTERY: 10}
_GRID: Final = Decimal("0.00001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a lot is evaluated; ``above`` and ``below`` are points a per cent off the base costs."""

    method: str
    price_points: Decimal = HUNDRED
    above: Decimal = Decimal(0)
    below: Decimal = Decimal(0)
    separated: bool = False

    @property
    def text(self) -> str:
        """The terms as tender documents state them."""
        if self.method == LOWEST:
            return "经评审的最低投标价法：经评审的投标价由低到高排序；报价低于有效报价均值85%的，应当说明理由。"
        deducts = f"每高于基准价1%扣{self.above}分，每低于1%扣{self.below}分"
        if self.method == LOTTERY:
            return (
                "合理低价法：评标基准价为有效报价的算术平均值（不少于10家时两端各去掉一成）乘以（1－K），"
                f"K值开标时当众抽取；满分100分，{deducts}；得分相同的，报价低者在前。"
            )
        name = "综合评估法（评定分离）" if self.separated else WEIGHTED
        return (
            f"{name}：投标报价{self.price_points}分，其余{HUNDRED - self.price_points}分；评标基准价为有效报价的算术"
            f"平均值（不少于5家时各去掉一个最高价、最低价），报价{deducts}，按比例折算。"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Base price and scores by place in the list of bids, and the places from the best on."""

    base: Decimal
    price_scores: tuple[Decimal, ...]
    totals: tuple[Decimal, ...]
    order: tuple[int, ...]


def terms(chance: random.Random, *, separated: bool) -> Terms:
    """Return the terms of a lot; evaluation apart from award goes with overall evaluation."""
    method = WEIGHTED if separated else draws.weighed(chance, METHODS)
    if method == LOWEST:
        return Terms(method=LOWEST)
    if method == LOTTERY:
        return Terms(method=LOTTERY, above=Decimal(2), below=Decimal(1))
    return Terms(
        method=WEIGHTED,
        price_points=Decimal(chance.choice((30, 40, 50, 60))),
        above=Decimal(chance.choice(("0.5", "1", "1.5", "2"))),
        below=Decimal(chance.choice(("0.3", "0.5", "1"))),
        separated=separated,
    )


def amounts(
    chance: random.Random, method: str, *, ceiling: Decimal, count: int
) -> tuple[Decimal, ...]:
    """Return ``count`` bids under ``ceiling``, to the cent; half of a lottery's are round rates."""
    if method == WEIGHTED:
        mean, spread = chance.gauss(0.962, 0.018), chance.lognormvariate(-4.828, 0.5)
        degrees, low = 5, 0.70
    elif method == LOWEST:
        mean = min(0.97, max(0.5, chance.gauss(0.80, 0.07)))
        spread, degrees, low = chance.lognormvariate(-2.590, 0.4), 6, 0.40
    else:
        mean, spread = 1 - chance.uniform(0.03, 0.10), chance.lognormvariate(-4.768, 0.3)
        degrees, low = 30, 0.60
    mean = min(mean, 0.995)
    return tuple(
        _amount(chance, ceiling, mean=mean, spread=spread, degrees=degrees, low=low)
        for _ in range(count)
    )


def rank(
    terms: Terms,
    bids: Sequence[Decimal],
    *,
    others: Sequence[Decimal] = (),
    ball: Decimal = Decimal(0),
) -> Ranking:
    """Rank ``bids``; ``others`` are the points for all but the price, ``ball`` K in per cent."""
    base = base_price(terms.method, bids, ball)
    if terms.method == LOWEST:
        order = sorted(range(len(bids)), key=lambda n: (bids[n], n))
        return Ranking(base=base, price_scores=(), totals=(), order=tuple(order))
    scores = tuple(price_score(terms, bid, base) for bid in bids)
    totals = tuple(a + b for a, b in zip(scores, others, strict=True)) if others else scores
    order = sorted(range(len(bids)), key=lambda n: (-totals[n], bids[n], n))
    return Ranking(base=base, price_scores=scores, totals=totals, order=tuple(order))


def base_price(method: str, bids: Sequence[Decimal], ball: Decimal) -> Decimal:
    """Return 评标基准价: a mean without its ends, less K per cent; the lowest bid by lowest price."""
    if method == LOWEST:
        return min(bids)
    kept = sorted(bids)
    if len(kept) >= _TRIMMED_FROM[method]:
        drop = 1 if method == WEIGHTED else len(kept) // 10
        kept = kept[drop:-drop]
    mean = sum(kept, Decimal(0)) / len(kept)
    return (mean * (HUNDRED - ball) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def price_score(terms: Terms, bid: Decimal, base: Decimal) -> Decimal:
    """Return the points for a price: full at the base, fewer the further off, never below zero."""
    off = (bid - base) / base * HUNDRED
    points = HUNDRED - (off * terms.above if off > 0 else -off * terms.below)
    return (max(points, Decimal(0)) * terms.price_points / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def other_points(
    chance: random.Random, terms: Terms, bids: Sequence[Decimal]
) -> tuple[Decimal, ...]:
    """Return the panel's points for all but the price; dearer bids are hardly better ones."""
    if terms.method != WEIGHTED:
        return ()
    most = HUNDRED - terms.price_points
    drawn = (Decimal(f"{min(0.98, max(0.55, chance.gauss(0.84, 0.05))):.4f}") for _ in bids)
    return tuple((most * share).quantize(CENT, ROUND_HALF_UP) for share in drawn)


def _amount(
    chance: random.Random, ceiling: Decimal, *, mean: float, spread: float, degrees: int, low: float
) -> Decimal:
    drawn = draws.ratio(chance, mean=mean, spread=spread, degrees=degrees, low=low, high=0.9999)
    share = Decimal(f"{drawn:.9f}")
    if chance.random() < 0.5:  # noqa: PLR2004 - half of the firms think in round rates
        share = share.quantize(_GRID, ROUND_HALF_UP)
    return (ceiling * share).quantize(CENT, ROUND_HALF_UP)
