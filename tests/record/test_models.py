"""The indexes serve what the pages ask: no list, timeline or fold reads a whole table."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jianbiao.ledger import queries as ledger
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.record import aside, profiles, queries, services
from jianbiao.watch import queries as watching
from jianbiao.watch import services as watch
from tests import make
from tests.record.make import changed, settle

pytestmark = pytest.mark.django_db(databases="__all__")

COUNTY = Scope(reach=Reach(prefix="690102", industries=("A07",)))
CITY = Scope(reach=Reach(prefix="6901", industries=None))
TABLES = ("record_", "watch_")

READS = {
    "the public's list": lambda: list(queries.tenders(None).order_by("-first_at", "code")[:50]),
    "the staff's list": lambda: list(queries.tenders(CITY)[:50]),
    "a county's list": lambda: list(queries.tenders(COUNTY)[:50]),
    "a stage": lambda: list(queries.tenders(None, stage="called")[:50]),
    "a platform": lambda: list(queries.tenders(None, platform=make.PLATFORM)[:50]),
    "what just arrived": lambda: queries.recent(COUNTY, after=3),
    "one tender on its timeline": lambda: queries.tender_page(make.TENDER),
    "an entity": lambda: profiles.profile(make.USCC, at=make.NOON, scope=CITY),
    "alike names": lambda: profiles.alike(make.USCC),
    "a code": lambda: queries.search(make.TENDER[:17], CITY),
    "facts": lambda: aside.facts_of(make.TENDER),
    "titles": lambda: queries.titles([make.TENDER]),
    "what needs me": lambda: list(watching.needs_me(CITY, make.NOON)[:10]),
    "alerts": lambda: list(watching.alerts(CITY, make.NOON)[:50]),
    "closed alerts": lambda: list(watching.alerts(CITY, make.NOON, state="closed")[:50]),
    "alerts of a rule": lambda: list(watching.alerts(CITY, make.NOON, rule="P18")[:50]),
    "alerts of a tender": lambda: list(watching.alerts(CITY, make.NOON, tender=make.TENDER)[:50]),
    "counts of alerts": lambda: watching.counts(CITY, make.NOON),
    "findings of a tender": lambda: watching.findings_of(make.TENDER),
    "undecidable by platform": watching.undecidable_by_platform,
    "what is due": lambda: watching.due(CITY, make.NOON),
    "what is overdue": lambda: watching.overdue(make.NOON),
}


@pytest.fixture(autouse=True)
def _told():
    settle(make.project(), make.tender(), make.lot(), make.notice(), make.bid())
    fold()


def fold():
    while services.catch_up() or watch.catch_up():
        pass


@pytest.mark.parametrize("name", READS)
def test_what_a_page_asks_is_found_by_an_index(name):
    assert scans(READS[name]) == []


def test_a_slice_finds_what_it_touches_by_an_index():
    notice = make.notice()
    settle(notice, changed(notice), make.project(make.PLATFORM + "000002"))
    assert scans(fold) == []


def scans(read):
    """Return the statements of ``read`` on the tables of these rooms that go through a whole table."""
    connection = connections[ledger.views_alias()]
    if connection.vendor != "sqlite":
        pytest.skip("plans are compared on SQLite")
    with CaptureQueriesContext(connection) as captured:
        read()
    said = [q["sql"] for q in captured if q["sql"].lstrip().upper().startswith("SELECT")]
    asked = [sql for sql in said if any(f'FROM "{table}' in sql for table in TABLES)]
    assert asked
    return [(sql, plan) for sql in asked if (plan := _whole(connection, sql))]


def _whole(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}".replace("%", "%%"))
        steps = [row[3] for row in cursor.fetchall()]
    return [step for step in steps if step.startswith("SCAN ")]
