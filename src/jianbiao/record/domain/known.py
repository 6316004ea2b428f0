"""What is known of a tender (已知事实) as bytes: its subjects with their facts, its place, its methods.

Facts follow from items and from nothing else, so they are found once, when something changed, and
rules may be asked of them again and again: with other parameters, or on a later day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import orjson

from jianbiao.law.facts import Facts
from jianbiao.record.domain.facts import Subject, beside, subjects
from jianbiao.record.domain.items import Item, standing
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.summary import methods, place

_NOWHERE: Final = ("", "")


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
    """Return what is known as JSON; ``read`` gives the same again."""
    rows = [_row(one) for one in said.subjects]
    return orjson.dumps({"place": said.place, "methods": said.methods, "subjects": rows})


def read(raw: bytes) -> Known:
    """Return what ``spelled`` wrote."""
    said = orjson.loads(raw)
    region, industry = said["place"]
    return Known(
        place=(region, industry),
        methods=said["methods"],
        subjects=[_subject(*row) for row in said["subjects"]],
    )


def _row(one: Subject) -> list[Any]:
    """Return a subject as JSON values; sums that are no text are named, and become text."""
    facts = dict(one.facts)
    sums = [name for name, value in facts.items() if isinstance(value, Decimal)]
    facts |= {name: str(facts[name]) for name in sums}
    return [one.unit, one.code, one.tender, one.lot, one.jurisdiction, facts, sums]


def _subject(
    unit: str,
    code: str,
    tender: str,
    lot: str,
    jurisdiction: str,
    facts: dict[str, Any],
    sums: list[str],
    /,
) -> Subject:
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
