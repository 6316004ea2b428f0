"""Facts of preparation and call (招标准备与公告) from a tender's items: what the rules P01 to P32 read.

Wire names are those of the standard; ``RENAMED`` says which of them go by a name of ours, ``BEHIND``
which sets a derived name follows from. The items of the approved project stand beside the tender's.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jianbiao.law.agencies import plain, same
from jianbiao.law.facts import read_moment
from jianbiao.record.domain import akin
from jianbiao.record.domain.deadlines import DOCUMENTS, NOTICE, concerns, in_force
from jianbiao.record.domain.items import PROJECT, Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.letting import (
    BUYERS,
    DIRECT,
    MARGINS,
    PREQUALIFIED,
    VISIT,
    contract,
    parties,
    text,
    who,
)
from jianbiao.record.domain.mentions import PERSON
from jianbiao.record.domain.secrecy import OPENING, opened
from jianbiao.standard import identifiers
from jianbiao.standard.sets import SETS

PUBLISHED: Final = "NOTICE_PUBLICATION"
ATTACHMENTS: Final = "PROJECT_ATTACHMENTS"
ANSWERS: Final = "T_ASKANSWER"
_LIST: Final = "TENDER_LIST"
_LETTERS: Final = "LETTER_OF_GUARANTEE"
_INVITED: Final = frozenset({"TENDER_INVITATION", "BID_INVITE_LIST"})
_SECRET: Final = frozenset({BUYERS, _LIST, *_INVITED})
_TENDER: Final = "TENDER_PROJECT"
_OPEN: Final = "1"
_PLATFORM: Final = 11
"""Characters of a platform's code."""
_BID_SECURITY: Final = "1"

UNITS: Final[Mapping[str, str]] = {
    PREQUALIFIED: "prequalification_clarification",
    PUBLISHED: "publication",
    VISIT: "visit",
    DIRECT: "direct",
}
"""The sets of which each record is a subject of its own."""

RENAMED: Final[Mapping[str, str]] = {
    f"{PROJECT}.APPROVAL_TIME": f"{PROJECT}.x_APPROVAL_TIME",
    f"{_TENDER}.APPROVED_TENDER_MODE": "x_approved_mode",
    f"{_TENDER}.IS_STATE_FUNDS": "x_state_funds_dominant",
    f"{_TENDER}.INVITE_GROUND": "x_invitation_ground",
    f"{_TENDER}.INVITE_APPROVAL_NUMBER": "x_approval_doc",
    f"{DOCUMENTS}.IS_TWO_STAGE": "x_two_stage",
    f"{DOCUMENTS}.STAGE_NO": "x_stage",
    f"{DOCUMENTS}.IS_CONTROL_IN_DOC": "x_control_price_in_documents",
    f"{DOCUMENTS}.MIN_PRICE_LIMIT": "x_min_price_limit",
    f"{PREQUALIFIED}.CLARIFY_TIME": "x_CLARIFY_TIME",
    f"{PREQUALIFIED}.IS_AFFECT_BID": "x_affects",
    f"{PUBLISHED}.IS_DESIGNATED": "x_medium_designated",
    f"{PUBLISHED}.PUBLISH_FEE": "x_medium_fee",
    f"{PUBLISHED}.RECEIVE_TIME": "x_receive_time",
    f"{PUBLISHED}.PUBLISH_TIME": "x_publish_time",
    f"{PUBLISHED}.IS_SYNC": "x_sync_by_interface",
    f"{DIRECT}.CLASSIFY_CODE": "SECTION.CLASSIFY_CODE",
    f"{DIRECT}.CONTRACT_RECKON_PRICE": "SECTION.CONTRACT_RECKON_PRICE",
    f"{DIRECT}.PRICE_UNIT": "SECTION.PRICE_UNIT",
    f"{DIRECT}.IS_TO_LAW": "x_must_tender",
    f"{DIRECT}.EXEMPTION_DOC": "x_document",
}
"""Wire names that the rules read under another."""

