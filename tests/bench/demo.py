"""The demo: seconds from `jianbiao demo` to the first readable page, and memory of the whole of it."""

import os
import pathlib
import signal
import subprocess
import sys
import time

from tests.bench import machine
from tests.instance import free_port


def measure(home: pathlib.Path) -> str:
    """Return one line; the package cache and the environment are warm."""
    environ = {**os.environ, "JIANBIAO_HOME": str(home)}
    environ["PYTHONPATH"] = str(pathlib.Path.cwd() / "src")
    began = time.monotonic()
    command = [sys.executable, "-m", "jianbiao", "demo", "--no-browser", "--port", str(free_port())]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = ""
    while not line.startswith("ready "):
        line = process.stdout.readline()
        assert line or process.poll() is None, "the demo ended"
    ready = time.monotonic() - began
    highest = 0.0
    for _ in range(40):
        time.sleep(1)
        highest = max(highest, machine.memory_mb(machine.tree(process.pid)))
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    return f"\ndemo: first page after {ready:.1f} s; {highest:.0f} MB (PSS) at most in 40 s"
