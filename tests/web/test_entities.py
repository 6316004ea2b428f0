"""The entity by HTTP: what is open of it, bids once they are opened, hostile keys."""

import pytest

from tests.make import PROJECT, TENDER, USCC, bid, opening, tender
from tests.web.make import AFTER

pytestmark = pytest.mark.django_db(databases="__all__")
FIRM = "91690100MA0000007Y"


def asked(client, key, status=200, **said):
    answer = client.get(f"/api/v1/entities/{key}", said)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_procuring_entity_is_told_with_the_entries_behind_it(scene, client):
    numbers = scene.called()
    said = asked(client, USCC)
    assert said["code_valid"] is True
    assert said["roles"]["procuring_entity"] >= 1
    assert {one["tender"] for one in said["parts"]} >= {TENDER}
    assert {one["number"] for one in said["parts"]} <= set(numbers)
    assert said["address"].endswith(f"/entities/{USCC}")
    assert said["following"] is None


def test_a_bidder_is_unknown_until_the_bids_are_opened(scene, client):
    scene.called()
    scene.post(bid(uscc=FIRM, name="甲建设公司"))
    assert asked(client, FIRM, 404)["error"]["code"] == "entity_unknown"
    scene.at(AFTER)
    scene.post(opening(), at=AFTER)
    said = asked(client, FIRM)
    assert [one["role"] for one in said["parts"]] == ["bidder"]
    assert [one["name"] for one in said["names"]] == ["甲建设公司"]


def test_parts_are_paged(scene, client):
    scene.called()
    scene.post(*(tender(f"{PROJECT}{n:03d}") for n in range(2, 60)))
    first = asked(client, USCC)
    second = asked(client, USCC, page=first["following"])
    assert second["following"] is None
    assert not {(p["tender"], p["role"]) for p in first["parts"]} & {
        (p["tender"], p["role"]) for p in second["parts"]
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("none", 404),
        ("x" * 301, 400),
        ("%00", 400),
        (f"{USCC}?page=0", 400),
        (f"{USCC}?page=100000", 400),
        ("%3Cscript%3E", 404),
    ],
)
def test_a_hostile_key_or_page_is_a_public_error_in_both_languages(scene, client, path, status):
    scene.called()
    answer = client.get(f"/api/v1/entities/{path}")
    assert answer.status_code == status, answer.content
    error = answer.json()["error"]
    assert error["zh"]
    assert error["en"]
