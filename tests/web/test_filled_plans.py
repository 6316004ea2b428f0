"""Pages over twenty thousand rows of everything: no query reads a growing table from end to end."""

import itertools
import re
from contextlib import ExitStack
from urllib.parse import quote

import orjson
import pytest
from django.apps import apps
from django.db import connections
from django.urls import reverse

from jianbiao.intake import docking
from jianbiao.ledger.queries import views_alias
from jianbiao.people import competences
from jianbiao.record.models import Match
from jianbiao.supervision import services as supervision
from jianbiao.supervision.models import CaseRow
from jianbiao.watch.models import Alert
from tests.intake.test_gathering import gather, lines, release
from tests.make import LOT, PROJECT, TENDER, bid, opening
from tests.people.make import OPERATOR, appointed
from tests.stories.scene import award, clarification, short_sale
from tests.web import filled
from tests.web.make import AFTER, BEFORE, Scene
from tests.web.test_plans import Asked

pytestmark = pytest.mark.django_db(databases="__all__")

SMALL = {
    *("auth_group", "auth_permission", "django_content_type", "django_session"),
    *("ledger_bookmark", "ledger_folding", "hub_peer", "web_savedview"),
    *("register_catalogue", "register_calendar", "register_calendaryear", "register_overlay"),
    *("register_rulestanding", "register_ruleparameter", "register_competenceact"),
    *("people_department", "people_officer", "people_policy", "people_grant", "people_charge"),
    *("people_platform", "people_platformkey", "people_competence", "people_secret"),
    *("people_second", "people_pendinglook", "intake_contact", "intake_harvest"),
    *("intake_filespace", "intake_erasure", "record_tally", "watch_tally", "watch_gap"),
    *(
        "supervision_matterversion",
        "supervision_casetally",
        "supervision_outage",
        "record_reported",
    ),
    *("axes_accessattempt", "subquery"),
}
"""Small by nature: bodies, persons and platforms of a province, acts of the house, sums by kind."""

MANY = 5_000
"""Rows from which on a planner has a choice to make."""

PARTIAL = {
    index.name for model in apps.get_models() for index in model._meta.indexes if index.condition
}
"""Indexes that hold only what waits or runs: they do not grow with the years."""

USCC = "91690000MA70000189"
CHOICES = {
    "body": "YH-ZJ",
    "region": "690100",
    "industry": "A01",
    "stage": "called",
    "method": "1",
    "platform": "E6900000901",
    "rule": "P16",
    "verdict": "breach",
    "alert": "breach",
    "least": "1",
    "since": "2024-01-01",
    "q": "水库",
    "before": "2026-03-20T00:00:00%2B08:00~E1",
}
PAIRS = [
    "&".join(f"{name}={CHOICES[name]}" for name in some)
    for count in (0, 1, 2, len(CHOICES))
    for some in itertools.combinations(CHOICES, count)
]
LISTS = [f"/desk/tenders?{said}" for said in PAIRS]
ALERTS = [
    f"/desk/alerts?{said}"
    for said in (
        *("", "state=open", "state=closed", "state=cured", "grade=breach", "rule=P16"),
        *("state=open&grade=breach", "state=open&rule=P16", "state=cured&grade=breach"),
        *("state=open&rule=P16&grade=yellow", "state=closed&rule=P16&before=9~A", "hand=mine"),
    )
]
PUBLIC = [
    *("/", "/tenders", "/tenders?q=水库", "/tenders?q=水库&region=690100&stage=called"),
    *("/tenders?stage=called&region=690100&industry=A01", "/tenders?page=3"),
    *(f"/tenders/{TENDER}", f"/projects/{PROJECT}", f"/entities/{USCC}", "/records"),
    *("/records/PROJECT", "/records/LEGAL_PERSON_BASE", "/rules", "/rules/P16", "/ledger"),
    *("/ledger/official/3", "/gathered", "/gathered?q=工程", "/gathered?platform=kg"),
    *(
        "/matters/figures",
        "/matters",
        "/matters/complaint",
        "/follow",
        f"/complain?tender={TENDER}",
    ),
    *(
        f"/api/v1/entities/{USCC}",
        "/api/v1/ocds",
        "/powers",
        "/coverage",
        "/api/v1/search?q=水库",
        f"/api/v1/search?q={TENDER}",
    ),
    *("/api/v1/search?q=水库&stage=called", "/api/v1/entries/3", "/login"),
]
DESK = [
    *("/desk/", "/desk/arrivals", "/desk/queue", "/desk/platforms", "/desk/platforms/E6900000901"),
    *("/desk/records", "/desk/records/PROJECT", "/desk/records/EXPERT_INFO?before=99"),
    *(f"/desk/records/LEGAL_PERSON_BASE?q={USCC}", f"/desk/projects/{PROJECT}"),
    *(f"/desk/entities/{USCC}", f"/desk/tenders/{TENDER}", "/desk/rules", "/desk/rules/P16"),
    *("/desk/entries/official/3", "/desk/tenders?format=csv", "/account"),
    *(
        "/desk/cases/figures",
        "/desk/cases",
        "/desk/cases?state=ended",
        "/desk/cases?matter=complaint",
        "/desk/cases?page=9",
    ),
    *(f"/desk/cases/new?tender={TENDER}&lot={LOT}",),
]
HOUSE = [
    f"/desk/house/{name}"
    for name in (
        *("bodies", "powers", "officers", "platforms", "rules", "competence", "coverage", "start"),
        *("charges", "calendar", "erasures", "quarantine", "quarantine?state=settled"),
        *(
            "quarantine?source=kg",
            "quarantine?source=kg&reason=not_json",
            "quarantine?reason=not_json",
        ),
        *("quarantine/2", "whois", "whois?q=云禾", "audit", "audit?q=lin", "audit?kind=looks"),
        *("audit?by=lin", f"audit?subject={TENDER}"),
    )
]


