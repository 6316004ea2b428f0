"""Bids of a lot with their members (联合体): who bids twice, one of the bids being a consortium's.

A rule asks this after each of ten thousand bids, so whoever keeps it need not go through them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One bid: its members, whether a consortium makes it, whether all members are known."""

    members: tuple[str, ...]
    union: bool
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Bids:
    """How many bids, and by consortia; ``hidden`` where members are unknown.

    ``twice`` members are in two bids of which one is a consortium's; ``first`` is the one in whose
    second bid that is seen first. ``joins`` says of a name whether a bid it is in is a consortium's,
    None where it is in none. ``rows`` are the bids where they are told one by one.
    """

    count: int
    unions: int
    hidden: bool
    twice: int
    first: str
    joins: Callable[[str], bool | None]
    rows: tuple[Bid, ...] = ()

    @classmethod
    def of(cls, bids: Iterable[Bid]) -> Self:
        """Return what bids come to that are told one by one."""
        rows = tuple(bids)
        found, seen = twice(rows, lambda _: None)
        return cls(
            count=len(rows),
            unions=sum(one.union for one in rows),
            hidden=any(not one.known for one in rows),
            twice=len(found),
            first=next(iter(found), ""),
            joins=seen.get,
            rows=rows,
        )


def twice(
    bids: Iterable[Bid], before: Callable[[str], bool | None]
) -> tuple[list[str], dict[str, bool]]:
    """Return who is in two bids of which one is a consortium's, and what is known of each name then.

    ``before`` says of a name what ``Bids.joins`` does, of bids that came before these.
    """
    seen: dict[str, bool] = {}
    found: dict[str, None] = {}
    for bid in bids:
        for member in dict.fromkeys(bid.members):
            joins = seen.get(member, before(member))
            if joins is not None and (bid.union or joins):
                found[member] = None
            seen[member] = bool(joins) or bid.union
    return list(found), seen
