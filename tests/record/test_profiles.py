"""What may be known of an entity: names side by side, parts in reach, bids after their opening alone."""

from datetime import timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.people.domain import Reach
from jianbiao.people.queries import Scope
from jianbiao.record import profiles, services
from jianbiao.record.matching import match_entity, merge_entities
from jianbiao.standard.terms import Actor
from tests import make
from tests.make import (
    LOT,
    NOON,
    PROJECT,
    USCC,
    bid,
    envelope,
    lot,
    notice,
    opening,
    project,
    tender,
)
from tests.record.make import changed, deleted, settle

pytestmark = pytest.mark.django_db(databases="__all__")
FIRM = "91690100MA0000007Y"
LATER = NOON + timedelta(days=60)
BY = Actor(id="zhou", body="fgw", address="127.0.0.1")


def fold():
    while services.catch_up():
        pass


def told(*messages):
    settle(*messages)
    fold()


def begun():
    told(project(), tender(), lot(), notice())


def test_a_bid_is_no_part_of_a_profile_before_it_is_opened():
    begun()
    told(bid(uscc=FIRM, name="甲公司"))
    with pytest.raises(Refused):
        profiles.profile(FIRM, at=LATER)
    told(opening())
    with pytest.raises(Refused):
        profiles.profile(FIRM, at=NOON)
    page = profiles.profile(FIRM, at=LATER)
    assert (page.title, page.roles, [row.lot for row in page.rows]) == (
        "甲公司",
        {"bidder": 1},
        [LOT],
    )


def test_a_withdrawn_opening_opens_nothing():
    begun()
    early = opening()
    told(bid(uscc=FIRM), early, deleted(early))
    with pytest.raises(Refused):
        profiles.profile(FIRM, at=LATER)


def test_two_names_at_once_stand_side_by_side_and_a_change_of_name_does_not():
    told(project())
    codes = [f"{PROJECT}{n:03d}" for n in range(1, 6)]
    said = ["甲局", "乙局", "甲局", "丙局", "丙局"]
    told(*(tender(c, TENDERER_NAME=n) for c, n in zip(codes, said, strict=True)))
    page = profiles.profile(USCC, at=LATER)
    assert {(one.name, one.beside) for one in page.names} == {
        ("甲局", True),
        ("乙局", True),
        ("丙局", False),
    }


def test_a_code_with_a_wrong_check_digit_is_kept_and_marked():
    told(project(), tender(TENDERER_CODE="12345", TENDERER_CODE_TYPE="95"))
    assert profiles.profile("12345", at=LATER).valid is False


def test_an_officer_knows_what_is_in_reach_and_nobody_knows_nothing():
    begun()
    inside = Scope(reach=Reach(prefix="6901", industries=None))
    outside = Scope(reach=Reach(prefix="6902", industries=None))
    assert profiles.profile(USCC, at=LATER, scope=inside).roles == {"procuring_entity": 1}
    for scope in (outside, Scope(reach=None)):
        with pytest.raises(Refused):
            profiles.profile(USCC, at=LATER, scope=scope)


def legal(**data):
    said = {"LEGAL_NAME": "朔宁市水务局", "LEGAL_CODE": USCC, "LEGAL_REPRESENT": "张三"}
    return envelope("LEGAL_PERSON_BASE", said | data)


def test_two_legal_representatives_stand_side_by_side_and_closed_fields_nowhere():
    told(legal(), legal(LEGAL_REPRESENT="李四", CONTACT_PHONE="13900000000"))
    page = profiles.profile(USCC, at=LATER)
    one = next(one for one in page.told if one.field == "LEGAL_REPRESENT")
    assert one.differs
    assert [said.value for said in one.values] == ["李四", "张三"]
    assert "13900000000" not in str([said.value for one in page.told for said in one.values])


def test_a_corrected_representative_is_one():
    first = legal()
    told(first)
    told(changed(first, LEGAL_REPRESENT="李四"))
    one = next(o for o in profiles.profile(USCC, at=LATER).told if o.field == "LEGAL_REPRESENT")
    assert [said.value for said in one.values] == ["李四"]


def uncoded(name, code=PROJECT + "002"):
    message = tender(code, TENDERER_NAME=name)
    del message["data"]["TENDERER_CODE"]
    return message


def test_names_alike_are_offered_decided_by_a_person_and_never_merged_silently():
    begun()
    told(uncoded("朔宁市水务局（本级）"), uncoded("霖州县教育局", PROJECT + "003"))
    key = "name:朔宁市水务局（本级）"
    assert [one.key for one in profiles.alike(key)] == [USCC]
    assert [one.key for one in profiles.alike(USCC)] == [key]
    assert profiles.profile(USCC, at=LATER).roles == {"procuring_entity": 1}
    match_entity(key, USCC, verdict="same", reason="同一单位", by=BY, at=NOON)
    fold()
    assert profiles.alike(key) == []
    assert [one.verdict for one in profiles.profile(USCC, at=LATER).acts] == ["same"]
    match_entity(key, USCC, verdict="different", reason="查明不是", by=BY, at=NOON)
    fold()
    assert profiles.profile(USCC, at=LATER).acts == ()


@pytest.mark.parametrize(
    ("key", "code", "verdict", "reason"),
    [
        ("name:无此单位", USCC, "same", "同一单位"),
        (USCC, USCC, "same", "同一单位"),
        ("name:朔宁市水务局（本级）", USCC, "perhaps", "同一单位"),
        ("name:朔宁市水务局（本级）", USCC, "same", "是"),
        ("name:朔宁市水务局（本级）", "name:x", "same", "同一单位"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(key, code, verdict, reason):
    begun()
    told(uncoded("朔宁市水务局（本级）"))
    with pytest.raises(Refused):
        match_entity(key, code, verdict=verdict, reason=reason, by=BY, at=NOON)


def test_a_merger_is_an_act_and_both_stay():
    begun()
    told(tender(PROJECT + "002", TENDERER_CODE=FIRM, TENDERER_NAME="朔宁水利局"))
    merge_entities(FIRM, USCC, effective_on=NOON.date(), reason="机构改革合并", by=BY, at=NOON)
    fold()
    for key in (FIRM, USCC):
        assert [one.verdict for one in profiles.profile(key, at=LATER).acts] == ["merged"]


def test_many_parts_are_paged():
    told(project())
    told(*(tender(f"{PROJECT}{n:03d}") for n in range(1, 103)))
    pages = [profiles.profile(USCC, at=LATER, page=n) for n in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [50, 50, 2]
    assert len({row.tender for page in pages for row in page.rows}) == 102
    with pytest.raises(Refused):
        profiles.profile("none", at=LATER)


def test_consortium_partners_are_linked_once_bids_are_open():
    begun()
    members = [{"UNION_ORGAN_NAME": "云禾设计院"}]
    told(bid(uscc=FIRM, UNION_ORGAN_SET=members), opening())
    page = profiles.profile(FIRM, at=LATER)
    assert [key for key, *_ in page.partners] == ["name:云禾设计院"]
    other = profiles.profile("name:云禾设计院", at=LATER)
    assert [key for key, *_ in other.partners] == [FIRM]
    assert make.TENDER in {row.tender for row in other.rows}
