"""The words of every event of every room. Data only: whoever decides is elsewhere.

A kind is room:subject:event/version and is never reused. Fields are JSON values only, so that a
body is read back without guessing: dates are ISO texts, amounts decimal strings.
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Protocol

from jianbiao.standard import (
    bodies,
    case_events,
    casefile_events,
    gathering_events,
    instruction_events,
)
from jianbiao.standard.deadline_events import DeadlinePassed, LotDeadlinePassed
from jianbiao.standard.entity_events import EntitiesMerged, EntityMatched
from jianbiao.standard.rule_events import RuleAskedAnew


class Event(Protocol):
    """Anything that happened: a frozen dataclass with a public ``kind``."""

    kind: ClassVar[str]


# --- intake: one outcome for each authenticated message --------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAccepted:
    """消息接收: the message is placed. ``message`` is the sender's, ``evidence`` proves it."""

    kind: ClassVar[str] = "intake:message:accepted/1"
    message: dict[str, Any]
    evidence: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHeld:
    """消息暂存: readable, but what it refers to is not here yet (``missing`` names it)."""

    kind: ClassVar[str] = "intake:message:held/1"
    message: dict[str, Any]
    evidence: dict[str, Any]
    missing: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRejected:
    """消息退回: cannot be read, attributed or placed. Kept, because somebody signed it."""

    kind: ClassVar[str] = "intake:message:rejected/1"
    message: Any
    evidence: dict[str, Any]
    faults: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReleased:
    """暂存放行: what the held message ``held`` waited for has come with entry ``because``."""

    kind: ClassVar[str] = "intake:message:released/1"
    held: int
    because: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRefused:
    """暂存退回: what the held message waited for, or would bring, turned out to be somebody else's."""

    kind: ClassVar[str] = "intake:message:refused/1"
    held: int
    because: int
    faults: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageExpired:
    """暂存到期: nothing came for the held message in time."""

    kind: ClassVar[str] = "intake:message:expired/1"
    held: int
    missing: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStored:
    """文件接收: a platform's file is on disk. ``digest`` is its SHA-256, ``sm3`` its SM3, both hex.

    ``file_class`` and ``earliest_open`` (RFC 3339, empty: at once) say who may read it from when;
    ``about`` is a tender or lot code; ``evidence`` proves that the platform signed all of it.
    """

    kind: ClassVar[str] = "intake:file:stored/1"
    digest: str
    sm3: str
    size: int
    file_class: str
    earliest_open: str
    about: str
    name: str
    evidence: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePostponed:
    """文件延期开放: its sender lets a file that is not open yet open later."""

    kind: ClassVar[str] = "intake:file:postponed/1"
    digest: str
    earliest_open: str
    evidence: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileScanned:
    """文件查毒: ``verdict`` is clean, infected (kept apart from then on) or unscannable."""

    kind: ClassVar[str] = "intake:file:scanned/1"
    digest: str
    verdict: str
    threat: str
    scanner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """文件调阅: an officer was given a file that is not open to everybody."""

    kind: ClassVar[str] = "intake:file:read/1"
    digest: str
    platform: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureAsked:
    """删除申请: one person asks that the content of ``numbers`` go, and says by which law and why."""

    kind: ClassVar[str] = "intake:erasure:asked/1"
    log: str
    numbers: list[int]
    basis: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureDone:
    """删除执行: another person agreed to ``asked``; the content of ``numbers`` is gone since."""

    kind: ClassVar[str] = "intake:erasure:done/1"
    log: str
    numbers: list[int]
    asked: int


