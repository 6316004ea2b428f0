"""Items laid out by set and lot (归集), and what is known from them, found once until it changes.

A tender may have fifty lots and a lot ten thousand bids. Whatever is asked after each message must not
read them all again: a set is at hand under its name, a lot under its code, and what was found from
some sets stands until a record of one of them comes or ends.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, overload

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.tallied import Kind, Tallied
from jianbiao.record.domain.tallied import place as _place

_WHOLE: Final = ""
"""Stands for all lots."""
_TWO_LOTS: Final = 3
"""Names of lots there are where two are named and some records name none."""
_EVERY: Final = ""
"""Stands for all sets where something was found by looking through all items."""

Place = tuple[str, str]
"""(lot, set): the records of a set that concern a lot, or all of it for no lot."""


class _Tree:
    """What is laid out of one tender: by set, by set and lot where that was asked for."""

    __slots__ = (
        "all",
        "changed",
        "indices",
        "known",
        "named",
        "now",
        "only",
        "reading",
        "rows",
        "tallied",
    )

    def __init__(self) -> None:
        self.all: list[Item] | None = None
        self.rows: dict[Place, list[Item]] = {}
        self.named: Counter[str] = Counter()
        self.only = _WHOLE
        self.indices: dict[Place, dict[Any, dict[Any, list[Item]]]] = {}
        self.tallied: dict[Place, dict[Any, Tallied]] = {}
        self.known: dict[Any, tuple[int, set[Place], Any]] = {}
        self.changed: dict[Place, int] = {}
        self.now = 0
        self.reading: list[set[Place]] = []

    def settle(self) -> None:
        """Note which lot is the only one that is named: what concerns it is then the whole."""
        lots = [lot for lot in self.named if lot] if len(self.named) < _TWO_LOTS else []
        self.only = lots[0] if len(lots) == 1 else _WHOLE

    def at(self, place: Place) -> list[Item]:
        """Return the items of a place, laid out there when it is first asked for."""
        if (there := self.rows.get(place)) is not None:
            return there
        lot, name = place
        found: list[Item] = []
        if lot:
            whole = self.at((_WHOLE, name))
            found = [one for one in whole if not one.lot or one.lot == lot]
        self.rows[place] = found
        return found


class Laid(Sequence[Item]):
    """Items in the order they came, those of the approved project behind those of the tender.

    What ``of``, ``by`` and ``known`` return belongs to it: read it, never change it.
    """

    __slots__ = ("_lot", "_tree")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """Lay out ``items``, which are in their order."""
        self._tree, self._lot = _Tree(), _WHOLE
        rows, named = self._tree.rows, self._tree.named
        for one in items:
            if (some := rows.get((_WHOLE, one.set))) is None:
                rows[_WHOLE, one.set] = [one]
            else:
                some.append(one)
            named[one.lot] += 1
        self._tree.settle()

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        """Return what stands at a place."""
        return self._every()[at]

    def __iter__(self) -> Iterator[Item]:
        """Go through all items."""
        return iter(self._every())

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._every())

    def __bool__(self) -> bool:
        """Say whether there are any, of whatever set."""
        return self.total() > 0

    def total(self) -> int:
        """Return how many there are without going through them."""
        self._note(_EVERY)
        named = self._tree.named
        return named[""] + named[self._lot] if self._lot else named.total()

    @property
    def tender(self) -> str:
        """The tender they are all of; empty where there are none."""
        for rows in self._tree.rows.values():
            if rows and rows[0].tender:
                return rows[0].tender
        return next((one.tender for one in self._every() if one.tender), "")

    def of(self, name: str) -> Sequence[Item]:
        """Return the items of set ``name``."""
        tree, lot = self._tree, self._lot
        place = (_WHOLE if lot == tree.only else lot, name)
        if tree.reading:
            tree.reading[-1].add(place)
        rows = tree.rows.get(place)
        return tree.at(place) if rows is None else rows

    def among(self, names: Iterable[str]) -> list[Item]:
        """Return the items of several sets in the order they came."""
        some = [rows for name in names if (rows := self.of(name))]
        if len(some) < 2:  # noqa: PLR2004
            return [*some[0]] if some else []
        return sorted((one for rows in some for one in rows), key=_place)

    def has(self, *names: str) -> bool:
        """Say whether there are items of any of these sets."""
        for name in names:  # noqa: SIM110 - asked dozens of times for each message
            if self.of(name):
                return True
        return False

    def holds(self, one: Item) -> bool:
        """Say whether ``one`` is among them."""
        rows = self.of(one.set)
        at = bisect_left(rows, _place(one), key=_place)
        return at < len(rows) and rows[at].number == one.number

    def lots(self) -> Sequence[str]:
        """Return the lots that are named, in order."""
        self._note(_EVERY)
        if self._lot:
            return [self._lot] if self._lot in self._tree.named else []
        return sorted(lot for lot in self._tree.named if lot)

    def names(self, lot: str) -> int:
        """Return how many items name ``lot``."""
        self._note(_EVERY)
        return self._tree.named[lot]

    def about(self, lot: str) -> "Laid":
        """Return what concerns ``lot``: of it, or of the whole tender; all of it for no lot."""
        if not lot:
            return self
        part = Laid.__new__(Laid)
        part._tree, part._lot = self._tree, lot  # noqa: SLF001 - the same class
        return part

    def by(
        self, name: str, key: Callable[..., Hashable], *more: Hashable
    ) -> Mapping[Any, Sequence[Item]]:
        """Return the items of set ``name`` under the ``key`` of each; None leaves one out."""
        tree, place = self._tree, (self._here(), name)
        if tree.reading:
            tree.reading[-1].add(place)
        if (some := tree.indices.get(place)) is None:
            some = tree.indices[place] = {}
        if (found := some.get((key, more))) is None:
            found = some[key, more] = {}
            for one in self.of(name):
                if (said := key(one, *more)) is not None:
                    if said in found:
                        found[said].append(one)
                    else:
                        found[said] = [one]
        return found

    def tallied(
        self,
        names: tuple[str, ...],
        keys: Callable[[Item], Iterable[Hashable]],
        kind: Callable[..., Kind | None],
        *more: Hashable,
    ) -> Tallied:
        """Return what the items of sets ``names`` come to by ``keys``, moved on by each (``Tallied``)."""
        tree, here = self._tree, self._here()
        if tree.reading:
            tree.reading[-1].update((here, name) for name in names)
        some = tree.tallied.setdefault((here, names[0]), {})
        if (found := some.get((names, keys, kind, more))) is None:
            found = Tallied(keys, kind, more)
            for one in self.among(names):
                found.add(one)
            for name in names:
                tree.tallied.setdefault((here, name), {})[names, keys, kind, more] = found
        return found

    def known(self, find: Callable[..., Any], *more: Hashable) -> Any:
        """Return ``find(self, *more)``, found anew only when a set that it read has changed."""
        tree, key = self._tree, (self._here(), find, more)
        kept = tree.known.get(key)
        if kept is not None and kept[0] != tree.now:
            if all(tree.changed.get(place, 0) <= kept[0] for place in kept[1]):
                kept = tree.known[key] = (tree.now, kept[1], kept[2])
            else:
                kept = None
        if kept is None:
            read: set[Place] = set()
            tree.reading.append(read)
            try:
                said = find(self, *more)
            finally:
                tree.reading.pop()
            kept = tree.known[key] = (tree.now, read, said)
        if tree.reading:
            tree.reading[-1] |= kept[1]
        return kept[2]

    def add(self, one: Item) -> None:
        """Take in an item that came, wherever it stands in their order."""
        tree = self._tree
        tree.at((_WHOLE, one.set))
        tree.now += 1
        tree.named[one.lot] += 1
        tree.settle()
        if tree.all is not None:
            _into(tree.all, one)
        for place in self._places(one):
            last = _into(tree.rows[place], one)
            tree.changed[place] = tree.changed[place[0], _EVERY] = tree.now
            for tallied in tree.tallied.get(place, {}).values():
                tallied.add(one)
            if not last:
                tree.indices.pop(place, None)
            for (key, more), found in tree.indices.get(place, {}).items():
                if (said := key(one, *more)) is not None:
                    found.setdefault(said, []).append(one)

    def remove(self, one: Item) -> None:
        """Let go of an item that holds no longer; one that is not there is none."""
        tree = self._tree
        if not _out(tree.at((_WHOLE, one.set)), one):
            return
        tree.now += 1
        tree.named[one.lot] -= 1
        if not tree.named[one.lot]:
            del tree.named[one.lot]
        tree.settle()
        if tree.all is not None:
            _out(tree.all, one)
        for place in self._places(one):
            if place[0]:
                _out(tree.rows[place], one)
            tree.changed[place] = tree.changed[place[0], _EVERY] = tree.now
            for (key, more), found in tree.indices.get(place, {}).items():
                if (said := key(one, *more)) is not None:
                    _out(found[said], one)
                    if not found[said]:
                        del found[said]
            for tallied in tree.tallied.get(place, {}).values():
                tallied.remove(one)

    def _here(self) -> str:
        """Return the lot under which these are laid out: all of them while no other is named."""
        return _WHOLE if self._lot == self._tree.only else self._lot

    def _places(self, one: Item) -> list[Place]:
        """Return where ``one`` stands among what was laid out."""
        tree = self._tree
        if not one.lot:
            return [place for place in tree.rows if place[1] == one.set]
        both = ((_WHOLE, one.set), (one.lot, one.set))
        return [place for place in both if place in tree.rows]

    def _every(self) -> list[Item]:
        self._note(_EVERY)
        tree = self._tree
        if tree.all is None:
            whole = (rows for (lot, _), rows in tree.rows.items() if not lot)
            tree.all = sorted((one for rows in whole for one in rows), key=_place)
        if not self._here():
            return tree.all
        return [one for one in tree.all if not one.lot or one.lot == self._lot]

    def _note(self, name: str) -> None:
        """Note that what is being found just now follows from set ``name``, in whatever lot.

        A lot is told to have changed only in sets that were laid out for it, the whole always.
        """
        if self._tree.reading:
            self._tree.reading[-1].add((_WHOLE, name))


def laid(items: Iterable[Item]) -> Laid:
    """Return ``items`` laid out, as they are where they are so already."""
    return items if type(items) is Laid else Laid(items)


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
