"""Facts of publicity, award and contract (公示、定标、合同): what the rules of chapter A read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.spread import Spread, read
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.standing import first_contract
from jianbiao.record.domain.tallied import Kind
from jianbiao.record.domain.view import Group, View, accepted, bidder, flag, group, yuan

_WITHDRAWN: Final = "BID_WITHDRAW_INFO"
_LIST: Final = "TENDER_LIST"
_CANDIDATE: Final = "TENDER_CANDIDATE"
_PRICED: Final = (_LIST, "BID_OPEN_DETAIL")
_DECISION: Final = "BID_DECISION_INFO"
_RESULT: Final = "WIN_RESULT_ANNO"
_CONTRACT: Final = "CONTRACT_PERFORMANCE"
_ANNOUNCED: Final = "TENDER_CANDIDATE_ANNOUNCE"
_MARGIN: Final = "BIDDER_MARGIN_INFO"
_AWARD: Final = "BID_WINNING_NOTICE"
_TOLD: Final = "BID_RESULT_NOTICE"
_ABNORMAL: Final = "TENDER_ABNORMITY_REPORT"
_GROUNDS: Final = {
    "1": "gave up",
    "2": "force majeure",
    "3": "no performance security",
    "4": "proven violation",
    "9": "other",
}
_STATUSES: Final = {"2": "gave up"}
_FORMS: Final = {
    "1": "transfer",
    "2": "cheque",
    "3": "guarantee letter",
    "4": "electronic guarantee",
    "9": "other",
}
_LETTERS: Final = {"3", "4"}


def _undated(seen: View) -> dict[str, Any]:
    """Say that the candidates were published where nobody says when."""
    rows = seen.of(_ANNOUNCED)
    undated = bool(rows) and not any("PUBLICITY_START_TIME" in one.data for one in rows)
    return {"x_publicity_undated": True} if undated else {}


def _report(seen: View) -> dict[str, Any]:
    """Return when the report was received, where that was reported at all."""
    if not seen.has("EVALUATION_REPORT"):
        return {}
    received = seen.said("EVALUATION_REPORT", "RECEIVE_TIME")
    ended = {"EVALUATION_REPORT.END_TIME": seen.said("EVALUATION_REPORT", "END_TIME")}
    return ended if received is None else {**ended, "x_report_received": received}


def _candidates(seen: View) -> dict[str, Any]:
    """Return every candidate by rank, with those who gave up, and what was published of each."""
    rows = seen.of(_CANDIDATE)
    if not rows:
        return {}
    ranked = {
        str(one.data["ORDER"]): _joined(one.data, bidder(one))
        for one in rows
        if one.data.get("ORDER") and bidder(one)
    }
    whole = len(ranked) == len(rows)
    return {
        "x_all_candidates": ranked if whole else len(rows),
        "x_candidate_rows": [dict(one.data) for one in rows],
    }


def _joined(data: Any, lead: str) -> str:
    union = data.get("UNION_ORGAN_SET")
    others = [
        str(one.get("UNION_ORGAN_CODE") or one.get("UNION_ORGAN_NAME") or "")
        for one in (union if isinstance(union, list) else ())
    ]
    return "+".join([lead, *(name for name in others if name and name != lead)])


def _decided(seen: View) -> dict[str, Any]:
    """Return who won and why not the first, as decided and as published."""
    said: dict[str, Any] = {}
    if not seen.has(_RESULT, _DECISION):
        return said
    if seen.has(_RESULT):
        said["x_WIN_BIDDER_NAME"] = seen.said(_RESULT, "WIN_BIDDER_NAME")
        said[f"{_RESULT}.WIN_BIDDER_CODE"] = seen.said(_RESULT, "WIN_BIDDER_CODE")
    grounds = [_STATUSES.get(str(one.data.get("STATUS"))) for one in seen.of(_CANDIDATE)]
    told = [word for word in grounds if word]
    ground = _GROUNDS.get(str(seen.said(_DECISION, "OTHER_WINNER_GROUND")))
    said["x_IR55_ground"] = ground or "; ".join(told) or None
    state = next((one.data.get("IS_STATE_FUNDS") for one in seen.of("TENDER_PROJECT")), None)
    said["x_state_funds_dominant"] = state
    if (rejected := flag(seen.said("EVALUATION_REPORT", "IS_ALL_REJECTED"))) is not None:
        said["x_all_rejected"] = rejected
    return said


def _prices(seen: View) -> dict[str, Any]:
    """Return bid, award, settlement in 元, where they are sums."""
    said: dict[str, Any] = {}
    results = seen.of(_RESULT)
    if results:
        winner = bidder(results[-1], "WIN_BIDDER")
        award = yuan(results[-1].data, "BID_AMOUNT")
        if award is not None:
            said["x_award_price"] = award
            said["x_winner_bid_price"] = _bid_price(seen, winner)
    if (talks := flag(seen.said(_DECISION, "IS_NEGOTIATED"))) is not None:
        said["x_negotiated"] = talks
    settled = [s for one in seen.of("PERFORMANCE") if (s := yuan(one.data, "SETTLE_PRICE"))]
    changes = seen.of("CONTRACT_CHANGE")
    amended = [s for one in changes if (s := yuan(one.data, "CONTRACT_PRICE"))]
    if settled or amended:
        said["x_settled_price"] = (settled or amended)[-1]
        said["x_contract_changes"] = len(changes)
    return said


def _bid_price(seen: View, winner: str) -> Decimal | None:
    listed, details = (seen.mine.by(name, bidder).get(winner, ()) for name in _PRICED)
    prices = (yuan(one.data, "BID_PRICE") for one in (*reversed(listed), *reversed(details)))
    return next((price for price in prices if price is not None), None)


def _losers(seen: View) -> dict[str, Any]:
    """Return who lost, once somebody won and works are let on: a subcontractor may be one of them."""
    results = seen.of(_RESULT) or seen.of(_AWARD)
    if not results or not seen.has("PERFORMANCE"):
        return {}
    gone = {bidder(one) for one in seen.of(_WITHDRAWN) if _withdrawn(one)}
    gone.add(bidder(results[-1], "WIN_BIDDER"))
    rows = (one for one in seen.of(_LIST) if accepted(one))
    return {"x_losers": [code for one in rows if (code := bidder(one)) not in gone]}


def _told(seen: View) -> dict[str, Any]:
    """Return when the losers were told, once the telling is reported."""
    results = seen.of(_RESULT) or seen.of(_AWARD)
    if not results or not seen.has(_TOLD):
        return {}
    each = seen.mine.tallied((_TOLD, _LIST, _WITHDRAWN), _of_bidder, _heard)
    others: Counter[Any] = Counter()
    for (_, said), n in each.others.items():
        others[said] += n
    winner = each.kind(bidder(results[-1], "WIN_BIDDER"))
    if winner == _UNTOLD:
        others[None] -= 1
    others = +others
    latest = each.times[-1] if each.times else None
    count = len(each.times) + others.total()
    return {"x_result_sent": Spread(count=count, latest=latest, others=others)}


def _of_bidder(one: Item) -> tuple[str]:
    return (bidder(one),)


def _heard(_: str, rows: Sequence[Item]) -> Kind | None:
    """Return when a bidder was told, or that one who lost was not; the winner is set aside later."""
    sent = [one for one in rows if one.set == _TOLD]
    if sent:
        said = sent[-1].data.get("SEND_TIME")
        at = read(said)
        return (at, None) if at else (None, ("told", said if isinstance(said, str) else None))
    bid = any(one.set == _LIST and accepted(one) for one in rows)
    gone = any(one.set == _WITHDRAWN and _withdrawn(one) for one in rows)
    return _UNTOLD if bid and not gone else None


_UNTOLD: Final = (None, ("untold", None))


def _withdrawn(one: Item) -> bool:
    return one.data.get("WITHDRAW_TYPE") == "1"


def _contract_undated(seen: View) -> dict[str, Any]:
    """Return that a contract was reported without its day, apart from what tells of bids."""
    signed = first_contract(seen.mine)
    return {} if signed is None or "SIGN_TIME" in signed.data else {"x_contract_undated": True}


def _contract(seen: View) -> dict[str, Any]:
    """Return what the contract says beside its price, and the bid's period."""
    signed = first_contract(seen.mine)
    if signed is None:
        return {}
    said: dict[str, Any] = {
        "x_contract_PRICE_UNIT": signed.data.get("PRICE_UNIT"),
        "x_award_PRICE_UNIT": seen.said(_RESULT, "PRICE_UNIT"),
        "x_PRICE_FORM_CODE": seen.said(_RESULT, "PRICE_FORM_CODE"),
        "x_contract_LIMITE_TIME": _period(signed.data),
        f"{_RESULT}.x_BID_RATE": seen.said(_RESULT, "BID_RATE"),
    }
    said = {name: value for name, value in said.items() if value is not None}
    for name, field in (
        ("x_performance_bond", "PERFORMANCE_BOND"),
        ("x_subject_differs", "SUBJECT_DIFFERS"),
        ("x_contract_rate", "CONTRACT_RATE"),
        ("x_bond_includes_other", "IS_BOND_COMBINED"),
    ):
        if (value := signed.data.get(field)) is not None:
            said[name] = value
    results = seen.of(_RESULT)
    winner = bidder(results[-1], "WIN_BIDDER") if results else ""
    lists = (seen.mine.by(name, bidder) for name in (_LIST, _CANDIDATE)) if winner else ()
    rows = [one for some in lists for one in some.get(winner, ())]
    offered = next((one.data["TIME_LIMIT"] for one in rows if "TIME_LIMIT" in one.data), None)
    return {**said, "x_bid_TIME_LIMIT": offered} if offered else said