@pytest.fixture
def province(settings, tmp_path, client):
    """A small instance in which everything happened once, its tables filled with copies."""
    scene = Scene(settings, tmp_path)
    supervision.seed(at=BEFORE, by=OPERATOR)
    for login in ("shen", "fang"):
        appointed(login, name=login, password="", grants=False)
    scene.called(call=short_sale())
    scene.post(clarification(), bid(), opening(), award(), at=AFTER)
    bad = orjson.dumps({"title": "x", "tender": {"title": "y"}})
    gather(tmp_path / "open.jsonl", lines(release(1), b"nonsense", bad), source="kg")
    while docking.catch_up(log="gathered") or docking.catch_up() or competences.catch_up():
        pass
    form = {"matter": "suspension", "ground": "x", "until": ""}
    lin = scene.signed_in(client)
    session = lin.session
    session["proved"] = scene_clock()
    session.save()
    lin.post(f"/desk/cases/new?tender={TENDER}&lot={LOT}", form)
    alert = quote(Alert.objects.get(rule="P16").id)
    lin.post(f"/desk/cases/new?alert={alert}", form)
    assert CaseRow.objects.count() == 2
    while supervision.catch_up():
        pass
    scene.at(AFTER)
    Match.objects.create(
        log="official",
        key="name:云禾第二建筑有限公司",
        code=USCC,
        verdict="same",
        reason="x",
        number=1,
        at=AFTER,
        by="lin",
    )
    filled.fill()
    return scene


def scene_clock():
    from jianbiao.web import clock

    return clock.real()


def read_whole(asked):
    """Return what a database would read from end to end to answer."""
    found = {}
    for connection, sql, params in asked:
        whole = _in_postgres if connection.vendor == "postgresql" else _in_sqlite
        for table in whole(connection, sql, params):
            if table not in SMALL:
                found.setdefault(table, sql[:1500])
    return found


def _in_sqlite(connection, sql, params):
    """Yield tables without an index, and those of which an index is read whole that are not cut off."""
    named = re.findall(r'"?([a-z]+_\w+)"? (?:AS )?"?([A-Z]\d+|[a-z])\b"?', sql)
    aliases = {alias: table for table, alias in named}
    with connection.cursor() as cursor:
        cursor.execute(f"explain query plan {sql}", params)
        steps = [row[-1] for row in cursor.fetchall()]
    cut = " LIMIT " in sql.upper()
    for step in steps:
        said = re.match(r"(SCAN|SEARCH) (\w+)(.*)", step)
        if said is None or "VIRTUAL TABLE" in step or "CONSTANT ROW" in step:
            continue
        table = aliases.get(said[2], said[2])
        if (used := re.search(r"INDEX (\w+)", said[3])) and used[1] in PARTIAL:
            continue
        all_of_it = said[1] == "SCAN" or (said[3].endswith("(log=?)") and not cut)
        if all_of_it and "_search_" not in table:
            yield table


def _in_postgres(connection, sql, params):
    """Yield tables that are read in sequence, of a few rows only where no index would serve at all."""
    with connection.cursor() as cursor:
        for table in set(_planned(cursor, sql, params)):
            cursor.execute("select reltuples from pg_class where relname = %s", [table])
            if cursor.fetchone()[0] >= MANY:
                yield table
                continue
            cursor.execute("set local enable_seqscan = off")
            if table in _planned(cursor, sql, params):
                yield table
            cursor.execute("set local enable_seqscan = on")


def _planned(cursor, sql, params):
    cursor.execute(f"explain (format json) {sql}", params)
    return list(_scanned(cursor.fetchone()[0][0]["Plan"]))


def _scanned(plan):
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for inner in plan.get("Plans", ()):
        yield from _scanned(inner)


def plans_of(visitor, paths):
    wrong = {}
    for path in paths:
        asked = Asked()
        with ExitStack() as watched:
            for alias in {"default", views_alias()}:
                watched.enter_context(connections[alias].execute_wrapper(asked))
            answer = visitor.get(path)
            assert answer.status_code in {200, 302, 403, 404}, (path, answer.status_code)
            b"".join(answer.streaming_content) if answer.streaming else answer.content
        if found := read_whole(asked.said):
            wrong[path] = found
    return wrong


def test_no_page_reads_a_growing_table_whole(province, client):
    alert = reverse("staff:alert", args=[Alert.objects.first().id])
    case = reverse("cases:case", args=[CaseRow.objects.first().id])
    new = f"/desk/cases/new?alert={Alert.objects.first().id}"
    lin = province.signed_in(client)
    wrong = plans_of(lin, [*PUBLIC, *DESK, alert, case, new, *ALERTS, *LISTS])
    for login in ("gao", "shen", "fang"):
        wrong |= plans_of(province.signed_in(client, login), HOUSE)
    for path, found in wrong.items():
        for table, sql in found.items():
            print(path, table, sql, "\n")
    assert wrong == {}
