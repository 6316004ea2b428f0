"""开标前保密 (招标投标法 第二十二条): who bid, and how many, is open only once bids were opened.

A mistaken or early opening record must not give bids away, so both are asked for: an opening that
was reported as having taken place, and the deadline in force over. What shows bids is withheld whole,
entry numbers included: counting them would count the bidders. A lot that failed unopened stays shut.
"""

from collections.abc import Sequence
from datetime import datetime

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.secrecy import SECRET, opens_at


def opened(items: Sequence[Item], lot: str, at: datetime) -> bool:
    """Say whether the bids for ``lot`` of a tender's ``items`` are open at ``at``."""
    since = opens_at(items, lot)
    return since is not None and since <= at


def is_open(one: Item, items: Sequence[Item], at: datetime) -> bool:
    """Say whether ``one`` of a tender's ``items`` may be shown to anybody at ``at``."""
    return one.set not in SECRET or opened(items, one.lot, at)


def open_items(items: Sequence[Item], at: datetime) -> tuple[Item, ...]:
    """Return the items that may be shown at ``at``, in their order."""
    lots = {one.lot for one in items if one.set in SECRET}
    shut = {lot for lot in lots if not opened(items, lot, at)}
    return tuple(one for one in items if one.set not in SECRET or one.lot not in shut)
