from dataclasses import replace

import pytest

from jianbiao.errors import Refused
from jianbiao.people.domain.officers import after, appoint, check_may, end_officer
from jianbiao.standard.terms import SYSTEM, Actor
from tests.people.make import LATER, NOON, OPERATOR, department, officer

WANG = Actor(id="wang", body="YH-ZJ", address="10.0.0.7")
DEPARTMENT = department()


def said(**more):
    return {
        "login": "lin",
        "name": "林一",
        "department": DEPARTMENT,
        "role": "supervisor",
        "by": WANG,
        **more,
    }


def test_an_appointment_is_in_office_from_its_moment_on():
    assert after(None, appoint(None, **said()), at=NOON) == officer(appointed_at=NOON)


@pytest.mark.parametrize(
    "login", ["", "L", "Lin", "1lin", "林", "operator", "system", "a" * 33, "a b", "lin\n"]
)
def test_an_unusable_login_is_refused(login):
    with pytest.raises(Refused) as caught:
        appoint(None, **said(login=login))
    assert (caught.value.code, caught.value.where) == ("officer_malformed", "login")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"role": "king"}, "officer_malformed"),
        ({"name": " "}, "officer_malformed"),
        ({"department": None}, "department_unknown"),
        ({"login": "wang"}, "second_person"),
    ],
    ids=str,
)
def test_an_appointment_names_a_role_a_department_and_a_second_person(more, code):
    with pytest.raises(Refused) as caught:
        appoint(None, **said(**more))
    assert caught.value.code == code


def test_whoever_is_in_office_is_not_appointed_again():
    with pytest.raises(Refused, match="in office"):
        appoint(officer(), **said(role="auditor"))


def test_a_login_is_never_given_to_another_person():
    gone = officer(ended_at=NOON)
    with pytest.raises(Refused, match="nobody else"):
        appoint(gone, **said(name="林二"))


def test_the_same_person_may_return_in_another_role():
    gone = officer(ended_at=NOON)
    back = after(gone, appoint(gone, **said(role="auditor")), at=LATER)
    assert back == officer(role="auditor", appointed_at=LATER)


def test_an_appointment_ends_with_a_reason_by_somebody_else():
    event = end_officer(officer(), login="lin", reason="调任", by=WANG)
    assert after(officer(), event, at=LATER) == replace(officer(), ended_at=LATER)


@pytest.mark.parametrize(
    ("now", "more", "code"),
    [
        (None, {}, "officer_unknown"),
        (officer(ended_at=NOON), {}, "officer_unknown"),
        (officer(), {"reason": ""}, "reason_missing"),
        (officer(), {"by": Actor(id="lin", body="", address="")}, "second_person"),
    ],
)
def test_an_end_needs_an_officer_a_reason_and_a_second_person(now, more, code):
    with pytest.raises(Refused) as caught:
        end_officer(now, **{"login": "lin", "reason": "调任", "by": WANG, **more})
    assert caught.value.code == code


@pytest.mark.parametrize("by", [SYSTEM, OPERATOR], ids=["clock", "machine"])
def test_the_machine_itself_may_begin(by):
    check_may(None, None, (), "officer.appoint", by)


def test_a_security_admin_may_appoint():
    check_may(
        officer(login="wang", role="security_admin"),
        DEPARTMENT,
        ("administer_security",),
        "officer.appoint",
        WANG,
    )


@pytest.mark.parametrize(
    "who",
    [None, officer(role="system_admin"), officer(role="security_admin", ended_at=NOON)],
    ids=["nobody", "other admin", "left"],
)
def test_nobody_else_may_appoint(who):
    with pytest.raises(Refused, match="may not appoint") as caught:
        check_may(who, DEPARTMENT, ("administer_security",), "officer.appoint", WANG)
    assert caught.value.code == "power_missing"
