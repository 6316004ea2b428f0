import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jianbiao.errors import Refused
from jianbiao.ledger.queries import views_alias
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.record import aside, queries, services
from jianbiao.record.domain import items as folding
from tests.make import LOT, PROJECT, TENDER, bid, lot, notice, project, tender
from tests.record.make import changed, settle

pytestmark = pytest.mark.django_db(databases="__all__")
SECOND = PROJECT + "002"


def scope(prefix="", industries=None):
    return Scope(reach=Reach(prefix=prefix, industries=industries))


@pytest.fixture(autouse=True)
def _told():
    settle(
        project(),
        tender(),
        lot(),
        notice(),
        bid(),
        tender(SECOND, REGION_CODE="690200", TENDER_PROJECT_TYPE="A01", TENDER_PROJECT_NAME="学校"),
    )
    fold()


def fold():
    while services.catch_up():
        pass


def codes(rows):
    return [row.code for row in rows]


def test_lists_show_the_newest_first():
    assert codes(queries.tenders(None)) == [SECOND, TENDER]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"stage": "called"}, [TENDER]),
        ({"stage": "prepared"}, [SECOND]),
        ({"region": "690000"}, [SECOND, TENDER]),
        ({"region": "690200"}, [SECOND]),
        ({"region": "699900"}, []),
        ({"region": "%"}, []),
        ({"industry": "A07"}, [TENDER]),
        ({"platform": "E6900000999"}, []),
    ],
    ids=str,
)
def test_lists_are_filtered(filters, found):
    assert codes(queries.tenders(None, **filters)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("学校", {SECOND}), (TENDER, {TENDER}), ("水务局", {SECOND, TENDER}), ("%", set())],
)
def test_words_are_found_with_their_kinds(text, found):
    said = queries.search(text, scope())
    assert set(said.codes) == found
    stored = {row.code: row for row in queries.tenders(None)}
    for code, kinds in zip(said.codes, said.kinds, strict=True):
        assert kinds["stage"] == stored[code].stage
        assert kinds["region"] == stored[code].region


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        (scope(), [SECOND, TENDER]),
        (scope("6901"), [TENDER]),
        (scope("690200"), [SECOND]),
        (scope("", ("A07",)), [TENDER]),
        (scope("6901", ("A01",)), []),
        (Scope(reach=None), []),
    ],
    ids=["all", "division", "district", "industry", "neither", "nobody"],
)
def test_nobody_sees_beyond_their_scope(reach, found):
    assert codes(queries.tenders(reach)) == found
    assert sum(queries.counts(reach).values()) == len(found)
    assert {item.tender for item in queries.recent(reach)} == set(found)
    for code in {TENDER, SECOND} - set(found):
        with pytest.raises(Refused) as refused:
            queries.tender_page(code, scope=reach)
        assert refused.value.code == "tender_unknown"


def test_a_page_holds_what_was_reported_and_who_takes_part():
    page = queries.tender_page(TENDER)
    assert {item.set for item in page.items} == {
        "TENDER_PROJECT",
        "SECTION",
        "TENDER_ANN_QUA_INQUERY_ANN",
        "TENDER_LIST",
    }
    assert page.project.data["PROJECT_NAME"] == "供水工程"
    assert [role for role, _, _ in page.parties] == ["procuring_entity", "bidder"]
    assert page.shown == 6


def test_what_just_arrived_comes_newest_first_and_only_what_is_new():
    newest = queries.newest()
    assert [item.number for item in queries.recent(None, limit=3)] == [6, 5, 4]
    assert queries.recent(None, after=newest) == []


def test_the_project_that_holds_is_the_corrected_one():
    plan = project(PROJECT[:11] + "000007")
    settle(plan, changed(plan, PROJECT_NAME="更名"))
    fold()
    code = plan["data"]["PROJECT_CODE"]
    assert queries.projects_of([code], log="official")[code].data["PROJECT_NAME"] == "更名"


def test_a_tender_s_facts_are_asked_for_as_it_stands():
    found = aside.facts_of(TENDER, units=("lot",))
    assert [(s.unit, s.code) for s in found] == [("lot", LOT)]
    with pytest.raises(Refused):
        aside.facts_of(PROJECT + "009")


def test_titles_are_read_at_once(django_assert_num_queries):
    with django_assert_num_queries(1, using="views") if _views() else django_assert_num_queries(1):
        assert queries.titles([TENDER, SECOND, "none"]) == {TENDER: "供水工程施工", SECOND: "学校"}


def test_rows_are_the_values_the_fold_works_on():
    said = queries.items_of([TENDER], log="official")[TENDER]
    assert all(isinstance(one, folding.Item) for one in said)


def _views():
    from django.conf import settings

    return "views" in settings.DATABASES


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (
            lambda alias: queries.projects_of([PROJECT], log="official", using=alias),
            "item_project",
        ),
        (
            lambda alias: queries.holding_under(
                [("E6900000901", "1")], log="official", using=alias
            ),
            "item_key",
        ),
        (
            lambda alias: queries.under([("E6900000901", "1")], log="official", using=alias),
            "item_key",
        ),
        (lambda alias: queries.items_of([TENDER], log="official", using=alias), "INDEX item_"),
        (
            lambda alias: queries.items_of(
                [TENDER], log="official", using=alias, sets=["SECTION", "TENDER_PROJECT"]
            ),
            "item_set",
        ),
    ],
)
def test_a_group_is_found_by_its_own_index_and_never_by_walking_the_log(ask, index):
    alias = views_alias()
    if connections[alias].vendor != "sqlite":
        pytest.skip("a small table is read whole there")
    with CaptureQueriesContext(connections[alias]) as asked:
        ask(alias)
    assert asked.captured_queries
    with connections[alias].cursor() as cursor:
        for one in asked.captured_queries:
            cursor.execute("EXPLAIN QUERY PLAN " + one["sql"])
            assert index in str(cursor.fetchall())
