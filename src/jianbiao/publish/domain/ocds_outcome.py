"""开放合同·结果: bids, awards, contracts and complaints of a release, from open fields."""

from collections.abc import Iterator, Sequence
from typing import Final

from jianbiao.publish.domain.bids import bids
from jianbiao.publish.domain.ocds_values import (
    Parties,
    Said,
    document,
    lots,
    moment,
    period,
    tidy,
    value,
)
from jianbiao.record.domain.items import Item
from jianbiao.standard import subject_codes

_CONTRACTS: Final = frozenset({"CONTRACT_PERFORMANCE", "DIRECT_CONTRACT_INFO"})
_RESULTS: Final = ("WIN_RESULT_ANNO", "BID_WINNING_NOTICE")


def outcome(held: Sequence[Item], parties: Parties) -> Said:
    """Return bids, awards, contracts and complaints; what there is none of is left out."""
    awards = {one["id"]: one for one in _awards(held, parties)}
    contracts = list(_contracts(held, parties, awards))
    details = list(_bids(held, parties))
    return {
        "bids": {"details": details} if details else None,
        "awards": list(awards.values()),
        "contracts": contracts,
        "complaints": [_complaint(one) for one in held if one.set == "COMPLAINT_INFO"],
    }


def _bids(held: Sequence[Item], parties: Parties) -> Iterator[Said]:
    by_number = {one.proof: one for one in held}
    for bid in bids(held):
        one = by_number[bid.number]
        known = "valid" if bid.candidate or bid.winner else None
        yield tidy(
            {
                "id": str(bid.number),
                "date": moment(one.data, "CHECKIN_TIME"),
                "status": "disqualified" if bid.refused else known,
                "tenderers": parties.bidders(one.data, "BIDDER", "tenderer"),
                "value": value(one.data, "BID_PRICE"),
                "relatedLots": lots(one),
            }
        )


def _awards(held: Sequence[Item], parties: Parties) -> Iterator[Said]:
    """Yield an award for each winner of a lot, and the candidates of lots that have none yet."""
    won: dict[tuple[str, str], list[Item]] = {}
    for one in held:
        if one.set in _RESULTS:
            who = str(one.data.get("WIN_BIDDER_CODE") or one.data.get("WIN_BIDDER_NAME", ""))
            won.setdefault((one.lot, who), []).append(one)
    for about in won.values():
        yield _award(about, held, parties)
    settled = {lot for lot, _ in won}
    for one in held:
        if one.set == "TENDER_CANDIDATE" and one.lot not in settled:
            rank = one.data.get("ORDER")
            yield tidy(
                {
                    "id": str(one.proof),
                    "title": f"中标候选人第{rank}名" if rank else "中标候选人",
                    "status": "pending",
                    "suppliers": parties.bidders(one.data, "BIDDER", "candidate"),
                    "value": value(one.data, "BID_PRICE"),
                    "relatedLots": lots(one),
                    "documents": list(_publicity(one.lot, held)),
                }
            )


def _award(about: Sequence[Item], held: Sequence[Item], parties: Parties) -> Said:
    """Return the award that a result notice, a letter of award, or both tell."""
    one = next((item for item in about if item.set == _RESULTS[0]), about[0])
    notices = [
        document(item, "awardNotice", "NOTICE_NAME", url="NOTICE_URL", at=("NOTICE_SEND_TIME",))
        for item in about
        if item.set == _RESULTS[0]
    ]
    values = (value(item.data, "BID_AMOUNT") for item in (one, *about))
    return tidy(
        {
            "id": str(one.proof),
            "title": one.data.get("NOTICE_NAME"),
            "status": "active",
            "date": moment(one.data, "NOTICE_SEND_TIME", "WIN_NOTICE_SEND_TIME"),
            "suppliers": parties.bidders(one.data, "WIN_BIDDER", "supplier"),
            "value": next((said for said in values if said), None),
            "relatedLots": lots(one),
            "documents": [*_publicity(one.lot, held), *notices],
        }
    )


def _publicity(lot: str, held: Sequence[Item]) -> Iterator[Said]:
    for one in held:
        if one.set == "TENDER_CANDIDATE_ANNOUNCE" and one.lot in {lot, ""}:
            at = ("PUBLICITY_START_TIME",)
            yield document(one, "awardNotice", "PUBLICITY_NAME", url="PUBLICITY_URL", at=at)


