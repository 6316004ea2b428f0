"""What is said about cases of supervision (监督事项办理): data only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterAdopted:
    """启用监督事项: a version of a matter, whole, in force from a day on; its digest is of its bytes."""

    kind: ClassVar[str] = "supervision:matter:adopted/1"
    matter: str
    version: str
    effective_on: str
    digest: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """立件: a case of a matter's version about something; ``state`` is where it stands now.

    ``secret`` is the SHA-256 of the feedback code of whoever filed it, empty where an officer did.
    """

    kind: ClassVar[str] = "supervision:case:opened/1"
    case: str
    matter: str
    version: str
    side: str
    body: str
    tender: str
    lot: str
    alert: str
    party: str
    region: str
    industry: str
    platform: str
    act: str
    state: str
    tells: str
    effect: str
    secret: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActed:
    """办理: one act of a matter's list, done; ``state`` is where the case stands after it.

    ``tells`` is the platform whose inbox it reaches, ``effect`` what it does to the tender or lot:
    suspend, resume or nothing; other rooms fold these two. ``message`` is the entry of the signed
    message that did it, 0 where an officer did.
    """

    kind: ClassVar[str] = "supervision:case:acted/1"
    case: str
    act: str
    side: str
    body: str
    tender: str
    lot: str
    state: str
    tells: str
    effect: str
    message: int
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused:
    """办理被拒: somebody tried an act that the matter does not allow then, and why not.

    ``tells`` is the platform that hears of it, where its ``message`` tried.
    """

    kind: ClassVar[str] = "supervision:attempt:refused/1"
    case: str
    act: str
    side: str
    body: str
    code: str
    reason: str
    tells: str
    message: int


WORDS: tuple[type, ...] = (MatterAdopted, CaseOpened, CaseActed, AttemptRefused)
"""The kinds of this file."""
