import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from jianbiao.people import services, views
from jianbiao.people.models import Secret
from tests.people.make import LATER, OPERATOR, PASSWORD, appointed, opened

pytestmark = pytest.mark.django_db(databases="__all__")  # sessions lie beside the views
LOGIN = "/login"


@pytest.fixture
def lin():
    opened()
    return appointed("lin")


def sign_in(client, *, login="lin", password=PASSWORD, **said):
    return client.post(reverse("people:login"), {"username": login, "password": password, **said})


def guarded(power):
    return views.require_power(power)(lambda _: HttpResponse("seen"))


def ask(rf, user, power, path="/alerts/A-1?x=1"):
    request = rf.get(path)
    request.user = user
    return guarded(power)(request)


def test_a_supervisor_passes_and_the_answer_is_not_cached(rf, lin):
    answer = ask(rf, lin, "alert.close")
    assert answer.content == b"seen"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("power", ["rule.stand", "officer.appoint", "key.add"])
def test_an_officer_without_the_power_is_turned_away_in_both_languages(rf, lin, power):
    with pytest.raises(PermissionDenied, match=r"本账户无权.* · this account may not"):
        ask(rf, lin, power)


def test_a_visitor_is_led_to_the_sign_in_page_and_back(rf):
    answer = ask(rf, AnonymousUser(), "alert.close")
    assert (answer.status_code, answer.url) == (302, "/login?next=/alerts/A-1%3Fx%3D1")


def test_a_fragment_asked_for_without_a_session_sends_the_whole_page_to_sign_in(rf):
    request = rf.get(
        "/desk/rows",
        headers={"HX-Request": "true", "HX-Current-URL": "https://jianbiao.example/desk?page=2"},
    )
    request.user = AnonymousUser()
    answer = guarded("desk.read")(request)
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/login?next=/desk%3Fpage%3D2")


def test_anybody_passes_where_the_power_is_public(rf):
    assert ask(rf, AnonymousUser(), "public").content == b"seen"


@pytest.mark.parametrize("role", ["supervisor", "legal_officer"])
@pytest.mark.parametrize("function", ["coordinator", "operator"])
def test_nobody_of_a_bureau_or_an_operator_closes_an_alert(rf, role, function):
    opened(code="GGZY", function=function)
    he = appointed("he", role=role, department="GGZY", password=None)
    for power in ("alert.close", "alert.read", "rule.stand", "desk.read"):
        with pytest.raises(PermissionDenied):
            ask(rf, he, power)


def test_a_system_admin_closes_no_alert(rf):
    opened()
    with pytest.raises(PermissionDenied):
        ask(rf, appointed("zhao", role="system_admin", password=None), "alert.close")


def test_a_route_cannot_name_a_power_that_does_not_exist():
    with pytest.raises(ValueError, match=r"alert\.delete"):
        views.require_power("alert.delete")


def test_every_view_carries_its_power():
    assert guarded("alert.close").power == "alert.close"
    assert views.sign_in.power == views.sign_out.power == "public"
    assert views.account.power == "account.own"


def test_the_one_who_acts_is_the_officer_with_department_and_address(rf, lin):
    request = rf.post("/", REMOTE_ADDR="10.0.0.7")
    request.user = lin
    by = views.actor(request)
    assert (by.id, by.body, by.address) == ("lin", "YH-ZJ", "10.0.0.7")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        views.actor(request)


@pytest.mark.usefixtures("lin")
def test_an_officer_signs_in_and_out(client):
    assert sign_in(client).status_code == 302
    assert client.session["_auth_user_id"] == "lin"
    assert client.post(reverse("people:logout")).url == LOGIN
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("lin")
def test_signing_out_by_a_link_is_not_possible(client):
    sign_in(client)
    assert client.get(reverse("people:logout")).status_code == 405


@pytest.mark.usefixtures("lin")
def test_the_page_asked_for_is_shown_after_signing_in(client):
    assert sign_in(client, next="/tenders?page=2").url == "/tenders?page=2"


