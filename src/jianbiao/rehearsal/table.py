"""The bids of one lot and what stands beside them, while colluders are at work on them (投标一览)."""

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.papers import Papers
from jianbiao.rehearsal.prices import CENT


@dataclass(slots=True, kw_only=True)
class Table:
    """The bids of one lot and what stands beside them, while colluders are at work on them."""

    case: Case
    lot: Lot
    bids: list[Bid]
    papers: list[Papers]
    group: int

    @property
    def chance(self) -> random.Random:
        """The tender's own stream."""
        return self.case.chance

    def all(self, **change: Any) -> None:
        """Give every member of the group the same."""
        for n in range(self.group):
            self.papers[n] = replace(self.papers[n], **change)

    def price(self, place: int, amount: Decimal) -> None:
        """Let a bid ask for ``amount``, never more than the ceiling."""
        asked = min(amount, self.lot.ceiling).quantize(CENT, ROUND_HALF_UP)
        self.bids[place] = replace(self.bids[place], amount=asked)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members of the group."""
        return tuple(one.party.code for one in self.bids[: self.group])
