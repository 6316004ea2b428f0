"""An alert is taken in hand on its page, shown as taken on desk and list, and put back."""

import pytest
from django.urls import reverse

from jianbiao.ledger import queries as ledger
from jianbiao.people import services
from jianbiao.people.models import Charge, PendingLook
from jianbiao.watch.models import Alert
from tests.make import TENDER
from tests.people.make import appointed, opened
from tests.stories.scene import short_sale

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def desk(scene, client):
    scene.called(call=short_sale())
    appointed("shen", name="沈一", password="")
    return scene, scene.signed_in(client)


def at(name):
    return reverse(f"staff:{name}", args=[Alert.objects.get(rule="P16").id])


def page(client, path):
    return client.get(path).content.decode()


def test_who_takes_an_alert_in_hand_is_named_on_its_page_the_desk_and_the_list(desk):
    scene, client = desk
    assert "无人经办" in page(client, at("alert"))
    assert client.post(at("take")).status_code == 302
    assert "我经办" in page(client, at("alert"))
    scene.signed_in(client, "shen")
    for path in ("/desk/", "/desk/alerts", at("alert")):
        assert "林一 经办" in page(client, path), path
    assert "由我经办" not in page(client, at("alert"))


def test_two_do_not_take_the_same_alert(desk):
    scene, client = desk
    client.post(at("take"))
    scene.signed_in(client, "shen")
    answer = client.post(at("take"))
    assert answer.status_code == 409
    assert "charge_held" in answer.content.decode()
    assert Charge.objects.get().login == "lin"
    assert client.post(at("release")).status_code == 409
    assert Charge.objects.get().login == "lin"


def test_an_alert_is_put_back_with_a_reason_and_taken_by_another(desk):
    scene, client = desk
    client.post(at("take"))
    client.post(at("release"), {"reason": "转由同事办理"})
    assert not Charge.objects.exists()
    [said] = ledger.entries_after(ledger.last_number() - 1)
    assert (said.kind, said.event["reason"]) == ("people:charge:released/1", "转由同事办理")
    scene.signed_in(client, "shen")
    client.post(at("take"))
    assert Charge.objects.get().login == "shen"


def test_what_is_in_ones_own_hand_is_a_list_of_its_own(desk):
    _, client = desk
    id = Alert.objects.get(rule="P16").id
    assert id not in page(client, "/desk/alerts?hand=mine")
    client.post(at("take"))
    said = page(client, "/desk/alerts?hand=mine")
    assert at("alert") in said
    assert "1 条预警" in said


def test_who_has_what_in_hand_comes_back_from_the_ledger_alone(desk):
    _, client = desk
    for act in ("take", "release", "take"):
        client.post(at(act))
    kept = list(Charge.objects.values())
    Charge.objects.all().delete()
    acts = [one for one in ledger.entries_after(0) if one.kind.startswith("people:charge:")]
    services.fold(acts, using="default")
    assert list(Charge.objects.values()) == kept


def test_an_act_about_an_alert_is_read_only_where_the_alert_is(desk):
    scene, client = desk
    client.post(at("take"))
    path = f"/desk/entries/official/{ledger.last_number()}"
    assert TENDER in page(client, path)
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", name="温一", password="")
    opened(code="OPS", function="operator", industries=("*",))
    appointed("ops", department="OPS", role="system_admin", password="")
    for login in ("wen", "ops"):
        scene.signed_in(client, login)
        assert TENDER not in page(client, path)
        assert client.post(at("take")).status_code in {403, 404}


def test_a_reason_for_looking_stands_beside_each_look_and_before_the_auditor(desk):
    scene, client = desk
    assert "请写明事由" in page(client, f"/desk/tenders/{TENDER}")
    said = {"reason": "投诉核查\n 2026-17", "next": f"/desk/tenders/{TENDER}"}
    answer = client.post("/account/reason", said)
    assert answer["Location"] == f"/desk/tenders/{TENDER}"
    assert "投诉核查 2026-17" in page(client, f"/desk/tenders/{TENDER}")
    assert [row.reason for row in PendingLook.objects.order_by("id")] == ["", "投诉核查 2026-17"]
    appointed("tang", role="auditor", name="唐一", password="")
    scene.signed_in(client, "tang")
    audit = page(client, f"/desk/house/audit?subject={TENDER}")
    assert audit.count("投诉核查 2026-17") == 1
    assert "未写" in audit


def test_a_reason_leads_to_no_other_house(desk):
    _, client = desk
    answer = client.post("/account/reason", {"reason": "x" * 900, "next": "https://evil.example/"})
    assert answer["Location"] == "/desk"
    assert len(client.session["reason"]) == 200