# --- register: what is in force -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAdopted:
    """规则目录启用: the catalogue with this digest holds from ``effective_on``."""

    kind: ClassVar[str] = "register:catalogue:adopted/1"
    version: str
    digest: str
    rules: list[str]
    effective_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAdopted:
    """工作日历启用: rest days and make-up working days, published through ``through``."""

    kind: ClassVar[str] = "register:calendar:adopted/1"
    digest: str
    through: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYearPublished:
    """年度放假安排公布: rest days and make-up working days of one year, as ``01-01..01-03 02-15``."""

    kind: ClassVar[str] = "register:year:published/1"
    year: int
    rest: str
    work: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayAdopted:
    """省级扩展启用: the file with this digest adds ``names`` (``SET.FIELD``) to the national sets."""

    kind: ClassVar[str] = "register:overlay:adopted/1"
    prefix: str
    version: str
    digest: str
    names: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStood:
    """规则状态: a named legal officer moves a rule to ``standing`` (shadow, internal, in_force)."""

    kind: ClassVar[str] = "register:rule:stood/1"
    rule: str
    standing: str
    basis: str
    effective_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterSet:
    """参数设定: one parameter of one rule in one jurisdiction from one day on."""

    kind: ClassVar[str] = "register:parameter:set/1"
    rule: str
    name: str
    value: str
    jurisdiction: str
    effective_on: str
    basis: str


# --- people ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentOpened:
    """行政监督部门登记, as it was written before the kind of body was said; ``BodyOpened`` follows it."""

    kind: ClassVar[str] = "people:department:opened/1"
    code: str
    zh: str
    en: str
    level: str
    region: str
    industries: list[str]
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAppointed:
    """人员任用: the login and its role; no secret is ever an event."""

    kind: ClassVar[str] = "people:officer:appointed/1"
    login: str
    name: str
    department: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerEnded:
    """人员离任."""

    kind: ClassVar[str] = "people:officer:ended/1"
    login: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRegistered:
    """交易平台登记."""

    kind: ClassVar[str] = "people:platform:registered/1"
    code: str
    zh: str
    en: str
    uscc: str
    region: str
    function: str = "trading"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformEnded:
    """交易平台注销."""

    kind: ClassVar[str] = "people:platform:ended/1"
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAdded:
    """平台公钥登记: valid in [``valid_from``, ``valid_until``)."""

    kind: ClassVar[str] = "people:key:added/1"
    platform: str
    name: str
    algorithm: str
    public_key: str
    valid_from: str
    valid_until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRevoked:
    """平台公钥吊销: signatures made from ``revoked_at`` on are refused."""

    kind: ClassVar[str] = "people:key:revoked/1"
    platform: str
    name: str
    revoked_at: str
    reason: str


# --- watch -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertClosed:
    """预警办结: a person's verdict (confirmed, unfounded, lawful_exception, data_error, unclear) and why."""

    kind: ClassVar[str] = "watch:alert:closed/1"
    alert: str
    verdict: str
    reason: str


KINDS: dict[str, Any] = {
    cls.kind: cls
    for cls in (
        MessageAccepted,
        MessageHeld,
        MessageRejected,
        MessageReleased,
        MessageRefused,
        MessageExpired,
        FileStored,
        FilePostponed,
        FileScanned,
        FileRead,
        ErasureAsked,
        ErasureDone,
        CatalogueAdopted,
        CalendarAdopted,
        CalendarYearPublished,
        OverlayAdopted,
        RuleStood,
        ParameterSet,
        DepartmentOpened,
        OfficerAppointed,
        OfficerEnded,
        PlatformRegistered,
        PlatformEnded,
        KeyAdded,
        KeyRevoked,
        EntityMatched,
        EntitiesMerged,
        LotDeadlinePassed,
        DeadlinePassed,
        RuleAskedAnew,
        AlertClosed,
        *bodies.WORDS,
        *gathering_events.WORDS,
        *case_events.WORDS,
        *instruction_events.WORDS,
        *casefile_events.WORDS,
    )
}
"""Every kind that may stand in a ledger, by its name."""


def to_dict(event: Any) -> dict[str, Any]:
    """Return the event as JSON values with its ``kind``."""
    return {"kind": event.kind, **asdict(event)}


def from_dict(said: dict[str, Any]) -> Any:
    """Return the event that ``said`` describes. Raise KeyError on an unknown kind."""
    return KINDS[said["kind"]](**{k: v for k, v in said.items() if k != "kind"})
