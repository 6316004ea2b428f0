"""One slice of the ledger (一段台账) while 记录 folds it: what came, what ended, what follows.

No tender is read as a whole: what a record ends is found by its key, what lists show is counted up
and down, and only the few records that a tender's head is made of are read when one of them changed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jianbiao.intake import queries as intake
from jianbiao.intake.domain import Effective
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.queries import Said
from jianbiao.record import entities, openings, queries
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.counting import Counted, counted
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.mentions import mention
from jianbiao.record.heads import Heads
from jianbiao.record.matching import note_acts
from jianbiao.record.models import Holding, Item, Mention
from jianbiao.record.storing import insert, upsert
from jianbiao.standard.events import ErasureDone
from jianbiao.standard.messages import DELETE

Key = tuple[str, str]
"""(platform, data key)."""


@dataclass(slots=True, kw_only=True)
class Slice:
    """What one slice knows: the records that came, those that ended, those that hold by key."""

    log: str
    using: str
    fresh: dict[int, Facts] = field(default_factory=dict)
    ended: dict[int, Facts] = field(default_factory=dict)
    standing: dict[Key, dict[int, Facts]] = field(default_factory=dict)
    emptied: dict[int, Facts] = field(default_factory=dict)
    acts: list[Said] = field(default_factory=list)

    def fold(self, said: Sequence[Said]) -> None:
        """Take entries in their order."""
        self._take(intake.effective(said, self.log))
        self.acts += [one for one in said if one.kind.startswith("record:")]
        for one in said:
            if one.kind == ErasureDone.kind:
                self._forget(one.event["numbers"])

    def store(self, upto: int) -> None:
        """Write what follows as of entry ``upto``."""
        self._store_items()
        fresh = [self.fresh[number] for number in sorted(self.fresh)]
        if self.emptied:
            entities.forget(self.emptied, log=self.log, using=self.using)
        entities.note(fresh, self.ended.values(), log=self.log, using=self.using)
        note_acts(self.acts, using=self.using)
        about = [*fresh, *self.ended.values(), *self.emptied.values()]
        changed: dict[str, list[Facts]] = defaultdict(list)
        for one in about:
            if one.tender:
                changed[one.tender].append(one)
        counts = self._counts(changed)
        openings.store(changed, counts, log=self.log, using=self.using)
        projects = {one.project for one in about if one.set == folding.PROJECT}
        heads = Heads(log=self.log, using=self.using, changed=changed, counts=counts)
        heads.store(projects, upto=upto, erased=bool(self.emptied))

    def _take(self, messages: Sequence[Effective]) -> None:
        new = [folding.item(message) for message in messages]
        self._know({one.key for one in new if folding.ends(one) or one.set == folding.OCDS})
        for one in new:
            known = self.standing.setdefault(one.key, {})
            self.fresh[one.number] = one
            if folding.late(one, known.values()):
                self._end(one, one.number)
                continue
            if folding.ends(one):
                for old in [old for old in known.values() if folding.ended(old, one)]:
                    self._end(old, one.number)
                    del known[old.number]
            if one.data_type != DELETE:
                known[one.number] = one

    def _end(self, old: Facts, by: int) -> None:
        over = replace(old, ended_by=by)
        self.ended[old.number] = over
        if old.number in self.fresh:
            self.fresh[old.number] = over

    def _know(self, keys: set[Key]) -> None:
        """Read the records that hold under ``keys``, each key once in a slice."""
        for one in queries.holding_under(keys, log=self.log, using=self.using):
            if one.number not in self.ended:
                self.standing.setdefault(one.key, {})[one.number] = one

    def _forget(self, proofs: Sequence[int]) -> None:
        """Let go of what was erased: a record keeps its place, and says nothing more."""
        rows = queries.proven_by(proofs, log=self.log, using=self.using)
        known = {one.number: one for one in rows} | {
            one.number: one for one in self.fresh.values() if one.proof in set(proofs)
        }
        entries = ledger_queries.entries(sorted(known), log=self.log)
        for message in intake.effective(list(entries.values()), self.log):
            bare = folding.item(message)
            ended = self.ended.get(bare.number, known[bare.number]).ended_by
            self._bare(replace(bare, ended_by=ended))

    def _bare(self, one: Facts) -> None:
        if one.number in self.fresh:
            self.fresh[one.number] = one
        else:
            self.emptied[one.number] = one
        if one.number in self.ended:
            self.ended[one.number] = one
        if one.number in self.standing.get(one.key, {}):
            self.standing[one.key][one.number] = one

    def _counts(self, changed: dict[str, list[Facts]]) -> dict[str, Counted]:
        rows = Holding.objects.using(self.using).filter(log=self.log, code__in=list(changed))
        before = {row.code: row.facts() for row in rows}
        found = {}
        for code, about in changed.items():
            numbers = {one.number for one in about}
            fresh = [self.fresh[n] for n in sorted(numbers & self.fresh.keys())]
            ended = [self.ended[n] for n in numbers & self.ended.keys()]
            found[code] = counted(before.get(code), fresh=fresh, ended=ended)
        rows_now = [Holding.row(self.log, code, now) for code, now in found.items()]
        upsert(Holding, rows_now, self.using)
        return found

    def _store_items(self) -> None:
        table = Item.objects.using(self.using)
        insert(Item, self.fresh.values(), self.using)
        insert(Mention, filter(None, map(mention, self.fresh.values())), self.using)
        for one in self.ended.values():
            if one.number not in self.fresh:
                table.filter(log=one.log, number=one.number).update(ended_by=one.ended_by)
        for one in self.emptied.values():
            table.filter(log=one.log, number=one.number).update(data=one.data)
