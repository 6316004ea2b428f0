"""The record folds the ledger in slices; however they fall, the tables come out the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbiao.ledger import queries as ledger
from jianbiao.ledger import services as writing
from jianbiao.record import queries, services
from jianbiao.record.models import (
    Alias,
    Claim,
    Doc,
    Gram,
    Holding,
    Item,
    Match,
    Opening,
    Party,
    Pointer,
    Tally,
    Tender,
    Trait,
)
from tests import make
from tests.record.make import changed, deleted, history, settle, undone

pytestmark = pytest.mark.django_db(databases="__all__")

TABLES = (
    Tender,
    Item,
    Party,
    Claim,
    Trait,
    Alias,
    Gram,
    Pointer,
    Holding,
    Opening,
    Doc,
    Tally,
    Match,
)


DIRECT = {"PROJECT_CODE": make.PROJECT, "CONTRACT_NAME": "抢险工程"}


def rows():
    said = [list(t.objects.order_by("pk").values()) for t in TABLES]
    for row in said[TABLES.index(Doc)]:
        del row["changed"]
    return [*said, found()]


def found():
    """Return what the index finds of every tender's own title, so that it is compared as well."""
    asked = {row.title: queries.search(row.title, scope=None).codes for row in Doc.objects.all()}
    return sorted((title, sorted(codes)) for title, codes in asked.items())


def fold(seconds=10.0, **more):
    while services.catch_up(seconds=seconds, **more):
        pass


def tender(code):
    return Tender.objects.get(log="official", code=code)


def started():
    settle(make.project(), make.tender(), make.lot())


def test_a_tender_shows_what_its_messages_say():
    started()
    settle(make.notice(), make.bid(), make.opening())
    fold()
    row = tender(make.TENDER)
    assert (row.title, row.procuring_entity) == ("供水工程施工", "朔宁市水务局")
    assert (row.region, row.industry, row.mandatory) == ("690100", "A07", "1")
    assert (row.stage, row.lots, row.bids) == ("opened", 1, 1)
    assert f"{row.deadline:%Y%m%d%H%M}" == "202603240130"  # UTC of 09:30 in Beijing
    assert row.last_number == ledger.last_number()


def test_nothing_new_folds_nothing():
    assert services.catch_up() == 0
    started()
    assert services.catch_up() == 3
    assert services.catch_up() == 0


def test_a_change_replaces_its_record_and_the_old_one_stays_visible():
    started()
    notice = make.notice()
    settle(notice)
    settle(changed(notice, NOTICE_NAME="更正后的公告", BID_DOC_REFER_END_TIME="20260330093000"))
    fold()
    old, new = Item.objects.filter(set="TENDER_ANN_QUA_INQUERY_ANN").order_by("number")
    assert (old.ended_by, new.ended_by) == (new.number, 0)
    assert f"{tender(make.TENDER).deadline:%m%d}" == "0330"


def test_a_deletion_withdraws_its_record():
    started()
    bid = make.bid()
    settle(bid)
    settle(deleted(bid))
    fold()
    assert tender(make.TENDER).bids == 0
    assert Item.objects.get(set="TENDER_LIST", data_type="1").ended_by == 5
    assert Party.objects.get(role="bidder").until == 5


def test_a_change_may_move_a_record_to_another_tender():
    other = make.PROJECT + "002"
    started()
    settle(make.tender(other))
    notice = make.notice()
    settle(notice)
    fold()
    settle(changed(notice, TENDER_PROJECT_CODE=other))
    fold()
    assert tender(make.TENDER).stage == "prepared"
    assert tender(other).stage == "called"


def test_a_tender_of_which_all_is_withdrawn_stays_as_it_was_and_ended():
    settle(make.project())
    head = make.tender()
    settle(head)
    fold()
    settle(deleted(head))
    fold()
    row = tender(make.TENDER)
    assert (row.title, row.stage, row.last_number) == ("供水工程施工", "failed", 3)


def test_a_project_gives_its_tenders_the_region_they_left_out_and_a_change_of_it():
    project = make.project()
    settle(project)
    settle(make.tender(REGION_CODE="690100"))
    settle(changed(project, REGION_CODE="690200"))
    fold()
    assert tender(make.TENDER).region == "690100"
    old, new = Item.objects.filter(set="PROJECT").order_by("number")
    assert (old.ended_by, new.ended_by) == (new.number, 0)


def test_a_held_message_counts_from_its_release_and_is_proven_by_its_own_entry():
    settle(make.project())
    settle(make.lot())
    fold()
    assert not Item.objects.filter(set="SECTION").exists()
    settle(make.tender())
    fold()
    lot = Item.objects.get(set="SECTION")
    assert (lot.number, lot.proof) == (4, 2)


def test_persons_and_credit_records_stand_alone_and_make_no_tender():
    one = make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "甲公司"})
    settle(one, make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "乙公司"}))
    fold()
    settle(changed(one, LEGAL_NAME="甲股份公司"))
    fold()
    said = Item.objects.order_by("number").values_list("data__LEGAL_NAME", "ended_by", "tender")
    assert list(said) == [("甲公司", 3, ""), ("乙公司", 0, ""), ("甲股份公司", 0, "")]
    assert not Tender.objects.exists()


def test_a_contract_let_without_a_tender_is_held_under_its_project():
    settle(make.project(), direct := make.envelope("DIRECT_CONTRACT_INFO", DIRECT))
    fold()
    settle(changed(direct, CONTRACT_NAME="另一工程"))
    fold()
    assert list(Item.objects.order_by("number").values_list("project", "ended_by")) == [
        (make.PROJECT, 0),
        (make.PROJECT, 3),
        (make.PROJECT, 0),
    ]


def test_what_hangs_under_a_project_rewrites_no_tender():
    started()
    fold()
    settle(make.envelope("DIRECT_CONTRACT_INFO", DIRECT))
    before = Tender.objects.values().get()
    fold()
    assert Tender.objects.values().get() == before


def test_an_entity_is_one_by_its_code_with_every_name_and_source():
    started()
    settle(make.bid(), make.bid(name="云禾建筑公司", IS_ACCEPTED="0"))
    fold()
    said = Party.objects.filter(key=make.USCC, role="bidder").order_by("number")
    assert [(p.name, p.number) for p in said] == [("云禾建筑有限公司", 4), ("云禾建筑公司", 5)]


def test_members_of_a_consortium_take_part_as_well():
    started()
    settle(make.bid(UNION_ORGAN_SET=[{"UNION_ORGAN_NAME": "云禾设计院"}]))
    fold()
    assert Party.objects.get(key="name:云禾设计院").role == "bidder"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_however_the_entries_fall_into_slices_the_tables_are_the_same(data, monkeypatch):
    with undone():
        for message in history(data.draw):
            settle(message)
            monkeypatch.setattr(services, "BATCH", data.draw(st.integers(1, 4)))
            if data.draw(st.booleans()):
                services.catch_up(seconds=0.0)
        fold(seconds=0.0)
        sliced = rows()
        for table in TABLES:
            table.objects.all().delete()
        writing.set_bookmark(services.ROOM, "official", 0)
        monkeypatch.setattr(services, "BATCH", 1000)
        fold()
        assert rows() == sliced
