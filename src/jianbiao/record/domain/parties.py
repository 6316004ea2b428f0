"""主体 in a tender: who is named by one record, in which role, alone or in a consortium (联合体)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.record.domain import ocds
from jianbiao.record.domain.items import OCDS, Item
from jianbiao.record.domain.secrecy import SECRET
from jianbiao.standard.fields import FieldClass, Owner
from jianbiao.standard.messages import DELETE
from jianbiao.standard.sets import SETS

SUBJECT: Final = "LEGAL_PERSON_BASE"
"""The set that describes an entity itself; it belongs to no tender."""

UNCODED: Final = "name:"
"""What the key of an entity begins with that was reported without a code."""

_WINNER: Final = ("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner")
_ENTITY: Final = ("TENDERER_NAME", "TENDERER_CODE", "procuring_entity")
_BIDDER: Final = ("BIDDER_NAME", "BIDDER_ORG_CODE", "bidder")

_PARTIES: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "PROJECT": (("LEGAL_PERSON", "", "owner"),),
    "TENDER_PROJECT": (
        _ENTITY,
        ("TENDER_AGENCY_NAME", "TENDER_AGENCY_CODE", "agency"),
        ("OWNER_NAME", "OWNER_CODE", "owner"),
    ),
    "TENDER_LIST": (_BIDDER,),
    "BID_OPEN_DETAIL": (_BIDDER,),
    "TENDER_CANDIDATE": (("BIDDER_NAME", "BIDDER_ORG_CODE", "candidate"),),
    "WIN_RESULT_ANNO": (_WINNER,),
    "BID_WINNING_NOTICE": (_WINNER,),
    "CONTRACT_PERFORMANCE": (_WINNER, _ENTITY),
    SUBJECT: (("LEGAL_NAME", "LEGAL_CODE", "subject"),),
}
"""Of each set: the fields of name and code, and the role they give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """主体说法: one record names one party. ``leader`` is the key of the consortium's leader.

    ``key`` is the code as it was reported, right or wrong, or the name where no code was;
    ``secret`` says that nobody may know before the opening.
    """

    log: str
    number: int
    proof: int
    role: str
    key: str
    name: str
    tender: str
    lot: str
    set: str
    platform: str
    happened_at: datetime
    leader: str
    secret: bool
    ended_by: int = 0

    @property
    def part(self) -> tuple[str, str, str, str, str]:
        """What is said: (key, tender, lot, role, name), whoever says it and when."""
        return self.key, self.tender, self.lot, self.role, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """主体属性: what a record of an entity itself says in one field; ``open`` to the public or not."""

    log: str
    number: int
    proof: int
    field: str
    value: str
    key: str
    platform: str
    open: bool
    happened_at: datetime
    ended_by: int = 0


def traits(one: Item) -> list[Trait]:
    """Return what a record of an entity itself (法人基本信息) says of it, field by field.

    Fields that are closed, and those that say where the record was made, are left out.
    """
    if one.set != SUBJECT or one.data_type == DELETE:
        return []
    key = _key(_text(one.data, "LEGAL_CODE"), _text(one.data, "LEGAL_NAME"))
    said = {(f.name, value): (f, value) for f in _TOLD for value in _values(one.data.get(f.name))}
    return [
        Trait(
            log=one.log,
            number=one.number,
            proof=one.proof,
            field=field.name,
            value=value,
            key=key,
            platform=one.platform,
            open=field.open_to is FieldClass.OPEN,
            happened_at=one.happened_at,
            ended_by=one.ended_by,
        )
        for field, value in said.values()
        if key
    ]


_TOLD: Final = tuple(
    field
    for field in SETS[SUBJECT].fields
    if field.open_to in {FieldClass.OPEN, FieldClass.GOVERNMENT}
    and field.owner is not Owner.PLATFORM
    and field.name not in {"LEGAL_NAME", "LEGAL_CODE", "LEGAL_CODE_TYPE"}
)


def _values(said: Any) -> list[str]:
    """Return a value as text, an array as one text for each of its rows."""
    if isinstance(said, list):
        return [" ".join(str(v) for v in row.values()) for row in said if isinstance(row, Mapping)]
    return [said] if isinstance(said, str) else []


def claims(one: Item) -> list[Claim]:
    """Return what one item says of who takes part; a deletion, or what was erased, says nothing."""
    erased = one.set == SUBJECT and "LEGAL_NAME" not in one.data
    if one.data_type == DELETE or erased:
        return []
    found = {said[:3]: _claim(one, *said) for said in reversed(_named(one)) if said[0]}
    return list(found.values())[::-1]


def _claim(one: Item, key: str, name: str, role: str, leader: str) -> Claim:
    return Claim(
        log=one.log,
        number=one.number,
        proof=one.proof,
        role=role,
        key=key,
        name=name,
        tender=one.tender,
        lot=one.lot,
        set=one.set,
        platform=one.platform,
        happened_at=one.happened_at,
        leader=leader,
        secret=one.set in SECRET,
        ended_by=one.ended_by,
    )


def _named(one: Item) -> list[tuple[str, str, str, str]]:
    """Return (key, name, role, leader) of whoever takes part according to one item, in its order."""
    if one.set == OCDS:
        foreign = ocds.parties(one.data["RELEASE"]) if "RELEASE" in one.data else []
        return [(_key(code, name), name, role, "") for code, name, role in foreign]
    found = []
    for name_field, code_field, role in _PARTIES.get(one.set, ()):
        name = _text(one.data, name_field)
        found.append((_key(_text(one.data, code_field), name), name, role, ""))
    return found + (_members(one, *found[0][::2]) if found else [])


def _members(one: Item, leader: str, role: str) -> list[tuple[str, str, str, str]]:
    """Return the members of a consortium, each in the role of its leader."""
    members = one.data.get("UNION_ORGAN_SET")
    found = []
    for member in members if isinstance(members, list) else ():
        name = _text(member, "UNION_ORGAN_NAME")
        key = _key(_text(member, "UNION_ORGAN_CODE"), name)
        found.append((key, name, role, leader if key != leader else ""))
    return found


def _key(code: str, name: str) -> str:
    return code or (f"{UNCODED}{name}" if name else "")


def _text(data: Mapping[str, Any], name: str) -> str:
    said = data.get(name)
    return said if isinstance(said, str) else ""


def named_openly(one: Item, classes: frozenset[FieldClass]) -> list[str]:
    """Return names and codes of whoever one item names in fields of ``classes``."""
    fields = SETS[one.set].by_name
    found = [
        _text(one.data, field)
        for pair in _PARTIES.get(one.set, ())
        for field in pair[:2]
        if field and fields[field].open_to in classes
    ]
    if "UNION_ORGAN_SET" in fields and fields["UNION_ORGAN_SET"].open_to in classes:
        found += [text for key, name, *_ in _members(one, "", "") for text in (name, key)]
    return [said for said in found if said and not said.startswith(UNCODED)]
