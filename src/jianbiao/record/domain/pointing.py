"""不属项目的记录 (credit, experts, relations, accounts, direct contracts): whom each of them names. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.record.domain.items import PROJECT, Item
from jianbiao.record.domain.parties import SUBJECT, UNCODED
from jianbiao.standard.messages import DELETE
from jianbiao.standard.sets import SETS

CREDIT: Final = tuple(
    name for name, said in SETS.items() if not said.parent and "SUBJECT_CODE" in said.by_name
)
"""信用信息: statements of authorities about one subject."""

_EXPERT: Final = ("EXPERT_NAME", "EXPERT_CODE", "expert")
_NAMED: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    SUBJECT: (("LEGAL_NAME", "LEGAL_CODE", "subject"),),
    **dict.fromkeys(CREDIT, (("SUBJECT_NAME", "SUBJECT_CODE", "credit"),)),
    "PARTY_RELATION": (
        ("PARTY_A_NAME", "PARTY_A_CODE", "relation"),
        ("PARTY_B_NAME", "PARTY_B_CODE", "relation"),
    ),
    "PLATFORM_ACCOUNT_INFO": (("LEGAL_NAME", "LEGAL_CODE", "account"),),
    "EXPERT_INFO": (_EXPERT, ("EMPLOYER_NAME", "EMPLOYER_CODE", "employer")),
    "EXPERT_SPECIALTY": (_EXPERT,),
    "EXPERT_PUNISH_INFO": (_EXPERT,),
    "DIRECT_CONTRACT_INFO": (("CONTRACTOR_NAME", "CONTRACTOR_CODE", "contractor"),),
    PROJECT: (("PROJECT_NAME", "PROJECT_CODE", "project"),),
}
"""Of each set: the fields of name and code, and as what they are named."""

LOOSE: Final = tuple(_NAMED)
"""The sets whose records are listed by themselves."""
_SHARED: Final = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One record names somebody: by code, or by name where no code was said.

    ``open`` says that anybody may know of the record.
    """

    log: str
    number: int
    role: str
    key: str
    name: str
    set: str
    platform: str
    open: bool
    happened_at: datetime
    ended_by: int = 0


def is_open(one: Item) -> bool:
    """Say whether anybody may know of a record under no tender.

    Some field of its set is open, and no authority keeps it among authorities (SCOPE 2).
    """
    return SETS[one.set].public and one.data.get("SCOPE") != _SHARED


def pointers(one: Item) -> list[Pointer]:
    """Return whom a record under no tender names; a deletion names nobody."""
    if one.data_type == DELETE or one.tender:
        return []
    found = {}
    for name_field, code_field, role in _NAMED.get(one.set, ()):
        name, code = (_text(one, field) for field in (name_field, code_field))
        key = code or (f"{UNCODED}{name}" if name else "")
        if key:
            found[role, key] = Pointer(
                log=one.log,
                number=one.number,
                role=role,
                key=key,
                name=name,
                set=one.set,
                platform=one.platform,
                open=is_open(one),
                happened_at=one.happened_at,
                ended_by=one.ended_by,
            )
    return list(found.values())


def _text(one: Item, field: str) -> str:
    said = one.data.get(field)
    return said if isinstance(said, str) else ""
