"""An instance whose home holds an overlay works with it from its first command on."""

import os
import sqlite3
import subprocess
import sys

from tests.standard.laying import FILE, file

SOURCES = os.pathsep.join(path for path in sys.path if path.endswith("src"))


def jianbiao(home, *words):
    environ = {**os.environ, "JIANBIAO_HOME": str(home), "PYTHONPATH": SOURCES}
    environ.pop("JIANBIAO_DATABASE", None)  # the tables are looked for in SQLite's file
    command = [sys.executable, "-m", "jianbiao", *words]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_an_overlay_in_the_home_is_adopted_by_its_digest_and_names_its_regions(tmp_path):
    (tmp_path / "overlay.json").write_bytes(FILE.read_bytes())
    assert jianbiao(tmp_path, "init").returncode == 0
    with sqlite3.connect(tmp_path / "ledger.sqlite3") as ledger:
        rows = ledger.execute("select prefix, version from register_overlay").fetchall()
    assert rows == [("69", "69-2026-11")]


def test_a_broken_overlay_stops_the_instance_with_the_place(tmp_path):
    (tmp_path / "overlay.json").write_bytes(file(prefix="x"))
    stopped = jianbiao(tmp_path, "init")
    assert stopped.returncode == 2
    assert "overlay_malformed" in stopped.stderr
    assert "/prefix" in stopped.stderr
