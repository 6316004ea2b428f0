"""证据: which records a finding rests on, field by field with its entry number. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule
from jianbiao.publish import domain as public
from jianbiao.record.domain import calling
from jianbiao.record.domain.items import Item
from jianbiao.standard.fields import FieldClass
from jianbiao.watch.asking import sets_of
from jianbiao.watch.domain import Finding
from jianbiao.web.staff.timeline import STAFF

_BEHIND: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "x_TENDER_LIST": {"TENDER_LIST": ("BIDDER_NAME",)},
    "x_TENDER_LIST_count": {"TENDER_LIST": ("BIDDER_NAME", "IS_ACCEPTED")},
    "x_accepted": {"TENDER_LIST": ("BIDDER_NAME", "IS_ACCEPTED")},
    "x_encrypted": {"TENDER_LIST": ("BIDDER_NAME", "IS_ENCRYPTED")},
    "x_candidates": {"TENDER_CANDIDATE": ("BIDDER_NAME", "ORDER")},
    "x_text": {
        "TENDER_CANDIDATE_ANNOUNCE": ("PUBLICITY_NAME", "PUBLICITY_CONTENT"),
        "TENDER_FILE_CLARI_MODI": ("EVALUATING_METHOD",),
    },
    "x_open_objections": {
        "OBJECTION": ("OBJECTION_NO", "OBJECTION_TIME"),
        "OBJECTION_REPLY": ("OBJECTION_NO", "REPLY_TIME"),
    },
    "x_deadline": {
        "TENDER_ANN_QUA_INQUERY_ANN": ("BID_DOC_REFER_END_TIME",),
        "TENDER_FILE_CLARI_MODI": ("POST_REFER_END_TIME",),
    },
}
"""The sets and fields from which a name of ours is counted or found."""
_CALLED: Final = {
    ours: {wire.partition(".")[0]: (wire.partition(".")[2],)}
    for wire, ours in calling.RENAMED.items()
}
"""The same for names that stand for one field of the wire."""

_FIELDS: Final = {
    "x_new_deadline": "POST_REFER_END_TIME",
    "x_affects_bids": "IS_AFFECT_BID",
    "x_MARGIN_PERCENT": "MARGIN_PERCENT",
    "x_CONTRACT_PRICE": "CONTRACT_PRICE",
}
"""The national names of facts that go by a name of ours."""

_SINGLE: Final = {
    "notice": "TENDER_ANN_QUA_INQUERY_ANN",
    "clarification": "TENDER_FILE_CLARI_MODI",
    "bid": "TENDER_LIST",
    **{unit: name for name, unit in calling.UNITS.items()},
}
"""Units of which each record is a subject, with their set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One record and those of its fields that the rule reads."""

    item: Item
    head: public.Headline
    lines: tuple[public.Line, ...]


def pieces(
    finding: Finding,
    items: Sequence[Item],
    at: datetime,
    classes: frozenset[FieldClass] = STAFF,
) -> tuple[Piece, ...]:
    """Return what a finding rests on, oldest first; records not open before the opening stay shut."""
    rule = RULES[finding.rule]
    shown = {one.number for one in public.open_items(items, at)}
    found = []
    for one in items:
        fields = _fields(rule, one.set)
        if fields is None or one.number not in shown or not _about(one, finding, rule.unit):
            continue
        head = public.headline(one)
        lines = public.lines(one.set, one.data, classes)
        read = tuple(line for line in lines if line.name in (fields or head.brief))
        if read:
            found.append(Piece(item=one, head=head, lines=read))
    return tuple(found)


def _fields(rule: Rule, name: str) -> set[str] | None:
    """Return which fields of set ``name`` a rule reads; None where it reads nothing of it.

    Empty where what it reads is derived from whole records: then their outline is shown.
    """
    here = {read.partition(".")[2] for read in rule.reads if read.partition(".")[0] == name}
    told = [
        said[read].get(name, ())
        for said in (_BEHIND, _CALLED)
        for read in rule.reads
        if read in said
    ]
    found = {_FIELDS.get(field, field) for field in here} | {f for fields in told for f in fields}
    if found:
        return found
    return set() if name in sets_of(rule.number) else None


def _about(one: Item, finding: Finding, unit: str) -> bool:
    """Say whether a record speaks of the finding's lot, and is the very one where the unit is single."""
    if finding.lot and one.lot and one.lot != finding.lot:
        return False
    key = finding.subject.partition("#")[2]
    if unit in _SINGLE and key and one.set == _SINGLE[unit]:
        return one.data_key == key or (unit == "clarification" and "CLARIFY_TIME" not in one.data)
    return True
