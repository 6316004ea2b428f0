"""Pages over 200,000 tenders at 20 requests a second: p50 and p95 of each page on both databases.

``python -m tests.bench.pages [--tenders N] [--seconds S] [--only sqlite|postgresql]``
"""

import argparse
import http.cookiejar
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable

from jianbiao.rehearsal.province import PASSWORD
from tests.bench import machine
from tests.instance import Instance
from tests.postgres import Postgres, binaries

RATE = 20
TARGET_MS = 100
WARM = 3
ROWS = 100_000
"""Rows read by sequential scans that would tell of a query without an index; small tables read fewer."""


PUBLIC = (
    "/",
    "/tenders",
    "/tenders?stage=contracted&region=690100",
    "/rules",
    "/ledger",
    "/gathered",
    "/coverage",
    "/powers",
    "/matters",
    "/api/v1/search?q=%E6%B1%A1%E6%B0%B4",
)
STAFF = (
    "/desk/",
    "/desk/alerts?state=open",
    "/desk/alerts?rule=P16&state=open",
    "/desk/tenders",
    "/desk/tenders?region=690100&stage=contracted",
    "/desk/tenders?body=690100-zj&method=1",
    "/desk/tenders?alert=breach&industry=A01",
    "/desk/tenders?rule=P16&verdict=breach",
    "/desk/tenders?rule=B03&verdict=undecidable&least=5000",
    "/desk/tenders?least=100000&since=2025-06-01&until=2026-01-31",
    "/desk/tenders?q=%E6%B1%A1%E6%B0%B4",
    "/desk/tenders?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D",
    "/desk/platforms",
    "/desk/platforms/E6900000101",
    "/desk/rules",
    "/desk/rules/P16",
    "/desk/house/coverage",
    "/desk/cases",
)


def main() -> int:
    """Print one table for each database; return 1 where a page misses the target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages")
    parser.add_argument("--tenders", type=int, default=200_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    said = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbpages"))
    print(f"machine: {machine.describe()}; {said.tenders} tenders, {RATE} requests/s", flush=True)
    server, slow = None, 0
    try:
        if said.only in {None, "sqlite"}:
            slow += _on("SQLite", folder / "sqlite", "", said)
        if said.only in {None, "postgresql"} and binaries():
            server = Postgres(folder, shared_buffers="1GB")
            server.create()
            slow += _on("PostgreSQL", folder / "pgh", server.database("pages"), said)
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if slow else 0


def province(home: pathlib.Path, database: str) -> Instance:
    """Return a stopped instance of the demonstration's province with some hundred tenders."""
    instance = Instance(home, database=database, origin="690000.supervision")
    instance.environ["JIANBIAO_DEMO"] = "1"  # its officers sign in with a password from a file
    home.mkdir(parents=True)
    people = home / "people.json"
    instance.run("rehearse", "--province", str(people))
    instance.run(
        "init", "--people", str(people), "--factor", "1", "--start", "2026-03-02T09:00:00+08:00"
    )
    instance.start()
    _past(instance)
    instance.stop()
    return instance


