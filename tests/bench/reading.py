"""How fast files of others are read: open contracting data by both readers, notices, opening records.

``python -m tests.bench.reading [--copies N] [--jobs N]``. Needs the shared data; nothing is written
but for the tables in a folder that is thrown away.
"""

import argparse
import gc
import gzip
import os
import pathlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

import orjson

from jianbiao.gather.notices import reading as notices
from jianbiao.gather.notices.rows import rows as filed
from jianbiao.gather.ocds import reading, tabling, typed
from jianbiao.gather.ocds.tabling import Parcel
from tests.bench import machine

SHARED = pathlib.Path(
    os.environ.get("JIANBIAO_SHARED", pathlib.Path(__file__).resolve().parents[2] / "../shared")
)
PORTAL, NOTICES = "data/ocds/assam.jsonl.gz", "data/cn/ggzy_2026.jsonl.gz"
BIDDERS = 1_500
LEAST_S = 3.0
"""Seconds that notices are read for."""


def main() -> int:
    """Print what was read each second; return 1 where the shared data are not here."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading")
    parser.add_argument("--copies", type=int, default=12, help="of the portal's file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    said = parser.parse_args()
    if not (SHARED / PORTAL).exists():
        print(f"{SHARED / PORTAL} is not here: nothing was measured")
        return 1
    print(f"machine: {machine.describe()}; {said.copies} copies, {said.jobs} processes\n")
    print("| what | size | seconds | rate |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="jbreading") as folder:
        _portal(pathlib.Path(folder), said.copies, said.jobs)
    _notices(SHARED / NOTICES)
    _opening()
    return 0


def _portal(folder: pathlib.Path, copies: int, jobs: int) -> None:
    file = folder / "portal.jsonl"
    _replicate(SHARED / PORTAL, file, copies)
    size = file.stat().st_size / 1e6
    for name, read in (("typed reader", _typed), ("repairing reader", _repairing)):
        began = time.perf_counter()
        with ProcessPoolExecutor(jobs, initializer=gc.set_threshold, initargs=(200_000,)) as pool:
            done = sum(tabling.spread(pool, jobs, tabling.batches([file]), read))
        _say(name, f"{size:.0f} MB, {done} rows", time.perf_counter() - began, size, "MB/s")
    began = time.perf_counter()
    told = tabling.write([file], folder / "tables", jobs=jobs)
    _say(
        "typed reader with nine Parquet tables",
        f"{size:.0f} MB, {told.tabled} rows",
        time.perf_counter() - began,
        size,
        "MB/s",
    )


def _typed(parcel: Parcel, _: int) -> int:
    """Return how many rows of a parcel the typed reader took; it must take all."""
    rows = [row.raw for _, row in parcel.rows()]
    taken = sum(typed.decode(raw) is not None for raw in rows)
    assert taken == len(rows), f"{len(rows) - taken} rows were refused"
    return taken


def _repairing(parcel: Parcel, _: int) -> int:
    """Return how many rows the repairing reader took, though all are clean."""
    return sum(reading.repaired(row.raw).release is not None for _, row in parcel.rows())


def _replicate(source: pathlib.Path, target: pathlib.Path, copies: int) -> None:
    """Write ``copies`` of the portal's file with ids of their own."""
    rows = [row for _, row in next(_once([source]))]
    with target.open("wb") as out:
        for number in range(copies):
            for row in rows:
                release = orjson.loads(row.raw)
                release["ocid"] = f"{release['ocid']}-{number}"
                out.write(orjson.dumps(release) + b"\n")


def _once(files: list[pathlib.Path]) -> Iterator[list[tabling.Placed]]:
    yield [one for batch in tabling.batches(files) for one in batch]


def _notices(file: pathlib.Path) -> None:
    with gzip.open(file) as stream:
        rows = [row.raw for row in filed(stream, file.name)]
    done, seconds = 0, 0.0
    while seconds < LEAST_S:
        seconds += _cost(lambda: [notices.read(raw) for raw in rows])
        done += len(rows)
    _say("notices, one process", f"{done} texts", seconds, done, "a second")


def _opening() -> None:
    """Read one opening record of as many bidders as the largest that was seen."""
    lines = "\n".join(
        f"{n}\t云河第{n}建设有限公司\t{1_000_000 + n * 37}.00\t180\t2026-03-02 09:{n % 60:02}:00"
        for n in range(1, BIDDERS + 1)
    )
    text = (
        "清水河治理工程施工开标记录\n项目编号：E6900000101100170001\n招标人：云河水务投资有限公司\n"
        "开标时间：2026年3月2日 9时30分\n序号\t投标人名称\t投标报价(元)\t工期(日历天)\t递交时间\n"
        + lines
    )
    raw = text.encode()
    found: list = []
    seconds = _cost(lambda: found.append(notices.read(raw)))
    release = found[0].release or found[0].suggestion or {}
    bids = len(release.get("bids", {}).get("details", ()))
    _say(
        "an opening record, one process",
        f"{bids} bids read of {BIDDERS}",
        seconds,
        bids,
        "a second",
    )


def _cost(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def _say(what: str, size: str, seconds: float, amount: float, unit: str) -> None:
    print(f"| {what} | {size} | {seconds:.2f} | {amount / seconds:.0f} {unit} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
