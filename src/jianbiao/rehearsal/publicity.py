"""评标报告与公示: what the panel reports, who is a candidate, and for how long that is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import habits, texts
from jianbiao.rehearsal.bids import Bid, Opened
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.days import DAY, OPENS, at, last_day, next_day
from jianbiao.rehearsal.evaluation import Evaluated
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.panel import Member
from jianbiao.rehearsal.plans import DOUBT, EXPECTED, UNDECIDABLE, Effect
from jianbiao.rehearsal.prices import LOWEST

_REPORTED: Final = {0: 0.6, 1: 0.25, 2: 0.1, 3: 0.05}
_PUBLISHED: Final = {0: 0.2, 1: 0.5, 2: 0.2, 3: 0.1}
"""Days from opening to report, and from report to publicity."""

_LAW: Final = 3
_PUBLICITY: Final = {3: 0.6, 4: 0.15, 5: 0.1, 7: 0.15}
_TECH: Final = ("JS", "技术")
_CREDIT: Final = ("XY", "信誉")
_ENDS: Final = time(18, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity:
    """When the report came, and from when until when candidates are published.

    ``doubtful`` where the first day is counted.
    """

    reported: datetime
    start: datetime
    end: datetime
    doubtful: bool


def dates(case: Case, lot: Lot, opened: Opened) -> Publicity:
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

    day = opened.at.date() + DAY * draws.weighed(case.chance, _REPORTED)
    reported = max(at(day, time(16, 30)), opened.at + timedelta(hours=3))
    waits = draws.weighed(case.chance, _PUBLISHED)
    start = next_day(max(day + DAY * waits, opened.at.date() + DAY), fits)
    if start > next_day(day + DAY * _LAW, works):
        reported = at(start - DAY, time(16, 30))
    if shape.publicity_after is not None:
        reported = at(start - DAY * shape.publicity_after, time(16, 30))
        reported = max(reported, opened.at + timedelta(hours=3))
        start = reported.date() + DAY * shape.publicity_after
        if shape.publicity_after > _LAW:
            last = next_day(reported.date() + DAY * _LAW, works)
            start = last + DAY * (shape.publicity_after - _LAW)
    usual = draws.weighed(case.chance, _PUBLICITY)
    ends = last_day(start, exactly=exactly, usual=usual, least=_LAW, works=works)
    return Publicity(
        reported=reported,
        start=max(at(start, OPENS), reported + timedelta(hours=2)),
        end=at(ends, _ENDS),
        doubtful=doubtful,
    )


def report(
    case: Case, lot: Lot, found: Evaluated, members: Sequence[Member], public: Publicity
) -> None:
    """Report what the panel found: its report, the bids it rejected, its points and ranking."""
    chair, ended = members[0].name, public.reported - timedelta(minutes=50)
    case.say(
        "EVALUATION_REPORT",
        public.reported,
        {
            **lot.place,
            "END_TIME": lot.kept("END_TIME", wire(ended)),
            "EVALUATION_RESULT": "3",
            "RECEIVE_TIME": lot.kept("RECEIVE_TIME", wire(public.reported)),
            "PANEL_SIZE": str(len(members)),
            "SIGN_SET": [{"EXPERT_NAME": one.name, "IS_SIGNED": "1"} for one in members],
            "BID_COUNT": str(len(found.valid) + len(found.rejected)),
            "VALID_BID_COUNT": str(len(found.valid)),
            "IS_ALL_REJECTED": "0",
            "BASE_PRICE": f"{found.ranking.base:.2f}",
        },
    )
    untold = lot.shape.reason_untold
    for place, (one, why) in enumerate(found.rejected):
        case.say(
            "REJECTED_BID_INFO",
            ended + timedelta(seconds=place),
            {
                **lot.place,
                **one.named,
                "REASON": None if untold == "reason" else why,
                "EXPERT_NAME": None if untold == "expert" else chair,
                "REJECT_TIME": wire(ended),
            },
        )
    _scores(case, lot, found, members, ended)
    _results(case, lot, found, ended + timedelta(minutes=5))


def _scores(
    case: Case, lot: Lot, found: Evaluated, members: Sequence[Member], at_: datetime
) -> None:
    """Report every member's points for the technical part, and credit as the chair entered it."""
    tech, credit = (f"{full}" for full in (lot.terms.tech_points, lot.terms.credit_points))
    for place, one in enumerate(found.scored.tech):
        bidder = {**lot.place, **found.valid[place].named}
        given = [(member, _TECH, tech, points) for member, points in zip(members, one, strict=True)]
        given.append((members[0], _CREDIT, credit, found.scored.credit[place]))
        for member, (code, name), full, points in given:
            case.say(
                "EVALUATION_SCORE_DETAIL",
                at_,
                {
                    **bidder,
                    "EXPERT_NAME": member.name,
                    "EXPERT_CODE": member.code or None,
                    "SCORE_ITEM_CODE": code,
                    "SCORE_ITEM_NAME": name,
                    "FULL_SCORE": full,
                    "SCORE": f"{points}",
                },
            )


