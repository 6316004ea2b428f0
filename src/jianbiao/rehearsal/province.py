"""云禾省: an invented province. Region codes begin with 69, which GB/T 2260 does not use, so that no
real office or firm is ever accused. Prefecture weights: docs/decisions and the calibration sheet.
"""

from typing import Any, Final

from jianbiao.standard.identifiers import make_uscc

CODE: Final = "690000"
NAME: Final = "云禾"

PREFECTURES: Final = (
    ("690100", "朔宁市", 24),
    ("690200", "青砚市", 3),
    ("690300", "砾泉市", 4),
    ("690400", "榆岚市", 6),
    ("690500", "澄川市", 9),
    ("690600", "沃禾市", 7),
    ("690700", "鹿岗市", 5),
    ("690800", "望洮市", 7),
    ("690900", "沙屿市", 6),
    ("691000", "禾庆市", 8),
    ("691100", "岚定市", 7),
    ("691200", "溪陇市", 7),
    ("692900", "朔临州", 4),
    ("693000", "澜甘州", 3),
)
"""(code, name, share of tenders in per cent): invented, as the whole province."""

PLATFORMS: Final = (
    ("E6900000101", "云禾省电子招标投标交易平台", "Yunhe e-tendering platform", "690000"),
    ("E6900000102", "禾采通电子交易平台", "Hecaitong e-trading platform", "690000"),
    ("E6900000103", "云建交易网", "Yunjian trading network", "690100"),
    ("E6900000104", "朔宁市公共资源交易平台", "Shuoning public-resource platform", "690100"),
    ("E6900000105", "澄川招采平台", "Chengchuan procurement platform", "690500"),
    ("E6900000106", "禾庆阳光交易平台", "Heqing sunshine platform", "691000"),
    ("E6900000107", "岚定电子招投标平台", "Landing e-bidding platform", "691100"),
    ("E6900000108", "沙屿采购网", "Shayu purchasing network", "690900"),
    ("E6900000109", "企联招采服务平台", "Qilian procurement service", "690000"),
)
"""(code, Chinese name, English name, region). The first and every third signs with SM2."""

_ALL: Final = ["*"]
_PROVINCE: Final = (
    ("690000-fgw", "省发展改革委", "Development and Reform Commission", _ALL, "supervision"),
    ("690000-zj", "省住房城乡建设厅", "Housing Department", ["A01", "A02"], "supervision"),
    ("690000-jt", "省交通运输厅", "Transport Department", ["A03", "A06", "A10"], "supervision"),
    ("690000-sl", "省水利厅", "Water Department", ["A07"], "supervision"),
    ("690000-sw", "省商务厅", "Commerce Department", ["A13", "A14"], "supervision"),
    ("690000-gzw", "省国资委", "State-assets Commission", ["A08", "A12"], "supervision"),
    ("690000-ggzy", "省公共资源交易管理局", "Public-resource Bureau", _ALL, "coordinator"),
    ("690000-sj", "省审计厅", "Audit Office", _ALL, "oversight"),
    ("690000-yw", "平台运维单位", "Platform operator", _ALL, "operator"),
)
_CITY: Final = (
    ("fgw", "发展改革委", "Development and Reform", _ALL),
    ("zj", "住房城乡建设局", "Housing Bureau", ["A01", "A02"]),
    ("sl", "水务局", "Water Bureau", ["A07"]),
)
_OFFICERS: Final = (
    ("zhou", "周砚秋", "690000-fgw", "supervisor"),
    ("lin", "林若溪", "690000-fgw", "legal_officer"),
    ("qin", "秦望舒", "690000-zj", "supervisor"),
    ("shen", "沈知远", "690000-sl", "supervisor"),
    ("gu", "顾南乔", "690100-zj", "supervisor"),
    ("he", "何听澜", "690000-ggzy", "supervisor"),
    ("tang", "唐予安", "690000-sj", "auditor"),
    ("lu", "陆青禾", "690000-yw", "system_admin"),
    ("song", "宋怀瑾", "690000-yw", "security_admin"),
)
"""(login, name, department, role). Persons are invented."""

RESTS: Final = frozenset(
    f"2026-{day}"
    for day in (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 "
        "06-19 09-25 10-01 10-02 10-05 10-06 10-07"
    ).split()
)
"""Weekdays of the demo's year that are holidays: law-abiding periods here do not end on one."""

PASSWORD: Final = "yunhe-demo-2026"  # noqa: S105 - of a demonstration, printed on its login page


def people() -> dict[str, Any]:
    """Return departments, officers and platforms as `jianbiao init --people` reads them."""
    departments = [
        {
            "code": code,
            "zh": NAME + zh,
            "en": f"Yunhe {en}",
            "level": "province",
            "region": CODE,
            "industries": industries,
            "function": function,
        }
        for code, zh, en, industries, function in _PROVINCE
    ]
    departments += [
        {
            "code": f"{region}-{code}",
            "zh": name + zh,
            "en": f"{en} of {region}",
            "level": "city",
            "region": region,
            "industries": industries,
            "function": "supervision",
        }
        for region, name, _ in PREFECTURES
        for code, zh, en, industries in _CITY
    ]
    officers = [
        {"login": login, "name": name, "department": department, "role": role, "password": PASSWORD}
        for login, name, department, role in _OFFICERS
    ]
    platforms = [
        {
            "code": code,
            "zh": zh,
            "en": en,
            "uscc": make_uscc("9", "1", "690100", f"MA7{int(code[-3:]):05d}"),
            "region": region,
            "function": "trading",
        }
        for code, zh, en, region in PLATFORMS
    ]
    return {"departments": departments, "officers": officers, "platforms": platforms}
