"""What is known of a tender (已知事实) as bytes: its subjects with their facts, its place, its methods.

Facts follow from items and from nothing else, so they are found once, when something changed, and
rules may be asked of them again and again: with other parameters, or on a later day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

import orjson

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts, set_of
from jianbiao.record.domain.facts import Subject, beside, subjects
from jianbiao.record.domain.items import Item, standing
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.summary import methods, place

_NOWHERE: Final = ("", "")
_OURS: Final = "x_"
"""What a name of ours begins with; rules may look for those whose names begin alike."""
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
    """Return a subject as JSON values; sums that are no text are named, and become text."""
    facts = _read_of(one)
    sums = [name for name, value in facts.items() if isinstance(value, Decimal)]
    facts |= {name: str(facts[name]) for name in sums}
    return [one.unit, one.code, one.tender, one.lot, one.jurisdiction, facts, sums]


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
    unit, code, tender, lot, jurisdiction, facts, sums = row
    for name in sums:
        facts[name] = Decimal(facts[name])
    return Subject(
        unit=unit,
        code=code,
        tender=tender,
        lot=lot,
        facts=Facts(facts),
        jurisdiction=jurisdiction,
    )
