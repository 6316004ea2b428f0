"""Bid prices and who wins (报价、评分与排序) under the evaluation methods; amounts are decimals in 元.

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
LOT_DRAW: Final = "固定价抽取法"
METHODS: Final = {WEIGHTED: 0.45, LOWEST: 0.25, LOTTERY: 0.20, LOT_DRAW: 0.04}
"""How often each is chosen; the six in a hundred left separate evaluation from award."""
NORMAL: Final = 0
"""Degrees of freedom that stand for a normal distribution."""

BALLS: Final = tuple(Decimal(n) / 10 for n in (0, 5, 10, 15, 20, 25, 30))
"""K in per cent, by the number of the ball, from 1."""

_TRIMMED_FROM: Final = {WEIGHTED: 5, LOTTERY: 10}
_CREDIT: Final = Decimal(10)
_ADJUSTED: Final = 0.2
"""The share of bids whose price the panel adjusts before it compares under the lowest price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a lot is evaluated; ``above`` and ``below`` are points a per cent off the base costs.

    ``discount`` is how many per cent below the ceiling a fixed price is.
    """

    method: str
    price_points: Decimal = HUNDRED
    credit_points: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    above: Decimal = Decimal(0)
    below: Decimal = Decimal(0)
    separated: bool = False

    @property
    def tech_points(self) -> Decimal:
        """The points the panel gives for the technical part."""
        return HUNDRED - self.price_points - self.credit_points

    @property
    def code(self) -> str:
        """Its code: weighted scoring, lowest evaluated price, mean or drawn base price, other."""
        return {WEIGHTED: "1", LOWEST: "2", LOTTERY: "3"}.get(self.method, "9")

    @property
    def items(self) -> list[dict[str, str]] | None:
        """What is scored and with how many points; None where only the price counts."""
        if self.method != WEIGHTED:
            return None
        rows = (("BJ", "报价", self.price_points), ("JS", "技术", self.tech_points))
        return [
            {"SCORE_ITEM_CODE": code, "SCORE_ITEM_NAME": name, "FULL_SCORE": f"{full}"}
            for code, name, full in (*rows, ("XY", "信誉", self.credit_points))
        ]

    @property
    def parameters(self) -> list[dict[str, str]] | None:
        """What base price and scores are computed with; None where nothing is."""
        if self.method == LOT_DRAW:
            return [{"PARAM_NAME": "下浮率%", "PARAM_VALUE": f"{self.discount}"}]
        if self.method == LOWEST:
            return None
        return [
            {"PARAM_NAME": "高于基准价每1%扣分", "PARAM_VALUE": f"{self.above}"},
            {"PARAM_NAME": "低于基准价每1%扣分", "PARAM_VALUE": f"{self.below}"},
        ]

    @property
    def text(self) -> str:
        """The terms as tender documents state them."""
        if self.method == LOWEST:
            return (
                "经评审的最低投标价法：投标报价加评审调整额为评审价，由低到高排序；"
                "报价低于有效报价均值85%的，应当说明理由。"
            )
        if self.method == LOT_DRAW:
            return (
                f"固定价抽取法：中标价为最高投标限价下浮{self.discount}%；"
                "资格审查合格的投标人当众抽取，抽取顺序即为中标候选人排序。"
            )
        deducts = f"每高于基准价1%扣{self.above}分，每低于1%扣{self.below}分"
        if self.method == LOTTERY:
            return (
                "合理低价法：评标基准价为有效报价的算术平均值（不少于10家时两端各去掉一成）乘以（1－K），"
                f"K值开标时当众抽取；满分100分，{deducts}；得分相同的，报价低者在前。"
            )
        name = "综合评估法（评定分离）" if self.separated else WEIGHTED
        return (
            f"{name}：投标报价{self.price_points}分，技术{self.tech_points}分，信誉{self.credit_points}分；评标基准价为有效报价"
            f"的算术平均值（不少于5家时各去掉一个最高价、最低价），报价{deducts}，按比例折算；技术分取评委平均值。"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Base price and scores by place in the list of bids, and the places from the best on."""

    base: Decimal
    price_scores: tuple[Decimal, ...]
    totals: tuple[Decimal, ...]
    order: tuple[int, ...]


