"""From a tender's items to the facts that rules read (事实), one ``Facts`` for each subject of a unit.

Names are those of the national sets, ``SET.FIELD``; what the sets lack has an ``x_`` name. The facts
are as of the items given, so a rule can be asked again as of any entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jianbiao.law.facts import Facts, read_moment
from jianbiao.record.domain import ocds
from jianbiao.record.domain.items import OCDS, Item

NOTICE = "TENDER_ANN_QUA_INQUERY_ANN"
DOCUMENTS = "TENDER_FILE_CLARI_MODI"
LIST = "TENDER_LIST"
CANDIDATE = "TENDER_CANDIDATE"
PREQUALIFICATION = "2"

_LOT_SETS = (
    "SECTION",
    "BID_OPENING_RECORD",
    "TENDER_CANDIDATE_ANNOUNCE",
    "WIN_RESULT_ANNO",
    "BID_WINNING_NOTICE",
    "CONTRACT_PERFORMANCE",
    "TENDER_ABNORMITY_REPORT",
)
_RENAMED = {
    f"{DOCUMENTS}.POST_REFER_END_TIME": f"{DOCUMENTS}.x_new_deadline",
    f"{DOCUMENTS}.MARGIN_PERCENT": f"{DOCUMENTS}.x_MARGIN_PERCENT",
    f"{DOCUMENTS}.IS_AFFECT_BID": f"{DOCUMENTS}.x_affects_bids",
    f"{DOCUMENTS}.POST_OPEN_TIME": f"{DOCUMENTS}.BID_OPEN_TIME",
    f"{DOCUMENTS}.PRICE_FORM_CODE": "x_PRICE_FORM_CODE",
    "CONTRACT_PERFORMANCE.CONTRACT_PRICE": "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE",
}


_ASKED = {
    "BID_OPENING_RECORD": ("TIME",),
    "BID_WINNING_NOTICE": ("WIN_NOTICE_SEND_TIME",),
    "TENDER_CANDIDATE_ANNOUNCE": ("PUBLICITY_START_TIME", "PUBLICITY_END_TIME"),
}
"""Fields that a rule asks of a set once it has come: left out, they are missing, not unspoken of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one answer of a rule is about: its unit and code, its lot, and the facts known of it."""

    unit: str
    code: str
    tender: str
    lot: str
    facts: Facts
    jurisdiction: str = "CN"


def subjects(
    items: Sequence[Item], *, now: datetime | None = None, about: Item | None = None
) -> Iterator[Subject]:
    """Yield the subjects of a tender's holding ``items``.

    ``now`` is the moment by which what has not come is missing; ``about`` limits bids to the one it
    is, for a lot may have a thousand.
    """
    if not items:
        return
    if items[0].set == OCDS:
        yield _foreign(items[-1])
        return
    tender = items[0].tender
    shared = _shared(items)
    for one in items:
        if one.set == NOTICE:
            yield _subject("notice", one, {**shared, **_moved(items, one), **_named(one)})
        if one.set == DOCUMENTS and "CLARIFY_TIME" in one.data:
            yield _subject("clarification", one, {**shared, **_notice(items, one), **_named(one)})
    for lot in _lots(items):
        said = {**shared, **_of_lot(items, lot), **({"x_now": now.isoformat()} if now else {})}
        yield Subject(unit="lot", code=lot or tender, tender=tender, lot=lot, facts=Facts(said))
    yield from _bids(items, about)


def _subject(unit: str, one: Item, said: Mapping[str, Any]) -> Subject:
    return Subject(
        unit=unit,
        code=f"{one.lot or one.tender}#{one.data_key}",
        tender=one.tender,
        lot=one.lot,
        facts=Facts(said),
    )


def _named(one: Item) -> dict[str, Any]:
    said: dict[str, Any] = {f"{one.set}.{field}": None for field in _ASKED.get(one.set, ())}
    said |= {f"{one.set}.{field}": value for field, value in one.data.items()}
    return {_RENAMED.get(name, name): value for name, value in said.items()}


def _shared(items: Sequence[Item]) -> dict[str, Any]:
    """Return what holds for the whole tender: whether it must be tendered by law."""
    said: dict[str, Any] = {}
    for one in items:
        if one.set == "TENDER_PROJECT":
            said |= _named(one)
    return said


def _about(one: Item, lot: str) -> bool:
    return not one.lot or not lot or one.lot == lot


def _moved(items: Sequence[Item], notice: Item) -> dict[str, Any]:
    """Return the postponement that came after a notice, where there was one."""
    said: dict[str, Any] = {}
    for one in items:
        if one.set == DOCUMENTS and _about(one, notice.lot) and "POST_REFER_END_TIME" in one.data:
            said = {
                f"{DOCUMENTS}.IS_POSTPONE": one.data.get("IS_POSTPONE", "1"),
                f"{DOCUMENTS}.x_new_deadline": one.data["POST_REFER_END_TIME"],
            }
    return said


def _notice(items: Sequence[Item], clarification: Item) -> dict[str, Any]:
    """Return the deadline known when a clarification came, and any postponement that cures it."""
    said: dict[str, Any] = {}
    for one in items:
        if one.set == NOTICE and one.data.get("BULLETIN_TYPE") != PREQUALIFICATION:
            name = "BID_DOC_REFER_END_TIME"
            if _about(one, clarification.lot) and name in one.data:
                said[f"{NOTICE}.{name}"] = one.data[name]
    return said | _moved(items, clarification)


def _lots(items: Sequence[Item]) -> list[str]:
    """Return the lots that were reported; one nameless lot where none was."""
    return sorted({one.lot for one in items if one.lot}) or [""]


def _of_lot(items: Sequence[Item], lot: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for one in items:
        if not _about(one, lot):
            continue
        if one.set in _LOT_SETS or (
            one.set == NOTICE and one.data.get("BULLETIN_TYPE") != PREQUALIFICATION
        ):
            said |= _named(one)
        elif one.set == DOCUMENTS:
            said |= {k: v for k, v in _named(one).items() if not k.endswith("x_affects_bids")}
    return said | _bidders(items, lot) | _candidates(items, lot) | _objections(items, lot)


def _bidders(items: Sequence[Item], lot: str) -> dict[str, Any]:
    """Count bids that were taken in; a consortium bids once however many its members are."""
    listed = [one for one in items if one.set == LIST and _about(one, lot)]
    if not listed:
        return {}
    taken = [one for one in listed if one.data.get("IS_ACCEPTED") != "0"]
    names = {one.data.get("BIDDER_ORG_CODE") or one.data.get("BIDDER_NAME") for one in taken}
    return {"x_TENDER_LIST_count": len(names)}


def _candidates(items: Sequence[Item], lot: str) -> dict[str, Any]:
    found = [one for one in items if one.set == CANDIDATE and _about(one, lot)]
    said: dict[str, Any] = {}
    if found:
        said[f"{CANDIDATE}.ORDER"] = [one.data.get("ORDER") for one in found]
        said["x_candidates"] = len(found)
    texts = [
        str(one.data[field])
        for one in items
        for field in ("EVALUATING_METHOD", "PUBLICITY_CONTENT", "PUBLICITY_NAME")
        if one.set in {DOCUMENTS, "TENDER_CANDIDATE_ANNOUNCE"}
        and _about(one, lot)
        and field in one.data
    ]
    return said | ({"x_text": "\n".join(texts)} if texts and found else {})


def _objections(items: Sequence[Item], lot: str) -> dict[str, Any]:
    """Count objections unanswered when the award notice was sent, or now while there is none."""
    awarded = [
        _moment(one, "WIN_NOTICE_SEND_TIME")
        for one in items
        if one.set == "BID_WINNING_NOTICE" and _about(one, lot)
    ]
    sent = next((at for at in awarded if at is not None), None)
    answered = {
        one.data.get("OBJECTION_NO"): _moment(one, "REPLY_TIME") or one.happened_at
        for one in items
        if one.set == "OBJECTION_REPLY"
    }
    still = 0
    for one in items:
        if one.set != "OBJECTION" or not _about(one, lot):
            continue
        made = _moment(one, "OBJECTION_TIME") or one.happened_at
        reply = answered.get(one.data.get("OBJECTION_NO"))
        if sent is None:
            still += reply is None
        else:
            still += made <= sent and (reply is None or reply > sent)
    return {"x_open_objections": still}


def _bids(items: Sequence[Item], about: Item | None) -> Iterator[Subject]:
    """Yield bids against the deadline in force when each came in."""
    for one in items:
        if one.set != LIST or (about is not None and about.set == LIST and one is not about):
            continue
        said = _named(one)
        said["x_accepted"] = one.data.get("IS_ACCEPTED", "1")
        if "IS_ENCRYPTED" in one.data:
            said["x_encrypted"] = one.data["IS_ENCRYPTED"]
        if (limit := _deadline(items, one)) is not None:
            said["x_deadline"] = limit
        yield _subject("bid", one, said)


def _deadline(items: Sequence[Item], bid: Item) -> str | None:
    """Return the deadline of a bid's lot as reported: the last one it was moved to."""
    found: str | None = None
    latest: datetime | None = None
    for one in items:
        if not _about(one, bid.lot):
            continue
        said = (
            one.data.get("BID_DOC_REFER_END_TIME")
            if one.set == NOTICE and one.data.get("BULLETIN_TYPE") != PREQUALIFICATION
            else one.data.get("POST_REFER_END_TIME")
            if one.set == DOCUMENTS
            else None
        )
        moment = read_moment(said) if isinstance(said, str) else None
        if moment is not None and (latest is None or one.set == DOCUMENTS or moment > latest):
            found, latest = said, moment
    return found


def _moment(one: Item, field: str) -> datetime | None:
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None


def _foreign(one: Item) -> Subject:
    return Subject(
        unit="lot",
        code=one.tender,
        tender=one.tender,
        lot="",
        facts=Facts(ocds.facts(one.data["RELEASE"])),
        jurisdiction="foreign",
    )
