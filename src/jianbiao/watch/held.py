"""What is held of tenders while entries are folded (在手项目): as of the entry folded last.

A tender may have eighty thousand bids in five hundred lots. A bid can only change answers about its
own lot and itself, so no more than that lot is read to ask them; and what was read is moved on by
each entry instead of being read again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jianbiao.record import queries as record
from jianbiao.record.domain import akin, mentions
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.changes import GUARDED_SETS, TRACED
from jianbiao.record.domain.items import LET_ALONE, OF_PROJECT, PROJECT, Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.secrecy import OPENING
from jianbiao.standard.messages import DELETE
from jianbiao.watch.asking import PLACING, rules_of

HUGE: Final = 8
"""How many times what is kept one tender may have that is being told of."""

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


@dataclass(slots=True, kw_only=True)
class Told:
    """One tender, of which ``lots`` were read, or the ``whole``; or an approved project by itself.

    ``held`` are the items that hold, ``behind`` of them stand beside it: its approved project's, and
    those about ``keys`` under nothing. ``firsts`` are (entry, platform) of the first item of each lot,
    ``head`` the last record of the tender itself, ``traces`` what a change of what was fixed is seen
    by, ``over`` how many such records have ended. It is ``fresh`` when it began while it was held:
    nothing that was found about it was stored before. ``named`` are the parties of which it is not
    known yet what is told.
    """

    code: str
    project: str = ""
    whole: bool = False
    lots: set[str] = field(default_factory=set)
    held: Laid = field(default_factory=Laid)
    behind: int = 0
    firsts: dict[str, tuple[int, str]] = field(default_factory=dict)
    head: Item | None = None
    traces: dict[int, Item] = field(default_factory=dict)
    over: int = 0
    fresh: bool = True
    opened: bool = False
    keys: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def read(self, items: Iterable[Item], upto: int) -> None:
        """Take in the tender's stored ``items`` as they stood with entry ``upto``."""
        some = list(items)
        by_number = {one.number: one for one in some}
        self.names(some)
        for one in some:
            self.project = self.project or one.project
            if one.number > upto:
                continue
            self.fresh = False
            self._meet(one)
            if one.ended_by and one.ended_by <= upto:
                if one.set in GUARDED_SETS:
                    self._trace(one, by_number.get(one.ended_by))
            elif one.data_type != DELETE:
                self.held.add(one)

    def names(self, items: Iterable[Item]) -> None:
        """Note which parties ``items`` name, contracts like which of them, whether an opening was told."""
        for one in items:
            if one.tender:
                self.named |= ({one.tender} | mentions.parties(one)) - self.keys
                self.opened = self.opened or one.set in OPENING
            if one.project and (alike := akin.key_of(one)):
                self.named |= {alike} - self.keys

    def seeks(self) -> bool:
        """Say whether there are parties of which it is to be read what is told; they are keys now.

        Who bids is asked for only once an opening was told of (``mentions.keys_of``).
        """
        open_now = {key for key in self.named if key == self.code or key.startswith(akin.KEY)}
        new = set(self.named) if self.opened else open_now
        self.keys |= new
        self.named -= new
        return bool(new)

    def follow(self, items: Iterable[Item], upto: int) -> None:
        """Lay behind it those of ``items``, which stand beside it, that hold with entry ``upto``."""
        for one in items:
            if one.holds(upto) and not self.held.holds(one):
                self.held.add(one)
                self.behind += 1
                self.names([one])

    def as_here(self, one: Item) -> Item | None:
        """Return a record as it stands here: as its own, beside it, or None where it does not."""
        if self.code in {one.tender, one.group}:
            return one
        if mentions.of_project(one) and one.project == self.project:
            return None if self._alone else mentions.beside_another(one)
        return mentions.beside_a(self.project, one) if mentions.among(one, self.keys) else None

    def as_was(self, old: Item) -> Item:
        """Return a record that ended as it stood here."""
        if old.set == LET_ALONE and old.project != self.project:
            return akin.elsewhere(old)
        return old if old.tender in {"", self.code} else mentions.beside_another(old)

    def take(self, new: Item | None, ended: Iterable[Item], *, by: Item, holds: bool) -> None:
        """Move on by entry ``by``, ``new`` as it stands here, which ended some items.

        It is None where it is told elsewhere. One that comes too late to say anything never ``holds``.
        """
        mine = new is not None and self._own(new)
        for old in ended:
            self.held.remove(old)
            self.behind -= not self._own(old)
            if old.set in GUARDED_SETS and old.tender:
                self._trace(old, by if mine else None)
        if new is None:
            return
        if mine:
            self._meet(new)
        if holds and new.data_type != DELETE:
            self.held.add(new)
            self.behind += not mine

    @property
    def unknown(self) -> bool:
        """Say whether nothing was ever told of it: records may refer to a tender nobody reported."""
        return not self.firsts

    def began(self, lots: Collection[str]) -> tuple[int, str]:
        """Return (entry, platform) of what was first told of these lots; 0 where nothing was."""
        some = self.firsts.keys() if "" in lots else {"", *lots}
        return min((self.firsts[lot] for lot in some if lot in self.firsts), default=(0, ""))

    def now(self, lots: Collection[str]) -> Laid:
        """Return what holds of these lots and of the project; nothing where none of the tender's does."""
        if "" in lots:
            return self.held if self.held.total() > self.behind else Laid()
        # Several share a bidder: whatever other lot was read is told nothing by being there.
        view = self.held.about(next(iter(lots))) if len(lots) == 1 else self.held
        return view if view.total() > self.behind else Laid()

    def history(self, lots: Collection[str]) -> list[Item]:
        """Return what a change of what was fixed in these lots is seen by."""
        if not self.over:
            return []
        some = (self.traces[number] for number in sorted(self.traces))
        return [one for one in some if "" in lots or not one.lot or one.lot in lots]

    def _meet(self, one: Item) -> None:
        first = self.firsts.get(one.lot)
        if first is None or one.number < first[0]:
            self.firsts[one.lot] = (one.number, one.platform)
        if one.set == (PROJECT if self._alone else PLACING) and (
            self.head is None or one.number > self.head.number
        ):
            self.head = one
        if one.set in TRACED:
            self.traces.setdefault(one.number, one)

    @property
    def _alone(self) -> bool:
        return self.code.startswith(OF_PROJECT)

    def _own(self, one: Item) -> bool:
        return bool(one.tender) or (self._alone and not akin.is_elsewhere(one))

    def _trace(self, old: Item, by: Item | None) -> None:
        self.over += 1
        self.traces[old.number] = old
        if by is not None:
            self.traces.setdefault(by.number, by)


