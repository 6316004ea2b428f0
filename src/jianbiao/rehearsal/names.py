"""Invented names (虚构名称): firms, procuring entities, agencies, towns and what is built.

Every name of a firm or an office carries a place of the province, which is what keeps it from being
a real one. Words that would name a real division (GB/T 2260) are left out; a test compares.
"""

import random
from dataclasses import dataclass
from functools import cache
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal.province import NAME, PREFECTURES
from jianbiao.standard.identifiers import make_uscc

_FIRST: Final = "恒瑞盛泰宏达鼎信诚远博华锦嘉景凯康隆茂鹏启荣森拓伟祥兴旭义永裕泽正众卓聚鸿旺耀"
_SECOND: Final = "建业筑源基石岳峰海江河林森通达丰和顺昌隆盈晟铭岩诺硕途坤垣程邦恺"
_REAL: Final = frozenset(
    [
        "瑞昌",
        "泰和",
        "泰顺",
        "信丰",
        "锦江",
        "康丰",
        "隆昌",
        "荣昌",
        "兴业",
        "兴海",
        "兴丰",
        "兴和",
        "兴隆",
        "永丰",
        "永和",
        "永顺",
        "永昌",
        "裕河",
        "华源",
        "达丰",
    ]
)
"""Pairs of the two lists that name a real division."""

_RARE: Final = "𬭎𬬩𬭼𫟼𬘡䶮𫖯㛃"
"""Characters beyond the common sets (GB 18030 implementation level 3), some beyond the BMP."""

TRADES: Final[tuple[dict[str, float], ...]] = (
    {"建筑工程有限公司": 22, "装饰工程有限公司": 7, "建设有限责任公司": 2},
    {"市政工程有限公司": 16, "园林绿化有限公司": 5},
    {"路桥工程有限公司": 12},
    {"水利水电工程有限公司": 9},
    {"机电安装有限公司": 6, "设备有限公司": 5, "信息技术有限公司": 5},
    {"工程监理有限公司": 6, "勘察设计院有限公司": 5},
)
"""What firms of each trade are called, and how often in a hundred."""

BUILDING, MUNICIPAL, ROADS, WATER, PLANT, ADVICE = range(6)
"""The trades by their place."""

TOWNS: Final = [
    "苜穗塬",
    "樨川坪",
    "稷沟",
    "栎岭湾",
    "麦岔",
    "桑榆坝",
    "青穗原",
    "石稷坪",
    "柳杞湾",
    "禾垄",
    "槐荫坪",
    "沙棘梁",
    "芨草滩",
    "苇塘湾",
    "杏垣",
    "枣岔沟",
    "胡杨垒",
    "银杞滩",
    "牧笛川",
    "晒麦坪",
    "磨盘垴",
    "古渠坝",
    "驼铃滩",
    "羊角峁",
    "灯盏坪",
    "石碾湾",
    "烽台岔",
    "雁栖垴",
    "芦笙滩",
    "葵花垄",
    "砚瓦沟",
    "响泉坪",
    "铁犁湾",
    "梭梭梁",
    "锁阳坝",
    "甘草垄",
    "风车峁",
    "望麦原",
    "椒香坪",
    "荞麦岭",
]

_OBJECTS: Final = (
    ("排洪渠", "A07", WATER, "水务局"),
    ("灌区末级渠系", "A07", WATER, "水务局"),
    ("农村供水管网", "A07", WATER, "水务局"),
    ("河道防洪堤", "A07", WATER, "水务局"),
    ("小型水库除险", "A07", WATER, "水务局"),
    ("供热管网", "A02", MUNICIPAL, "住房和城乡建设局"),
    ("污水处理站", "A02", MUNICIPAL, "住房和城乡建设局"),
    ("雨污分流管网", "A02", MUNICIPAL, "住房和城乡建设局"),
    ("背街小巷道路", "A02", MUNICIPAL, "城市投资集团有限公司"),
    ("停车场及充电设施", "A02", MUNICIPAL, "城市投资集团有限公司"),
    ("垃圾转运站", "A02", MUNICIPAL, "城市管理局"),
    ("老旧小区", "A01", BUILDING, "住房和城乡建设局"),
    ("乡道", "A03", ROADS, "交通运输局"),
    ("县道改线", "A03", ROADS, "交通运输局"),
    ("产业路", "A03", ROADS, "交通运输局"),
    ("通村桥梁", "A10", ROADS, "交通运输局"),
    ("卫生院综合楼", "A01", BUILDING, "人民医院"),
    ("中医院门诊楼", "A01", BUILDING, "人民医院"),
    ("中学食堂及宿舍", "A01", BUILDING, "中学"),
    ("小学教学楼", "A01", BUILDING, "教育局"),
    ("游泳馆", "A01", BUILDING, "体育中心"),
    ("社区服务中心", "A01", BUILDING, "民政局"),
    ("养老服务中心", "A01", BUILDING, "民政局"),
    ("产业园标准厂房", "A01", BUILDING, "城市投资集团有限公司"),
    ("粮食仓储库", "A01", BUILDING, "粮食储备有限公司"),
    ("高标准农田", "A07", WATER, "农业农村局"),
    ("光伏扶持电站", "A08", PLANT, "能源发展有限公司"),
    ("政务云机房", "A13", PLANT, "大数据中心"),
    ("智慧水务平台", "A13", PLANT, "水务局"),
    ("冷链物流中心", "A14", PLANT, "供销合作社"),
)
"""(what, type of works, trade, whose it usually is)."""

