"""All rules about all tenders (批量核对): the parts of the record, divided among processes.

Answers are as of now: a last day that has gone by has passed, whether or not an entry says so yet.
They are counted; nobody reads their words, so none are put together.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context

from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import NotApplicable, verdict
from jianbiao.record import parts
from jianbiao.record.domain.known import Known
from jianbiao.record.parts import Group
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker
from jianbiao.watch.judge import Ready


@dataclass(slots=True)
class Tally:
    """What was asked: tenders, items, answers of rules that spoke, by (rule, verdict)."""

    tenders: int = 0
    items: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take in what another process counted."""
        self.tenders += other.tenders
        self.items += other.items
        self.verdicts.update(other.verdicts)

    @property
    def answers(self) -> dict[str, int]:
        """How many answers there are of each verdict."""
        found: Counter[str] = Counter()
        for (_, said), count in self.verdicts.items():
            found[said] += count
        return dict(sorted(found.items()))


class Judge:
    """Asks all rules about one tender after another; parameters are looked up once for each place."""

    def __init__(self, book: Book, *, at: datetime, foreign: bool) -> None:
        """Judge as of ``at`` with what ``book`` says is in force then."""
        self._book, self._at, self._foreign = book, at, foreign
        self._askers: dict[tuple[str, str], Asker] = {}
        self._alike: dict[tuple[object, ...], Ready] = {}

    def asked(self, known: Known) -> Iterator[tuple[Ready, str, Facts]]:
        """Yield (rule, subject, facts) of the rules that may speak of what is ``known`` of a tender."""
        return self._asker(known).asked(known.subjects)

    def _asker(self, known: Known) -> Asker:
        if (asker := self._askers.get(known.place)) is None:
            asker = self._askers[known.place] = Asker(
                book=self._book,
                place=known.place,
                foreign=self._foreign,
                on=self._at.astimezone(SHANGHAI).date(),
                now=self._at,
                alike=self._alike,
            )
        asker.methods = known.methods
        return asker


def tally(groups: Iterable[Group], book: Book, *, log: str, at: datetime) -> Tally:
    """Return the answers about the tenders of row groups."""
    judge = Judge(book, at=at, foreign=log != "official")
    done = Tally()
    for group in groups:
        asked: dict[Ready, list[Facts]] = defaultdict(list)
        for many, known in parts.known(group):
            done.tenders += 1
            done.items += many
            for ready, _, facts in judge.asked(known):
                asked[ready].append(facts)
        for ready, some in asked.items():
            done.verdicts.update(_answers(ready, some))
    return done


def _answers(ready: Ready, some: list[Facts]) -> Counter[tuple[str, str]]:
    """Ask one rule of many subjects: what it works with stays near, which halves its cost."""
    kinds = Counter(map(type, map(ready.check, some)))
    del kinds[NotApplicable]
    return Counter({(ready.number, verdict(kind)): many for kind, many in kinds.items()})


def spread(groups: Sequence[Group], book: Book, *, log: str, at: datetime, workers: int) -> Tally:
    """Return the same with ``workers`` processes, each taking every so many-th group."""
    shares = [groups[start::workers] for start in range(workers)]
    done = Tally()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle) as pool:
        for part in [pool.submit(tally, s, book, log=log, at=at) for s in shares if s]:
            done.add(part.result())
    return done


def _settle() -> None:
    """Let a process count without looking for cycles of garbage: facts and answers make none."""
    gc.disable()
