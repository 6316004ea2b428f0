"""Bids and the opening (投标、开标) as plain values."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal.market import Firm
from jianbiao.rehearsal.names import Party

UNQUALIFIED: Final = "资格证明文件不满足招标文件要求"
LOW: Final = "报价明显偏低且不能合理说明"
OVER: Final = "投标报价高于最高投标限价"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One bid: who, how much, when it came, whether it was taken in.

    ``flaw`` is why the panel will reject it; ``opened`` says whether it is read out, ``locked`` why
    it could not be decrypted; ``withdrawn`` bids are taken back before the deadline.
    """

    firm: Firm
    amount: Decimal
    at: datetime
    taken: bool = True
    members: tuple[Party, ...] = ()
    flaw: str = ""
    opened: bool = True
    locked: str = ""
    withdrawn: bool = False

    @property
    def party(self) -> Party:
        """Its name and code."""
        return self.firm.party

    @property
    def union(self) -> list[dict[str, str]] | None:
        """The other members of a consortium as the interface writes them; None where it is none."""
        return [
            {"UNION_ORGAN_NAME": one.name, "UNION_ORGAN_CODE": one.code} for one in self.members
        ] or None

    @property
    def named(self) -> dict[str, str]:
        """The bidder as every record of a bid names it."""
        return {"BIDDER_NAME": self.party.name, "BIDDER_ORG_CODE": self.party.code}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A lot after its opening: when, the bids read out, and K in per cent where it was drawn."""

    at: datetime
    bids: tuple[Bid, ...]
    ball: Decimal