_TOWN_KINDS: Final = ("镇", "乡", "片区", "街道")
_ACTIONS: Final = ("新建", "改造", "修复", "扩建", "提升", "维修加固", "配套", "整治")
SUBJECTS: Final = {
    "施工": 0.71,
    "设备采购": 0.12,
    "监理": 0.07,
    "勘察设计": 0.05,
    "EPC总承包": 0.05,
}
"""What of a project is tendered; supervision and design are services, equipment is goods."""

WORKS, GOODS, SERVICES = "A000000", "B000000", "C000000"
EPC: Final = "EPC总承包"
_CLASSES: Final = {"设备采购": GOODS, "监理": SERVICES, "勘察设计": SERVICES}
_SCHOOLS: Final = 9
_TOWN_HALLS: Final = 11
_SHARE_OF_TOWNS: Final = 0.12
_SHARE_OF_PROVINCE: Final = 0.02

_AGENTS: Final = ("招标代理有限公司", "项目管理有限公司", "工程咨询有限公司")
_FUNDS: Final = (
    "财政资金",
    "上级补助资金及地方配套",
    "地方政府专项债券",
    "企业自筹",
    "中央预算内投资及自筹",
)
_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN: Final = (
    "建志国文海晓玉春明永俊德红丽秀艳立新庆宏振世东少景家正学书知予听望怀临若",
    "军华平伟强斌涛峰林成民生祥安宁远杰龙波辉超芳英梅霞玲燕娟萍敏静岚舟禾穗",
)
_SINGLE: Final = 0.18
"""The share of given names with one character."""

_DOTTED: Final = 0.015
_FIRST_PARTS: Final = (
    "阿依",
    "巴图",
    "古丽娜",
    "扎西",
    "才让",
    "娜仁",
    "买合木提",
    "卓玛",
    "乌日娜",
    "艾合买提",
)
_LAST_PARTS: Final = (
    "苏和",
    "顿珠",
    "艾山",
    "吐尔逊",
    "格日勒",
    "平措",
    "尼牙孜",
    "其其格",
    "南杰",
    "卡德尔",
)
"""Parts of names that are written with a dot between them, and how often they are met."""

PLACES: Final = {n: row[3] for n, row in enumerate(PREFECTURES)}
"""Prefectures by their place, and their share."""

AGENCIES: Final = 45
"""Agencies of the province."""

_NUMBERS: Final = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An invented legal person with its 统一社会信用代码."""

    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be built, where, by whom, and what of it is tendered.

    ``stratum`` spreads evenly from 0 to 1 over the works of each subject.
    """

    title: str
    subject: str
    stratum: float
    type: str
    trade: int
    place: int
    fund: str
    entity: Party
    agency: Party

    @property
    def region(self) -> str:
        """The code of its prefecture."""
        return PREFECTURES[self.place][0]

    @property
    def kind(self) -> str:
        """The class of what is bought: works, goods or services."""
        return _CLASSES.get(self.subject, WORKS)


def work(chance: random.Random, year: int, *, subject: str = "", share: float = -1) -> Work:
    """Return an invented project of ``year`` with its procuring entity and agency.

    ``subject`` is what of it is tendered, or ``share`` where it stands among all subjects; without
    either chance decides.
    """
    place = draws.weighed(chance, PLACES)
    name = PREFECTURES[place][1]
    thing, type_, trade, owner = chance.choice(_OBJECTS)
    drawn = chance.random() if share < 0 else share
    subject = subject or draws.at_share(SUBJECTS, drawn)
    return Work(
        title=_title(chance, name, thing, year),
        subject=subject,
        stratum=draws.within(SUBJECTS, drawn),
        type=type_,
        trade={GOODS: PLANT, SERVICES: ADVICE}.get(_CLASSES.get(subject, WORKS), trade),
        place=place,
        fund=chance.choice(_FUNDS),
        entity=_entity(chance, place, owner),
        agency=agency(draws.zipf(chance, AGENCIES, 1.6)),
    )


