"""The two logs of an instance: what was signed to us, and what was gathered unsigned."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Where one log's entries and keys are stored, and the lock that orders its writers."""

    name: str
    entries: str
    keys: str
    lock: int
    suffix: str


LOGS: Final = {
    log.name: log
    for log in (
        Log(name="official", entries="ledger_entry", keys="ledger_key", lock=0x6A6201, suffix=""),
        Log(
            name="gathered",
            entries="ledger_gathered",
            keys="ledger_gathered_key",
            lock=0x6A6202,
            suffix=".gathered",
        ),
    )
}
"""By name. The suffix stands behind the instance's origin: ``690000.supervision.gathered``."""
