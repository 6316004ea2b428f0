"""Items of one lot laid out by set (按数据集归集), and groups of facts that are found from them.

A tender may have fifty lots and a lot 1,500 bids: a group is only looked for when a rule that is
asked reads one of its names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_amount, read_moment
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid

_FACTORS: Final = {"1": 10_000}


EVALUATED: Final = (
    "EVALUATION_REPORT",
    "TENDER_CANDIDATE",
    "TENDER_CANDIDATE_ANNOUNCE",
    "WIN_RESULT_ANNO",
    "BID_WINNING_NOTICE",
)
"""Sets of the steps after opening and panel: once one is told, rows of those steps are all told.

Rows come one by one; counted before, the first four of five experts would be a panel too small.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The holding items ``mine`` that concern ``lot``; ``whole`` are all of the tender."""

    lot: str
    mine: Laid
    whole: Laid

    def of(self, *sets: str) -> Sequence[Item]:
        """Return the items of ``sets``, each set in the order it came."""
        if len(sets) == 1:
            return self.mine.of(sets[0])
        return [one for name in sets for one in self.mine.of(name)]

    def said(self, set: str, field: str) -> Any:
        """Return what the last item of ``set`` that has ``field`` says; None where none has."""
        return next(
            (one.data[field] for one in reversed(self.mine.of(set)) if field in one.data), None
        )

    def has(self, *sets: str) -> bool:
        """Say whether any item of ``sets`` holds."""
        return self.mine.has(*sets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts found together: their names, the sets they rest on, and the function that finds them."""

    names: frozenset[str]
    sets: frozenset[str]
    find: Callable[[View], dict[str, Any]]


def group(find: Callable[[View], dict[str, Any]], sets: str, names: str) -> Group:
    """Return the group of ``names`` that ``find`` finds in ``sets``, both parted by blanks."""
    return Group(names=frozenset(names.split()), sets=frozenset(sets.split()), find=find)


def found(
    groups: Iterable[Group], whole: Laid, lot: str, wanted: frozenset[str] | None = None
) -> dict[str, Any]:
    """Return the facts about ``lot`` of ``groups`` that have a ``wanted`` name, all where none is."""
    said: dict[str, Any] = {}
    for one in groups:
        if wanted is None or not wanted.isdisjoint(one.names):
            said |= whole.known(_found, one.find, lot)
    return said


def _found(whole: Laid, find: Callable[[View], dict[str, Any]], lot: str) -> dict[str, Any]:
    return find(View(lot=lot, mine=whole.about(lot), whole=whole))


def bidder(one: Item, prefix: str = "BIDDER") -> str:
    """Return who ``one`` is about: the code where it is reported, else the name."""
    code = one.data.get(f"{prefix}_ORG_CODE") or one.data.get(f"{prefix}_CODE")
    return str(code or one.data.get(f"{prefix}_NAME", ""))


def moment(one: Item, field: str) -> datetime | None:
    """Return the time in ``field``; None where it is none."""
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None


def yuan(data: Mapping[str, Any], field: str) -> Decimal | None:
    """Return a positive sum in 元; None where it is a rate, a unit price, zero or no number."""
    if data.get("PRICE_FORM_CODE") in {"2", "3"}:
        return None
    amount = read_amount(data.get(field))
    if amount is None or amount <= 0:
        return None
    return amount * _FACTORS.get(str(data.get("PRICE_UNIT")), 1)


def accepted(one: Item) -> bool:
    """Say whether a row of the list of bidders is a bid that was taken in."""
    return one.data.get("IS_ACCEPTED") != "0"


def flag(said: Any) -> bool | None:
    """Return 是/否 of the wire."""
    return {"1": True, "0": False}.get(said) if isinstance(said, str) else None
