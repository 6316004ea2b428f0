"""What strangers write into addresses, headers and cookies ends in a public answer, never in a 500."""

import pytest

from jianbiao.ledger import keys
from jianbiao.web import api

pytestmark = pytest.mark.django_db(databases="__all__")

MANY = "&".join(f"a{i}=1" for i in range(1001))
BEYOND = 10**22


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/?{MANY}", 400),
        (f"/desk/?{MANY}", 400),
        (f"/api/v1/clock?{MANY}", 400),
        (f"/ledger/official/{BEYOND}", 404),
        (f"/log/official/entries/{BEYOND}.tlog-proof", 404),
        (f"/tenders?q={'a' * 60_000}", 200),
        ("/log/official/tile/0/000.p/0", 404),
        ("/log/official/tile/entries/000.p/000", 404),
    ],
)
def test_an_odd_address_is_answered(client, path, status):
    client.raise_request_exception = False
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["nosuch", f"clock?{MANY}", "may?act=award&code=%00"])
def test_a_program_is_answered_in_its_own_form(client, path):
    client.raise_request_exception = False
    error = client.get(f"/api/v1/{path}").json()["error"]
    assert error["code"]
    assert error["zh"]
    assert error["en"]


def test_a_header_that_is_no_address_leads_to_the_sign_in_page(client):
    answer = client.get("/desk/", headers={"HX-Request": "true", "HX-Current-URL": "http://["})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/login?next=/")


def test_a_cookie_with_nul_is_refused(client):
    client.cookies["sessionid"] = "\x00aaaa"
    assert client.get("/").status_code == 400


def test_a_link_of_a_page_whose_address_has_a_hash_leads_back_to_it(client):
    page = client.get("/tenders/A%231").content.decode()
    assert "/tenders/A%231?lang=en" in page
    assert "/tenders/A#1?" not in page


def test_the_documents_of_the_interface_name_the_door(client, tmp_path, settings):
    settings.JIANBIAO_HOME = str(tmp_path)
    keys.load_or_make(settings.JIANBIAO_HOME)
    door = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/messages"]["post"]
    assert {p["name"] for p in door["parameters"]} >= {"Message-Root", "Signature"}
    api._door.cache_clear()
    assert client.post("/api/v1/messages", "[]", "application/json").status_code == 401
