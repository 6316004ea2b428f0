"""A province straight into the record's Parquet parts: for `jianbiao watch bulk` over many tenders.

``python -m tests.bench.province --tenders 200000 --home HOME`` tells the tenders of a rehearsal and folds
each as the record does, without door, ledger and tables; HOME is an instance made by `jianbiao init`
that holds nothing else. What it writes is what `jianbiao record parts` would, but for the numbers.
The instance is then told that its record stands where the parts do: it would write them anew.

``--bulk`` runs the command over them, with as many processes, and prints what it took of processors.
"""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context

import django
import pyarrow as pa

from jianbiao.intake.domain import Effective
from jianbiao.record import parts
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import known as knowing
from jianbiao.record.domain import mentions
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.summary import place
from jianbiao.rehearsal.generator import Planned
from jianbiao.rehearsal.run import FILE_START
from jianbiao.rehearsal.schedule import Timetable

LOG = "official"
NUMBERS = 100_000
"""Entries that are kept for each tender: one lot may have 1,600 bidders."""


def main() -> int:
    """Write the parts, one for each process and share, and print how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.province")
    parser.add_argument("--tenders", type=int, default=200_000)
    parser.add_argument("--home", required=True)
    parser.add_argument("--profile", default="realistic")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=float, default=5.2, help="minutes between tenders")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--bulk", action="store_true", help="ask all rules about what was written")
    said = parser.parse_args()
    home = pathlib.Path(said.home).resolve()
    table = Timetable(
        seed=said.seed,
        start=FILE_START,
        every=timedelta(minutes=said.every),
        profile=said.profile,
        seasons=True,
    )
    where = parts.folder(str(home), LOG)
    where.mkdir(parents=True, exist_ok=True)
    share = max(parts.GROUP, -(-said.tenders // parts.MOST))
    began, cpu = time.monotonic(), time.process_time()
    with ProcessPoolExecutor(said.workers, mp_context=get_context("spawn")) as pool:
        starts = range(0, said.tenders, share)
        jobs = [
            pool.submit(write, table, start, min(start + share, said.tenders), where)
            for start in starts
        ]
        spent = sum(job.result() for job in jobs)
    size = sum(path.stat().st_size for path in where.glob("*.parquet"))
    took, spent = time.monotonic() - began, spent + time.process_time() - cpu
    print(f"{said.tenders} tenders, {took:.0f} s, {spent:.0f} s of processors, {size >> 20} MB")
    trust(home)
    return asked(said.workers) if said.bulk else 0


def trust(home: pathlib.Path) -> None:
    """Note in the instance that its record was folded up to the last entry of the parts."""
    os.environ |= {"JIANBIAO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jianbiao.web.settings"}
    django.setup()
    from jianbiao.ledger import queries as ledger
    from jianbiao.ledger.models import Bookmark
    from jianbiao.record import partfolder

    upto = parts.upto(str(home), LOG)
    rows = Bookmark.objects.using(ledger.views_alias())
    rows.update_or_create(name=f"record/{LOG}", defaults={"number": upto})
    partfolder.note(str(home), LOG, folded_by=ledger.folded_by())


def asked(workers: int) -> int:
    """Run the command over the parts; print what it says and the processors' time for each tender."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "jianbiao", "watch", "bulk", "--json", "--workers", workers]
    run = subprocess.run(
        list(map(str, command)), env=os.environ, capture_output=True, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = json.loads(run.stdout)
    del told["verdicts"]
    print(json.dumps(told, ensure_ascii=False))
    print(f"{spent:.1f} s of processors, {spent / told['tenders'] * 1e3:.2f} ms for each tender")
    return 0


def write(table: Timetable, start: int, stop: int, where: pathlib.Path) -> float:
    """Write one part of the tenders from ``start`` to before ``stop``; return the processor's seconds."""
    began = time.process_time()
    groups = range(start, stop, parts.GROUP)
    tables = (
        pa.Table.from_pylist(
            [
                row
                for index in range(first, min(first + parts.GROUP, stop))
                for row in rows(table.planned(index), index)
            ],
            schema=parts.SCHEMA,
        )
        for first in groups
    )
    parts.store(where, start * NUMBERS, stop * NUMBERS, tables)
    return time.process_time() - began


def rows(planned: Planned, index: int) -> Iterator[dict]:
    """Yield the rows of a project's tenders as the record has them once all was reported."""
    folded: dict[str, list[Item]] = {}
    for number, item in enumerate(_items(planned, index * NUMBERS), start=1):
        assert number < NUMBERS
        keys = folded if folding.ends(item) else (item.group,)
        folded.setdefault(item.group, [])
        for group in keys:
            folded[group] = folding.after(folded[group], item)
    told = [one for held in folded.values() for one in held]
    for held in folded.values():
        if held[0].tender:
            yield _row(held, list(_beside(held, told)))


def _beside(held: list[Item], told: list[Item]) -> Iterator[Item]:
    """Yield what of the project and of registers stands beside a tender."""
    keys, project = mentions.keys_of(held), held[-1].project
    for one in sorted(told, key=lambda one: one.number):
        if one.tender != held[0].tender and one.project == project and mentions.of_project(one):
            yield mentions.beside_another(one)
        elif one.set in mentions.ASIDE and mentions.among(one, keys):
            yield one


def _row(held: list[Item], beside: list[Item]) -> dict:
    region, industry = place(folding.standing(held))
    return {
        "tender": held[0].tender,
        "n": parts.newest(held),
        "project": held[-1].project,
        "platform": held[0].platform,
        "region": region,
        "industry": industry,
        "stage": "",
        "items": len(held),
        "record": parts.spelled(held),
        "beside": parts.spelled(beside),
        "facts": knowing.spelled(knowing.known(held, beside)),
    }


def _items(planned: Planned, first: int) -> Iterable[Item]:
    for number, one in enumerate(planned.messages, start=first + 1):
        if one.flaw:
            continue
        happened = datetime.fromisoformat(one.message["happened_at"])
        yield folding.item(
            Effective(
                log=LOG,
                number=number,
                proof=number,
                received_at=one.at,
                happened_at=happened,
                platform=one.platform,
                message=one.message,
            )
        )


if __name__ == "__main__":
    sys.exit(main())
