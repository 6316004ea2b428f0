"""Names of the invented province (虚构名称): firms, procuring entities, agencies, projects.

Every name carries a place of the province, which is what keeps it from being a real one.
"""

import random
from dataclasses import dataclass
from typing import Final

from jianbiao.rehearsal.province import NAME, PREFECTURES
from jianbiao.standard.identifiers import make_uscc

FIRMS: Final = 8000
_FIRST: Final = "恒瑞盛泰宏达鼎信诚远博华锦嘉景凯康隆茂鹏启荣森拓伟祥兴旭义永裕泽正中众卓安"
_SECOND: Final = "建业筑源基石川岳峰海江河林森源通达丰和顺昌隆盈晟铭岩垚淼燊犇"
_TRADES: Final = (
    ("建筑工程有限公司", 22),
    ("市政工程有限公司", 16),
    ("路桥工程有限公司", 12),
    ("水利水电工程有限公司", 9),
    ("装饰工程有限公司", 7),
    ("机电安装有限公司", 6),
    ("工程监理有限公司", 6),
    ("园林绿化有限公司", 5),
    ("勘察设计院有限公司", 5),
    ("信息技术有限公司", 5),
    ("设备有限公司", 5),
    ("建设有限责任公司", 2),
)
_ENTITIES: Final = (
    "住房和城乡建设局",
    "水务局",
    "交通运输局",
    "第一中学",
    "第三中学",
    "人民医院",
    "城市投资集团有限公司",
    "农业农村局",
)
_AGENCIES: Final = ("招标代理有限公司", "项目管理有限公司", "工程咨询有限公司")
_OBJECTS: Final = (
    ("排洪渠", "A07"),
    ("灌区渠系", "A07"),
    ("农村供水", "A07"),
    ("供热管网", "A02"),
    ("污水处理站", "A02"),
    ("雨污分流管网", "A02"),
    ("乡道", "A03"),
    ("县道改线", "A03"),
    ("通村桥梁", "A10"),
    ("卫生院综合楼", "A01"),
    ("中学食堂", "A01"),
    ("游泳馆", "A01"),
    ("社区服务中心", "A01"),
    ("光伏扶持电站", "A08"),
    ("政务云机房", "A13"),
    ("产业园标准厂房", "A01"),
)
_ACTIONS: Final = ("新建", "改造", "修复", "扩建", "提升", "维修加固")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """An invented legal person."""

    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be built, where and by whom."""

    title: str
    type: str
    region: str
    entity: Firm
    agency: Firm


def firm(number: int) -> Firm:
    """Return firm ``number``: always the same name and code."""
    chance = random.Random(f"firm/{number}")  # noqa: S311 - names, not secrets
    region, place, _ = chance.choice(PREFECTURES)
    stem = NAME if chance.random() < 0.3 else place[:2]  # noqa: PLR2004
    word = chance.choice(_FIRST) + chance.choice(_SECOND)
    trade = chance.choices([t for t, _ in _TRADES], [w for _, w in _TRADES])[0]
    name = f"{stem}{word}{trade}"
    if chance.random() < 0.02:  # noqa: PLR2004
        name = f"{word}（{stem}）{trade}"
    return Firm(name=name, code=_code(region, 100_000 + number))


def work(chance: random.Random) -> Work:
    """Return an invented project with its procuring entity and agency."""
    region, place, _ = chance.choices(PREFECTURES, [w for *_, w in PREFECTURES])[0]
    thing, type_ = chance.choice(_OBJECTS)
    entity = chance.randrange(len(_ENTITIES))
    agency = chance.randrange(45)
    year = chance.choice(("", "2026年度"))
    return Work(
        title=f"{place}{_town(chance)}{year}{thing}{chance.choice(_ACTIONS)}工程",
        type=type_,
        region=region,
        entity=Firm(
            name=place + _ENTITIES[entity], code=_code(region, 10_000 + entity, type="2")
        ),
        agency=Firm(
            name=f"{NAME}{_FIRST[agency % 36]}{_SECOND[agency % 30]}{_AGENCIES[agency % 3]}",
            code=_code("690100", 20_000 + agency),
        ),
    )


def _town(chance: random.Random) -> str:
    first = chance.choice("北南东西上下青石白云红柳沙金清")
    return first + chance.choice("塬坪湾川岭沟滩坝庄桥泉") + chance.choice(("镇", "乡", "片区", "街道"))


def _code(region: str, number: int, *, type: str = "1") -> str:
    department = "1" if type == "2" else "9"
    return make_uscc(department, type, region, f"MA{number:06d}")
