"""What the processes of an instance do all day: append, seal, fold."""

import os
import pathlib
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, connections

from jianbiao.intake import files, scanning
from jianbiao.intake import queries as intake_queries
from jianbiao.intake import services as intake
from jianbiao.intake.appender import Appender
from jianbiao.intake.blobs import Blobs
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.sealer import Sealer
from jianbiao.ledger.services import purge as ledger_purge
from jianbiao.people import looking
from jianbiao.publish import services as publish
from jianbiao.supervision import documents, filings, inspecting, reminders
from jianbiao.supervision import services as supervision
from jianbiao.supervision.connectors import Webhook
from jianbiao.watch import services as watch
from jianbiao.web import clock, playing, rooms

log = structlog.get_logger(__name__)

Until = Callable[[], bool]

IDLE_SECONDS = 0.05
"""Pause of the worker when nothing is new: with a slice of 50 ms it bounds message to page."""

BUSY = 500
REST = 9
LONGEST_REST = 1.0
"""While more than BUSY messages a second arrive, the worker rests REST times as long as it worked."""

AWAY_SECONDS = 1
FAILED_SECONDS = 10
"""How long a step pauses when the database is away, and when it failed."""

SCAN_SECONDS = 0.5
"""How often the scanner's process asks whether a file has come."""

CLOCK_SECONDS = 0.5
"""How often the worker asks whether a deadline has passed."""


def append(until: Until) -> None:
    """Serve the door's requests."""
    Appender(home=settings.JIANBIAO_HOME, now=clock.now).serve(until=until)


def seal(until: Until) -> None:
    """Keep tiles and checkpoints of both logs at most a second behind."""
    sealers = [
        Sealer(home=settings.JIANBIAO_HOME, origin=settings.JIANBIAO_ORIGIN, log=log)
        for log in LOGS
    ]
    steps = [Step(f"seal/{name}", sealer.step) for name, sealer in zip(LOGS, sealers, strict=True)]
    while not until():
        began = time.monotonic()
        for step in steps:
            step.run()
        time.sleep(max(0.05, 0.5 - (time.monotonic() - began)))


def work(until: Until) -> None:
    """Let each room catch up in slices, round-robin; cause what the clock causes.

    Under load receiving goes first: what waits here is derived and only comes later.
    """
    # Not niceness: whoever wakes takes the processor from an idle-class process at once.
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    steps = [
        Step(f"{room.__module__}/{name}", partial(catch_up, log=name))
        for name in LOGS
        for room, catch_up in zip(rooms.PULLING, rooms.pulling(), strict=True)
    ]
    caused = [
        Step("expire", _expire),
        Step("uploads", _drop_uploads),
        Step("erased", _forget_files),
        Step("deadlines", _pass_deadlines),
        Step("anew", _ask_anew),
        Step("answers", lambda: supervision.take_answers(at=clock.now())),
        Step("seals", _seal_documents),
        *_reminding(),
        Step("filings", lambda: filings.take_filings(at=clock.now())),
        Step("inspections", lambda: inspecting.go_on(at=clock.now())),
        Step("looks", _record_looks),
        Step("purge", _Purge().step),
    ]
    if settings.JIANBIAO_DEMO:
        caused.append(Step("officers", lambda: playing.play(at=clock.now())))
    if not settings.JIANBIAO_CLAMD:
        log.warning("files_not_scanned", why="JIANBIAO_CLAMD is not set")
    asked = float("-inf")
    seen = _Arrivals()
    while not until():
        began = time.monotonic()
        moved = sum(step.run() for step in steps)
        if time.monotonic() - asked > CLOCK_SECONDS:
            asked = time.monotonic()
            moved += sum(step.run() for step in caused)
        if not moved:
            time.sleep(IDLE_SECONDS)
        elif seen.per_second() > BUSY:
            time.sleep(min(LONGEST_REST, REST * (time.monotonic() - began)))


def scan(until: Until) -> None:
    """Have each file that came scanned for malicious code; keep apart what is infected."""
    blobs = Blobs(settings.JIANBIAO_HOME)
    daemon = scanning.Clamd(settings.JIANBIAO_CLAMD)
    step = Step("scan", lambda: files.scan_next(daemon, blobs, at=clock.now()))
    files.set_apart(blobs)  # a verdict may have been appended just before the process was killed
    while not until():
        if not step.run():
            time.sleep(SCAN_SECONDS)


