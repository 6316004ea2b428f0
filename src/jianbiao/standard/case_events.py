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
    """立件: a case of a matter's version about something; ``state`` is where it stands now."""

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
    act: str
    state: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActed:
    """办理: one act of a matter's list, done; ``state`` is where the case stands after it."""

    kind: ClassVar[str] = "supervision:case:acted/1"
    case: str
    act: str
    side: str
    body: str
    state: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRefused:
    """办理被拒: somebody tried an act that the matter does not allow then, and why not."""

    kind: ClassVar[str] = "supervision:attempt:refused/1"
    case: str
    act: str
    side: str
    body: str
    code: str
    reason: str
