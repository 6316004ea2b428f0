"""The words of the events of bodies, competence, powers and accounts (机构、职责、授权、账户).

Part of ``standard.events``, which lists every kind; data only, as there.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceSet:
    """职责划分: from this entry on tenders of ``sector`` in ``region`` are ``departments``'.

    ``sector`` is a code like A07, or ``*``; an empty list takes an earlier act back.
    """

    kind: ClassVar[str] = "register:competence:set/1"
    region: str
    sector: str
    departments: list[str]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOpened:
    """机构登记: ``body`` is what kind of body it is (housing, water, discipline …)."""

    kind: ClassVar[str] = "people:department:opened/2"
    code: str
    zh: str
    en: str
    level: str
    region: str
    industries: list[str]
    function: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySet:
    """账户规则: one rule of a department for its own accounts (second_factor, idle_minutes …)."""

    kind: ClassVar[str] = "people:policy:set/1"
    department: str
    name: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """工作交接: what ``login`` had in hand goes to ``successor``."""

    kind: ClassVar[str] = "people:officer:handed_over/1"
    login: str
    successor: str
    subjects: list[str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeTaken:
    """认领: an officer takes ``subject`` (an alert) in hand."""

    kind: ClassVar[str] = "people:charge:taken/1"
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeReleased:
    """放回: the officer who has ``subject`` in hand puts it back; ``reason`` may be empty."""

    kind: ClassVar[str] = "people:charge:released/1"
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerProposed:
    """授权拟定: ``login`` is to hold ``power`` from one day to another, both included.

    ``signed_by`` names who signed on paper where a machine writes down a start-up;
    ``stands_in_for`` the officer whose deputy ``login`` is. ``until_on`` may be empty: no end.
    """

    kind: ClassVar[str] = "people:power:proposed/1"
    grant: str
    login: str
    power: str
    from_on: str
    until_on: str
    basis: str
    stands_in_for: str
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerConfirmed:
    """授权复核: a second person confirms; from now on the grant counts."""

    kind: ClassVar[str] = "people:power:confirmed/1"
    grant: str
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerDeclined:
    """授权不予复核: the second person does not confirm, or the proposal is taken back."""

    kind: ClassVar[str] = "people:power:declined/1"
    grant: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerRevoked:
    """授权收回."""

    kind: ClassVar[str] = "people:power:revoked/1"
    grant: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsEnded:
    """结束会话: every open session of ``login`` ends."""

    kind: ClassVar[str] = "people:sessions:ended/1"
    login: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """查阅留痕 before looks said why: {"at", "by", "from", "power", "subject", "page"} each."""

    kind: ClassVar[str] = "people:restricted:looked/1"
    looks: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonedLooked:
    """查阅留痕 before looks said whose data they were at; else as ``RestrictedLooked``."""

    kind: ClassVar[str] = "people:restricted:looked/2"
    looks: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedLooked:
    """查阅留痕: who looked at what is not open, from where and why, in the order they looked.

    Each look: {"at", "by", "body", "from", "power", "subject", "page", "reason", "owners"}; the reason
    may be empty, ``body`` is the looker's department, ``owners`` the departments whose data it was,
    separated by spaces.
    """

    kind: ClassVar[str] = "people:restricted:looked/3"
    looks: list[dict[str, str]]


LOOKED: Final = (Looked.kind, ReasonedLooked.kind, RestrictedLooked.kind)
"""Every way in which looks were written down."""


WORDS: Final[tuple[Any, ...]] = (
    CompetenceSet,
    BodyOpened,
    PolicySet,
    HandedOver,
    ChargeTaken,
    ChargeReleased,
    PowerProposed,
    PowerConfirmed,
    PowerDeclined,
    PowerRevoked,
    SessionsEnded,
    Looked,
    ReasonedLooked,
    RestrictedLooked,
)
"""Every class of this file, as ``events.KINDS`` takes them in."""