class Step:
    """One thing a process does again and again. What fails pauses and stops no other."""

    def __init__(self, name: str, do: Callable[[], int]) -> None:
        """``do`` returns how much it moved."""
        self._name = name
        self._do = do
        self._due = 0.0

    def run(self) -> int:
        """Do it once, unless it pauses; return how much moved, 0 when it failed."""
        if time.monotonic() < self._due:
            return 0
        try:
            return self._do()
        except (OperationalError, InterfaceError) as error:
            log.warning("database_away", step=self._name, error=str(error))
            connections.close_all()
            self._due = time.monotonic() + AWAY_SECONDS
        except OSError as error:
            log.warning("service_away", step=self._name, error=str(error))
            self._due = time.monotonic() + AWAY_SECONDS
        except Exception:
            # One entry that a room cannot fold must not stop the pages of all the others.
            log.exception("step_failed", step=self._name)
            self._due = time.monotonic() + FAILED_SECONDS
        return 0


class _Purge:
    """Rids the files of what was erased, once every room has let go of it."""

    def __init__(self) -> None:
        self._done: list[tuple[str, int]] = []

    def step(self) -> int:
        """Do it where an act asks for it; return 1 when it was done."""
        wanted = intake_queries.erased()
        if wanted == self._done or any(watch.behind(name) for name in LOGS):
            return 0
        # What is found by words follows the record last: nothing of it may be left to let go.
        if any(publish.catch_up(log=name) for name in LOGS) or not ledger_purge():
            return 0
        if pathlib.Path(settings.JIANBIAO_HOME, "parts").exists():
            # A process of its own: what reads and writes Parquet would stay in this one's memory.
            subprocess.run([sys.executable, "-m", "jianbiao", "record", "parts"], check=True)
        self._done = wanted
        return 1


class _Arrivals:
    """How fast the ledger grows between two looks."""

    def __init__(self) -> None:
        self._at = time.monotonic()
        self._newest: int | None = None

    def per_second(self) -> float:
        """Return entries a second since the last look; 0 when it cannot be known."""
        at, newest = self._at, self._newest
        self._at = time.monotonic()
        try:
            self._newest = ledger.last_number()
        except (OperationalError, InterfaceError):
            self._newest = None
        if newest is None or self._newest is None:
            return 0.0
        return (self._newest - newest) / max(1e-3, self._at - at)


def _expire() -> int:
    return len(intake.expire(at=clock.now()))


def _forget_files() -> int:
    return files.forget_erased(Blobs(settings.JIANBIAO_HOME))


def _drop_uploads() -> int:
    before = time.time() - settings.JIANBIAO_FILE_HOURS * 3600
    return files.expire(Blobs(settings.JIANBIAO_HOME), before=before)


def _seal_documents() -> int:
    return documents.seal_issued(settings.JIANBIAO_HOME, at=clock.now())


def _reminding() -> list[Step]:
    """Return the step that sends reminders, where a gateway is set."""
    if not settings.JIANBIAO_MESSAGING_URL:
        log.warning("reminders_not_sent", why="JIANBIAO_MESSAGING_URL is not set")
        return []
    gateway = Webhook(settings.JIANBIAO_MESSAGING_URL, secret=settings.JIANBIAO_MESSAGING_SECRET)
    return [Step("reminders", lambda: reminders.send(gateway, at=clock.now()))]


def _record_looks() -> int:
    return looking.record_looks(at=clock.now())


def _pass_deadlines() -> int:
    """Say what has not come, but only of a moment up to which everything received is folded."""
    at = clock.now()
    if any(watch.behind(name) for name in LOGS):
        return 0
    return len(watch.pass_deadlines(at=at))


def _ask_anew() -> int:
    """Ask rules anew whose parameters came into force, once everything received is folded."""
    if any(watch.behind(name) for name in LOGS):
        return 0
    return len(watch.ask_anew(at=clock.now()))


ALL: dict[str, Callable[[Until], None]] = {
    "appender": append,
    "sealer": seal,
    "worker": work,
    "scanner": scan,
}
"""What each process of an instance does, by its name."""
