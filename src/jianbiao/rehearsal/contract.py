"""合同与履约: signing, bonds, refunds, the written report, amendments, the end of what was ended."""

import math
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from jianbiao.rehearsal import papers
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot, cents
from jianbiao.rehearsal.days import DAY, at, next_day
from jianbiao.rehearsal.moments import wire

_CONTRACT: Final = 30
_SIGNED: Final = (math.log(17), 0.45)
_AMENDED: Final = 0.05
_BOND: Final = Decimal("0.10")


def follow(case: Case, lot: Lot, sent: datetime, winner: Bid, bids: Sequence[Bid]) -> None:
    """Report what follows an award, unless no contract is signed."""
    shape = lot.shape
    if case.mandatory and not shape.unreported:
        _written(case, lot)
    if shape.contract_none or shape.stops:
        return
    signed = _signed_at(case, lot, sent)
    price = _sign(case, lot, sent, signed, winner)
    _refund(case, lot, signed, bids)
    _amend(case, lot, signed, price)
    if shape.violation:
        _violate(case, lot, signed, winner)
    if shape.subcontracted:
        _subcontract(case, lot, signed, price, bids)


def _sign(case: Case, lot: Lot, sent: datetime, signed: datetime, winner: Bid) -> Decimal:
    shape = lot.shape
    price = cents(winner.amount * shape.contract_factor + shape.contract_off)
    amount, unit = case.priced(price)
    if shape.contract_price:
        amount, unit = shape.contract_price, "0"
    waits = DAY * shape.contract_reported + timedelta(hours=1 + 4 * case.chance.random())
    period = lot.days + shape.period_off
    share = shape.bond_share or _BOND * Decimal(case.chance.choice(("0.3", "0.5", "1")))
    case.say(
        "CONTRACT_PERFORMANCE",
        signed,
        {
            **lot.place,
            "CONTRACT_NAME": f"{case.title}合同",
            "CONTRACT_NO": f"HT{sent.year}{case.index:06d}{lot.code[20:]}",
            "TENDERER_NAME": case.work.entity.name,
            "TENDERER_CODE": case.work.entity.code,
            "WIN_BIDDER_NAME": winner.party.name,
            "WIN_BIDDER_CODE": winner.party.code,
            "CONTRACT_PRICE": lot.kept("CONTRACT_PRICE", amount),
            "PRICE_UNIT": unit,
            "LIMITE_TIME": f"{period}日历天",
            "LIMITE_DAYS": str(period),
            "QUALITY_REQUIRE": "合格",
            "SIGN_TIME": lot.kept("SIGN_TIME", wire(signed)),
            "PERFORMANCE_BOND": f"{(price * share).quantize(Decimal('0.01'), 'ROUND_FLOOR')}",
            "PERFORMANCE_BOND_FORM": "4",
        },
        delay=max(sent - signed, timedelta(0)) + waits,
    )
    return price


def _signed_at(case: Case, lot: Lot, sent: datetime) -> datetime:
    shape, works = lot.shape, case.works
    last = next_day(sent.date() + DAY * _CONTRACT, works)
    usual = min(_CONTRACT, max(1, round(case.chance.lognormvariate(*_SIGNED))))
    if shape.contract_on_last_day:
        day = last
    elif shape.contract_days is None:
        day = min(last, next_day(sent.date() + DAY * usual, works))
    elif shape.contract_days > _CONTRACT:
        day = last + DAY * (shape.contract_days - _CONTRACT)
    else:
        day = sent.date() + DAY * shape.contract_days
    return at(day, time(11, 0))


def _refund(case: Case, lot: Lot, signed: datetime, bids: Sequence[Bid]) -> None:
    """Report each bid security with the day it went back: one to four days after the contract."""
    shape = lot.shape
    usual = 1 + case.chance.randrange(4)
    for place, one in enumerate(bids):
        paper = case.papers.get(one.party.code)
        if paper is None:
            continue
        days = shape.refund_days if shape.refund_days is not None and place == 0 else usual
        returned = at(signed.date() + DAY * days, time(15, 0))
        said = papers.margin(lot, one, paper)
        kept = place == 0 and shape.refund_none
        case.say(
            "BIDDER_MARGIN_INFO",
            max(returned, signed + timedelta(hours=1)),
            {
                **said,
                "MARGIN_RETURN_TIME": None if kept else wire(returned),
                "IS_INTEREST_RETURNED": None if kept else "1",
            },
        )


def _written(case: Case, lot: Lot) -> None:
    """Report the written report, three to fourteen days after the decision."""
    decided = case.decided[lot.code]
    wanted = lot.shape.written_days
    days = 3 + case.chance.randrange(11) if wanted is None else wanted
    submitted = at(decided.date() + DAY * days, time(16, 0))
    case.say(
        "WRITTEN_REPORT",
        submitted,
        {
            **lot.place,
            "REPORT_NAME": f"{case.title}招标投标情况书面报告",
            "SUBMIT_TIME": wire(submitted),
            "DECIDE_TIME": lot.kept("DECIDE_TIME", wire(decided)),
            "RECEIVE_TIME": wire(submitted + timedelta(hours=1)),
        },
        delay=DAY * lot.shape.written_late,
    )