def terms(chance: random.Random, *, separated: bool, small: bool, method: str = "") -> Terms:
    """Return the terms of a lot; evaluation apart from award goes with overall evaluation.

    Only ``small`` works are drawn by lot at a fixed price. ``method`` is used where it is given.
    """
    drawn = WEIGHTED if separated else draws.weighed(chance, METHODS)
    method = method or drawn
    if method == LOT_DRAW and small:
        return Terms(method=LOT_DRAW, discount=Decimal(chance.choice(("5", "6", "8", "10"))))
    if method in {LOWEST, LOT_DRAW}:
        return Terms(method=LOWEST)
    if method == LOTTERY:
        return Terms(method=LOTTERY, above=Decimal(2), below=Decimal(1))
    return Terms(
        method=WEIGHTED,
        price_points=Decimal(chance.choice((30, 40, 50, 60))),
        credit_points=_CREDIT,
        above=Decimal(chance.choice(("0.5", "1", "1.5", "2"))),
        below=Decimal(chance.choice(("0.3", "0.5", "1"))),
        separated=separated,
    )


def amounts(
    chance: random.Random, terms: Terms, *, ceiling: Decimal, count: int
) -> tuple[Decimal, ...]:
    """Return ``count`` bids under ``ceiling``, to the cent; half of a lottery's are round rates."""
    if terms.method == LOT_DRAW:
        fixed = (ceiling * (HUNDRED - terms.discount) / HUNDRED).quantize(CENT, ROUND_HALF_UP)
        return (fixed,) * count
    grid = 0.5 if terms.method == LOTTERY else 0.0
    if terms.method == WEIGHTED:
        mean = draws.cut_normal(chance, mean=0.962, spread=0.018, low=0.85, high=0.995)
        spread, degrees, low = chance.lognormvariate(-4.828, 0.5), 6, 0.70
    elif terms.method == LOWEST:
        mean = draws.cut_normal(chance, mean=0.80, spread=0.07, low=0.5, high=0.97)
        spread, degrees, low = chance.lognormvariate(-2.590, 0.4), 6, 0.40
    else:
        mean, spread = 1 - chance.uniform(0.03, 0.10), chance.lognormvariate(-4.768, 0.3)
        degrees, low = NORMAL, 0.60
    return tuple(
        _amount(chance, ceiling, grid=grid, mean=mean, spread=spread, degrees=degrees, low=low)
        for _ in range(count)
    )


def rank(
    terms: Terms,
    bids: Sequence[Decimal],
    *,
    others: Sequence[Decimal] = (),
    ball: Decimal = Decimal(0),
    drawn: Sequence[int] = (),
) -> Ranking:
    """Rank ``bids``; ``ball`` is K in per cent, ``drawn`` the places drawn at a fixed price.

    ``others`` are the points for all but the price; under the lowest price what is added to each bid.
    """
    if terms.method == LOT_DRAW:
        left = [n for n in range(len(bids)) if n not in drawn]
        return Ranking(base=bids[0], price_scores=(), totals=(), order=(*drawn, *left))
    if terms.method == LOWEST:
        compared = [bid + added for bid, added in zip(bids, others, strict=True)]
        order = sorted(range(len(bids)), key=lambda n: (compared[n], n))
        return Ranking(base=min(compared), price_scores=(), totals=(), order=tuple(order))
    base = base_price(terms.method, bids, ball)
    scores = tuple(price_score(terms, bid, base) for bid in bids)
    totals = tuple(a + b for a, b in zip(scores, others, strict=True)) if others else scores
    order = sorted(range(len(bids)), key=lambda n: (-totals[n], bids[n], n))
    return Ranking(base=base, price_scores=scores, totals=totals, order=tuple(order))


def base_price(method: str, bids: Sequence[Decimal], ball: Decimal) -> Decimal:
    """Return 评标基准价: a mean of the valid bids without its ends, less K per cent."""
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


def adjustments(chance: random.Random, bids: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return what the panel adds to each bid before it compares: for terms and for gaps."""
    return tuple(
        (bid * Decimal(f"{chance.uniform(0.001, 0.01):.5f}")).quantize(CENT, ROUND_HALF_UP)
        if chance.random() < _ADJUSTED
        else Decimal(0)
        for bid in bids
    )


def mean(points: Sequence[Decimal]) -> Decimal:
    """Return the mean to two places, half up."""
    return (sum(points, Decimal(0)) / len(points)).quantize(CENT, ROUND_HALF_UP)


def _amount(
    chance: random.Random,
    ceiling: Decimal,
    *,
    grid: float,
    mean: float,
    spread: float,
    degrees: int,
    low: float,
) -> Decimal:
    drawn = draws.ratio(chance, mean=mean, spread=spread, degrees=degrees, low=low, high=0.9999)
    share = Decimal(f"{drawn:.5f}" if chance.random() < grid else f"{drawn:.9f}")
    return (ceiling * share).quantize(CENT, ROUND_HALF_UP)
