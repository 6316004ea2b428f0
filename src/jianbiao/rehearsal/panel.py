"""评标委员会: who is drawn from the pool, who sits, who leaves; experts are invented and the same always."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import names
from jianbiao.rehearsal.bids import Opened
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.names import Party
from jianbiao.rehearsal.province import NAME, PREFECTURES
from jianbiao.standard.identifiers import make_id_card

EXPERTS: Final = 2600
OWN, TECHNICAL, ECONOMIC = "1", "2", "3"
_SIZES: Final = {5: 0.7, 7: 0.25, 9: 0.05}
_OWN_SEATS: Final = 3
"""Of every so many seats at most one is the procuring entity's."""

_EMPLOYERS: Final = ("建筑设计研究院", "水利勘测设计院", "交通规划院", "理工学院", "造价咨询中心")
_RULE: Final = "按专业类别和回避条件随机抽取"
SPECIAL: Final = "special"
NAMED: Final = "named"
LATE: Final = "late"
OVERDUE: Final = "overdue"
UNTIMED: Final = "untimed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One seat of a panel."""

    name: str
    id_card: str
    code: str
    type: str
    employer: Party
    years: int
    number: int = -1


@cache
def expert(number: int) -> Member:
    """Return one expert of the pool."""
    chance = random.Random(f"expert/{number}")  # noqa: S311 - a province, not a secret
    place = draws.weighed(chance, names.PLACES)
    region, town, *_ = PREFECTURES[place]
    which = chance.randrange(len(_EMPLOYERS))
    stem = NAME if chance.random() < 0.3 else town[:2]  # noqa: PLR2004 - some work for the province
    born = f"{1958 + number % 30}{1 + number // 5 % 12:02d}{1 + number // 60 % 28:02d}"
    return Member(
        name=names.person(chance),
        id_card=make_id_card(region, born, f"{number % 1000:03d}"),
        code=f"ZJ69{number:06d}",
        type=TECHNICAL if chance.random() < 0.75 else ECONOMIC,  # noqa: PLR2004
        employer=Party(
            name=f"{stem}{_EMPLOYERS[which]}",
            code=names.party_code(region, 50_000 + place * 10 + which, office=True),
        ),
        years=9 + chance.randrange(25),
        number=number,
    )


def draw(case: Case, deadline: datetime, opens: datetime) -> tuple[Member, ...]:
    """Draw a panel for a tender, report the draw and whom it must avoid; return its members."""
    shape, chance = case.shape, case.chance
    size = shape.panel or draws.weighed(chance, _SIZES)
    own = shape.own_seats if shape.own_seats is not None else size // _OWN_SEATS
    drawn = [expert(number) for number in chance.sample(range(EXPERTS), size - own)]
    members = (*drawn, *(_representative(case, n) for n in range(own)))
    at = deadline - timedelta(hours=1 + chance.randrange(20))
    if shape.draw == LATE:
        at = opens + timedelta(days=6)
    _report(case, drawn, at)
    return members


def _report(case: Case, drawn: Sequence[Member], at: datetime) -> None:
    special, named = case.shape.draw == SPECIAL, case.shape.draw == NAMED
    happened = max(at, case.deadline - timedelta(hours=20))
    case.say(
        "EVALUATION_BUILD_APPLY",
        happened,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "EXTRACT_TIME": None if case.shape.draw == UNTIMED else wire(at),
            "EXTRACT_RULE": "直接确定" if special or named else _RULE,
            "EXPERT_LIST_CONFIRM": "、".join(one.name for one in drawn),
            "EXPERT_COUNT": str(len(drawn)),
            "EXPERT_POOL": "4" if special or named else "2",
            "IS_SPECIAL_PROJECT": "1" if special else "0",
            "SPECIAL_GROUND": "技术复杂、专业性强，随机抽取难以胜任" if special else None,
        },
        delay=timedelta(days=1) if case.shape.draw == OVERDUE else timedelta(0),
    )


def _representative(case: Case, place: int) -> Member:
    entity, serial = case.work.entity, (case.index * 3 + place) % 1000
    region = case.work.region
    return Member(
        name=names.person(case.chance),
        id_card=make_id_card(region, f"19{70 + case.index % 25}0{1 + place}15", f"{serial:03d}"),
        code="",
        type=OWN,
        employer=entity,
        years=10,
    )


def seat(case: Case, lot: Lot, members: Sequence[Member], opened: Opened) -> tuple[Member, ...]:
    """Report each member of a lot's panel; return them as they sat."""
    shape = lot.shape
    seated = list(members)
    case.seated.add(lot.code)
    if lot.code in case.bias:
        seated[0] = expert(case.bias[lot.code][0])
    if shape.recusal:
        seated[0] = _conflicted(case, lot, seated[0], opened)
    at = opened.at + timedelta(minutes=20)
    left = replace(seated[1], name=names.person(case.chance)) if shape.replaced else None
    reported = [] if shape.unseated else [*seated, *([left] if left else [])]
    for place, one in enumerate(reported):
        gone = one is left
        case.say(
            "BID_EVALUATION_EXPERT",
            at + timedelta(seconds=place),
            {
                **lot.place,
                "EXPERT_TYPE": None if "EXPERT_TYPE" in shape.missing else one.type,
                "EXPERT_NAME": one.name,
                "ID_CARD": one.id_card,
                "IS_CHAIR_MAN": "1" if place == 0 else "0",
                "EXPERT_CODE": one.code or None,
                "EMPLOYER_NAME": None if "EMPLOYER" in shape.missing else one.employer.name,
                "EMPLOYER_CODE": None if "EMPLOYER" in shape.missing else one.employer.code,
                "TITLE_LEVEL": "1",
                "SPECIALTY_YEARS": str(one.years),
                "LEAVE_TIME": wire(at + timedelta(minutes=30)) if gone else None,
                "REPLACE_GROUND": "3" if gone else None,
                "REPLACED_BY": seated[1].name if gone else None,
                "IS_OPINION_VOID": "1" if gone else None,
            },
        )
    return tuple(seated)


def told(lot: Lot, seated: Sequence[Member]) -> str:
    """Return what a publication says of the panel: nothing, or as planned."""
    first, second = seated[0].name, seated[1].name
    return {
        "members": f"\n评标委员会成员：{first}、{second}。",
        "contact": f"\n联系人：{first}，电话：12069000002。",
        "formed": "\n评标委员会由招标人依法组建。",
    }.get(lot.shape.panel_named, "")


def _conflicted(case: Case, lot: Lot, one: Member, opened: Opened) -> Member:
    """Return a member as tied to a bidder as the plan says."""
    bidder = opened.bids[case.chance.randrange(len(opened.bids))].party
    case.tied[lot.code] = (bidder.code,)
    if lot.shape.recusal == "employer":
        return replace(one, employer=bidder)
    same_name = Party(name=bidder.name[:2] + one.employer.name[2:], code=one.employer.code)
    return replace(one, employer=same_name)
