from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.register import domain
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from tests.register.make import NOON, RULES, TODAY, book, stood


def stand(now, **said):
    return domain.stand_rule(
        now,
        RULES,
        **{
            "rule": "P18",
            "standing": "in_force",
            "basis": "招标投标法 24",
            "effective_on": TODAY,
            "role": "legal_officer",
            "at": NOON,
            **said,
        },
    )


def put(**said):
    return domain.set_parameter(
        RULES,
        **{
            "rule": "P18",
            "name": "days",
            "value": "25",
            "jurisdiction": "690000",
            "effective_on": TODAY,
            "basis": "省条例",
            "role": "legal_officer",
            "at": NOON,
            **said,
        },
    )


@pytest.mark.parametrize(
    "role", ["supervisor", "system_admin", "security_admin", "auditor", "operator", ""]
)
def test_nobody_but_a_legal_officer_confirms_a_rule_or_sets_a_parameter(role):
    for act in (lambda: stand(Book(), role=role), lambda: put(role=role)):
        with pytest.raises(Refused, match="only a legal officer") as caught:
            act()
        assert caught.value.code == "power_missing"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"rule": "P99"}, "rule_unknown"),
        ({"standing": "unconfirmed"}, "standing_unknown"),
        ({"standing": "law"}, "standing_unknown"),
        ({"basis": " "}, "basis_missing"),
    ],
    ids=str,
)
def test_a_standing_names_a_rule_a_step_and_a_basis(said, code):
    with pytest.raises(Refused) as caught:
        stand(Book(), **said)
    assert caught.value.code == code


def test_the_first_confirmation_may_reach_back_to_the_law_s_own_day():
    assert stand(Book(), effective_on=date(2012, 2, 1)).effective_on == "2012-02-01"


def test_a_later_change_holds_from_today_at_the_earliest():
    now = book(stood(1, effective_on="2012-02-01"))
    assert stand(now, standing="shadow").effective_on == "2026-11-24"
    with pytest.raises(Refused) as caught:
        stand(now, standing="shadow", effective_on=TODAY - timedelta(days=1))
    assert caught.value.code == "effective_past"


def test_today_is_beijing_s_day():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=SHANGHAI)
    now = book(stood(1, effective_on="2012-02-01"))
    assert stand(now, standing="shadow", at=late).effective_on == "2026-11-24"
    with pytest.raises(Refused):
        stand(now, standing="shadow", at=late + timedelta(hours=1))


def test_a_rule_is_not_moved_to_where_it_stands():
    with pytest.raises(Refused) as caught:
        stand(book(stood(1, effective_on="2012-02-01")))
    assert caught.value.code == "standing_same"


@given(st.integers(0, 60))
def test_no_value_below_the_statutory_floor_is_ever_set(value):
    if value >= 20:
        assert put(value=str(value)).value == str(value)
    else:
        with pytest.raises(Refused, match="法定范围（≥ 20 日）") as caught:
            put(value=str(value))
        assert caught.value.code == "below_floor"


@pytest.mark.parametrize("value", ["2.01", "100", "-1"])
def test_a_cap_is_a_floor_from_above(value):
    with pytest.raises(Refused, match="法定范围（≤ 2 %）"):
        put(name="share", value=value)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "weeks"}, "parameter_unknown"),
        ({"rule": "P99"}, "rule_unknown"),
        ({"value": "soon"}, "parameter_malformed"),
        ({"value": "999999999"}, "below_floor"),
        ({"name": "regime", "value": "drawn"}, "below_floor"),
        ({"jurisdiction": "Yunhe"}, "jurisdiction_unknown"),
        ({"basis": ""}, "basis_missing"),
        ({"effective_on": TODAY - timedelta(days=1)}, "effective_past"),
    ],
    ids=str,
)
def test_an_unlawful_parameter_is_refused(said, code):
    with pytest.raises(Refused) as caught:
        put(**said)
    assert caught.value.code == code


def test_a_version_of_the_catalogue_names_one_text_for_ever():
    said = {"version": "1", "rules": ["P18"], "effective_on": TODAY}
    now = book((1, domain.adopt_catalogue(Book(), digest="aa", **said)))
    for digest in ("aa", "bb"):
        with pytest.raises(Refused) as caught:
            domain.adopt_catalogue(now, digest=digest, **said)
        assert caught.value.code == "catalogue_exists"


def test_a_catalogue_does_not_take_effect_before_the_one_it_replaces():
    said = {"rules": ["P18"]}
    first = domain.adopt_catalogue(Book(), version="1", digest="aa", effective_on=TODAY, **said)
    with pytest.raises(Refused) as caught:
        domain.adopt_catalogue(
            book((1, first)), version="2", digest="bb", effective_on=date(2026, 1, 1), **said
        )
    assert caught.value.code == "effective_past"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"digest": "aa"}, "calendar_exists"),
        ({"through": 2025}, "calendar_shorter"),
        ({"source": ""}, "basis_missing"),
    ],
    ids=str,
)
def test_a_calendar_is_adopted_once_and_never_shortened(said, code):
    whole = {"digest": "bb", "through": 2026, "source": "国务院办公厅"}
    now = book((1, domain.adopt_calendar(Book(), **{**whole, "digest": "aa"})))
    with pytest.raises(Refused) as caught:
        domain.adopt_calendar(now, **{**whole, **said})
    assert caught.value.code == code
