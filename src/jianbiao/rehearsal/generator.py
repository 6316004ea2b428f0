"""One invented tender (虚构项目) from project to contract, as its platform would report it.

``tender(seed, index, …)`` depends on nothing but its arguments: one random stream for each tender, so
that N tenders are the beginning of M > N.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from jianbiao.kit.messages import make
from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import names, plans, prices
from jianbiao.rehearsal.plans import Plan, Shape
from jianbiao.rehearsal.province import PLATFORMS, RESTS

_WIRE: Final = "%Y%m%d%H%M%S"
_HOURS: Final = ((9, 30), (9, 0), (10, 0), (14, 0), (14, 30), (10, 30))
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One message and when its platform sends it."""

    at: datetime
    platform: str
    message: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What was planted in a tender, for whoever measures the rules; never sent."""

    rule: str
    kind: str
    expected: str
    tender: str
    lot: str
    messages: tuple[str, ...]
    seed: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One tender: its messages in the order they are sent, and what was planted."""

    sent: tuple[Sent, ...]
    truth: Truth | None


@dataclass(slots=True)
class _Case:
    """One tender while it is being written."""

    seed: int
    index: int
    chance: random.Random
    platform: str
    shape: Shape
    work: names.Work
    method: str
    sent: list[Sent] = field(default_factory=list)

    @property
    def project(self) -> str:
        return f"{self.platform}{self.index % 1_000_000:06d}"

    @property
    def tender(self) -> str:
        return self.project + "001"

    @property
    def lot(self) -> str:
        return self.tender + "001"

    def say(self, name: str, at: datetime, data: dict[str, Any], *, delay: float = 0) -> None:
        """Report ``data`` as having happened at ``at``; what is None is left out."""
        serial = len(self.sent) + 1
        message = make(
            name,
            {k: v for k, v in data.items() if v is not None},
            data_key=f"{self.seed % 100:02d}{self.index:07d}{serial:05d}",
            message_id=f"{int(at.timestamp()):011d}-{self.seed}-{self.index}-{serial}",
            happened_at=at,
        )
        lag = timedelta(seconds=delay + self.chance.lognormvariate(1.0, 0.8))
        self.sent.append(Sent(at=at + lag, platform=self.platform, message=message))

    def kept(self, name: str, value: Any) -> Any:
        """Return ``value`` unless the plan leaves the field out."""
        return None if name in self.shape.missing else value


def tender(seed: int, index: int, *, start: datetime, profile: str = "lively") -> Planned:
    """Return tender ``index`` of province ``seed``, whose project is filed at ``start``."""
    chance = random.Random(f"{seed}/{index}")  # noqa: S311 - a province, not a secret
    plan = plans.draw(chance, index, profile)
    shape = plan.shape(Shape()) if plan else Shape()
    if plan is None and chance.random() < 0.13:  # noqa: PLR2004 - corrections, measured
        shape = replace(shape, clarified_days=18)
    case = _Case(
        seed=seed,
        index=index,
        chance=chance,
        platform=chance.choice(PLATFORMS)[0],
        shape=shape,
        work=names.work(chance),
        method=prices.method(chance),
    )
    _write(case, start)
    case.sent.sort(key=lambda one: one.at)
    return Planned(sent=tuple(case.sent), truth=_truth(case, plan))


def _write(case: _Case, start: datetime) -> None:
    chance, shape = case.chance, case.shape
    estimate = Decimal(int(max(4e6, min(4e8, chance.lognormvariate(16.3, 1.1))) / 1e4)) * 10_000
    ceiling = (estimate * Decimal("0.98")).quantize(prices.CENT, ROUND_HALF_UP)
    filed = _office(start)
    _file(case, filed, estimate)
    noticed = _office(filed + timedelta(days=2 + chance.randrange(4)))
    issued = _open_day(noticed + timedelta(days=1), shape.sale_days)
    while _rests(_day(issued, shape.issue_days)):
        issued = _open_day(issued + timedelta(days=1), shape.sale_days)
    deadline = _at(_day(issued, shape.issue_days), chance.choice(_HOURS))
    if shape.prequalified_days is not None:
        _prequalify(case, noticed - timedelta(days=1))
    _call(case, noticed, issued, deadline)
    _issue(case, issued, deadline, estimate, ceiling)
    if shape.clarified_days is not None:
        deadline = _clarify(case, deadline)
    count = prices.bidders(chance, case.method)
    count = max(count, shape.candidates) if shape.bidders is None else shape.bidders
    bids = prices.prices(chance, case.method, ceiling=ceiling, count=max(count, 3))
    firms = _firms(case, max(count, 3))
    _bid(case, issued, deadline, firms[:count], bids)
    if shape.failed:
        _fail(case, deadline)
        return
    opened = deadline + timedelta(minutes=shape.opening_minutes)
    _open(case, opened, firms[:count], bids)
    _decide(case, opened, firms, bids)


