"""What stands beside tenders while a slice is folded (旁置记录), and which tenders hear of it.

The records of an approved project are told to each of its tenders. A record under nothing, such as
a legal person's, is told to the tenders whose parties it is about.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from jianbiao.ledger import queries as ledger_queries
from jianbiao.record import aside
from jianbiao.record import queries as record
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import mentions
from jianbiao.record.domain.items import Item
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.held import Held

HEARS: Final = timedelta(days=731)
"""How long a tender hears of its parties: two years, after which nothing is punished any more
(行政处罚法 第三十六条), from the entry that first named them."""

Lots = Mapping[str, Collection[str]]
"""Which lots of which tenders; ``""`` stands for all of them."""


@dataclass(slots=True, kw_only=True)
class Beside:
    """Which tenders hear of records that came beside them, and what stands beside those held."""

    log: str
    using: str
    followers: dict[str, set[str]] = field(default_factory=dict)
    hearers: dict[int, Lots] = field(default_factory=dict)
    _since: dict[date, int] = field(default_factory=dict)

    def load(self, new: Iterable[Item], places: Mapping[tuple[str, str], list[Item]]) -> None:
        """Find who hears of ``new`` records and of those that they end."""
        some = list(new)
        about = [*some, *(one for found in places.values() for one in found)]
        self.followers = {
            project: set(record.counts_of([project], log=self.log, using=self.using))
            for project in {one.project for one in about if mentions.of_project(one)}
        }
        self.hearers = {}
        for one in some:
            before = [old for old in places.get(one.key, ()) if old.ended_by == one.number]
            if any(mentions.stands_beside(said) for said in (one, *before)):
                self.hearers[one.number] = self._hearers(one, before)

    def lots(self, one: Item) -> Iterator[tuple[str, Collection[str]]]:
        """Yield which lots of which tenders hear of ``one`` beside its own."""
        if mentions.of_project(one):
            yield from ((code, {""}) for code in self.followers.get(one.project, ()))
        yield from self.hearers.get(one.number, {}).items()

    def read(self, held: Held, new: Iterable[Item], upto: int) -> set[str]:
        """Lay beside tenders what holds about their parties with entry ``upto``.

        Those that ``new`` records of theirs name are known before these are told of. Return the
        tenders nobody has reported of which violations were: something was found about them.
        """
        for one in new:
            following = (
                self.followers.get(one.project, set()) if mentions.of_project(one) else set()
            )
            for code in {one.tender, one.group, *following} & held.tenders.keys():
                held.tenders[code].names([one])
        seeking = [told for told in held.tenders.values() if told.named and told.seeks()]
        keys: set[str] = set().union(*(told.keys for told in seeking))
        about: dict[str, list[tuple[Item, str]]] = {}
        for one in aside.about(keys, log=self.log, using=self.using) if keys else ():
            if (said := mentions.mention(one)) is not None:
                about.setdefault(said.key, []).append((one, said.other))
        for told in seeking:
            rows = (row for key in told.keys & about.keys() for row in about[key])
            some = (one for one, other in rows if not other or other in told.keys)
            here = (mentions.beside_a(told.project, one) for one in some)
            told.follow(filter(None, here), upto)
        found = {
            told.code for told in seeking if told.unknown and told.held.has(mentions.VIOLATION)
        }
        for code in found:
            held.tenders[code].fresh = False
        return found

    def _hearers(self, one: Item, before: Iterable[Item]) -> Lots:
        """Return which lots hear of a record under nothing that came, and of those it ended."""
        old = list(before)
        if not self._news(one, old):
            return {}
        found: dict[str, set[str]] = {}
        since = self._heard_since(one.received_at, one.number)
        for said in (one, *old):
            told = aside.hearing(said, since=since, upto=one.number, using=self.using)
            for code, lots in told.items():
                found.setdefault(code, set()).update(lots)
        return found

    def _news(self, one: Item, ended: list[Item]) -> bool:
        """Say whether rules can answer otherwise after ``one``: the same again changes nothing."""
        said = mentions.mention(one)
        if ended or said is None:
            return mentions.news(one, ended)
        keys = {said.key, said.other} - {""}
        known = aside.about(keys, log=self.log, using=self.using)
        now = folding.holding(known, one.number - 1)
        return mentions.news(one, [other for other in now if other.set == one.set])

    def _heard_since(self, at: datetime, number: int) -> int:
        """Return the last entry too old to be heard of, the same for all of a day."""
        day = at.astimezone(SHANGHAI).date()
        if day not in self._since:
            begins = datetime.combine(day - HEARS, time(), SHANGHAI)
            self._since[day] = ledger_queries.newest_before(begins, log=self.log, upto=number)
        return self._since[day]
