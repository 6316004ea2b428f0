"""What persons say about who is who (主体认定): data only."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMatched:
    """主体归并认定: a person found the uncoded name ``key`` to be (same, different) the entity ``code``."""

    kind: ClassVar[str] = "record:entity:matched/1"
    key: str
    code: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitiesMerged:
    """主体合并: a person says that the entity ``absorbed`` went over into ``code`` on a day."""

    kind: ClassVar[str] = "record:entity:merged/1"
    absorbed: str
    code: str
    effective_on: str
    reason: str
