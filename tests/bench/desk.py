"""A desk with very many cases: pages at 20 requests a second, clocks counted anew, acts decided.

``python -m tests.bench.desk [--open N] [--ended N] [--seconds S] [--only sqlite|postgresql]``
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime

from jianbiao.law.calendar import Calendar
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import shipped
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.engine import after, decide
from jianbiao.supervision.domain.listing import read_matter
from tests.bench import machine, pages
from tests.postgres import Postgres, binaries

PATHS = (
    "/matters",
    "/matters/complaint",
    "/matters/figures",
    "/desk/",
    "/desk/cases",
    "/desk/cases?state=ended",
    "/desk/cases?matter=complaint",
    "/desk/cases/figures",
    "/desk/cases/figures?year=2026",
)
_ACTS = 20_000


def main() -> int:
    """Print what was measured; return 1 where a page misses the target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.desk")
    parser.add_argument("--open", type=int, default=50_000)
    parser.add_argument("--ended", type=int, default=2_000_000)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    said = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="jbdesk"))
    print(f"machine: {machine.describe()}; {said.open} open, {said.ended} ended cases", flush=True)
    print(f"\nthe engine decided {decided():,.0f} acts a second on one core", flush=True)
    server, slow = None, 0
    try:
        if said.only in {None, "sqlite"}:
            slow += _on("SQLite", folder / "sqlite", "", said)
        if said.only in {None, "postgresql"} and binaries():
            server = Postgres(folder, shared_buffers="1GB")
            server.create()
            slow += _on("PostgreSQL", folder / "pgh", server.database("desk"), said)
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if slow else 0


def decided() -> float:
    """Return how many acts the engine decides and follows in a second: complaints asked to complete."""
    matter = read_matter(next(one for one in shipped.contents() if one["code"] == "complaint"))
    calendar, at = Calendar.official(), datetime(2026, 3, 2, 10, tzinfo=SHANGHAI)
    form = {
        field.name: next(iter(field.codes), "")
        or {"day": "2026-03-02", "flag": "1"}.get(field.kind.value, "某事")
        for field in matter.acts["register"].fields
    }
    completion = {"missing": "签章", "complete_by": "2026-03-09"}
    steps = (("register", form), ("ask_completion", completion), ("complete", {"text": "补"}))
    done, began = 0, time.process_time()
    while done < _ACTS:
        case = None
        for act, fields in steps:
            its = matter.acts[act]
            attempt = Attempt(
                act=act,
                by="lin",
                body="690100-zj",
                at=at,
                side=its.side,
                powers=frozenset({its.power}),
                competent=True,
                fields=fields,
            )
            event = decide(case, matter, attempt, id="c", subject=Subject(), calendar=calendar)
            done += 1
            case = after(case, event, number=done, by="lin", at=at)
    return done / (time.process_time() - began)


def _on(name: str, home: pathlib.Path, database: str, said: argparse.Namespace) -> int:
    instance = pages.province(home, database)
    filling = [sys.executable, "-m", "tests.bench.casefilling", str(said.open), str(said.ended)]
    done = subprocess.run(
        filling, env=instance.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    print(f"\n## {name}\n\n{done.stdout.strip()}\n", flush=True)
    recount = [sys.executable, "-m", "tests.bench.recounting"]
    done = subprocess.run(
        recount, env=instance.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout, flush=True)
    instance.start()
    try:
        return pages.measured(instance, said.seconds, _paths)
    finally:
        instance.stop()


def _paths(instance, visitor) -> list[str]:
    """Return the pages to ask: the fixed ones, one case, and the next page of the ended."""
    listed = visitor.open(instance.url + "desk/cases?state=ended").read().decode()
    case = re.search(r'href="(/desk/cases/complaint[^"?]+)"', listed)[1]
    following = re.search(r'rel="next" href="([^"]*)"', listed)
    return [*PATHS, case, *([following[1].replace("&amp;", "&")] if following else [])]


if __name__ == "__main__":
    sys.exit(main())
