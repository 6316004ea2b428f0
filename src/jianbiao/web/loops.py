"""What the processes of an instance do all day: append, seal, fold."""

import os
import time
from collections.abc import Callable
from functools import partial

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, connections

from jianbiao.intake import services as intake
from jianbiao.intake.appender import Appender
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.sealer import Sealer
from jianbiao.watch import services as watch
from jianbiao.web import clock, rooms

log = structlog.get_logger(__name__)

Until = Callable[[], bool]

IDLE_SECONDS = 0.05
"""Pause of the worker when nothing is new: with a slice of 50 ms it bounds message to page."""

BUSY = 500
REST = 9
"""While more than BUSY messages a second arrive, the worker rests REST times as long as it worked."""

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
    while not until():
        began = time.monotonic()
        for sealer in sealers:
            _through(sealer.step)
        time.sleep(max(0.05, 0.5 - (time.monotonic() - began)))


def work(until: Until) -> None:
    """Let each room catch up in slices, round-robin; cause what the clock causes.

    Under load receiving goes first: what waits here is derived and only comes later.
    """
    # Not niceness: whoever wakes takes the processor from an idle-class process at once.
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    asked = 0.0
    counted, newest = time.monotonic(), _through(ledger.last_number)
    while not until():
        began = time.monotonic()
        moved = sum(_through(room) for room in _rooms())
        if time.monotonic() - asked > CLOCK_SECONDS:
            asked = time.monotonic()
            _through(lambda: len(intake.expire(at=clock.now())))
            _through(lambda: len(watch.pass_deadlines(at=clock.now())))
        before, since = newest, counted
        counted, newest = time.monotonic(), _through(ledger.last_number)
        if not moved:
            time.sleep(IDLE_SECONDS)
        elif newest - before > BUSY * (counted - since):
            time.sleep(REST * (counted - began))


def _rooms() -> list[Callable[[], int]]:
    return [partial(catch_up, log=name) for name in LOGS for catch_up in rooms.PULLING]


def _through(step: Callable[[], int]) -> int:
    """Run ``step``; a database that is away is waited for, anything else ends the process."""
    try:
        return step()
    except (OperationalError, InterfaceError) as error:
        log.warning("database_away", error=str(error))
        connections.close_all()
        time.sleep(1)
        return 0
