"""What is said about documents, messages and outages of supervision (文书、提醒、故障): data only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSealed:
    """文书用印: a document that an act issued, whole, with the signature of its body's key.

    ``entry`` is the act's, ``digest`` the SHA-256 of the canonical bytes of ``content``; the
    signature, in hex as ``public_key`` is, is over ``jianbiao/document/1 sha256:`` and the digest.
    """

    kind: ClassVar[str] = "supervision:document:sealed/1"
    number: str
    case: str
    entry: int
    body: str
    digest: str
    algorithm: str
    public_key: str
    signature: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSent:
    """提醒: a message about an act left us by a connector, or was given up after several tries."""

    kind: ClassVar[str] = "supervision:reminder:sent/1"
    case: str
    entry: int
    connector: str
    outcome: str
    tries: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageStated:
    """拟记故障: somebody states that our own service was out of order; nothing follows yet."""

    kind: ClassVar[str] = "supervision:outage:stated/1"
    outage: str
    since: str
    until: str
    what: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageSettled:
    """复核故障: a second person confirms a stated outage, or does not; clocks follow a confirmed one."""

    kind: ClassVar[str] = "supervision:outage:settled/1"
    outage: str
    confirmed: bool
    note: str


WORDS: tuple[type, ...] = (DocumentSealed, ReminderSent, OutageStated, OutageSettled)
"""The kinds of this file."""
