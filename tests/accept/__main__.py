"""Run everything that needs more than Python: real data, PostgreSQL, a browser, processes."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from tests.accept import pages, real, vectors
from tests.conftest import SHARED
from tests.postgres import Postgres, binaries

PURE = ("kit", "law", "record/domain", "rehearsal", "seal", "watch/checks")
"""Tests that ask no database: `make test` has run them."""


def main() -> int:
    """Return 0 when every part that could run passed; the others are named."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbaccept"))
    failed: list[str] = []
    skipped: list[str] = []
    parts = (
        ("vectors", lambda: _vectors(skipped)),
        ("real data", lambda: _real(folder, skipped)),
        ("PostgreSQL", lambda: _postgres(folder, skipped)),
        ("instances", _instances),
        ("pages", lambda: _pages(folder, skipped)),
        ("faults", _faults),
    )
    for name, part in parts:
        began = time.monotonic()
        good = part()
        print(
            f"accept: {name}: {'ok' if good else 'FAILED'} ({time.monotonic() - began:.0f} s)",
            flush=True,
        )
        if not good:
            failed.append(name)
    shutil.rmtree(folder, ignore_errors=True)
    for line in skipped:
        print(f"accept: skipped: {line}")
    done = len(parts) - len(failed)
    print(f"accept: {done} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed else 0


def _vectors(skipped: list[str]) -> bool:
    folder = SHARED / "data/vectors"
    if not folder.exists():
        skipped.append("vectors: shared data are not here")
        return True
    good = True
    for name, passed, failures in vectors.judge(folder):
        print(f"vectors {name}: {passed} passed, {len(failures)} failed")
        for line in failures:
            print(f"  {line[:200]}")
        good = good and not failures and passed > 0
    return good


def _real(folder: pathlib.Path, skipped: list[str]) -> bool:
    if not (SHARED / "data/ocds").exists():
        skipped.append("real data: shared data are not here")
        return True
    return real.judge(SHARED / "data", folder / "real")


def _postgres(folder: pathlib.Path, skipped: list[str]) -> bool:
    if binaries() is None:
        skipped.append("PostgreSQL is not installed")
        return True
    server = Postgres(folder)
    server.create()
    try:
        environ = {
            **os.environ,
            "JIANBIAO_DATABASE": server.database("accept"),
            "JIANBIAO_HOME": str(folder / "pghome"),
        }
        command = [sys.executable, "-m", "pytest", "-q", "-m", "not accept", "-n", "auto"]
        command += [f"--ignore=tests/{name}" for name in PURE]
        return subprocess.run(command, env=environ, check=False).returncode == 0
    finally:
        server.remove()


def _instances() -> bool:
    """Run the stories that need real processes."""
    environ = {**os.environ, "JIANBIAO_HOME": tempfile.mkdtemp(prefix="jbstories")}
    command = [sys.executable, "-m", "pytest", "-q", "-m", "accept"]
    return subprocess.run(command, env=environ, check=False).returncode == 0


def _pages(folder: pathlib.Path, skipped: list[str]) -> bool:
    if shutil.which("chromium") is None:
        skipped.append("pages: no chromium here")
        return True
    return pages.judge(folder / "demo")


def _faults() -> bool:
    command = [sys.executable, "-m", "tests.faults", "--small"]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
