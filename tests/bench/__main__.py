"""Run the benchmark on both databases and print Markdown; nothing here is a timed test."""

import argparse
import pathlib
import shutil
import sys
import tempfile
import time

from tests.bench import appends, cells, demo, growth, machine, uploads
from tests.instance import PLATFORMS, Instance
from tests.postgres import Postgres, binaries

SIZES = {
    "full": {"single": 8000, "rooted": 60_000, "relayed": 24_000, "seconds": 60, "file": 1024},
    "small": {"single": 1500, "rooted": 10_000, "relayed": 2_000, "seconds": 8, "file": 128},
}

PRODUCTION = {"shared_buffers": "1GB", "max_wal_size": "4GB"}
"""What a server of its own would have; durability stays as it comes."""


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=("sqlite", "postgresql", "demo", "growth", "files"))
    said = parser.parse_args()
    size = SIZES["small" if said.small else "full"]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbbench"))
    print(f"machine: {machine.describe()}; sizes {size}", flush=True)
    server = None
    try:
        if said.only in {None, "sqlite"}:
            _on("SQLite", folder / "sqlite", "", size)
        if said.only in {None, "postgresql"} and binaries():
            server = Postgres(folder, **PRODUCTION)
            server.create()
            print(f"\nPostgreSQL settings {PRODUCTION}", flush=True)
            _on("PostgreSQL", folder / "pgh", server.database("bench"), size)
        if said.only in {None, "demo"}:
            print(demo.measure(folder / "demo"), flush=True)
        if said.only in {None, "growth"}:
            _grow(folder, "small" if said.small else "full")
        if said.only in {None, "files"}:
            _files(folder, size["file"])
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _on(name: str, home: pathlib.Path, database: str, size: dict) -> None:
    instance = Instance(home, database=database)
    instance.init("sm2", relay=True)
    instance.start()
    try:
        _measure(name, instance, size)
    finally:
        instance.stop()
    print(appends.measure(instance.environ), flush=True)


def _files(folder: pathlib.Path, megabytes: int) -> None:
    """Print how fast files come and what they cost whoever sends messages meanwhile."""
    home = folder / "files"
    instance = Instance(home, database="")
    instance.init("sm2")
    instance.start()
    try:
        print(f"\n## Files, SQLite, fsync {machine.fsync_ms(home):.3f} ms")
        print(uploads.measure(instance, folder, megabytes=megabytes), flush=True)
    finally:
        instance.stop()


def _grow(folder: pathlib.Path, size: str) -> None:
    """Print what a message costs in a short and in a long ledger, on both databases."""
    server = Postgres(folder / "growth", **PRODUCTION) if binaries() else None
    try:
        databases = {"SQLite": ""}
        if server:
            server.create()
            databases["PostgreSQL"] = server.database("growth")
        for name, database in databases.items():
            instance = Instance(folder / f"growth-{name}", database=database)
            instance.init("ed25519")
            print(f"\n## Growth, {name}\n\n{growth.measure(instance.environ, size)}", flush=True)
    finally:
        if server:
            server.remove()


def _measure(name: str, instance: Instance, size: dict) -> None:
    code, home = PLATFORMS[0], instance.home
    for part in cells.batches(cells.parents(code), 1000):
        request = cells.signed(instance.port, code, instance.keys[code], part)
        cells.load.once(instance.port, request)
    print(f"\n## {name}\n\nfsync {machine.fsync_ms(home):.3f} ms\n")
    print("| cell | messages | msg/s | × cal | p50 ms | p99 ms | cal | CPU used | failed |")
    print("|---|---|---|---|---|---|---|---|---|")
    start = 0
    for measure, count in (
        (cells.single, size["single"]),
        (cells.rooted, size["rooted"]),
        (cells.relayed, size["relayed"]),
    ):
        _settled(instance)
        cal = machine.cal()
        before, at = machine.busy()
        done = measure(instance, count, start=start)
        after, end = machine.busy()
        start += count
        used = (after - before) / (end - at)
        print(
            f"| {done.name} | {done.messages} | {done.rate:,.0f} | {done.rate / cal:.2f} | "
            f"{done.p50:.1f} | {done.p99:.1f} | {cal:,.0f} | {used:.2f} of 2 in all | {done.failed} |",
            flush=True,
        )
    _settled(instance)
    waits, sent = cells.alerts(instance, seconds=size["seconds"], rate=50)
    ordered = sorted(waits)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(
        f"\nmessage to visible alert at 50 messages/s: p50 {ordered[len(ordered) // 2]:.0f} ms, "
        f"p99 {p99:.0f} ms, max {ordered[-1]:.0f} ms ({len(waits)} alerts, {sent} messages)"
    )
    pids = machine.tree(instance.process.pid)
    print(f"memory of the instance: {machine.memory_mb(pids):.0f} MB (PSS)")


def _settled(instance: Instance) -> None:
    """Wait until the folds have caught up, so that each cell begins alone."""
    last = -1
    while True:
        now = instance.lag()
        if now == 0:
            return
        if now == last:
            time.sleep(0.2)
        last = now
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
