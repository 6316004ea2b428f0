"""Real open data through the same ledger code: counts add up, twice changes nothing, rebuild agrees."""

import json
import os
import pathlib
import subprocess
import sys


def judge(data: pathlib.Path, home: pathlib.Path) -> bool:
    """Import the real e-tendering portal's file twice; return whether everything held."""
    home.mkdir(parents=True)
    _run(home, "init")
    file = str(data / "ocds/assam.jsonl.gz")
    first = json.loads(_run(home, "import", "ocds", file, "--json").stdout)
    again = json.loads(_run(home, "import", "ocds", file, "--json", "--as", "620000").stdout)
    print(f"first: {first}")
    print(f"again: {again}")
    rebuilt = _run(home, "rebuild", "--compare")
    held = {
        "rows add up": first["rows_in"] == first["recorded"] + sum(first["quarantined"].values()),
        "all recorded": first["recorded"] == 3859,
        "again changes nothing": again["known_before"] == again["rows_in"] == 3859,
        "a comparison is no breach": all("breach" not in v for v in again["comparison"].values()),
        "rebuild agrees": rebuilt.returncode == 0,
    }
    messy = _run(home, "import", "ocds", str(data / "ocds/publishers.jsonl.gz"), "--json")
    said = json.loads(messy.stdout)
    print(f"messy publishers: {said}")
    held["messy rows add up"] = (
        said["rows_in"] == said["recorded"] + sum(said["quarantined"].values()) == 514
    )
    for name, good in held.items():
        if not good:
            print(f"real data: not held: {name}")
    return all(held.values())


def _run(home: pathlib.Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "JIANBIAO_HOME": str(home)}
    environ.pop("JIANBIAO_DATABASE", None)
    command = [sys.executable, "-m", "jianbiao", *words]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
