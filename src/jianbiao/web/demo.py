"""`jianbiao demo`: a live invented province on loopback, from nothing to the first page."""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Sequence
from types import FrameType

FACTOR = 1800
"""How fast the demo's clock runs: half an hour a second, so a 20-day limit passes in sixteen minutes."""

START = "2026-03-02T00:00:00+08:00"
"""Where a demo's clock begins: a Monday, midnight, in a year whose calendar is published."""

READY_SECONDS = 120


def main(argv: Sequence[str]) -> int:
    """Make the instance where there is none, start it, send it tenders, print ``ready``."""
    said = _arguments(argv)
    home = pathlib.Path(os.environ.setdefault("JIANBIAO_HOME", str(pathlib.Path.cwd() / "home")))
    home.mkdir(parents=True, exist_ok=True)
    os.environ["JIANBIAO_DEMO"] = "1"
    os.environ.setdefault("JIANBIAO_ORIGIN", "690000.supervision")
    url = f"http://127.0.0.1:{said.port}/"
    _prepare(home, said.seed)
    processes: list[subprocess.Popen[bytes]] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    try:
        processes.append(_jianbiao("serve", "--port", str(said.port)))
        _wait(url, processes[0])
        print(f"ready {url}", flush=True)
        processes.append(_rehearse(url, said))
        if not said.no_browser:
            webbrowser.open(url)
        _watch(*processes)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()
    return 1


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jianbiao demo")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tenders", type=int, default=100_000)
    parser.add_argument("--factor", type=float, default=FACTOR)
    said = parser.parse_args(argv)
    os.environ["JIANBIAO_FACTOR"] = str(said.factor)
    return said


def _prepare(home: pathlib.Path, seed: int) -> None:
    """Write the province's people, make or upgrade the instance, set its clock."""
    people = home / "people.json"
    _run("rehearse", "--seed", str(seed), "--province", str(people))
    clock = ("--factor", os.environ["JIANBIAO_FACTOR"], "--start", START)
    _run("init", "--people", str(people), *clock)


def _rehearse(url: str, said: argparse.Namespace) -> subprocess.Popen[bytes]:
    return _jianbiao(
        "rehearse",
        "--seed",
        str(said.seed),
        "--tenders",
        str(said.tenders),
        "--speed",
        str(said.factor),
        "--into",
        url,
    )


def _watch(server: subprocess.Popen[bytes], rehearsal: subprocess.Popen[bytes]) -> None:
    """Wait for the server's end; say aloud when no new tenders will arrive."""
    told = False
    while server.poll() is None:
        if not told and rehearsal.poll() is not None:
            told = True
            print(
                f"jianbiao demo: the rehearsal ended ({rehearsal.returncode}): no new tenders arrive",
                file=sys.stderr,
                flush=True,
            )
        time.sleep(0.5)


def _jianbiao(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "jianbiao", *words])  # noqa: S603


def _run(*words: str) -> None:
    process = _jianbiao(*words)
    if process.wait() != 0:
        sys.exit(process.returncode)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + READY_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 (our own loopback)
                if answer.status == 200:  # noqa: PLR2004
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    print(f"jianbiao demo: {url} did not answer in {READY_SECONDS} s", file=sys.stderr)
    sys.exit(1)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