def firm_name(chance: random.Random, place: str, trade: int) -> str:
    """Return a name for a firm at home in ``place``: stem, two characters, what it does."""
    stem = NAME if chance.random() < 0.3 else place[:2]  # noqa: PLR2004
    word = _word(chance)
    does = draws.weighed(chance, TRADES[trade])
    rare, long, bracketed = (chance.random() for _ in range(3))
    if rare < 0.01:  # noqa: PLR2004 - shares of the calibration
        word = word[0] + chance.choice(_RARE)
    if long < 0.03:  # noqa: PLR2004
        branch = chance.choice(_NUMBERS)
        return (
            f"{NAME}省{place}{word}{does.removesuffix('有限公司')}集团股份有限公司第{branch}分公司"
        )
    return f"{word}（{stem}）{does}" if bracketed < 0.02 else f"{stem}{word}{does}"  # noqa: PLR2004


def person(chance: random.Random) -> str:
    """Return the name of an invented person; a few are written with a dot between their parts."""
    drawn = chance.random()
    if drawn < _DOTTED:
        return f"{chance.choice(_FIRST_PARTS)}·{chance.choice(_LAST_PARTS)}"
    first, second = _GIVEN
    given = (
        chance.choice(second) if drawn < _SINGLE else chance.choice(first) + chance.choice(second)
    )
    return chance.choice(_SURNAMES) + given


def phone(chance: random.Random) -> str:
    """Return a number that nobody has: 120 is no prefix of mobile numbers."""
    return f"120{chance.randrange(10**8):08d}"


@cache
def party_code(region: str, number: int, *, office: bool = False) -> str:
    """Return a valid code of a region that does not exist: no real one can equal it."""
    return make_uscc("1" if office else "9", "1", region, f"MA{number:06d}")


def _word(chance: random.Random) -> str:
    while True:
        word = chance.choice(_FIRST) + chance.choice(_SECOND)
        if word not in _REAL:
            return word


def _title(chance: random.Random, place: str, thing: str, year: int) -> str:
    town = chance.choice(TOWNS) + chance.choice(_TOWN_KINDS) if chance.random() < 0.8 else ""  # noqa: PLR2004
    when = chance.choice(("", f"{year}年", f"{year}年度"))
    funded = chance.choice(("", "", "", "", "以工代赈", "中央财政衔接资金支持"))
    things = thing + chance.choice(("", "", "", "等3处", "等5个村"))
    if chance.random() < 0.12:  # noqa: PLR2004 - one title in eight is long
        others = chance.sample([row[0] for row in _OBJECTS if row[0] != thing], 3)
        things = f"{thing}、{'、'.join(others[:2])}及{others[2]}配套附属设施"
    stage = chance.choice(("", "", "", "（一期）", "（二期）"))
    return f"{place}{town}{when}{funded}{things}{chance.choice(_ACTIONS)}工程{stage}"


def _entity(chance: random.Random, place: int, owner: str) -> Party:
    region, name, *_ = PREFECTURES[place]
    number = 10_000 + place * 1000 + _OWNERS.index(owner) * 10
    drawn = chance.random()
    if drawn < _SHARE_OF_PROVINCE and owner in _PROVINCIAL:
        which = _PROVINCIAL.index(owner)
        return Party(name=f"{NAME}省{owner}", code=party_code("690000", 9000 + which, office=True))
    if drawn < _SHARE_OF_TOWNS:
        which = draws.zipf(chance, _TOWN_HALLS, 1.55)
        number, owner = (
            30_000 + place * 100 + which,
            f"{TOWNS[(place * 3 + which) % len(TOWNS)]}镇人民政府",
        )
    elif owner == "中学":
        which = draws.zipf(chance, _SCHOOLS, 1.55)
        number, owner = number + which, f"第{_NUMBERS[which]}中学"
    return Party(
        name=name + owner, code=party_code(region, number, office=not owner.endswith("公司"))
    )


@cache
def agency(number: int) -> Party:
    """Return one of the agencies of the province; the first are chosen most."""
    place = PREFECTURES[number % len(PREFECTURES)]
    stem = NAME if number % 3 else place[1][:2]
    word = _FIRST[number % len(_FIRST)] + "衡准诺信允"[number % 5]
    return Party(
        name=f"{stem}{word}{_AGENTS[number % 3]}", code=party_code(place[0], 40_000 + number)
    )


_PROVINCIAL: Final = ("水务局", "交通运输局", "大数据中心", "农业农村局")
_OWNERS: Final = tuple(dict.fromkeys(row[3] for row in _OBJECTS))
