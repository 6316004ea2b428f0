import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.people.domain import visible
from jianbiao.people.domain.reach import division
from tests.people.make import department

HOME = "690000"
regions = st.from_regex(r"\A69[0-9]{4}\Z")
industries = st.sampled_from(["A01", "A02", "A03", "A07", "A99", ""])


@pytest.mark.parametrize(
    ("region", "prefix"),
    [("690000", "69"), ("690100", "6901"), ("690102", "690102"), ("691000", "6910")],
)
def test_a_division_holds_the_codes_below_it(region, prefix):
    assert division(region) == prefix


@pytest.mark.parametrize(
    ("own", "tender", "seen"),
    [
        ("690000", "690100", True),
        ("690000", "690102", True),
        ("690100", "690102", True),
        ("690100", "690100", True),
        ("690100", "690000", False),
        ("690100", "690200", False),
        ("690102", "690100", False),
        ("690102", "690103", False),
        ("690000", "620100", False),
    ],
)
def test_a_department_sees_its_own_division_and_what_is_below(own, tender, seen):
    level = {2: "province", 4: "city", 6: "county"}[len(division(own))]
    one = department(region=own, level=level, industries=("*",))
    assert visible(one, tender, "A01") is seen


@given(regions, industries)
def test_a_sector_department_sees_its_industries_only(region, industry):
    assert visible(department(industries=("A01", "A02")), region, industry) == (
        industry in {"A01", "A02"}
    )


@given(st.text(max_size=8), st.text(max_size=4))
def test_some_department_sees_every_tender_whatever_its_codes(region, industry):
    whole = department(industries=("*",))
    assert visible(whole, region, industry, home=HOME)


@given(st.text(max_size=8), industries)
def test_what_is_outside_the_province_is_hidden_from_a_city(region, industry):
    city = department(level="city", region="690100", industries=("*",))
    assert visible(city, region, industry, home=HOME) == region.startswith("6901")


@given(regions, industries)
def test_a_wider_department_sees_whatever_a_narrower_one_sees(region, industry):
    narrow = department(level="county", region="690102", industries=("A03",))
    wide = department(level="city", region="690100", industries=("A03", "A07"))
    assert visible(wide, region, industry) or not visible(narrow, region, industry)
