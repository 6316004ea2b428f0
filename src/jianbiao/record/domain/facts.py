"""From a tender's items to the facts that rules read (事实), one ``Facts`` for each subject of a unit.

Names are those of the national sets, ``SET.FIELD``; what the sets lack has an ``x_`` name. The facts
are as of the items given, so a rule can be asked again as of any entry.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from jianbiao.gather.ocds.merging import Growing
from jianbiao.law.facts import Facts, read_moment
from jianbiao.law.scope import MANDATORY
from jianbiao.record.domain import calling, dispute_facts, letting, ocds
from jianbiao.record.domain.bid_facts import JOINED, Joins
from jianbiao.record.domain.bidders import was_opened
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
from jianbiao.record.domain.items import LET_ALONE, OCDS, PROJECT, Item, grown, release
from jianbiao.record.domain.lot_facts import of_lot, postponed
from jianbiao.record.domain.mentions import PERSON, VIOLATION, referred
from jianbiao.record.domain.naming import named
from jianbiao.record.domain.panel_facts import PANEL, PANEL_SETS
from jianbiao.record.domain.view import bidder, found, view

UNITS: Final = (
    "tender",
    "notice",
    "clarification",
    "lot",
    "bid",
    *calling.UNITS.values(),
    "panel",
    "objection",
    "complaint",
    "decision",
)

_LIST: Final = "TENDER_LIST"
_CORRECTION: Final = "2"

_MADE: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: (unit,) for name, unit in calling.UNITS.items()},
    DOCUMENTS: ("clarification",),
    NOTICE: ("notice",),
    _LIST: ("bid",),
    dispute_facts.OBJECTION: ("objection",),
    dispute_facts.COMPLAINT: ("complaint",),
    VIOLATION: ("decision",),
}


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
    items: Sequence[Item],
    *,
    units: Collection[str] = UNITS,
    about: Item | None = None,
    wanted: frozenset[str] | None = None,
    history: Sequence[Item] = (),
    growing: Growing | None = None,
) -> Iterator[Subject]:
    """Yield the subjects of a tender's holding ``items`` that are of ``units``.

    ``about`` leaves out what that item cannot concern: other lots, and other bids where it is one
    bidder's, for a tender may have fifty lots and a lot a thousand bids. ``wanted`` names the facts
    that will be read, all where it is None. ``history`` are all items of the tender so far, with
    those that have ended: only with it a change of what was fixed is seen. ``growing`` keeps what
    gathered releases of a process came to when it was last asked about.
    """
    if not items:
        return
    if items[0].set == OCDS:
        yield from _foreign(items, units, growing)
        return
    if not items[0].tender:
        yield from _let_alone(items, units)
        return
    lot = about.lot if about else ""
    shared = _shared(items)
    if "notice" in units:
        yield from _notices(items, lot, shared)
    if "clarification" in units:
        yield from _clarifications(items, lot, shared)
    if "lot" in units:
        for code in [lot] if lot else lots(items):
            said = shared | of_lot(items, code, wanted, history)
            tender = items[0].tender
            yield Subject(
                unit="lot", code=code or tender, tender=tender, lot=code, facts=Facts(said)
            )
    if "bid" in units:
        yield from _bids(items, about, shared)
    if "tender" in units:
        yield _tender(items, shared)
    yield from _rows(items, units, lot, shared)
    yield from _later(items, units, lot, shared, wanted)


def _later(
    items: Sequence[Item],
    units: Collection[str],
    lot: str,
    shared: Mapping[str, Any],
    wanted: frozenset[str] | None,
) -> Iterator[Subject]:
    """Yield panels, objections, complaints, and decisions on violations that refer to the tender."""
    if "panel" in units:
        for code in [lot] if lot else lots(items):
            mine = [one for one in items if concerns(one, code)]
            if any(one.set in PANEL_SETS for one in mine):
                said = {**shared, **found(PANEL, view(mine, code, items), wanted)}
                yield Subject(
                    unit="panel",
                    code=_panel(items[0].tender, code),
                    tender=items[0].tender,
                    lot=code,
                    facts=Facts(said),
                )
    for unit, rows in (
        ("objection", dispute_facts.objections),
        ("complaint", dispute_facts.complaints),
    ):
        if unit in units:
            for one, said in rows(items, lot):
                yield _subject(unit, one, {**shared, **said})
    if "decision" in units:
        for one in items:
            if one.set == VIOLATION and concerns(_referring(one), lot):
                said = {**shared, **dispute_facts.decision(one.data)}
                yield _subject("decision", _referring(one), said)


def beside(items: Sequence[Item], project: Sequence[Item]) -> list[Item]:
    """Return a tender's items with those of its approved project behind them; nothing of no tender."""
    return [*items, *project] if items else []


def marks(one: Item) -> list[Mark]:
    """Return the subjects that ``one`` alone makes; its lot lasts as long as anything speaks of it.

    What is reported of the approved project makes none: it is told to the subjects of its tenders.
    A violation hangs under no tender, and is a subject of the one it refers to.
    """
    if one.set == VIOLATION:
        there = _referring(one)
        return [Mark(unit="decision", code=_code(there), lot=there.lot)]
    if one.set == LET_ALONE and not one.tender:
        return [Mark(unit="direct", code=_code(one), lot="")]
    if not one.tender:
        return []
    own = [Mark(unit=unit, code=_code(one), lot=one.lot) for unit in _units(one)]
    if one.set in PANEL_SETS:
        own.append(Mark(unit="panel", code=_panel(one.tender, one.lot), lot=one.lot))
    return [
        Mark(unit="tender", code=one.tender, lot=""),
        Mark(unit="lot", code=one.lot or one.tender, lot=one.lot),
        *own,
    ]


