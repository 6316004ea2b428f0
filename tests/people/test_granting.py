import pytest
from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.ledger import services as appending
from jianbiao.people import granting, rows, services
from jianbiao.people.domain.grants import Draft
from jianbiao.people.models import Charge, Grant, Officer
from jianbiao.standard.bodies import ChargeTaken, PowerConfirmed, PowerProposed
from jianbiao.standard.terms import Actor
from tests.people.make import LATER, NOON, OPERATOR, appointed, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]


def by(login, body="YH-ZJ"):
    return Actor(id=login, body=body, address="10.0.0.7")


@pytest.fixture
def house():
    """A department with an administrator, a second person, and an officer with no grant."""
    opened()
    appointed("wang", role="security_admin", name="王一", password="")
    appointed("xu", role="security_admin", name="徐一", password="")
    return appointed("lin", password="", grants=False)


def draft(**said):
    return Draft(
        **{
            "login": "lin",
            "power": "close_alert",
            "from_on": "2026-11-24",
            "basis": "授权书1号",
            **said,
        }
    )


def held(login="lin", at=NOON):
    row = Officer.objects.get(login=login)
    row.at = at
    return row.powers


def test_a_power_comes_with_two_acts_of_two_persons():
    assert "alert.close" not in held()
    id, number = granting.propose(draft(), by=by("wang"), at=NOON)
    assert "alert.close" not in held()
    (second,) = granting.confirm([id], by=by("xu"), at=NOON)
    assert "alert.close" in held()
    said = ledger.entries([number, second])
    assert (said[number].by, said[second].by) == ("wang", "xu")


def test_an_administrator_cannot_confirm_alone_nor_act_on_another_department():
    opened(code="YH-JT")
    appointed("he", role="security_admin", department="YH-JT", name="何一", password="")
    id, _ = granting.propose(draft(), by=by("wang"), at=NOON)
    for who, code in ((by("wang"), "second_person"), (by("he", "YH-JT"), "not_own_department")):
        with pytest.raises(Refused) as caught:
            granting.confirm([id], by=who, at=NOON)
        assert caught.value.code == code
    with pytest.raises(Refused) as caught:
        granting.decline(id, reason="不同意", by=by("he", "YH-JT"), at=NOON)
    assert caught.value.code == "not_own_department"
    assert "alert.close" not in held()


def test_an_officer_without_the_power_to_grant_grants_nothing():
    with pytest.raises(Refused) as caught:
        granting.propose(draft(login="xu", power="grant"), by=by("lin"), at=NOON)
    assert caught.value.code == "power_missing"


@pytest.mark.parametrize("function", ["coordinator", "operator", "trading_centre"])
@pytest.mark.parametrize("power", ["supervise", "close_alert", "confirm_rule", "witness"])
def test_no_account_outside_supervising_bodies_is_granted_a_supervision_power(function, power):
    opened(code="OUT", function=function)
    appointed("boss", role="security_admin", department="OUT", name="包一", password="")
    appointed("he", department="OUT", name="何一", password="")
    before = ledger.last_number()
    with pytest.raises(Refused) as caught:
        granting.propose(draft(login="he", power=power), by=by("boss", "OUT"), at=NOON)
    assert caught.value.code == "supervision_forbidden"
    assert ledger.last_number() == before


def test_entries_that_force_a_power_on_an_operator_fold_to_a_void_grant():
    opened(code="OUT", function="operator")
    appointed("he", department="OUT", name="何一", password="", grants=False)
    forged = [
        PowerProposed(
            grant="he/close_alert/1",
            login="he",
            power="close_alert",
            from_on="2026-01-01",
            until_on="",
            basis="伪造",
            stands_in_for="",
            signed_by="甲",
        ),
        PowerConfirmed(grant="he/close_alert/1", signed_by="乙"),
    ]
    with transaction.atomic():
        appending.append_many(forged, by=OPERATOR, at=NOON)
    services.fold(ledger.entries_after(0), using="default")
    row = Grant.objects.get(id="he/close_alert/1")
    assert row.state == "void"
    assert "alert.close" not in held("he")


