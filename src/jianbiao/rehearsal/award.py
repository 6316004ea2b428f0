"""公示至合同: candidates, publicity, objection, result, letter of award, contract."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import evaluation, texts
from jianbiao.rehearsal.bidding import Bid, Opened, fail
from jianbiao.rehearsal.case import Case, Lot, wire
from jianbiao.rehearsal.days import DAY, OPENS, at, last_day, next_day, office
from jianbiao.rehearsal.plans import DOUBT, EXPECTED, UNDECIDABLE, Effect

_REPORTED: Final = {0: 0.6, 1: 0.25, 2: 0.1, 3: 0.05}
_PUBLISHED: Final = {0: 0.2, 1: 0.5, 2: 0.2, 3: 0.1}
"""Days from opening to report, and from report to publicity."""

_LAW: Final = 3
_PUBLICITY: Final = {3: 0.6, 4: 0.15, 5: 0.1, 7: 0.15}
_ENDS: Final = time(18, 0)
_CONTRACT: Final = 30
_SIGNED: Final = (math.log(17), 0.45)
_OBJECTED: Final = 0.04
_ANSWERED, _OPEN, _WITHDRAWN = "answered", "open", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Publicity:
    """From when until when candidates are published; ``doubtful`` where the first day is counted."""

    start: datetime
    end: datetime
    doubtful: bool


def decide(case: Case, lot: Lot, opened: Opened) -> Bid | None:
    """Report what follows an opening; return the winner, None where too few bids were valid."""
    report = evaluation.evaluate(case, lot, opened)
    if report is None:
        why = "有效投标不足三个，明显缺乏竞争，评标委员会否决全部投标。"
        fail(case, lot, opened.at + timedelta(hours=5), why)
        return None
    public = _dates(case, lot, opened.at)
    named = evaluation.candidates(case, lot, report.best)
    _publish(case, lot, public, named, report.text(lot))
    objection = lot.shape.objection
    if not objection and case.chance.random() < _OBJECTED:
        objection = _ANSWERED
    sent = _award_at(case, lot, public)
    if objection:
        _object(case, lot, objection, public, sent=sent, by=report.best[-1])
    _award(case, lot, sent, report.best[0])
    _sign(case, lot, sent, report.best[0])
    return report.best[0]


def _dates(case: Case, lot: Lot, opened: datetime) -> _Publicity:
    """Return when candidates are published: lawfully, as planned, or as most real notices have it."""
    shape, works = lot.shape, case.works
    exactly = shape.publicity_days
    missing = "PUBLICITY_END_TIME" in shape.missing
    three = case.chance.random() < case.profile.three_dates
    doubtful = exactly is None and not missing and three
    if doubtful:
        exactly = _LAW - 1

    def fits(day: date) -> bool:
        right = exactly != _LAW or works(day + DAY * _LAW) is not shape.publicity_ends_at_rest
        return works(day) and right

    waits = draws.weighed(case.chance, _REPORTED) + draws.weighed(case.chance, _PUBLISHED)
    start = next_day(max(opened.date() + DAY * waits, opened.date() + DAY), fits)
    usual = draws.weighed(case.chance, _PUBLICITY)
    ends = last_day(start, exactly=exactly, usual=usual, least=_LAW, works=works)
    return _Publicity(start=at(start, OPENS), end=at(ends, _ENDS), doubtful=doubtful)


def _effect(rule: str, case: str) -> tuple[Effect, ...]:
    return (Effect(rule=rule, case=case, expected=EXPECTED[case]),)


def _publish(
    case: Case,
    lot: Lot,
    public: _Publicity,
    named: Sequence[tuple[Bid, str | None]],
    text: str,
) -> None:
    for place, (one, rank) in enumerate(named):
        amount, unit = case.priced(one.amount)
        case.say(
            "TENDER_CANDIDATE",
            public.start + timedelta(seconds=place),
            {
                **_lot(lot),
                "BIDDER_NAME": one.party.name,
                "BIDDER_ORG_CODE": one.party.code,
                "ORDER": rank,
                "BID_PRICE": amount,
                "PRICE_UNIT": unit,
                "QUALITY": "合格",
            },
        )
    ends = None if "PUBLICITY_END_TIME" in lot.shape.missing else wire(public.end)
    case.say(
        "TENDER_CANDIDATE_ANNOUNCE",
        public.start + timedelta(seconds=30),
        {
            **_lot(lot),
            "PUBLICITY_NAME": f"{case.title}中标候选人公示",
            "PUBLICITY_CONTENT": text,
            "PUBLICITY_START_TIME": wire(public.start),
            "PUBLICITY_END_TIME": ends,
            "OBJECTION_METHOD": "公示期内通过交易平台在线提出",
            "PUBLICITY_MEDIA": texts.MEDIA,
        },
    )
    if public.doubtful and case.mandatory:
        unknown = case.kept("IS_TO_LAW", "1") is None
        case.note(_effect("A02", UNDECIDABLE if unknown else DOUBT), [lot])
    if lot.separated and lot.shape.candidates is None:
        case.note(_effect("B23", DOUBT), [lot])


def _award_at(case: Case, lot: Lot, public: _Publicity) -> datetime:
    """Return when the letter of award is sent: a day or more after publicity, or as planned."""
    shape, ended = lot.shape, public.end
    if shape.award_hours is not None:
        return ended + timedelta(hours=shape.award_hours)
    if shape.award_days is not None:
        return at(ended + DAY * shape.award_days, time(10, 0))
    after = 1 + draws.geometric(case.chance, 0.5)
    return office(at(ended + DAY * after, time(10, 0)), case.works)


def _object(case: Case, lot: Lot, how: str, public: _Publicity, *, sent: datetime, by: Bid) -> None:
    raised = public.end - timedelta(hours=2 if how == _WITHDRAWN else 26)
    replied = {
        _ANSWERED: raised + timedelta(hours=20),
        _WITHDRAWN: raised + timedelta(hours=1),
        _OPEN: sent + DAY * 4,
    }[how]
    content, reply = texts.objected(case.chance)
    number = f"YY{case.index:07d}{lot.code[17:]}"
    said = {**_lot(lot), "OBJECTION_NO": number}
    case.say(
        "OBJECTION",
        raised,
        {
            **said,
            "OBJECTION_TYPE": "3",
            "OBJECTOR_NAME": by.party.name,
            "OBJECTOR_CODE": by.party.code,
            "OBJECTION_TIME": wire(raised),
            "OBJECTION_CONTENT": content,
        },
    )
    case.say(
        "OBJECTION_REPLY",
        replied,
        {
            **said,
            "STATUS": "9" if how == _WITHDRAWN else "1",
            "REPLY_TIME": wire(replied),
            "REPLY_CONTENT": "异议人已撤回异议。" if how == _WITHDRAWN else reply,
        },
    )


def _award(case: Case, lot: Lot, sent: datetime, winner: Bid) -> None:
    amount, unit = case.priced(winner.amount)
    said = {
        **_lot(lot),
        "WIN_BIDDER_NAME": winner.party.name,
        "WIN_BIDDER_CODE": winner.party.code,
        "BID_AMOUNT": amount,
        "PRICE_UNIT": unit,
        "UNION_ORGAN_SET": winner.union,
    }
    published = sent - timedelta(minutes=30)
    case.say(
        "WIN_RESULT_ANNO",
        published,
        {
            **said,
            "NOTICE_NAME": f"{case.title}中标结果公告",
            "NOTICE_SEND_TIME": wire(published),
            "NOTICE_MEDIA": texts.MEDIA,
        },
    )
    untold = "WIN_NOTICE_SEND_TIME" in lot.shape.missing
    del said["UNION_ORGAN_SET"]
    case.say(
        "BID_WINNING_NOTICE",
        sent,
        {**said, "WIN_NOTICE_SEND_TIME": None if untold else wire(sent)},
    )


def _sign(case: Case, lot: Lot, sent: datetime, winner: Bid) -> None:
    """Report the contract, unless none is signed."""
    shape = lot.shape
    if shape.contract_none:
        return
    signed = _signed_at(case, lot, sent)
    amount, unit = case.priced(winner.amount)
    if shape.contract_price:
        amount, unit = shape.contract_price, "0"
    waits = DAY * shape.contract_reported + timedelta(hours=1 + 4 * case.chance.random())
    case.say(
        "CONTRACT_PERFORMANCE",
        signed,
        {
            **_lot(lot),
            "CONTRACT_NAME": f"{case.title}合同",
            "CONTRACT_NO": f"HT{sent.year}{case.index:06d}{lot.code[20:]}",
            "TENDERER_NAME": case.work.entity.name,
            "TENDERER_CODE": case.work.entity.code,
            "WIN_BIDDER_NAME": winner.party.name,
            "WIN_BIDDER_CODE": winner.party.code,
            "CONTRACT_PRICE": amount,
            "PRICE_UNIT": unit,
            "LIMITE_DAYS": str(30 * (2 + case.chance.randrange(16))),
            "SIGN_TIME": wire(signed),
        },
        delay=max(sent - signed, timedelta(0)) + waits,
    )


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


def _lot(lot: Lot) -> dict[str, str | None]:
    return {"TENDER_PROJECT_CODE": lot.tender, "BID_SECTION_CODE": lot.code}