@dataclass(slots=True, kw_only=True)
class Held:
    """Tenders by their codes; what is read is read as of one entry and then moved on."""

    log: str
    using: str
    tenders: dict[str, Told] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def read(self, lots: Mapping[str, Collection[str]], upto: int) -> None:
        """Read these lots of tenders as of entry ``upto``, each once; ``""`` stands for all of them."""
        new = {code for code, some in lots.items() if "" in some and not self._whole(code)}
        fresh = new | {code for code in lots if not self._known(code)}
        alone = {code for code in new if code.startswith(OF_PROJECT)}
        found = record.items_of(new - alone, log=self.log, using=self.using)
        found |= record.let_alone(alone, log=self.log, using=self.using)
        for code in new:
            project = code.removeprefix(OF_PROJECT) if code in alone else ""
            told = self.tenders[code] = Told(code=code, project=project, whole=True)
            told.read(found.get(code, ()), upto)
            told.named |= set() if code in alone else {code}
        for code in lots.keys() - new:
            if code in fresh:  # who knows of its other lots
                self.tenders[code] = Told(code=code, fresh=False, named={code})
            told = self.tenders[code]
            more = set() if told.whole else ({"", *lots[code]} - told.lots)
            if more:
                items = record.items_of([code], log=self.log, using=self.using, lots=more)[code]
                told.read(items, upto)
                told.lots |= more
        self._follow([self.tenders[code] for code in fresh], upto)

    def knows(self, code: str, lots: Collection[str]) -> bool:
        """Say whether these lots of a tender were read; they are asked for now."""
        self.asked.add(code)
        if not self._known(code):
            return False
        told = self.tenders[code]
        return told.whole or ("" not in lots and told.lots >= set(lots))

    def beside(self, one: Item) -> Iterator[str]:
        """Yield the tenders that are held and beside which a record stands that came elsewhere."""
        if mentions.of_project(one):
            yield from (c for c, told in self.tenders.items() if told.project == one.project)
        if (said := mentions.mention(one)) is not None:
            for code, told in self.tenders.items():
                if said.key in told.keys and (not said.other or said.other in told.keys):
                    yield code

    def move(
        self, new: Item, under: Sequence[Item], codes: Iterable[str]
    ) -> dict[str, tuple[Item | None, list[Item]]]:
        """Move tenders on by entry ``new``: return it as it stands in each, and what it ended there.

        ``under`` are the records of its key as they are stored.
        """
        past = [old for old in under if old.ended_by == new.number != old.number]
        holds = all(one.ended_by != one.number for one in under if one.number == new.number)
        found: dict[str, tuple[Item | None, list[Item]]] = {}
        for code in codes:
            told = self.tenders[code]
            here = told.as_here(new)
            there = map(told.as_was, past)
            ended = [old for old in there if told.held.holds(old)]
            told.take(here, ended, by=new, holds=holds)
            found[code] = (here, ended)
        return found

    def drop(self, code: str) -> None:
        """Forget what was read of a tender."""
        self.tenders.pop(code, None)

    def reread(self) -> None:
        """Note that what was found about the tenders is at hand no longer: it is to be read."""
        for told in self.tenders.values():
            told.fresh = False

    def trim(self, most: int) -> bool:
        """Drop tenders that nobody asked for since the last time, where more than ``most`` items are held.

        One that is asked for again and again stays, however large: to read it anew costs more. Of
        ``HUGE`` times as many all are dropped. Say whether any was.
        """
        count = sum(told.held.total() for told in self.tenders.values())
        asked, self.asked = self.asked, set()
        if count <= most:
            return False
        kept = {code: told for code, told in self.tenders.items() if code in asked}
        left = sum(told.held.total() for told in kept.values())
        self.tenders = kept if 0 < left <= most * HUGE else {}
        return True

    def _known(self, code: str) -> bool:
        """Say whether anything of a tender was read: before, not even its project is known."""
        return code in self.tenders and bool(self.tenders[code].firsts)

    def _whole(self, code: str) -> bool:
        return self._known(code) and self.tenders[code].whole

    def _follow(self, fresh: Iterable[Told], upto: int) -> None:
        some = [told for told in fresh if not told.code.startswith(OF_PROJECT)]
        projects = {told.project for told in some} - {""}
        found = record.project_items(projects, log=self.log, using=self.using)
        for told in some:
            let = (one for one in found.get(told.project, ()) if one.tender != told.code)
            told.follow(map(mentions.beside_another, let), upto)
