"""立项与招标项目: the project is filed, its tender and lots are registered."""

import math
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import applying, letting, prices
from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal.case import Case, Lot, cents
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.names import GOODS, SERVICES, WORKS
from jianbiao.rehearsal.shape import PLAIN

_THRESHOLDS: Final = {
    WORKS: Decimal(4_000_000),
    GOODS: Decimal(2_000_000),
    SERVICES: Decimal(1_000_000),
}
"""From these estimates on, works, goods and services of public money must be tendered (必须招标的工程项目规定)."""

_VALUES: Final = {WORKS: (16.3, 1.25), GOODS: (15.2, 1.0), SERVICES: (14.4, 0.9)}
"""μ and σ of the logarithm of an estimate in 元."""

_CAPS: Final = {WORKS: Decimal(800_000), GOODS: Decimal(800_000), SERVICES: Decimal(100_000)}
"""What a bid security is at most, in 元 (施工、货物、勘察设计招标投标办法)."""

_MODEST: Final = {
    WORKS: Decimal(8_000_000),
    GOODS: Decimal(8_000_000),
    SERVICES: Decimal(2_000_000),
}
_HUGE: Final = {
    WORKS: Decimal(90_000_000),
    GOODS: Decimal(90_000_000),
    SERVICES: Decimal(9_000_000),
}
"""Estimates at which a share of it, or only the cap, limits a bid security."""

_LARGEST: Final = 8e8
_VOLUNTARY: Final = (0.15, 0.97)
"""From which to which share of its threshold a tender is worth that nobody must hold."""

_SMALL: Final = Decimal(12_000_000)
_APPROVED: Final = (math.log(20), 0.8)
"""μ and σ of the logarithm of the days from approval to filing."""

_HURRY: Final = 0.12
_CARELESS: Final = 0.12
_ECONOMICAL: Final = Decimal("0.98")
_LOTS: Final = {
    (1, 1): 0.82,
    (2, 2): 0.09,
    (3, 3): 0.04,
    (4, 4): 0.02,
    (5, 10): 0.025,
    (11, 40): 0.005,
}
"""How many lots, from and to, and how often."""


