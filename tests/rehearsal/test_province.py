"""The province's people are such as the people room takes."""

from jianbiao.people.domain import departments as departments_domain
from jianbiao.people.domain import platforms as platforms_domain
from jianbiao.rehearsal import province


def test_departments_can_be_opened_and_platforms_registered():
    people = province.people()
    for one in people["departments"]:
        assert departments_domain.open_department(None, **one).code == one["code"]
    for one in people["platforms"]:
        assert platforms_domain.register_platform(None, **one).code == one["code"]


def test_officers_belong_to_departments():
    people = province.people()
    codes = {one["code"] for one in people["departments"]}
    assert {one["department"] for one in people["officers"]} <= codes
    assert len({one["login"] for one in people["officers"]}) == len(people["officers"])


def test_nine_platforms_sign_with_both_algorithms():
    assert len(province.PLATFORMS) == 9
    assert {one.sm2 for one in province.PLATFORMS} == {True, False}
    assert {one.region for one in province.PLATFORMS} <= set(province.regions())


def test_every_prefecture_has_departments_and_shares_add_up():
    regions = {one["region"] for one in province.departments()}
    assert regions == set(province.regions())
    assert sum(share for *_, share in province.PREFECTURES) == 100


def test_every_type_of_works_has_a_supervising_department_in_its_place():
    for code, *_ in province.PREFECTURES:
        here = [one for one in province.departments() if one["region"] == code]
        seen = {i for one in here if one["function"] == "supervision" for i in one["industries"]}
        assert {"A01", "A02", "A03", "A07", "A08", "A10", "A13", "A14"} <= seen
