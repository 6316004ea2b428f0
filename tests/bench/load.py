"""A load generator for loopback: prepared requests over kept connections, bounded and timed."""

import multiprocessing
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run measured. Latencies in milliseconds."""

    requests: int
    failed: int
    seconds: float
    latencies: tuple[float, ...]

    def quantile(self, share: float) -> float:
        """Return the latency that ``share`` of the requests did not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def http(port: int, path: str, headers: dict[str, str], body: bytes) -> bytes:
    """Return the bytes of a POST request with ``headers`` and ``body``."""
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: application/json"]
    lines += [f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def run(port: int, requests: Sequence[bytes], *, connections: int) -> Run:
    """Send ``requests`` over ``connections`` kept connections, each one request at a time."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_send_all, args=(port, requests, connections, sending)
    )
    process.start()
    result: Run = receiving.recv()
    process.join()
    return result


def once(port: int, request: bytes) -> bytes:
    """Send one request over a connection of its own and return the answer."""
    with socket.create_connection(("127.0.0.1", port)) as one:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        one.sendall(request)
        buffer = bytearray()
        while not _whole(buffer):
            chunk = one.recv(1 << 18)
            assert chunk, "the instance closed the connection"
            buffer += chunk
    assert buffer.startswith(b"HTTP/1.1 200"), bytes(buffer[:200])
    return bytes(buffer)


def _send_all(port: int, requests: Sequence[bytes], connections: int, out) -> None:
    selector = selectors.DefaultSelector()
    todo = iter(requests)
    latencies: list[float] = []
    failed = 0
    open_ = 0
    began = time.perf_counter()
    for _ in range(connections):
        one = socket.create_connection(("127.0.0.1", port))
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        state = _next(one, todo)
        if state is None:
            one.close()
            continue
        open_ += 1
        selector.register(one, selectors.EVENT_READ, state)
    while open_:
        for key, _ in selector.select(30):
            one: socket.socket = key.fileobj
            started, buffer = key.data
            chunk = one.recv(1 << 18)
            buffer += chunk
            if chunk and not _whole(buffer):
                continue
            latencies.append((time.perf_counter() - started) * 1000)
            failed += not buffer.startswith(b"HTTP/1.1 200")
            state = _next(one, todo) if chunk else None
            if state is None:
                selector.unregister(one)
                one.close()
                open_ -= 1
            else:
                selector.modify(one, selectors.EVENT_READ, state)
    seconds = time.perf_counter() - began
    out.send(
        Run(requests=len(latencies), failed=failed, seconds=seconds, latencies=tuple(latencies))
    )


def _next(one: socket.socket, todo) -> tuple[float, bytearray] | None:
    request = next(todo, None)
    if request is None:
        return None
    started = time.perf_counter()
    one.sendall(request)
    return started, bytearray()


def _whole(buffer: bytearray) -> bool:
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = bytes(buffer[:end]).lower()
    at = head.find(b"content-length:")
    size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    return len(buffer) >= end + 4 + size
