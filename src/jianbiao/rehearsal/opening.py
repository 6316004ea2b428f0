"""开标: each bid as it comes, what is opened and read out, or why nothing was opened."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import bidding, collusion, objections, papers, prices, registry, rings
from jianbiao.rehearsal.bidding import FEWEST
from jianbiao.rehearsal.bids import Bid, Opened
from jianbiao.rehearsal.calling import Called
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.papers import Papers
from jianbiao.rehearsal.prices import LOTTERY

_NONE: Final = timedelta(0)
_ATTACHED: Final = 0.03
"""The share of lots whose files are reported with their digests."""

_TEMPLATED: Final = 0.6
"""The share of lots whose bidders take the agency's template."""


def bid(case: Case, lot: Lot, called: Called) -> Opened | None:
    """Report the bids of a lot and its opening; None where it came to nothing."""
    ring = rings.acting(case, lot)
    bids = bidding.drawn(case, lot, called, ring.members if ring else ())
    template = ""
    if case.chance.random() < _TEMPLATED:
        template = f"agency-{case.work.agency.code}"
    found = [papers.usual(case, lot, one, called.issued, template) for one in bids]
    bids, found = collusion.act(case, lot, bids, found)
    if ring:
        rings.rig(case, lot, ring, bids, found)
    elif not lot.shape.trace:
        rings.look_alike(case, lot, bids, found)
    case.papers = {one.party.code: paper for one, paper in zip(bids, found, strict=True)}
    _list(case, lot, called, bids, found)
    papers.report(case, lot, bids, found)
    registry.report(case, lot, bids)
    taken = tuple(one for one in bids if one.taken and not one.withdrawn)
    case.listed[lot.code] = tuple(one.named for one in taken)
    if lot.shape.silent:
        return None
    if lot.shape.failed or (len(taken) < FEWEST and lot.shape.bidders is None):
        fail(
            case,
            lot,
            called.deadline + timedelta(minutes=20),
            "投标人少于三个，未开标，依法重新招标。",
        )
        return None
    return _open(case, lot, called, taken, len(bids))


def fail(case: Case, lot: Lot, at: datetime, why: str) -> None:
    """Report that a lot came to nothing."""
    case.say(
        "TENDER_ABNORMITY_REPORT",
        at,
        {
            **lot.place,
            "EXCEPITON_TYPE": "1",
            "INFOR": why,
            "SUBMIT_TIME": wire(at),
        },
    )


def _list(
    case: Case, lot: Lot, called: Called, bids: Sequence[Bid], found: Sequence[Papers]
) -> None:
    """Report each bid as it comes, or all of them once the deadline is over. No price is known yet."""
    shown = len(bids) - lot.shape.unlisted if lot.shape.listed else 0
    for place, (one, paper) in enumerate(zip(bids[:shown], found, strict=False)):
        planted = place == 0 and lot.shape.late_seconds is not None
        missing = planted and "CHECKIN_TIME" in lot.shape.missing
        waits = max(called.deadline - one.at, _NONE) if case.platform.at_deadline else _NONE
        key = case.say(
            "TENDER_LIST",
            one.at,
            {
                **lot.place,
                **one.named,
                **_untold(lot, one),
                "IS_COMMIT_MARGIN": "1",
                "MARGIN_PAY_FORM": paper.pays,
                "UNION_ORGAN_SET": None if lot.shape.union_untold else one.union,
                "TIME_LIMIT": f"{lot.days}日历天",
                "CHECKIN_TIME": None if missing else wire(one.at),
                "IS_ACCEPTED": "1" if one.taken else "0",
                "IS_ENCRYPTED": "0" if planted and not lot.shape.encrypted else "1",
            },
            delay=waits,
        )
        case.keys[one.party.code] = key
        if lot.planted:
            case.subjects["bid" if place == 0 else "last"] = key
        if one.withdrawn:
            _take_back(case, lot, one, called, paper)


def _untold(lot: Lot, one: Bid) -> dict[str, str]:
    """Return how a consortium is named that does not say who is in it."""
    untold = lot.shape.union_untold and bool(one.members)
    return {"BIDDER_NAME": f"{one.party.name}（联合体）"} if untold else {}


def _take_back(case: Case, lot: Lot, one: Bid, called: Called, paper: Papers) -> None:
    at = one.at + (called.deadline - one.at) / 2
    said = {**lot.place, **one.named, "WITHDRAW_TYPE": "1", "WITHDRAW_TIME": wire(at)}
    case.say("BID_WITHDRAW_INFO", at, {**said, "WITHDRAW_REASON": "投标人书面通知撤回"})
    days = lot.shape.back_days
    back = at + timedelta(days=2) if days is None else at + timedelta(days=days)
    returned = {"MARGIN_RETURN_TIME": wire(back), "IS_INTEREST_RETURNED": "1"}
    if lot.shape.back_none:
        returned = {}
    case.say("BIDDER_MARGIN_INFO", back, {**papers.margin(lot, one, paper), **returned})


