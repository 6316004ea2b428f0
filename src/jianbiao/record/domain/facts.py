"""From a tender's items to the facts that rules read (事实), one ``Facts`` for each subject of a unit.

Names are those of the national sets, ``SET.FIELD``; what the sets lack has an ``x_`` name. The facts
are as of the items given, so a rule can be asked again as of any entry.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.law.facts import Facts, read_moment
from jianbiao.law.scope import MANDATORY
from jianbiao.record.domain import calling, letting, ocds
from jianbiao.record.domain.bidders import bidders, was_opened
from jianbiao.record.domain.deadlines import (
    DOCUMENTS,
    NOTICE,
    Deadline,
    calls_for_bids,
    concerns,
    held,
    in_force,
    statements,
)
from jianbiao.record.domain.items import OCDS, PROJECT, Item

UNITS: Final = ("tender", "notice", "clarification", "lot", "bid", *calling.UNITS.values())

_LIST: Final = "TENDER_LIST"
_CANDIDATE: Final = "TENDER_CANDIDATE"
_CONTRACT: Final = "CONTRACT_PERFORMANCE"
_AWARD: Final = "BID_WINNING_NOTICE"
_CORRECTION: Final = "2"
_GONE: Final = {"2", "3"}
"""Standings of a candidate who gave up or was disqualified: no longer one of those proposed."""

_LOT_SETS: Final = {
    "SECTION",
    "BID_OPENING_RECORD",
    "TENDER_CANDIDATE_ANNOUNCE",
    "WIN_RESULT_ANNO",
    _AWARD,
    "TENDER_ABNORMITY_REPORT",
}
_RENAMED: Final = {
    f"{DOCUMENTS}.POST_REFER_END_TIME": f"{DOCUMENTS}.x_new_deadline",
    f"{DOCUMENTS}.MARGIN_PERCENT": f"{DOCUMENTS}.x_MARGIN_PERCENT",
    f"{DOCUMENTS}.IS_AFFECT_BID": f"{DOCUMENTS}.x_affects_bids",
    f"{DOCUMENTS}.PRICE_FORM_CODE": "x_PRICE_FORM_CODE",
    f"{_CONTRACT}.CONTRACT_PRICE": f"{_CONTRACT}.x_CONTRACT_PRICE",
    **calling.RENAMED,
}
_ASKED: Final = {
    "BID_OPENING_RECORD": ("TIME",),
    _AWARD: ("WIN_NOTICE_SEND_TIME",),
    "TENDER_CANDIDATE_ANNOUNCE": ("PUBLICITY_START_TIME", "PUBLICITY_END_TIME"),
}
"""Fields that a rule asks of a set once it has come: left out, they are missing, not unspoken of."""
_APART: Final = {
    f"{DOCUMENTS}.x_affects_bids",
    f"{DOCUMENTS}.x_new_deadline",
    f"{DOCUMENTS}.IS_POSTPONE",
    f"{DOCUMENTS}.BID_OPEN_TIME",
    f"{DOCUMENTS}.POST_OPEN_TIME",
}
"""What each clarification says for itself: for the lot it follows from all of them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one answer of a rule is about: its unit and code, its lot, and the facts known of it."""

    unit: str
    code: str
    tender: str
    lot: str
    facts: Facts
    jurisdiction: str = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The name of a subject without its facts."""

    unit: str
    code: str
    lot: str


def subjects(
    items: Sequence[Item], *, units: Collection[str] = UNITS, about: Item | None = None
) -> Iterator[Subject]:
    """Yield the subjects of a tender's holding ``items`` that are of ``units``.

    ``about`` leaves out what that item cannot concern: other lots, and other bids where it is one
    bidder's, for a tender may have fifty lots and a lot a thousand bids.
    """
    if not items:
        return
    if items[0].set == OCDS:
        yield from _foreign(items[-1], units)
        return
    lot = about.lot if about else ""
    shared = _shared(items)
    if "notice" in units:
        yield from _notices(items, lot, shared)
    if "clarification" in units:
        yield from _clarifications(items, lot, shared)
    if "lot" in units:
        for code in [lot] if lot else lots(items):
            yield _lot(items, code, shared)
    if "bid" in units:
        yield from _bids(items, about, shared)
    if "tender" in units:
        yield _tender(items, shared)
    yield from _rows(items, units, lot, shared)


