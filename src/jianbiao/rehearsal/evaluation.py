"""评标: which bids the panel rejects and why, how the others rank, who is a candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import prices, texts
from jianbiao.rehearsal.bidding import FEWEST, Bid, Opened
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.prices import LOWEST, Ranking

MOST: Final = 3
_UNRANKED: Final = (3, 8)
_LINE: Final = Decimal("0.85")
_EXPLAINED: Final = 0.7
_LOW: Final = "报价明显偏低且不能合理说明"
_REASONS: Final = {
    "资格证明文件不满足招标文件要求": 30,
    "项目管理人员社会保险证明缺失": 15,
    "投标函未按要求签章": 15,
    "改动工程量清单": 8,
    "投标保证金未按要求提交": 8,
    "技术响应不满足要求": 8,
}
_REJECTED: Final = (0.35, 5.5)
"""Shares of bids rejected for such reasons are beta-distributed (α, β): often none, rarely many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """What the panel reports: valid bids with their points, the ranking, the bids it rejected."""

    valid: tuple[Bid, ...]
    others: tuple[Decimal, ...]
    ranking: Ranking
    rejected: tuple[tuple[Bid, str], ...]
    ball: Decimal

    @property
    def best(self) -> list[Bid]:
        """The valid bids from the best on."""
        return [self.valid[place] for place in self.ranking.order]

    def text(self, lot: Lot) -> str:
        """Return the report as it is published."""
        valid = [(one.party, one.amount) for one in self.valid]
        table = texts.evaluated(lot.terms, valid, self.others, self.ranking, self.ball)
        return table + texts.rejected([(one.party, why) for one, why in self.rejected])


def evaluate(case: Case, lot: Lot, opened: Opened) -> Evaluated | None:
    """Return the panel's report; None where fewer than three bids are left of three or more."""
    rejected = _rejected(case, lot, opened.bids) if lot.plain else ()
    out = {id(one) for one, _ in rejected}
    valid = tuple(one for one in opened.bids if id(one) not in out)
    if len(valid) < min(FEWEST, len(opened.bids)):
        return None
    amounts = [one.amount for one in valid]
    others = prices.other_points(case.chance, lot.terms, amounts)
    return Evaluated(
        valid=valid,
        others=others,
        ranking=prices.rank(lot.terms, amounts, others=others, ball=opened.ball),
        rejected=rejected,
        ball=opened.ball,
    )


def candidates(case: Case, lot: Lot, best: Sequence[Bid]) -> list[tuple[Bid, str | None]]:
    """Return the candidates with their rank as published; None where they are not ranked."""
    shape = lot.shape
    unranked = shape.separated and shape.candidates is None
    many = case.chance.randint(*_UNRANKED) if unranked else shape.candidates or MOST
    chosen = best[:many]
    if unranked or not shape.ranked:
        return [(one, None) for one in sorted(chosen, key=lambda one: one.party.code)]
    ranks = [1, 1, 3] if shape.tied else range(1, len(chosen) + 1)
    return [(one, str(rank)) for one, rank in zip(chosen, ranks, strict=False)]


def _rejected(case: Case, lot: Lot, bids: Sequence[Bid]) -> tuple[tuple[Bid, str], ...]:
    chance = case.chance
    share = chance.betavariate(*_REJECTED)
    line = sum((one.amount for one in bids), Decimal(0)) / len(bids) * _LINE
    found = []
    for one in bids:
        if chance.random() < share:
            found.append((one, draws.weighed(chance, _REASONS)))
        elif lot.terms.method == LOWEST and one.amount < line and chance.random() >= _EXPLAINED:
            found.append((one, _LOW))
    return tuple(found)
