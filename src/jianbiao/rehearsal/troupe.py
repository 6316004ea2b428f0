"""The platforms of the province as senders (演练平台): their keys, their connections, their progress.

The start is kept, so that the same seed sends the same messages after a restart: what was answered
before gets the same answers, and nothing doubles.
"""

import contextlib
import fcntl
import json
import pathlib
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, BinaryIO, Final

from jianbiao.errors import Refused
from jianbiao.kit import Client
from jianbiao.rehearsal.generator import Sent
from jianbiao.rehearsal.obeying import Obedience
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.rehearsal.schedule import Timetable
from jianbiao.seal import sm2
from jianbiao.seal.keys import ED25519, SM2, PrivateKey
from jianbiao.standard.terms import SHANGHAI

BATCH: Final = 900
_OVERLAP: Final = timedelta(days=3)
_PATIENCE: Final = 30.0
_AGAIN: Final = 20.0
_NAP: Final = 0.5


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
        self._again_at = 0.0
        self._read()

    @property
    def over(self) -> bool:
        """Whether the province is one whose tenders are all over: nobody can be stopped in it."""
        return self._speed == 0

    def now(self) -> datetime:
        """Return the moment up to which messages are due; goes on alone while the instance is away."""
        if self._speed == 0:
            return datetime.max.replace(tzinfo=SHANGHAI)
        if self._speed is None and time.monotonic() > self._again_at:
            self._again_at = time.monotonic() + _AGAIN
            with contextlib.suppress(Refused):
                self._read()
        return self._shown + timedelta(seconds=(time.monotonic() - self._read_at) * self.factor)

    def _read(self) -> None:
        self._shown, factor = self._client.clock()
        self.factor = self._speed or factor
        self._read_at = time.monotonic()
        self._again_at = self._read_at + _AGAIN


class Troupe:
    """The platforms of the province, as they speak to one instance."""

    def __init__(self, url: str, *, home: pathlib.Path, seed: int) -> None:
        """Speak to ``url``; keys and progress stand under ``home``.

        Raise Refused while another process rehearses the same province from there.
        """
        self._url = url
        self._state = home / "rehearsal" / f"progress-{seed}.json"
        self._state.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._state.with_suffix(".lock"))
        self._lines = {
            code: _Line(Client(url, platform=code, key=key, patience=_PATIENCE))
            for code, key in keys(home).items()
        }
        self._orders = {code: Obedience(client=line.client) for code, line in self._lines.items()}

    def clock(self) -> tuple[datetime, float]:
        """Return what the instance's clock shows and how fast it runs."""
        return self._lines[PLATFORMS[0].code].client.clock()

    def timetable(self, fresh: Timetable, tenders: int) -> Timetable:
        """Return the timetable that this instance knows the province by, else ``fresh``.

        More tenders than before are sent from the beginning: what is known is answered as before.
        Raise Refused where the province was rehearsed here under another profile.
        """
        runs = self._runs()
        candidates = (run for url, run in sorted(runs.items(), key=lambda one: one[0] != self._url))
        run = next((run for run in candidates if self._knows(run)), None)
        if run is None:
            run = {"timetable": fresh.said(), "sent": fresh.start.isoformat(), "first": ""}
        table = Timetable.read(run["timetable"])
        if table.profile != fresh.profile:
            raise Refused(
                f"seed {fresh.seed} is known here as {table.profile}, take another for {fresh.profile}",
                where="profile",
            )
        if run.get("tenders") != tenders:
            run |= {"tenders": tenders, "sent": table.start.isoformat()}
        self._keep(runs | {self._url: run})
        return table

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
                self._send(batch, pace)
                batch = []
            while (early := sent.at - pace.now()) > timedelta(0):
                self._listen(pace)
                time.sleep(min(_NAP, early.total_seconds() / pace.factor))
            batch.append(sent)
        self._send(batch, pace)
        self._finish()
        return count

    def close(self) -> None:
        """Close every connection and let another process rehearse."""
        for line in self._lines.values():
            line.client.close()
        self._lock.close()

    def _send(self, batch: list[Sent], pace: Pace) -> None:
        parts: dict[str, list[Sent]] = defaultdict(list)
        for sent in batch:
            parts[sent.platform].append(sent)
        for code, line in self._lines.items():
            if pace.over:
                line.send([sent.message for sent in parts[code]])
            else:
                line.send(self._orders[code].pass_on(parts[code], now=pace.now()))
        if batch:
            runs = self._runs()
            run = runs[self._url]
            run["first"] = run["first"] or f"{batch[0].platform}/{batch[0].message['message_id']}"
            run["sent"] = batch[-1].at.isoformat()
            self._keep(runs)

    def _listen(self, pace: Pace) -> None:
        """Let every platform hear what it is told, answer, and go on where it may."""
        for code, line in self._lines.items():
            if said := self._orders[code].listen(now=pace.now()):
                line.send(said)

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

    def _knows(self, run: dict[str, Any]) -> bool:
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

    def _runs(self) -> dict[str, dict[str, Any]]:
        if not self._state.exists():
            return {}
        said: dict[str, dict[str, Any]] = json.loads(self._state.read_text())
        return said

    def _keep(self, runs: dict[str, dict[str, Any]]) -> None:
        fresh = self._state.with_suffix(".new")
        fresh.write_text(json.dumps(runs))
        fresh.replace(self._state)


def _locked(path: pathlib.Path) -> BinaryIO:
    """Return ``path`` opened and held by this process alone."""
    lock = path.open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise Refused(
            f"this province is being rehearsed from {path.parent}", where=str(path)
        ) from error
    return lock
