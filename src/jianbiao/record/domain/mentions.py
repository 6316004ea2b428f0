"""Records that hang under nothing and bear on tenders (旁引记录): persons, relations, violations.

Each names a code, or two: the tender or the parties it speaks of. By these codes it is laid beside
the items of a tender, and by these codes the tenders it bears on are found.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jianbiao.record.domain import akin
from jianbiao.record.domain.items import LET_ALONE, Item
from jianbiao.record.domain.secrecy import OPENING
from jianbiao.standard import identifiers
from jianbiao.standard.messages import DELETE

PERSON: Final = "LEGAL_PERSON_BASE"
RELATION: Final = "PARTY_RELATION"
VIOLATION: Final = "VIOLATING_LAWS_RULES_INFO"
ASIDE: Final = (PERSON, RELATION, VIOLATION)

_TENDER: Final = 20
"""Characters of a lot's code that are its tender's."""
_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    PERSON: (
        "LEGAL_REPRESENT",
        "LEGAL_REPRESENT_ID",
        "SHAREHOLDER_SET",
        "MANAGER_SET",
        "BASIC_ACCOUNT_NO",
    ),
    RELATION: ("RELATION_KIND", "SHARE_RATE", "START_DATE", "END_DATE", "RELATION_SOURCE"),
}
"""What rules read of a record; a report that changes nothing of it asks nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """旁引: record ``number`` speaks of ``key``, and of ``other`` where it is told of two.

    Keys are credit codes with right check digits, codes of tenders, and what contracts alike share
    (``akin.key_of``). ``other`` is empty for one.
    """

    log: str
    key: str
    other: str
    number: int


def mention(one: Item) -> Mention | None:
    """Return what a record under nothing speaks of; None for any other and for a deletion.

    A contract let without a tender speaks of those alike under other project codes.
    """
    if one.data_type == DELETE:
        return None
    if one.set == LET_ALONE:
        alike = akin.key_of(one)
        return Mention(log=one.log, key=alike, other="", number=one.number) if alike else None
    if one.set not in ASIDE:
        return None
    key, other = _keys(one)
    if not key or (one.set == RELATION and (not other or other == key)):
        return None
    return Mention(log=one.log, key=key, other=other, number=one.number)


def keys_of(items: Sequence[Item], near: Sequence[Item] = ()) -> set[str]:
    """Return the keys under which records bear on a tender of ``items``: its code, its parties.

    And those of contracts let under its project, ``near`` are others of the project.

    Parties are asked for only once an opening is told of: until then nobody may know who bids
    (招标投标法 第二十二条).
    """
    found: set[str] = set()
    opened = False
    for one in items:
        if one.tender:
            found.add(one.tender)
            opened = opened or one.set in OPENING
            found |= parties(one)
    known = found if opened else {key for key in found if len(key) == _TENDER}
    return known | akin.keys_of([*items, *near])


def parties(one: Item) -> set[str]:
    """Return the credit codes of whoever bids, tenders or acts as agent according to ``one``."""
    data = one.data
    if one.set == "TENDER_LIST":
        return {code for code, _ in bidders(data) if code}
    if one.set == "TENDER_PROJECT":
        return {credit(data.get(field)) for field in ("TENDERER_CODE", "TENDER_AGENCY_CODE")} - {""}
    return set()


def bidders(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (credit code, name) of a bidder and of each member of its consortium."""
    found = [(credit(data.get("BIDDER_ORG_CODE")), str(data.get("BIDDER_NAME", "")))]
    members = data.get("UNION_ORGAN_SET")
    for row in members if isinstance(members, list) else ():
        if isinstance(row, Mapping):
            name = str(row.get("UNION_ORGAN_NAME", ""))
            found.append((credit(row.get("UNION_ORGAN_CODE")), name))
    return found


def among(one: Item, keys: Collection[str]) -> bool:
    """Say whether a record under nothing speaks of one of ``keys``, or of two of them."""
    said = mention(one)
    return said is not None and said.key in keys and (not said.other or said.other in keys)


def stands_beside(one: Item) -> bool:
    """Say whether a record may stand beside tenders under whose project it did not come."""
    return one.set in ASIDE or one.set == LET_ALONE


def beside_a(project: str, one: Item) -> Item | None:
    """Return what a record that is among a tender's keys is beside it; None where it is its project's."""
    if one.set != LET_ALONE:
        return one
    return None if one.project == project else akin.elsewhere(one)


def of_project(one: Item) -> bool:
    """Say whether an item is told to all tenders of its approved project."""
    return bool(one.project) and (not one.tender or one.set == LET_ALONE)


def beside_another(one: Item) -> Item:
    """Return a record of an approved project, came it under a tender, as it stands beside another."""
    return replace(one, tender="", lot="") if one.tender else one


def news(new: Item, before: Sequence[Item]) -> bool:
    """Say whether ``new`` tells something that none of the records ``before`` about the same tells."""
    fields = _TOLD.get(new.set)
    if fields is None or new.data_type == DELETE:
        return True
    said = [new.data.get(field) for field in fields]
    return all(said != [one.data.get(field) for field in fields] for one in before)


def credit(said: Any) -> str:
    """Return 统一社会信用代码 where ``said`` is one with right check digits, else nothing."""
    return said if isinstance(said, str) and identifiers.valid("uscc", said) else ""


def _keys(one: Item) -> tuple[str, str]:
    if one.set == PERSON:
        return credit(one.data.get("LEGAL_CODE")), ""
    if one.set == RELATION:
        return credit(one.data.get("PARTY_A_CODE")), credit(one.data.get("PARTY_B_CODE"))
    return referred(one)[0], ""


def referred(one: Item) -> tuple[str, str]:
    """Return the codes of the tender and the lot that a violation refers to."""
    lot = one.data.get("BID_SECTION_CODE")
    tender = one.data.get("TENDER_PROJECT_CODE")
    lot = lot if isinstance(lot, str) else ""
    return (tender if isinstance(tender, str) else "") or lot[:_TENDER], lot
