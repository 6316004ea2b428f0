"""可检索内容 of a tender: titles, codes, parties and scope, from the fields of given classes alone.

Sets that tell who bids are left out whatever their fields' class: what the law keeps secret until
the opening is in no index.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from jianbiao.record.domain import ocds, search
from jianbiao.record.domain.items import OCDS, Item, release
from jianbiao.record.domain.parties import named_openly
from jianbiao.record.domain.search import Content
from jianbiao.standard.fields import FieldClass, FieldDefinition, Text
from jianbiao.standard.sets import SETS

PUBLIC: Final = frozenset({FieldClass.OPEN})
STAFF: Final = frozenset({FieldClass.OPEN, FieldClass.GOVERNMENT})

SOURCES: Final = frozenset(
    {
        "TENDER_PROJECT",
        "SECTION",
        "TENDER_ANN_QUA_INQUERY_ANN",
        "TENDER_CANDIDATE",
        "WIN_RESULT_ANNO",
        "BID_WINNING_NOTICE",
        "CONTRACT_PERFORMANCE",
        OCDS,
    }
)
"""Sets of a tender that are looked through, beside its approved project."""

_TITLES: Final = {"TENDER_PROJECT_NAME", "NOTICE_NAME", "BID_SECTION_NAME", "PROJECT_NAME"}
_CODES: Final = {
    "TENDER_PROJECT_CODE",
    "PROJECT_CODE",
    "UNIFIED_DEAL_CODE",
    "TENDER_SELF_CODE",
    "INVEST_PROJECT_CODE",
}
_BODIES: Final = {"TENDER_CONTENT", "APPROVAL_NUMBER", "CONTRACT_NAME"}
_SHORT: Final = 200
"""Restricted texts up to this length are names and numbers, which people look for."""


def content(items: Sequence[Item], project: Item | None, classes: frozenset[FieldClass]) -> Content:
    """Return what is looked for in a tender's holding ``items`` of ``SOURCES``."""
    held = [one for one in items if one.set in SOURCES]
    found: dict[str, list[str]] = {"title": [], "codes": [], "body": [], "parties": []}
    if any(one.set == OCDS for one in held):
        _release(held[-1].tender, release(held), found)
    for one in (*held, *([project] if project else ())):
        if one.set == OCDS:
            continue
        for field, said in _texts(one, classes):
            if place := _place(field):
                found[place].append(said)
        found["parties"] += named_openly(one, classes)
    codes = (search.normal(code) for code in found["codes"])
    return Content(
        codes=tuple(dict.fromkeys(code for code in codes if code)),
        title=search.lines(found["title"]),
        parties=search.lines(found["parties"]),
        body=search.lines(found["body"]),
    )


def _texts(one: Item, classes: frozenset[FieldClass]) -> Iterator[tuple[FieldDefinition, str]]:
    for field in SETS[one.set].fields:
        said = one.data.get(field.name)
        if field.open_to in classes and isinstance(said, str):
            yield field, said


def _place(field: FieldDefinition) -> str:
    """Return where a field is looked for; empty where it is not."""
    for place, names in (("title", _TITLES), ("codes", _CODES), ("body", _BODIES)):
        if field.name in names:
            return place
    short = isinstance(field.kind, Text) and field.kind.longest <= _SHORT
    return "body" if field.open_to is FieldClass.GOVERNMENT and short else ""


def _release(code: str, said: ocds.Release, found: dict[str, list[str]]) -> None:
    """Add what the gathered releases of a process come to: it was open where it came from."""
    shown = ocds.outline(said)
    found["title"].append(shown.title)
    found["codes"].append(code)
    found["parties"] += [shown.procuring_entity]
    found["parties"] += [text for code, name, _ in ocds.parties(said) for text in (name, code)]
