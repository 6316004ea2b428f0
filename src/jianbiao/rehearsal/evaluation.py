"""评标: which bids the panel rejects and why, how the others rank, who is a candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jianbiao.rehearsal import prices, texts
from jianbiao.rehearsal.bidding import FEWEST
from jianbiao.rehearsal.bids import Bid, Opened
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.panel import Member
from jianbiao.rehearsal.prices import CENT, LOT_DRAW, LOWEST, WEIGHTED, Ranking

MOST: Final = 3
_UNRANKED: Final = (3, 20)
_LEANS: Final = 1.5
_FAVOUR: Final = (8, 15)
"""By how many points of a hundred a biased member favours a bid."""

_FLAT: Final = 0.01
"""How far members lean (points of a hundred); below this spread prices say nothing of quality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The points of overall evaluation: for each bid each member's for the technical part, and credit."""

    tech: tuple[tuple[Decimal, ...], ...] = ()
    credit: tuple[Decimal, ...] = ()

    @property
    def others(self) -> tuple[Decimal, ...]:
        """The points for all but the price, by bid."""
        return tuple(
            prices.mean(given) + credit
            for given, credit in zip(self.tech, self.credit, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """What the panel reports: valid bids with their points, the ranking, the bids it rejected."""

    valid: tuple[Bid, ...]
    scored: Scored
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


def evaluate(case: Case, lot: Lot, opened: Opened, members: Sequence[Member]) -> Evaluated | None:
    """Return what the panel finds; None where fewer than three bids are left of three or more."""
    rejected = tuple((one, one.flaw) for one in opened.bids if one.flaw)
    valid = tuple(one for one in opened.bids if not one.flaw)
    if len(valid) < min(FEWEST, len(opened.bids)):
        return None
    amounts = [one.amount for one in valid]
    favoured = _favoured(case, lot, valid, members)
    scored = _scored(case, lot, amounts, len(members), favoured)
    drawn = case.chance.sample(range(len(valid)), min(MOST, len(valid)))
    others = scored.others or _adjusted(case, lot, amounts)
    ranking = prices.rank(
        lot.terms,
        amounts,
        others=others,
        ball=opened.ball,
        drawn=drawn if lot.terms.method == LOT_DRAW else (),
    )
    return Evaluated(
        valid=valid,
        scored=scored,
        others=others,
        ranking=ranking,
        rejected=rejected,
        ball=opened.ball,
    )


def _adjusted(case: Case, lot: Lot, amounts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    if lot.terms.method != LOWEST:
        return ()
    return prices.adjustments(case.chance, amounts)


def _scored(
    case: Case, lot: Lot, amounts: Sequence[Decimal], members: int, favoured: tuple[int, int]
) -> Scored:
    """Return the panel's points: each member leans a little, dearer bids are hardly better ones."""
    if lot.terms.method != WEIGHTED:
        return Scored()
    chance, most = case.chance, lot.terms.tech_points
    middle = float(sum(amounts) / len(amounts))
    spread = max(float(max(amounts) - min(amounts)), middle * _FLAT)
    leans = [chance.gauss(0, _LEANS) for _ in range(members)]
    tech = []
    for place, amount in enumerate(amounts):
        quality = chance.gauss(84, 5) - 4 * (float(amount) - middle) / spread
        raw = [chance.gauss(quality + lean, 2) for lean in leans]
        if place == favoured[0]:
            raw[favoured[1]] += chance.uniform(*_FAVOUR)
        tech.append(tuple(_points(one, most) for one in raw))
    credit = tuple(
        (lot.terms.credit_points * Decimal(chance.randint(12, 20)) / 20).quantize(CENT)
        for _ in amounts
    )
    return Scored(tech=tuple(tech), credit=credit)


def _favoured(
    case: Case, lot: Lot, valid: Sequence[Bid], members: Sequence[Member]
) -> tuple[int, int]:
    """Return the places of a bid and of the member that favours it; none where nobody does."""
    expert, firm = case.bias.get(lot.code, (-1, -1))
    place = next((n for n, one in enumerate(valid) if one.firm.number == firm), -1)
    return place, next((n for n, one in enumerate(members) if one.number == expert), 0)


def _points(raw: float, most: Decimal) -> Decimal:
    share = Decimal(f"{min(98.0, max(40.0, raw)):.2f}")
    return (share * most / 100).quantize(CENT, ROUND_HALF_UP)


def candidates(case: Case, lot: Lot, best: Sequence[Bid]) -> list[tuple[Bid, str | None]]:
    """Return the candidates with their rank as published; None where they are not ranked."""
    shape = lot.shape
    unranked = lot.separated and shape.candidates is None
    many = case.chance.randint(*_UNRANKED) if unranked else shape.candidates or MOST
    chosen = best[:many]
    if unranked or not shape.ranked:
        return [(one, None) for one in sorted(chosen, key=lambda one: one.party.code)]
    ranks = [1, 1, 3] if shape.tied else range(1, len(chosen) + 1)
    return [(one, str(rank)) for one, rank in zip(chosen, ranks, strict=False)]