def _period(data: Mapping[str, Any]) -> Any:
    days = data.get("LIMITE_DAYS")
    return data.get("LIMITE_TIME") or (f"{days}日" if days is not None else None)


def _bonds(seen: View) -> dict[str, Any]:
    """Return the refund of each bond taken in money, and whether interest went with them."""
    kinds = seen.mine.tallied((_MARGIN,), _itself, _bond).others
    if not kinds:
        return {}
    if not any(money for money, _, _ in kinds):
        form = _FORMS.get(str(seen.of(_MARGIN)[-1].data.get("MARGIN_PAY_FORM")))
        return {"x_MARGIN_PAY_FORM": form}
    interest = {said for _, due, said in kinds if due}
    each = seen.mine.tallied((_MARGIN,), _of_bidder, _refunded)
    latest = each.times[-1] if each.times else None
    said: dict[str, Any] = {
        "x_returned": Spread(count=each.count, latest=latest, others=Counter(each.others))
    }
    if interest & {"0", "1"}:
        said["x_interest"] = "not included" if "0" in interest else "included"
    return said


def _itself(one: Item) -> tuple[int]:
    return (one.number,)


def _bond(_: int, rows: Sequence[Item]) -> Kind:
    """Return whether a bond is money, whether it is to go back, and what is said of interest."""
    said = rows[0].data
    money = said.get("MARGIN_PAY_FORM") not in _LETTERS
    return None, (money, money and said.get("IS_KEPT") != "1", said.get("IS_INTEREST_RETURNED"))


