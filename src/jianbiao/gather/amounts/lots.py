"""分包金额 (lots): several lots with a sum each in one text."""

import re
from collections.abc import Sequence
from decimal import Decimal

from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.clauses import Said, lot_of
from jianbiao.gather.amounts.words import failed

_CLAUSE = re.compile(r"[^;。\n,]+")


def lots_of(text: str, told: Sequence[Said]) -> Answer | None:
    """Return the lots of ``text`` with their sums; None where fewer than two are named.

    A total that is not the sum of its lots is a contradiction. Lots that failed are named.
    """
    lots: dict[str, Decimal] = {}
    total: Decimal | None = None
    spans: list[int] = []
    for one in told:
        if one.figure.kind != "money" or one.figure.currency != "CNY":
            continue
        if one.total and not one.lot:
            total = one.figure.value
        elif one.lot and not one.part:
            if lots.setdefault(one.lot, one.figure.value) != one.figure.value:
                return None
            spans += [one.figure.start, one.figure.end]
        elif not one.part:
            return None
    fallen = _fallen(text, lots)
    if not lots or len(lots) + len(fallen) <= 1:
        return None
    added = sum(lots.values(), Decimal(0))
    start, end = min(spans), max(spans)
    if total is not None and total != added:
        return Answer(kind="quarantine", reason="total_contradicts", start=start, end=end)
    return Answer(
        kind="lots", lots=lots, total_yuan=added, failed_lots=fallen, start=start, end=end
    )


def _fallen(text: str, lots: dict[str, Decimal]) -> tuple[str, ...]:
    named = (lot_of(one[0]) for one in _CLAUSE.finditer(text) if failed(one[0]))
    return tuple(dict.fromkeys(lot for lot in named if lot and lot not in lots))
