"""Run all faults on both databases and print one line each; ``--small`` is what CI runs."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from tests.bench import machine
from tests.faults import disk, tree, uploads
from tests.postgres import Postgres, binaries

SIZES = {
    "full": {"kills": 1000, "trees": 50, "race": 100_000, "away": 60, "disk": 64},
    "small": {"kills": 25, "trees": 2, "race": 5_000, "away": 5, "disk": 24},
}


def main() -> int:
    """Return 0 when everything held."""
    parser = argparse.ArgumentParser(prog="make faults")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    size = SIZES["small" if said.small else "full"]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbfaults"))
    print(
        f"machine: {machine.describe()}; fsync {machine.fsync_ms(folder):.2f} ms; seed {said.seed}; sizes {size}"
    )
    server = Postgres(folder) if binaries() else None
    if server:
        server.create()
    else:
        print("postgresql: skipped, not installed")
    try:
        for name in ("sqlite", *(["postgresql"] if server else [])):
            _on(name, folder, server, size, said.seed)
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _on(name: str, folder: pathlib.Path, server: Postgres | None, size: dict, seed: int) -> None:
    def url(case: str) -> str:
        return server.database(f"f_{case}") if server and name == "postgresql" else ""

    def tell(line: str, began: float) -> None:
        print(f"{name}: {line} ({time.monotonic() - began:.0f} s)", flush=True)

    for case, words in (
        ("kill_writers", {"times": size["kills"], "seed": seed}),
        ("race", {"total": size["race"]}),
    ):
        began = time.monotonic()
        tell(_inside(case, words, folder / name / case, url(case)), began)
    began = time.monotonic()
    tell(_tree(folder / name / "tree", url("tree"), size, seed), began)
    began = time.monotonic()
    words = {"times": size["trees"], "seed": seed}
    tell(uploads.kill_uploads(folder / name / "uploads", database=url("uploads"), **words), began)
    if name == "postgresql":
        began = time.monotonic()
        tell(_inside("naive_race", {"url": url("naive")}, folder / name / "n", url("n")), began)
        began = time.monotonic()
        tell(_away(folder / name / "away", url("away"), server, size), began)
    else:
        began = time.monotonic()
        tell(_disk(folder / name / "disk", size), began)


def _inside(case: str, words: dict, home: pathlib.Path, database: str) -> str:
    environ = {**os.environ, "JIANBIAO_HOME": str(home), "JIANBIAO_DATABASE": database}
    command = [sys.executable, "-m", "tests.faults.inside", case, json.dumps(words)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{case}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def _tree(home: pathlib.Path, database: str, size: dict, seed: int) -> str:
    return tree.kill_tree(home, database=database, times=size["trees"], seed=seed)


def _disk(home: pathlib.Path, size: dict) -> str:
    if os.getuid() != 0 or not disk.mount(home, size["disk"]):
        return "disk full: skipped, no small file system to be had"
    try:
        return _inside("disk_full", {"size_mb": size["disk"]}, home, "")
    finally:
        disk.unmount(home)


def _away(home: pathlib.Path, database: str, server: Postgres, size: dict) -> str:
    return tree.database_away(home, database=database, server=server, seconds=size["away"])


if __name__ == "__main__":
    sys.exit(main())
