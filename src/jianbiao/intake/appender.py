"""The one appender (登账进程): whatever waits becomes one transaction, answered after its commit.

One process numbers what all web processes have verified, so that one fsync is shared by all of
them. If it dies, the door answers ``busy`` and the sender tries again with the same message id.
"""

import fcntl
import os
import pathlib
import selectors
import socket
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from django.db import InterfaceError, OperationalError, connections

from jianbiao.errors import Refused
from jianbiao.intake import frames, services
from jianbiao.intake.domain import Incoming
from jianbiao.ledger import queries as ledger_queries

log = structlog.get_logger(__name__)

MOST = 4000
"""Messages in one transaction: bounds memory, lock time and the number of SQL variables."""

Request = tuple[socket.socket, list[Incoming]]
Batch = Sequence[Request]
"""Requests that share one transaction, each with whom to answer."""


def socket_path(home: str) -> str:
    """Return where the appender of the instance at ``home`` listens."""
    return str(pathlib.Path(home) / "appender.sock")


class Appender:
    """Serves one socket from one thread. ``now`` is the instance's clock."""

    def __init__(self, *, home: str, now: Callable[[], datetime]) -> None:
        """Listen under ``home``. Raise Refused when another appender serves it already."""
        self._lock = _alone(home)
        self._now = now
        self._last = _newest()
        self._waiting: dict[socket.socket, bytearray] = {}
        self._selector = selectors.DefaultSelector()
        path = socket_path(home)
        pathlib.Path(path).unlink(missing_ok=True)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(path)
        os.chmod(path, 0o600)  # noqa: PTH101
        self._server.listen(128)
        self._server.setblocking(False)
        self._selector.register(self._server, selectors.EVENT_READ)

    def serve(self, *, until: Callable[[], bool] = lambda: False) -> None:
        """Serve until ``until`` says so; it is asked at least each half second."""
        while not until():
            self.step(timeout=0.5)

    def step(self, *, timeout: float) -> None:
        """Take whatever has come whole, settle it and answer."""
        whole: list[Request] = []
        for key, _ in self._selector.select(timeout):
            if key.fileobj is self._server:
                self._accept()
            elif isinstance(key.fileobj, socket.socket):
                payload = self._read(key.fileobj)
                if payload is not None:
                    whole.append((key.fileobj, frames.unpack(payload)))
        for batch in _batches(whole):
            self._settle(batch)

    def _accept(self) -> None:
        connection, _ = self._server.accept()
        connection.setblocking(False)
        self._waiting[connection] = bytearray()
        self._selector.register(connection, selectors.EVENT_READ)

    def _read(self, connection: socket.socket) -> bytes | None:
        try:
            chunk = connection.recv(1 << 20)
        except BlockingIOError:
            return None
        except OSError:
            chunk = b""
        if not chunk:
            self._drop(connection)
            return None
        buffer = self._waiting[connection]
        buffer += chunk
        size = int.from_bytes(buffer[:4], "big") if len(buffer) >= 4 else frames.LONGEST  # noqa: PLR2004
        if len(buffer) < 4 + size:
            return None
        payload = bytes(buffer[4 : 4 + size])
        del buffer[: 4 + size]
        return payload

    def _settle(self, batch: Batch) -> None:
        items = [item for _, part in batch for item in part]
        self._last = at = max(self._last, self._now())
        try:
            answers = services.settle(items, at=at)
        except (OperationalError, InterfaceError) as error:
            self._fail(batch, error)
            return
        except Exception as error:  # noqa: BLE001 - one request must not stop all the others
            self._single_out(batch, error)
            return
        offset = 0
        for connection, part in batch:
            self._answer(connection, answers[offset : offset + len(part)])
            offset += len(part)

    def _single_out(self, batch: Batch, error: Exception) -> None:
        """Settle each request alone, so that only the one that cannot be settled goes unanswered."""
        if len(batch) == 1:
            self._fail(batch, error)
            return
        for one in batch:
            self._settle([one])

    def _fail(self, batch: Batch, error: Exception) -> None:
        """Close the connections: the door says ``busy``, nothing was stored."""
        log.error("append_failed", requests=len(batch), error=repr(error))
        connections.close_all()
        for connection, _ in batch:
            self._drop(connection)

    def _answer(self, connection: socket.socket, answers: Sequence[services.Answer]) -> None:
        connection.settimeout(5)
        try:
            connection.sendall(frames.pack_answers(answers))
            connection.setblocking(False)
        except OSError:
            self._drop(connection)

    def _drop(self, connection: socket.socket) -> None:
        if connection in self._waiting:
            self._selector.unregister(connection)
            del self._waiting[connection]
        connection.close()


def _batches(whole: Batch) -> list[list[Request]]:
    batches: list[list[Request]] = []
    size = MOST
    for connection, items in whole:
        if size + len(items) > MOST:
            batches.append([])
            size = 0
        batches[-1].append((connection, items))
        size += len(items)
    return batches


def _alone(home: str) -> int:
    file = os.open(pathlib.Path(home) / "appender.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise Refused(f"another appender serves {home}", where=home) from None
    return file


def _newest() -> datetime:
    """Return the moment of the newest entry: the clock of a restarted appender never goes back."""
    last = ledger_queries.last_number()
    said = ledger_queries.entries([last]) if last else {}
    return said[last].at if said else datetime.min.replace(tzinfo=UTC)
