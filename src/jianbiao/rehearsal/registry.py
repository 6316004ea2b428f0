"""主体信息: legal persons, who heads and holds them, and relations, as registers tell platforms.

Now and then of any bidder; of all bidders of a lot where a relation between them is planted.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from jianbiao.rehearsal import habits
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.habits import Person
from jianbiao.rehearsal.names import Party
from jianbiao.rehearsal.province import NAME, PREFECTURES
from jianbiao.standard.identifiers import make_uscc

_TOLD: Final = 0.02
_ELSEWHERE: Final = make_uscc("9", "1", "690100", "MA900001")
_STATE: Final = "云禾省国有资产投资运营集团有限公司"
SAME_HEAD, HOLDING, NAMESAKE, MINORITY, STATE, HEADLESS = (
    "same_head",
    "holding",
    "namesake",
    "minority",
    "state",
    "headless",
)


def report(case: Case, lot: Lot, bids: Sequence[Bid]) -> None:
    """Report legal persons among the bidders, and what joins the agency to one of them."""
    shape = lot.shape
    for place, one in enumerate(bids):
        if shape.heads or case.chance.random() < _TOLD:
            _person(case, one, _head(lot, bids, place), _holders(lot, bids, place))
    if shape.heads and shape.heads != HEADLESS:
        case.tied[lot.code] = tuple(one.party.code for one in bids[:2])
    if shape.agency_tie:
        case.tied[lot.code] = (case.work.agency.code, bids[0].party.code)
        _tie(case, bids[0].party, shape.agency_tie, bids[0])
    if shape.entity_tie:
        _interest(case, lot, bids)


def _head(lot: Lot, bids: Sequence[Bid], place: int) -> Person | None:
    if lot.shape.heads == HEADLESS and place == 0:
        return None
    own, first = habits.of(bids[place].firm.number).head, habits.of(bids[0].firm.number).head
    if place != 1:
        return own
    if lot.shape.heads == SAME_HEAD:
        return first
    if lot.shape.heads == NAMESAKE:
        return habits.Person(name=first.name, id_card=own.id_card, phone=own.phone, mail=own.mail)
    return own


def _holders(lot: Lot, bids: Sequence[Bid], place: int) -> list[dict[str, str]]:
    shape, party = lot.shape, bids[place].party
    own = {"SHAREHOLDER_NAME": habits.of(bids[place].firm.number).head.name, "SHARE_RATE": "100"}
    if shape.heads == STATE and place < 2:  # noqa: PLR2004 - a pair
        return [{"SHAREHOLDER_NAME": _STATE, "SHARE_RATE": "60"}, {**own, "SHARE_RATE": "40"}]
    rate = {HOLDING: "60", MINORITY: "32"}.get(shape.heads)
    if rate is None or place != 1:
        return [own]
    holder = bids[0].party
    rest = str(100 - int(rate))
    return [
        {
            "SHAREHOLDER_NAME": holder.name,
            "SHAREHOLDER_CODE": holder.code,
            "SHARE_RATE": rate,
        },
        {"SHAREHOLDER_NAME": f"{party.name[:2]}自然人股东", "SHARE_RATE": rest},
    ]


def _person(case: Case, one: Bid, head: Person | None, holders: Sequence[dict[str, str]]) -> None:
    own = habits.of(one.firm.number)
    said: dict[str, Any] = {
        "LEGAL_NAME": one.party.name,
        "LEGAL_CODE": one.party.code,
        "LEGAL_ROLE": "03",
        "LEGAL_REPRESENT": head.name if head else None,
        "LEGAL_REPRESENT_ID": head.id_card if head else None,
        "REGION_CODE": PREFECTURES[one.firm.kind[0]][0],
        "STATUS": "1",
        "CONTACT_PHONE": own.handler.phone,
        "SHAREHOLDER_SET": list(holders) if head else None,
    }
    case.say("LEGAL_PERSON_BASE", one.at - timedelta(hours=2), said)


def _interest(case: Case, lot: Lot, bids: Sequence[Bid]) -> None:
    """Report that the procuring entity has a relation: to a bidder, or to a firm that does not bid."""
    entity, party = case.work.entity, bids[0].party
    if lot.shape.entity_tie == "elsewhere":
        party = Party(name=f"{NAME}省建设集团物资有限公司", code=_ELSEWHERE)
    case.tied[lot.code] = (entity.code, party.code)
    case.say(
        "PARTY_RELATION",
        bids[0].at - timedelta(hours=1),
        {
            "PARTY_A_NAME": entity.name,
            "PARTY_A_CODE": entity.code,
            "PARTY_B_NAME": party.name,
            "PARTY_B_CODE": party.code,
            "RELATION_KIND": "5" if lot.shape.entity_tie == "employment" else "4",
            "RELATION_SOURCE": f"{NAME}省企业登记信息",
        },
    )


def _tie(case: Case, party: Party, tie: str, one: Bid) -> None:
    """Report what joins the agency to a bidder: control, or no more than a common state owner."""
    agency = case.work.agency
    said: dict[str, str | None] = {
        "PARTY_A_NAME": agency.name,
        "PARTY_A_CODE": agency.code,
        "PARTY_B_NAME": party.name,
        "PARTY_B_CODE": party.code,
        "RELATION_SOURCE": f"{NAME}省企业登记信息",
    }
    if tie == STATE:
        said |= {"PARTY_A_NAME": _STATE, "PARTY_A_CODE": None}
    case.say(
        "PARTY_RELATION",
        one.at - timedelta(hours=1),
        {**said, "RELATION_KIND": "2", "SHARE_RATE": "55"},
    )