def _file(case: _Case, at: datetime, estimate: Decimal) -> None:
    work, chance = case.work, case.chance
    case.say(
        "PROJECT",
        at,
        {
            "PROJECT_CODE": case.project,
            "PROJECT_NAME": work.title,
            "REGION_CODE": work.region,
            "FUND_SOURCE": "财政资金",
            "APPROVAL_NUMBER": f"云禾发改审批〔2026〕{case.index % 900 + 1}号",
        },
    )
    # One in forty platforms sends the lot before its tender: it is held and released.
    early = chance.random() < 0.025  # noqa: PLR2004
    case.say(
        "TENDER_PROJECT",
        at + timedelta(hours=1),
        {
            "PROJECT_CODE": case.project,
            "TENDER_PROJECT_CODE": case.tender,
            "TENDER_PROJECT_NAME": work.title + "施工",
            "TENDER_PROJECT_TYPE": work.type,
            "REGION_CODE": work.region,
            "IS_TO_LAW": "1",
            "TENDERER_NAME": work.entity.name,
            "TENDERER_CODE": work.entity.code,
            "TENDER_AGENCY_NAME": work.agency.name,
            "TENDER_AGENCY_CODE": work.agency.code,
            "TENDER_MODE": "1",
            "TENDER_ORGANIZE_FORM": "2",
        },
        delay=7200 if early else 0,
    )
    case.say(
        "SECTION",
        at + timedelta(hours=1, minutes=5),
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "BID_SECTION_NAME": "第一标段",
            "CLASSIFY_CODE": "A000000",
            "CONTRACT_RECKON_PRICE": case.kept("CONTRACT_RECKON_PRICE", f"{estimate:.2f}"),
            "PRICE_UNIT": "0",
        },
    )


def _prequalify(case: _Case, at: datetime) -> None:
    days = case.shape.prequalified_days or 0
    ended = _at(_open_day(at, days), (17, 0))
    limit = _at(_day(ended, days), (17, 0))
    case.say(
        "TENDER_ANN_QUA_INQUERY_ANN",
        at - timedelta(days=14),
        {
            "TENDER_PROJECT_CODE": case.tender,
            "NOTICE_NAME": case.work.title + "资格预审公告",
            "NOTICE_SEND_TIME": _wire(at - timedelta(days=14)),
            "BULLETIN_TYPE": "2",
            "DOC_GET_START_TIME": _wire(_at(ended - timedelta(days=7), (9, 0))),
            "DOC_GET_END_TIME": _wire(ended),
            "BID_DOC_REFER_END_TIME": case.kept("PREQUALIFICATION_END", _wire(limit)),
        },
    )


def _call(case: _Case, noticed: datetime, issued: datetime, deadline: datetime) -> None:
    ended = _at(_day(issued, case.shape.sale_days), (17, 0))
    case.say(
        "TENDER_ANN_QUA_INQUERY_ANN",
        noticed,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "NOTICE_NAME": case.work.title + "施工招标公告",
            "NOTICE_SEND_TIME": _wire(noticed),
            "NOTICE_NATURE": "1",
            "BULLETIN_TYPE": "1",
            "DOC_GET_START_TIME": case.kept("DOC_GET_START_TIME", _wire(issued)),
            "DOC_GET_END_TIME": case.kept("DOC_GET_END_TIME", _wire(ended)),
            "BID_DOC_REFER_END_TIME": _wire(deadline),
            "BID_OPEN_TIME": _wire(deadline),
        },
    )


def _issue(
    case: _Case, issued: datetime, deadline: datetime, estimate: Decimal, ceiling: Decimal
) -> None:
    bond = (estimate * case.shape.bond).quantize(prices.CENT, ROUND_HALF_UP)
    method = case.method + ("（评定分离）" if case.shape.separated else "")
    case.say(
        "TENDER_FILE_CLARI_MODI",
        issued,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "DOC_NAME": "招标文件",
            "BID_DOC_REFER_END_TIME": _wire(deadline),
            "VALID_PERIOD": "90",
            "MARGIN_AMOUNT": f"{bond:.2f}",
            "CONTROL_PRICE": f"{ceiling:.2f}",
            "PRICE_UNIT": "0",
            "EVALUATING_METHOD": method,
            "SUBMIT_TIME": _wire(issued),
        },
    )