def value(chance: random.Random, *, kind: str, mandatory: bool) -> Decimal:
    """Return an estimate in 元 of works, goods or services; two in three are round to ten thousand."""
    threshold = float(_THRESHOLDS[kind])
    low, high = threshold, _LARGEST
    if not mandatory:
        low, high = (threshold * share for share in _VOLUNTARY)
    while True:
        drawn = chance.lognormvariate(*_VALUES[kind]) * (1 if mandatory else 0.1)
        if low <= drawn <= high:
            break
    if chance.random() < 2 / 3:
        return max(Decimal(int(drawn // 10_000)) * 10_000, Decimal(10_000))
    return cents(Decimal(f"{drawn:.2f}"))


def lots(case: Case) -> list[Lot]:
    """Return the lots of a tender; only the first is bent by what is planted."""
    drawn = case.chance.randint(*draws.weighed(case.chance, _LOTS))
    many = min(case.shape.lots or drawn, case.profile.most_lots)
    return [_lot(case, place, many) for place in range(1, many + 1)]


def _lot(case: Case, place: int, many: int) -> Lot:
    chance = case.chance
    planted = place == 1 and case.shape is not PLAIN
    shape = case.shape if place == 1 else PLAIN
    separated = chance.random() < case.profile.separated and not planted
    if shape.separated is not None:
        separated = shape.separated
    estimate = value(chance, kind=case.work.kind, mandatory=case.mandatory)
    small = case.work.kind == WORKS and estimate < _SMALL and not planted
    share = (
        Decimal(chance.choice(("0.01", "0.012", "0.015", "0.018")))
        if shape.bond is None
        else shape.bond
    )
    if shape.huge or shape.modest:
        estimate = _HUGE[case.work.kind] if shape.huge else min(estimate, _MODEST[case.work.kind])
    bond = (estimate * share).quantize(prices.CENT, "ROUND_FLOOR")
    if shape.bond is None:
        bond = min(bond, _CAPS[case.work.kind])
    bond += shape.bond_over
    return Lot(
        code=f"{case.tender}{place:03d}",
        name=f"第{place}标段" if many > 1 else case.work.subject,
        estimate=estimate,
        ceiling=cents(estimate * _ECONOMICAL),
        bond=bond,
        days=30 * (2 + chance.randrange(16)),
        terms=prices.terms(chance, separated=separated, small=small, method=shape.method),
        shape=shape,
        planted=planted,
        separated=separated,
    )


def file(case: Case, at: datetime) -> str:
    """Report the approved project; return the number of its approval."""
    work = case.work
    days = case.chance.lognormvariate(*_APPROVED)
    approved = (at - timedelta(days=min(days, 400))).replace(microsecond=0)
    if case.shape.approved_after is not None:
        approved = at + timedelta(days=9 + case.shape.approved_after)
    approval = f"{work.entity.name[:2]}发改审批〔{at.year}〕{1 + case.chance.randrange(900)}号"
    case.say(
        "PROJECT",
        at,
        {
            "PROJECT_CODE": case.project,
            "PROJECT_NAME": work.title,
            "REGION_CODE": work.region,
            "INDUSTRIES_TYPE": "E48",
            "FUND_SOURCE": work.fund,
            "APPROVAL_NUMBER": approval,
            "APPROVAL_AUTHORITY": f"{work.entity.name[:2]}发展改革部门",
            "APPROVAL_TIME": case.kept("APPROVAL_TIME", wire(approved)),
            "CREATE_TIME": wire(at),
            **letting.funds(case.shape.let),
        },
    )
    return approval


def _invited(case: Case) -> str | None:
    shape = case.shape
    return "发改核准〔邀请〕9号" if shape.invited and shape.invite_document else None


def register(case: Case, found: Sequence[Lot], at: datetime) -> None:
    """Report the tender and its lots; a hurried platform now and then sends a lot before its tender."""
    work = case.work
    early = case.platform.hurried and case.chance.random() < _HURRY
    case.say(
        "TENDER_PROJECT",
        at,
        {
            "PROJECT_CODE": case.project,
            "TENDER_PROJECT_CODE": case.tender,
            "TENDER_PROJECT_NAME": case.title,
            "TENDER_PROJECT_TYPE": work.type,
            "REGION_CODE": work.region,
            "IS_TO_LAW": case.kept("IS_TO_LAW", "1" if case.mandatory else "0"),
            "TENDERER_NAME": work.entity.name,
            "TENDERER_CODE": work.entity.code,
            "TENDER_AGENCY_NAME": work.agency.name,
            "TENDER_AGENCY_CODE": case.kept("TENDER_AGENCY_CODE", work.agency.code),
            "TENDER_CONTENT": None if "scope" in case.shape.dropped else work.subject,
            "TENDER_MODE": "2" if case.shape.invited else "1",
            "IS_STATE_FUNDS": case.kept("IS_STATE_FUNDS", "1" if case.state_funds else "0"),
            "APPROVED_TENDER_MODE": case.shape.approved_mode,
            "INVITE_GROUND": case.shape.invite_ground if case.shape.invited else None,
            "INVITE_APPROVAL_NUMBER": _invited(case),
            "TENDER_ORGANIZE_FORM": "2",
            "CREATE_TIME": wire(at),
        },
        delay=timedelta(hours=2) if early else timedelta(0),
    )
    for place, lot in enumerate(found):
        _section(case, lot, at + timedelta(minutes=5 + place))
    if case.round == 1:
        applying.apply(case, at + timedelta(minutes=30))


def _section(case: Case, lot: Lot, at: datetime) -> None:
    estimate, unit = case.priced(lot.estimate)
    missing = lot.shape.missing
    said = {
        "TENDER_PROJECT_CODE": lot.tender,
        "BID_SECTION_CODE": lot.code,
        "BID_SECTION_NAME": lot.name,
        "BID_ECTION_NUM": str(case.round),
        "CLASSIFY_CODE": case.work.kind,
        "CONTRACT_RECKON_PRICE": None if "CONTRACT_RECKON_PRICE" in missing else estimate,
        "PRICE_UNIT": None if "PRICE_UNIT" in missing else unit,
    }
    if case.platform.careless and case.chance.random() < _CARELESS:
        case.say("SECTION", at, said, spoil={"PRICE_UNIT": "元" if unit == "0" else "万元"})
        case.say("SECTION", at + timedelta(minutes=7), said, replaces=case.last_id)
        return
    case.say("SECTION", at, said)
