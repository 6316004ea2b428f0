"""行政监督部门: where it stands, which industries it supervises, what it is there for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jianbiao.errors import Refused
from jianbiao.people.domain.powers import FUNCTION_WORDS
from jianbiao.standard.events import DepartmentOpened

ALL: Final = "*"
"""Every industry: a department that guides and coordinates, such as 发展改革."""

LEVELS: Final = {
    "province": re.compile(r"\d{2}0000"),
    "city": re.compile(r"\d{2}(?!00)\d{2}00"),
    "county": re.compile(r"\d{2}(?!00)\d{2}(?!00)\d{2}"),
}
"""层级 and the division codes (GB/T 2260) it may stand in; a code missing from a table is fine."""

_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,31}")
_INDUSTRY: Final = re.compile(r"[A-Z][0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One department. ``industries`` are INDUSTRIES_TYPE codes (A01 房建, A03 公路…) or ``*``."""

    code: str
    zh: str
    en: str
    level: str
    region: str
    industries: tuple[str, ...]
    function: str


def open_department(
    now: Department | None,
    *,
    code: str,
    zh: str,
    en: str,
    level: str,
    region: str,
    industries: Sequence[str],
    function: str,
) -> DepartmentOpened:
    """Decide whether a department may be registered as said."""
    if now is not None:
        raise Refused(f"部门 {code} 已登记 · department {code} exists", code="department_exists")
    _check_names(code, zh, en)
    _check_place(level, region)
    _check_industries(industries)
    if function not in FUNCTION_WORDS:
        known = ", ".join(FUNCTION_WORDS)
        raise _malformed(
            f"职能 {function} 未知，可用 · function unknown, one of: {known}", "function"
        )
    return DepartmentOpened(
        code=code,
        zh=zh,
        en=en,
        level=level,
        region=region,
        industries=list(industries),
        function=function,
    )


def opened(event: DepartmentOpened) -> Department:
    """Return the department as it stands once ``event`` has happened."""
    return Department(
        code=event.code,
        zh=event.zh,
        en=event.en,
        level=event.level,
        region=event.region,
        industries=tuple(event.industries),
        function=event.function,
    )


def _check_names(code: str, zh: str, en: str) -> None:
    if not _CODE.fullmatch(code):
        raise _malformed(f"部门代码 {code!r} 格式不符 · department code is not readable", "code")
    if not zh.strip() or not en.strip():
        raise _malformed("中英文名称均须填写 · both names, Chinese and English, are needed", "zh")


def _check_place(level: str, region: str) -> None:
    if level not in LEVELS:
        raise _malformed(
            f"层级 {level} 未知，可用 · level unknown, one of: {', '.join(LEVELS)}", "level"
        )
    if not LEVELS[level].fullmatch(region):
        raise _malformed(
            f"区划 {region} 与层级 {level} 不符 · region does not fit the level", "region"
        )


def _check_industries(industries: Sequence[str]) -> None:
    if list(industries) == [ALL]:
        return
    wrong = [i for i in industries if not _INDUSTRY.fullmatch(i)]
    if wrong or not industries or len(set(industries)) != len(industries):
        raise _malformed(
            f"行业 {list(industries)} 须为 A01 之类代码且不重复，或单独一个 * · industries are codes like A01, each once, or * alone",
            "industries",
        )


def _malformed(text: str, where: str) -> Refused:
    return Refused(text, code="department_malformed", where=where)
