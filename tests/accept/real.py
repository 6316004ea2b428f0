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
    for name, rows in (("ggzy_2026", 65), ("jianyu_2025", 1425)):
        file = str(data / f"cn/{name}.jsonl.gz")
        said = json.loads(_run(home, "import", "notices", file, "--json").stdout)
        print(f"{name}: {said}")
        sums = said["recorded"] + sum(said["quarantined"].values())
        held[f"{name} adds up"] = said["rows_in"] == sums == rows
    for name, good in held.items():
        if not good:
            print(f"real data: not held: {name}")
    return all(held.values())


def _run(home: pathlib.Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "JIANBIAO_HOME": str(home)}
    environ.pop("JIANBIAO_DATABASE", None)
    command = [sys.executable, "-m", "jianbiao", *words]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
