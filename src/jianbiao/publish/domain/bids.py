"""报价一览: the bids of a tender as one table, from what was reported before and after the opening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from jianbiao.law.facts import read_moment
from jianbiao.publish.domain.lines import amount
from jianbiao.record.domain.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One bidder in one lot; ``price`` in yuan; ``rank`` 0 where none; ``number`` proves the bid."""

    lot: str
    bidder: str
    code: str
    price: Decimal | None
    received_at: datetime | None
    refused: bool
    rank: int
    candidate: bool
    winner: bool
    number: int

    @property
    def key(self) -> str:
        """The bidder as the record knows it: its code, or its name where it has none."""
        return self.code or f"name:{self.bidder}"


def bids(items: Sequence[Item]) -> tuple[Bid, ...]:
    """Return the bids among ``items``: lot by lot, the lowest price first, unpriced ones last."""
    holding = [one for one in items if not one.ended_by]
    found = [_bid(one, holding) for one in holding if one.set == "TENDER_LIST"]
    known = {(b.lot, b.code or b.bidder) for b in found}
    for one in holding:
        if one.set == "BID_OPEN_DETAIL" and one.lot and (one.lot, _who(one)) not in known:
            known.add((one.lot, _who(one)))
            found.append(_bid(one, holding))
    return tuple(sorted(found, key=_order))


def _order(one: Bid) -> tuple[str, bool, Decimal, str]:
    return one.lot, one.price is None, one.price or Decimal(0), one.bidder


def _bid(one: Item, items: Sequence[Item]) -> Bid:
    same = [o for o in items if o.lot == one.lot and _who(o) == _who(one)]
    read_out = [o for o in same if o.set == "BID_OPEN_DETAIL"]
    candidate = next((o for o in same if o.set == "TENDER_CANDIDATE"), None)
    prices = [amount(o.data, "BID_PRICE") for o in (*read_out, one)]
    rank = str(candidate.data.get("ORDER", "")) if candidate else ""
    received = one.data.get("CHECKIN_TIME")
    return Bid(
        lot=one.lot,
        bidder=str(one.data.get("BIDDER_NAME", "")),
        code=str(one.data.get("BIDDER_ORG_CODE", "")),
        price=next((p for p in prices if p is not None), None),
        received_at=read_moment(received) if isinstance(received, str) else None,
        refused=one.data.get("IS_ACCEPTED") == "0",
        rank=int(rank) if rank.isdigit() else 0,
        candidate=candidate is not None,
        winner=any(o.set in {"WIN_RESULT_ANNO", "BID_WINNING_NOTICE"} for o in same),
        number=one.proof,
    )


def _who(one: Item) -> str:
    """Return whom a record is about: the code where there is one, so that spellings do not part."""
    data = one.data
    for code, name in (("BIDDER_ORG_CODE", "BIDDER_NAME"), ("WIN_BIDDER_CODE", "WIN_BIDDER_NAME")):
        if data.get(code) or data.get(name):
            return str(data.get(code) or data.get(name))
    return ""
