from hypothesis import given
from hypothesis import strategies as st

from jianbiao.record.domain import items
from tests import make
from tests.make import LOT, PROJECT, TENDER, bid, lot, notice, project, tender
from tests.record.make import changed, deleted, effective, fold, history

DIRECT = {"PROJECT_CODE": PROJECT, "CONTRACT_NAME": "抢险工程"}


def holding(*envelopes):
    return [one.number for one in items.standing(fold(*envelopes))]


def test_an_item_knows_where_it_belongs():
    one = items.item(effective(7, lot()))
    assert (one.number, one.set, one.project, one.tender, one.lot) == (
        7,
        "SECTION",
        PROJECT,
        TENDER,
        LOT,
    )
    assert one.group == TENDER


def test_an_approved_project_is_a_group_of_its_own():
    one = items.item(effective(1, project()))
    assert (one.tender, one.group) == ("", f"P:{PROJECT}")


def test_a_record_that_hangs_under_nothing_is_a_group_of_its_own_whatever_it_refers_to():
    said = make.envelope(
        "VIOLATING_LAWS_RULES_INFO",
        {"GUID": "0" * 36, "SUBJECT_NAME": "甲公司", "TENDER_PROJECT_CODE": TENDER},
        data_key="V1",
    )
    one = items.item(effective(1, said))
    assert (one.project, one.tender, one.lot) == ("", "", "")
    assert one.group == f"K:{make.PLATFORM}/V1"


def test_a_contract_without_a_tender_belongs_to_its_project_and_else_to_its_tender():
    alone = make.envelope("DIRECT_CONTRACT_INFO", DIRECT)
    after = make.envelope("DIRECT_CONTRACT_INFO", {**DIRECT, "BID_SECTION_CODE": LOT})
    assert items.item(effective(1, alone)).group == f"P:{PROJECT}"
    assert items.item(effective(1, after)).group == TENDER


def test_a_release_is_of_its_ocid_and_holds_no_float():
    said = {"set": "OCDS_RELEASE", "data_type": "1", "data": {"RELEASE": {"ocid": "x", "v": 1.5}}}
    one = items.item(effective(1, said))
    assert (one.tender, one.project, one.data["RELEASE"]["v"]) == ("x", "", "1.5")


def test_a_change_ends_its_record_and_holds_itself():
    first = notice()
    assert holding(tender(), first, changed(first)) == [1, 3]


def test_a_deletion_ends_its_record_and_holds_nothing():
    first = notice()
    assert holding(tender(), first, deleted(first)) == [1]


def test_changes_of_changes_leave_the_last():
    first = notice()
    assert holding(first, changed(first), changed(first), changed(first)) == [4]


def test_what_held_is_known_as_of_every_entry():
    first = notice()
    all_ = fold(first, changed(first), deleted(first))
    assert [[o.number for o in items.holding(all_, n)] for n in range(5)] == [[], [1], [2], [], []]


def test_another_platform_s_record_under_the_same_key_is_not_touched():
    first = notice()
    one = items.item(effective(1, first))
    other = items.item(effective(2, changed(first), platform="E6900000999"))
    assert [o.ended_by for o in items.after([one], other)] == [0, 0]


def test_a_change_that_names_another_tender_ends_the_record_where_it_stood():
    first = notice()
    new = items.item(effective(2, changed(first, TENDER_PROJECT_CODE=PROJECT + "002")))
    assert [o.ended_by for o in items.after(fold(first), new)] == [2]


def test_what_held_last_is_what_was_withdrawn_in_the_end():
    first = notice()
    all_ = fold(tender() | {"data_key": first["data_key"]}, deleted(first))
    assert [o.number for o in items.last_stood(all_)] == [1]
    assert items.last_stood([]) == []


@given(st.data())
def test_nothing_that_was_said_is_ever_lost(data):
    envelopes = history(data.draw)
    groups = {}
    for number, envelope in enumerate(envelopes, start=1):
        one = items.item(effective(number, envelope))
        for group in {one.group, *(groups if items.ends(one) else ())}:
            groups[group] = items.after(groups.get(group, []), one)
    every = sorted(o.number for group in groups.values() for o in group)
    assert every == list(range(1, len(envelopes) + 1))
    for group in groups.values():
        for one in group:
            assert one.ended_by == 0 or one.ended_by > one.number
            assert len({o.key for o in items.standing(group)}) == len(items.standing(group))


def test_a_correction_of_a_correction_under_a_withdrawn_parent_still_stands():
    section, offer = lot(), bid()
    first = changed(offer, BID_PRICE="7500000.00")
    second = changed(first, BID_PRICE="7400000.00")
    found = fold(tender(), section, offer, deleted(section), first, second)
    standing = {one.number: one for one in items.standing(found)}
    assert list(standing) == [1, 6]
    assert standing[6].data["BID_PRICE"] == "7400000.00"
    assert [one.number for one in items.holding(found, 3)] == [1, 2, 3]