def _amend(case: Case, lot: Lot, signed: datetime, price: Decimal) -> None:
    """Report amendments: as planned, or now and then a small one."""
    steps = lot.shape.amendments
    if not steps and not lot.planted and case.chance.random() < _AMENDED:
        steps = (Decimal("0.02"),)
    now, at_ = price, signed
    for number, step in enumerate(steps, start=1):
        at_ = at_ + DAY * 12
        added = (price * step).quantize(Decimal("0.01"), ROUND_HALF_UP)
        now += added
        amount, unit = case.priced(now)
        change, _ = case.priced(added)
        case.say(
            "CONTRACT_CHANGE",
            at_,
            {
                **lot.place,
                "CONTRACT_NO": f"HT{signed.year}{case.index:06d}{lot.code[20:]}",
                "CHANGE_NO": f"BG{number:02d}",
                "CHANGE_TIME": wire(at_),
                "CHANGE_REASON": "设计变更，已按程序审批",
                "CHANGE_CONTENT": "工程量调整",
                "CHANGE_AMOUNT": change,
                "CONTRACT_PRICE": amount,
                "PRICE_UNIT": unit,
            },
        )


def _subcontract(
    case: Case, lot: Lot, signed: datetime, price: Decimal, bids: Sequence[Bid]
) -> None:
    """Report that part of the contract went on: to a loser, or to a specialist who did not bid."""
    loser = next(one.party for one in reversed(bids) if one.party.code != case.won[lot.code])
    name, code = loser.name, str(loser.code)
    how = lot.shape.subcontracted
    if how != "loser":
        name, code = f"{case.work.entity.name[:2]}钢构专业分包有限公司", ""
    else:
        case.joined[lot.code] = (case.won[lot.code], loser.code)
    at_ = signed + DAY * 35
    amount = (price * Decimal(case.chance.choice(("0.12", "0.2", "0.3")))).quantize(Decimal("0.01"))
    case.say(
        "PERFORMANCE",
        at_,
        {
            **lot.place,
            "CONTRACT_NO": f"HT{signed.year}{case.index:06d}{lot.code[20:]}",
            "SUBCONTRACT_SET": [
                {
                    "SUBCONTRACTOR_NAME": name,
                    "SUBCONTRACT_CONTENT": "专业工程",
                    "SUBCONTRACT_AMOUNT": f"{amount}",
                    "IS_AGREED": "1",
                    **({} if how == "untold" else {"IS_MAIN_PART": str(int(how == "main"))}),
                    **({"SUBCONTRACTOR_CODE": code} if code else {}),
                }
            ],
        },
    )


def _violate(case: Case, lot: Lot, signed: datetime, winner: Bid) -> None:
    """Report a decision on a violation, and when its notice was published: in time, late or never."""
    how = lot.shape.violation
    decided = signed + DAY * 25
    unknown = how.startswith("unknown")
    shown = {"late": DAY * 60, "unknown_late": DAY * 60, "never": None}.get(how, DAY * 9)
    place = {"TENDER_PROJECT_CODE": case.unreported} if unknown else lot.place
    told = decided if shown is None else decided + shown
    case.subjects["decision"] = case.say(
        "VIOLATING_LAWS_RULES_INFO",
        told,
        {
            **place,
            "GUID": str(uuid5(NAMESPACE_URL, f"{case.project}/{lot.code}")),
            "RECORD_NAME": f"{winner.party.name}违法行为记录",
            "SUBJECT_NAME": winner.party.name,
            "SUBJECT_CODE": winner.party.code,
            "SUBJECT_ROLE": "03",
            "REGION_CODE": case.work.region,
            "VIOLATE_TIME": wire(signed),
            "VIOLATE_TYPE": "04",
            "FACTS": "投标文件所附业绩证明材料与事实不符。",
            "PUNISH_TYPE": "1",
            "PUNISH_TIME": None if how == "undated" else wire(decided),
            "PUNISH_NO": f"云建罚〔{decided.year}〕{case.index % 9000}号",
            "AUTHORITY_NAME": f"{case.work.entity.name[:2]}住房和城乡建设部门",
            "PUBLISH_TIME": None if shown is None else wire(told),
        },
    )


def terminate(case: Case, lot: Lot, at_: datetime) -> None:
    """Report that a tender was ended: announced and settled, or as planned."""
    how = lot.shape.terminated
    told = how != "unannounced"
    back = {"unreturned": "0", "untold": None}.get(how, "1")
    case.say(
        "TENDER_ABNORMITY_REPORT",
        at_,
        {
            **lot.place,
            "EXCEPITON_TYPE": "2",
            "INFOR": "因规划调整终止招标。",
            "SUBMIT_TIME": wire(at_),
            "NOTICE_SEND_TIME": wire(at_ + timedelta(hours=1)) if told else None,
            "IS_FEE_RETURNED": back,
            "IS_MARGIN_RETURNED": back,
        },
    )
