"""云禾省: an invented province, its prefectures, platforms, departments and officers, as data.

Region codes begin with 69, which GB/T 2260 does not use, and no stem is the name of a real place,
so that no real office or firm is ever accused. Weights are those of the calibration.
"""

from dataclasses import dataclass
from typing import Any, Final

from jianbiao.standard.identifiers import make_uscc

CODE: Final = "690000"
NAME: Final = "云禾"
ENGLISH: Final = "Yunhe"

PREFECTURES: Final = (
    ("690100", "朔宁市", "Shuoning", 24),
    ("690200", "青砚市", "Qingyan", 3),
    ("690300", "砾泉市", "Liquan", 4),
    ("690400", "榆岚市", "Yulan", 6),
    ("690500", "澄川市", "Chengchuan", 9),
    ("690600", "沃禾市", "Wohe", 7),
    ("690700", "鹿岗市", "Lugang", 5),
    ("690800", "望洮市", "Wangtao", 7),
    ("690900", "沙屿市", "Shayu", 6),
    ("691000", "禾庆市", "Heqing", 8),
    ("691100", "岚定市", "Lanting", 7),
    ("691200", "溪陇市", "Xilong", 7),
    ("692900", "朔临州", "Shuolin", 4),
    ("693000", "澜甘州", "Langan", 3),
)
"""(code, name, English name, share of tenders in per cent). The first is the seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A trading platform and its habits.

    ``share`` weighs how often it is chosen where it serves; ``sm2`` signs with SM2; ``wan`` reports
    prices in 万元; ``hurried`` sends a lot before its tender now and then; ``at_deadline`` reports
    bids together when the deadline has passed; ``careless`` sends what must be repaired; ``frail``
    is cut off now and then and fills up afterwards; ``lag`` is its usual delay in seconds.
    """

    code: str
    zh: str
    en: str
    region: str
    share: float
    sm2: bool = False
    wan: bool = False
    hurried: bool = False
    at_deadline: bool = False
    careless: bool = False
    frail: bool = False
    lag: float = 3.0

    @property
    def uscc(self) -> str:
        """The credit code of its operator."""
        return make_uscc("9", "1", "690100", f"MA7{int(self.code[-3:]):05d}")


PLATFORMS: Final = (
    Platform(
        code="E6900000101",
        zh="云禾省电子招标投标交易平台",
        en="Yunhe e-tendering platform",
        region=CODE,
        share=5,
        sm2=True,
    ),
    Platform(
        code="E6900000102",
        zh="禾采通电子交易平台",
        en="Hecaitong e-trading platform",
        region=CODE,
        share=3,
        hurried=True,
    ),
    Platform(
        code="E6900000103",
        zh="云建交易网",
        en="Yunjian trading network",
        region=CODE,
        share=2,
        wan=True,
        careless=True,
    ),
    Platform(
        code="E6900000104",
        zh="朔宁市公共资源交易平台",
        en="Shuoning public-resource platform",
        region="690100",
        share=12,
        sm2=True,
    ),
    Platform(
        code="E6900000105",
        zh="澄川招采平台",
        en="Chengchuan procurement platform",
        region="690500",
        share=12,
        at_deadline=True,
    ),
    Platform(
        code="E6900000106",
        zh="禾庆阳光交易平台",
        en="Heqing sunshine platform",
        region="691000",
        share=12,
    ),
    Platform(
        code="E6900000107",
        zh="岚定电子招投标平台",
        en="Lanting e-bidding platform",
        region="691100",
        share=12,
        sm2=True,
        lag=20,
    ),
    Platform(
        code="E6900000108",
        zh="沙屿采购网",
        en="Shayu purchasing network",
        region="690900",
        share=12,
        frail=True,
    ),
    Platform(
        code="E6900000109",
        zh="企联招采服务平台",
        en="Qilian procurement service",
        region=CODE,
        share=2,
        lag=8,
    ),
)
"""Nine platforms: those of the whole province serve everywhere, the others their prefecture."""

_ALL: Final = ["*"]
_PROVINCE: Final = (
    ("fgw", "省发展改革委", "Development and Reform Commission", _ALL, "supervision"),
    ("zj", "省住房城乡建设厅", "Housing Department", ["A01", "A02"], "supervision"),
    ("jt", "省交通运输厅", "Transport Department", ["A03", "A06", "A10"], "supervision"),
    ("sl", "省水利厅", "Water Department", ["A07"], "supervision"),
    ("sw", "省商务厅", "Commerce Department", ["A13", "A14"], "supervision"),
    ("gzw", "省国资委", "State-assets Commission", ["A08", "A12"], "supervision"),
    ("ggzy", "省公共资源交易管理局", "Public-resource Bureau", _ALL, "coordinator"),
    ("sj", "省审计厅", "Audit Office", _ALL, "oversight"),
    ("yw", "平台运维单位", "Platform operator", _ALL, "operator"),
)
_CITY: Final = (
    ("fgw", "发展改革委", "Development and Reform Commission", _ALL, "supervision"),
    ("zj", "住房城乡建设局", "Housing Bureau", ["A01", "A02"], "supervision"),
    ("jt", "交通运输局", "Transport Bureau", ["A03", "A06", "A10"], "supervision"),
    ("sl", "水务局", "Water Bureau", ["A07"], "supervision"),
    ("gx", "工业和信息化局", "Industry Bureau", ["A08", "A12", "A13", "A14"], "supervision"),
    ("ggzy", "公共资源交易中心", "Public-resource Centre", _ALL, "coordinator"),
)
"""(suffix of the code, name, English name, industries, function)."""

