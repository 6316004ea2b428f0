from datetime import timedelta

import pytest

from jianbiao.ledger import queries as ledger
from jianbiao.people import looking, services
from jianbiao.people.models import Look, PendingLook
from tests.make import TENDER, bid
from tests.people.make import NOON, OPERATOR, appointed, opened
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


def look(subject="staff:tender T1", at=NOON, by=OPERATOR):
    looking.look(by=by, power="tender.read", subject=subject, page="/x", at=at)


def test_looks_wait_a_minute_and_go_into_one_act():
    for n in range(3):
        look(f"staff:tender T{n}")
    assert looking.record_looks(at=NOON + timedelta(seconds=59)) == 0
    assert looking.record_looks(at=NOON + timedelta(seconds=60)) == 3
    (said,) = ledger.entries_after(0)
    assert [one["subject"] for one in said.event["looks"]] == [
        f"staff:tender T{n}" for n in range(3)
    ]
    assert said.by == "system"
    assert not PendingLook.objects.exists()
    assert looking.record_looks(at=NOON + timedelta(hours=1)) == 0


def test_many_looks_do_not_wait():
    for n in range(looking.MOST + 1):
        look(f"T{n}")
    assert looking.record_looks(at=NOON) == looking.MOST
    assert PendingLook.objects.count() == 1


def test_looks_come_back_from_the_ledger_alone():
    for n in range(3):
        look(f"staff:tender T{n}")
    looking.record_looks(at=NOON + timedelta(minutes=2))
    before = list(Look.objects.order_by("number", "place").values())
    Look.objects.all().delete()
    services.fold(ledger.entries_after(0), using="default")
    assert list(Look.objects.order_by("number", "place").values()) == before
    assert looking.looks(by="operator")[0].subject == "staff:tender T2"
    assert len(looking.looks(subject="staff:tender T1")) == 1


@pytest.fixture
def desk(settings, tmp_path, client):
    scene = Scene(settings, tmp_path)
    scene.called()
    return scene, scene.signed_in(client)


def subjects():
    return [row.subject for row in PendingLook.objects.order_by("id")]


def test_opening_a_tender_or_an_entry_or_an_export_is_a_look_and_a_list_is_none(desk):
    _, client = desk
    for path in ("/desk/tenders", "/desk/alerts", "/desk/", "/desk/rules"):
        assert client.get(path).status_code == 200
    assert subjects() == []
    client.get(f"/desk/tenders/{TENDER}", REMOTE_ADDR="10.0.0.7")
    client.get("/desk/entries/official/1")
    client.get("/desk/tenders?format=csv")
    assert subjects()[0] == f"staff:tender {TENDER}"
    assert len(subjects()) == 3
    row = PendingLook.objects.order_by("id")[0]
    assert (row.by, row.address, row.at) == ("lin", "10.0.0.7", BEFORE)


def test_what_was_not_shown_was_not_looked_at(desk):
    _, client = desk
    assert client.get("/desk/tenders/NOSUCH").status_code == 404
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    scene, _ = desk
    appointed("wen", department="YH-LT", name="温一", password="")
    scene.signed_in(client, "wen")
    assert client.get(f"/desk/tenders/{TENDER}").status_code == 404
    assert subjects() == []


def test_the_auditor_sees_who_looked_and_who_acted(desk):
    scene, client = desk
    client.get(f"/desk/tenders/{TENDER}")
    looking.record_looks(at=BEFORE + timedelta(minutes=2))
    client.get(f"/desk/tenders/{TENDER}?x=1")
    appointed("tang", role="auditor", name="唐一", password="")
    scene.signed_in(client, "tang")
    page = client.get("/desk/house/audit").content.decode()
    looked = f'项目 <code class="qq">{TENDER}</code>'
    assert page.count(looked) == 2
    assert "林一" in page
    assert "授权复核" in page
    assert "消息接收" not in page
    assert looked not in client.get("/desk/house/audit?by=gao").content.decode()
    scene.signed_in(client, "lin")
    assert client.get("/desk/house/audit").status_code == 403


def test_the_acts_of_the_house_are_found_without_reading_what_platforms_sent(desk):
    from django.db import connection

    scene, _ = desk
    scene.post(*(bid(name=f"第{n}公司") for n in range(5)))
    assert all(not one.kind.startswith("intake:") for one in ledger.house_acts())
    sql = "explain query plan select number, kind, body from ledger_entry where (kind < 'intake:' or kind >= 'intake;') and number < 9 and body is not null order by number desc limit 9"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(sql)
            assert "ledger_house" in str(cursor.fetchall())
