"""What a slice has read of tenders (已读记录): lot by lot where a rule looks no further than its lot.

A tender may have eighty thousand bids in five hundred lots. A bid can only change answers about its
own lot and itself, so no more than that lot is read to ask them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jianbiao.record import queries as record
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.items import LET_ALONE, OF_PROJECT, PROJECT, Item
from jianbiao.watch.asking import PLACING, rules_of

_OF_ONE_LOT: Final = frozenset({"lot", "bid", "panel", "objection", "complaint"})
"""Units whose facts are read from one lot and from what concerns the whole tender."""


@cache
def within_lot(changed: str) -> bool:
    """Say whether a record of set ``changed`` can only change answers about its own lot."""
    wider = [unit for unit in facting.UNITS if unit not in _OF_ONE_LOT]
    return changed != PLACING and not any(rules_of(u, changed, foreign=False) for u in wider)


def wanted(records: Iterable[Item]) -> dict[str, set[str]]:
    """Return which lots of which tenders must be read to ask about ``records``; ``""`` means all."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in records:
        if one.tender:
            found[one.tender].add(one.lot if within_lot(one.set) else "")
        elif one.set in {PROJECT, LET_ALONE}:
            found[one.group].add("")
    return found


def of_project(one: Item) -> bool:
    """Say whether an item is told of an approved project itself, and so to all its tenders."""
    return one.group.startswith("P:")


@dataclass(slots=True, kw_only=True)
class Held:
    """Records by tender and lot; those without a lot concern every lot of their tender."""

    log: str
    using: str
    whole: set[str] = field(default_factory=set)
    parts: dict[str, dict[str, list[Item]]] = field(default_factory=dict)

    def read(self, lots: Mapping[str, Collection[str]]) -> None:
        """Read these lots of tenders, each once; ``""`` stands for the whole tender."""
        new = {code for code, some in lots.items() if "" in some} - self.whole
        alone = {code for code in new if code.startswith(OF_PROJECT)}
        found = record.items_of(new - alone, log=self.log, using=self.using)
        for code, items in (
            found | record.let_alone(alone, log=self.log, using=self.using)
        ).items():
            self._keep(code, items, {one.lot for one in items})
        self.whole |= new
        for code, some in lots.items():
            if code not in self.whole and (more := set(some) - self.parts.get(code, {}).keys()):
                wide = more if code in self.parts else {"", *more}
                items = record.items_of([code], log=self.log, using=self.using, lots=wide)[code]
                self._keep(code, items, wide)

    def view(self, code: str, lots: Collection[str]) -> list[Item]:
        """Return what concerns ``lots`` of a tender in the order it came; all of it for ``""``."""
        parts = self.parts.get(code, {})
        chosen = parts.keys() if "" in lots else {"", *lots}
        found = [one for lot in chosen for one in parts.get(lot, ())]
        return sorted(found, key=lambda one: one.number)

    def kept(self, code: str, lots: Collection[str] | None = None) -> Iterator[Item]:
        """Yield what was read of a tender, of ``lots`` alone where they are given, in no order."""
        parts = self.parts.get(code, {})
        chosen = parts if lots is None else lots
        return (one for lot in chosen for one in parts.get(lot, ()))

    def count(self, code: str) -> int:
        """Return how many records were read of a tender."""
        return sum(map(len, self.parts.get(code, {}).values()))

    def project(self, code: str) -> str:
        """Return the approved project of a tender of which something was read; empty if none was."""
        if code.startswith(OF_PROJECT):  # it is the project itself: nothing more stands beside it
            return ""
        parts = self.parts.get(code, {}).values()
        return next((items[-1].project for items in parts if items), "")

    def drop(self, code: str) -> None:
        """Forget what was read of a tender."""
        self.whole.discard(code)
        self.parts.pop(code, None)

    def _keep(self, code: str, items: Iterable[Item], lots: Collection[str]) -> None:
        parts = self.parts.setdefault(code, {})
        parts |= {lot: [] for lot in {"", *lots} if lot in lots or lot not in parts}
        for one in items:
            parts[one.lot].append(one)
