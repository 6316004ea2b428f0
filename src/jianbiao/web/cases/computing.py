"""罚款幅度: the table of sanctions applied to what the record of a tender says, with where it says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jianbiao.publish import domain as public
from jianbiao.record.domain.items import Item
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.sanctions import SANCTIONS, Range, Sanction

_AMOUNTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "award": ("BID_WINNING_NOTICE", ("BID_AMOUNT",)),
    "contract": ("CONTRACT_PERFORMANCE", ("CONTRACT_PRICE",)),
}
"""Where the amounts stand of which the law takes a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A fine's range: of ``amount`` as entry ``number`` says; both None and 0 where it needs none."""

    sanction: Sanction
    amount: Decimal | None
    number: int
    unit: Range | None
    persons: tuple[Range | None, Range | None]


def conduct_of(case: Case) -> str:
    """Return the conduct that the last act named; empty where none did."""
    said = [one.fields["conduct"] for one in case.done if one.fields.get("conduct")]
    return said[-1] if said else ""


def computed(case: Case, items: Sequence[Item]) -> list[Computed]:
    """Return the range for a case's conduct for each amount in the record of its tender and lot.

    Nothing where the conduct is not on the table. An amount that a later record replaced is left out.
    """
    sanction = SANCTIONS.get(conduct_of(case))
    if sanction is None:
        return []
    if not sanction.base:
        return [_of(sanction, None, 0)]
    name, fields = _AMOUNTS[sanction.base]
    found = [
        (amount, one.proof)
        for one in items
        if one.set == name
        and not one.ended_by
        and (not case.subject.lot or one.lot in {"", case.subject.lot})
        and (amount := public.amount(one.data, *fields)) is not None
    ]
    return [_of(sanction, amount, number) for amount, number in found] or [_of(sanction, None, 0)]


def _of(sanction: Sanction, amount: Decimal | None, number: int) -> Computed:
    unit = sanction.fine(amount)
    persons = (
        (sanction.of_persons(unit.low), sanction.of_persons(unit.high)) if unit else (None, None)
    )
    return Computed(sanction=sanction, amount=amount, number=number, unit=unit, persons=persons)
