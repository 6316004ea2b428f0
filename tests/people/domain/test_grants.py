from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.people.domain import GRANTABLE, Holder, Role
from jianbiao.people.domain.grants import Draft, after, confirm, decline, ended, propose, revoke
from jianbiao.people.domain.powers import APART, SUPERVISION
from jianbiao.standard.bodies import PowerConfirmed, PowerProposed
from jianbiao.standard.terms import Actor
from tests.people.make import LATER, NOON, OPERATOR, department, officer

WANG = Actor(id="wang", body="YH-ZJ", address="10.0.0.7")
XU = Actor(id="xu", body="YH-ZJ", address="10.0.0.8")
OTHER = Actor(id="he", body="YH-JT", address="10.0.0.9")
HOLDER = Holder(officer=officer(), department=department())


def propose_as(holder, *, by=WANG, at=NOON, **more):
    said = {
        "login": "lin",
        "power": "close_alert",
        "from_on": "2026-11-24",
        "basis": "授权书〔2026〕1号",
        **more,
    }
    return propose(holder, Draft(**said), by=by, at=at)


def proposed(holder=HOLDER, **more):
    return after(None, propose_as(holder, **more), holder, by="wang", at=NOON)


def standing(**more):
    now = proposed(**more)
    event = confirm(now, HOLDER, id=now.id, by=XU)
    return after(now, event, HOLDER, by="xu", at=NOON)


def code_of(act):
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_a_proposal_brings_nothing_until_a_second_person_confirms():
    assert not proposed().counts(NOON)
    assert standing().counts(NOON)
    assert standing().confirmed_by == "xu"


def test_a_grant_counts_from_its_first_day_to_its_last_both_included():
    one = standing(until_on="2026-11-25")
    midnight = NOON.replace(hour=0)
    for at, counts in (
        (midnight - timedelta(seconds=1), False),
        (midnight, True),
        (midnight + timedelta(days=2, seconds=-1), True),
        (midnight + timedelta(days=2), False),
    ):
        assert one.counts(at) is counts


def test_without_a_moment_only_an_undated_grant_counts():
    assert standing().counts(None)
    assert not standing(until_on="2030-01-01").counts(None)
    assert not standing(from_on="2027-01-01").counts(None)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"power": "everything"}, "grant_malformed"),
        ({"from_on": "20261124"}, "grant_malformed"),
        ({"from_on": "2026-02-30"}, "grant_malformed"),
        ({"from_on": "２０２６-01-01"}, "grant_malformed"),
        ({"from_on": "2026-12-02", "until_on": "2026-12-01"}, "grant_malformed"),
        ({"from_on": "2026-01-01", "until_on": "2026-02-01"}, "grant_malformed"),
        ({"basis": " "}, "basis_missing"),
        ({"by": Actor(id="lin", body="YH-ZJ", address="")}, "second_person"),
        ({"by": OTHER}, "not_own_department"),
        ({"signed_by": "局长"}, "grant_malformed"),
        ({"by": OPERATOR}, "person_missing"),
        ({"power": "confirm_rule"}, "supervision_forbidden"),
        ({"power": "administer_audit"}, "grant_forbidden"),
        ({"power": "coordinate"}, "grant_forbidden"),
    ],
    ids=str,
)
def test_what_may_not_be_proposed_is_refused(more, code):
    assert code_of(lambda: propose_as(HOLDER, **more)) == code


def test_nobody_who_left_is_granted_anything():
    gone = replace(HOLDER, officer=officer(ended_at=NOON))
    assert code_of(lambda: propose_as(gone)) == "officer_unknown"


def test_a_power_is_not_proposed_twice_for_the_same_days():
    held = replace(HOLDER, grants=(standing(until_on="2026-12-31"),))
    assert code_of(lambda: propose_as(held)) == "grant_exists"
    assert propose_as(held, from_on="2027-01-01").grant == "lin/close_alert/2"