def _refunded(_: str, rows: Sequence[Item]) -> Kind | None:
    """Return when the bond of a bidder went back, as its last row says."""
    due = [one for one in rows if _bond(0, [one])[1][1]]
    if not due:
        return None
    said = due[-1].data.get("MARGIN_RETURN_TIME")
    at = read(said)
    return (at, None) if at else (None, said if isinstance(said, str) else None)


def _reported(seen: View) -> dict[str, Any]:
    decided = seen.said(_DECISION, "DECIDE_TIME") or seen.said("WRITTEN_REPORT", "DECIDE_TIME")
    submitted = seen.said("WRITTEN_REPORT", "SUBMIT_TIME")
    if decided is None and submitted is None:
        return {}
    return {"x_winner_decided": decided, "WRITTEN_REPORT.x_SUBMIT_TIME": submitted}


def _performed(seen: View) -> dict[str, Any]:
    said: dict[str, Any] = {}
    rows = [one for row in seen.of("PERFORMANCE") for one in row.data.get("SUBCONTRACT_SET") or ()]
    transferred = flag(seen.said("PERFORMANCE", "IS_TRANSFERRED"))
    if rows or transferred is not None:
        said = {"x_subcontracts": rows, "x_transferred": transferred}
    return said


def _terminated(seen: View) -> dict[str, Any]:
    """Return what a termination's report says, or what the rows of fees and bonds show."""
    if not seen.has(_ABNORMAL):
        return {}
    fees = flag(seen.said(_ABNORMAL, "IS_FEE_RETURNED"))
    bond = flag(seen.said(_ABNORMAL, "IS_MARGIN_RETURNED"))
    paid = [
        one for one in seen.of("TENDER_FILE_BUYYER_INFO") if _positive(one.data.get("ORDER_AMOUNT"))
    ]
    taken = [one for one in seen.of(_MARGIN) if one.data.get("MARGIN_RECEIVE_TIME")]
    if fees is None and paid:
        fees = all(one.data.get("FEE_RETURN_TIME") for one in paid)
    if bond is None and taken:
        bond = all(one.data.get("MARGIN_RETURN_TIME") for one in taken)
    said = {
        "x_termination_notice": seen.said(_ABNORMAL, "NOTICE_SEND_TIME"),
        "x_fees_returned": fees,
        "x_bond_returned": bond,
    }
    carried = flag(seen.said(_ABNORMAL, "IS_MARGIN_CARRIED"))
    return said if carried is None else {**said, "x_bond_carried_over": carried}


