"""Send an invented province (演练运行): its past at once, its present as the clock runs, only by the kit.

The start is kept, so that the same seed sends the same messages after a restart: what was answered
before gets the same answers, and nothing doubles.
"""

import json
import pathlib
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TextIO

from jianbiao.errors import Refused
from jianbiao.kit import Client
from jianbiao.rehearsal.generator import Sent
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.rehearsal.schedule import Timetable, all_past, schedule
from jianbiao.seal import sm2
from jianbiao.seal.keys import ED25519, SM2, PrivateKey
from jianbiao.standard.terms import SHANGHAI

PAST: Final = timedelta(days=75)
"""How much history there is when the curtain rises: tenders in every stage."""

PAST_EVERY: Final = timedelta(hours=4)
EVERY: Final = timedelta(minutes=80)
"""How often a tender begins before the curtain and after it."""

FILE_START: Final = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
FILE_EVERY: Final = timedelta(hours=4)
"""When a province written into a file begins, and how often a tender does."""

BATCH: Final = 900
_OVERLAP: Final = timedelta(days=3)
_PATIENCE: Final = 30.0
_AGAIN: Final = 20.0
_NAP: Final = 0.5


def rehearse(
    seed: int,
    tenders: int,
    *,
    speed: float | None,
    into: str,
    home: pathlib.Path,
    profile: str,
    truth: TextIO | None = None,
) -> int:
    """Send ``tenders`` tenders into an instance, or write them into a file; return the messages.

    ``speed`` is how fast the province's time runs: None follows the instance's clock, zero sends a
    province whose tenders are all over. What is planted is written into ``truth``.
    """
    if not into.startswith(("http://", "https://")):
        table = Timetable(seed=seed, start=FILE_START, every=FILE_EVERY, profile=profile)
        with pathlib.Path(into).open("w", encoding="utf-8") as out:
            return write(out, schedule(table, tenders, truth=truth))
    troupe = Troupe(into, home=home, seed=seed)
    now, factor = troupe.clock()
    if speed == 0:
        start = troupe.start(all_past(seed, tenders, now=now, every=EVERY, profile=profile).start)
        table = Timetable(seed=seed, start=start, every=EVERY, profile=profile)
    else:
        start = troupe.start(now - PAST)
        table = Timetable(
            seed=seed,
            start=start,
            every=EVERY,
            profile=profile,
            past=PAST_EVERY,
            curtain=start + PAST,
        )
    follows = None if speed in {None, factor} else speed
    return troupe.play(schedule(table, tenders, truth=truth), speed=follows)


def keys(home: pathlib.Path) -> dict[str, PrivateKey]:
    """Return each invented platform's key, made at first use; SM2 where a platform signs with it."""
    folder = home / "rehearsal" / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = {}
    for platform in PLATFORMS:
        path = folder / f"{platform.code}.pem"
        if not path.exists():
            algorithm = SM2 if platform.sm2 and not sm2.unavailable() else ED25519
            path.touch(mode=0o600)
            path.write_bytes(PrivateKey.generate(algorithm).pem())
        found[platform.code] = PrivateKey.load(path.read_bytes())
    return found


def public_keys(home: pathlib.Path) -> list[dict[str, str]]:
    """Return the registrations of the platforms' keys."""
    return [
        {
            "platform": code,
            "name": "k1",
            "algorithm": key.algorithm,
            "public_key": key.public.raw.hex(),
            "valid_from": "2020-01-01T00:00:00+08:00",
            "valid_until": "2099-01-01T00:00:00+08:00",
        }
        for code, key in keys(home).items()
    ]


def write(out: TextIO, messages: Iterable[Sent]) -> int:
    """Write messages as JSON lines with the platform that sends each and when; return how many."""
    count = 0
    for sent in messages:
        line = {"at": sent.at.isoformat(), "platform": sent.platform, "message": sent.message}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count


@dataclass(slots=True)
class _Line:
    """One platform's connection; what it was refused waits and is tried again."""

    client: Client
    waiting: list[dict[str, Any]] = field(default_factory=list)
    again_at: float = 0.0
    refused: str = ""

    def send(self, messages: list[dict[str, Any]]) -> None:
        """Send ``messages`` behind what waits; say once why the instance refuses."""
        self.waiting += messages
        if not self.waiting or time.monotonic() < self.again_at:
            return
        try:
            self.client.send(self.waiting)
        except Refused as error:
            if error.code != self.refused:
                print(f"rehearsal: {error.code}: {error}", flush=True)
            self.refused, self.again_at = error.code, time.monotonic() + _AGAIN
            return
        self.waiting, self.refused, self.again_at = [], "", 0.0


