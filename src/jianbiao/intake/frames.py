"""How the door and the appender talk: length-prefixed bytes over a Unix socket.

A request is a list of messages on their way to the ledger; an answer is JSON. Both are framed by a
four-byte big-endian length. Nothing is ever unpickled.
"""

import socket
from collections.abc import Sequence

import orjson

from jianbiao.errors import Malformed
from jianbiao.intake.domain import Incoming
from jianbiao.intake.services import Answer
from jianbiao.standard.faults import Fault

LONGEST = 64 * 1024 * 1024
"""Bytes of one frame; a request of 1,000 messages in 8 MiB with its evidence stays far below."""


def pack(items: Sequence[Incoming]) -> bytes:
    """Return the frame that carries ``items``."""
    parts: list[bytes] = [len(items).to_bytes(4, "big")]
    for item in items:
        head = orjson.dumps(
            {
                "platform": item.platform,
                "message_id": item.message_id,
                "needs": item.needs,
                "brings": item.brings,
                "faults": [[f.code, f.path, f.said] for f in item.faults],
            }
        )
        for piece in (
            head,
            item.key,
            item.digest,
            item.by,
            item.address,
            item.evidence,
            item.message,
        ):
            parts += (len(piece).to_bytes(4, "big"), piece)
    payload = b"".join(parts)
    return len(payload).to_bytes(4, "big") + payload


def unpack(payload: bytes) -> list[Incoming]:
    """Return the messages of a frame's payload. Raise Malformed when it is cut."""
    offset, items = 4, []
    for _ in range(int.from_bytes(payload[:4], "big")):
        pieces = []
        for _ in range(7):
            size = int.from_bytes(payload[offset : offset + 4], "big")
            pieces.append(payload[offset + 4 : offset + 4 + size])
            offset += 4 + size
        if offset > len(payload):
            raise Malformed(f"a frame of {len(payload)} bytes ends inside a message")
        head = orjson.loads(pieces[0])
        items.append(
            Incoming(
                platform=head["platform"],
                message_id=head["message_id"],
                needs=tuple(head["needs"]),
                brings=tuple(head["brings"]),
                faults=tuple(Fault(code=c, path=p, said=s) for c, p, s in head["faults"]),
                key=pieces[1],
                digest=pieces[2],
                by=pieces[3],
                address=pieces[4],
                evidence=pieces[5],
                message=pieces[6],
            )
        )
    return items


def pack_answers(answers: Sequence[Answer]) -> bytes:
    """Return the frame that carries ``answers``."""
    payload = orjson.dumps(
        [
            [
                a.outcome,
                a.number,
                a.leaf_hash.hex(),
                [[f.code, f.path, f.said] for f in a.faults],
                a.missing,
                a.replayed,
            ]
            for a in answers
        ]
    )
    return len(payload).to_bytes(4, "big") + payload


def unpack_answers(payload: bytes) -> list[Answer]:
    """Return the answers of a frame's payload."""
    return [
        Answer(
            outcome=outcome,
            number=number,
            leaf_hash=bytes.fromhex(leaf_hash),
            faults=tuple(Fault(code=c, path=p, said=s) for c, p, s in faults),
            missing=tuple(missing),
            replayed=replayed,
        )
        for outcome, number, leaf_hash, faults, missing, replayed in orjson.loads(payload)
    ]


def receive(connection: socket.socket) -> bytes:
    """Return one payload from a blocking socket. Raise ConnectionError when it ends early."""
    size = int.from_bytes(_exactly(connection, 4), "big")
    if size > LONGEST:
        raise ConnectionError(f"a frame of {size} bytes is longer than {LONGEST}")
    return _exactly(connection, size)


def _exactly(connection: socket.socket, size: int) -> bytes:
    chunks = bytearray()
    while len(chunks) < size:
        chunk = connection.recv(min(size - len(chunks), 1 << 20))
        if not chunk:
            raise ConnectionError(f"the appender closed after {len(chunks)} of {size} bytes")
        chunks += chunk
    return bytes(chunks)
