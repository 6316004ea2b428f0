"""When tenders begin (排期), and their messages in the order platforms send them.

A rehearsal before an audience has a past that is sent at once, a present that goes on, and heralds:
the first tenders begin when it takes for a breach of theirs to show soon after the curtain rises.
"""

import heapq
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, BinaryIO, Final, Self

import orjson

from jianbiao.rehearsal import days, generator
from jianbiao.rehearsal.days import DAY
from jianbiao.rehearsal.generator import Planned, Sent
from jianbiao.rehearsal.plans import CASE
from jianbiao.rehearsal.profiles import PROFILES, Profile

HERALDS: Final = 8
_CUE: Final = timedelta(hours=4)
_APART: Final = timedelta(hours=1)
_SOON: Final = timedelta(hours=3)
"""When the first herald has its cue after the curtain, and the next ones; how soon is soon enough."""

_REHEARSED: Final = 30
"""How many beginnings are tried for a herald, a day apart."""

_LEAD: Final = timedelta(days=4)
"""How long it takes from a tender's beginning to its notice, which is what has its season."""

_SHOWN: Final = frozenset(["P16", "P18", "P19", "P22", "B03", "B04", "B23", "A02", "A07", "A09"])
"""The rules that heralds break: each shows at its own moment of a tender."""

_LIFE: Final = timedelta(days=150)
"""No tender takes longer, repeated once and with its contract."""


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """When each tender of a province begins.

    The first begins at ``start``; one every ``past`` until ``curtain``, one every ``every`` after it.
    Without a curtain they all begin ``every`` apart and nothing heralds them; with ``seasons`` more
    begin in the months in which more is published.
    """

    seed: int
    start: datetime
    every: timedelta
    profile: str
    past: timedelta = DAY
    curtain: datetime | None = None
    seasons: bool = False

    def said(self) -> dict[str, Any]:
        """Return the timetable as JSON values."""
        return {
            "seed": self.seed,
            "start": self.start.isoformat(),
            "every": self.every.total_seconds(),
            "profile": self.profile,
            "past": self.past.total_seconds(),
            "curtain": self.curtain.isoformat() if self.curtain else None,
            "seasons": self.seasons,
        }

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """Return the timetable that was kept as ``said``."""
        curtain = said["curtain"]
        return cls(
            seed=said["seed"],
            start=datetime.fromisoformat(said["start"]),
            every=timedelta(seconds=said["every"]),
            profile=said["profile"],
            past=timedelta(seconds=said["past"]),
            curtain=datetime.fromisoformat(curtain) if curtain else None,
            seasons=said.get("seasons", False),
        )

    def planned(self, index: int) -> Planned:
        """Return tender ``index`` in its time: the same however many there are."""
        if self.curtain is not None and index < HERALDS:
            return self._herald(index, self.curtain)
        chance = random.Random(f"{self.seed}/begin/{index}")  # noqa: S311 - a province, not a secret
        first = self.earliest(index)
        spread = self.earliest(index + 1) - first
        begins = first + spread * chance.random()
        return generator.tender(self.seed, index, start=begins, profile=self.profile)

    def earliest(self, index: int) -> datetime:
        """Return a moment before which neither tender ``index`` nor a later one begins."""
        if self.seasons:
            return days.in_season(self.start + _LEAD, self.every * index) - _LEAD
        if self.curtain is None:
            return self.start + self.every * index
        place = max(0, index - HERALDS)
        if place <= self._in_past:
            return self.start + self.past * place
        return self.start + self.past * self._in_past + self.every * (place - self._in_past)

    @cached_property
    def _in_past(self) -> int:
        return (self.curtain - self.start) // self.past if self.curtain else 0

    def _herald(self, index: int, curtain: datetime) -> Planned:
        """Return the tender with a beginning whose breach shows soon after its cue."""
        cue = curtain + _CUE + _APART * index
        best = self._begun(index, curtain)
        for day in range(1, min(_REHEARSED, (curtain - self.start) // DAY)):
            if _shown(best, cue) < cue + _SOON:
                break
            best = min(
                best, self._begun(index, curtain - DAY * day), key=lambda one: _shown(one, cue)
            )
        return best

    def _begun(self, index: int, begins: datetime) -> Planned:
        return generator.tender(self.seed, index, start=begins, profile=self._heralding)

    @cached_property
    def _heralding(self) -> Profile:
        return replace(
            PROFILES[self.profile],
            planted=1.0,
            cases={CASE: 1.0},
            most_lots=1,
            colluding=0.0,
            only=_SHOWN,
            rings=0,
        )


def all_past(
    seed: int, tenders: int, *, now: datetime, every: timedelta, profile: str
) -> Timetable:
    """Return the timetable of ``tenders`` tenders that are all over ``now``."""
    return Timetable(seed=seed, start=now - _LIFE - every * tenders, every=every, profile=profile)


def schedule(
    timetable: Timetable, tenders: int, *, truth: BinaryIO | None = None
) -> Iterator[Sent]:
    """Yield the messages of ``tenders`` tenders in the order they are sent; write what is true.

    Only tenders under way are held in memory.
    """
    waiting: list[tuple[datetime, int, Sent]] = []
    serial = 0
    for index in range(tenders):
        planned = timetable.planned(index)
        if truth is not None:
            truth.writelines(line(one.said()) for one in planned.truth)
            truth.flush()
        for sent in planned.messages:
            heapq.heappush(waiting, (sent.at, serial, sent))
            serial += 1
        later = timetable.earliest(index + 1)
        while waiting and waiting[0][0] < later:
            yield heapq.heappop(waiting)[2]
    while waiting:
        yield heapq.heappop(waiting)[2]


def line(said: Mapping[str, Any]) -> bytes:
    """Return ``said`` as one line of JSON."""
    return orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE)


def _shown(planned: Planned, cue: datetime) -> datetime:
    """Return when a breach shows for the first time after ``cue``; the last moment where none does."""
    sent = {one.message["message_id"]: one.at for one in planned.messages}
    times = (
        max(sent[id] for id in one.messages) for one in planned.truth if one.expected == "breach"
    )
    return min((at for at in times if at >= cue), default=datetime.max.replace(tzinfo=cue.tzinfo))
