"""No page reads a growing table from end to end: every query of every page has an index to go by."""

import re

import pytest
from django.db import connections
from django.urls import reverse

from jianbiao.record.models import Tender
from jianbiao.watch.models import Alert
from tests.make import PROJECT, TENDER, bid, opening
from tests.stories.scene import award, clarification, short_sale
from tests.web.make import AFTER

pytestmark = pytest.mark.django_db(databases="__all__")

GROWING = (
    "record_tender",
    "record_item",
    "record_party",
    "watch_finding",
    "watch_alert",
    "watch_deadline",
    "intake_docking",
    "intake_faulted",
    "ledger_entry",
    "record_pointer",
    "record_alias",
    "intake_filed",
    "supervision_dutyrow",
    "supervision_caserow",
    "supervision_filingmessage",
    "supervision_stagestanding",
)
PAGES = (
    "/",
    "/tenders",
    "/tenders?stage=called&region=690100",
    f"/tenders/{TENDER}",
    "/desk/",
    "/desk/alerts",
    "/desk/alerts?state=open&rule=P16&grade=breach&before=9~A",
    "/desk/tenders",
    "/desk/tenders?region=690102&stage=called",
    "/desk/tenders?industry=A01&method=1&least=1&most=99999",
    "/desk/tenders?platform=E6900000901&since=2026-01-01&until=2026-12-31",
    "/desk/tenders?rule=P16",
    "/desk/tenders?verdict=undecidable",
    "/desk/tenders?alert=breach&body=fgw",
    "/desk/tenders?before=2026-03-20T00:00:00%2B08:00~E1",
    f"/desk/tenders/{TENDER}",
    "/desk/platforms",
    "/desk/platforms/E6900000901",
    "/desk/rules",
    "/desk/rules/P16",
    "/desk/alerts?state=cured&grade=breach",
    "/desk/alerts?hand=mine",
    "/desk/records/PROJECT",
    "/desk/records/LEGAL_PERSON_BASE?q=91690000MA70000189",
    "/desk/records/EXPERT_INFO?before=99",
    f"/desk/projects/{PROJECT}",
    "/desk/entities/91690000MA70000189",
    "/desk/house/whois",
    "/desk/duties",
    "/desk/duties?matter=written_report",
    "/electronic",
    "/inspections",
    "/records/PROJECT",
    f"/projects/{PROJECT}",
    "/entities/91690000MA70000189",
)


class Asked:
    """Keeps the statements a page asks of one database."""

    def __init__(self):
        self.said = []

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().lower().startswith("select"):
            self.said.append((context["connection"], sql, params))
        return execute(sql, params, many, context)


def scans(said):
    """Return what SQLite would read from end to end."""
    for connection, sql, params in said:
        with connection.cursor() as cursor:
            cursor.execute(f"explain query plan {sql}", params)
            plan = [row[-1] for row in cursor.fetchall()]
        for step in plan:
            found = re.match(r"SCAN (\w+)", step)
            if found and (found[1] in GROWING or re.match(r"U\d", found[1])):
                yield f"{step}: {sql[:300]}"


@pytest.fixture
def visitor(scene, client):
    scene.called(call=short_sale())
    scene.post(clarification(), bid(), opening(), award(), at=AFTER)
    scene.at(AFTER)
    return scene.signed_in(client, scene.officer.login)


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="reads SQLite's plans")
@pytest.mark.parametrize("path", [*PAGES, "alert"])
def test_every_query_of_a_page_goes_by_an_index(visitor, path):
    if path == "alert":
        path = reverse("staff:alert", args=[Alert.objects.first().id])
    asked = Asked()
    with connections["default"].execute_wrapper(asked), connections["views"].execute_wrapper(asked):
        assert visitor.get(path).status_code == 200
    assert asked.said
    assert list(scans(asked.said)) == []


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="reads SQLite's plans")
def test_a_query_that_no_index_serves_is_seen():
    asked = Asked()
    with connections["views"].execute_wrapper(asked):
        assert not Tender.objects.filter(title="没有").exists()
    assert len(list(scans(asked.said))) == 1
