"""Forked writers that run the real intake service and are killed at any instant."""

import os
import random
import select
import signal
import time
from collections.abc import Callable
from hashlib import sha256

import orjson


def incoming(number: int, writer: str):
    """Return one authenticated message as the door hands it on; valid and without a parent."""
    from jianbiao.intake.domain import Incoming
    from jianbiao.intake.queries import key_of

    message_id = f"{number:012d}.{writer}"
    message = orjson.dumps(
        {"data": {"n": str(number)}, "data_key": message_id[:22], "message_id": message_id},
        option=orjson.OPT_SORT_KEYS,
    )
    return Incoming(
        key=key_of(message_id, writer),
        digest=sha256(message).digest(),
        by=orjson.dumps(writer),
        address=b'"127.0.0.1"',
        evidence=b"{}",
        message=message,
        platform=writer,
        message_id=message_id,
        brings=(f"K:{writer}/{number}",),
    )


def fork(work: Callable[[int], None]) -> tuple[int, int]:
    """Start ``work(out)`` in a forked process; return its pid and the end to read from."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    code = 1
    try:
        work(writing)
        code = 0
    finally:
        os._exit(code)


def write(writer: str, first: int, batch: int, most: int) -> Callable[[int], None]:
    """Return work that settles batches and reports each acknowledged (message, entry number)."""

    def work(out: int) -> None:
        from datetime import UTC, datetime

        from jianbiao.intake import services

        number = first
        while number < first + most:
            items = [incoming(number + i, writer) for i in range(batch)]
            answers = services.settle(items, at=datetime.now(UTC))
            lines = (
                f"{item.message_id} {a.number} {a.outcome}\n"
                for item, a in zip(items, answers, strict=True)
            )
            os.write(out, "".join(lines).encode())
            number += batch

    return work


def kill_after(pid: int, reading: int, seconds: float) -> dict[str, int]:
    """Read what is acknowledged for ``seconds``, kill -9, return {message id: entry number}."""
    said = bytearray()
    limit = time.monotonic() + seconds
    while (left := limit - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            chunk = os.read(reading, 1 << 20)
            if not chunk:
                break
            said += chunk
    os.kill(pid, signal.SIGKILL)
    said += drain(reading)
    os.waitpid(pid, 0)
    return numbers(bytes(said))


def drain(reading: int) -> bytes:
    """Return everything a writer still says until its end."""
    said = bytearray()
    while chunk := os.read(reading, 1 << 20):
        said += chunk
    os.close(reading)
    return bytes(said)


def numbers(said: bytes) -> dict[str, int]:
    """Return {message id: entry number} of the whole lines a writer said."""
    whole = said[: said.rfind(b"\n") + 1].decode().splitlines()
    return {line.split()[0]: int(line.split()[1]) for line in whole}


def pause(chance: random.Random) -> float:
    """Return how long a writer lives: from its first statement to some dozens of commits."""
    return chance.choice((0.0, 0.002, 0.01, 0.03)) + chance.random() * 0.03
