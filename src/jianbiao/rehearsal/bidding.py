"""谁来投标: who bids for a lot, how much and when, and what will be wrong with some of the bids."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import market, names, prices
from jianbiao.rehearsal.bids import LOW, OVER, UNQUALIFIED, Bid
from jianbiao.rehearsal.calling import Called
from jianbiao.rehearsal.case import Case, Lot, cents
from jianbiao.rehearsal.names import EPC, GOODS, SERVICES, WORKS, Party
from jianbiao.rehearsal.prices import LOT_DRAW, LOTTERY, LOWEST
from jianbiao.rehearsal.province import PREFECTURES

FEWEST: Final = 3
_MASS: Final = (1000, 1600)
_SINGLE, _SINGLES = 500_000, 400_000
"""From which number on firms bid once, and how many of them there can be."""
_FEW: Final = {GOODS: 2.6, SERVICES: 2.0}
_EPC: Final = (math.log(18), 0.5)
_LINE: Final = Decimal("0.85")
_EXPLAINED: Final = 0.7
_REJECTED: Final = {WORKS: (0.35, 5.5), GOODS: (0.45, 4.5), SERVICES: (0.45, 4.5)}
"""Shares of bids that panels reject are beta-distributed (α, β) by what is bought."""

_REASONS: Final = {
    UNQUALIFIED: 0.30,
    "项目管理人员社会保险证明缺失": 0.15,
    "投标函未按要求签章": 0.15,
    LOW: 0.12,
    "改动工程量清单": 0.08,
    "投标保证金未按要求提交": 0.08,
    "技术响应不满足要求": 0.08,
    OVER: 0.04,
}
"""Why bids are rejected, and how often it is that."""

_MIDDLE, _LARGE = Decimal(12_000_000), Decimal(80_000_000)


def drawn(case: Case, lot: Lot, called: Called, ring: Sequence[int]) -> list[Bid]:
    """Return who bids for a lot, how much and when; what is planted in it bends them.

    ``ring`` are firms that come in any case.
    """
    chance, shape = case.chance, lot.shape
    count = max(_count(case, lot), len(ring) + 1 if ring else 0)
    extra = 2 if shape.consortium else 0
    firms = market.bidders(
        chance,
        place=case.work.place,
        trade=case.work.trade,
        size=_size(lot),
        count=count + extra,
        first=ring or (case.invited[-count:] if case.round == 1 else ()),
    )
    amounts = prices.amounts(chance, lot.terms, ceiling=lot.ceiling, count=count)
    arrivals = draws.Arrivals.between(called.issued, called.deadline)
    found = [
        Bid(firm=firm, amount=amount, at=arrivals.draw(chance))
        for firm, amount in zip(firms, amounts, strict=False)
    ]
    if extra:
        found[0] = replace(found[0], members=tuple(one.party for one in firms[count:]))
    return _bent(case, lot, found, called) if lot.planted else list(_flawed(case, lot, found))


def _bent(case: Case, lot: Lot, found: list[Bid], called: Called) -> list[Bid]:
    """Return the bids as the plan bends them: the first ones."""
    shape = lot.shape
    if shape.heads or shape.agency_tie or shape.entity_tie:
        found[:2] = [_once(case, one, place) for place, one in enumerate(found[:2])]
    if shape.late_seconds is not None:
        late = called.deadline + timedelta(seconds=shape.late_seconds)
        found[0] = replace(found[0], at=late, taken=shape.late_accepted)
    if shape.over is not None:
        asked = cents(lot.ceiling * shape.over)
        found[0] = replace(found[0], amount=asked, flaw=OVER if shape.over_rejected else "")
    if shape.agency_bids:
        found[0] = replace(found[0], firm=replace(found[0].firm, party=case.work.agency))
    if shape.member_twice:
        found[0] = replace(found[0], members=(found[1].party,))
    for n in range(shape.rejected):
        found[-1 - n] = replace(found[-1 - n], flaw=UNQUALIFIED)
    if shape.unread:
        found[0] = replace(found[0], opened=False)
    if shape.withdrawn:
        found[-1] = replace(found[-1], opened=False, withdrawn=True)
    if shape.locked:
        found[-1] = replace(found[-1], locked=shape.locked)
    return found


def _once(case: Case, one: Bid, place: int) -> Bid:
    """Return a bid of a firm that bids nowhere else, so that what joins it joins nobody elsewhere."""
    home, trade, _ = one.firm.kind
    region, town, *_ = PREFECTURES[home]
    number = _SINGLE + (case.index * 2 + place) % _SINGLES
    party = Party(
        name=names.firm_name(case.chance, town, trade), code=names.party_code(region, number)
    )
    return replace(one, firm=replace(one.firm, party=party))


def _flawed(case: Case, lot: Lot, bids: Sequence[Bid]) -> Iterator[Bid]:
    """Yield the bids with what the panel will find wrong: beta-binomial, often none, rarely many."""
    chance = case.chance
    share = chance.betavariate(*_REJECTED[case.work.kind])
    line = sum((one.amount for one in bids), Decimal(0)) / len(bids) * _LINE
    for one in bids:
        if chance.random() < share:
            yield _spoilt(chance, lot, one)
        elif lot.terms.method == LOWEST and one.amount < line and chance.random() >= _EXPLAINED:
            yield replace(one, flaw=LOW)
        else:
            yield one


def _spoilt(chance: random.Random, lot: Lot, one: Bid) -> Bid:
    flaw = draws.weighed(chance, _REASONS)
    if flaw != OVER or lot.terms.method == LOT_DRAW:
        return replace(one, flaw=UNQUALIFIED if flaw == OVER else flaw)
    over = Decimal(f"{chance.uniform(1.0005, 1.03):.5f}")
    return replace(one, flaw=OVER, amount=cents(lot.ceiling * over))


def _count(case: Case, lot: Lot) -> int:
    """Return how many bid; enough for what is planted, now and then fewer than three."""
    chance, shape, profile = case.chance, lot.shape, case.profile
    if case.invited and case.round == 1:
        return len(case.invited) - shape.declined
    if shape.bidders is not None:
        return shape.bidders
    too_few = profile.too_few.get(case.work.kind, 0.0)
    drawn = 1 - draws.shifted(case.work.stratum, int(lot.code[20:]))
    if case.round > 1 or lot.planted or drawn >= too_few:
        lost = (
            (not shape.late_accepted)
            + shape.unread
            + shape.rejected
            + shape.withdrawn
            + bool(shape.locked)
        )
        need = (
            max(FEWEST, (shape.candidates or 0) + shape.outsider) + lost + bool(shape.over_rejected)
        )
        return max(need, shape.group + 2 if shape.group else 0, _crowd(case, lot))
    return 1 + chance.randrange(2)


def _crowd(case: Case, lot: Lot) -> int:
    """Return how many bid by what is bought and how it is evaluated."""
    chance, profile = case.chance, case.profile
    if case.work.kind in _FEW:
        return FEWEST + draws.negative_binomial(chance, size=1.1, mean=_FEW[case.work.kind])
    if case.work.subject == EPC:
        return min(80, max(FEWEST, round(chance.lognormvariate(*_EPC))))
    if lot.terms.method in {LOTTERY, LOT_DRAW}:
        if chance.random() < profile.mass:
            return chance.randint(*_MASS)
        middle, spread, most = profile.crowd
        return min(most, max(5, round(chance.lognormvariate(middle, spread))))
    if lot.terms.method == LOWEST:
        return FEWEST + draws.negative_binomial(chance, size=1.4, mean=6)
    return FEWEST + draws.negative_binomial(chance, size=1.6, mean=4.5)


def _size(lot: Lot) -> int:
    if lot.estimate < _MIDDLE:
        return market.SMALL
    return market.MIDDLE if lot.estimate < _LARGE else market.LARGE