class Pace:
    """The province's time: the instance's clock, a time of its own at ``speed``, or the end of days."""

    def __init__(self, client: Client, *, speed: float | None) -> None:
        """Begin with what the instance's clock shows."""
        self._client, self._speed = client, speed
        self._read()

    def now(self) -> datetime:
        """Return the moment up to which messages are due."""
        if self._speed == 0:
            return datetime.max.replace(tzinfo=SHANGHAI)
        gone = time.monotonic() - self._read_at
        if self._speed is None and gone > _AGAIN:
            self._read()
            gone = 0.0
        return self._shown + timedelta(seconds=gone * self.factor)

    def _read(self) -> None:
        self._shown, factor = self._client.clock()
        self.factor = self._speed or factor
        self._read_at = time.monotonic()


class Troupe:
    """The platforms of the province, as they speak to one instance."""

    def __init__(self, url: str, *, home: pathlib.Path, seed: int) -> None:
        """Speak to ``url``; keys and progress stand under ``home``."""
        self._url = url
        self._state = home / "rehearsal" / f"progress-{seed}.json"
        self._lines = {
            code: _Line(Client(url, platform=code, key=key, patience=_PATIENCE))
            for code, key in keys(home).items()
        }

    def clock(self) -> tuple[datetime, float]:
        """Return what the instance's clock shows and how fast it runs."""
        return self._lines[PLATFORMS[0].code].client.clock()

    def start(self, fresh: datetime) -> datetime:
        """Return when the province began that this instance already knows, else ``fresh``."""
        runs = self._runs()
        mine = runs.get(self._url) or next((run for run in runs.values() if self._knows(run)), None)
        run = mine or {"start": fresh.isoformat(), "sent": fresh.isoformat(), "first": ""}
        self._keep(runs | {self._url: run})
        return datetime.fromisoformat(run["start"])

    def play(self, messages: Iterator[Sent], *, speed: float | None) -> int:
        """Send every message when its time has come; return how many were sent.

        Raise Refused with the reason when a platform's messages are refused to the end.
        """
        done = datetime.fromisoformat(self._runs()[self._url]["sent"]) - _OVERLAP
        pace = Pace(self._lines[PLATFORMS[0].code].client, speed=speed)
        batch: list[Sent] = []
        count = 0
        for sent in messages:
            if sent.at < done:
                continue
            count += 1
            if len(batch) == BATCH or (batch and sent.at > pace.now()):
                self._send(batch)
                batch = []
            while (early := sent.at - pace.now()) > timedelta(0):
                time.sleep(min(_NAP, early.total_seconds() / pace.factor))
            batch.append(sent)
        self._send(batch)
        self._finish()
        return count

    def _send(self, batch: list[Sent]) -> None:
        parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for sent in batch:
            parts[sent.platform].append(sent.message)
        for code, line in self._lines.items():
            line.send(parts[code])
        if batch:
            runs = self._runs()
            run = runs[self._url]
            run["first"] = run["first"] or f"{batch[0].platform}/{batch[0].message['message_id']}"
            run["sent"] = batch[-1].at.isoformat()
            self._keep(runs)

    def _finish(self) -> None:
        for code, line in self._lines.items():
            line.again_at = 0.0
            line.send([])
            if line.waiting:
                raise Refused(
                    f"{len(line.waiting)} messages of {code} were refused",
                    code=line.refused,
                    where=code,
                )

    def _knows(self, run: dict[str, str]) -> bool:
        """Ask whether the instance, at whatever address, has what a run sent first."""
        platform, _, message_id = run["first"].partition("/")
        if not message_id:
            return False
        try:
            self._lines[platform].client.status(message_id)
        except Refused as error:
            if error.code == "busy":
                raise
            return False
        return True

    def _runs(self) -> dict[str, dict[str, str]]:
        if not self._state.exists():
            return {}
        said: dict[str, dict[str, str]] = json.loads(self._state.read_text())
        return said

    def _keep(self, runs: dict[str, dict[str, str]]) -> None:
        fresh = self._state.with_suffix(".new")
        fresh.write_text(json.dumps(runs))
        fresh.replace(self._state)