def _results(case: Case, lot: Lot, found: Evaluated, at_: datetime) -> None:
    ranking = found.ranking
    for rank, place in enumerate(ranking.order, start=1):
        one = found.valid[place]
        evaluated = one.amount
        if lot.terms.method == LOWEST:
            evaluated += found.others[place]
        case.say(
            "EVALUATION_RESULT",
            at_,
            {
                **lot.place,
                **one.named,
                "ORDER": str(rank),
                "TOTAL_SCORE": f"{ranking.totals[place]}" if ranking.totals else None,
                "PRICE_SCORE": f"{ranking.price_scores[place]}" if ranking.totals else None,
                "EVALUATION_PRICE": f"{evaluated:.2f}",
                "PRICE_UNIT": "0",
                "IS_QUALIFIED": "1",
            },
        )


def publish(
    case: Case,
    lot: Lot,
    public: Publicity,
    named: Sequence[tuple[Bid, str | None]],
    text: str,
) -> None:
    """Publish the candidates."""
    shape = lot.shape
    for place, (one, rank) in enumerate(named):
        given_up = place == 0 and shape.gives_up
        _candidate(case, lot, one, rank, public.start + timedelta(seconds=place), gone=given_up)
    ends = None if "PUBLICITY_END_TIME" in shape.missing else wire(public.end)
    case.say(
        "TENDER_CANDIDATE_ANNOUNCE",
        public.start + timedelta(seconds=30),
        {
            **lot.place,
            "PUBLICITY_NAME": f"{case.title}中标候选人公示",
            "PUBLICITY_CONTENT": text,
            "PUBLICITY_START_TIME": wire(public.start),
            "PUBLICITY_END_TIME": ends,
            "OBJECTION_METHOD": "公示期内通过交易平台在线提出",
            "PUBLICITY_MEDIA": texts.MEDIA,
            "EVALUATION_SUMMARY": "评标委员会按招标文件规定的办法评审并推荐。",
        },
    )
    if public.doubtful and case.mandatory:
        unknown = case.kept("IS_TO_LAW", "1") is None
        case.note(_effect("A02", UNDECIDABLE if unknown else DOUBT), [lot])
    if lot.separated and shape.candidates is None:
        case.note(_effect("B23", DOUBT), [lot])
        if case.mandatory:
            case.note(_effect("A03", DOUBT), [lot])


def _candidate(
    case: Case, lot: Lot, one: Bid, rank: str | None, at_: datetime, *, gone: bool
) -> None:
    amount, unit = case.priced(one.amount)
    manager = habits.of(one.firm.number).manager
    said: dict[str, Any] = {
        **lot.place,
        **one.named,
        "ORDER": rank,
        "UNION_ORGAN_SET": one.union,
        "BID_PRICE": amount,
        "PRICE_UNIT": unit,
        "QUALITY": "合格",
        "TIME_LIMIT": f"{lot.days}日历天",
        "QUALIFICATION": "满足招标文件要求的资格条件",
        "BID_MANAGER": manager.name,
        "PM_CODE": f"云169{one.firm.number:08d}",
        "STATUS": "1",
    }
    key = case.say("TENDER_CANDIDATE", at_, said)
    if gone:
        later = at_ + DAY * 2
        case.say("TENDER_CANDIDATE", later, {**said, "STATUS": "2"}, change_of=key)


def _effect(rule: str, case: str) -> tuple[Effect, ...]:
    return (Effect(rule=rule, case=case, expected=EXPECTED[case]),)