def _clarify(case: _Case, deadline: datetime) -> datetime:
    shape = case.shape
    at = _at(deadline - timedelta(days=shape.clarified_days or 0), (9, 0))
    moved = deadline + timedelta(days=shape.postponed_days) if shape.postponed_days else None
    while moved is not None and _rests(moved):
        moved += timedelta(days=1)
    case.say(
        "TENDER_FILE_CLARI_MODI",
        at,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "DOC_NAME": "第1号澄清",
            "BID_DOC_REFER_END_TIME": _wire(deadline),
            "CLARIFY_TIME": _wire(at),
            "CLARIFY_CONTENT": "调整工程量清单第 3 项、第 7 项，详见附件。",
            "IS_AFFECT_BID": shape.affects,
            "IS_POSTPONE": "1" if shape.postponed else "0",
            "POST_REFER_END_TIME": _wire(moved) if moved else None,
            "POST_OPEN_TIME": _wire(moved) if moved else None,
        },
    )
    return moved or deadline


def _firms(case: _Case, count: int) -> list[names.Firm]:
    home = case.chance.randrange(names.FIRMS)
    near = [(home + case.chance.randrange(400)) % names.FIRMS for _ in range(count * 3)]
    return [names.firm(number) for number in dict.fromkeys(near)][:count] or [names.firm(home)]


def _bid(
    case: _Case, issued: datetime, deadline: datetime, firms: list[names.Firm], bids: prices.Prices
) -> None:
    for place, firm in enumerate(firms):
        at = draws.submitted(case.chance, issued, deadline)
        accepted = "1"
        if place == 0 and case.shape.late_seconds is not None:
            at = deadline + timedelta(seconds=case.shape.late_seconds)
            accepted = case.shape.late_accepted
        case.say(
            "TENDER_LIST",
            at,
            {
                "TENDER_PROJECT_CODE": case.tender,
                "BID_SECTION_CODE": case.lot,
                "BIDDER_NAME": firm.name,
                "BIDDER_ORG_CODE": firm.code,
                "BID_PRICE": f"{bids.amounts[place]:.2f}",
                "PRICE_UNIT": "0",
                "CHECKIN_TIME": case.kept("CHECKIN_TIME", _wire(at)) if place == 0 else _wire(at),
                "IS_ACCEPTED": accepted,
                "IS_ENCRYPTED": "1",
            },
        )


def _fail(case: _Case, deadline: datetime) -> None:
    at = deadline + timedelta(minutes=20)
    case.say(
        "TENDER_ABNORMITY_REPORT",
        at,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "EXCEPITON_TYPE": "1",
            "INFOR": "投标人少于三个，未开标，依法重新招标。",
            "SUBMIT_TIME": _wire(at),
        },
    )


def _open(
    case: _Case, opened: datetime, firms: list[names.Firm], bids: prices.Prices
) -> None:
    case.say(
        "BID_OPENING_RECORD",
        opened,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "TIME": case.kept("OPENING_TIME", _wire(opened)),
            "ACTOR": case.work.agency.name,
            "BIDDER_COUNT": str(len(firms)) if firms else None,
            "ADDRESS": "不见面开标大厅",
        },
    )
    for place, firm in enumerate(firms):
        case.say(
            "BID_OPEN_DETAIL",
            opened + timedelta(seconds=30 + place),
            {
                "TENDER_PROJECT_CODE": case.tender,
                "BID_SECTION_CODE": case.lot,
                "BIDDER_NAME": firm.name,
                "BIDDER_ORG_CODE": firm.code,
                "BID_PRICE": f"{bids.amounts[place]:.2f}",
                "PRICE_UNIT": "0",
                "ROUND": "1" if bids.drawn else None,
                "DRAW_RESULT": bids.drawn or None,
            },
        )


def _decide(
    case: _Case, opened: datetime, firms: list[names.Firm], bids: prices.Prices
) -> None:
    """Candidates, publicity, objection, result, award notice and contract."""
    shape = case.shape
    public = _open_day(opened + timedelta(days=2), shape.publicity_days)
    ranking = [i for i in bids.ranking if i < len(firms)]
    while len(ranking) < min(shape.candidates, len(firms)):
        ranking.append(len(ranking))
    for rank, place in enumerate(ranking[: shape.candidates], start=1):
        _candidate(case, public, firms[place], bids.amounts[place], rank)
    ended = _at(_day(public, shape.publicity_days), (18, 0))
    case.say(
        "TENDER_CANDIDATE_ANNOUNCE",
        public,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "PUBLICITY_NAME": case.work.title + "中标候选人公示",
            "PUBLICITY_START_TIME": _wire(public),
            "PUBLICITY_END_TIME": case.kept("PUBLICITY_END_TIME", _wire(ended)),
            "OBJECTION_METHOD": "公示期内书面提出",
        },
    )
    if shape.objection:
        _object(case, ended - timedelta(hours=26), answered=shape.objection == "answered")
    _award(case, ended, firms[ranking[0]], bids.amounts[ranking[0]])


