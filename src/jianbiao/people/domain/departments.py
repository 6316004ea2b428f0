"""行政监督部门: where it stands, which industries it supervises, what it is there for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jianbiao.errors import Refused
from jianbiao.people.domain.powers import FUNCTION_WORDS, Function
from jianbiao.standard.bodies import BodyOpened, PolicySet
from jianbiao.standard.events import DepartmentOpened

ALL: Final = "*"
"""Every industry: a department that guides and coordinates, such as 发展改革."""

LEVELS: Final = {
    "province": re.compile(r"\d{2}0000"),
    "city": re.compile(r"\d{2}(?!00)\d{2}00"),
    "county": re.compile(r"\d{2}(?!00)\d{2}(?!00)\d{2}"),
}
"""层级 and the division codes (GB/T 2260) it may stand in; a code missing from a table is fine."""

BODIES: Final[dict[str, tuple[str, str, str]]] = {
    "development_reform": ("发展改革", "development and reform", Function.SUPERVISION),
    "industry": ("工业和信息化", "industry and information technology", Function.SUPERVISION),
    "housing": ("住房城乡建设", "housing and construction", Function.SUPERVISION),
    "transport": ("交通运输", "transport", Function.SUPERVISION),
    "water": ("水利", "water", Function.SUPERVISION),
    "commerce": ("商务", "commerce", Function.SUPERVISION),
    "state_assets": ("国资监管", "state assets", Function.SUPERVISION),
    "other_supervision": (
        "其他行政监督部门",
        "another supervision department",
        Function.SUPERVISION,
    ),
    "legal_office": ("法制机构", "legal office", Function.LEGAL),
    "public_resource": ("公共资源交易管理机构", "public-resource bureau", Function.COORDINATOR),
    "discipline": ("纪检监察", "discipline inspection", Function.OVERSIGHT),
    "audit": ("审计", "audit", Function.OVERSIGHT),
    "trading_centre": ("交易中心", "trading centre", Function.TRADING_CENTRE),
    "operator": ("平台运营机构", "platform operator", Function.OPERATOR),
}
"""机构类别: (中文, English, function). What a body is decides what its people can hold at all."""

_UNSAID: Final = {
    Function.SUPERVISION: "other_supervision",
    Function.LEGAL: "legal_office",
    Function.COORDINATOR: "public_resource",
    Function.OVERSIGHT: "audit",
    Function.TRADING_CENTRE: "trading_centre",
    Function.OPERATOR: "operator",
}

POLICIES: Final[dict[str, tuple[int, int, int]]] = {
    "second_factor": (0, 0, 1),
    "idle_minutes": (30, 5, 240),
    "session_hours": (8, 1, 12),
}
"""账户规则: (value where nobody has said anything, least, most)."""

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
    body: str = "other_supervision"


def open_department(
    now: Department | None,
    *,
    code: str,
    zh: str,
    en: str,
    level: str,
    region: str,
    industries: Sequence[str],
    function: str = "",
    body: str = "",
) -> BodyOpened:
    """Decide whether a body may be registered as said; ``body`` decides its function."""
    if now is not None:
        raise Refused(f"部门 {code} 已登记 · department {code} exists", code="department_exists")
    _check_names(code, zh, en)
    _check_place(level, region)
    _check_industries(industries)
    body, function = _body(body, function)
    return BodyOpened(
        code=code,
        zh=zh,
        en=en,
        level=level,
        region=region,
        industries=list(industries),
        function=function,
        body=body,
    )


def set_policy(now: Department | None, *, department: str, name: str, value: int) -> PolicySet:
    """Decide whether a department may set ``name`` for its accounts to ``value``."""
    if now is None:
        raise Refused(
            f"没有机构 {department} · no body {department}",
            code="department_unknown",
            where="department",
        )
    if name not in POLICIES:
        known = ", ".join(POLICIES)
        raise Refused(
            f"没有账户规则 {name}，可用 · no such rule, one of: {known}",
            code="policy_malformed",
            where="name",
        )
    _, least, most = POLICIES[name]
    if not least <= value <= most:
        raise Refused(
            f"{name} 须在 {least} 至 {most} · {name} is between {least} and {most}",
            code="policy_malformed",
            where="value",
        )
    return PolicySet(department=department, name=name, value=value)


def opened(event: DepartmentOpened | BodyOpened) -> Department:
    """Return the department as it stands once ``event`` has happened, in either version."""
    return Department(
        code=event.code,
        zh=event.zh,
        en=event.en,
        level=event.level,
        region=event.region,
        industries=tuple(event.industries),
        function=event.function,
        body=event.body if isinstance(event, BodyOpened) else _unsaid(event.function),
    )


def _body(body: str, function: str) -> tuple[str, str]:
    """Return kind of body and function, each from the other where only one is said."""
    if not body:
        if function not in FUNCTION_WORDS:
            known = ", ".join(FUNCTION_WORDS)
            raise _malformed(
                f"职能 {function} 未知，可用 · function unknown, one of: {known}", "function"
            )
        return _unsaid(function), function
    if body not in BODIES:
        known = ", ".join(BODIES)
        raise _malformed(f"机构类别 {body} 未知，可用 · kind unknown, one of: {known}", "body")
    if function and function != BODIES[body][2]:
        raise _malformed(
            f"职能 {function} 与类别 {body} 不符 · the function does not fit the kind", "function"
        )
    return body, str(BODIES[body][2])


def _unsaid(function: str) -> str:
    return _UNSAID[Function(function)]


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