@pytest.mark.parametrize(
    ("by", "code"),
    [
        (WANG, "second_person"),
        (Actor(id="lin", body="YH-ZJ", address=""), "second_person"),
        (OTHER, "not_own_department"),
    ],
)
def test_neither_the_proposer_nor_the_holder_nor_a_stranger_confirms(by, code):
    now = proposed()
    assert code_of(lambda: confirm(now, HOLDER, id=now.id, by=by)) == code


def test_one_signature_on_paper_is_not_two():
    now = after(
        None, propose_as(HOLDER, by=OPERATOR, signed_by="局长"), HOLDER, by="operator", at=NOON
    )
    act = {"id": now.id, "by": OPERATOR}
    assert code_of(lambda: confirm(now, HOLDER, **act, signed_by="局长")) == "second_person"
    assert code_of(lambda: confirm(now, HOLDER, **act)) == "person_missing"
    assert confirm(now, HOLDER, **act, signed_by="书记").signed_by == "书记"


@pytest.mark.parametrize("state", ["standing", "declined", "revoked", "ended", "void"])
def test_only_a_proposal_is_confirmed_or_declined(state):
    now = replace(proposed(), state=state)
    assert code_of(lambda: confirm(now, HOLDER, id=now.id, by=XU)) == "grant_over"
    assert code_of(lambda: decline(now, id=now.id, reason="不同意")) == "grant_over"


def test_a_revoked_grant_brings_nothing_from_that_moment_on():
    now = standing()
    gone = after(now, revoke(now, id=now.id, reason="轮岗", by=WANG), HOLDER, by="wang", at=LATER)
    assert (gone.state, gone.ended_by, gone.counts(LATER)) == ("revoked", "wang", False)
    holder = Actor(id="lin", body="YH-ZJ", address="")
    assert code_of(lambda: revoke(now, id=now.id, reason="不要", by=holder)) == "second_person"
    assert code_of(lambda: revoke(None, id="x", reason="不要", by=WANG)) == "grant_unknown"


def test_a_grant_ends_with_the_appointment():
    assert not ended(standing(), by="wang", at=LATER, reason="调任").counts(LATER)


functions = st.sampled_from(["operator", "trading_centre", "coordinator"])


@given(functions, st.sampled_from([r.value for r in Role]), st.sampled_from(sorted(GRANTABLE)))
def test_outside_supervising_bodies_a_supervision_power_is_refused_and_void_all_the_same(
    function, role, power
):
    if not GRANTABLE[power] & SUPERVISION:
        return
    holder = Holder(officer=officer(role=role), department=department(function=function))
    assert code_of(lambda: propose_as(holder, power=power)) == "supervision_forbidden"
    assert forged(holder, power).state == "void"


def forged(holder, power, *, by="xu"):
    """Fold entries that no decision of ours would have made."""
    event = PowerProposed(
        grant=f"lin/{power}/1",
        login="lin",
        power=power,
        from_on="2026-01-01",
        until_on="",
        basis="伪造",
        stands_in_for="",
        signed_by="",
    )
    now = after(None, event, holder, by="wang", at=NOON)
    return after(now, PowerConfirmed(grant=now.id, signed_by=""), holder, by=by, at=NOON)


def test_a_forged_entry_that_one_person_wrote_alone_is_void():
    assert forged(HOLDER, "close_alert").state == "standing"
    assert forged(HOLDER, "close_alert", by="wang").state == "void"


def test_nobody_is_two_of_the_three_administrators():
    for one in APART:
        for other in APART - {one}:
            held = replace(standing(), power=one)
            admin = replace(HOLDER, grants=(held,), officer=officer(role="security_admin"))
            code = code_of(lambda o=other, a=admin: propose_as(a, power=o))
            assert code in {"administrators_apart", "grant_forbidden"}
            assert forged(admin, other).state == "void"


def test_folding_is_total_over_states_nobody_expects():
    now = replace(standing(), state="revoked")
    assert after(now, PowerConfirmed(grant=now.id, signed_by=""), HOLDER, by="a", at=NOON) == now
    assert now.from_on == date(2026, 11, 24)