_DEADLINE: Final = frozenset({NOTICE, DOCUMENTS})
_TEXTS: Final = (
    (NOTICE, "NOTICE_CONTENT"),
    (NOTICE, "TENDER_DOC_GET_METHOD"),
    (DOCUMENTS, "DOC_CONTENT"),
    (DOCUMENTS, "CLARIFY_CONTENT"),
    (DOCUMENTS, "EVALUATING_METHOD"),
    ("SECTION", "BID_QUALIFICATION"),
    (PREQUALIFIED, "CLARIFY_CONTENT"),
    (ANSWERS, "ANSWER_CONTENT"),
)
_PUBLIC: Final = {
    (NOTICE, "NOTICE_CONTENT"): ("NOTICE_SEND_TIME",),
    (DOCUMENTS, "CLARIFY_CONTENT"): ("CLARIFY_TIME", "SUBMIT_TIME"),
    (PREQUALIFIED, "CLARIFY_CONTENT"): ("CLARIFY_TIME", "SUBMIT_TIME"),
    (ANSWERS, "ANSWER_CONTENT"): ("ANSWER_TIME",),
}
"""Texts the public sees before the deadline, with the fields that say since when."""

_TEXT_SETS: Final = tuple(dict.fromkeys(name for name, _ in _TEXTS))
_PUBLIC_SETS: Final = tuple(dict.fromkeys(name for name, _ in _PUBLIC))
_CODES: Final = f"{_LIST}.BIDDER_ORG_CODE"
_NAMES: Final = f"{_LIST}.BIDDER_NAME"
_BIDDING: Final = frozenset({_CODES, _NAMES})
_BOND_SETS: Final = tuple(name for name, one in SETS.items() if "MARGIN_END_TIME" in one.by_name)

BEHIND: Final[Mapping[str, frozenset[str]]] = {
    **{ours: frozenset({wire.partition(".")[0]}) for wire, ours in RENAMED.items()},
    "x_TENDER_INVITATION": _INVITED,
    "x_TENDER_INVITATION_count": frozenset(),
    "x_bid_deadline": _DEADLINE,
    "x_guarantee_end": frozenset({_LETTERS, DOCUMENTS}),
    "x_kind": frozenset({"SECTION"}),
    "x_fund_test": frozenset({PROJECT, DIRECT}),
    "x_procedure": frozenset({DIRECT}),
    "x_exemption": frozenset({DIRECT}),
    "x_exemption_code": frozenset({DIRECT}),
    "x_contracts": frozenset({DIRECT}),
    "x_akin_contracts": frozenset({DIRECT}),
    "x_code_platform": frozenset({_TENDER}),
    "x_first_platform": frozenset({_TENDER}),
    "x_receipt": frozenset({PUBLISHED, NOTICE}),
    "x_content_by_medium": frozenset({PUBLISHED, NOTICE}),
    "x_dates_by_medium": frozenset({PUBLISHED, NOTICE}),
    "x_prequal_deadline": frozenset({NOTICE, PREQUALIFIED}),
    "x_prequal_new_deadline": frozenset({NOTICE, PREQUALIFIED}),
    "x_IS_POSTPONE": frozenset({NOTICE, PREQUALIFIED}),
    "x_visit_invited_count": frozenset({VISIT}),
    "x_buyers_count": frozenset({BUYERS, VISIT}),
    "x_document_text": frozenset(name for name, _ in _TEXTS),
    "x_public_texts": frozenset(name for name, _ in _PUBLIC),
    "x_buyers_shown_at": frozenset({ATTACHMENTS}),
    "x_BASIC_ACCOUNT_NO": frozenset({MARGINS, _LIST, PERSON, *OPENING}),
    f"{_LIST}.BIDDER_ORG_CODE": frozenset({_LIST, *OPENING}),
    f"{_LIST}.BIDDER_NAME": frozenset({_LIST, *OPENING}),
    "x_MARGIN_PAY_FORM": frozenset({MARGINS, _LIST}),
    "SECTION.CLASSIFY_CODE": frozenset({"SECTION", DIRECT}),
    "SECTION.CONTRACT_RECKON_PRICE": frozenset({"SECTION", DIRECT}),
    "SECTION.PRICE_UNIT": frozenset({"SECTION", DIRECT}),
}
"""The sets whose messages change a name of ours."""