def _contracts(held: Sequence[Item], parties: Parties, awards: dict[str, Said]) -> Iterator[Said]:
    """Yield contracts. One without an award told gets the award that its signing implies."""
    for one in held:
        if one.set not in _CONTRACTS:
            continue
        direct = one.set == "DIRECT_CONTRACT_INFO"
        suppliers = parties.bidders(one.data, "CONTRACTOR" if direct else "WIN_BIDDER", "supplier")
        price = value(one.data, "CONTRACT_PRICE")
        award = _of_lot(one, suppliers, awards)
        if award is None:
            said = {"id": f"{one.proof}-award", "status": "active", "suppliers": suppliers}
            award = tidy({**said, "value": price, "relatedLots": lots(one)})
            awards[award["id"]] = award
        due = {"durationInDays": _count(one.data.get("LIMITE_DAYS"))}
        yield tidy(
            {
                "id": str(one.proof),
                "awardID": award["id"],
                "title": one.data.get("CONTRACT_NAME"),
                "status": "active",
                "dateSigned": moment(one.data, "SIGN_TIME"),
                "value": price,
                "period": tidy({**period(one.data, "", "FINISH_DATE"), **due}),
                "relatedLots": lots(one),
                **_performance(one, held),
            }
        )


def _of_lot(one: Item, suppliers: Sequence[Said], awards: dict[str, Said]) -> Said | None:
    """Return the award of a contract's lot: of several the one to its supplier."""
    told = [
        a
        for a in awards.values()
        if a["status"] == "active" and a.get("relatedLots", []) == lots(one)
    ]
    ids = {supplier["id"] for supplier in suppliers}
    same = [a for a in told if ids & {supplier["id"] for supplier in a.get("suppliers", ())}]
    return next(iter(same or (told if len(told) == 1 else ())), None)


def _performance(contract: Item, held: Sequence[Item]) -> Said:
    """Return what became of a contract: its amendments, its end, what was paid in all.

    A record that names no contract is about the only one of its lot.
    """
    here = [one for one in held if one.lot == contract.lot]
    numbers = {contract.data.get("CONTRACT_NO")} - {None}
    if sum(one.set in _CONTRACTS for one in here) == 1:
        numbers |= {None}
    same = [one for one in here if one.data.get("CONTRACT_NO") in numbers]
    changes = [
        tidy(
            {
                "id": str(one.proof),
                "date": moment(one.data, "CHANGE_TIME"),
                "rationale": one.data.get("CHANGE_REASON"),
                "description": one.data.get("CHANGE_CONTENT"),
            }
        )
        for one in same
        if one.set == "CONTRACT_CHANGE"
    ]
    ends = [one for one in same if one.set == "PERFORMANCE"]
    met = [
        tidy(
            {
                "id": str(one.proof),
                "title": "竣工",
                "type": "delivery",
                "status": "met",
                "dateMet": moment(one.data, "FINISH_TIME", "ACCEPT_TIME"),
                "description": one.data.get("ACCEPT_RESULT"),
            }
        )
        for one in ends
    ]
    return {
        "amendments": changes,
        "implementation": {"milestones": met} if met else None,
        "finalValue": next((v for one in ends if (v := value(one.data, "SETTLE_PRICE"))), None),
    }


def _complaint(one: Item) -> Said:
    """Return a complaint as far as its open fields tell: the matter, the times, the decision."""
    matter = str(one.data.get("COMPLAINT_MATTER", ""))
    decided = str(one.data.get("DECISION_RESULT", ""))
    return tidy(
        {
            "id": str(one.proof),
            "title": subject_codes.COMPLAINT_MATTER.values.get(matter, ("", ""))[0],
            "date": moment(one.data, "COMPLAINT_TIME", "RECEIVE_TIME"),
            "dateAccepted": moment(one.data, "ACCEPT_TIME"),
            "dateDecided": moment(one.data, "DECISION_TIME"),
            "decision": subject_codes.DECISION_RESULT.values.get(decided, ("", ""))[0],
            "relatedLots": lots(one),
        }
    )


def _count(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None
