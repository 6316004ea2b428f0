"""The cells of the benchmark: what is sent, and what is asked of it."""

import contextlib
import json
import sqlite3
import threading
import time
from dataclasses import dataclass

from jianbiao.hub.domain import wrap
from jianbiao.seal import requests, roots
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard import canonical
from tests import make
from tests.bench import load
from tests.instance import PLATFORMS, Instance

PATH = "/api/v1/messages"
TENDERS = 2000
"""Tenders that share the bids of a bench: at full size some forty bids each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One measured line; ``ratio`` in units of one core's SM2 verifications."""

    name: str
    messages: int
    rate: float
    p50: float
    p99: float
    failed: int


def parents(platform: str) -> list[bytes]:
    """Return projects, tenders, lots and notices that the bids of a bench belong to."""
    said = []
    for number in range(TENDERS):
        project = f"{platform}{number:06d}"
        said += [
            make.project(project),
            make.tender(project + "001"),
            make.lot(project + "001001"),
            make.notice(project + "001"),
        ]
    return [canonical.canonical(message) for message in said]


def bids(platform: str, count: int, *, start: int = 0) -> list[bytes]:
    """Return ``count`` bids of many lots as canonical bytes, their ids in order of time."""
    stamp = time.time_ns() // 1_000_000
    pieces = []
    for number in range(start, start + count):
        lot = f"{platform}{number % TENDERS:06d}001001"
        message = make.bid(lot, data_key=f"B{number:010d}", name=f"云禾第{number}建筑工程有限公司")
        message["message_id"] = f"{stamp + number:013d}-{number:08d}"
        pieces.append(canonical.canonical(message))
    return pieces


def signed(port: int, code: str, key: PrivateKey, pieces: list[bytes]) -> bytes:
    """Return one whole request over ``pieces``."""
    root = roots.message_root(key.algorithm, [roots.digest(key.algorithm, p) for p in pieces])
    headers = requests.sign_request(
        key, method="POST", path=PATH, root=root, created=int(time.time()), key_id=f"{code}/k1"
    )
    return load.http(port, PATH, headers, b"[" + b",".join(pieces) + b"]")


def batches(items: list, size: int) -> list[list]:
    """Return ``items`` in parts of ``size``."""
    return [items[i : i + size] for i in range(0, len(items), size)]


def cell(instance: Instance, name: str, sent: list[bytes], each: int, *, connections: int) -> Cell:
    """Send prepared requests and return what was measured."""
    run = load.run(instance.port, sent, connections=connections)
    return Cell(
        name=name,
        messages=run.requests * each,
        rate=run.requests * each / run.seconds,
        p50=run.quantile(0.5),
        p99=run.quantile(0.99),
        failed=run.failed,
    )


def single(instance: Instance, count: int, *, start: int) -> Cell:
    """Send single messages, each with its own SM2 signature."""
    code, key = PLATFORMS[0], instance.keys[PLATFORMS[0]]
    sent = [signed(instance.port, code, key, [p]) for p in bids(code, count, start=start)]
    return cell(instance, "single, SM2", sent, 1, connections=16)


def rooted(instance: Instance, count: int, *, start: int) -> Cell:
    """Send requests of 100 messages signed once over their root."""
    code, key = PLATFORMS[0], instance.keys[PLATFORMS[0]]
    parts = batches(bids(code, count, start=start), 100)
    sent = [signed(instance.port, code, key, part) for part in parts]
    return cell(instance, "100 signed once, SM2", sent, 100, connections=8)


def relayed(instance: Instance, count: int, *, start: int) -> Cell:
    """Send requests of 100 messages that each carry their platform's own SM2 signature."""
    relay, code = PLATFORMS[1], PLATFORMS[0]
    pieces = []
    for number, piece in enumerate(bids(code, count, start=start)):
        pieces.append(canonical.canonical(_wrapped(instance, code, piece, start + number)))
    sent = [
        signed(instance.port, relay, instance.keys[relay], part) for part in batches(pieces, 100)
    ]
    return cell(instance, "100 relayed, each SM2", sent, 100, connections=8)


def _wrapped(instance: Instance, code: str, piece: bytes, number: int) -> dict:
    key = instance.keys[code]
    root = roots.message_root("sm2", [roots.digest("sm2", piece)])
    headers = requests.sign_request(
        key, method="POST", path=PATH, root=root, created=int(time.time()), key_id=f"{code}/k1"
    )
    read = requests.read_signature(
        method="POST",
        path=PATH,
        query="",
        message_root=headers["Message-Root"],
        signature_input=headers["Signature-Input"],
        signature=headers["Signature"],
    )
    evidence = {
        "key": f"{code}/k1",
        "algorithm": "sm2",
        "base": read.base,
        "signature": read.signature_text,
        "path": [],
        "index": 0,
        "size": 1,
    }
    return wrap(json.loads(piece), evidence, origin="690000.other", number=number + 1, at=make.NOON)


def alerts(instance: Instance, *, seconds: int, rate: int) -> tuple[list[float], int]:
    """Send ``rate`` messages a second; return (milliseconds from message to alert, messages sent).

    Each second one tender breaks P16; its alert is looked for where the pages read it.
    """
    code, key = PLATFORMS[0], instance.keys[PLATFORMS[0]]
    filler = iter(bids(code, seconds * rate, start=5_000_000))
    sent_at: dict[str, float] = {}
    seen_at: dict[str, float] = {}
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(instance, seen_at, stop))
    watcher.start()
    began = time.perf_counter()
    for second in range(seconds):
        project = f"{code}{second + 900_000:06d}"
        breach = make.notice(project + "001", DOC_GET_END_TIME="20260304170000")
        said = [make.project(project), make.tender(project + "001"), breach]
        pieces = [canonical.canonical(m) for m in said]
        for place in range(rate):
            piece = pieces[place] if place < len(pieces) else next(filler)
            request = signed(instance.port, code, key, [piece])
            due = began + second + place / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            if place == len(pieces) - 1:
                sent_at[project + "001"] = time.perf_counter()
            load.once(instance.port, request)
    time.sleep(3)
    stop.set()
    watcher.join()
    assert sent_at.keys() <= seen_at.keys(), "an alert never came"
    return [(seen_at[t] - at) * 1000 for t, at in sent_at.items()], seconds * rate


def _watch(instance: Instance, seen_at: dict[str, float], stop: threading.Event) -> None:
    query = "select tender from watch_alert where rule = 'P16'"
    with contextlib.closing(_open(instance)) as db:
        while not stop.is_set():
            for (tender,) in db.execute(query).fetchall():
                seen_at.setdefault(tender, time.perf_counter())
            time.sleep(0.01)


def _open(instance: Instance):
    """Return a connection that reads where the pages read."""
    if url := instance.environ["JIANBIAO_DATABASE"]:
        import psycopg

        return psycopg.connect(url, autocommit=True)
    views = instance.home / "views.sqlite3"
    return sqlite3.connect(f"file:{views}?mode=ro", uri=True, check_same_thread=False)
