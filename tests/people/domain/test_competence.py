import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.people.domain import Bodies, reach
from jianbiao.people.domain.competence import divisions, listed
from tests.people.make import department


def body(code, region, *industries, function="supervision"):
    level = "province" if region.endswith("0000") else "city" if region.endswith("00") else "county"
    return department(
        code=code, region=region, level=level, industries=industries, function=function
    )


PROVINCE = body("P-FG", "690000", "*")
P_WATER = body("P-SL", "690000", "A07")
C_WATER = body("C-SL", "690100", "A07")
C_ROADS = body("C-JT", "690100", "A03")
CITY = body("C-FG", "690100", "*")
CENTRE = body("C-JY", "690100", "*", function="trading_centre")
ALL = (PROVINCE, P_WATER, C_WATER, C_ROADS, CITY, CENTRE)


def competent(region, sector, **acts):
    said = {tuple(place.split("_")): codes for place, codes in acts.items()}
    return Bodies(departments=ALL, acts=said).competent(region, sector)


@pytest.mark.parametrize(
    ("region", "sector", "codes"),
    [
        ("690102", "A07", ("C-SL",)),
        ("690100", "A07", ("C-SL",)),
        ("690200", "A07", ("P-SL",)),
        ("690102", "A01", ("C-FG",)),
        ("690200", "A01", ("P-FG",)),
        ("690200", "", ("P-FG",)),
        ("620100", "A07", ()),
        ("", "A07", ()),
    ],
)
def test_the_nearest_body_for_the_sector_is_competent_else_the_nearest_for_all(
    region, sector, codes
):
    assert competent(region, sector) == codes


def test_an_act_goes_before_registration_and_the_nearest_act_before_a_wider_one():
    acts = {"690000_A07": ("P-SL",), "690102_A07": ("C-FG",)}
    assert competent("690100", "A07", **acts) == ("P-SL",)
    assert competent("690102", "A07", **acts) == ("C-FG",)
    assert competent("690103", "A07", **acts) == ("P-SL",)
    assert competent("690100", "A03", **acts) == ("C-JT",)


def test_an_act_for_every_sector_gives_way_to_one_for_the_sector():
    bodies = Bodies(
        departments=ALL, acts={("690100", "*"): ("C-FG",), ("690100", "A07"): ("C-SL",)}
    )
    assert bodies.competent("690100", "A03") == ("C-FG",)
    assert bodies.competent("690100", "A07") == ("C-SL",)


def test_an_act_that_names_no_supervision_department_counts_for_nothing():
    assert competent("690100", "A07", **{"690100_A07": ("C-JY", "NOBODY")}) == ("C-SL",)


def test_whom_an_act_passes_over_no_longer_sees_and_whom_it_names_does():
    bodies = Bodies(departments=ALL, acts={("690100", "A07"): ("C-JT",)})
    assert not reach(C_WATER, bodies=bodies).covers("690102", "A07")
    assert reach(C_ROADS, bodies=bodies).covers("690102", "A07")
    assert reach(C_ROADS, bodies=bodies).covers("690102", "A03")
    assert reach(P_WATER, bodies=bodies).covers("690102", "A07"), "a body above guides"
    assert reach(CITY, bodies=bodies).covers("690102", "A07")


def test_an_operator_or_a_trading_centre_sees_no_tender_whatever_an_act_says():
    bodies = Bodies(departments=ALL, acts={("690100", "A07"): ("C-JY",)})
    assert not reach(CENTRE, bodies=bodies).covers("690100", "A07")


places = st.sampled_from(["690000", "690100", "690102", "690200"])
sectors = st.sampled_from(["A01", "A03", "A07", "*"])
acts = st.dictionaries(
    st.tuples(places, sectors),
    st.lists(st.sampled_from([d.code for d in ALL]), min_size=1, unique=True).map(tuple),
)


@given(acts, places, st.sampled_from(["A01", "A03", "A07", "A99", ""]))
def test_whoever_is_competent_sees_what_they_are_competent_for(acts, region, sector):
    bodies = Bodies(departments=ALL, acts=acts)
    by_code = {d.code: d for d in ALL}
    for code in bodies.competent(region, sector):
        assert reach(by_code[code], bodies=bodies).covers(region, sector)


@given(acts, places, sectors)
def test_the_list_says_what_the_rule_says(acts, region, sector):
    bodies = Bodies(departments=ALL, acts=acts)
    found = listed(bodies, [sector], [region])
    assert {code for _, _, code in found} == set(bodies.competent(region, sector))


def test_divisions_hold_a_county_from_near_to_far():
    assert divisions("690102") == ("690102", "690100", "690000")
    assert divisions("690000") == ("690000",)
    assert divisions("%") == ("%",)
