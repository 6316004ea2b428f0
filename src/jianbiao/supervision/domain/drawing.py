"""Random draw that anybody can repeat (双随机抽取): pools first, a later seed, one pure order.

Algorithm ``jianbiao/draw/1``: the ticket of an item is SHA-256 of the UTF-8 text

    jianbiao/draw/1 LF seed LF purpose LF item

where ``seed`` is the root, in hex, of the ledger at the size that was named when the pools were fixed.
Objects (purpose: the inspection's id) are drawn by the lowest tickets; the officers of an object
(purpose: id, a slash, the object) likewise, leaving out whoever has to recuse themselves, so that the
next ticket takes their place. Nobody who fixes the pools can know the seed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from jianbiao.errors import Malformed, Refused, Tampered
from jianbiao.standard import canonical

ALGORITHM = "jianbiao/draw/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """What is fixed before the seed exists. ``wait`` entries after it the seed is read."""

    id: str
    objects: tuple[str, ...]
    officers: tuple[str, ...]
    draw: int
    team: int
    wait: int

    def digest(self) -> str:
        """Return the SHA-256, in hex, of the canonical bytes (RFC 8785) of the pools."""
        said = {
            "algorithm": ALGORITHM,
            "id": self.id,
            "objects": sorted(self.objects),
            "officers": sorted(self.officers),
            "draw": self.draw,
            "team": self.team,
            "wait": self.wait,
        }
        return sha256(canonical.canonical(said)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Objects in the order of their tickets, each with the officers who inspect it."""

    objects: tuple[str, ...]
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def check_pools(pools: Pools) -> None:
    """Raise Refused where a pool is too small to draw from it, Malformed where one names twice."""
    for what, pool, least in (
        ("objects", pools.objects, max(1, pools.draw)),
        ("officers", pools.officers, max(2, pools.team)),
    ):
        if len(set(pool)) != len(pool):
            raise Malformed(f"the pool of {what} names one twice", code="case_field", where=what)
        if len(pool) < least:
            raise Refused(
                f"{what}: {len(pool)}, {least} to be drawn", code="case_guard", where=what
            )


def draw(pools: Pools, seed: str, *, recused: Iterable[tuple[str, str]] = ()) -> Drawn:
    """Return who and what is drawn. ``recused`` are (object, officer) that may not meet.

    A team has fewer members than asked for only where everybody else is recused.
    """
    check_pools(pools)
    out: dict[str, set[str]] = {}
    for one, officer in recused:
        out.setdefault(one, set()).add(officer)
    objects = _lowest(pools.objects, seed, pools.id)[: pools.draw]
    teams = {}
    for one in objects:
        fit = [who for who in pools.officers if who not in out.get(one, ())]
        teams[one] = tuple(_lowest(fit, seed, f"{pools.id}/{one}")[: pools.team])
    return Drawn(objects=tuple(objects), teams=teams)


def ticket(seed: str, purpose: str, item: str) -> str:
    """Return the ticket of one item, in hex; the lowest are drawn."""
    return sha256(f"{ALGORITHM}\n{seed}\n{purpose}\n{item}".encode()).hexdigest()


def check_drawn(pools: Pools, seed: str, said: Sequence[str]) -> None:
    """Raise Tampered unless ``said`` is what the seed draws from the pools."""
    right = draw(pools, seed).objects
    if tuple(said) != right:
        raise Tampered(f"drawn {list(said)}, the seed draws {list(right)}", where="drawn")


def _lowest(pool: Collection[str], seed: str, purpose: str) -> list[str]:
    return sorted(pool, key=lambda item: (ticket(seed, purpose, item), item))
