"""成表: records of one set as rows under the few fields that tell them apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from jianbiao.publish.domain.lines import Line, lines
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.pointing import pointers
from jianbiao.standard.fields import FieldClass, FieldDefinition
from jianbiao.standard.sets import SETS

_BRIEF: Final[dict[str, tuple[str, ...]]] = {
    "PROJECT": ("PROJECT_NAME", "LEGAL_PERSON", "REGION_CODE", "APPROVAL_NUMBER"),
    "LEGAL_PERSON_BASE": ("LEGAL_NAME", "LEGAL_CODE", "REGION_CODE", "STATUS"),
    "PARTY_RELATION": ("PARTY_A_NAME", "PARTY_B_NAME", "RELATION_KIND", "RELATION_SOURCE"),
    "PLATFORM_ACCOUNT_INFO": ("LEGAL_NAME", "LEGAL_ROLE", "REGISTER_TIME", "STATUS"),
    "EXPERT_INFO": ("EXPERT_NAME", "EXPERT_CODE", "EMPLOYER_NAME", "TITLE_LEVEL", "STATUS"),
    "EXPERT_SPECIALTY": ("EXPERT_NAME", "EXPERT_CODE", "SPECIALTY_NAME", "SPECIALTY_YEARS"),
    "EXPERT_PUNISH_INFO": ("EXPERT_NAME", "EXPERT_CODE", "PUNISH_TYPE", "PUNISH_TIME"),
    "VIOLATING_LAWS_RULES_INFO": ("SUBJECT_NAME", "PUNISH_TYPE", "PUNISH_TIME", "AUTHORITY_NAME"),
    "BLACK_LIST": ("SUBJECT_NAME", "LIST_REASON", "START_DATE", "END_DATE", "AUTHORITY_NAME"),
    "WITHDRAW_BLACK_LIST": ("SUBJECT_NAME", "WITHDRAW_REASON", "WITHDRAW_TIME", "AUTHORITY_NAME"),
    "AWARD_INFO": ("SUBJECT_NAME", "AWARD_NAME", "AWARD_TIME", "AUTHORITY_NAME"),
    "PERFORMANCE_INFO": ("SUBJECT_NAME", "PERFORMANCE_CONTENT", "CONTRACT_PRICE"),
    "SOCIAL_CREDIT_INFO": ("SUBJECT_NAME", "CREDIT_LEVEL", "VALID_DATE", "AUTHORITY_NAME"),
    "DIRECT_CONTRACT_INFO": (
        "CONTRACT_NAME",
        "CONTRACTOR_NAME",
        "CONTRACT_PRICE",
        "EXEMPTION_GROUND",
    ),
}
"""The fields of each set by which its records are told apart."""

_ENTITIES: Final = frozenset({"subject", "credit", "relation", "account"})
"""Roles of a mention under which an entity has a page."""

Classes = Callable[[Item], frozenset[FieldClass]]
"""Which classes of fields the reader may read of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record; ``cells`` stand under the columns, None where a field is not there or not open.

    ``key`` names the entity that the record speaks of first; empty where it speaks of none.
    """

    item: Item
    cells: tuple[tuple[FieldDefinition, Line | None], ...]
    key: str


def columns(name: str) -> tuple[FieldDefinition, ...]:
    """Return the fields that are the columns of a list of set ``name``."""
    known = SETS[name].by_name
    return tuple(known[field] for field in _BRIEF.get(name, ()) if field in known)


def rows(items: Sequence[Item], classes: Classes) -> list[Row]:
    """Return records as rows under ``columns``."""
    return [_row(one, classes(one)) for one in items]


def _row(one: Item, classes: frozenset[FieldClass]) -> Row:
    said = {line.name: line for line in lines(one.set, one.data, classes)}
    named = [said.key for said in pointers(one) if said.role in _ENTITIES]
    return Row(
        item=one,
        cells=tuple((field, said.get(field.name)) for field in columns(one.set)),
        key=named[0] if named else "",
    )
