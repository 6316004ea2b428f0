"""Counts of a tender (项目内计数): what lists show of its records without reading them again.

One more bid costs the same whether ten or eighty thousand are there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.stages import Stage, stage
from jianbiao.standard.messages import DELETE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted of one tender.

    ``sets`` and ``lots`` say how many records that hold are of a set and about a lot. Moments and
    ``last_number`` are of everything that was ever reported, ``platform`` and ``project`` of the
    first; ``first`` is the entry with which the tender began, ``ended`` the last that ended a
    record. ``over`` says that nothing holds any more.
    """

    sets: Mapping[str, int]
    lots: Mapping[str, int]
    platform: str
    project: str
    first: int
    first_at: datetime
    last_at: datetime
    last_number: int
    ended: int = 0
    over: bool = False

    @property
    def stage(self) -> str:
        """How far the tender has come; failed once everything was withdrawn."""
        return (Stage.FAILED if self.over else stage(self.sets)).value

    @property
    def bids(self) -> int:
        """How many bids hold."""
        return self.sets.get("TENDER_LIST", 0)


def counted(before: Counted | None, *, fresh: Sequence[Item], ended: Iterable[Item]) -> Counted:
    """Return the counts once ``fresh`` items came and ``ended`` ones held no longer.

    What came and ended at once is in both. Raise ValueError where a tender would begin with nothing.
    """
    if before is None and not fresh:
        raise ValueError("a tender begins with an item")
    over = [one for one in ended if one.data_type != DELETE]
    came = [one for one in fresh if one.data_type != DELETE]
    sets = Counter(before.sets if before else {}) + Counter(one.set for one in came)
    lots = Counter(before.lots if before else {}) + Counter(one.lot for one in came if one.lot)
    sets -= Counter(one.set for one in over)
    lots -= Counter(one.lot for one in over if one.lot)
    moments = [one.happened_at for one in fresh]
    moments += [before.first_at, before.last_at] if before else []
    numbers = [one.number for one in fresh] + [one.ended_by for one in over]
    first = before or fresh[0]
    return Counted(
        sets=dict(sets),
        lots=dict(lots),
        platform=first.platform,
        project=first.project,
        first=before.first if before else fresh[0].number,
        first_at=min(moments),
        last_at=max(moments),
        last_number=max([*numbers, before.last_number if before else 0]),
        ended=max([one.ended_by for one in over] + [before.ended if before else 0]),
        over=not sets,
    )


def withdrawn(items: Iterable[Item], now: Counted) -> Counted:
    """Return ``now`` with what is counted of ``items``, which held last of a tender that is over."""
    last = [one for one in items if one.data_type != DELETE]
    sets = Counter(one.set for one in last)
    lots = Counter(one.lot for one in last if one.lot)
    return replace(now, sets=dict(sets), lots=dict(lots))
