"""Send an invented province (演练运行): its past at once, its present as its clock runs, only through the kit.

The start is kept, so that the same seed sends the same messages after a restart: what was answered
before gets the same answers, and nothing doubles.
"""

import heapq
import json
import pathlib
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, TextIO

from jianbiao.kit import Client
from jianbiao.rehearsal import generator
from jianbiao.rehearsal.generator import Sent
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.seal.keys import PrivateKey

PAST = timedelta(days=75)
"""How much history is there when the curtain rises: tenders in every stage."""

BATCH = 100
_OVERLAP = timedelta(days=2)


def keys(home: pathlib.Path) -> dict[str, PrivateKey]:
    """Return each invented platform's key, made at first use: every third signs with SM2."""
    folder = home / "rehearsal" / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = {}
    for place, (code, *_) in enumerate(PLATFORMS):
        path = folder / f"{code}.pem"
        if not path.exists():
            algorithm = "sm2" if place % 3 == 0 and _sm2() else "ed25519"
            path.write_bytes(PrivateKey.generate(algorithm).pem())
            path.chmod(0o600)
        found[code] = PrivateKey.load(path.read_bytes())
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


def schedule(
    seed: int, tenders: int, *, start: datetime, every: timedelta, profile: str, truth: TextIO | None
) -> Iterator[Sent]:
    """Yield the messages of ``tenders`` tenders in the order they are sent.

    Tender i begins about i · ``every`` after ``start``; only those that are under way are held.
    """
    waiting: list[tuple[datetime, int, Sent]] = []
    serial = 0
    for index in range(tenders):
        chance = random.Random(f"{seed}/begin/{index}")  # noqa: S311 - a province, not a secret
        begins = start + every * (index + chance.random())
        planned = generator.tender(seed, index, start=begins, profile=profile)
        if truth is not None and planned.truth is not None:
            truth.write(json.dumps(asdict(planned.truth), ensure_ascii=False) + "\n")
        for sent in planned.sent:
            heapq.heappush(waiting, (sent.at, serial, sent))
            serial += 1
        # Nothing of a later tender is sent earlier than two weeks before it begins.
        while waiting and waiting[0][0] < begins - timedelta(days=16):
            yield heapq.heappop(waiting)[2]
    while waiting:
        yield heapq.heappop(waiting)[2]


def into_file(out: TextIO, messages: Iterator[Sent]) -> int:
    """Write messages as JSON lines with the platform that sends each and when; return how many."""
    count = 0
    for sent in messages:
        line = {"at": sent.at.isoformat(), "platform": sent.platform, "message": sent.message}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count


class Rehearsal:
    """Sends to one instance as its platforms would."""

    def __init__(self, url: str, *, home: pathlib.Path, seed: int) -> None:
        """Speak to ``url``; keys and progress stand under ``home``."""
        self._state = home / "rehearsal" / f"state-{seed}.json"
        self._clients = {
            code: Client(url, platform=code, key=key, patience=600)
            for code, key in keys(home).items()
        }
        self._clock = next(iter(self._clients.values())).clock

    def start(self) -> datetime:
        """Return when the province begins: PAST before its first morning, kept for restarts."""
        if self._state.exists():
            return datetime.fromisoformat(self._read()["start"])
        at, _ = self._clock()
        start = at.replace(hour=9, minute=0, second=0, microsecond=0) - PAST
        self._write({"start": start.isoformat(), "sent": start.isoformat()})
        return start

    def run(self, messages: Iterator[Sent]) -> int:
        """Send every message when its time has come; return how many were answered."""
        done = datetime.fromisoformat(self._read()["sent"]) - _OVERLAP
        now, factor = self._clock()
        read_at = time.monotonic()
        batch: list[Sent] = []
        total = 0
        for sent in messages:
            if sent.at < done:
                continue
            shown = now + timedelta(seconds=(time.monotonic() - read_at) * factor)
            if sent.at > shown or len(batch) == BATCH:
                total += self._send(batch)
                batch = []
                wait = (sent.at - shown).total_seconds() / factor
                if wait > 0:
                    time.sleep(wait)
            batch.append(sent)
        return total + self._send(batch)

    def _send(self, batch: list[Sent]) -> int:
        by_platform: dict[str, list[dict[str, Any]]] = {}
        for sent in batch:
            by_platform.setdefault(sent.platform, []).append(sent.message)
        for platform, messages in by_platform.items():
            self._clients[platform].send(messages)
        if batch:
            self._write({**self._read(), "sent": batch[-1].at.isoformat()})
        return len(batch)

    def _read(self) -> dict[str, str]:
        said: dict[str, str] = json.loads(self._state.read_text())
        return said

    def _write(self, said: dict[str, str]) -> None:
        self._state.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._state.with_suffix(".new")
        fresh.write_text(json.dumps(said))
        fresh.replace(self._state)


def _sm2() -> bool:
    from jianbiao.seal import sm2

    return not sm2.unavailable()
