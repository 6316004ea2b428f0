"""The cell of files: megabytes a second, memory of the web processes, messages beside uploads."""

import contextlib
import os
import pathlib
import threading
import time

from jianbiao.errors import Refused
from jianbiao.kit import Client
from jianbiao.kit.files import PART
from tests import make
from tests.bench import machine
from tests.instance import PLATFORMS, Instance

MB = 1 << 20
FLOOD = 12
"""Senders at once: more than there are places."""
FLOOD_MB = 24


def measure(instance: Instance, folder: pathlib.Path, *, megabytes: int) -> str:
    """Return Markdown: one file whole and in parts, then messages while many files come."""
    lines = ["\n| files | MB | MB/s | web processes, MB before → at most |", "|---|---|---|---|"]
    for name, part in ((f"in parts of {PART // MB} MB", PART), ("in one request", 1 << 40)):
        path = _file(folder / "file", megabytes)
        before = _memory(instance, "VmRSS")
        began = time.perf_counter()
        with contextlib.closing(_client(instance, 0, patience=60)) as client:
            client.put_file(path, file_class="government", part=part)
        rate = megabytes / (time.perf_counter() - began)
        most = _memory(instance, "VmHWM")
        lines.append(f"| {name} | {megabytes} | {rate:.0f} | {before} → {most} |")
    lines.append(f"\n{_beside(instance, folder)}")
    return "\n".join(lines)


def _beside(instance: Instance, folder: pathlib.Path) -> str:
    """Send single messages while FLOOD senders put files; say how long each took."""
    alone, _ = _messages(instance, 200, 10_000)
    stop, taken = threading.Event(), {"stored": 0, "busy": 0}
    senders = [
        threading.Thread(target=_flood, args=(instance, folder / str(n), n, stop, taken))
        for n in range(FLOOD)
    ]
    for one in senders:
        one.start()
    time.sleep(1)
    beside, seconds = _messages(instance, 200, 20_000)
    stop.set()
    for one in senders:
        one.join()
    return (
        f"single messages, one sender: alone p50 {alone[100]:.1f} ms, p99 {alone[197]:.1f} ms; beside {FLOOD} senders "
        f"of files of {FLOOD_MB} MB p50 {beside[100]:.1f} ms, p99 {beside[197]:.1f} ms "
        f"({taken['stored']} files stored, {taken['busy']} times busy, in {seconds:.0f} s of messages)"
    )


def _messages(instance: Instance, count: int, first: int) -> tuple[list[float], float]:
    waits = []
    began = time.perf_counter()
    with contextlib.closing(_client(instance, 0, patience=60)) as client:
        for number in range(first, first + count):
            message = make.project(f"{PLATFORMS[0]}{number:06d}", number=number)
            at = time.perf_counter()
            client.send([message])
            waits.append((time.perf_counter() - at) * 1000)
            time.sleep(0.01)
    return sorted(waits), time.perf_counter() - began


def _flood(instance, path, number, stop, taken) -> None:
    with contextlib.closing(_client(instance, number % 2, patience=0)) as client:
        while not stop.is_set():
            _file(path, FLOOD_MB)
            try:
                client.put_file(path, file_class="open")
                taken["stored"] += 1
            except Refused as error:
                taken[error.code] += 1  # a KeyError for whatever is not busy
                time.sleep(0.05)


def _client(instance: Instance, which: int, *, patience: float) -> Client:
    code = PLATFORMS[which]
    return Client(instance.url, platform=code, key=instance.keys[code], patience=patience)


def _file(path: pathlib.Path, megabytes: int) -> pathlib.Path:
    with path.open("wb") as out:
        for _ in range(megabytes):
            out.write(os.urandom(MB))
    return path


def _memory(instance: Instance, field: str) -> int:
    """Return the largest memory of a web process, in MB: now (VmRSS), or ever (VmHWM)."""
    found = [0]
    for pid in machine.tree(instance.process.pid):
        with contextlib.suppress(OSError):
            command = pathlib.Path(f"/proc/{pid}/cmdline").read_text()
            if "granian" in command or "multiprocessing" in command:
                rows = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
                found += [int(r.split()[1]) // 1024 for r in rows if r.startswith(field)]
    return max(found)
