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
from jianbiao.record.domain import akin, calling, dispute_facts, letting, ocds
from jianbiao.record.domain.bid_facts import JOINED, joined_to, of_bid
from jianbiao.record.domain.bidders import was_opened
from jianbiao.record.domain.deadlines import (
    DOCUMENTS,
    NOTICE,
    calls_for_bids,
    concerns,
    held,
    in_force,
    statements,
)
from jianbiao.record.domain.items import LET_ALONE, OCDS, PROJECT, Item, grown, release
from jianbiao.record.domain.laid import Laid, laid
from jianbiao.record.domain.lot_facts import of_lot, postponed
from jianbiao.record.domain.mentions import PERSON, VIOLATION, referred
from jianbiao.record.domain.naming import named
from jianbiao.record.domain.panel_facts import PANEL, PANEL_SETS
from jianbiao.record.domain.view import found

UNITS: Final = (
    "tender",
    "notice",
    "clarification",
    "lot",
    "bid",
    *calling.UNITS.values(),
    "project",
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
    here = laid(items)
    if not here:
        return
    if foreign := here.of(OCDS):
        yield from _foreign(foreign, units, growing)
        return
    if not here.tender:
        yield from _let_alone(here, units)
        return
    lot = about.lot if about else ""
    shared = here.known(_shared)
    if "notice" in units:
        yield from _notices(here, lot, shared)
    if "clarification" in units:
        yield from _clarifications(here, lot, shared)
    if "lot" in units:
        for code in [lot] if lot else lots(here):
            said = shared | of_lot(here, code, wanted, history)
            tender = here.tender
            yield Subject(
                unit="lot", code=code or tender, tender=tender, lot=code, facts=Facts(said)
            )
    if "bid" in units:
        yield from _bids(here, about, shared)
    if "tender" in units:
        yield _tender(here, shared)
    yield from _rows(here, units, lot, shared)
    yield from _later(here, units, lot, shared, wanted)


def _later(
    items: Laid,
    units: Collection[str],
    lot: str,
    shared: Mapping[str, Any],
    wanted: frozenset[str] | None,
) -> Iterator[Subject]:
    """Yield panels, objections, complaints, and decisions on violations that refer to the tender."""
    if "panel" in units and items.has(*PANEL_SETS):
        for code in [lot] if lot else lots(items):
            if items.about(code).has(*PANEL_SETS):
                said = {**shared, **found(PANEL, items, code, wanted)}
                yield Subject(
                    unit="panel",
                    code=_panel(items.tender, code),
                    tender=items.tender,
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
        for one, subject in decisions(items, shared):
            if concerns(_referring(one), lot):
                yield subject


def decisions(
    items: Laid, shared: Mapping[str, Any] | None = None
) -> Iterator[tuple[Item, Subject]]:
    """Yield the violations that refer to a tender, also where nothing else is known of it."""
    for one in items.of(VIOLATION):
        said = {**(shared or {}), **dispute_facts.decision(one.data)}
        yield one, _subject("decision", _referring(one), said)


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
        direct = Mark(unit="direct", code=_code(one), lot="")
        return (
            [] if akin.is_elsewhere(one) else [direct, Mark(unit="project", code=one.group, lot="")]
        )
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


def there(items: Laid, mark: Mark) -> bool:
    """Say whether a tender's holding ``items`` still make the subject that ``mark`` names."""
    if mark.unit == "tender":
        return bool(items)
    if mark.unit == "project":
        return any(not akin.is_elsewhere(one) for one in items.of(LET_ALONE))
    if mark.unit == "lot":
        named = items.lots()
        return mark.lot in named if mark.lot else bool(items) and not named
    if mark.unit == "panel":
        named = lots(items) if items else []
        return mark.lot in named and items.about(mark.lot).has(*PANEL_SETS)
    return any(
        mark.unit in _units(one)
        for name in made_by(mark.unit)
        for one in items.by(name, _named).get(mark.code, ())
    )


def lots(items: Laid) -> Sequence[str]:
    """Return the lots that were reported; one nameless lot where none was."""
    return items.lots() or [""]


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


def _named(one: Item) -> str:
    """Return the code of the subject a record makes, of a violation under what it refers to."""
    return _code(_referring(one) if one.set == VIOLATION else one)


def _key(one: Item) -> str:
    """Return the data key; of a violation, which any platform may report, with its platform."""
    return f"{one.platform}/{one.data_key}" if one.set == VIOLATION else one.data_key


def _referring(one: Item) -> Item:
    """Return a violation as if it hung under the tender and lot that it refers to."""
    tender, lot = referred(one)
    return replace(one, tender=tender, lot=lot)


def _subject(unit: str, one: Item, said: Mapping[str, Any]) -> Subject:
    return Subject(unit=unit, code=_code(one), tender=one.tender, lot=one.lot, facts=Facts(said))


def _shared(items: Laid) -> dict[str, Any]:
    """Return what holds for the whole tender: its own fields and those of its approved project."""
    said: dict[str, Any] = {}
    for name in ("TENDER_PROJECT", PROJECT):
        for one in items.of(name):
            said |= named(one)
    return said


def _tender(items: Laid, shared: Mapping[str, Any]) -> Subject:
    tender = items.tender
    said = {**shared, **calling.of_tender(items)}
    return Subject(unit="tender", code=tender, tender=tender, lot="", facts=Facts(said))


def _rows(
    items: Laid, units: Collection[str], lot: str, shared: Mapping[str, Any]
) -> Iterator[Subject]:
    """Yield the records that are subjects of their own and hang under the tender."""
    for name, unit in calling.UNITS.items():
        for one in items.of(name) if unit in units else ():
            if one.tender and concerns(one, lot):
                said = {**shared, **named(one), **letting.of_row(items, one)}
                yield _subject(unit, one, said)


def _let_alone(items: Laid, units: Collection[str]) -> Iterator[Subject]:
    """Yield an approved project, and the contracts that were let under it and no tender of it."""
    shared = items.known(_shared)
    own = [one for one in items.of(LET_ALONE) if not akin.is_elsewhere(one)]
    if own and "project" in units:
        group = own[0].group
        said = {**shared, **calling.let(items)}
        yield Subject(unit="project", code=group, tender=group, lot="", facts=Facts(said))
    for one in own if "direct" in units else ():
        said = {**shared, **named(one), **letting.of_row(items, one)}
        yield Subject(unit="direct", code=_code(one), tender=one.group, lot="", facts=Facts(said))


def _notices(items: Laid, lot: str, shared: Mapping[str, Any]) -> Iterator[Subject]:
    for one in items.of(NOTICE):
        if concerns(one, lot):
            said = {**shared, **_corrected(items, one), **named(one)}
            said |= calling.of_notice(items, one)
            yield _subject(
                "notice", one, said | (_moved(items, one) if calls_for_bids(one) else {})
            )


def _corrected(items: Laid, notice: Item) -> dict[str, Any]:
    """Return what earlier notices said where a correction (更正公告) stays silent: it still stands."""
    said: dict[str, Any] = {}
    if notice.data.get("NOTICE_NATURE") != _CORRECTION:
        return said
    for one in items.of(NOTICE):
        same = one.data.get("BULLETIN_TYPE") == notice.data.get("BULLETIN_TYPE")
        if one.number < notice.number and same and concerns(one, notice.lot):
            said |= named(one)
    return said


def _clarifications(items: Laid, lot: str, shared: Mapping[str, Any]) -> Iterator[Subject]:
    for one in items.of(DOCUMENTS):
        if "clarification" not in _units(one) or not concerns(one, lot):
            continue
        said = {**shared, **named(one)}
        before = [d for d in statements(items, one.lot) if not d.moves and d.at is not None]
        if before:
            said[f"{NOTICE}.BID_DOC_REFER_END_TIME"] = before[-1].text
        yield _subject("clarification", one, said | _moved(items, one))


def _moved(items: Laid, than: Item) -> dict[str, Any]:
    """Return the deadline in force where another statement than ``than`` has moved it since."""
    force = in_force(items, than.lot)
    if force is None or (not force.moves and force.source.number <= than.number):
        return {}
    return postponed(force.text)


def _bids(items: Laid, about: Item | None, shared: Mapping[str, Any]) -> Iterator[Subject]:
    """Yield bids against the deadline in force when each came in, with the bond of each."""
    mandatory = {name: shared[name] for name in (MANDATORY,) if name in shared}
    for one in _touched(items, about):
        said = {**mandatory, **named(one), **letting.margin_of(one, items), **of_bid(items, one)}
        refused = one.data.get("IS_ACCEPTED") == "0"
        said["x_accepted"] = "0" if refused and not was_opened(items, one) else "1"
        if "IS_ENCRYPTED" in one.data:
            said["x_encrypted"] = one.data["IS_ENCRYPTED"]
        if limit := held(statements(items, one.lot), _moment(one, "CHECKIN_TIME")):
            said["x_deadline"] = limit.text or None
        yield _subject("bid", one, said)


def _touched(items: Laid, about: Item | None) -> Sequence[Item]:
    """Return the bids about which what ``about`` reports can change an answer."""
    if about is None:
        return items.of(_LIST)
    if about.set == _LIST:
        return [about] if items.holds(about) else []
    if about.set == PERSON:
        return items.by(_LIST, _bidding).get(about.data.get("LEGAL_CODE"), ())
    if about.set in JOINED:
        return joined_to(items, about)
    return [one for one in items.of(_LIST) if concerns(one, about.lot)]


def _bidding(bid: Item) -> Any:
    return bid.data.get("BIDDER_ORG_CODE")


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