def test_a_row_written_past_the_ledger_brings_an_operator_nothing():
    opened(code="OUT", function="operator")
    appointed("he", department="OUT", name="何一", password="", grants=False)
    Grant.objects.create(
        id="he/close_alert/1",
        login="he",
        power="close_alert",
        from_on="2026-01-01",
        basis="",
        stands_in_for="",
        state="standing",
        proposed_by="",
        proposed_at=NOON,
        confirmed_by="",
        confirmed_at=NOON,
        ended_by="",
        reason="",
        number=1,
    )
    assert "alert.close" not in held("he")


def test_a_revoked_grant_and_one_past_its_last_day_bring_nothing():
    id, _ = granting.propose(draft(until_on="2026-11-24"), by=by("wang"), at=NOON)
    granting.confirm([id], by=by("xu"), at=NOON)
    assert "alert.close" in held(at=NOON)
    assert "alert.close" not in held(at=LATER)
    granting.revoke(id, reason="轮岗", by=by("wang"), at=NOON)
    assert "alert.close" not in held(at=NOON)


def test_a_deputy_holds_what_the_other_holds_and_only_in_those_days():
    appointed("shen", name="沈一", password="")
    said = draft(
        power="", stands_in_for="shen", from_on="2026-11-24", until_on="2026-11-24", basis="请假"
    )
    granting.propose_deputy(said, by=by("wang"), at=NOON)
    waiting = [row.id for row in Grant.objects.filter(state="proposed")]
    assert len(waiting) == 6
    granting.confirm(waiting, by=by("xu"), at=NOON)
    assert {"alert.close", "desk.read"} <= held(at=NOON)
    assert "alert.close" not in held(at=LATER)
    services.end_officer("shen", reason="调任", by=by("wang"), at=NOON)
    assert "alert.close" not in held(at=NOON), "a deputy's powers end with the other's office"


def test_grants_end_with_the_appointment_and_do_not_come_back_with_the_next():
    id, _ = granting.propose(draft(), by=by("wang"), at=NOON)
    granting.confirm([id], by=by("xu"), at=NOON)
    services.end_officer("lin", reason="调任", by=by("wang"), at=NOON)
    assert Grant.objects.get(id=id).state == "ended"
    services.appoint_officer(
        login="lin", name="林一", department="YH-ZJ", role="supervisor", by=by("wang"), at=LATER
    )
    assert "alert.close" not in held(at=LATER)


def test_what_is_in_hand_goes_to_the_successor_in_the_same_act():
    appointed("shen", name="沈一", password="")
    services.take_charge("A-7", by=by("shen"), at=NOON)
    services.take_charge("A-9", by=by("shen"), at=NOON)
    number = services.end_officer("shen", reason="调任", to="lin", by=by("wang"), at=LATER)
    assert set(Charge.objects.values_list("subject", "login")) == {("A-7", "lin"), ("A-9", "lin")}
    assert ledger.entries([number - 1])[number - 1].event["subjects"] == ["A-7", "A-9"]


@pytest.mark.parametrize(
    ("to", "code"), [("nobody", "officer_unknown"), ("he", "not_own_department")]
)
def test_work_is_handed_over_within_the_department_only(to, code):
    opened(code="YH-JT")
    appointed("he", department="YH-JT", name="何一", password="")
    with pytest.raises(Refused) as caught:
        services.hand_over("lin", to=to, reason="调任", by=by("wang"), at=NOON)
    assert caught.value.code == code


def test_the_grants_come_back_from_the_ledger_alone():
    id, _ = granting.propose(draft(), by=by("wang"), at=NOON)
    granting.confirm([id], by=by("xu"), at=NOON)
    rows.act(ChargeTaken(subject="A-1"), by=by("lin"), at=NOON)
    services.set_policy("YH-ZJ", "second_factor", value=1, by=by("wang"), at=NOON)
    services.end_officer("lin", reason="调任", by=by("wang"), at=LATER)
    before = list(Grant.objects.order_by("id").values()), list(Charge.objects.values())
    for model in (Grant, Charge):
        model.objects.all().delete()
    services.fold(ledger.entries_after(0), using="default")
    assert (list(Grant.objects.order_by("id").values()), list(Charge.objects.values())) == before


def test_a_fold_passes_over_a_confirmation_whose_proposal_was_erased():
    with transaction.atomic():
        appending.append(PowerConfirmed(grant="gone/grant/1", signed_by=""), by=OPERATOR, at=NOON)
    services.fold(ledger.entries_after(0), using="default")
    assert not Grant.objects.filter(id="gone/grant/1").exists()
