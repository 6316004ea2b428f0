"""Build and validate envelopes (信封) before anything is sent."""

import secrets
import threading
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.standard import messages
from jianbiao.standard.faults import Fault
from jianbiao.standard.sets import VERSIONS

_lock = threading.Lock()
_last = [0, 0]


def new_id() -> str:
    """Return a message id that sorts by time: 12 hex digits of milliseconds, 4 of a counter, chance.

    Ids in order keep the ledger's index small and fast; any other unique id is accepted too.
    """
    with _lock:
        now = time.time_ns() // 1_000_000
        if now <= _last[0]:
            _last[1] += 1
        else:
            _last[0], _last[1] = now, 0
        stamp, count = _last[0] + (_last[1] >> 16), _last[1] & 0xFFFF
    return f"{stamp:012x}{count:04x}{secrets.token_hex(6)}"


def make(
    set_name: str,
    data: Mapping[str, Any],
    *,
    data_key: str,
    happened_at: datetime,
    data_type: str = "1",
    message_id: str | None = None,
    replaces: str | None = None,
) -> dict[str, Any]:
    """Return an envelope. Raise Malformed with the first reason when it cannot be read.

    ``happened_at`` needs a zone; leave fields without value out of ``data``.
    """
    if happened_at.tzinfo is None:
        raise Malformed(
            "happened_at has no zone", code="envelope_field_format", where="happened_at"
        )
    said: dict[str, Any] = {
        "message_id": message_id or new_id(),
        "set": set_name,
        "version": next(reversed(VERSIONS)),
        "data_type": data_type,
        "data_key": data_key,
        "happened_at": happened_at.isoformat(),
        "data": dict(data),
    }
    if replaces is not None:
        said["replaces"] = replaces
    if faults := validate(said):
        first = faults[0]
        more = f" (+{len(faults) - 1})" if len(faults) > 1 else ""
        raise Malformed(
            f"{set_name}{first.path}: {first.zh} {first.en} {first.said}{more}",
            code=first.code,
            where=first.path,
        )
    return said


def validate(message: Any) -> list[Fault]:
    """Return why a message would be rejected as it stands; empty when it can be read."""
    return messages.check_message(message)