def _candidate(
    case: _Case, at: datetime, firm: names.Firm, amount: Decimal, rank: int
) -> None:
    case.say(
        "TENDER_CANDIDATE",
        at,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "BIDDER_NAME": firm.name,
            "BIDDER_ORG_CODE": firm.code,
            "ORDER": str(rank) if case.shape.ranked else None,
            "BID_PRICE": f"{amount:.2f}",
            "PRICE_UNIT": "0",
        },
    )


def _object(case: _Case, at: datetime, *, answered: bool) -> None:
    number = f"YY{case.index:07d}"
    case.say(
        "OBJECTION",
        at,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "BID_SECTION_CODE": case.lot,
            "OBJECTION_NO": number,
            "OBJECTION_TYPE": "3",
            "OBJECTION_TIME": _wire(at),
            "OBJECTION_CONTENT": "对第一中标候选人项目经理业绩有异议。",
        },
    )
    if answered:
        case.say(
            "OBJECTION_REPLY",
            at + timedelta(hours=20),
            {
                "TENDER_PROJECT_CODE": case.tender,
                "BID_SECTION_CODE": case.lot,
                "OBJECTION_NO": number,
                "STATUS": "1",
                "REPLY_TIME": _wire(at + timedelta(hours=20)),
                "REPLY_CONTENT": "经核实，业绩属实。",
            },
        )


def _award(case: _Case, ended: datetime, firm: names.Firm, amount: Decimal) -> None:
    shape = case.shape
    winner = {"WIN_BIDDER_NAME": firm.name, "WIN_BIDDER_CODE": firm.code}
    common = {"TENDER_PROJECT_CODE": case.tender, "BID_SECTION_CODE": case.lot}
    price = {"BID_AMOUNT": f"{amount:.2f}", "PRICE_UNIT": "0"}
    sent = _at(ended + timedelta(days=shape.award_days), (10, 0))
    while shape.award_days > 0 and _rests(sent):
        sent += timedelta(days=1)
    case.say(
        "WIN_RESULT_ANNO",
        sent - timedelta(minutes=30),
        {
            **common,
            **winner,
            **price,
            "NOTICE_NAME": case.work.title + "中标结果公告",
            "NOTICE_SEND_TIME": _wire(sent - timedelta(minutes=30)),
        },
    )
    notice = case.kept("WIN_NOTICE_SEND_TIME", _wire(sent))
    case.say("BID_WINNING_NOTICE", sent, {**common, **winner, **price, "WIN_NOTICE_SEND_TIME": notice})
    if shape.contract_days is None:
        return
    signed = _at(sent + timedelta(days=shape.contract_days), (11, 0))
    case.say(
        "CONTRACT_PERFORMANCE",
        max(signed, sent + timedelta(hours=1)),
        {
            **common,
            "CONTRACT_NAME": case.work.title + "施工合同",
            "CONTRACT_PRICE": f"{amount:.2f}",
            "PRICE_UNIT": "0",
            "SIGN_TIME": _wire(signed),
        },
    )


def _truth(case: _Case, plan: Plan | None) -> Truth | None:
    if plan is None:
        return None
    return Truth(
        rule=plan.rule,
        kind=plan.kind,
        expected=plan.expected,
        tender=case.tender,
        lot=case.lot,
        messages=tuple(one.message["message_id"] for one in case.sent),
        seed=case.seed,
        index=case.index,
    )


def _rests(day: datetime) -> bool:
    return day.weekday() >= _SATURDAY or day.date().isoformat() in RESTS


def _wire(at: datetime) -> str:
    return at.strftime(_WIRE)


def _at(day: datetime, clock: tuple[int, int]) -> datetime:
    return day.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)


def _office(at: datetime) -> datetime:
    """Return the first office hour at or after ``at``."""
    if at.hour >= 17:  # noqa: PLR2004
        at = _at(at + timedelta(days=1), (9, 5))
    if at.hour < 9:  # noqa: PLR2004
        at = _at(at, (9, 5))
    while _rests(at):
        at = _at(at + timedelta(days=1), (9, 5))
    return at


def _day(start: datetime, days: int) -> datetime:
    return start + timedelta(days=days)


def _open_day(at: datetime, days: int) -> datetime:
    """Return the first nine o'clock from ``at`` on whose day, and the one ``days`` later, is worked."""
    day = _at(at, (9, 0))
    while _rests(day) or _rests(_day(day, days)):
        day += timedelta(days=1)
    return day

