"""Search over 200,000 tenders (检索): rate and size of the index, statements and milliseconds of each query.

``python -m tests.bench.searching [--tenders 200000]`` in the database JIANBIAO_DATABASE names, else in
SQLite files of its own. The records are written straight to the index's tables as the fold writes
them; every page is asked with and without filters, of the public and of a provincial officer.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time

QUERIES = (
    "水库", "兰州", "公司", "工程", "桥", "投诉处理", "朔宁市第七", "GS2024-000123", "E6900000901",
    "E6900000901123456001", "水库 除险加固", "程工", "建筑工程有限公司", "0" * 60, "工程" * 100,
)  # fmt: skip
PLACES = ("朔宁", "霖州", "兰州", "云禾", "沙洲", "临河", "青塬", "白水")
THINGS = (
    "水库除险加固",
    "农村公路改造",
    "中学教学楼",
    "污水处理厂",
    "桥梁维修",
    "供水管网",
    "医院门诊楼",
    "输变电",
)
KINDS = ("工程施工", "工程监理", "设备采购", "勘察设计服务", "EPC总承包")
BLOCK = 1000
ROUNDS = 8


def main() -> int:
    """Build, then ask."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching")
    parser.add_argument("--tenders", type=int, default=200_000)
    said = parser.parse_args()
    os.environ.setdefault("JIANBIAO_HOME", tempfile.mkdtemp(prefix="jbsearch"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    _build(said.tenders)
    _ask()
    return 0


def _build(count: int) -> None:
    from django.db import connections, transaction

    from jianbiao.ledger.queries import views_alias
    from jianbiao.publish.indexing import INDEX
    from jianbiao.publish.models import Doc
    from jianbiao.record.indexing import INDEX as STAFF_INDEX
    from jianbiao.record.models import Doc as StaffDoc
    from jianbiao.record.models import Tender
    from jianbiao.record.storing import insert

    def vars_of(doc):
        return {f.attname: getattr(doc, f.attname) for f in doc._meta.concrete_fields if f.column}

    alias, chance, longest = views_alias(), random.Random(7), 0.0
    began = time.perf_counter()
    for start in range(0, count, BLOCK):
        at = time.perf_counter()
        with transaction.atomic(using=alias):
            pairs = [_one(n, chance) for n in range(start, start + BLOCK)]
            insert(Tender, [row for row, _ in pairs], alias)
            for model, index in ((Doc, INDEX), (StaffDoc, STAFF_INDEX)):
                docs = [model(**vars_of(doc)) for _, doc in pairs]
                insert(model, docs, alias)
                index.put(((None, doc) for doc in docs), log="official", using=alias)
        longest = max(longest, time.perf_counter() - at)
    seconds = time.perf_counter() - began
    print(
        f"{count} tenders in {seconds:.1f} s: {count / seconds:,.0f}/s, longest {BLOCK}: {longest:.2f} s"
    )
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute("analyze")
            cursor.execute(
                "select pg_total_relation_size('publish_search_official'), pg_total_relation_size('publish_doc')"
            )
            print("index, contents MB:", [round(n / 1e6) for n in cursor.fetchone()])
        else:
            cursor.execute("select sum(length(block)) from publish_search_official_data")
            print("index MB:", round(cursor.fetchone()[0] / 1e6))


def _one(number: int, chance: random.Random):
    from jianbiao.publish.models import Doc
    from jianbiao.record.domain import search
    from jianbiao.record.domain.search import Content
    from jianbiao.record.heads import facets_of
    from jianbiao.record.models import Tender
    from tests.make import NOON

    code = f"E6900000901{number:06d}001"
    place, thing, kind = (chance.choice(x) for x in (PLACES, THINGS, KINDS))
    title = f"{place}市第{chance.randrange(200)}{thing}{kind}（GS{2020 + number % 7}-{number:06d}）"
    firms = [
        f"{chance.choice(PLACES)}{chance.choice('甲乙丙丁戊')}{chance.randrange(5000)}建筑工程有限公司"
        for _ in range(4)
    ]
    region = f"69{chance.randrange(1, 15):02d}00"
    row = Tender(
        log="official", code=code, title=title, project=code[:17], platform=code[:11],
        procuring_entity=f"{place}市住房和城乡建设局", region=region, city=region[:4],
        industry=f"A{chance.randrange(1, 14):02d}", mode="1", value=None, mandatory="1",
        stage=chance.choice(("called", "opened", "awarded", "contracted")), lots=1, bids=5,
        first_at=NOON, last_at=NOON, last_number=number + 1,
    )  # fmt: skip
    said = Content(
        codes=(search.normal(code), search.normal(code[:17])),
        title=search.lines([title]),
        parties=search.lines([row.procuring_entity, *firms]),
    )
    doc = Doc(
        log="official",
        code=code,
        place=number + 1,
        facets=facets_of(row),
        changed=1,
        **Doc.said(said),
    )
    return row, doc


KINDS = ({}, {"region": "690300"}, {"stage": "called"}, {"industry": "A07", "stage": "awarded"})
"""Filters beside the words."""


def _ask() -> None:
    from django.utils import timezone

    from jianbiao.people.domain import Reach
    from jianbiao.people.queries import Scope
    from jianbiao.publish import searching
    from jianbiao.web.staff import facets, listing
    from jianbiao.web.staff.asking import Asked

    scope, at = Scope(reach=Reach(prefix="", industries=None)), timezone.now()

    def public(query, kinds):
        list(searching.listed({"q": query, **kinds}, size=25).page.object_list)

    def staff(query, kinds):
        said = Asked.of({"q": query, **kinds})
        words = listing.words_of(scope, said)
        listing.listed(scope, said, at, words)
        facets.facets(scope, said, at, words)

    for name, page in (("public", public), ("staff", staff)):
        _table(name, page)


def _table(name: str, page) -> None:
    print(f"\n| {name} | found | statements | processor ms, median | most |\n|---|---|---|---|---|")
    from jianbiao.publish import searching

    every: list[float] = []
    for query in QUERIES:
        times, counts = [], []
        for turn in range(ROUNDS):
            asked, used = _asked(page, query, KINDS[turn % len(KINDS)])
            times.append(used)
            counts.append(asked)
        first = searching.found(query, {})
        every += times
        n = f"{len(first.codes)}{'+' if first.more else ''}"
        print(
            f"| {query[:24]} | {n} | {min(counts)} to {max(counts)} "
            f"| {statistics.median(times):.1f} | {max(times):.1f} |",
            flush=True,
        )
    p95 = sorted(every)[int(len(every) * 0.95)]
    print(f"| all | | | {statistics.median(every):.1f} | p95 {p95:.1f} |", flush=True)


def _asked(page, query: str, kinds: dict[str, str]) -> tuple[int, float]:
    """Return how many statements a page asked and its processor milliseconds."""
    from django.db import connections

    from jianbiao.ledger.queries import views_alias

    count = 0

    def watch(execute, sql, params, many, context):
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    used = time.process_time()
    with connections[views_alias()].execute_wrapper(watch):
        page(query, kinds)
    return count, (time.process_time() - used) * 1000


if __name__ == "__main__":
    sys.exit(main())