def beside(items: Sequence[Item], project: Sequence[Item]) -> list[Item]:
    """Return a tender's items with those of its approved project behind them; nothing of no tender."""
    return [*items, *project] if items else []


def marks(one: Item) -> list[Mark]:
    """Return the subjects that ``one`` alone makes; its lot lasts as long as anything speaks of it.

    What is reported of the approved project makes none: it is told to the subjects of its tenders.
    """
    if not one.tender:
        return []
    own = (Mark(unit=unit, code=_code(one), lot=one.lot) for unit in _units(one))
    return [
        Mark(unit="tender", code=one.tender, lot=""),
        Mark(unit="lot", code=one.lot or one.tender, lot=one.lot),
        *own,
    ]


def present(items: Sequence[Item]) -> set[tuple[str, str]]:
    """Return (unit, code) of every subject of a tender's holding ``items``."""
    tender = items[0].tender if items else ""
    found = {("lot", lot or tender) for lot in lots(items)} if items else set()
    found |= {("tender", tender)} if items else set()
    return found | {(unit, _code(one)) for one in items for unit in _units(one)}


def lots(items: Sequence[Item]) -> list[str]:
    """Return the lots that were reported; one nameless lot where none was."""
    return sorted({one.lot for one in items if one.lot}) or [""]


def _units(one: Item) -> tuple[str, ...]:
    if one.set == DOCUMENTS:
        return ("clarification",) if "CLARIFY_TIME" in one.data else ()
    if one.set in calling.UNITS:
        return (calling.UNITS[one.set],)
    return {NOTICE: ("notice",), _LIST: ("bid",)}.get(one.set, ())


def _code(one: Item) -> str:
    return f"{one.lot or one.tender}#{one.data_key}"


def _subject(unit: str, one: Item, said: Mapping[str, Any]) -> Subject:
    return Subject(unit=unit, code=_code(one), tender=one.tender, lot=one.lot, facts=Facts(said))


def _named(one: Item) -> dict[str, Any]:
    said: dict[str, Any] = {f"{one.set}.{field}": None for field in _ASKED.get(one.set, ())}
    for field, value in one.data.items():
        name = f"{one.set}.{field}"
        said[_RENAMED.get(name, name)] = value
    return said


def _shared(items: Sequence[Item]) -> dict[str, Any]:
    """Return what holds for the whole tender: its own fields and those of its approved project."""
    said: dict[str, Any] = {}
    for one in items:
        if one.set in {"TENDER_PROJECT", PROJECT}:
            said |= _named(one)
    return said


def _tender(items: Sequence[Item], shared: Mapping[str, Any]) -> Subject:
    tender = items[0].tender
    said = {**shared, **calling.of_tender(items)}
    return Subject(unit="tender", code=tender, tender=tender, lot="", facts=Facts(said))


