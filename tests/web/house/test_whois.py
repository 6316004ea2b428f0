"""Who is who (主体归并): the acts of the page, what they refuse, who may do them."""

import pytest
from django.urls import reverse

from jianbiao.ledger import queries as ledger
from jianbiao.record.models import Match
from jianbiao.web import clock
from tests.make import PROJECT, USCC, tender
from tests.people.make import appointed, opened
from tests.stories.scene import fold

pytestmark = pytest.mark.django_db(databases="__all__")
OTHER = "91690100MA0000007Y"
UNCODED = "name:朔宁市水务局（本级）"
SAME = {"key": UNCODED, "code": USCC, "reason": "名称仅多机构层级，系同一单位"}
MERGED = {
    "absorbed": OTHER,
    "code": USCC,
    "effective_on": "2026-03-01",
    "reason": "机构改革，三定方案",
}


@pytest.fixture
def whois(scene, client):
    """Return a function that signs an officer in, with the password just shown."""
    scene.called()
    uncoded = tender(PROJECT + "003", TENDERER_NAME="朔宁市水务局（本级）")
    del uncoded["data"]["TENDERER_CODE"]
    scene.post(tender(PROJECT + "002", TENDERER_CODE=OTHER, TENDERER_NAME="朔宁水利局"), uncoded)
    appointed("shen", name="沈一", password="")
    appointed("tang", role="auditor", name="唐一", password="")

    def sign_in(login):
        scene.signed_in(client, login)
        session = client.session
        session["proved"] = clock.real()
        session.save()
        return client

    return sign_in


def post(client, act, said):
    answer = client.post(reverse("house:whois"), {"act": act, **said})
    fold()
    return answer


def test_a_name_without_code_is_shown_with_what_it_may_be_and_confirmed(whois):
    client = whois("shen")
    page = client.get(reverse("house:whois")).content.decode()
    assert "朔宁市水务局（本级）" in page
    assert USCC in page
    answer = post(client, "same", SAME)
    assert answer.status_code == 302, answer.content.decode()
    found = Match.objects.get()
    assert (found.verdict, found.by, found.code) == ("same", "shen", USCC)
    assert answer["Location"].endswith(f"done={found.number}")
    page = client.get(answer["Location"]).content.decode()
    assert SAME["reason"] in page
    assert f"/desk/entries/official/{found.number}" in page


def test_a_merger_is_recorded_and_shown_to_everybody(whois):
    client = whois("shen")
    assert post(client, "merge", MERGED).status_code == 302
    assert Match.objects.get().verdict == "merged"
    assert OTHER in client.get(f"/entities/{USCC}").content.decode()


@pytest.mark.parametrize(
    ("act", "said", "status"),
    [
        ("same", SAME | {"key": "name:无此单位"}, 404),
        ("same", SAME | {"code": "x"}, 404),
        ("same", SAME | {"reason": ""}, 400),
        ("different", SAME | {"reason": "<script>alert(1)</script>" * 300}, 400),
        ("merge", MERGED | {"effective_on": "soon"}, 400),
        ("merge", MERGED | {"code": OTHER}, 400),
        ("nothing", SAME, 403),
    ],
    ids=str,
)
def test_what_cannot_be_read_or_is_not_there_changes_nothing(whois, act, said, status):
    client = whois("shen")
    before = ledger.last_number()
    answer = post(client, act, said)
    assert answer.status_code == status, answer.content.decode()
    assert ledger.last_number() == before
    assert "<script>alert" not in answer.content.decode()


def test_an_officer_without_the_power_neither_sees_nor_decides(whois):
    client = whois("tang")
    assert client.get(reverse("house:whois")).status_code == 403
    assert post(client, "same", SAME).status_code == 403
    assert not Match.objects.exists()


def test_an_entity_out_of_reach_is_not_there(whois):
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", name="温一", password="")
    client = whois("wen")
    answer = post(client, "same", SAME)
    assert answer.status_code in {403, 404}
    assert not Match.objects.exists()
