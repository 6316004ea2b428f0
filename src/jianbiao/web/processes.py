"""The processes of one instance: door, appender, sealer, worker; started, watched, stopped together.

serve ─┬─ web-n     granian, WSGI, one process each
       ├─ appender  numbers and stores what the door has verified
       ├─ sealer    each second: tiles and signed checkpoint
       ├─ worker    folds the ledger into pages, findings, deadlines
       └─ scanner   has files scanned for malicious code, where JIANBIAO_CLAMD says by whom
"""

import argparse
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

import structlog

log = structlog.get_logger(__name__)

STOP_SECONDS = 10


@dataclass(slots=True)
class Child:
    """One watched process: restarted when it ends, ever more slowly when it ends at once."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.2
    due: float = 0.0

    def start(self, at: float) -> None:
        """Start it now."""
        self.process = subprocess.Popen(self.command, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509
        self.started = at

    def watch(self, at: float) -> None:
        """Start it again when it has ended and its pause is over."""
        if self.process is not None and self.process.poll() is not None:
            log.error("process_ended", name=self.name, code=self.process.returncode)
            self.pause = 0.2 if at - self.started > 5 else min(self.pause * 2, 10)  # noqa: PLR2004
            self.due, self.process = at + self.pause, None
        if self.process is None and at >= self.due:
            try:
                self.start(at)
            except OSError:  # no memory, no process to be had: the others go on
                log.exception("process_not_started", name=self.name)
                self.due = at + self.pause


@dataclass(slots=True)
class Family:
    """The children of one ``serve``; ends them all, gently first."""

    children: list[Child]
    stopping: bool = field(default=False)

    def run(self) -> None:
        """Start all and watch them until a signal comes."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        try:
            while not self.stopping:
                at = time.monotonic()
                for child in self.children:
                    child.watch(at)
                time.sleep(0.1)
        finally:
            self.end()

    def end(self) -> None:
        """Ask each child to stop, then insist."""
        alive = [c.process for c in self.children if c.process and c.process.poll() is None]
        for process in alive:
            process.terminate()
        limit = time.monotonic() + STOP_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, limit - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True


def _die_with_parent() -> None:
    """Let the kernel end this process when ``serve`` is killed: it must not hold the port alone."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG, Linux


def family(*, host: str, port: int, workers: int, threads: int) -> Family:
    """Return the processes of an instance that listens on ``host``:``port``."""
    me = [sys.executable, "-m", "jianbiao.web.processes"]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    web += ["--host", host, "--port", str(port), "--workers", "1"]
    web += ["--blocking-threads", str(threads), "--backlog", "1024", "--no-ws", "--log-level"]
    web += ["error", "jianbiao.web.wsgi:application"]
    # Workers of one granian share one queue, which wakes the same worker again and again; with a
    # socket each (SO_REUSEPORT) the kernel spreads the connections.
    doors = [Child(f"web-{number + 1}", web) for number in range(workers)]
    names = ["appender", "sealer", "worker"]
    if os.environ.get("JIANBIAO_CLAMD"):
        names.append("scanner")
    return Family([*(Child(name, [*me, name]) for name in names), *doors])


def serve(argv: Sequence[str]) -> int:
    """Run an instance until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="jianbiao serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=8)
    said = parser.parse_args(argv)
    # One interpreter lock lets one thread allocate at a time: more heaps of glibc would lie idle.
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    family(host=said.host, port=said.port, workers=said.workers, threads=said.threads).run()
    return 0


def _child(name: str) -> None:
    """Run one process of the family until it is told to stop or its parent is gone."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    parent = os.getppid()
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda n, _: ended.append(n))

    def until() -> bool:
        return bool(ended) or os.getppid() != parent

    from jianbiao.web import loops

    loops.ALL[name](until)


if __name__ == "__main__":
    _child(sys.argv[1])
