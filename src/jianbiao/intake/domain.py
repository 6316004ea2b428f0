"""Decide what becomes of a message (消息): accepted, held, rejected, replayed, in conflict.

Reject only what cannot be read, attributed or placed. What is unlawful, late, contradictory or
absurd is accepted and found by ``watch``: throwing it away would destroy the evidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from jianbiao.standard.faults import Fault

SHARED_NAMES = ("P:",)
"""Names that any platform may build on: one approved project may be tendered in many places."""


class Outcome(StrEnum):
    """What the sender is told."""

    ACCEPTED = "accepted"
    HELD = "held"
    REJECTED = "rejected"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One authenticated message on its way to the ledger; byte fields are canonical JSON.

    ``platform`` is who speaks (for a forwarded message: whose message it is), ``needs`` the names
    that must exist, ``brings`` those that exist after it; names are ``P:project``, ``T:tender``,
    ``L:lot`` and ``K:platform/data key``.
    """

    key: bytes
    digest: bytes
    by: bytes
    address: bytes
    evidence: bytes
    message: bytes
    platform: str
    message_id: str
    needs: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to append for a message. ``number`` is set when it was answered before."""

    outcome: Outcome
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """A message in effect: accepted, or held and released, as the folds of later rooms read it.

    ``number`` is the entry that made it count, ``proof`` the entry that holds its bytes.
    """

    log: str
    number: int
    proof: int
    received_at: datetime
    happened_at: datetime
    platform: str
    message: dict[str, Any]
    carried_by: str = ""


def decide(
    item: Incoming, *, seen: Mapping[bytes, tuple[int, bytes]], owners: Mapping[str, str]
) -> Decision:
    """Decide on ``item`` given the keys seen and who owns each known name.

    Same id and digest: the earlier number. Same id, other digest: conflict. A name that is missing
    holds the message; a name that belongs to somebody else rejects it.
    """
    if (before := seen.get(item.key)) is not None:
        if before[1] == item.digest:
            return Decision(outcome=Outcome.ACCEPTED, number=before[0])
        return Decision(outcome=Outcome.CONFLICT, faults=(_conflict(item, before[0]),))
    if faults := (*item.faults, *misplaced(item.platform, item.needs, item.brings, owners)):
        return Decision(outcome=Outcome.REJECTED, faults=faults)
    if missing := tuple(name for name in item.needs if name not in owners):
        return Decision(outcome=Outcome.HELD, missing=missing)
    return Decision(outcome=Outcome.ACCEPTED)


def conflict_key(item: Incoming) -> bytes:
    """Return the key under which a conflicting message is kept once, however often it is sent."""
    return item.key + b"\x1f" + item.digest


def as_conflict(item: Incoming) -> Incoming:
    """Return ``item`` under its conflict key."""
    return replace(item, key=conflict_key(item))


def misplaced(
    platform: str, needs: Sequence[str], brings: Sequence[str], owners: Mapping[str, str]
) -> tuple[Fault, ...]:
    """Return why a message of ``platform`` cannot stand there: a name is another's, a key is used.

    Asked when a message comes, and again before a held one is released.
    """
    foreign = (
        Fault(code="not_owner", path="", said=name)
        for name in (*needs, *brings)
        if not name.startswith(SHARED_NAMES) and owners.get(name, platform) != platform
    )
    doubled = (
        Fault(code="key_exists", path="/data_key", said=name.removeprefix("K:"))
        for name in brings
        if name.startswith("K:") and owners.get(name) == platform
    )
    return (*foreign, *doubled)


def ready(missing: Sequence[str], owners: Mapping[str, str]) -> bool:
    """Say whether a held message that waited for ``missing`` can be released."""
    return all(name in owners for name in missing)


def _conflict(item: Incoming, number: int) -> Fault:
    said = f"message_id {item.message_id} stands as entry {number} with another digest"
    return Fault(code="message_conflict", path="/message_id", said=said)
