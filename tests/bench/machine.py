"""What the figures were measured on: processor, memory, fsync, load of others, one-core SM2 rate."""

import os
import pathlib
import platform
import tempfile
import time

from jianbiao.seal import sm2
from jianbiao.seal.keys import PrivateKey


def describe() -> str:
    """Return one line about the machine."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, Python {platform.python_version()}"


def fsync_ms(folder: pathlib.Path) -> float:
    """Return the median cost of writing 4 KiB and syncing it, in milliseconds."""
    costs = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(200):
            began = time.perf_counter()
            os.pwrite(file.fileno(), b"x" * 4096, 0)
            os.fdatasync(file.fileno())
            costs.append((time.perf_counter() - began) * 1000)
    return sorted(costs)[len(costs) // 2]


def cal(seconds: float = 1.0) -> float:
    """Return libcrypto's own SM2 verifications a second on one core: the unit of the figures."""
    key = PrivateKey.generate("sm2")
    said = b"x" * 200
    signature = key.sign(said)
    plain, point, done = sm2.OpenSSL(sm2.library()).verify_plainly, key.public.raw, 0
    began = time.process_time()
    while time.process_time() - began < seconds:
        for _ in range(50):
            assert plain(point, signature, said)
        done += 50
    return done / (time.process_time() - began)


def busy() -> tuple[float, float]:
    """Return (processor seconds spent by everybody, moment): difference two to see who else ran."""
    first = pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    used = sum(int(v) for i, v in enumerate(first[:8]) if i not in {3, 4})
    return used / os.sysconf("SC_CLK_TCK"), time.monotonic()


def memory_mb(pids: list[int]) -> float:
    """Return the proportional memory of processes, in MB: shared pages are counted once."""
    total = 0
    for pid in pids:
        try:
            rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += next(int(r.split()[1]) for r in rollup.splitlines() if r.startswith("Pss:"))
    return total / 1024


def tree(pid: int) -> list[int]:
    """Return ``pid`` and everything it started."""
    found = [pid]
    for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += tree(int(child))
    return found
