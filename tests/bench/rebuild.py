"""Rebuilding derived tables (重建): what each room costs an entry, on both databases.

``python -m tests.bench.rebuild [--entries 20000] [--profile realistic] [--only sqlite|postgresql]``
makes a ledger of the rehearsal in a folder of its own, folds it room by room into a scratch database
of the same kind and prints a table. Times are of the processor of this process and of the wall.
"""

import argparse
import gzip
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime

from tests.bench import machine
from tests.postgres import Postgres, binaries

BLOCK = 20
PER_TENDER = 100
"""Messages a tender of either profile has at least, on average."""


def main() -> int:
    """Print one table for each database; each is measured in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rebuild")
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--profile", choices=("lively", "realistic"), default="realistic")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.inside:
        return _inside(pathlib.Path(said.inside), said.entries)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbrebuild"))
    server = None
    print(f"machine: {machine.describe()}; {said.profile}, {said.entries} messages", flush=True)
    try:
        messages = folder / "messages.jsonl.gz"
        _told(messages, said)
        if said.only in {None, "sqlite"}:
            _measure("SQLite", messages, folder / "sqlite", "", said.entries)
        if said.only in {None, "postgresql"} and binaries():
            server = Postgres(folder)
            server.create()
            _measure(
                "PostgreSQL", messages, folder / "pgh", server.database("rebuilt"), said.entries
            )
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _told(messages: pathlib.Path, said: argparse.Namespace) -> None:
    """Write the rehearsal's messages; they are told in the order of their moments."""
    tenders = str(max(1, said.entries // PER_TENDER))
    command = [sys.executable, "-m", "jianbiao", "rehearse", "--into", str(messages)]
    command += ["--tenders", tenders, "--every", "60", "--profile", said.profile]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _measure(
    name: str, messages: pathlib.Path, home: pathlib.Path, database: str, entries: int
) -> None:
    home.mkdir(parents=True)
    environ = {**os.environ, "JIANBIAO_HOME": str(home), "JIANBIAO_DATABASE": database}
    print(f"\n## {name}\n", flush=True)
    command = [sys.executable, "-m", "tests.bench.rebuild"]
    command += ["--inside", str(messages), "--entries", str(entries)]
    subprocess.run(command, env=environ, check=True)


def _inside(messages: pathlib.Path, entries: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    _append(messages, entries)
    _rooms()
    return 0


def _append(messages: pathlib.Path, entries: int) -> None:
    """Append messages as the door would, with rules in force."""
    from jianbiao.intake import services as intake
    from tests.intake.make import real
    from tests.stories.scene import staffed

    staffed()
    block: list = []
    with gzip.open(messages) as lines:
        for count, line in enumerate(lines):
            if count >= entries:
                break
            said = json.loads(line)
            block.append(real(said["message"], platform=said["platform"]))
            if len(block) == BLOCK:
                intake.settle(block, at=datetime.fromisoformat(said["at"]))
                block = []


def _rooms() -> None:
    """Fold room by room into what the instance itself reads, and print what each took."""
    from jianbiao.ledger import queries as ledger
    from jianbiao.ledger.queries import views_alias
    from jianbiao.web import rooms

    total, alias = ledger.last_number(), views_alias()
    print(f"{total:,} entries\n")
    print("| room | µs an entry | entries/s of the processor | wall s | peak MB |")
    print("|---|---|---|---|---|")
    for room, fold in zip(rooms.PULLING, rooms.rebuilding(), strict=True):
        used, wall = time.process_time(), time.perf_counter()
        while fold(log="official", using=alias):
            pass
        used, wall = time.process_time() - used, time.perf_counter() - wall
        name = room.__module__.removeprefix("jianbiao.")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {name} | {used / total * 1e6:.0f} | {total / used:,.0f} | {wall:.1f} | {peak} |",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
