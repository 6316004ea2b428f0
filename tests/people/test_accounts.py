import base64

import pytest
from django.urls import reverse
from django_otp.oath import hotp

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import accounts, services
from jianbiao.people.models import Second, Secret
from jianbiao.standard.terms import Actor
from jianbiao.web import clock
from tests.people.make import NOON, PASSWORD, appointed, opened

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("lin")]
REAL = 1_800_000_000.0
WANG = Actor(id="wang", body="YH-ZJ", address="10.0.0.7")


@pytest.fixture
def lin():
    opened()
    return appointed("lin")


@pytest.fixture(autouse=True)
def real(monkeypatch):
    """Return a clock of real seconds that a test moves."""
    now = [REAL]
    monkeypatch.setattr(clock, "real", lambda: now[0])
    return now


def _at(secret, at):
    return f"{hotp(base64.b32decode(secret), int(at // accounts.STEP)):06}"


def enrolled(login="lin"):
    secret = accounts.enrol(login)
    return secret, accounts.confirm_second(login, _at(secret, REAL - 60), real=REAL - 60)


def sign_in(client, **said):
    return client.post(reverse("people:login"), {"username": "lin", "password": PASSWORD, **said})


def test_a_second_factor_counts_once_its_first_code_was_right():
    secret = accounts.enrol("lin")
    assert accounts.second("lin") is None
    with pytest.raises(Refused) as caught:
        accounts.confirm_second("lin", "000000", real=REAL)
    assert caught.value.code == "code_wrong"
    assert len(accounts.confirm_second("lin", _at(secret, REAL), real=REAL)) == 10
    assert accounts.second("lin") is not None
    with pytest.raises(Refused) as caught:
        accounts.enrol("lin")
    assert caught.value.code == "second_exists"


def test_a_code_opens_once_and_within_a_step_of_its_time():
    secret, _ = enrolled()
    assert not accounts.check_second("lin", _at(secret, REAL - 90), real=REAL)
    assert accounts.check_second("lin", _at(secret, REAL), real=REAL)
    assert not accounts.check_second("lin", _at(secret, REAL), real=REAL)
    assert accounts.check_second("lin", _at(secret, REAL + 60), real=REAL + 30)


@pytest.mark.parametrize(
    "said", ["", "12345", "1234567", "１２３４５６", "abcdef", "-12345", "1" * 4000]
)
def test_what_is_no_code_opens_nothing(said):
    enrolled()
    assert not accounts.check_second("lin", said, real=REAL)


def test_a_recovery_code_opens_once():
    _, codes = enrolled()
    assert accounts.check_second("lin", codes[3], real=REAL)
    assert not accounts.check_second("lin", codes[3], real=REAL)


def test_five_wrong_codes_lock_for_half_an_hour():
    secret, _ = enrolled()
    for _ in range(5):
        assert not accounts.check_second("lin", "000000", real=REAL)
    with pytest.raises(Refused) as caught:
        accounts.check_second("lin", _at(secret, REAL), real=REAL)
    assert caught.value.code == "second_locked"
    later = REAL + accounts.LOCKED_SECONDS + 1
    assert accounts.check_second("lin", _at(secret, later), real=later)


def test_neither_secret_nor_codes_lie_open_in_the_database_or_the_ledger():
    secret, codes = enrolled()
    row = Second.objects.get(officer="lin")
    raw = base64.b32decode(secret)
    kept = f"{row.sealed} {row.recovery}"
    assert secret not in kept
    assert raw.hex() not in kept
    assert not any(one in kept for one in codes)
    assert all(secret.encode() not in said.body for said in ledger.entries_after(0))


def test_signing_in_asks_for_the_code_and_opens_no_session_before(client):
    secret, _ = enrolled()
    answer = sign_in(client, next="/desk/rules")
    assert answer["Location"] == "/login/code?next=/desk/rules"
    assert "_auth_user_id" not in client.session
    assert client.get("/account").status_code == 302
    page = client.post(answer["Location"], {"code": "000000", "next": "/desk/rules"})
    assert page.status_code == 400
    assert "验证码不正确" in page.content.decode()
    right = {"code": _at(secret, REAL), "next": "/desk/rules"}
    assert client.post(answer["Location"], right)["Location"] == "/desk/rules"
    assert client.session["_auth_user_id"] == "lin"


def test_a_shown_password_does_not_wait_for_its_code_for_ever(client, real):
    secret, _ = enrolled()
    sign_in(client)
    real[0] += 301
    answer = client.post("/login/code", {"code": _at(secret, real[0])})
    assert answer["Location"] == "/login"
    assert "_auth_user_id" not in client.session