_OFFICERS: Final = (
    ("zhou", "周砚秋", "690000-fgw", "supervisor"),
    ("ji", "季承安", "690000-fgw", "supervisor"),
    ("ning", "宁书白", "690000-fgw", "supervisor"),
    ("lin", "林若溪", "690000-fgw", "legal_officer"),
    ("qin", "秦望舒", "690000-zj", "supervisor"),
    ("lan", "蓝亦舟", "690000-zj", "supervisor"),
    ("cen", "岑未央", "690000-zj", "supervisor"),
    ("xie", "谢临川", "690000-jt", "supervisor"),
    ("qiao", "乔予宁", "690000-jt", "supervisor"),
    ("wen", "闻清商", "690000-jt", "supervisor"),
    ("shen", "沈知远", "690000-sl", "supervisor"),
    ("yin", "殷以宁", "690000-sl", "supervisor"),
    ("fu", "傅长川", "690000-sl", "supervisor"),
    ("gu", "顾南乔", "690100-zj", "supervisor"),
    ("ruan", "阮听松", "690100-zj", "supervisor"),
    ("tao", "陶望北", "690100-zj", "supervisor"),
    ("meng", "孟栖迟", "690100-sl", "supervisor"),
    ("luo", "骆清和", "690100-sl", "supervisor"),
    ("dai", "戴星野", "690100-sl", "supervisor"),
    ("ke", "柯以南", "690100-jt", "supervisor"),
    ("sui", "隋安澜", "690100-jt", "supervisor"),
    ("yu", "虞听雪", "690100-jt", "supervisor"),
    ("bai", "白露晞", "691000-fgw", "supervisor"),
    ("mu", "穆远岫", "691000-fgw", "supervisor"),
    ("shi", "施云岚", "691000-fgw", "supervisor"),
    ("pei", "裴行舟", "690100-fgw", "supervisor"),
    ("mo", "莫问津", "690100-fgw", "supervisor"),
    ("he", "何听澜", "690000-ggzy", "supervisor"),
    ("tang", "唐予安", "690000-sj", "auditor"),
    ("lu", "陆青禾", "690000-yw", "system_admin"),
    ("song", "宋怀瑾", "690000-yw", "security_admin"),
    ("yan", "严知微", "690000-fgw", "security_admin"),
    ("fang", "方若谷", "690000-fgw", "security_admin"),
)
"""(login, name, department, role). Persons are invented.

Three supervisors of a department are two who handle a case and one who approves what they drafted.
"""

PASSWORD: Final = "yunhe-demo-2026"  # noqa: S105 - of a demonstration, printed on its login page


def people() -> dict[str, Any]:
    """Return departments, officers and platforms as `jianbiao init --people` reads them."""
    return {
        "departments": departments(),
        "officers": [
            {"login": login, "name": name, "department": body, "role": role, "password": PASSWORD}
            for login, name, body, role in _OFFICERS
        ],
        "platforms": [
            {
                "code": one.code,
                "zh": one.zh,
                "en": one.en,
                "uscc": one.uscc,
                "region": one.region,
                "function": "trading",
            }
            for one in PLATFORMS
        ],
    }


def departments() -> list[dict[str, Any]]:
    """Return the departments of the province and of its prefectures."""
    found = [
        _department(CODE, row, zh=NAME + row[1], en=f"{ENGLISH} {row[2]}", level="province")
        for row in _PROVINCE
    ]
    return found + [
        _department(code, row, zh=name + row[1], en=f"{english} {row[2]}", level="city")
        for code, name, english, _ in PREFECTURES
        for row in _CITY
    ]


def regions() -> dict[str, tuple[str, str]]:
    """Return every division's Chinese and English name by its code."""
    return {CODE: (f"{NAME}省", ENGLISH)} | {
        code: (name, english) for code, name, english, _ in PREFECTURES
    }


def _department(
    region: str, row: tuple[str, str, str, list[str], str], *, zh: str, en: str, level: str
) -> dict[str, Any]:
    suffix, _, _, industries, function = row
    return {
        "code": f"{region}-{suffix}",
        "zh": zh,
        "en": en,
        "level": level,
        "region": region,
        "industries": list(industries),
        "function": function,
    }
