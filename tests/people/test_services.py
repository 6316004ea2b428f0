import pytest

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries, services
from jianbiao.people.models import (
    Charge,
    Department,
    Grant,
    Look,
    Officer,
    Platform,
    PlatformKey,
    Policy,
    Secret,
)
from jianbiao.standard.terms import Actor
from tests.people.make import (
    LATER,
    NOON,
    OPERATOR,
    PASSWORD,
    added,
    appointed,
    as_said,
    department,
    key,
    needs_sm2,
    opened,
    platform,
    public_key,
    registered,
)

pytestmark = pytest.mark.django_db
OWN = (Department, Officer, Platform, PlatformKey, Grant, Policy, Charge, Look)


def security():
    appointed("wang", role="security_admin", name="王一")
    return Actor(id="wang", body="YH-ZJ", address="10.0.0.7")


def rows(using="default"):
    return {m: list(m._base_manager.using(using).order_by("pk").values()) for m in OWN}


def test_an_act_is_in_the_ledger_with_who_when_and_where():
    opened()
    number = services.appoint_officer(
        login="lin", name="林一", department="YH-ZJ", role="supervisor", by=security(), at=LATER
    )
    said = ledger.entries([number])[number]
    assert (said.by, said.address, said.at) == ("wang", "10.0.0.7", LATER)
    assert said.event["role"] == "supervisor"
    assert Officer.objects.get(login="lin").number == number


def test_a_refused_act_leaves_no_trace():
    opened()
    before = ledger.last_number()
    with pytest.raises(Refused):
        services.open_department(**as_said(department()), by=OPERATOR, at=NOON)
    assert ledger.last_number() == before


def test_an_officer_without_the_power_registers_nobody():
    opened()
    appointed("lin", role="supervisor")
    by = Actor(id="lin", body="YH-ZJ", address="10.0.0.7")
    for act in (
        lambda: services.open_department(**as_said(department(code="X")), by=by, at=NOON),
        lambda: services.appoint_officer(
            login="lu", name="陆", department="YH-ZJ", role="supervisor", by=by, at=NOON
        ),
        lambda: services.register_platform(**platform(), by=by, at=NOON),
        lambda: services.start_up({}, by=by, at=NOON),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "power_missing"


def test_no_password_is_ever_in_the_ledger():
    opened()
    lin = appointed("lin")
    assert lin.check_password(PASSWORD)
    for said in ledger.entries_after(0):
        assert PASSWORD.encode() not in said.body
        assert b"argon2" not in said.body


def test_passwords_are_kept_as_argon2():
    opened()
    appointed("lin")
    assert Secret.objects.get(officer="lin").hash.startswith("argon2$argon2id$")


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_a_weak_password_is_refused(password):
    opened()
    appointed("lin", password=None)
    with pytest.raises(Refused) as caught:
        services.set_password("lin", password)
    assert caught.value.code == "password_weak"
    assert not Officer.objects.get(login="lin").has_usable_password()


def test_whoever_leaves_takes_no_password_along():
    opened()
    appointed("lin")
    services.end_officer("lin", reason="调任", by=security(), at=LATER)
    lin = Officer.objects.get(login="lin")
    assert (lin.is_active, lin.powers, lin.has_usable_password()) == (False, frozenset(), False)
    with pytest.raises(Refused):
        services.set_password("lin", PASSWORD)


def test_keys_of_an_ended_platform_end_with_it():
    registered()
    added()
    assert queries.key("E6901000001/k1", NOON).platform == "E6901000001"
    services.end_platform("E6901000001", reason="停业", by=OPERATOR, at=LATER)
    with pytest.raises(Refused) as caught:
        queries.key("E6901000001/k1", LATER)
    assert caught.value.code == "key_expired"


def test_one_key_never_speaks_for_two_platforms():
    registered()
    registered(code="E6901000002")
    added()
    with pytest.raises(Refused, match="E6901000001/k1"):
        added(platform="E6901000002")


def test_the_security_admin_revokes_what_the_system_admin_added():
    opened()
    registered()
    appointed("zhao", role="system_admin", name="赵一")
    zhao = Actor(id="zhao", body="YH-ZJ", address="10.0.0.8")
    services.add_key(**key(), by=zhao, at=NOON)
    revoke = {"revoked_at": LATER, "reason": "泄露", "at": NOON}
    with pytest.raises(Refused, match="may not revoke"):
        services.revoke_key("E6901000001/k1", by=zhao, **revoke)
    services.revoke_key("E6901000001/k1", by=security(), **revoke)
    assert PlatformKey.objects.get().revoked_at == LATER


def file():
    texts = {"valid_from": NOON.isoformat(), "valid_until": LATER.isoformat()}
    return {
        "departments": [{**as_said(department()), "industries": ["A01"]}],
        "officers": [{"login": "lin", "name": "林一", "department": "YH-ZJ", "role": "supervisor"}],
        "platforms": [platform()],
        "keys": [key(**texts)],
    }


def test_a_start_up_is_one_transaction_and_safe_to_repeat():
    assert services.start_up(file(), by=OPERATOR, at=NOON) == 4 + 2 * 6
    assert ledger.last_number() == 16
    assert services.start_up(file(), by=OPERATOR, at=LATER) == 0
    assert ledger.last_number() == 16


def test_a_start_up_refused_in_the_middle_registers_nobody():
    said = file()
    said["keys"][0]["public_key"] = "?"
    with pytest.raises(Refused):
        services.start_up(said, by=OPERATOR, at=NOON)
    assert (ledger.last_number(), Department.objects.count()) == (0, 0)


@needs_sm2
def test_the_tables_come_back_from_the_ledger_alone_and_passwords_stay():
    services.start_up(file(), by=OPERATOR, at=NOON)
    services.set_password("lin", PASSWORD)
    added(name="k2", algorithm="sm2", public_key=public_key(2, "sm2"))
    by = security()
    services.revoke_key("E6901000001/k1", revoked_at=LATER, reason="泄露", by=by, at=NOON)
    services.end_officer("lin", reason="调任", by=by, at=LATER)
    services.appoint_officer(
        login="lin", name="林一", department="YH-ZJ", role="auditor", by=by, at=LATER
    )
    services.end_platform("E6901000001", reason="停业", by=OPERATOR, at=LATER)
    services.set_password("lin", PASSWORD)
    before = rows()
    for model in reversed(OWN):
        model._base_manager.all().delete()
    services.fold(ledger.entries_after(0), using="default")
    assert rows() == before
    assert Officer.objects.get(login="lin").check_password(PASSWORD)
