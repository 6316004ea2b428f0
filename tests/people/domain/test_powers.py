import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.people.domain import POWERS, SUPERVISION, Function, Role, powers
from jianbiao.people.domain.powers import FUNCTION_WORDS, POWER_WORDS, ROLE_WORDS

roles = st.sampled_from([r.value for r in Role])


@given(roles, st.sampled_from(["coordinator", "operator", "oversight", "", "anything else"]))
def test_no_supervision_power_is_held_outside_a_supervision_department(role, function):
    assert not powers(role, function) & SUPERVISION


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor"])
@pytest.mark.parametrize("function", [f.value for f in Function])
def test_an_administrator_holds_no_supervision_power_anywhere(role, function):
    assert not powers(role, function) & SUPERVISION


def test_a_supervisor_closes_alerts_and_confirms_no_rule():
    held = powers("supervisor", "supervision")
    assert "alert.close" in held
    assert "rule.stand" not in held


def test_a_legal_officer_confirms_rules_and_closes_no_alert():
    held = powers("legal_officer", "supervision")
    assert "rule.stand" in held
    assert "alert.close" not in held


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("system_admin", "security_admin"),
        ("system_admin", "auditor"),
        ("security_admin", "auditor"),
    ],
)
def test_the_three_administrators_share_nothing_but_reading(one, other):
    assert POWERS[one] & POWERS[other] == {
        "account.own",
        "platform.read",
        "ledger.read",
        "rule.read",
    }


def test_an_unknown_role_may_nothing():
    assert powers("king", "supervision") == frozenset()


def test_every_power_is_held_by_somebody_and_named_in_both_languages():
    assert frozenset().union(*POWERS.values()) == frozenset(POWER_WORDS)
    for words in (*POWER_WORDS.values(), *ROLE_WORDS.values(), *FUNCTION_WORDS.values()):
        assert all(word.strip() for word in words)


def test_every_role_and_function_has_its_words():
    assert set(ROLE_WORDS) == set(Role)
    assert set(FUNCTION_WORDS) == set(Function)