def test_the_code_page_leads_to_no_other_host(client):
    secret, _ = enrolled()
    sign_in(client)
    answer = client.post(
        "/login/code", {"code": _at(secret, REAL), "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/desk"


def test_a_department_that_asks_for_it_lets_nobody_work_without(client):
    appointed("wang", role="security_admin", name="王一", password="")
    services.set_policy("YH-ZJ", "second_factor", value=1, by=WANG, at=NOON)
    sign_in(client)
    assert client.get("/desk/rules")["Location"] == "/account/second"
    page = client.get("/account/second").content.decode()
    secret = accounts.begun("lin")
    assert secret in page
    assert "otpauth://totp/" in page
    done = client.post("/account/second", {"code": _at(secret, REAL)})
    assert "恢复码" in done.content.decode()
    assert client.get("/desk/rules").status_code == 200


def test_an_idle_session_ends_and_a_long_one_too(client, real):
    sign_in(client)
    for _ in range(3):
        real[0] += 29 * 60
        assert client.get("/account").status_code == 200
    real[0] += 32 * 60
    assert client.get("/account").status_code == 302
    sign_in(client)
    for _ in range(8 * 60 // 25):
        real[0] += 25 * 60
        client.get("/account")
    real[0] += 25 * 60
    assert client.get("/account").status_code == 302


def test_a_stricter_rule_holds_for_open_sessions_within_a_minute(client, real):
    appointed("wang", role="security_admin", name="王一", password="")
    sign_in(client)
    client.get("/account")
    services.set_policy("YH-ZJ", "idle_minutes", value=5, by=WANG, at=NOON)
    real[0] += 61
    assert client.get("/account").status_code == 200
    real[0] += 7 * 60
    assert client.get("/account").status_code == 302


def test_one_click_ends_every_session_of_an_officer(client):
    other = type(client)()
    sign_in(client)
    sign_in(other)
    assert client.post("/account/sessions/end")["Location"] == "/login"
    for one in (client, other):
        assert one.get("/account").status_code == 302
    assert ledger.entries_after(0)[-1].event == {
        "kind": "people:sessions:ended/1",
        "login": "lin",
    }


def test_an_administrator_ends_sessions_of_their_own_department_only(client):
    appointed("wang", role="security_admin", name="王一", password="")
    opened(code="YH-JT")
    appointed("he", role="security_admin", department="YH-JT", name="何一", password="")
    sign_in(client)
    he = Actor(id="he", body="YH-JT", address="10.0.0.9")
    with pytest.raises(Refused) as caught:
        services.end_sessions("lin", by=he, at=NOON)
    assert caught.value.code == "not_own_department"
    services.end_sessions("lin", by=WANG, at=NOON)
    assert client.get("/account").status_code == 302


def test_a_one_time_password_opens_the_account_page_alone(client):
    appointed("wang", role="security_admin", name="王一", password="")
    number, password = services.issue_password("lin", by=WANG, at=NOON)
    assert password.encode() not in ledger.entries([number])[number].body
    assert Secret.objects.get(officer="lin").initial
    sign_in(client, password=password)
    assert client.get("/desk/rules")["Location"] == "/account"
    assert "一次性口令" in client.get("/account").content.decode()
    new = {"old": password, "new": "another-Liang-2207", "again": "another-Liang-2207"}
    assert client.post("/account", new).status_code == 302
    assert client.get("/desk/rules").status_code == 200


def test_a_lost_second_factor_is_taken_away_by_somebody_else(client):
    appointed("wang", role="security_admin", name="王一", password="")
    enrolled()
    with pytest.raises(Refused) as caught:
        services.reset_second("wang", by=WANG, at=NOON)
    assert caught.value.code == "second_person"
    services.reset_second("lin", by=WANG, at=NOON)
    assert accounts.second("lin") is None
    assert sign_in(client)["Location"] != "/login/code"


def test_an_act_that_gives_power_asks_for_the_password_again(client, real):
    appointed("wang", role="security_admin", name="王一")
    client.post(reverse("people:login"), {"username": "wang", "password": PASSWORD})
    real[0] += 601
    page = client.get("/desk/house/powers").content.decode()
    assert "/account/again?next=/desk/house/powers" in page
    assert 'name="act"' not in page
    posted = client.post("/desk/house/powers", {"act": "propose", "login": "lin"})
    assert posted["Location"].startswith("/account/again?next=")
    wrong = client.post("/account/again", {"password": "wrong", "next": "/desk/house/powers"})
    assert wrong.status_code == 400
    right = client.post("/account/again", {"password": PASSWORD, "next": "/desk/house/powers"})
    assert right["Location"] == "/desk/house/powers"
    assert 'name="act"' in client.get("/desk/house/powers").content.decode()
