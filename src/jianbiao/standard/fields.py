"""字段 (fields): kinds of values on the wire, classes of disclosure, owners.

A kind says once what a value looks like; the reader of messages, the JSON Schema and the
dictionary all come from it. Values are text exactly as sent; nothing is converted on reading.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Protocol

from pydantic import AfterValidator, StringConstraints

from jianbiao.standard import identifiers
from jianbiao.standard.codes import CodeList

_PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uFFFE\uFFFF]*$"
"""What XML 1.0 and PostgreSQL can hold: no control characters but tab and line ends."""


class FieldClass(StrEnum):
    """开放属性: who may see a field."""

    OPEN = "open"
    GOVERNMENT = "government"
    LICENSED = "licensed"
    CLOSED = "closed"
    NATIONAL = "national"

    @property
    def zh(self) -> str:
        """The legal term."""
        return _CLASS_WORDS[self][0]

    @property
    def en(self) -> str:
        """The term in English."""
        return _CLASS_WORDS[self][1]


_CLASS_WORDS = {
    FieldClass.OPEN: ("社会公开", "open to the public"),
    FieldClass.GOVERNMENT: ("政务共享", "shared between authorities"),
    FieldClass.LICENSED: ("授权使用", "licensed use"),
    FieldClass.CLOSED: ("不公开", "closed"),
    FieldClass.NATIONAL: ("国家另有规定", "governed by national rules"),
}


class Owner(StrEnum):
    """责任主体: whose statement a field is; the platform passes it on."""

    PROCURING_ENTITY = "procuring_entity"
    AGENCY = "agency"
    BIDDER = "bidder"
    PANEL = "panel"
    PLATFORM = "platform"
    DEPARTMENT = "department"

    @property
    def zh(self) -> str:
        """The legal term."""
        return _OWNER_WORDS[self]

    @property
    def en(self) -> str:
        """The term in English."""
        return self.value.replace("_", " ")


_OWNER_WORDS = {
    Owner.PROCURING_ENTITY: "招标人",
    Owner.AGENCY: "招标代理机构",
    Owner.BIDDER: "投标人",
    Owner.PANEL: "评标委员会",
    Owner.PLATFORM: "交易平台",
    Owner.DEPARTMENT: "行政监督部门",
}


class Kind(Protocol):
    """What a value looks like. ``fault`` is asked only about a text that ``annotation`` refused."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...
    def annotation(self) -> Any: ...
    def schema(self) -> dict[str, Any]: ...
    def fault(self, text: str) -> tuple[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """文本: 1 to ``longest`` characters that XML and databases can hold."""

    longest: int

    @property
    def zh(self) -> str:
        """Say the form in Chinese."""
        return f"文本，至多 {self.longest} 字"

    @property
    def en(self) -> str:
        """Say the form in English."""
        return f"text, at most {self.longest} characters"

    def annotation(self) -> Any:
        """Return the pydantic type."""
        return Annotated[
            str,
            StringConstraints(min_length=1, max_length=self.longest, pattern=_PRINTABLE),
        ]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": self.longest,
            "pattern": _PRINTABLE,
        }

    def fault(self, text: str) -> tuple[str, str]:
        """Return code and what was met."""
        if len(text) > self.longest:
            return "field_too_long", f"{len(text)} > {self.longest}"
        return "field_format", "control character"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A form given by a pattern (ASCII), with its words and the code of a misfit."""

    pattern: str
    zh: str
    en: str
    code: str = "field_format"

    def annotation(self) -> Any:
        """Return the pydantic type."""
        return Annotated[str, StringConstraints(pattern=f"^(?:{self.pattern})$")]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}

    def fault(self, text: str) -> tuple[str, str]:
        """Return code and what was met."""
        return self.code, _short(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """代码: a value of a code list; of an open-ended list any value of its form."""

    codes: CodeList

    @property
    def zh(self) -> str:
        """Say the form in Chinese."""
        return f"代码：{self.codes.zh}"

    @property
    def en(self) -> str:
        """Say the form in English."""
        return f"code: {self.codes.en}"

    @property
    def _pattern(self) -> str:
        return self.codes.form or "|".join(self.codes.values)

    def annotation(self) -> Any:
        """Return the pydantic type."""
        return Annotated[str, StringConstraints(pattern=f"^(?:{self._pattern})$")]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: an enumeration, or the form of an open-ended list."""
        if self.codes.open_ended:
            return {"type": "string", "pattern": f"^(?:{self._pattern})$"}
        return {"type": "string", "enum": list(self.codes.values)}

    def fault(self, text: str) -> tuple[str, str]:
        """Return code and what was met."""
        return "code_unknown", f"{_short(text)} ∉ {self.codes.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A real day (8 digits) or moment (14 digits, Asia/Shanghai) of the years 1000 to 9998.

    An absurd date is a finding of the watch, not a fault: only what is no date is refused.
    """

    digits: int

    @property
    def zh(self) -> str:
        """Say the form in Chinese."""
        return "日期 yyyyMMdd" if self.digits == _DAY else "时间 yyyyMMddHHmmss（北京时间）"

    @property
    def en(self) -> str:
        """Say the form in English."""
        return "day yyyyMMdd" if self.digits == _DAY else "time yyyyMMddHHmmss (Asia/Shanghai)"

    @property
    def _pattern(self) -> str:
        clock = "" if self.digits == _DAY else "([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"
        return f"^[1-9][0-9]{{3}}[01][0-9][0-3][0-9]{clock}$"

    def annotation(self) -> Any:
        """Return the pydantic type."""
        return Annotated[str, StringConstraints(pattern=self._pattern), AfterValidator(_real)]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"type": "string", "pattern": self._pattern}

    def fault(self, text: str) -> tuple[str, str]:
        """Return code and what was met."""
        return "date_format" if self.digits == _DAY else "time_format", _short(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """标识码: an identifier whose form and check characters hold."""

    kind: str

    @property
    def zh(self) -> str:
        """Say the form in Chinese."""
        rule = identifiers.KINDS[self.kind]
        return f"{rule.zh}，{rule.length} 位"

    @property
    def en(self) -> str:
        """Say the form in English."""
        rule = identifiers.KINDS[self.kind]
        return f"{rule.en}, {rule.length} characters"

    def annotation(self) -> Any:
        """Return the pydantic type."""
        kind = self.kind

        def holds(code: str) -> str:
            if not identifiers.valid(kind, code):
                raise ValueError(kind)
            return code

        return Annotated[str, AfterValidator(holds)]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema: the form; check characters are beyond it."""
        return {
            "type": "string",
            "pattern": f"^(?:{identifiers.KINDS[self.kind].pattern.pattern})$",
        }

    def fault(self, text: str) -> tuple[str, str]:
        """Return code and what was met."""
        return "identifier_bad", f"{_short(text)}: {identifiers.check(self.kind, text).reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """数组: ``fewest`` to ``most`` objects of the given fields, or texts when ``fields`` is one kind."""

    of: "tuple[FieldDefinition, ...] | Kind"
    most: int = 100
    fewest: int = 1

    @property
    def zh(self) -> str:
        """Say the form in Chinese."""
        return f"数组，至多 {self.most} 项"

    @property
    def en(self) -> str:
        """Say the form in English."""
        return f"array, at most {self.most} items"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyObject:
    """对象: any JSON object that holds only what a message may hold."""

    zh: str = "JSON 对象（数值写作文本）"
    en: str = "JSON object (numbers as text)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDefinition:
    """One field of a set: national name, labels, kind, class of disclosure, whose statement.

    ``places`` marks a code without which a record cannot be placed: it stays required when the
    record is deleted. ``extension`` marks a name of ours for what the national set lacks.
    ``superseded_by`` names the set and field that say the same now: the field is still read.
    """

    name: str
    zh: str
    en: str
    kind: Kind | ListOf | AnyObject
    open_to: FieldClass = FieldClass.OPEN
    owner: Owner = Owner.PROCURING_ENTITY
    required: bool = False
    places: bool = False
    extension: bool = False
    note: str = ""
    superseded_by: str = ""


_DAY = 8

DAY = Calendar(digits=_DAY)
MOMENT = Calendar(digits=14)
FLAG = Pattern(pattern="[01]", zh="是否：0 否 1 是", en="flag: 0 no, 1 yes")
REGION = Pattern(
    pattern="[0-9]{6}",
    zh="行政区划代码，6 位数字（GB/T 2260）",
    en="region, six digits (GB/T 2260)",
)
DIGEST = Pattern(pattern="[0-9a-f]{64}", zh="64 位十六进制", en="64 hex digits")
SCORE = Pattern(
    pattern=r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?",
    zh="分数：至多 6 位整数、6 位小数",
    en="score: at most 6 integer digits and 6 decimals",
)
COUNT = Pattern(
    pattern="0|[1-9][0-9]{0,8}", zh="整数，至多 9 位", en="whole number, at most 9 digits"
)
AMOUNT = Pattern(
    pattern=r"-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,6})?",
    zh="金额 N20,6：至多 14 位整数、6 位小数",
    en="amount N20,6: at most 14 integer digits and 6 decimals",
    code="amount_format",
)
PERCENT = Pattern(
    pattern=r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?",
    zh="百分数，如 2 或 97.51",
    en="per cent, such as 2 or 97.51",
    code="amount_format",
)
PARTY_CODE = Pattern(
    pattern="[0-9A-Za-z*-]{1,50}",
    zh="主体代码；代码类型为空或 97 时须为统一社会信用代码",
    en="party code; a unified social credit code when its type is absent or 97",
    code="identifier_bad",
)


@lru_cache(maxsize=8192)
def _real_day(day: str) -> bool:
    return identifiers.real_day(day) is not None and day[:4] != "9999"


def _real(text: str) -> str:
    if not _real_day(text[:8]):
        raise ValueError("no such day")
    return text


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004
