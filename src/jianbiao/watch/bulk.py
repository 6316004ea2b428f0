"""All rules about all tenders (批量核对): the parts of the record, divided among processes.

Answers are as of now: a last day that has gone by has passed, whether or not an entry says so yet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context

from jianbiao.law.outcomes import Outcome, verdict
from jianbiao.record.domain.facts import beside
from jianbiao.record.domain.items import Item, standing
from jianbiao.record.domain.summary import methods, place
from jianbiao.record.parts import Group, records
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asked, Asker


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


class _Everything:
    """Whatever was due has passed."""

    def __contains__(self, _: object) -> bool:
        return True

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Judge:
    """Asks all rules about one tender after another; parameters are looked up once for each place."""

    def __init__(self, book: Book, *, at: datetime, foreign: bool) -> None:
        """Judge as of ``at`` with what ``book`` says is in force then."""
        self._book, self._at, self._foreign = book, at, foreign
        self._askers: dict[tuple[str, str], Asker] = {}

    def ask(self, items: Sequence[Item], around: Sequence[Item] = ()) -> Iterator[Asked]:
        """Yield the answers about a tender's items, with what stands ``around`` them."""
        now = beside(standing(items), standing(around))
        return self._asker(now).ask(now, None, items) if now else iter(())

    def speaking(
        self, items: Sequence[Item], around: Sequence[Item] = ()
    ) -> Iterator[tuple[str, Outcome]]:
        """Yield (rule, answer) of the rules that speak of a tender's items, as ``ask`` does."""
        now = beside(standing(items), standing(around))
        return self._asker(now).speaking(now, items) if now else iter(())

    def _asker(self, items: Sequence[Item]) -> Asker:
        where = place(items)
        if where not in self._askers:
            self._askers[where] = Asker(
                book=self._book,
                place=where,
                foreign=self._foreign,
                on=self._at.astimezone(SHANGHAI).date(),
                now=self._at,
                passed=_Everything(),
            )
        self._askers[where].methods = methods(items)
        return self._askers[where]


def tally(groups: Iterable[Group], book: Book, *, log: str, at: datetime) -> Tally:
    """Return the answers about the tenders of row groups."""
    judge = Judge(book, at=at, foreign=log != "official")
    done = Tally()
    for group in groups:
        for one in records(group, log):
            done.tenders += 1
            done.items += len(one.items)
            for rule, outcome in judge.speaking(one.items, one.beside):
                done.verdicts[rule, verdict(outcome)] += 1
    return done


def spread(groups: Sequence[Group], book: Book, *, log: str, at: datetime, workers: int) -> Tally:
    """Return the same with ``workers`` processes, each taking every so many-th group."""
    shares = [groups[start::workers] for start in range(workers)]
    done = Tally()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in [pool.submit(tally, s, book, log=log, at=at) for s in shares if s]:
            done.add(part.result())
    return done
