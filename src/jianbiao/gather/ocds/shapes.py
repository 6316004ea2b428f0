"""Where what belongs in a release (开放采购数据字段): the one definition behind both readers.

Fields of OCDS 1.1.5 with bids, lots and bid opening, as far as anything here reads them; everything
else of a release is kept as it is. Source: the release schema and the registry of extensions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TEXT: Final = "text"
NAME: Final = "name"
"""What names a thing: an id. Numbers are legal there, and made text."""
MOMENT: Final = "moment"
NUMBER: Final = "number"
WHOLE: Final = "whole"
TEXTS: Final = "texts"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """An object: the kind of each known field, another shape, or a list of one.

    ``alone`` names the field that a bare text, number or list in the object's place belongs to.
    ``alien`` names fields by which one element of that list in the object's place is known.
    """

    name: str
    fields: "Mapping[str, Kind]"
    alone: str = ""
    alien: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """A list of objects. ``named`` says that its elements are told apart by their ids."""

    of: Shape
    named: bool = True


Kind = str | Shape | Many

VALUE: Final = Shape("Value", {"amount": NUMBER, "currency": TEXT}, alone="amount")
PERIOD: Final = Shape("Period", {"startDate": MOMENT, "endDate": MOMENT, "maxExtentDate": MOMENT})
IDENTIFIER: Final = Shape("Identifier", {"scheme": TEXT, "id": NAME, "legalName": TEXT})
ADDRESS: Final = Shape("Address", {"region": TEXT, "locality": TEXT, "countryName": TEXT})
REFERENCE: Final = Shape(
    "Reference", {"id": NAME, "name": TEXT, "identifier": IDENTIFIER}, alone="name"
)
PARTY: Final = Shape(
    "Party",
    {"id": NAME, "name": TEXT, "identifier": IDENTIFIER, "address": ADDRESS, "roles": TEXTS},
    alone="name",
)
CLASSIFICATION: Final = Shape(
    "Classification", {"scheme": TEXT, "id": NAME, "description": TEXT}, alone="description"
)
UNIT: Final = Shape("Unit", {"name": TEXT, "value": VALUE}, alone="name")
ITEM: Final = Shape(
    "Item",
    {
        "id": NAME,
        "description": TEXT,
        "classification": CLASSIFICATION,
        "quantity": NUMBER,
        "unit": UNIT,
        "relatedLot": NAME,
    },
)
DOCUMENT: Final = Shape("Document", {"id": NAME, "datePublished": MOMENT, "dateModified": MOMENT})
MILESTONE: Final = Shape("Milestone", {"id": NAME, "dueDate": MOMENT, "dateMet": MOMENT})
AMENDMENT: Final = Shape("Amendment", {"id": NAME, "date": MOMENT})
RELATED: Final = Shape("Related", {"id": NAME, "relationship": TEXTS, "identifier": NAME})
LOT: Final = Shape(
    "Lot", {"id": NAME, "title": TEXT, "description": TEXT, "status": TEXT, "value": VALUE}
)
OPENING: Final = Shape("Opening", {"date": MOMENT}, alone="date")
BID: Final = Shape(
    "Bid",
    {
        "id": NAME,
        "date": MOMENT,
        "status": TEXT,
        "tenderers": Many(REFERENCE),
        "value": VALUE,
        "relatedLot": NAME,
        "relatedLots": TEXTS,
        "documents": Many(DOCUMENT),
    },
)
BIDS: Final = Shape("Bids", {"details": Many(BID)}, alone="details", alien=("id", "0"))
AWARD: Final = Shape(
    "Award",
    {
        "id": NAME,
        "title": TEXT,
        "description": TEXT,
        "status": TEXT,
        "date": MOMENT,
        "value": VALUE,
        "suppliers": Many(REFERENCE),
        "items": Many(ITEM),
        "relatedLots": TEXTS,
        "relatedBid": NAME,
        "contractPeriod": PERIOD,
        "documents": Many(DOCUMENT),
        "amendments": Many(AMENDMENT),
    },
)
TRANSACTION: Final = Shape("Transaction", {"id": NAME, "date": MOMENT, "value": VALUE})
IMPLEMENTATION: Final = Shape(
    "Implementation",
    {
        "transactions": Many(TRANSACTION),
        "milestones": Many(MILESTONE),
        "documents": Many(DOCUMENT),
    },
)
CONTRACT: Final = Shape(
    "Contract",
    {
        "id": NAME,
        "awardID": NAME,
        "title": TEXT,
        "description": TEXT,
        "status": TEXT,
        "dateSigned": MOMENT,
        "period": PERIOD,
        "value": VALUE,
        "items": Many(ITEM),
        "relatedLots": TEXTS,
        "documents": Many(DOCUMENT),
        "milestones": Many(MILESTONE),
        "amendments": Many(AMENDMENT),
        "implementation": IMPLEMENTATION,
    },
)
TENDER: Final = Shape(
    "Tender",
    {
        "id": NAME,
        "title": TEXT,
        "description": TEXT,
        "status": TEXT,
        "procuringEntity": REFERENCE,
        "items": Many(ITEM),
        "lots": Many(LOT),
        "value": VALUE,
        "minValue": VALUE,
        "procurementMethod": TEXT,
        "procurementMethodDetails": TEXT,
        "mainProcurementCategory": TEXT,
        "additionalProcurementCategories": TEXTS,
        "awardCriteria": TEXT,
        "submissionMethod": TEXTS,
        "datePublished": MOMENT,
        "tenderPeriod": PERIOD,
        "enquiryPeriod": PERIOD,
        "awardPeriod": PERIOD,
        "contractPeriod": PERIOD,
        "bidOpening": OPENING,
        "numberOfTenderers": WHOLE,
        "tenderers": Many(REFERENCE),
        "documents": Many(DOCUMENT),
        "milestones": Many(MILESTONE),
        "amendments": Many(AMENDMENT),
    },
)
BUDGET: Final = Shape("Budget", {"id": NAME, "amount": VALUE})
PLANNING: Final = Shape(
    "Planning", {"budget": BUDGET, "documents": Many(DOCUMENT), "milestones": Many(MILESTONE)}
)
RELEASE: Final = Shape(
    "Release",
    {
        "ocid": NAME,
        "id": NAME,
        "date": MOMENT,
        "tag": TEXTS,
        "initiationType": TEXT,
        "language": TEXT,
        "buyer": REFERENCE,
        "parties": Many(PARTY),
        "planning": PLANNING,
        "tender": TENDER,
        "bids": BIDS,
        "awards": Many(AWARD),
        "contracts": Many(CONTRACT),
        "relatedProcesses": Many(RELATED),
    },
)