def _open(case: Case, lot: Lot, called: Called, bids: tuple[Bid, ...], everyone: int) -> Opened:
    chance, shape = case.chance, lot.shape
    seconds = chance.randrange(55) if shape.opening_seconds is None else shape.opening_seconds
    at = called.deadline + timedelta(seconds=seconds)
    ball = chance.randrange(len(prices.BALLS)) if lot.terms.method == LOTTERY else -1
    case.say(
        "BID_OPENING_RECORD",
        at,
        {
            **lot.place,
            "TIME": None if "OPENING_TIME" in shape.missing else wire(at),
            "ACTOR": f"{case.work.entity.name}、{case.work.agency.name}",
            "BIDDER_COUNT": str(len(bids)) if shape.listed else None,
            "ADDRESS": "不见面开标大厅",
            "PUBLISH_TIME": wire(at + timedelta(hours=1)),
        },
    )
    early = timedelta(minutes=shape.early_minutes) if shape.early_minutes else None
    for place, one in enumerate(bids):
        moment = at + timedelta(seconds=40 + 2 * place)
        opened = called.deadline - early if early and place == 0 else moment
        if one.opened:
            _read_out(case, lot, one, moment, decrypted=opened)
        if shape.over is not None and not shape.unpriced:
            _priced(case, one, moment + timedelta(minutes=30))
    if lot.code in case.attachments or chance.random() < _ATTACHED:
        _attach(case, lot, bids, at + timedelta(hours=2))
    if early:
        _touched(case, lot, bids[0], called.deadline - early, action="2")
    if shape.objects == objections.OPENING:
        objections.at_opening(case, lot, at)
    if shape.own_copy:
        _touched(case, lot, bids[0], called.deadline - timedelta(minutes=50), action="4")
    if ball >= 0:
        _drawn(case, lot, bids, ball, at + timedelta(seconds=100 + 2 * everyone))
    read = tuple(one for one in bids if one.opened and not one.locked)
    return Opened(at=at, bids=read, ball=prices.BALLS[ball] if ball >= 0 else Decimal(0))


def _priced(case: Case, one: Bid, at: datetime) -> None:
    """Complete the list of bidders with the price, as platforms do once it is known."""
    key = case.keys[one.party.code]
    told = next(s.message["data"] for s in case.sent if s.message["data_key"] == key)
    amount, unit = case.priced(one.amount)
    data = {**told, "BID_PRICE": amount, "PRICE_UNIT": unit}
    case.say("TENDER_LIST", at, data, change_of=key)


def _read_out(case: Case, lot: Lot, one: Bid, at: datetime, *, decrypted: datetime) -> None:
    amount, unit = case.priced(one.amount)
    known = not one.locked
    untimed = lot.planted and "DECRYPT_TIME" in lot.shape.missing
    case.say(
        "BID_OPEN_DETAIL",
        at,
        {
            **lot.place,
            **one.named,
            "DECRYPT_RESULT": one.locked or "1",
            "DECRYPT_TIME": None if untimed or one.locked else wire(decrypted),
            "BID_PRICE": amount if known else None,
            "PRICE_UNIT": unit if known else None,
        },
    )


def _attach(case: Case, lot: Lot, bids: Sequence[Bid], at: datetime) -> None:
    """Report the files that were opened with their digests: one swapped has another than received."""
    for place, one in enumerate(bids):
        swapped = case.attachments.get(lot.code) if place == 0 else None
        case.say(
            "PROJECT_ATTACHMENTS",
            at + timedelta(seconds=place),
            {
                "PROJECT_CODE": case.project,
                **lot.place,
                "ATTACHMENT_CODE": f"FJ{case.index:07d}{place:04d}",
                "ATTACHMENT_NAME": f"{one.party.name}投标文件",
                "ATTACHMENT_TYPE": "投标文件",
                "MD5": swapped or papers.digest_of(case, one),
                "RELATE_SET": "TENDER_LIST",
                "RELATE_DATA_KEY": case.keys.get(one.party.code),
            },
        )


def _touched(case: Case, lot: Lot, one: Bid, at: datetime, *, action: str) -> None:
    """Report that somebody reached a file: staff that decrypt it, or the bidder who looks at its own."""
    staff = action == "2"
    case.say(
        "BID_FILE_ACCESS_LOG",
        at,
        {
            **lot.place,
            **one.named,
            "ACCESS_ACTION": action,
            "ACCESS_TIME": wire(at),
            "ACCESS_IP": "198.19.10.9",
            "OPERATOR_NAME": "平台运维" if staff else one.party.name,
            "OPERATOR_ACCOUNT": "ops-07" if staff else f"u69{one.firm.number:06d}",
        },
    )


def _drawn(case: Case, lot: Lot, bids: Sequence[Bid], ball: int, at: datetime) -> None:
    """Report who drew which ball."""
    hand = case.chance.choice(bids).party
    case.say(
        "BID_OPEN_DETAIL",
        at,
        {
            **lot.place,
            "BIDDER_NAME": hand.name,
            "BIDDER_ORG_CODE": hand.code,
            "ROUND": "1",
            "DRAW_RESULT": f"{ball + 1}号球，K={prices.BALLS[ball]}%",
        },
    )
