"""Items laid out by set and lot (归集), and what is known from them, found once until it changes.

A tender may have fifty lots and a lot ten thousand bids. Whatever is asked after each message must not
read them all again: a set is at hand under its name, a lot under its code, and what was found from
some sets stands until a record of one of them comes or ends.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, overload

from jianbiao.record.domain.items import Item

_EVERY: Final = ""
"""Stands for all sets where something was found by looking through all items."""

Read = set[tuple["Laid", str]]


class _Tree:
    """What a tender's items and those of each of its lots have in common: when what changed."""

    __slots__ = ("now", "reading")

    def __init__(self) -> None:
        self.now = 0
        self.reading: list[Read] = []


class Laid(Sequence[Item]):
    """Items in the order they came, those of the approved project behind those of the tender.

    What ``of``, ``by`` and ``known`` return belongs to it: read it, never change it.
    """

    __slots__ = ("_all", "_changed", "_indices", "_known", "_lots", "_rows", "_tree", "_views")

    def __init__(self, items: Iterable[Item] = (), tree: _Tree | None = None) -> None:
        """Lay out ``items``, which are in their order."""
        self._all = list(items)
        self._tree = tree or _Tree()
        self._rows: dict[str, list[Item]] = {}
        self._changed: dict[str, int] = {}
        self._lots: dict[str, list[Item]] | None = None
        self._views: dict[str, Laid] = {}
        self._indices: dict[str, dict[Any, dict[Any, list[Item]]]] = {}
        self._known: dict[Any, tuple[int, Read, Any]] = {}
        rows = self._rows
        for one in self._all:
            if (some := rows.get(one.set)) is None:
                rows[one.set] = [one]
            else:
                some.append(one)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        """Return what stands at a place."""
        self._note(_EVERY)
        return self._all[at]

    def __iter__(self) -> Iterator[Item]:
        """Go through all items."""
        self._note(_EVERY)
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many items there are."""
        self._note(_EVERY)
        return len(self._all)

    def __bool__(self) -> bool:
        """Say whether there are any; asked of what never becomes empty unnoticed."""
        return bool(self._all)

    @property
    def tender(self) -> str:
        """The tender they are all of; empty where there are none."""
        return self._all[0].tender if self._all else ""

    def of(self, name: str) -> Sequence[Item]:
        """Return the items of set ``name``."""
        self._note(name)
        return self._rows.get(name, ())

    def among(self, names: Iterable[str]) -> list[Item]:
        """Return the items of several sets in the order they came."""
        found = [one for name in names for one in self.of(name)]
        return sorted(found, key=_place)

    def has(self, *names: str) -> bool:
        """Say whether there are items of any of these sets."""
        return any(self.of(name) for name in names)

    def holds(self, one: Item) -> bool:
        """Say whether ``one`` is among them."""
        rows = self.of(one.set)
        at = bisect_left(rows, _place(one), key=_place)
        return at < len(rows) and rows[at].number == one.number

    def lots(self) -> Sequence[str]:
        """Return the lots that are named, in order."""
        self._note(_EVERY)
        return sorted(lot for lot in self._by_lot() if lot)

    def names(self, lot: str) -> int:
        """Return how many items name ``lot``; it is up to the caller to ask again."""
        return len(self._by_lot().get(lot, ()))

    def about(self, lot: str) -> "Laid":
        """Return what concerns ``lot``: of it, or of the whole tender; all of it for no lot."""
        if not lot:
            return self
        if (found := self._views.get(lot)) is None:
            by_lot = self._by_lot()
            if by_lot.keys() <= {"", lot}:
                found = self
            else:
                some = [*by_lot.get("", ()), *by_lot.get(lot, ())]
                found = Laid(sorted(some, key=_place), self._tree)
            self._views[lot] = found
        return found

    def by(
        self, name: str, key: Callable[..., Hashable], *more: Hashable
    ) -> Mapping[Any, Sequence[Item]]:
        """Return the items of set ``name`` under the ``key`` of each; None leaves one out."""
        self._note(name)
        some = self._indices.setdefault(name, {})
        if (found := some.get((key, more))) is None:
            found = some[key, more] = {}
            for one in self._rows.get(name, ()):
                if (said := key(one, *more)) is not None:
                    found.setdefault(said, []).append(one)
        return found

    def known(self, find: Callable[..., Any], *more: Hashable) -> Any:
        """Return ``find(self, *more)``, found anew only when a set that it read has changed."""
        tree = self._tree
        kept = self._known.get((find, more))
        if kept is not None and kept[0] != tree.now:
            if all(laid._changed.get(name, 0) <= kept[0] for laid, name in kept[1]):
                kept = self._known[find, more] = (tree.now, kept[1], kept[2])
            else:
                kept = None
        if kept is None:
            read: Read = set()
            tree.reading.append(read)
            try:
                said = find(self, *more)
            finally:
                tree.reading.pop()
            kept = self._known[find, more] = (tree.now, read, said)
        if tree.reading:
            tree.reading[-1] |= kept[1]
        return kept[2]

    def add(self, one: Item) -> None:
        """Take in an item that came, wherever it stands in their order."""
        self._tree.now += 1
        self._touch(one.set)
        _into(self._all, one)
        last = _into(self._rows.setdefault(one.set, []), one)
        if self._lots is not None:
            _into(self._lots.setdefault(one.lot, []), one)
        for (key, more), found in self._indices.get(one.set, {}).items() if last else ():
            if (said := key(one, *more)) is not None:
                found.setdefault(said, []).append(one)
        if not last:
            self._indices.pop(one.set, None)
        for lot, view in list(self._views.items()):
            if view is self:
                if one.lot not in {"", lot}:
                    del self._views[lot]
            elif one.lot in {"", lot}:
                view.add(one)

    def remove(self, one: Item) -> None:
        """Let go of an item that holds no longer; one that is not there is none."""
        if not _out(self._rows.get(one.set, []), one):
            return
        if not self._rows[one.set]:
            del self._rows[one.set]
        self._tree.now += 1
        self._touch(one.set)
        _out(self._all, one)
        if self._lots is not None and _out(self._lots[one.lot], one) and not self._lots[one.lot]:
            del self._lots[one.lot]
        self._indices.pop(one.set, None)
        for lot, view in self._views.items():
            if view is not self and one.lot in {"", lot}:
                view.remove(one)

    def _by_lot(self) -> dict[str, list[Item]]:
        if self._lots is None:
            self._lots = {}
            for one in self._all:
                self._lots.setdefault(one.lot, []).append(one)
        return self._lots

    def _touch(self, name: str) -> None:
        self._changed[name] = self._changed[_EVERY] = self._tree.now

    def _note(self, name: str) -> None:
        """Note that what is being found just now follows from set ``name``."""
        if self._tree.reading:
            self._tree.reading[-1].add((self, name))


def laid(items: Iterable[Item]) -> Laid:
    """Return ``items`` laid out, as they are where they are so already."""
    return items if isinstance(items, Laid) else Laid(items)


def _place(one: Item) -> tuple[bool, int]:
    """Return what orders items: those of the project, which is of no tender, come last."""
    return not one.tender, one.number


def _into(some: list[Item], one: Item) -> bool:
    """Put ``one`` into its place and say whether that is the last."""
    if not some or _place(some[-1]) < _place(one):
        some.append(one)
        return True
    insort(some, one, key=_place)
    return False


def _out(some: list[Item], one: Item) -> bool:
    """Take ``one`` out and say whether it was there."""
    at = bisect_left(some, _place(one), key=_place)
    if at < len(some) and some[at].number == one.number:
        del some[at]
        return True
    return False
