"""公告、招标文件与澄清: from the call for bids to the deadline in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import days, deciding, market, media, prequalifying, texts
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.days import DAY, at, last_day, next_day
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.prequalifying import NOTICE

DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
CALL, INVITATION = "1", "9"

_SALE: Final = 5
_ISSUE: Final = 20
_SALES: Final = {(5, 5): 0.1, (6, 6): 0.55, (7, 7): 0.2, (8, 12): 0.15}
_ISSUES: Final = {
    (20, 20): 0.05,
    (21, 21): 0.43,
    (22, 22): 0.21,
    (23, 23): 0.12,
    (24, 25): 0.1,
    (26, 38): 0.09,
}
"""Days on sale and days from issue to deadline, from and to, and how often they are that."""

_CLOCKS: Final = {
    time(9, 30): 0.34,
    time(9, 0): 0.24,
    time(10, 0): 0.12,
    time(14, 0): 0.07,
    time(13, 30): 0.06,
    time(14, 30): 0.06,
    time(10, 30): 0.06,
    time(8, 30): 0.05,
}
_WEEKDAYS: Final = (0.204, 0.171, 0.174, 0.193, 0.21, 0.026, 0.022)
_SATURDAY: Final = 5
_ON_HOLIDAYS: Final = 0.05
_HOURS: Final = {
    7: 0.04,
    8: 0.03,
    9: 0.08,
    10: 0.09,
    11: 0.07,
    12: 0.02,
    13: 0.01,
    14: 0.06,
    15: 0.09,
    16: 0.17,
    17: 0.11,
    18: 0.08,
    19: 0.05,
    20: 0.04,
    21: 0.03,
    22: 0.02,
    23: 0.01,
}
"""When notices are published: Monday to Sunday, and by the hour; a holiday counts for little."""

_AT_ONCE: Final = 0.2
"""The share of calls whose documents are on sale with the notice; the others the next day."""

_CORRECTED: Final = 0.13
_MISPRINTED: Final = 0.04
_PREQUALIFIED: Final = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """When documents were issued, and the deadline in force in the end."""

    issued: datetime
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dates:
    """What a notice announces."""

    noticed: datetime
    issued: datetime
    sale_ends: datetime
    deadline: datetime


def call(case: Case, lots: Sequence[Lot], filed: datetime, approval: str) -> Called:
    """Publish, issue and clarify; say what the deadline is in the end."""
    chance, shape = case.chance, case.shape
    start = _published(case, filed)
    prequalified = shape.prequalified
    if prequalified is None:
        prequalified = case.round == 1 and chance.random() < _PREQUALIFIED
    if prequalified:
        start = prequalifying.call(case, lots, start)
    dates = _dates(case, start)
    kind = INVITATION if prequalified or shape.invited else CALL
    if shape.invited:
        for lot in lots:
            deciding.decide(case, lot, deciding.MODE, dates.issued)
        _invite(case, lots[0], dates)
    _announce(case, dates, kind=kind, approval=approval)
    if shape.visit:
        _visit(case, dates)
    if shape.shown in {"early", "later"}:
        _show(case, dates)
    for place, lot in enumerate(lots):
        _issue(case, lot, dates, place=place, prequalified=prequalified)
    return Called(issued=dates.issued, deadline=_changed(case, dates))


def _dates(case: Case, start: datetime) -> _Dates:
    """Return the dates of a call whose limits are kept, but for what the plan bends."""
    shape, works = case.shape, case.works
    clock = draws.weighed(case.chance, _CLOCKS)
    usual = case.chance.randint(*draws.weighed(case.chance, _ISSUES))
    sale = case.chance.randint(*draws.weighed(case.chance, _SALES))

    def sale_of(issued: date) -> date:
        return last_day(issued, exactly=shape.sale_days, usual=sale, least=_SALE, works=works)

    def deadline_of(issued: date) -> date:
        return last_day(issued, exactly=shape.issue_days, usual=usual, least=_ISSUE, works=works)

    def fits(issued: date) -> bool:
        ends_right = works(issued + DAY * _SALE) is not shape.sale_ends_at_rest
        moved = DAY * (shape.postponed_days or 0)
        last, on_sale = deadline_of(issued), sale_of(issued)
        right = shape.sale_days != _SALE or ends_right
        right = right and (shape.issue_days is not None or last == issued + DAY * usual)
        return works(issued) and works(last) and works(last + moved) and right and on_sale < last

    at_once = case.chance.random() < _AT_ONCE and start.time() < days.CLOSES
    issued = next_day(start.date() + DAY * (not at_once), fits)
    ends = issued - DAY * 3 if shape.sale_backwards else sale_of(issued)
    return _Dates(
        noticed=start,
        issued=start if issued == start.date() else at(issued, days.OPENS),
        sale_ends=at(ends, days.CLOSES),
        deadline=at(deadline_of(issued), clock),
    )


def _published(case: Case, filed: datetime) -> datetime:
    """Return when the call is published: soon, or on a weekday and at an hour as measured."""
    first, works = filed.date() + DAY, case.works
    if not case.profile.by_weekday:
        return days.office(filed + DAY * (1 + case.chance.randrange(3)), works)
    by_weekday = {(first + DAY * n).weekday(): first + DAY * n for n in range(7)}
    weights = {
        day: weight * (1 if works(day) or weekday >= _SATURDAY else _ON_HOLIDAYS)
        for weekday, weight in enumerate(_WEEKDAYS)
        for day in [by_weekday[weekday]]
    }
    even = draws.evenly(case.seed + case.round, case.index, draws.WEEKDAY)
    hour = draws.weighed(case.chance, _HOURS)
    clock = time(hour, case.chance.randrange(60), case.chance.randrange(60))
    return at(draws.at_share(weights, even), clock)


def _announce(case: Case, dates: _Dates, *, kind: str, approval: str) -> None:
    shape = case.shape
    named = case.title + ("投标邀请书" if kind == INVITATION else "招标公告")
    text = texts.notice(
        case.chance, case.work, deadline=dates.deadline, approval=approval, dropped=shape.dropped
    )
    fields = "in_fields" in shape.dropped
    said = {
        "TENDER_PROJECT_CODE": case.tender,
        "NOTICE_NAME": named,
        "NOTICE_CONTENT": None if "text" in shape.dropped else text,
        "NOTICE_SEND_TIME": wire(dates.noticed),
        "NOTICE_MEDIA": texts.MEDIA_OF_NOTICES,
        "NOTICE_NATURE": "3" if case.round > 1 else "1",
        "BULLETIN_TYPE": kind,
        "DOC_GET_START_TIME": case.kept("DOC_GET_START_TIME", wire(dates.issued)),
        "DOC_GET_END_TIME": case.kept("DOC_GET_END_TIME", wire(dates.sale_ends)),
        "BID_DOC_REFER_END_TIME": wire(dates.deadline),
        "BID_OPEN_TIME": wire(dates.deadline),
        "BID_OPEN_METHOD": "不见面开标",
        "SYNDICATED_FLAG": "0" if fields else None,
        "TENDERER_CONTACT": f"{case.work.entity.name}，电话：12069000001" if fields else None,
        **_registration("untold" if shape.bare else shape.registration),
    }
    misprinted = case.chance.random() < _MISPRINTED
    first = {**said, "NOTICE_NAME": named.replace("工程", "工成", 1)} if misprinted else said
    key = case.subjects["notice"] = case.say(NOTICE, dates.noticed, first)
    media.publish(case, key, named, text, dates.noticed)
    if misprinted:
        case.say(NOTICE, dates.noticed + timedelta(minutes=50), said, change_of=key)


def _invite(case: Case, lot: Lot, dates: _Dates) -> None:
    """Invite firms: those who may bid."""
    firms = market.bidders(
        case.chance,
        place=case.work.place,
        trade=case.work.trade,
        size=market.SMALL,
        count=max(case.shape.invitees, 4),
    )
    case.invited = tuple(firm.number for firm in firms[: case.shape.invitees or 4])
    for place, firm in enumerate(firms[: case.shape.invitees]):
        at_ = dates.noticed + timedelta(minutes=place)
        declines = case.shape.declined and place == 0
        case.say(
            "TENDER_INVITATION",
            at_,
            {
                **lot.place,
                "INVITATION_NAME": case.title + "投标邀请书",
                "BIDDER_NAME": firm.party.name,
                "BIDDER_ORG_CODE": firm.party.code,
                "SEND_TIME": wire(at_),
                "CONFIRM_TIME": wire(at_ + timedelta(days=1)),
                "IS_CONFIRM": "0" if declines else "1",
            },
        )


def _visit(case: Case, dates: _Dates) -> None:
    """Report a visit to the site, to which everybody who has the documents is invited."""
    at_ = at(dates.issued.date() + DAY * 4, time(9, 30))
    case.subjects["visit"] = case.say(
        "SITE_VISIT_INFO",
        at_,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "VISIT_TIME": wire(at_),
            "VISIT_ADDRESS": f"{case.work.title}现场",
            "IS_ALL_INVITED": "1",
        },
    )


def _show(case: Case, dates: _Dates) -> None:
    """Publish the list of those who have the documents: while bids are prepared, or after."""
    opens = dates.deadline + timedelta(hours=3)
    if case.shape.shown == "early":
        opens = dates.issued + DAY * 6
    case.say(
        "PROJECT_ATTACHMENTS",
        dates.issued + DAY * 2,
        {
            "PROJECT_CODE": case.project,
            "TENDER_PROJECT_CODE": case.tender,
            "ATTACHMENT_CODE": f"LQ{case.index:07d}",
            "ATTACHMENT_NAME": "招标文件领取登记表",
            "ATTACHMENT_TYPE": "登记表",
            "RELATE_SET": "TENDER_FILE_BUYYER_INFO",
            "OPEN_CLASS": "1",
            "EARLIEST_OPEN_TIME": wire(opens),
        },
    )


def _registration(how: str) -> dict[str, str | None]:
    """Return whether one must register for the documents and how they are had."""
    asked = {"asked": "1", "untold": None, "worded": "0"}.get(how, "0")
    method = {
        "asked": "须先到代理机构现场报名，审核通过后下载",
        "worded": "报名后凭数字证书下载",
        "account": "在平台免费注册账号，凭数字证书登录下载",
        "untold": None,
    }.get(how, "凭数字证书登录交易平台下载，无须报名")
    return {"IS_NEED_SIGN_UP": asked, "TENDER_DOC_GET_METHOD": method}


def _issue(case: Case, lot: Lot, dates: _Dates, *, place: int, prequalified: bool) -> None:
    ceiling, unit = case.priced(lot.ceiling)
    valid = lot.shape.validity or case.chance.choice(("60", "90", "90", "120"))
    issued = dates.issued + timedelta(minutes=place)
    fixed = None if "OPENING_TIME" in case.shape.missing else wire(dates.deadline)
    case.say(
        DOCUMENTS,
        issued,
        {
            "TENDER_PROJECT_CODE": lot.tender,
            "BID_SECTION_CODE": lot.code,
            "DOC_NAME": f"{lot.name}招标文件",
            "BID_DOC_REFER_END_TIME": wire(dates.deadline),
            "BID_OPEN_TIME": fixed,
            "VALID_PERIOD": lot.kept("VALID_PERIOD", valid),
            "MARGIN_PAY_TYPE": case.chance.choice(("1", "3", "4", "4")),
            "MARGIN_AMOUNT": f"{lot.bond:.2f}",
            "MARGIN_PERCENT": lot.shape.bond_percent,
            "MARGIN_END_TIME": _guaranteed(lot, dates, valid),
            "PRICE_FORM_CODE": "1",
            "CONTROL_PRICE": ceiling,
            "PRICE_UNIT": unit,
            "MIN_PRICE_LIMIT": f"{lot.ceiling * 8 / 10:.2f}" if lot.shape.least_price else None,
            "IS_CONTROL_IN_DOC": lot.kept("IS_CONTROL_IN_DOC", "1"),
            "EVALUATING_METHOD_CODE": lot.terms.code,
            "SCORE_ITEM_SET": lot.terms.items,
            "METHOD_PARAM_SET": lot.terms.parameters,
            "DOC_CONTENT": None
            if lot.shape.bare
            else texts.document(lot.shape.clause, warning=lot.shape.warning_line),
            "EVALUATING_METHOD": None if lot.shape.bare else lot.terms.text,
            "QUAL_TYPE": "1" if prequalified else "2",
            "SUBMIT_TIME": wire(issued),
        },
    )


def _guaranteed(lot: Lot, dates: _Dates, valid: str) -> str | None:
    """Return until when the bid security must be good: as long as the bids, or as planned."""
    off = lot.shape.guarantee_off
    if off is None:
        return None
    return wire(dates.deadline + DAY * (int(valid) + off))


def _changed(case: Case, dates: _Dates) -> datetime:
    """Clarify where the plan or chance says so; return the deadline in force."""
    shape = case.shape
    plain = shape.bare or shape.unclarified
    if shape.clarified_days is None and (case.chance.random() >= _CORRECTED or plain):
        return dates.deadline
    moved = dates.deadline + DAY * shape.postponed_days if shape.postponed_days else None
    known = None if shape.postponed_apart else moved
    when = _clarified_at(case, dates)
    harmless = shape.clarified_days is None and dates.deadline - when < DAY * 15
    affects = "0" if harmless else shape.affects
    case.subjects["clarification"] = _clarify(
        case, 1, when, dates, affects=affects, postponed=shape.postponed, moved=known
    )
    if shape.postponed_apart and moved is not None:
        later = when + timedelta(hours=3)
        _clarify(case, 2, later, dates, affects="0", postponed="1", moved=moved)
    return moved or dates.deadline


def _clarified_at(case: Case, dates: _Dates) -> datetime:
    """Return when documents are clarified: a few days after their issue, or as planned."""
    shape = case.shape
    if shape.clarified_days is None:
        after = 2 + round(case.chance.expovariate(0.35))
        limit = dates.deadline - DAY * 2
        return min(days.office(dates.issued + DAY * min(after, 10), case.works), limit)
    when = dates.deadline - DAY * shape.clarified_days
    if shape.clarified_later:
        return when + timedelta(hours=4)
    exact = shape.clarified_days == 15  # noqa: PLR2004 - to the minute
    return when if exact else at(when, days.OPENS)


def _clarify(
    case: Case,
    number: int,
    when: datetime,
    dates: _Dates,
    *,
    affects: str | None,
    postponed: str | None,
    moved: datetime | None,
) -> str:
    text = texts.WORDING if affects == "0" and moved is None else texts.clarified(case.chance)
    if case.shape.shown == "counted":
        text = f"截至目前已有7家单位领取招标文件。{text}"
    if number > 1:
        text = "投标截止时间和开标时间顺延，以本次公告为准。"
    end = wire(moved) if moved else None
    return case.say(
        DOCUMENTS,
        when,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "DOC_NAME": f"第{number}号澄清",
            "BID_DOC_REFER_END_TIME": wire(dates.deadline),
            "CLARIFY_TIME": wire(when),
            "CLARIFY_CONTENT": text,
            "IS_AFFECT_BID": affects,
            "IS_POSTPONE": postponed,
            "POST_REFER_END_TIME": end,
            "POST_OPEN_TIME": None if "OPENING_TIME" in case.shape.missing else end,
        },
    )