def of_tender(items: Laid) -> dict[str, Any]:
    """Return what holds for the tender as a whole, beside its own and its project's fields."""
    said: dict[str, Any] = {}
    first = min(items.of(NOTICE), key=_noticed, default=None)
    if first is not None:
        said[f"{NOTICE}.NOTICE_SEND_TIME"] = first.data.get("NOTICE_SEND_TIME")
    said |= let(items)
    if texts := {
        f"{name}.{field}#{one.data_key}": one.data[field]
        for one in items.among(_TEXT_SETS)
        for name, field in _TEXTS
        if one.set == name and field in one.data
    }:
        said["x_document_text"] = texts
    elif first is not None:
        said["x_document_text"] = None
    return said | _shown(items) | _whose(items)


def _whose(items: Laid) -> dict[str, Any]:
    """Return the platform that the tender's code names, and the one that reported it first."""
    heads, code = items.of(_TENDER), items.tender
    if not heads or not identifiers.valid("tender_code", code):
        return {}
    first = min(heads, key=lambda one: one.number)
    return {"x_code_platform": code[:_PLATFORM], "x_first_platform": first.platform or None}


def let(items: Laid) -> dict[str, Any]:
    """Return the contracts let without a tender, and those alike under other project codes."""
    said: dict[str, Any] = {}
    for one in items.of(DIRECT):
        name = "x_akin_contracts" if akin.is_elsewhere(one) else "x_contracts"
        said.setdefault(name, []).append(contract(one.data))
    return said


def of_notice(items: Laid, notice: Item) -> dict[str, Any]:
    """Return what other records say about one notice: where it stands, in which words."""
    said: dict[str, Any] = {}
    for one in items.of("SECTION"):
        if concerns(one, notice.lot) and "BID_QUALIFICATION" in one.data:
            said["SECTION.BID_QUALIFICATION"] = one.data["BID_QUALIFICATION"]
    published = [one for one in items.of(PUBLISHED) if _publishes(one, notice)]
    receipts = [one.data.get("RECEIPT_NO") for one in published]
    if any(receipts):
        said["x_receipt"] = "present"
    return said | _by_medium(items, notice, published)


def of_lot(mine: Laid, lot: str, wanted: frozenset[str] | None = None) -> dict[str, Any]:
    """Return what is derived for a lot from the items that concern it, as far as it is ``wanted``."""
    said: dict[str, Any] = {}
    invited = {who(one) for name in _INVITED for one in mine.of(name)}
    if invited:
        said["x_TENDER_INVITATION"] = sorted(invited)
    force = in_force(mine, lot)
    if force is not None:
        said["x_bid_deadline"] = force.text or None
    if wanted is None or "x_guarantee_end" in wanted:
        said |= _guarantee(mine)
    for one in mine.of("SECTION"):
        if kind := _service(one.data):
            said["x_kind"] = kind
    asked = wanted is None or not wanted.isdisjoint(_BIDDING)
    if asked and mine.has(_LIST) and opened(mine, lot):
        said |= mine.known(_bidding)
    return said


def _bidding(mine: Laid) -> dict[str, Any]:
    """Return codes and names of those who bid, members of consortia too: of alike bids one.

    Bids are alike when each has the agency's code, its name, another's code or none. Of ten thousand
    a rule about the agency then reads a few.
    """
    heads = mine.of(_TENDER)
    agency = (plain(_last(heads, field)) for field in ("TENDER_AGENCY_CODE", "TENDER_AGENCY_NAME"))
    rows = [some[0] for some in mine.by(_LIST, _likeness, *agency).values()]
    found = [party for row in rows for party in parties(row.data)]
    return {_CODES: [code for code, _ in found], _NAMES: [name for _, name in found]}


def _last(heads: Sequence[Item], field: str) -> Any:
    return next((one.data[field] for one in reversed(heads) if field in one.data), None)


def _likeness(row: Item, agency: str, name: str) -> frozenset[tuple[bool, bool, bool]]:
    """Return of each party to a bid whether it has the agency's code, its name, any code."""
    told = [(plain(code), plain(named)) for code, named in parties(row.data)]
    return frozenset((same(agency, code), named == name, bool(code)) for code, named in told)


def _noticed(one: Item) -> tuple[bool, str, int]:
    """Return what orders notices by when they were published, those without a time last."""
    at = text(one.data, "NOTICE_SEND_TIME")
    return not at, at, one.number


