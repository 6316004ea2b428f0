"""读数 (answers): what an amount's text says, with the span it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a text says of money.

    ``kind``: amount, rate, unit_price, missing, quarantine, lots, parties or failed. ``yuan`` of an
    amount or unit price in yuan. ``status`` of a missing value: none, guarantee, negotiable,
    elsewhere, default, blank, not_money, withheld. ``suggest_yuan`` is for the person who mends.
    ``start`` and ``end`` are characters of the text as given.
    """

    kind: str
    yuan: Decimal | None = None
    start: int = 0
    end: int = 0
    status: str | None = None
    reason: str | None = None
    suggest_yuan: Decimal | None = None
    rate_percent: str | None = None
    of: str | None = None
    sense: str | None = None
    cap_yuan: Decimal | None = None
    floor_yuan: Decimal | None = None
    per: str | None = None
    lots: Mapping[str, Decimal | None] | None = None
    total_yuan: Decimal | None = None
    failed_lots: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    relation: str | None = None
    currency: str | None = None
    amount: Decimal | None = None
    notes: tuple[str, ...] = field(default=())

    def at(self, start: int, end: int) -> "Answer":
        """Return the same answer resting on another span."""
        return replace(self, start=start, end=end)

    def said(self, text: str = "") -> dict[str, Any]:
        """Return it as JSON values: money as text with two decimals, what is not said left out."""
        told: dict[str, Any] = {"kind": self.kind, "yuan": decimals(self.yuan)}
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name in {"kind", "yuan", "start", "end"} or value is None or value == ():
                continue
            told[one.name] = _json(value)
        if self.kind == "quarantine":
            told.setdefault("suggest_yuan", None)
        reading: dict[str, Any] = {"start": self.start, "end": self.end}
        if text:
            reading["text"] = text[self.start : self.end]
        return told | {"reading": reading}


def decimals(value: Decimal | None) -> str | None:
    """Return money as text with two decimals, half a fen rounded up."""
    return None if value is None else f"{value.quantize(_FEN, ROUND_HALF_UP):f}"


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return decimals(value)
    if isinstance(value, Mapping):
        return {key: _json(one) for key, one in value.items()}
    return list(value) if isinstance(value, tuple) else value
