import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from jianbiao.web import loops
from jianbiao.web.processes import Child, family

PARENT = """
import subprocess, sys, time
from jianbiao.web.processes import Child
child = Child("x", [sys.executable, "-c", "import time; time.sleep(60)"])
child.start(0.0)
print(child.process.pid, flush=True)
time.sleep(60)
"""


def test_a_child_does_not_outlive_a_killed_parent():
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], env=environ, stdout=subprocess.PIPE, text=True
    ) as parent:
        pid = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    limit = time.monotonic() + 10
    while _alive(pid) and time.monotonic() < limit:
        time.sleep(0.02)
    assert not _alive(pid)


def test_a_child_that_cannot_be_started_is_tried_again(monkeypatch):
    def full(*_, **__):
        raise BlockingIOError("no more processes")

    child = Child("x", ["true"])
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", full)
        child.watch(1.0)
    assert child.process is None
    child.watch(1.1)
    assert child.process is None
    child.watch(1.3)
    assert child.process is not None
    assert child.process.wait() == 0


@pytest.mark.parametrize("address", ["", "unix:/run/clamd"])
def test_a_scanner_runs_where_there_is_one_to_ask(monkeypatch, address):
    monkeypatch.setenv("JIANBIAO_CLAMD", address)
    names = [child.name for child in family(host="x", port=1, workers=1, threads=1).children]
    assert ("scanner" in names) == bool(address)
    assert set(names) - {"web-1"} <= loops.ALL.keys()


def _alive(pid: int) -> bool:
    try:
        said = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return said.rsplit(")", 1)[1].split()[0] != "Z"