def _shown(items: Laid) -> dict[str, Any]:
    """Return what became public, and when, that may name or count those who have the documents."""
    said: dict[str, Any] = {}
    texts = [
        {"text": one.data[field], "at": _when(one, times)}
        for one in items.among(_PUBLIC_SETS)
        for (name, field), times in _PUBLIC.items()
        if one.set == name and field in one.data
    ]
    if texts:
        said["x_public_texts"] = texts
    opened = [
        _when(one, ("EARLIEST_OPEN_TIME",))
        for one in items.of(ATTACHMENTS)
        if one.data.get("RELATE_SET") in _SECRET and one.data.get("OPEN_CLASS") == _OPEN
    ]
    if opened:
        said["x_buyers_shown_at"] = min(opened)
    if said and (force := in_force(items)) is not None:
        said["x_bid_deadline"] = force.text or None
    return said


def _when(one: Item, fields: Sequence[str]) -> str:
    """Return the first of ``fields`` that gives a time as RFC 3339, else when it happened."""
    times = (read_moment(text(one.data, field)) for field in fields if text(one.data, field))
    return next((at for at in times if at is not None), one.happened_at).isoformat()


def _publishes(one: Item, notice: Item) -> bool:
    key = text(one.data, "NOTICE_DATA_KEY")
    if key:
        return key == notice.data_key
    return text(one.data, "NOTICE_NAME") == text(notice.data, "NOTICE_NAME") != ""


def _by_medium(items: Laid, notice: Item, published: Sequence[Item]) -> dict[str, dict[str, Any]]:
    """Return what a notice says on each medium: as published there, or as reported once for each."""
    hashes = {text(one.data, "MEDIA_NAME"): one.data.get("CONTENT_HASH") for one in published}
    hashes.pop("", None)
    own = text(notice.data, "CONTENT_HASH")
    if hashes and own:
        hashes.setdefault(text(notice.data, "NOTICE_MEDIA") or PUBLISHED, own)
    twins = [one for one in items.of(NOTICE) if _twin(one, notice)]
    dates = {text(one.data, "NOTICE_MEDIA"): _dates(one.data) for one in twins}
    said: dict[str, dict[str, Any]] = {}
    if len(dates) > 1:
        said["x_dates_by_medium"] = dates
    if len(hashes) > 1:
        said["x_content_by_medium"] = hashes
    elif len(dates) > 1:
        said["x_content_by_medium"] = {
            text(one.data, "NOTICE_MEDIA"): one.data.get("NOTICE_CONTENT") for one in twins
        }
    return said


def _twin(one: Item, notice: Item) -> bool:
    """Say whether ``one`` is the same notice, reported for this or for another medium."""
    same = ("NOTICE_NAME", "BULLETIN_TYPE", "NOTICE_NATURE", "NOTICE_SEND_TIME")
    alike = all(one.data.get(field) == notice.data.get(field) for field in same)
    return alike and one.lot == notice.lot and bool(text(one.data, "NOTICE_MEDIA"))


def _dates(data: Mapping[str, Any]) -> str:
    fields = ("DOC_GET_START_TIME", "DOC_GET_END_TIME", "BID_DOC_REFER_END_TIME")
    return "/".join(text(data, field) for field in fields).strip("/")


def _guarantee(mine: Laid) -> dict[str, Any]:
    """Return when the bid bond ends: the letter that ends first, else what the documents ask for."""
    if ends := mine.by(_LETTERS, _bond_ends):
        return {"x_guarantee_end": min(ends)}
    asked = [
        one.data["MARGIN_END_TIME"]
        for one in mine.among(_BOND_SETS)
        if "MARGIN_END_TIME" in one.data
    ]
    return {"x_guarantee_end": asked[-1]} if asked else {}


def _bond_ends(letter: Item) -> str | None:
    """Return when a letter that secures a bid ends."""
    if letter.data.get("GUARANTEE_USE") != _BID_SECURITY:
        return None
    return text(letter.data, "END_DATE") or None


def _service(data: Mapping[str, Any]) -> str:
    """Return which service a lot of class C is, as its name says; empty where it does not."""
    if not text(data, "CLASSIFY_CODE").startswith("C"):
        return ""
    name = text(data, "BID_SECTION_NAME")
    return next((word for word in ("监理", "勘察", "设计") if word in name), "")
