"""投标与开标: who bids when, what is opened and read out, or why nothing was opened."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import market, prices
from jianbiao.rehearsal.calling import Called
from jianbiao.rehearsal.case import Case, Lot, cents, wire
from jianbiao.rehearsal.market import Firm
from jianbiao.rehearsal.names import EPC, GOODS, SERVICES, WORKS, Party
from jianbiao.rehearsal.prices import LOT_DRAW, LOTTERY, LOWEST

FEWEST: Final = 3
_MASS: Final = (1000, 1600)
_FEW: Final = {GOODS: 2.6, SERVICES: 2.0}
_EPC: Final = (math.log(18), 0.5)
_LINE: Final = Decimal("0.85")
_EXPLAINED: Final = 0.7
_REJECTED: Final = {WORKS: (0.35, 5.5), GOODS: (0.45, 4.5), SERVICES: (0.45, 4.5)}
"""Shares of bids that panels reject are beta-distributed (α, β) by what is bought."""

UNQUALIFIED: Final = "资格证明文件不满足招标文件要求"
LOW: Final = "报价明显偏低且不能合理说明"
OVER: Final = "投标报价高于最高投标限价"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One bid: who, how much, when it came, whether it was taken in.

    ``flaw`` is why the panel will reject it.
    """

    firm: Firm
    amount: Decimal
    at: datetime
    taken: bool = True
    members: tuple[Party, ...] = ()
    flaw: str = ""

    @property
    def party(self) -> Party:
        """Its name and code."""
        return self.firm.party

    @property
    def union(self) -> list[dict[str, str]] | None:
        """The other members of a consortium as the interface writes them; None where it is none."""
        return [
            {"UNION_ORGAN_NAME": one.name, "UNION_ORGAN_CODE": one.code} for one in self.members
        ] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A lot after its opening: when, the bids read out, and K in per cent where it was drawn."""

    at: datetime
    bids: tuple[Bid, ...]
    ball: Decimal


def bid(case: Case, lot: Lot, called: Called) -> Opened | None:
    """Report the bids of a lot and its opening; None where it came to nothing."""
    bids = _bids(case, lot, called)
    _list(case, lot, called, bids)
    taken = tuple(one for one in bids if one.taken)
    if lot.shape.silent:
        return None
    if lot.shape.failed or (len(taken) < FEWEST and lot.shape.bidders is None):
        fail(
            case,
            lot,
            called.deadline + timedelta(minutes=20),
            "投标人少于三个，未开标，依法重新招标。",
        )
        return None
    return _open(case, lot, called, taken)


def fail(case: Case, lot: Lot, at: datetime, why: str) -> None:
    """Report that a lot came to nothing."""
    case.say(
        "TENDER_ABNORMITY_REPORT",
        at,
        {
            "TENDER_PROJECT_CODE": lot.tender,
            "BID_SECTION_CODE": lot.code,
            "EXCEPITON_TYPE": "1",
            "INFOR": why,
            "SUBMIT_TIME": wire(at),
        },
    )


def _bids(case: Case, lot: Lot, called: Called) -> list[Bid]:
    chance, shape = case.chance, lot.shape
    count = _count(case, lot)
    extra = 2 if shape.consortium else 0
    firms = market.bidders(
        chance, place=case.work.place, trade=case.work.trade, size=_size(lot), count=count + extra
    )
    amounts = prices.amounts(chance, lot.terms, ceiling=lot.ceiling, count=count)
    arrivals = draws.Arrivals.between(called.issued, called.deadline)
    found = [
        Bid(firm=firm, amount=amount, at=arrivals.draw(chance))
        for firm, amount in zip(firms, amounts, strict=False)
    ]
    if extra:
        found[0] = replace(found[0], members=tuple(one.party for one in firms[count:]))
    if shape.late_seconds is not None:
        late = called.deadline + timedelta(seconds=shape.late_seconds)
        found[0] = replace(found[0], at=late, taken=shape.late_accepted)
    return found if lot.planted else list(_flawed(case, lot, found))


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
    if shape.bidders is not None:
        return shape.bidders
    too_few = profile.too_few.get(case.work.kind, 0.0)
    if case.round > 1 or lot.planted or chance.random() >= too_few:
        need = max(FEWEST, shape.candidates or 0) + (not shape.late_accepted)
        return max(need, _crowd(case, lot))
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


def _list(case: Case, lot: Lot, called: Called, bids: Sequence[Bid]) -> None:
    """Report each bid as it comes, or all of them once the deadline is over. No price is known yet."""
    shown = len(bids) - lot.shape.unlisted if lot.shape.listed else 0
    for place, one in enumerate(bids[:shown]):
        planted = place == 0 and lot.shape.late_seconds is not None
        missing = planted and "CHECKIN_TIME" in lot.shape.missing
        waits = (
            max(called.deadline - one.at, timedelta(0))
            if case.platform.at_deadline
            else timedelta(0)
        )
        key = case.say(
            "TENDER_LIST",
            one.at,
            {
                "TENDER_PROJECT_CODE": lot.tender,
                "BID_SECTION_CODE": lot.code,
                "BIDDER_NAME": one.party.name,
                "BIDDER_ORG_CODE": one.party.code,
                "IS_COMMIT_MARGIN": "1",
                "MARGIN_PAY_FORM": case.chance.choice(("1", "3", "4", "4")),
                "UNION_ORGAN_SET": one.union,
                "CHECKIN_TIME": None if missing else wire(one.at),
                "IS_ACCEPTED": "1" if one.taken else "0",
                "IS_ENCRYPTED": "0" if planted and not lot.shape.encrypted else "1",
            },
            delay=waits,
        )
        if planted:
            case.subjects["bid"] = key


def _open(case: Case, lot: Lot, called: Called, bids: tuple[Bid, ...]) -> Opened:
    chance, shape = case.chance, lot.shape
    seconds = chance.randrange(55) if shape.opening_seconds is None else shape.opening_seconds
    at = called.deadline + timedelta(seconds=seconds)
    ball = chance.randrange(len(prices.BALLS)) if lot.terms.method == LOTTERY else -1
    case.say(
        "BID_OPENING_RECORD",
        at,
        {
            "TENDER_PROJECT_CODE": lot.tender,
            "BID_SECTION_CODE": lot.code,
            "TIME": None if "OPENING_TIME" in shape.missing else wire(at),
            "ACTOR": f"{case.work.entity.name}、{case.work.agency.name}",
            "BIDDER_COUNT": str(len(bids)) if shape.listed else None,
            "ADDRESS": "不见面开标大厅",
        },
    )
    for place, one in enumerate(bids):
        _read_out(case, lot, one, at + timedelta(seconds=40 + 2 * place))
    if ball >= 0:
        _drawn(case, lot, bids, ball, at + timedelta(seconds=100 + 2 * len(bids)))
    return Opened(at=at, bids=bids, ball=prices.BALLS[ball] if ball >= 0 else Decimal(0))


def _read_out(case: Case, lot: Lot, one: Bid, at: datetime) -> None:
    amount, unit = case.priced(one.amount)
    case.say(
        "BID_OPEN_DETAIL",
        at,
        {
            "TENDER_PROJECT_CODE": lot.tender,
            "BID_SECTION_CODE": lot.code,
            "BIDDER_NAME": one.party.name,
            "BIDDER_ORG_CODE": one.party.code,
            "DECRYPT_RESULT": "1",
            "DECRYPT_TIME": wire(at),
            "BID_PRICE": amount,
            "PRICE_UNIT": unit,
        },
    )


def _drawn(case: Case, lot: Lot, bids: Sequence[Bid], ball: int, at: datetime) -> None:
    """Report who drew which ball."""
    hand = case.chance.choice(bids).party
    case.say(
        "BID_OPEN_DETAIL",
        at,
        {
            "TENDER_PROJECT_CODE": lot.tender,
            "BID_SECTION_CODE": lot.code,
            "BIDDER_NAME": hand.name,
            "BIDDER_ORG_CODE": hand.code,
            "ROUND": "1",
            "DRAW_RESULT": f"{ball + 1}号球，K={prices.BALLS[ball]}%",
        },
    )