@pytest.mark.usefixtures("lin")
def test_nobody_is_led_to_a_foreign_site(client):
    assert sign_in(client, next="https://elsewhere.example/").url == "/desk"


def test_an_administrator_without_a_desk_lands_on_their_account(client):
    opened()
    appointed("zhao", role="system_admin")
    assert sign_in(client, login="zhao").url == reverse("people:account")


@pytest.mark.usefixtures("lin")
@pytest.mark.parametrize(
    "said", [{"password": "wrong"}, {"login": "nobody"}, {"login": "LIN"}], ids=str
)
def test_a_wrong_login_and_a_wrong_password_are_told_the_same(client, said):
    answer = sign_in(client, **said)
    assert answer.status_code == 200
    assert "登录名或口令不正确" in answer.content.decode()


@pytest.mark.usefixtures("lin")
def test_whoever_left_cannot_sign_in_and_an_open_session_ends(client):
    sign_in(client)
    services.end_officer("lin", reason="调任", by=OPERATOR, at=LATER)
    assert client.get(reverse("people:account")).status_code == 302
    assert sign_in(client).status_code == 200


@pytest.mark.usefixtures("lin")
def test_five_wrong_passwords_lock_the_login_even_for_the_right_one(client):
    for _ in range(5):
        answer = sign_in(client, password="wrong")
    assert answer.status_code == 429
    assert "暂时锁定" in answer.content.decode()
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("lin")
def test_a_lock_holds_for_one_login_and_not_for_a_colleague(client):
    appointed("lu", name="陆一")
    for _ in range(6):
        sign_in(client, password="wrong")
    assert sign_in(client, login="lu").status_code == 302


@pytest.mark.usefixtures("lin")
def test_the_account_shows_role_and_powers(client):
    sign_in(client)
    page = client.get(reverse("people:account")).content.decode()
    assert "林一" in page
    assert "监督人员" in page
    assert "办结预警" in page
    assert "任用人员" not in page


def test_a_password_is_changed_by_whoever_knows_the_present_one(client, lin):
    sign_in(client)
    new = "another-Liang-2206"
    said = {"old": PASSWORD, "new": new, "again": new}
    assert client.post(reverse("people:account"), said).url == reverse("people:account")
    assert client.get(reverse("people:account")).status_code == 200
    lin.refresh_from_db()
    assert Secret.objects.get(officer="lin").hash.startswith("argon2")
    assert not sign_in(client, password=new).wsgi_request.user.check_password(PASSWORD)


@pytest.mark.usefixtures("lin")
def test_a_changed_password_ends_other_sessions(client):
    sign_in(client)
    services.set_password("lin", "another-Liang-2206")
    assert client.get(reverse("people:account")).status_code == 302


@pytest.mark.usefixtures("lin")
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"old": "wrong"}, "现口令不正确"),
        ({"again": "x"}, "两次输入不一致"),
        ({"new": "short", "again": "short"}, "口令不合要求"),
        ({"new": ""}, "此项必填"),
    ],
    ids=str,
)
def test_a_refused_change_says_why_and_changes_nothing(client, said, words):
    sign_in(client)
    new = "another-Liang-2206"
    before = Secret.objects.get(officer="lin").hash
    answer = client.post(
        reverse("people:account"), {"old": PASSWORD, "new": new, "again": new, **said}
    )
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert Secret.objects.get(officer="lin").hash == before


def test_a_demonstration_prints_its_invented_accounts(client, settings, tmp_path):
    settings.JIANBIAO_HOME = str(tmp_path)
    one = {"login": "zhou", "name": "周砚秋", "role": "supervisor", "password": "yunhe-demo"}
    (tmp_path / "people.json").write_text(json.dumps({"officers": [one, {"login": "lin"}]}))
    assert "yunhe-demo" not in client.get("/login").content.decode()
    settings.JIANBIAO_DEMO = True
    page = client.get("/login").content.decode()
    assert "yunhe-demo" in page
    assert "周砚秋" in page
    assert "监督" in page