def _positive(said: Any) -> bool:
    return str(said or "0").strip("0.") != ""


AWARDING: Final[tuple[Group, ...]] = (
    group(_undated, _ANNOUNCED, "x_publicity_undated"),
    group(_report, "EVALUATION_REPORT", "x_report_received EVALUATION_REPORT.END_TIME"),
    group(_candidates, _CANDIDATE, "x_all_candidates x_candidate_rows"),
    group(
        _decided,
        f"{_RESULT} {_DECISION} {_CANDIDATE} EVALUATION_REPORT",
        "x_WIN_BIDDER_NAME x_IR55_ground x_state_funds_dominant x_all_rejected",
    ),
    group(
        _prices,
        f"{_RESULT} {_DECISION} PERFORMANCE CONTRACT_CHANGE {_LIST} BID_OPEN_DETAIL",
        "x_award_price x_winner_bid_price x_negotiated x_settled_price x_contract_changes",
    ),
    group(_losers, f"{_RESULT} {_AWARD} {_TOLD} {_LIST} {_WITHDRAWN} PERFORMANCE", "x_losers"),
    group(_told, f"{_RESULT} {_AWARD} {_TOLD} {_LIST} {_WITHDRAWN}", "x_result_sent"),
    group(_contract_undated, _CONTRACT, "x_contract_undated"),
    group(
        _contract,
        f"{_CONTRACT} {_RESULT} {_LIST} {_CANDIDATE} BID_WINNING_NOTICE",
        "x_contract_PRICE_UNIT x_award_PRICE_UNIT x_PRICE_FORM_CODE x_contract_LIMITE_TIME x_bid_TIME_LIMIT "
        "x_performance_bond x_subject_differs x_contract_rate x_bond_includes_other",
    ),
    group(_bonds, _MARGIN, "x_returned x_MARGIN_PAY_FORM x_interest x_margin_returned"),
    group(
        _reported, f"{_DECISION} WRITTEN_REPORT", "x_winner_decided WRITTEN_REPORT.x_SUBMIT_TIME"
    ),
    group(_performed, "PERFORMANCE", "x_subcontracts x_transferred"),
    group(
        _terminated,
        f"{_ABNORMAL} {_MARGIN} TENDER_FILE_BUYYER_INFO",
        "x_termination_notice x_fees_returned x_bond_returned x_bond_carried_over",
    ),
)
