"""What is known of a tender (已知事实) as bytes: its subjects with their facts, its place, its methods.

Facts follow from items and from nothing else, so they are found once, when something changed, and
rules may be asked of them again and again: with other parameters, or on a later day.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

import orjson

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts, set_of
from jianbiao.law.spread import Spread
from jianbiao.law.unions import Bids
from jianbiao.record.domain.facts import Subject, beside, subjects
from jianbiao.record.domain.items import Item, standing
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.summary import methods, place

_NOWHERE: Final = ("", "")
_OURS: Final = "x_"
"""What a name of ours begins with; rules may look for those whose names begin alike."""
_OTHER_LOTS: Final = "x_bids_lot_"
_SUM, _SPREAD, _BIDS = "sum", "spread", "bids"
"""What a value was that JSON does not know."""
_UNIT: Final = "PRICE_UNIT"
"""The field of a set that says in which unit its sums are; it is read with any of them."""
_REPORTED: Final = ""
"""What stands for the value of a fact that no rule reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """(region, industry) of a tender, its kinds of evaluation method by lot, and its subjects."""

    place: tuple[str, str]
    methods: Mapping[str, str]
    subjects: Sequence[Subject]


def known(items: Sequence[Item], around: Sequence[Item] = ()) -> Known:
    """Return what all ``items`` of a tender, and those that stand ``around`` them, come to."""
    now = beside(standing(items), standing(around))
    if not now:
        return Known(place=_NOWHERE, methods={}, subjects=())
    found = tuple(subjects(Laid(now), history=items))
    return Known(place=place(now), methods=methods(now), subjects=found)


def spelled(said: Known) -> bytes:
    """Return what is known as JSON, as far as rules read it; ``read`` gives the same again."""
    rows = [_row(one) for one in said.subjects]
    return orjson.dumps({"place": said.place, "methods": said.methods, "subjects": rows})


def read(raw: bytes) -> Known:
    """Return what ``spelled`` wrote."""
    said = orjson.loads(raw)
    region, industry = said["place"]
    return Known(
        place=(region, industry),
        methods=said["methods"],
        subjects=[_subject(row) for row in said["subjects"]],
    )


def _row(one: Subject) -> list[Any]:
    """Return a subject as JSON values; those that JSON does not know are named by what they were."""
    facts = _read_of(one)
    made: dict[str, list[str]] = {}
    for name, value in facts.items():
        if isinstance(value, Decimal):
            made.setdefault(_SUM, []).append(name)
            facts[name] = str(value)
        elif isinstance(value, Spread):
            made.setdefault(_SPREAD, []).append(name)
            latest = value.latest.isoformat() if value.latest else None
            facts[name] = [value.count, latest, list(value.others.items())]
        elif isinstance(value, Bids):
            made.setdefault(_BIDS, []).append(name)
            facts[name] = _told(value, one.facts)
    return [one.unit, one.code, one.tender, one.lot, one.jurisdiction, facts, made]


def _told(bids: Bids, facts: Mapping[str, Any]) -> list[Any]:
    """Return bids as JSON; of names it is kept what is asked of them: of bidders for other lots."""
    beside = (said for name, said in facts.items() if name.startswith(_OTHER_LOTS))
    asked = {str(name).strip() for said in beside for bid in said for name in bid if name}
    joins = {name: found for name in sorted(asked) if (found := bids.joins(name)) is not None}
    return [bids.count, bids.unions, bids.hidden, bids.twice, bids.first, joins]


def _read_of(one: Subject) -> dict[str, Any]:
    """Return the facts that rules about the unit read, and one of every other set: rules ask of sets."""
    reads, seen = read_by(one.unit), set[str]()
    said: dict[str, Any] = {}
    for name, value in one.facts.items():
        if name in reads or name.startswith(_OURS):
            said[name] = value
        elif (of := set_of(name)) not in seen:
            seen.add(of)
            said[name] = _REPORTED
    return said


@cache
def read_by(unit: str) -> frozenset[str]:
    """Return the names that rules about ``unit`` read, and the units of sums among them."""
    read = {name for rule in RULES.values() if rule.unit == unit for name in rule.reads}
    return frozenset(read | {f"{set_of(name)}.{_UNIT}" for name in read})


def _subject(row: list[Any]) -> Subject:
    unit, code, tender, lot, jurisdiction, facts, made = row
    for kind, names in made.items():
        for name in names:
            facts[name] = _MADE[kind](facts[name])
    return Subject(
        unit=unit,
        code=code,
        tender=tender,
        lot=lot,
        facts=Facts(facts),
        jurisdiction=jurisdiction,
    )


def _spread(said: list[Any]) -> Spread:
    count, latest, others = said
    at = datetime.fromisoformat(latest) if latest else None
    return Spread(count=count, latest=at, others=dict(map(tuple, others)))


def _bids(said: list[Any]) -> Bids:
    count, unions, hidden, twice, first, joins = said
    return Bids(
        count=count, unions=unions, hidden=hidden, twice=twice, first=first, joins=joins.get
    )


_MADE: Final[Mapping[str, Callable[[Any], Any]]] = {
    _SUM: Decimal,
    _SPREAD: _spread,
    _BIDS: _bids,
}
