"""Records that stand for themselves (单项记录): clarifications, visits, direct contracts, bonds.

What is derived of each from the items of its tender and of the approved project.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jianbiao.law.facts import Facts
from jianbiao.law.funds import under_duty
from jianbiao.record.domain.deadlines import NOTICE, PREQUALIFICATION, concerns
from jianbiao.record.domain.items import PROJECT, Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.mentions import PERSON, credit
from jianbiao.record.domain.secrecy import opened

PREQUALIFIED: Final = "QUALI_INQUERY_CLARI"
VISIT: Final = "SITE_VISIT_INFO"
DIRECT: Final = "DIRECT_CONTRACT_INFO"
BUYERS: Final = "TENDER_FILE_BUYYER_INFO"
MARGINS: Final = "BIDDER_MARGIN_INFO"

_PROCEDURES: Final = {"1": "direct award", "2": "comparison of offers", "3": "negotiation"}
_NO_GROUND: Final = "99"


def of_row(items: Laid, one: Item) -> dict[str, Any]:
    """Return what is derived for a record that is a subject of its own."""
    match one.set:
        case "QUALI_INQUERY_CLARI":
            return _prequalification(items, one)
        case "SITE_VISIT_INFO":
            return _visit(items, one)
        case "DIRECT_CONTRACT_INFO":
            return _direct(items, one)
    return {}


def margin_of(bid: Item, items: Laid) -> dict[str, Any]:
    """Return the bond of one bid: its last record, else the form its own row names."""
    said: dict[str, Any] = {}
    if rows := items.by(MARGINS, _whose).get(_whose(bid)):
        data = rows[-1].data
        said = {
            f"{MARGINS}.MARGIN_ACCOUNT": data.get("MARGIN_ACCOUNT"),
            "x_BASIC_ACCOUNT_NO": _account(rows[-1], items),
            "x_MARGIN_PAY_FORM": data.get("MARGIN_PAY_FORM"),
        }
    if said.get("x_MARGIN_PAY_FORM") is None and "MARGIN_PAY_FORM" in bid.data:
        said["x_MARGIN_PAY_FORM"] = bid.data["MARGIN_PAY_FORM"]
    return said


def _account(bond: Item, items: Laid) -> Any:
    """Return the basic account told with a bond, else that of the bidder's own record.

    That record stands beside the tender, and is heard once the bids were opened.
    """
    basic = bond.data.get("BASIC_ACCOUNT_NO")
    accounts = items.known(_accounts) if basic is None else {}
    if who(bond) in accounts and opened(items, bond.lot):
        return accounts[who(bond)]
    return basic


def _accounts(items: Laid) -> dict[str, Any]:
    """Return the basic account of each legal person beside a tender, as it was told last."""
    told = [one.data for one in items.of(PERSON) if "BASIC_ACCOUNT_NO" in one.data]
    return {credit(data.get("LEGAL_CODE")): data["BASIC_ACCOUNT_NO"] for data in told}


def _whose(one: Item) -> tuple[str, str]:
    return one.lot, who(one)


def contract(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "class": data.get("CLASSIFY_CODE"),
        "estimate": data.get("CONTRACT_RECKON_PRICE"),
        "unit": data.get("PRICE_UNIT"),
        "procedure": _procedure(data),
        "signed": data.get("SIGN_TIME"),
    }


def _procedure(data: Mapping[str, Any]) -> str:
    """Return how a contract was let; the set holds none that was tendered."""
    return _PROCEDURES.get(text(data, "PROCEDURE"), "untendered")


def _prequalification(items: Laid, one: Item) -> dict[str, Any]:
    """Return the deadline of applications a clarification stands against, and whether it was moved."""
    named = [
        text(other.data, "BID_DOC_REFER_END_TIME")
        for other in items.of(NOTICE)
        if other.data.get("BULLETIN_TYPE") == PREQUALIFICATION and concerns(other, one.lot)
    ]
    said: dict[str, Any] = {
        "x_prequal_deadline": text(one.data, "BID_DOC_REFER_END_TIME")
        or next((at for at in named if at), None)
    }
    moves = [
        other.data
        for other in items.of(PREQUALIFIED)
        if concerns(other, one.lot)
        and other.number >= one.number
        and other.data.get("IS_POSTPONE") != "0"
        and (other.data.get("IS_POSTPONE") == "1" or "POST_REFER_END_TIME" in other.data)
    ]
    said["x_IS_POSTPONE"] = "1" if moves else one.data.get("IS_POSTPONE")
    if moves and (new := text(moves[-1], "POST_REFER_END_TIME")):
        said["x_prequal_new_deadline"] = new
    return said


def _visit(items: Laid, one: Item) -> dict[str, Any]:
    """Count who was invited to a visit, and who had the documents by then."""
    said: dict[str, Any] = {f"{VISIT}.IS_ALL_INVITED": one.data.get("IS_ALL_INVITED")}
    rows = one.data.get("INVITED_SET")
    if isinstance(rows, list):
        said["x_visit_invited_count"] = len({code or name for code, name in pairs(rows, "BIDDER")})
    at = text(one.data, "VISIT_TIME")
    had = [
        other
        for other in items.of(BUYERS)
        if concerns(other, one.lot)
        and (text(other.data, "PURCHASE_TIME") or text(other.data, "DOWNLOAD_TIME") or at) <= at
    ]
    if had and at:
        said["x_buyers_count"] = len({who(other) for other in had})
    return said


def _direct(items: Laid, one: Item) -> dict[str, Any]:
    """Return how a contract was let, on what ground, and whether its project is under the duty."""
    funds = {
        f"{PROJECT}.{name}": value
        for other in items.of(PROJECT)
        for name, value in other.data.items()
    }
    met = under_duty(Facts(funds))
    if met is None and one.data.get("IS_TO_LAW") == "1":
        met = True
    ground = text(one.data, "EXEMPTION_GROUND")
    said: dict[str, Any] = {
        "x_procedure": _procedure(one.data),
        "x_exemption": None if ground in {"", _NO_GROUND} else ground,
        "x_exemption_code": "不属于法定情形" if ground == _NO_GROUND else ground or None,
    }
    return said if met is None else {**said, "x_fund_test": "P01 met" if met else "P01 not met"}


def parties(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (code, name) of a bidder and of each member of its consortium."""
    own = (text(data, "BIDDER_ORG_CODE"), text(data, "BIDDER_NAME"))
    members = data.get("UNION_ORGAN_SET")
    return [own, *(pairs(members, "UNION_ORGAN") if isinstance(members, list) else ())]


def pairs(rows: Sequence[Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield (code, name) of the rows of a list field."""
    for row in rows:
        if isinstance(row, Mapping):
            code = text(row, f"{prefix}_ORG_CODE") or text(row, f"{prefix}_CODE")
            yield code, text(row, f"{prefix}_NAME")


def who(one: Item) -> str:
    return text(one.data, "BIDDER_ORG_CODE") or text(one.data, "BIDDER_NAME")


def text(data: Mapping[str, Any], field: str) -> str:
    said = data.get(field)
    return said.strip() if isinstance(said, str) else ""
