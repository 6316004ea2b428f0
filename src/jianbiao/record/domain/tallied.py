"""What items of some sets come to by their keys (逐一归总), moved on by each that comes or ends.

A lot may have ten thousand bidders, and after each message about one of them the rules ask how many
were told, when the last was, who is in two bids. Only the keys of that one item are looked at again.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from jianbiao.record.domain.items import Item

Kind = tuple[Any, Any]
"""(what orders it, what it is counted as): a moment that was told, or None and a word."""


class Tallied:
    """Items under their keys, and what each key comes to: ``times`` in order, ``others`` counted.

    ``keys`` gives the keys of an item, ``kind`` what a key's items come to, None for nothing.
    """

    __slots__ = ("_held", "_keys", "_kind", "_kinds", "_more", "others", "rows", "times")

    def __init__(
        self,
        keys: Callable[[Item], Iterable[Hashable]],
        kind: Callable[..., Kind | None],
        more: Sequence[Hashable] = (),
    ) -> None:
        """Begin with nothing; ``more`` is handed to ``kind`` behind a key and its items."""
        self._keys, self._kind, self._more = keys, kind, more
        self._held: dict[tuple[bool, int], tuple[Hashable, ...]] = {}
        self._kinds: dict[Hashable, Kind] = {}
        self.rows: dict[Any, list[Item]] = {}
        self.times: list[Any] = []
        self.others: Counter[Any] = Counter()

    @property
    def count(self) -> int:
        """How many keys come to anything."""
        return len(self._kinds)

    def kind(self, key: Hashable) -> Kind | None:
        """Return what a key comes to."""
        return self._kinds.get(key)

    def add(self, one: Item) -> None:
        """Take in an item, wherever it stands in their order."""
        keys = self._held[place(one)] = tuple(self._keys(one))
        for key in keys:
            insort(self.rows.setdefault(key, []), one, key=place)
            self._moved(key)

    def remove(self, one: Item) -> None:
        """Let go of an item."""
        for key in self._held.pop(place(one), ()):
            rows = self.rows[key]
            del rows[bisect_left(rows, place(one), key=place)]
            if not rows:
                del self.rows[key]
            self._moved(key)

    def _moved(self, key: Hashable) -> None:
        before = self._kinds.pop(key, None)
        rows = self.rows.get(key)
        now = self._kind(key, rows, *self._more) if rows else None
        if now is not None:
            self._kinds[key] = now
        if before == now:
            return
        if before is not None:
            if before[0] is None:
                self.others[before[1]] -= 1
                if not self.others[before[1]]:
                    del self.others[before[1]]
            else:
                del self.times[bisect_left(self.times, before[0])]
        if now is not None:
            if now[0] is None:
                self.others[now[1]] += 1
            else:
                insort(self.times, now[0])


def place(one: Item) -> tuple[bool, int]:
    """Return what orders items: those of the project, which is of no tender, come last."""
    return not one.tender, one.number
