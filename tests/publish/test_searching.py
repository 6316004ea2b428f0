"""Search is exact, best first, bounded whatever is asked, and the open index knows no restricted word."""

import pytest
from django.db import connections

from jianbiao.ledger.queries import views_alias
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.publish import searching
from jianbiao.publish.indexing import INDEX
from jianbiao.publish.models import Doc
from jianbiao.record import queries as record
from jianbiao.record.domain import search
from jianbiao.standard.fields import FieldClass, Text
from jianbiao.standard.sets import SETS
from tests.make import PROJECT, TENDER, USCC, bid, envelope, lot, notice, project, tender
from tests.record.make import changed, deleted, settle
from tests.standard.make import DATA
from tests.stories.scene import fold

pytestmark = pytest.mark.django_db(databases="__all__")
SECOND, THIRD = PROJECT + "002", PROJECT + "003"


def found(query, **kinds):
    return list(searching.found(query, kinds).codes)


@pytest.fixture
def _told():
    settle(
        project(),
        tender(TENDER_PROJECT_NAME="朔宁水库加固（一期）工程"),
        lot(),
        notice(NOTICE_NAME="水库加固招标公告"),
        bid(name="甲建设公司", uscc="91690100MA0000007Y"),
        tender(
            SECOND,
            TENDER_PROJECT_NAME="Ｇ312 国道养护",
            TENDERER_NAME="水库管理 局",
            REGION_CODE="690200",
        ),
        tender(
            THIRD,
            TENDER_PROJECT_NAME="学校𠮷田楼",
            TENDER_CONTENT="含水库泵房",
            TENDER_PROJECT_TYPE="A01",
        ),
    )
    fold()


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("水库", [TENDER, SECOND, THIRD]),
        ("库水", []),
        ("桥", []),
        ("校", [THIRD]),
        ("朔宁 加固", [TENDER]),
        ("加固(一期)", [TENDER]),
        ("加固（一期）", [TENDER]),
        ("g312国道", [SECOND]),
        ("Ｇ３１２", [SECOND]),
        ("水库管理局", [SECOND]),
        ("𠮷田", [THIRD]),
        ("一标段", [TENDER]),
        (TENDER, [TENDER]),
        (TENDER.lower(), [TENDER]),
        (TENDER + "001", [TENDER]),
        (PROJECT, [THIRD, SECOND, TENDER]),
        (USCC.lower(), [THIRD, SECOND, TENDER]),
        ("甲建设公司", []),
        ("91690100MA0000007Y", []),
    ],
)
def test_what_is_typed_is_found_exactly_and_best_first(query, codes):
    assert found(query) == codes


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    "query",
    ["", " ", "%%%", "'; drop table x; --", '" OR a*', "NEAR(水 库)", "a AND b", "水" * 60_000,
     "😀👨‍👩‍👧", "\x00", "\ud800", "０１２３４５６７８９", "()", "*", "-" * 500, "_", "\\"],
)  # fmt: skip
def test_whatever_is_asked_is_answered(query):
    assert found(query) in ([], [TENDER])
    assert record.search(query, Scope(reach=Reach(prefix="69", industries=("A07",)))).more is False


@pytest.mark.usefixtures("_told")
def test_filters_and_reach_narrow_what_is_found():
    assert found("水库", region="690100") == [TENDER, THIRD]
    assert found("水库", industry="A01") == [THIRD]
    assert found("水库", stage="called") == [TENDER]
    for reach, codes in (("6902", (SECOND,)), ("690299", ()), ("", (TENDER, SECOND, THIRD))):
        scope = Scope(reach=Reach(prefix=reach, industries=None))
        assert record.search("水库", scope).codes == codes
    assert record.search("水库", Scope(reach=None)).codes == ()


@pytest.mark.usefixtures("_told")
def test_what_changed_is_found_by_its_new_words_alone():
    head = tender(PROJECT + "004", TENDER_PROJECT_NAME="旧名桥梁")
    settle(head)
    fold()
    settle(changed(head, TENDER_PROJECT_NAME="新名隧道"))
    fold()
    assert (found("桥梁"), found("隧道")) == ([], [PROJECT + "004"])
    settle(deleted(head))
    fold()
    assert (found("隧道", stage="failed"), found("桥梁")) == ([PROJECT + "004"], [])


def test_no_index_of_the_public_holds_a_restricted_word():
    settle(project(), tender(REPORT_DUTY="密填报人"), lot())
    settle(*(envelope(name, _marked(name)) for name in DATA if name not in UNPLACED))
    fold()
    assert Doc.objects.filter(code=TENDER).exists()
    assert "密" not in str([(d.title, d.parties, d.body, d.codes) for d in Doc.objects.all()])
    assert found("密") == []
    assert not _index_holds(search.token("a", "密"))
    assert record.search("密", Scope(reach=Reach(prefix="", industries=None))).codes == (TENDER,)


UNPLACED = {"FORWARDED_MESSAGE", "OCDS_RELEASE", "PROJECT", "TENDER_PROJECT", "SECTION"}


def _marked(name):
    """Return a record with the marker in every restricted text, and in all texts of a secret set."""
    places = {
        "PROJECT_CODE": PROJECT,
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": TENDER + "001",
    }
    fields = SETS[name].by_name
    marked = {
        f.name: ("密" + f.name)[: f.kind.longest]
        for f in SETS[name].fields
        if isinstance(f.kind, Text)
        and (SETS[name].secret_until or f.open_to is not FieldClass.OPEN)
    }
    return DATA[name] | marked | {k: v for k, v in places.items() if k in fields}


def _index_holds(token):
    connection = connections[views_alias()]
    table = f"{INDEX.name}_official"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"select 1 from {table} where grams @> %s", [[token]])
        else:
            cursor.execute(f"select rowid from {table} where {table} match %s", [token])
        return cursor.fetchone() is not None


@pytest.mark.usefixtures("_told")
def test_the_api_pages_what_is_found(client):
    said = client.get("/api/v1/search", {"q": "水库", "size": 2, "page": 2}).json()
    assert (said["count"], said["more"], said["page"], said["pages"]) == (3, False, 2, 2)
    assert [one["code"] for one in said["tenders"]] == [THIRD]
    assert client.get("/api/v1/search", {"q": "水库", "page": 9}).json()["tenders"] == []
    assert client.get("/api/v1/search", {"size": 101}).status_code == 400
    assert len(client.get("/api/v1/search").json()["tenders"]) == 3
    assert "/api/v1/search" in client.get("/api/v1/openapi.json").json()["paths"]
