"""Makers: one authenticated message as the door hands it to the ledger."""

from datetime import UTC, datetime
from hashlib import sha256

import orjson

from jianbiao.intake.domain import Incoming
from jianbiao.intake.queries import key_of
from jianbiao.intake.reading import names_of
from jianbiao.standard import canonical

NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)
PLATFORM = "E6900000101"
OTHER = "E6900000102"


def incoming(message_id="m0000001", *, platform=PLATFORM, said="", brings=(), **more):
    """Return an authenticated message; ``said`` makes its digest differ."""
    message = canonical.canonical(
        {
            "message_id": message_id,
            "set": "PROJECT",
            "version": "2026-11",
            "data_type": "1",
            "data_key": message_id,
            "happened_at": "2026-01-05T12:00:00+08:00",
            "data": {"PROJECT_NAME": said or "项目"},
        }
    )
    return Incoming(
        key=key_of(message_id, platform),
        digest=sha256(message).digest(),
        by=orjson.dumps(platform),
        address=b'"127.0.0.1"',
        evidence=b"{}",
        message=message,
        platform=platform,
        message_id=message_id,
        brings=tuple(brings),
        **more,
    )


def real(message, *, platform=PLATFORM):
    """Return a readable envelope as the door hands it on, with the names it needs and brings."""
    piece = canonical.canonical(message)
    _, needs, brings = names_of(message, platform)
    return Incoming(
        key=key_of(message["message_id"], platform),
        digest=sha256(piece).digest(),
        by=orjson.dumps(platform),
        address=b'"127.0.0.1"',
        evidence=b"{}",
        message=piece,
        platform=platform,
        message_id=message["message_id"],
        needs=needs,
        brings=brings,
    )