def present(items: Sequence[Item]) -> set[tuple[str, str]]:
    """Return (unit, code) of every subject of a tender's holding ``items``."""
    if items and not items[0].tender:
        return {(unit, _code(one)) for one in items for unit in _units(one)}
    tender = items[0].tender if items else ""
    named = lots(items) if items else []
    there = {("lot", lot or tender) for lot in named}
    there |= {("tender", tender)} if items else set()
    panels = {one.lot for one in items if one.set in PANEL_SETS}
    there |= {
        ("panel", _panel(tender, lot)) for lot in named if panels & ({lot, ""} if lot else panels)
    }
    own = (_referring(one) if one.set == VIOLATION else one for one in items)
    return there | {(unit, _code(one)) for one in own for unit in _units(one)}


def lots(items: Sequence[Item]) -> list[str]:
    """Return the lots that were reported; one nameless lot where none was."""
    return sorted({one.lot for one in items if one.lot}) or [""]


def made_by(unit: str) -> tuple[str, ...]:
    """Return the sets whose record brings a subject of ``unit`` into being."""
    return tuple(name for name, units in _MADE.items() if unit in units)


def _units(one: Item) -> tuple[str, ...]:
    if one.set == DOCUMENTS and "CLARIFY_TIME" not in one.data:
        return ()
    return _MADE.get(one.set, ())


def _panel(tender: str, lot: str) -> str:
    """Return the code of a lot's panel, which many records together tell of."""
    return f"{lot or tender}#panel"


def _code(one: Item) -> str:
    return f"{one.lot or one.tender or one.group}#{_key(one)}"


def _key(one: Item) -> str:
    """Return the data key; of a violation, which any platform may report, with its platform."""
    return f"{one.platform}/{one.data_key}" if one.set == VIOLATION else one.data_key


def _referring(one: Item) -> Item:
    """Return a violation as if it hung under the tender and lot that it refers to."""
    tender, lot = referred(one)
    return replace(one, tender=tender, lot=lot)


def _subject(unit: str, one: Item, said: Mapping[str, Any]) -> Subject:
    return Subject(unit=unit, code=_code(one), tender=one.tender, lot=one.lot, facts=Facts(said))


def _shared(items: Sequence[Item]) -> dict[str, Any]:
    """Return what holds for the whole tender: its own fields and those of its approved project."""
    said: dict[str, Any] = {}
    for one in items:
        if one.set in {"TENDER_PROJECT", PROJECT}:
            said |= named(one)
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
        unit = calling.UNITS.get(one.set, "")
        if unit and unit in units and one.tender and concerns(one, lot):
            yield _subject(unit, one, {**shared, **named(one), **letting.of_row(items, one)})


def _let_alone(items: Sequence[Item], units: Collection[str]) -> Iterator[Subject]:
    """Yield the contracts that were let under an approved project and no tender of it."""
    shared = _shared(items)
    for one in items if "direct" in units else ():
        if one.set == LET_ALONE:
            said = {**shared, **named(one), **letting.of_row(items, one)}
            yield Subject(
                unit="direct", code=_code(one), tender=one.group, lot="", facts=Facts(said)
            )


def _notices(items: Sequence[Item], lot: str, shared: Mapping[str, Any]) -> Iterator[Subject]:
    for one in items:
        if one.set == NOTICE and concerns(one, lot):
            said = {**shared, **_corrected(items, one), **named(one)}
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
            said |= named(one)
    return said


def _clarifications(
    items: Sequence[Item], lot: str, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    for one in items:
        if "clarification" not in _units(one) or not concerns(one, lot):
            continue
        said = {**shared, **named(one)}
        before = [d for d in statements(items, one.lot) if not d.moves and d.at is not None]
        if before:
            said[f"{NOTICE}.BID_DOC_REFER_END_TIME"] = before[-1].text
        yield _subject("clarification", one, said | _moved(items, one))


def _moved(items: Sequence[Item], than: Item) -> dict[str, Any]:
    """Return the deadline in force where another statement than ``than`` has moved it since."""
    force = in_force(items, than.lot)
    if force is None or (not force.moves and force.source.number <= than.number):
        return {}
    return postponed(force.text)


def _bids(
    items: Sequence[Item], about: Item | None, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    """Yield bids against the deadline in force when each came in, with the bond of each."""
    joins = Joins(items)
    limits: dict[str, list[Deadline]] = {}
    bonds = letting.margins(items)
    mandatory = {name: shared[name] for name in (MANDATORY,) if name in shared}
    for one in items:
        if one.set != _LIST or not _touches(about, one):
            continue
        said = {**mandatory, **named(one), **letting.margin_of(one, bonds), **joins.facts(one)}
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
    if about.set == PERSON:
        return about.data.get("LEGAL_CODE") == bid.data.get("BIDDER_ORG_CODE")
    if about.set == _LIST or not concerns(bid, about.lot):
        return False
    return about.set not in JOINED or bidder(about) == bidder(bid)


def _moment(one: Item, field: str) -> datetime | None:
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None


def _foreign(
    items: Sequence[Item], units: Collection[str], growing: Growing | None
) -> Iterator[Subject]:
    """Yield a process as one notice and one lot: it is compared with our rules, never judged."""
    one, said = items[-1], ocds.facts(grown(items, growing) if growing else release(items))
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
