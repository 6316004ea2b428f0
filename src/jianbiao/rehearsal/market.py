"""Who bids against whom (投标市场): homes, trades, sizes, and friends who come along.

Measured co-bidding is clustered far above chance, also among firms nobody accuses; without friend
groups a detector would learn that meeting again is guilt.
"""

import bisect
import itertools
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import names
from jianbiao.rehearsal.names import Party
from jianbiao.rehearsal.province import PREFECTURES

FIRMS: Final = 8000
SMALL, MIDDLE, LARGE = range(3)
"""The sizes of firms by their place."""

_TRADES: Final = dict(enumerate((31, 21, 12, 9, 16, 11)))
_SIZES: Final = {SMALL: 0.6, MIDDLE: 0.3, LARGE: 0.1}
_POWER: Final = 1.0
_HEAVIEST: Final = 60
_NEIGHBOUR: Final = 0.04
_FAR: Final = 0.001
_OTHER_TRADE: Final = 0.02
_OTHER_SIZE: Final = 0.12
_FRIENDS: Final = 0.4
_GROUPS: Final = {2: 0.45, 3: 0.3, 4: 0.15, 5: 0.1}
_JOINS: Final = 0.95

Kind = tuple[int, int, int]
"""Home, trade and size of a firm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """An invented firm; ``habit`` is how often it brings its friends along."""

    number: int
    party: Party
    kind: Kind
    weight: float
    habit: float = 0.0
    friends: tuple[int, ...] = ()


def bidders(
    chance: random.Random,
    *,
    place: int,
    trade: int,
    size: int,
    count: int,
    first: Sequence[int] = (),
    without: Collection[int] = (),
) -> list[Firm]:
    """Return ``count`` different firms that bid for a lot of this place, trade and size.

    Those of ``first`` bid in any case; those of ``without`` never do.
    """
    firms, found = _firms(), dict.fromkeys(first)
    while len(found) < count:
        number = _draw(chance, (place, trade, size))
        comes = chance.random() < firms[number].habit
        friends = firms[number].friends if comes and number not in found else ()
        if number not in without:
            found[number] = None
        found |= {
            friend: None for friend in friends if chance.random() < _JOINS and friend not in without
        }
    return [firms[number] for number in list(found)[:count]]


def firm(number: int) -> Firm:
    """Return one firm by its number."""
    return _firms()[number]


def local(place: int, trade: int) -> tuple[int, ...]:
    """Return the numbers of the firms at home in ``place`` that are of ``trade``."""
    return tuple(
        number
        for kind, (numbers, _) in _buckets().items()
        if kind[:2] == (place, trade)
        for number in numbers
    )


def _draw(chance: random.Random, wanted: Kind) -> int:
    kinds, cumulated = _chances(wanted)
    kind = kinds[bisect.bisect_right(cumulated, chance.random() * cumulated[-1])]
    numbers, weights = _buckets()[kind]
    return numbers[bisect.bisect_right(weights, chance.random() * weights[-1])]


@cache
def _chances(wanted: Kind) -> tuple[tuple[Kind, ...], tuple[float, ...]]:
    """Return the kinds of firms, and how their chances to bid for ``wanted`` add up."""
    buckets = _buckets()
    weights = [totals[-1] * _fit(kind, wanted) for kind, (_, totals) in buckets.items()]
    return tuple(buckets), tuple(itertools.accumulate(weights))


def _fit(kind: Kind, wanted: Kind) -> float:
    away = abs(kind[0] - wanted[0])
    home = 1 if away == 0 else _NEIGHBOUR if away in {1, len(PREFECTURES) - 1} else _FAR
    trade = 1 if kind[1] == wanted[1] else _OTHER_TRADE
    return home * trade * (1 if kind[2] == wanted[2] else _OTHER_SIZE)


@cache
def _buckets() -> dict[Kind, tuple[Sequence[int], Sequence[float]]]:
    """Return the firms of each kind with their weights added up."""
    members: dict[Kind, list[int]] = defaultdict(list)
    firms = _firms()
    for number, firm in enumerate(firms):
        members[firm.kind].append(number)
    return {
        kind: (numbers, tuple(itertools.accumulate(firms[n].weight for n in numbers)))
        for kind, numbers in sorted(members.items())
    }


@cache
def _firms() -> tuple[Firm, ...]:
    """Return the firms of the province: the same in every rehearsal."""
    chance = random.Random("firms")  # noqa: S311 - names, not secrets
    taken: set[str] = set()
    plain = [_firm(chance, number, taken) for number in range(FIRMS)]
    grouped = dict(_grouped(chance, plain))
    return tuple(grouped.get(number, firm) for number, firm in enumerate(plain))


def _firm(chance: random.Random, number: int, taken: set[str]) -> Firm:
    home = draws.weighed(chance, names.PLACES)
    trade, size = draws.weighed(chance, _TRADES), draws.weighed(chance, _SIZES)
    region, place, *_ = PREFECTURES[home]
    name = names.firm_name(chance, place, trade)
    while name in taken:
        name = names.firm_name(chance, place, trade)
    taken.add(name)
    return Firm(
        number=number,
        party=Party(name=name, code=names.party_code(region, 100_000 + number)),
        kind=(home, trade, size),
        weight=min(_HEAVIEST, chance.paretovariate(_POWER)),
    )


def _grouped(chance: random.Random, firms: Sequence[Firm]) -> Iterator[tuple[int, Firm]]:
    """Yield the firms that have friends, with them: groups inside one prefecture and trade."""
    neighbours: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, firm in enumerate(firms):
        if chance.random() < _FRIENDS:
            neighbours[firm.kind[:2]].append(number)
    for numbers in neighbours.values():
        while len(numbers) > 1:
            group = [
                numbers.pop() for _ in range(min(len(numbers), draws.weighed(chance, _GROUPS)))
            ]
            habit = chance.random()
            for number in group:
                friends = tuple(other for other in group if other != number)
                yield number, _befriended(firms[number], habit, friends)


def _befriended(firm: Firm, habit: float, friends: tuple[int, ...]) -> Firm:
    return replace(firm, habit=habit, friends=friends)
