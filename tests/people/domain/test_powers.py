import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.people.domain import GRANTABLE, SUPERVISION, Function, Role, powers, usual
from jianbiao.people.domain.powers import (
    APART,
    FUNCTION_WORDS,
    GRANT_WORDS,
    HOLDABLE,
    POST,
    POWER_WORDS,
    ROLE_WORDS,
    holdable,
)

roles = st.sampled_from([r.value for r in Role])
names = st.lists(st.sampled_from(sorted(GRANTABLE)))


@given(roles, names, st.sampled_from(["coordinator", "operator", "trading_centre", "", "x"]))
def test_no_grant_brings_a_supervision_power_outside_supervising_bodies(role, granted, function):
    assert not powers(role, function, granted) & SUPERVISION


@given(roles, names, st.sampled_from(["operator", "trading_centre"]))
def test_no_grant_shows_an_operator_or_a_trading_centre_a_tender(role, granted, function):
    assert "tender.read" not in powers(role, function, granted)


@pytest.mark.parametrize("role", ["system_admin", "security_admin"])
@pytest.mark.parametrize("function", [f.value for f in Function])
def test_an_administrator_holds_no_supervision_power_anywhere(role, function):
    assert not powers(role, function, GRANTABLE) & (SUPERVISION | {"tender.read"})


@given(roles, st.sampled_from([f.value for f in Function]), names)
def test_nobody_can_do_the_work_of_two_administrators(role, function, granted):
    held = powers(role, function, granted)
    both = frozenset({"outage.record"})  # one states it, another of the other kind may settle it
    doing = [one for one in APART if (GRANTABLE[one] - both) & held]
    assert len(doing) <= 1


def test_a_post_alone_binds_nobody_and_shows_nothing_restricted():
    for role in Role:
        assert powers(role, "supervision") == POST
    assert not POST & SUPERVISION


def test_a_supervisor_closes_alerts_and_confirms_no_rule():
    held = powers("supervisor", "supervision", GRANTABLE)
    assert "alert.close" in held
    assert "rule.stand" not in held


def test_what_a_legal_officer_commonly_holds_confirms_rules_and_closes_no_alert():
    held = powers("legal_officer", "supervision", usual("legal_officer", "supervision"))
    assert "rule.stand" in held
    assert "alert.close" not in held


def test_the_legal_office_confirms_rules_and_sees_no_tender():
    held = powers("legal_officer", "legal", GRANTABLE)
    assert "rule.stand" in held
    assert "tender.read" not in held


def test_oversight_reads_and_witnesses_and_decides_nothing():
    held = powers("supervisor", "oversight", GRANTABLE)
    assert {"tender.read", "alert.read", "restricted.read"} <= held
    assert not held & {"alert.close", "rule.stand", "parameter.set"}


def test_an_unknown_role_may_nothing():
    assert powers("king", "supervision", GRANTABLE) == frozenset()


@given(roles, st.sampled_from([f.value for f in Function]))
def test_what_is_commonly_granted_can_be_held(role, function):
    assert all(holdable(name, role, function) for name in usual(role, function))


def test_every_power_is_brought_by_some_grant_that_somebody_can_hold():
    brought = POST.union(*(GRANTABLE[name] for held in HOLDABLE.values() for name in held))
    assert brought == frozenset(POWER_WORDS)
    for words in (POWER_WORDS, ROLE_WORDS, FUNCTION_WORDS, GRANT_WORDS):
        assert all(word.strip() for pair in words.values() for word in pair)
    assert set(GRANT_WORDS) == set(GRANTABLE)


def test_every_role_and_function_has_its_words():
    assert set(ROLE_WORDS) == set(Role)
    assert set(FUNCTION_WORDS) == set(Function) == set(HOLDABLE)