def _rows(
    items: Sequence[Item], units: Collection[str], lot: str, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    """Yield the records that are subjects of their own and hang under the tender."""
    for one in items:
        unit = calling.UNITS.get(one.set)
        if unit in units and one.tender and concerns(one, lot):
            yield _subject(unit, one, {**shared, **_named(one), **letting.of_row(items, one)})


def _notices(items: Sequence[Item], lot: str, shared: Mapping[str, Any]) -> Iterator[Subject]:
    for one in items:
        if one.set == NOTICE and concerns(one, lot):
            said = {**shared, **_corrected(items, one), **_named(one)}
            said |= calling.of_notice(items, one)
            yield _subject(
                "notice", one, said | (_moved(items, one) if calls_for_bids(one) else {})
            )


def _corrected(items: Sequence[Item], notice: Item) -> dict[str, Any]:
    """Return what earlier notices said where a correction (更正公告) stays silent: it still stands."""
    said: dict[str, Any] = {}
    if notice.data.get("NOTICE_NATURE") != _CORRECTION:
        return said
    for one in items:
        same = one.data.get("BULLETIN_TYPE") == notice.data.get("BULLETIN_TYPE")
        if one.set == NOTICE and one.number < notice.number and same and concerns(one, notice.lot):
            said |= _named(one)
    return said


def _clarifications(
    items: Sequence[Item], lot: str, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    for one in items:
        if "clarification" not in _units(one) or not concerns(one, lot):
            continue
        said = {**shared, **_named(one)}
        before = [d for d in statements(items, one.lot) if not d.moves and d.at is not None]
        if before:
            said[f"{NOTICE}.BID_DOC_REFER_END_TIME"] = before[-1].text
        yield _subject("clarification", one, said | _moved(items, one))


def _moved(items: Sequence[Item], than: Item) -> dict[str, Any]:
    """Return the deadline in force where another statement than ``than`` has moved it since."""
    force = in_force(items, than.lot)
    if force is None or (not force.moves and force.source.number <= than.number):
        return {}
    return _postponed(force.text)


def _postponed(text: str) -> dict[str, Any]:
    return {f"{DOCUMENTS}.IS_POSTPONE": "1", f"{DOCUMENTS}.x_new_deadline": text or None}


def _lot(items: Sequence[Item], lot: str, shared: Mapping[str, Any]) -> Subject:
    mine = [one for one in items if concerns(one, lot)]
    said = dict(shared)
    for one in mine:
        if one.set in _LOT_SETS or calls_for_bids(one):
            said |= _named(one)
        elif one.set == DOCUMENTS:
            said |= {name: value for name, value in _named(one).items() if name not in _APART}
    said |= _limits(mine, lot)
    said |= _contract(mine)
    said |= bidders(mine)
    said |= _candidates(mine)
    said |= _objections(mine)
    said |= calling.of_lot(mine, lot)
    tender = items[0].tender
    return Subject(unit="lot", code=lot or tender, tender=tender, lot=lot, facts=Facts(said))


def _limits(items: Sequence[Item], lot: str) -> dict[str, Any]:
    """Return the deadline of a lot, where it was moved, and the opening time fixed with it."""
    said: dict[str, Any] = {}
    force = in_force(items, lot)
    if force is not None and force.source.set == NOTICE:
        said[f"{NOTICE}.BID_DOC_REFER_END_TIME"] = force.text
    if force is not None and force.moves:
        said |= _postponed(force.text)
    if (fixed := _opening(items, force.source if force else None)) is not None:
        said[f"{DOCUMENTS}.BID_OPEN_TIME"] = fixed
    return said


def _opening(items: Sequence[Item], since: Item | None) -> str | None:
    """Return the opening time in the documents; none where the deadline was moved without it."""
    found: str | None = None
    for one in items:
        if since is not None and one.number == since.number:
            found = None
        if one.set == DOCUMENTS:
            found = one.data.get("POST_OPEN_TIME") or one.data.get("BID_OPEN_TIME") or found
    return found


def _contract(items: Sequence[Item]) -> dict[str, Any]:
    """Return the first contract signed after the last award notice: later ones supplement it."""
    signed = [one for one in items if one.set == _CONTRACT]
    if not signed:
        return {}
    sent = max((at for one in items if one.set == _AWARD and (at := _sent(one))), default=None)
    times = {one.number: _moment(one, "SIGN_TIME") for one in signed}
    dated = sorted((at, n) for n, at in times.items() if at is not None)
    after = [pair for pair in dated if sent is None or pair[0].date() >= sent.date()]
    chosen = next((n for _, n in after[:1] or dated[-1:]), signed[-1].number)
    return next(_named(one) for one in signed if one.number == chosen)


def _candidates(items: Sequence[Item]) -> dict[str, Any]:
    found = [one for one in items if one.set == _CANDIDATE and one.data.get("STATUS") not in _GONE]
    if not found:
        return {}
    said: dict[str, Any] = {
        f"{_CANDIDATE}.ORDER": [one.data.get("ORDER") for one in found],
        "x_candidates": len(found),
    }
    texts = [
        str(one.data[field])
        for one in items
        if one.set in {DOCUMENTS, "TENDER_CANDIDATE_ANNOUNCE"}
        for field in ("EVALUATING_METHOD", "PUBLICITY_CONTENT", "PUBLICITY_NAME")
        if field in one.data
    ]
    return said | ({"x_text": "\n".join(texts)} if texts else {})


def _objections(items: Sequence[Item]) -> dict[str, Any]:
    """Count objections unanswered when the award notice was sent, or now while there is none."""
    sent = max((at for one in items if one.set == _AWARD and (at := _sent(one))), default=None)
    answered: dict[Any, datetime] = {}
    for one in items:
        if one.set == "OBJECTION_REPLY":
            at = _moment(one, "REPLY_TIME") or one.happened_at
            number = one.data.get("OBJECTION_NO")
            answered[number] = min(at, answered.get(number, at))
    still = 0
    for one in items:
        if one.set == "OBJECTION":
            made = _moment(one, "OBJECTION_TIME") or one.happened_at
            reply = answered.get(one.data.get("OBJECTION_NO"))
            if sent is None:
                still += reply is None
            else:
                still += made <= sent and (reply is None or reply > sent)
    return {"x_open_objections": still}


def _sent(one: Item) -> datetime | None:
    return _moment(one, "WIN_NOTICE_SEND_TIME")


def _bids(
    items: Sequence[Item], about: Item | None, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    """Yield bids against the deadline in force when each came in, with the bond of each."""
    limits: dict[str, list[Deadline]] = {}
    bonds = letting.margins(items)
    mandatory = {name: shared[name] for name in (MANDATORY,) if name in shared}
    for one in items:
        if one.set != _LIST or not _touches(about, one):
            continue
        said = {**mandatory, **_named(one), **letting.margin_of(one, bonds)}
        refused = one.data.get("IS_ACCEPTED") == "0"
        said["x_accepted"] = "0" if refused and not was_opened(items, one) else "1"
        if "IS_ENCRYPTED" in one.data:
            said["x_encrypted"] = one.data["IS_ENCRYPTED"]
        if one.lot not in limits:
            limits[one.lot] = statements(items, one.lot)
        if limit := held(limits[one.lot], _moment(one, "CHECKIN_TIME")):
            said["x_deadline"] = limit.text or None
        yield _subject("bid", one, said)


def _touches(about: Item | None, bid: Item) -> bool:
    """Say whether what ``about`` reports can change the answer about ``bid``."""
    if about is None or about.number == bid.number:
        return True
    if about.set == _LIST or not concerns(bid, about.lot):
        return False
    if about.set == letting.MARGINS:
        return letting.who(about) == letting.who(bid)
    return about.set != "BID_OPEN_DETAIL" or bid.data.get("IS_ACCEPTED") == "0"


def _moment(one: Item, field: str) -> datetime | None:
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None


def _foreign(one: Item, units: Collection[str]) -> Iterator[Subject]:
    """Yield a release as one notice and one lot: it is compared with our rules, never judged."""
    said = ocds.facts(one.data["RELEASE"])
    for unit, facts in (("notice", said | {f"{NOTICE}.BULLETIN_TYPE": "1"}), ("lot", said)):
        if unit in units:
            yield Subject(
                unit=unit,
                code=one.tender,
                tender=one.tender,
                lot="",
                facts=Facts(facts),
                jurisdiction="foreign",
            )
