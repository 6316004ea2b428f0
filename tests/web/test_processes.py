import os
import pathlib
import signal
import subprocess
import sys
import time

from jianbiao.web.processes import Child

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


def _alive(pid: int) -> bool:
    try:
        said = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return said.rsplit(")", 1)[1].split()[0] != "Z"
