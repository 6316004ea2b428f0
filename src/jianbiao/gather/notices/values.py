"""取值 (values): what one notice says, each value with the member and span it stands in."""

from dataclasses import dataclass, field
from decimal import Decimal

from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.parties import Parties
from jianbiao.gather.notices.offers import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands: a member of the source (``/content_text``) and a span in it."""

    member: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value of a field as comparable text, and its place."""

    field: str
    value: str
    place: Place
    answer: Answer | None = None
    parties: Parties | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot as a table or label tells of it; ``failed`` when it found no winner."""

    number: str
    title: str = ""
    budget: Decimal | None = None
    ceiling: Decimal | None = None
    failed: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A value that was not taken: why, and what it would be."""

    field: str
    reason: str
    place: Place
    suggest: Decimal | None = None


@dataclass(slots=True, kw_only=True)
class Notice:
    """All that was read of one notice."""

    kind: str
    title: str
    values: dict[str, Found] = field(default_factory=dict)
    lots: dict[str, Lot] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    prices_aside: list[Doubt] = field(default_factory=list)
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    member: str = ""

    def put(self, found: Found) -> None:
        """Keep the first value of a field: a notice says its own things first."""
        self.values.setdefault(found.field, found)

    def says(self, field: str) -> str:
        """Return a field's value, empty when it was not found."""
        found = self.values.get(field)
        return found.value if found else ""

    def money(self, field: str) -> Decimal | None:
        """Return a field's sum in yuan, None when it is no amount in yuan."""
        found = self.values.get(field)
        answer = found.answer if found else None
        if answer is None:
            return None
        return (
            answer.total_yuan
            if answer.kind == "lots"
            else answer.yuan
            if answer.kind == "amount"
            else None
        )
