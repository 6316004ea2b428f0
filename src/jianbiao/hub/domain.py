"""Wrap a platform's message for another instance (转发): its bytes and the evidence of who signed it."""

from datetime import datetime
from typing import Any

from jianbiao.standard import canonical

SET = "FORWARDED_MESSAGE"
VERSION = "2026-11"


def wrap(
    message: dict[str, Any], evidence: dict[str, Any], *, origin: str, number: int, at: datetime
) -> dict[str, Any]:
    """Return the envelope that carries ``message`` from entry ``number`` of ``origin``.

    Its id follows from origin and number, so that sending it again cannot double it.
    """
    return {
        "message_id": f"{number:012d}.{origin}"[:64],
        "set": SET,
        "version": VERSION,
        "data_type": "1",
        "data_key": f"F{number:012d}",
        "happened_at": at.isoformat(timespec="seconds"),
        "data": {
            "ORIGIN": origin,
            "NUMBER": str(number),
            "KEY_ID": evidence["key"],
            "ALGORITHM": evidence["algorithm"],
            "SIGNATURE_BASE": evidence["base"],
            "SIGNATURE": evidence["signature"],
            "PATH": evidence["path"],
            "INDEX": str(evidence["index"]),
            "SIZE": str(evidence["size"]),
            "MESSAGE": canonical.canonical(message).decode(),
        },
    }
