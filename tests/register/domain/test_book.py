from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law.catalogue import RULES as CATALOGUE
from jianbiao.register.domain import Book, Standing, after, chain
from jianbiao.standard.events import OfficerEnded
from tests.register.make import NOON, RULES, book, parameter, rule, setting, stood

P18 = RULES["P18"]
DAY = date(2026, 12, 1)
places = st.sampled_from(["CN", "690000", "690100", "690102", "690000/A03", "690100/A03", "620000"])
days = st.dates(date(2026, 11, 1), date(2027, 3, 1))
settings = st.lists(
    st.tuples(places, days, st.integers(0, 60)).map(
        lambda said: {
            "jurisdiction": said[0],
            "effective_on": said[1].isoformat(),
            "value": str(said[2]),
        }
    ),
    max_size=12,
)


def test_what_nobody_confirmed_is_unconfirmed():
    assert Book().standing("P18", DAY) is Standing.UNCONFIRMED


def test_a_rule_stands_so_from_its_effective_day_on():
    now = book(stood(1))
    assert now.standing("P18", DAY - timedelta(days=1)) is Standing.UNCONFIRMED
    assert now.standing("P18", DAY) is Standing.IN_FORCE
    assert now.standing("A02", DAY) is Standing.UNCONFIRMED


def test_of_two_acts_for_one_day_the_later_entry_holds():
    assert book(stood(1), stood(2, standing="internal")).standing("P18", DAY) is Standing.INTERNAL


def test_an_act_for_an_earlier_day_does_not_undo_one_for_a_later_day():
    now = book(stood(1, effective_on="2027-01-01"), stood(2, standing="shadow"))
    assert now.standing("P18", date(2026, 12, 31)) is Standing.SHADOW
    assert now.standing("P18", date(2027, 1, 1)) is Standing.IN_FORCE


def test_where_nobody_said_anything_the_defaults_hold():
    assert Book().parameters(P18, "690102", DAY) == P18.defaults()


@pytest.mark.parametrize(
    ("place", "days"),
    [
        ("690102", 24),
        ("690100/A03", 24),
        ("690200", 23),
        ("690200/A03", 22),
        ("620100", 21),
        ("CN", 21),
    ],
)
def test_the_nearest_place_decides(place, days):
    now = book(
        setting(1, jurisdiction="CN", value="21"),
        setting(2, jurisdiction="690000/A03", value="22"),
        setting(3, jurisdiction="690000", value="23"),
        setting(4, jurisdiction="690100", value="24"),
    )
    assert now.parameters(P18, place, DAY)["days"] == days


@given(settings, places, days)
def test_no_act_of_any_place_brings_a_value_below_the_floor(said, place, on):
    now = book(*(setting(n, **one) for n, one in enumerate(said, 1)))
    assert now.parameters(P18, place, on)["days"] >= 20


@given(settings, places, days)
def test_a_value_comes_from_the_nearest_place_with_a_lawful_one_in_effect(said, place, on):
    now = book(*(setting(n, **one) for n, one in enumerate(said, 1)))
    wanted = P18.defaults()["days"]
    for near in reversed(chain(place)):
        in_effect = [
            (one["effective_on"], number, int(one["value"]))
            for number, one in enumerate(said, 1)
            if one["jurisdiction"] == near and one["effective_on"] <= on.isoformat()
        ]
        if in_effect and max(in_effect)[2] >= 20:
            wanted = max(in_effect)[2]
    assert now.parameters(P18, place, on)["days"] == wanted


@given(settings, places, days)
def test_what_takes_effect_later_changes_nothing_before(said, place, on):
    now = book(*(setting(n, **one) for n, one in enumerate(said, 1)))
    future = setting(99, jurisdiction=place, effective_on=(on + timedelta(days=1)).isoformat())
    then = after(now, future[1], number=99, by="gao", at=NOON)
    assert then.parameters(P18, place, on) == now.parameters(P18, place, on)


@given(settings, places, days)
def test_acts_of_a_sister_province_change_nothing_here(said, place, on):
    now = book(*(setting(n, **one) for n, one in enumerate(said, 1)))
    foreign = setting(99, jurisdiction="630000", effective_on="2026-11-01")
    then = after(now, foreign[1], number=99, by="gao", at=NOON)
    assert then.parameters(P18, place, on) == now.parameters(P18, place, on)


def test_a_floor_raised_later_outranks_what_was_set_before():
    now = book(setting(1, value="25"), setting(2, jurisdiction="CN", value="31"))
    raised = rule("P18", parameters=(parameter(default=30, floor=30),))
    assert now.parameters(raised, "690100", DAY) == {"days": 31}


def test_values_keep_the_type_of_their_default():
    now = book(setting(1, name="share", value="1.50"), setting(2, name="regime", value="unranked"))
    said = now.parameters(P18, "690000", DAY)
    assert (said["share"], type(said["share"]), said["regime"]) == (
        Decimal("1.5"),
        Decimal,
        "unranked",
    )


def test_a_text_that_a_new_catalogue_cannot_read_is_passed_over():
    now = book(setting(1, value="25"))
    changed = rule("P18", parameters=(parameter(default="a", floor=None, choices=("a", "b")),))
    assert now.parameters(changed, "690000", DAY) == {"days": "a"}


def test_events_of_other_rooms_change_nothing():
    now = book(stood(1))
    assert after(now, OfficerEnded(login="lin", reason="调任"), number=2, by="wang", at=NOON) == now


@pytest.mark.parametrize(
    ("number", "name", "value"),
    [
        ("A02", "start_day", "counted"),
        ("A02", "rest_day_end", "accepted"),
        ("B23", "regime", "separated"),
        ("A04", "regime", "separated"),
        ("P11", "media", "中国招标投标公共服务平台；朔北省公共资源交易网"),
    ],
)
def test_a_province_keeps_a_profile_for_one_industry_from_a_day_on(number, name, value):
    known = CATALOGUE[number]
    default = known.defaults()[name]
    said = book(
        setting(1, rule=number, name=name, value=value, jurisdiction="690000/A03"),
    )

    def held(place, on):
        return said.parameters(known, place, on)[name]

    assert held("690100/A03", date(2026, 12, 1)) == value
    assert held("690100/A03", date(2026, 11, 30)) == default
    assert held("690100/A07", date(2026, 12, 1)) == default
    assert held("620000/A03", date(2026, 12, 1)) == default
