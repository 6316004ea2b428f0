"""What is due to many, each by itself (逐一应办): for how many it was done, when last, for whom not.

A lot may have ten thousand bidders to be told or paid back. A rule needs no more than this of them,
and whoever keeps it need not go through them after each.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from jianbiao.law.facts import Facts, read_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """``count`` parties; ``latest`` is the last readable moment; ``others`` count what is none.

    What was said where nothing readable was stands in ``others`` as it was said, None for nothing.
    """

    count: int
    latest: datetime | None
    others: Mapping[Any, int]

    @classmethod
    def of(cls, said: Mapping[Any, Any]) -> Self:
        """Return what a mapping of parties to moments comes to."""
        times = [(one, read(one)) for one in said.values()]
        return cls(
            count=len(times),
            latest=max((at for _, at in times if at is not None), default=None),
            others=Counter(
                one if isinstance(one, str) else None for one, at in times if at is None
            ),
        )

    @property
    def undone(self) -> int:
        """For how many no readable moment was said."""
        return sum(self.others.values())


def spread(facts: Facts, name: str) -> Spread | None:
    """Return what fact ``name`` comes to, be it a mapping; None where it is neither."""
    said = facts.get(name)
    if isinstance(said, Mapping):
        return Spread.of(said)
    return said if isinstance(said, Spread) else None


def read(said: Any) -> datetime | None:
    """Return the moment that ``said`` tells; None where it tells none."""
    return read_moment(said) if isinstance(said, str) else None
