"""A real instance in a folder of its own, for whatever must go over HTTP: started, killed, stopped."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

from jianbiao.seal.keys import PrivateKey

PLATFORMS = ("E6900000901", "E6900000902")

LEGAL = {
    "departments": [
        {
            "code": "fgw",
            "zh": "发展改革委",
            "en": "Development and Reform",
            "level": "province",
            "region": "690000",
            "industries": ["*"],
            "function": "supervision",
        }
    ],
    "officers": [
        {"login": "lin", "name": "林若溪", "department": "fgw", "role": "legal_officer"},
        {"login": "zhou", "name": "周砚秋", "department": "fgw", "role": "supervisor"},
    ],
}
"""Who confirms the rules: without a legal officer they all run in shadow and raise nothing."""


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Instance:
    """An instance under ``home``; ``database`` is a PostgreSQL URL or empty for SQLite."""

    def __init__(self, home: pathlib.Path, *, database: str = "", origin: str = "690000.test"):
        self.home = home
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.environ = {
            **os.environ,
            "JIANBIAO_HOME": str(home),
            "JIANBIAO_ORIGIN": origin,
            "JIANBIAO_DATABASE": database,
            "PYTHONPATH": os.pathsep.join(
                [str(pathlib.Path(__file__).resolve().parents[1] / "src"), *_more()]
            ),
        }
        self.environ.pop("JIANBIAO_DEMO", None)
        self.keys: dict[str, PrivateKey] = {}
        self.process: subprocess.Popen[bytes] | None = None

    def init(self, algorithm: str = "sm2", *, relay: bool = False) -> None:
        """Make the instance with the test platforms, each with one key ``k1``."""
        self.home.mkdir(parents=True, exist_ok=True)
        platforms = []
        keys = []
        for code in PLATFORMS:
            self.keys[code] = PrivateKey.generate(algorithm)
            platforms.append(
                {
                    "code": code,
                    "zh": f"测试平台{code[-3:]}",
                    "en": f"Test platform {code[-3:]}",
                    "uscc": "91690000MA70000189",
                    "region": "690100",
                    "function": "relay" if relay and code == PLATFORMS[1] else "trading",
                }
            )
            keys.append(public_row(code, self.keys[code]))
        people = self.home / "people.json"
        said = {**LEGAL, "platforms": platforms, "keys": keys}
        people.write_text(json.dumps(said, ensure_ascii=False))
        self.run("init", "--people", str(people))

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one verb against this instance."""
        done = subprocess.run(
            [sys.executable, "-m", "jianbiao", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"jianbiao {' '.join(words)}: {done.stdout}{done.stderr}")
        return done

    def start(self, *, workers: int = 2, threads: int = 8) -> None:
        """Serve and wait for the first answer."""
        words = ["serve", "--port", str(self.port)]
        words += ["--workers", str(workers), "--threads", str(threads)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jianbiao", *words], env=self.environ, start_new_session=True
        )
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            with (
                contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError),
                urllib.request.urlopen(self.url + "api/v1/clock", timeout=2) as answer,
            ):
                if answer.status == 200 and (self.home / "appender.sock").exists():
                    return
            time.sleep(0.1)
        raise AssertionError("the instance did not answer within 60 s")

    def stop(self) -> None:
        """Ask it to stop and wait."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def kill(self) -> None:
        """Kill the whole process tree at once, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)
        self.process = None

    def get(self, path: str) -> bytes:
        """Return the body of a page."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return answer.read()

    def lag(self) -> int:
        """Return how many entries the slowest fold is behind the ledger."""
        if url := self.environ["JIANBIAO_DATABASE"]:
            import psycopg

            with psycopg.connect(url) as db:
                return _lag(db, db)
        ledger = sqlite3.connect(f"file:{self.home / 'ledger.sqlite3'}?mode=ro", uri=True)
        views = sqlite3.connect(f"file:{self.home / 'views.sqlite3'}?mode=ro", uri=True)
        with contextlib.closing(ledger), contextlib.closing(views):
            return _lag(ledger, views)

    def wait_for_seal(self, size: int, *, log: str = "official", seconds: float = 10) -> str:
        """Return the checkpoint once it covers ``size`` entries."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            with contextlib.suppress(urllib.error.HTTPError):
                note = self.get(f"log/{log}/checkpoint").decode()
                if int(note.split("\n")[1]) >= size:
                    return note
            time.sleep(0.1)
        raise AssertionError(f"no checkpoint over {size} entries within {seconds} s")


def _more() -> list[str]:
    return [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]


def _lag(ledger, views) -> int:
    newest = ledger.execute("select coalesce(max(number), 0) from ledger_entry").fetchone()[0]
    marks = views.execute(
        "select number from ledger_bookmark where name like '%/official'"
    ).fetchall()
    return newest - min((n for (n,) in marks), default=0)


def public_row(code: str, key: PrivateKey) -> dict[str, str]:
    """Return the registration of a platform's key ``k1``."""
    return {
        "platform": code,
        "name": "k1",
        "algorithm": key.algorithm,
        "public_key": key.public.raw.hex(),
        "valid_from": "2020-01-01T00:00:00+08:00",
        "valid_until": "2099-01-01T00:00:00+08:00",
    }
