import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.register.domain.places import COUNTRY, chain, method_of, readable

regions = st.from_regex(r"\A[0-9]{6}\Z")
industries = st.from_regex(r"\A[A-Z][0-9]{2}\Z")


@pytest.mark.parametrize(
    ("place", "wider"),
    [
        ("690102", ("690102", "690100", "690000", "CN")),
        ("690100", ("690100", "690000", "CN")),
        ("690000", ("690000", "CN")),
        ("CN", ("CN",)),
        (
            "690100/A03",
            ("690100/A03", "690100", "690000/A03", "690000", "CN/A03", "CN"),
        ),
        ("CN/A07", ("CN/A07", "CN")),
    ],
)
def test_a_place_falls_back_to_its_city_its_province_and_the_country(place, wider):
    assert chain(place) == wider


@given(regions)
def test_every_place_ends_at_the_country_and_begins_with_itself(region):
    wider = chain(region)
    assert (wider[0], wider[-1]) == (region, COUNTRY)
    assert len(set(wider)) == len(wider) <= 4


@given(regions, industries)
def test_an_industry_adds_places_and_takes_none_away(region, industry):
    with_industry = chain(f"{region}/{industry}")
    assert tuple(p for p in with_industry if "/" not in p) == chain(region)
    assert all(readable(p) for p in with_industry)


@pytest.mark.parametrize(
    "place", ["", "69", "6901000", "cn", "690100/", "690100/A3", "CN/A01/A02", "690100\n"]
)
def test_anything_else_is_no_place(place):
    assert not readable(place)


def test_a_kind_of_evaluation_method_goes_before_all_within_its_place():
    assert chain("690100/A07@2")[:4] == ("690100/A07@2", "690100/A07", "690100@2", "690100")
    assert chain("CN@1") == ("CN@1", "CN")


@pytest.mark.parametrize("place", ["CN@1", "690100@2", "690100/A07@3", "CN/A07@9"])
def test_a_place_may_be_narrowed_to_a_method(place):
    assert readable(place)
    assert method_of(place) == place[-1]


@pytest.mark.parametrize("place", ["CN@", "CN@4", "CN@12", "@1", "690100@2/A07", "690100@2@1"])
def test_what_names_no_method_is_no_place(place):
    assert not readable(place)
