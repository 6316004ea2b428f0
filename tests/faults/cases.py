"""The faults: kill -9 of forked writers, of the whole tree, disk full, database away, racing feeds."""

import os
import pathlib
import random
import threading
import time

from tests.faults import checks, writers


def kill_writers(times: int, *, seed: int) -> str:
    """Kill ``times`` forked writers of the real intake service at random instants."""
    chance = random.Random(seed)
    acknowledged: dict[str, int] = {}
    for turn in range(times):
        batch = chance.choice((1, 1, 7, 100))
        work = writers.write(f"W{turn:05d}", turn * 1_000_000, batch, 100_000)
        pid, reading = writers.fork(work)
        acknowledged |= writers.kill_after(pid, reading, writers.pause(chance))
    length = checks.check_log(acknowledged, platform_of=_writer_of)
    return (
        f"{times} kills: {length} entries, {len(acknowledged)} acknowledged, none lost or doubled"
    )


def race(total: int, *, writers_: int = 8, batch: int = 10) -> str:
    """Let writers race for ``total`` entries while a feed reader follows; it must miss nothing."""
    from jianbiao.ledger import queries

    start = queries.last_number()
    share = total // writers_
    children = [
        writers.fork(writers.write(f"R{i}", i * 10_000_000, batch, share)) for i in range(writers_)
    ]
    acknowledged: dict[str, int] = {}
    threads = [
        threading.Thread(target=_drain, args=(reading, acknowledged)) for _, reading in children
    ]
    for thread in threads:
        thread.start()
    after, polls = start, 0
    while after < start + share * writers_:
        polls += 1
        for entry in queries.entries_after(after, limit=2000):
            assert entry.number == after + 1, f"the feed missed an entry before {entry.number}"
            after = entry.number
    for pid, _ in children:
        assert os.waitpid(pid, 0)[1] == 0, "a writer failed"
    for thread in threads:
        thread.join()
    written = queries.last_number() - start
    assert len(acknowledged) == written >= share * writers_, "an entry was not acknowledged"
    checks.check_log(acknowledged, platform_of=_writer_of)
    return f"{share * writers_} entries by {writers_} writers: {polls} polls, 0 missed"


def naive_race(url: str, *, seconds: float = 4, writers_: int = 8) -> str:
    """Show that a feed over a sequence loses rows: why numbers are given under the lock."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as db:
        db.execute("drop table if exists naive")
        db.execute(
            "create table naive (id bigint generated always as identity primary key, b text)"
        )
    stop = time.monotonic() + seconds

    def write(out: int) -> None:
        done = 0
        with psycopg.connect(url, autocommit=True) as db:
            while time.monotonic() < stop:
                with db.transaction():
                    db.execute("insert into naive (b) select 'x' from generate_series(1, 5)")
                done += 5
        os.write(out, str(done).encode())

    children = [writers.fork(write) for _ in range(writers_)]
    seen = last = 0
    with psycopg.connect(url, autocommit=True) as db:
        while True:
            ended = time.monotonic() > stop + 1
            rows = db.execute("select id from naive where id > %s order by id", [last]).fetchall()
            seen += len(rows)
            last = rows[-1][0] if rows else last
            if ended and not rows:
                break
        wrote = db.execute("select count(*) from naive").fetchone()[0]
    for pid, reading in children:
        os.read(reading, 100)
        os.waitpid(pid, 0)
    assert seen < wrote, "the naive feed lost nothing this time: not a proof of anything, run again"
    return f"naive feed by sequence: wrote {wrote}, saw {seen}, lost {wrote - seen}"


def disk_full(size_mb: int) -> str:
    """Fill the ledger's disk under a running writer, make room, go on: nothing acknowledged lost.

    Needs root for a small file system of its own; returns why when it cannot have one.
    """
    from django.conf import settings
    from django.db import DatabaseError, connections

    if os.getuid() != 0:
        return "disk full: skipped, needs root to mount a small file system"
    home = pathlib.Path(settings.JIANBIAO_HOME)
    ballast = home / "ballast"
    ballast.write_bytes(b"x" * (size_mb << 19))
    acknowledged: dict[str, int] = {}
    from datetime import UTC, datetime

    from jianbiao.intake import services

    failures = number = 0
    while failures < 3 and number < 200_000:
        items = [writers.incoming(number + i, "D1") for i in range(100)]
        try:
            answers = services.settle(items, at=datetime.now(UTC))
        except DatabaseError:
            failures += 1
            connections.close_all()
            continue
        number += 100
        acknowledged |= {i.message_id: a.number for i, a in zip(items, answers, strict=True)}
    assert failures, "the disk never filled"
    before = checks.check_log(acknowledged, platform_of=lambda _: "D1")
    ballast.unlink()
    items = [writers.incoming(number + i, "D1") for i in range(100)]
    answers = services.settle(items, at=datetime.now(UTC))
    acknowledged |= {i.message_id: a.number for i, a in zip(items, answers, strict=True)}
    after = checks.check_log(acknowledged, platform_of=lambda _: "D1")
    return f"disk full after {before} entries, then {after - before} more: none lost or doubled"


def _writer_of(message_id: str) -> str:
    return message_id.split(".")[1]


def _drain(reading: int, acknowledged: dict[str, int]) -> None:
    acknowledged.update(writers.numbers(writers.drain(reading)))