def _on(name: str, home: pathlib.Path, database: str, said: argparse.Namespace) -> int:
    instance = province(home, database)
    filling = [sys.executable, "-m", "tests.bench.filling", str(said.tenders)]
    done = subprocess.run(
        filling, env=instance.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    print(f"\n## {name}\n\n{done.stdout.strip()}\n", flush=True)
    instance.start()
    before = _read_whole(database)
    try:
        return measured(instance, said.seconds, _paths)
    finally:
        instance.stop()
        after = _read_whole(database)
        read = {name: n - before.get(name, 0) for name, n in after.items()}
        print("rows read without an index:", {k: n for k, n in read.items() if n > ROWS} or "few")


def _read_whole(database: str) -> dict[str, int]:
    """Return how many rows PostgreSQL has read by sequential scans of each table."""
    if not database:
        return {}
    import psycopg

    sql = "select relname, seq_tup_read from pg_stat_user_tables"
    with psycopg.connect(database) as connection:
        return dict(connection.execute(sql).fetchall())


def _past(instance: Instance) -> None:
    """Send what has happened before the clock's beginning."""
    command = [
        sys.executable,
        "-m",
        "jianbiao",
        "rehearse",
        "--tenders",
        "300",
        "--into",
        instance.url,
    ]
    sender = subprocess.Popen(command, env=instance.environ, stdout=subprocess.DEVNULL)
    time.sleep(10)
    quiet = 0
    while quiet < 5:
        time.sleep(1)
        quiet = quiet + 1 if instance.lag() == 0 else 0
    sender.send_signal(signal.SIGTERM)
    sender.wait(30)
    while instance.lag():
        time.sleep(0.2)


def measured(instance: Instance, seconds: int, paths_of: Callable[..., list[str]]) -> int:
    """Ask every page in turn, ``RATE`` a second whatever the answers take; return how many failed."""
    visitor = _signed_in(instance)
    paths = paths_of(instance, visitor)
    for path in paths * WARM:
        _ask(visitor, instance, path)
    waits: dict[str, list[float]] = {path: [] for path in paths}
    failed: list[str] = []
    threads, began = [], time.perf_counter()
    for turn in range(seconds * RATE):
        path = paths[turn % len(paths)]
        pause = began + turn / RATE - time.perf_counter()
        if pause > 0:
            time.sleep(pause)
        one = threading.Thread(target=_timed, args=(visitor, instance, path, waits, failed))
        one.start()
        threads.append(one)
    for one in threads:
        one.join()
    return _table(waits, failed)


def _table(waits: dict[str, list[float]], failed: list[str]) -> int:
    print("| page | p50 ms | p95 ms | asked |\n|---|---|---|---|")
    for path, some in waits.items():
        print(
            f"| `{urllib.parse.unquote(path)}` | {_at(some, 0.5):.0f} | {_at(some, 0.95):.0f} | {len(some)} |"
        )
    whole = [ms for some in waits.values() for ms in some]
    slow = [path for path, some in waits.items() if _at(some, 0.95) > TARGET_MS]
    print(f"| all | {_at(whole, 0.5):.0f} | {_at(whole, 0.95):.0f} | {len(whole)} |")
    print(
        f"\nfailed: {len(failed)} {failed[:3]}; pages above {TARGET_MS} ms at p95: {len(slow)}",
        flush=True,
    )
    return len(slow) + len(failed)


def _at(some: list[float], share: float) -> float:
    ordered = sorted(some)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _signed_in(instance: Instance) -> urllib.request.OpenerDirector:
    visitor = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    page = visitor.open(instance.url + "login").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    said = {"username": "zhou", "password": PASSWORD, "csrfmiddlewaretoken": token}
    body = urllib.parse.urlencode(said).encode()
    answer = visitor.open(urllib.request.Request(instance.url + "login", body))
    assert "/desk" in answer.url, answer.url
    return visitor


def _paths(instance: Instance, visitor: urllib.request.OpenerDirector) -> list[str]:
    return [*PUBLIC, *STAFF, *_single(instance, visitor)]


def _single(instance: Instance, visitor: urllib.request.OpenerDirector) -> list[str]:
    """Return the pages of one tender, one entity and one alert, and the second page of the list."""
    listed = visitor.open(instance.url + "desk/tenders?alert=breach").read().decode()
    queue = visitor.open(instance.url + "desk/alerts?state=open").read().decode()
    tender = re.search(r'href="(/desk/tenders/[^"?]+)"', listed)[1]
    alert = re.search(r'href="(/desk/alerts/A-[^"]+)"', queue)[1]
    shown = visitor.open(instance.url.rstrip("/") + tender).read().decode()
    entity = re.search(r'href="(/desk/entities/[^"?]+)"', shown)[1]
    following = re.search(r'href="([^"]*before=[^"]*)"', listed)[1].replace("&amp;", "&")
    both = [one for page in (tender, entity) for one in (page, page.removeprefix("/desk"))]
    return [*both, alert, following]


def _timed(visitor, instance: Instance, path: str, waits, failed) -> None:
    began = time.perf_counter()
    try:
        _ask(visitor, instance, path)
    except OSError as error:
        failed.append(str(error))
    waits[path].append((time.perf_counter() - began) * 1000)


def _ask(visitor, instance: Instance, path: str) -> None:
    try:
        with visitor.open(instance.url.rstrip("/") + path, timeout=30) as answer:
            answer.read()
    except OSError as error:
        raise OSError(f"{path}: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
