"""项目概要 as lists show it, and what it is found by: written anew where a slice changed it."""

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jianbiao.record import queries, tallying
from jianbiao.record.domain import contents
from jianbiao.record.domain import summary as summing
from jianbiao.record.domain.counting import Counted, withdrawn
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.stages import Stage
from jianbiao.record.indexing import INDEX
from jianbiao.record.models import Doc, Tender
from jianbiao.record.searching import FACETS
from jianbiao.record.storing import upsert


@dataclass(slots=True, kw_only=True)
class Heads:
    """The tenders of one slice: what changed about each, their counts and rows."""

    log: str
    using: str
    changed: Mapping[str, Sequence[Facts]]
    counts: dict[str, Counted]
    before: dict[str, Tender] = field(default_factory=dict)
    after: dict[str, Tender] = field(default_factory=dict)
    held: dict[str, list[Facts]] = field(default_factory=dict)
    projects: dict[str, Facts] = field(default_factory=dict)

    def store(self, projects: Iterable[str], *, upto: int, erased: bool) -> None:
        """Store the tenders, those of changed ``projects`` among them, and what they are found by."""
        followers = queries.counts_of(projects, log=self.log, using=self.using)
        self.counts = followers | self.counts
        # Of a tender that only deletions speak of nothing ever held: there is none.
        self.counts = {c: now for c, now in self.counts.items() if not now.over or now.ended}
        rows = Tender.objects.using(self.using).filter(log=self.log, code__in=list(self.counts))
        self.before = {row.code: row for row in rows}
        wanted = {now.project for now in self.counts.values()}
        self.projects = queries.projects_of(wanted, log=self.log, using=self.using)
        anew = {code for code in self.counts if code in followers or self._anew(code)}
        self._read(anew)
        for code, now in self.counts.items():
            self.after[code] = self._summed(code, now) if code in anew else self._counted(code, now)
        self._store_tenders()
        self._store_docs(followers, upto)
        if erased:
            INDEX.settle(log=self.log, using=self.using)

    def _anew(self, code: str) -> bool:
        """Say whether what a head is read from has changed, so that counting alone does not do."""
        row = self.before.get(code)
        if row is None or self.counts[code].over or row.stage == Stage.FAILED:
            return True
        return any(one.set in summing.HEADS for one in self.changed[code])

    def _read(self, codes: Collection[str]) -> None:
        """Read the records that heads and contents are made of: those that hold, or held last."""
        new = [code for code in codes if code not in self.held]
        self.held |= queries.held_by(
            {code: self.counts[code] for code in new},
            sets=summing.HEADS | contents.SOURCES,
            log=self.log,
            using=self.using,
        )

    def _summed(self, code: str, now: Counted) -> Tender:
        heads = [one for one in self.held[code] if one.set in summing.HEADS]
        shown = withdrawn(self.held[code], now) if now.over else now
        said = summing.summed(heads, self.projects.get(now.project), shown, code)
        return Tender.row(self.log, code, said)

    def _counted(self, code: str, now: Counted) -> Tender:
        row = copy.copy(self.before[code])
        for name, value in summing.counts(now).items():
            setattr(row, name, value)
        return row

    def _store_tenders(self) -> None:
        tallying.moved(
            [tallying.key_of(row) for row in self.before.values()],
            [tallying.key_of(row) for row in self.after.values()],
            log=self.log,
            using=self.using,
        )
        upsert(Tender, list(self.after.values()), self.using)
        tallying.reported(self.before.values(), self.after.values(), log=self.log, using=self.using)

    def _store_docs(self, followers: Collection[str], upto: int) -> None:
        looked = {code for code in self.after if code in followers or self._found_anew(code)}
        self._read(looked)
        rows = Doc.objects.using(self.using).filter(log=self.log, code__in=list(looked))
        known = {row.code: row for row in rows}
        docs = [self._doc(code, upto) for code in sorted(looked)]
        upsert(Doc, docs, self.using)
        INDEX.put(((known.get(one.code), one) for one in docs), log=self.log, using=self.using)

    def _found_anew(self, code: str) -> bool:
        before, after = self.before.get(code), self.after[code]
        if before is None or any(getattr(before, n) != getattr(after, n) for n in FACETS):
            return True
        return any(one.set in contents.SOURCES for one in self.changed[code])

    def _doc(self, code: str, upto: int) -> Doc:
        project = self.projects.get(self.counts[code].project)
        return Doc(
            log=self.log,
            code=code,
            place=self.counts[code].first,
            facets=facets_of(self.after[code]),
            changed=upto,
            **Doc.said(contents.content(self.held[code], project, contents.STAFF)),
        )


def facets_of(row: Tender) -> dict[str, str]:
    """Return by which values a tender is narrowed down."""
    return {name: getattr(row, name) for name in FACETS}
