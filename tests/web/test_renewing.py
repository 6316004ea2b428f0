"""An instance stored by an earlier version is upgraded: nothing is lost, everything is derived anew."""

import base64
import os
import pathlib
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest

from jianbiao.ledger.domain.merkle import leaf_hash, root_of
from jianbiao.web import renewing

STORED = sorted((pathlib.Path(__file__).parents[1] / "golden").glob("instance-*.tar.xz"))


@pytest.fixture(params=STORED, ids=lambda path: path.name)
def home(request, tmp_path):
    """Unpack a stored instance."""
    with tarfile.open(request.param) as packed:
        packed.extractall(tmp_path, filter="data")
    return tmp_path


def run(home, *words):
    environ = {**os.environ, "JIANBIAO_HOME": str(home), "JIANBIAO_ORIGIN": "690000.stored"}
    environ.pop("JIANBIAO_DATABASE", None)  # the stored instance is of SQLite files
    environ["PYTHONPATH"] = str(pathlib.Path(renewing.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-m", "jianbiao", *words],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows(home, database, sql):
    with closing(sqlite3.connect(home / f"{database}.sqlite3")) as db:
        return db.execute(sql).fetchall()


ENTRIES = "select number, kind, leaf, body from ledger_entry order by number"


def test_a_stored_instance_is_upgraded(home):
    before = rows(home, "ledger", ENTRIES)
    assert "brought to this version" in run(home, "init")
    assert rows(home, "ledger", ENTRIES)[: len(before)] == before
    text = run(home, "rebuild", "--compare")
    assert "DIFFERS" not in text
    lines = [line.split() for line in text.splitlines()]
    counted = {line[0]: int(line[1]) for line in lines if len(line) > 1 and line[1].isdigit()}
    assert counted["record_item"] > 400
    assert counted["people_officer"] > 10
    assert "brought" not in run(home, "init")


def test_the_stored_checkpoint_still_speaks_of_the_same_tree(home):
    run(home, "init")
    for log, table in (("official", "ledger_entry"), ("gathered", "ledger_gathered")):
        note = (home / "log" / log / "checkpoint").read_text().split("\n")
        leaves = rows(home, "ledger", f"select leaf from {table} order by number")
        hashes = [leaf_hash(bytes(leaf)) for (leaf,) in leaves[: int(note[1])]]
        assert base64.b64decode(note[2]) == root_of(hashes)
