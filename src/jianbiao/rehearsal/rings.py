"""Groups that collude over many tenders (围串圈子), and innocent ones as close: same market, same means.

Every three thousand tenders have their own. A ring is drawn from the seed alone and known before any
tender is told, so that each tender can be told alone. Of the tenders a ring's members bid for
together it rigs six to eight in ten; the others are honest bids of the same people.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import habits, market, names
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.names import GOODS, SERVICES
from jianbiao.rehearsal.papers import Papers
from jianbiao.rehearsal.plans import CASE, LOOK, Effect
from jianbiao.rehearsal.prices import BALLS, CENT, LOTTERY, WEIGHTED

GENERATION: Final = 3000
ROTATION, TERRITORY, CLUB, LOSER, BROKER, EXPERT, AGENCY = (
    *("K07a", "K07b", "K07c", "K07d"),
    *("K09", "E01", "E02"),
)
KINDS: Final = (ROTATION, TERRITORY, CLUB, LOSER, BROKER, EXPERT, AGENCY)
"""Kinds that groups act over many tenders."""

_MANY: Final = {ROTATION: 2, TERRITORY: 2, CLUB: 3, LOSER: 6, BROKER: 2, EXPERT: 3, AGENCY: 3}
"""How many of each a generation of a realistic province has; a profile may multiply them."""

_SIZES: Final = {ROTATION: (4, 7), TERRITORY: (4, 6), CLUB: (8, 24), LOSER: (2, 2)} | {
    BROKER: (5, 9),
    EXPERT: (1, 1),
    AGENCY: (1, 1),
}
_TRACELESS: Final = 0.35
"""The share of rings that leave nothing but prices, or nothing but the network."""

_RIGGED: Final = (0.6, 0.8)
_TURN: Final = 40
"""Over how many tenders of the province one member's turn to win lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One group: its kind, name, market, members by their numbers, and what it leaves behind.

    ``guilty`` is false for a group of friends that only looks like one; ``partner`` is the number of
    the expert or agency that goes with the one member.
    """

    kind: str
    name: str
    place: int
    trade: int
    members: tuple[int, ...]
    rigs: float
    traced: bool
    guilty: bool = True
    partner: int = -1


def acting(case: Case, lot: Lot) -> Ring | None:
    """Return the ring that bids for a lot; none in most, and never where something is planted."""
    if not case.profile.rings or lot.planted or case.round > 1 or case.invited:
        return None
    if case.work.kind in {GOODS, SERVICES}:
        return None
    found = [
        ring
        for ring in _alive(case.seed, case.index // GENERATION, case.profile.rings)
        if ring.trade == case.work.trade and _fits(ring, case, lot)
    ]
    if not found or case.chance.random() >= case.profile.meets:
        return None
    return case.chance.choice(found)


def _fits(ring: Ring, case: Case, lot: Lot) -> bool:
    if ring.kind == TERRITORY:
        return abs(ring.place - case.work.place) <= 1
    if ring.kind == CLUB:
        return lot.terms.method == LOTTERY
    if ring.kind == EXPERT and lot.terms.method != WEIGHTED:
        return False
    if ring.kind == AGENCY and names.agency(ring.partner).code != case.work.agency.code:
        return False
    return ring.place == case.work.place and lot.terms.method != LOTTERY


@cache
def _alive(seed: int, generation: int, times: int) -> tuple[Ring, ...]:
    """Return the rings of a generation, and as many groups of friends as strong that are innocent."""
    chance = random.Random(f"{seed}/rings/{generation}")  # noqa: S311 - a province, not a secret
    return tuple(
        _ring(chance, kind, f"{kind}-{generation}-{number}", guilty=guilty)
        for kind, many in _MANY.items()
        for number in range(many * times)
        for guilty in (True, False)
    )


def _ring(chance: random.Random, kind: str, name: str, *, guilty: bool) -> Ring:
    place, trade = draws.weighed(chance, names.PLACES), chance.randrange(4)
    size = chance.randint(*_SIZES[kind])
    pool = market.local(place, trade)
    if len(pool) < size:
        pool = market.local(0, trade)
        place = 0
    if kind == BROKER:
        pool = market.local((place + 7) % len(names.PLACES), trade) or pool
    return Ring(
        kind=kind,
        name=name if guilty else f"{name}-friends",
        place=place,
        trade=trade,
        members=tuple(chance.sample(pool, min(size, len(pool)))),
        rigs=chance.uniform(*_RIGGED),
        traced=chance.random() >= _TRACELESS,
        guilty=guilty,
        partner=chance.randrange(2600) if kind == EXPERT else draws.zipf(chance, 12, 1.2),
    )


def rig(case: Case, lot: Lot, ring: Ring, bids: list[Bid], papers: list[Papers]) -> None:
    """Let the members of a ring that came do what it does; remember what is true of it."""
    if not ring.guilty or case.chance.random() >= ring.rigs:
        _remember(case, lot, ring, honest=True)
        return
    places = [n for n, one in enumerate(bids) if one.firm.number in ring.members]
    if ring.kind == EXPERT:
        case.bias[lot.code] = (ring.partner, ring.members[0])
    if ring.kind in {ROTATION, TERRITORY, LOSER, BROKER, AGENCY}:
        _cover(case, lot, ring, bids, places)
    if ring.kind == CLUB:
        _comb(case, lot, bids, places)
    if ring.kind == BROKER:
        _prepare(ring, papers, places)
    elif ring.traced and len(places) > 1:
        _trace(case, papers, places)
    _remember(case, lot, ring, honest=False)


def _cover(case: Case, lot: Lot, ring: Ring, bids: list[Bid], places: Sequence[int]) -> None:
    """Let all but the one whose turn it is ask for two to six per cent more than it does."""
    turn = ring.members[_turn(case, ring) % len(ring.members)]
    first = next((n for n in places if bids[n].firm.number == turn), places[0])
    lowest = min(one.amount for one in bids) * Decimal("0.995")
    bids[first] = replace(bids[first], amount=lowest.quantize(CENT, ROUND_HALF_UP), flaw="")
    for n in places:
        if n != first:
            more = Decimal(f"{case.chance.uniform(1.02, 1.06):.6f}")
            asked = min(lowest * more, lot.ceiling)
            bids[n] = replace(bids[n], amount=asked.quantize(CENT, ROUND_HALF_UP), flaw="")


def _turn(case: Case, ring: Ring) -> int:
    """Return whose turn it is: by time, by territory, or always the same."""
    if ring.kind == ROTATION:
        return case.index // _TURN
    return case.work.place if ring.kind == TERRITORY else 0


def _comb(case: Case, lot: Lot, bids: list[Bid], places: Sequence[int]) -> None:
    """Let a club lay its bids like a comb over the bases that the balls may give, some pushing the mean."""
    middle = sum((one.amount for one in bids), Decimal(0)) / len(bids)
    for order, n in enumerate(places):
        ball = BALLS[order % len(BALLS)]
        share = 1 - ball / 100 + Decimal(f"{case.chance.gauss(0, 0.0004):.6f}")
        if order % 5 < 2:  # noqa: PLR2004 - two in five push the mean
            share = Decimal(f"{case.chance.uniform(0.96, 0.98):.6f}")
        asked = min(middle * share, lot.ceiling)
        bids[n] = replace(bids[n], amount=asked.quantize(CENT, ROUND_HALF_UP), flaw="")


def _prepare(ring: Ring, papers: list[Papers], places: Sequence[int]) -> None:
    """Let one person prepare, and pay for, all of them."""
    broker = habits.of(ring.members[0])
    for n in places:
        papers[n] = replace(
            papers[n], handler=broker.handler, payer=broker.account, payer_name=broker.handler.name
        )


def _trace(case: Case, papers: list[Papers], places: Sequence[int]) -> None:
    """Leave one to three of the traces that one hand behind several bids leaves."""
    first = papers[places[0]]
    kinds = case.chance.sample(
        ("machine", "address", "handler", "lock"), 1 + case.chance.randrange(3)
    )
    for n in places:
        if "machine" in kinds:
            papers[n] = replace(papers[n], machine=first.machine)
        if "address" in kinds:
            papers[n] = replace(
                papers[n], purchase=first.upload, upload=first.upload, decrypt=first.upload
            )
        if "handler" in kinds:
            papers[n] = replace(papers[n], handler=first.handler)
        if "lock" in kinds:
            papers[n] = replace(papers[n], lock=first.lock)


def _remember(case: Case, lot: Lot, ring: Ring, *, honest: bool) -> None:
    effect = Effect(
        rule=ring.kind,
        case=LOOK if honest else CASE,
        expected="none" if honest else "clue",
        on="ring",
    )
    codes = tuple(habits.party(number).code for number in ring.members)
    case.pending.append((effect, lot, ring.name, codes, not ring.traced))


def look_alike(case: Case, lot: Lot, bids: Sequence[Bid], papers: Sequence[Papers]) -> None:
    """Remember bidders who share an address or a disk and have nothing to do with each other."""
    for kind, shared in (
        ("K02b", [one.upload for one in papers]),
        ("K01a", [one.machine.disk if one.known else "" for one in papers]),
    ):
        alike = Counter(shared)
        codes = tuple(
            one.party.code
            for one, said in zip(bids, shared, strict=True)
            if said and alike[said] > 1
        )
        if codes:
            effect = Effect(rule=kind, case=LOOK, expected="none", on="group")
            case.pending.append((effect, lot, lot.code, codes, False))
