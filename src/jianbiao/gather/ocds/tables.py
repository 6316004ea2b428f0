"""Releases as tables (数据表): tenders, lots, items, parties, bids, awards, contracts in Arrow.

One row for each thing of each release; ``ocid`` and ``release`` (the release's id) say of which.
Amounts are decimals with ten digits behind the point, moments are UTC; what was not said is null.
OCDS ``tenderers`` are bidders here.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

import pyarrow as pa

from jianbiao.gather.ocds.shapes import TENDER
from jianbiao.gather.ocds.typed import of

_TEXT, _TEXTS, _AT = pa.string(), pa.list_(pa.string()), pa.timestamp("us", tz="UTC")
_AMOUNT, _COUNT = pa.decimal128(38, 10), pa.int64()
_LEAST: Final = Decimal("1e-10")
_OF: Final = (("ocid", _TEXT), ("release", _TEXT))
_MONEY: Final = (("amount", _AMOUNT), ("currency", _TEXT))
_WHO: Final = (("id", _TEXT), ("name", _TEXT), ("scheme", _TEXT), ("code", _TEXT))

SCHEMAS: Final[Mapping[str, pa.Schema]] = {
    name: pa.schema([*_OF, *fields])
    for name, fields in {
        "tender": (
            ("released_at", _AT),
            ("tags", _TEXTS),
            ("id", _TEXT),
            ("title", _TEXT),
            ("status", _TEXT),
            ("method", _TEXT),
            ("method_details", _TEXT),
            ("category", _TEXT),
            ("procuring_entity", _TEXT),
            ("procuring_entity_name", _TEXT),
            ("buyer", _TEXT),
            ("buyer_name", _TEXT),
            *_MONEY,
            ("published_at", _AT),
            ("opens_for_bids_at", _AT),
            ("deadline", _AT),
            ("opened_at", _AT),
            ("bidders", _COUNT),
        ),
        "lot": (("id", _TEXT), ("title", _TEXT), ("status", _TEXT), *_MONEY),
        "item": (
            ("part", _TEXT),
            ("part_id", _TEXT),
            ("id", _TEXT),
            ("description", _TEXT),
            ("scheme", _TEXT),
            ("code", _TEXT),
            ("quantity", _AMOUNT),
            ("unit", _TEXT),
            *_MONEY,
            ("lot", _TEXT),
        ),
        "party": (
            ("roles", _TEXTS),
            ("id", _TEXT),
            ("name", _TEXT),
            ("scheme", _TEXT),
            ("code", _TEXT),
            ("region", _TEXT),
            ("country", _TEXT),
        ),
        "bidder": (("bid", _TEXT), *_WHO),
        "supplier": (("award", _TEXT), *_WHO),
        "bid": (("id", _TEXT), ("submitted_at", _AT), ("status", _TEXT), *_MONEY, ("lots", _TEXTS)),
        "award": (
            ("id", _TEXT),
            ("awarded_at", _AT),
            ("status", _TEXT),
            ("title", _TEXT),
            *_MONEY,
            ("lots", _TEXTS),
            ("bid", _TEXT),
        ),
        "contract": (
            ("id", _TEXT),
            ("award", _TEXT),
            ("status", _TEXT),
            ("title", _TEXT),
            ("signed_at", _AT),
            ("begins_at", _AT),
            ("ends_at", _AT),
            *_MONEY,
        ),
    }.items()
}
"""Every table with its columns. ``part`` of an item is tender, award or contract, ``part_id`` its id;
a bidder without a bid is one whom only the tender names."""

_NOTHING: Final = (None, None)
_NO_TENDER: Final[Any] = of(TENDER)()


Whose = tuple[str, str | None]
"""(ocid, id of the release)."""


class Tables:
    """Collects releases, objects of ``typed.of(RELEASE)``, until they are taken as tables.

    Cells stand row by row in one list for each table: lists of rows would keep the collector busy.
    """

    def __init__(self) -> None:
        """Begin with empty tables."""
        self._cells: dict[str, list[Any]] = {name: [] for name in SCHEMAS}
        self.releases = 0

    def add(self, one: Any) -> None:
        """Take in what one release says."""
        self.releases += 1
        ocid, release = whose = (one.ocid, one.id)
        self._tender(whose, one)
        bids, bidders = self._cells["bid"], self._cells["bidder"]
        for bid in (one.bids and one.bids.details) or ():
            lots = bid.relatedLots or (bid.relatedLot and [bid.relatedLot])
            amount, currency = _money(bid.value)
            bids += (ocid, release, bid.id, bid.date, bid.status, amount, currency, lots)
            _refer(bidders, whose, bid.id, bid.tenderers)
        for award in one.awards or ():
            self._award(whose, award)
        for contract in one.contracts or ():
            self._contract(whose, contract)
        for party in one.parties or ():
            named, place = party.identifier, party.address
            self._cells["party"] += (ocid, release, party.roles, party.id, party.name)
            self._cells["party"] += (named.scheme, named.id) if named else _NOTHING
            self._cells["party"] += (place.region, place.countryName) if place else _NOTHING

    def taken(self) -> dict[str, pa.Table]:
        """Return the tables of all releases since the last time."""
        cells, self._cells = self._cells, {name: [] for name in SCHEMAS}
        self.releases = 0
        return {name: _table(schema, cells[name]) for name, schema in SCHEMAS.items()}

    def _tender(self, whose: Whose, one: Any) -> None:
        said, buyer, cells = one.tender or _NO_TENDER, one.buyer, self._cells["tender"]
        entity, period, opening = said.procuringEntity, said.tenderPeriod, said.bidOpening
        cells += (*whose, one.date, one.tag, said.id, said.title or said.description, said.status)
        cells += (said.procurementMethod, said.procurementMethodDetails)
        cells.append(said.mainProcurementCategory)
        cells += (entity.id, entity.name) if entity else _NOTHING
        cells += (buyer.id, buyer.name) if buyer else _NOTHING
        cells += (*_money(said.value), said.datePublished)
        cells += (period.startDate, period.endDate) if period else _NOTHING
        cells += (opening and opening.date, said.numberOfTenderers)
        for lot in said.lots or ():
            self._cells["lot"] += (*whose, lot.id, lot.title, lot.status, *_money(lot.value))
        self._items(whose, "tender", said.id, said.items)
        _refer(self._cells["bidder"], whose, None, said.tenderers)

    def _award(self, whose: Whose, said: Any) -> None:
        cells = self._cells["award"]
        cells += (*whose, said.id, said.date, said.status, said.title, *_money(said.value))
        cells += (said.relatedLots, said.relatedBid)
        _refer(self._cells["supplier"], whose, said.id, said.suppliers)
        self._items(whose, "award", said.id, said.items)

    def _contract(self, whose: Whose, said: Any) -> None:
        period, cells = said.period, self._cells["contract"]
        cells += (*whose, said.id, said.awardID, said.status, said.title, said.dateSigned)
        cells += (period.startDate, period.endDate) if period else _NOTHING
        cells += _money(said.value)
        self._items(whose, "contract", said.id, said.items)

    def _items(self, whose: Whose, part: str, code: str | None, items: Any) -> None:
        cells = self._cells["item"]
        for item in items or ():
            kind, unit = item.classification, item.unit
            cells += (*whose, part, code, item.id, item.description)
            cells += (kind.scheme, kind.id) if kind else _NOTHING
            cells += (item.quantity, unit and unit.name, *_money(unit and unit.value))
            cells.append(item.relatedLot)


def _refer(cells: list[Any], whose: Whose, code: str | None, said: Any) -> None:
    """Note the organizations that a part of a release refers to."""
    for one in said or ():
        named = one.identifier
        scheme, number = (named.scheme, named.id) if named else _NOTHING
        cells += (*whose, code, one.id, one.name, scheme, number)


def _money(value: Any) -> tuple[Any, Any]:
    return (value.amount, value.currency) if value else _NOTHING


def _table(schema: pa.Schema, cells: list[Any]) -> pa.Table:
    width = len(schema)
    arrays = [_array(cells[place::width], field.type) for place, field in enumerate(schema)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except pa.ArrowInvalid:
        if kind != _AMOUNT:
            raise
        return pa.array([_rounded(value) for value in values], kind)


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return an amount as the column holds it: a writer's binary noise has fifteen digits and more."""
    return None if value is None else value.quantize(_LEAST, ROUND_HALF_EVEN)
