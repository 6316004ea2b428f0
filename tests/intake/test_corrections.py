"""更正与撤回: only the owner of a record changes it, and only a record that exists."""

import pytest

from jianbiao.intake.models import Notice, Place
from jianbiao.standard.events import MessageReleased
from tests import make
from tests.intake.make import OTHER
from tests.record.make import changed, deleted, settle
from tests.standard.make import BEYOND

pytestmark = pytest.mark.django_db(databases="__all__")


def outcomes(answers):
    return [answer.outcome for answer in answers]


@pytest.fixture
def placed():
    settle(make.project(), make.tender(), make.lot())


def complaint(number="T1", **data):
    said = {"TENDER_PROJECT_CODE": make.TENDER, "COMPLAINT_NO": number}
    return make.envelope("COMPLAINT_INFO", said | data)


@pytest.mark.usefixtures("placed")
def test_the_owner_changes_and_withdraws_its_record():
    one = complaint()
    assert outcomes(settle(one, changed(one, COMPLAINT_NO="T2"), deleted(one))) == ["accepted"] * 3


@pytest.mark.usefixtures("placed")
def test_another_platform_s_change_of_a_record_is_refused_where_its_tender_is_another_s():
    one = complaint()
    settle(one)
    (answer,) = settle(changed(one), platform=OTHER)
    assert answer.outcome == "rejected"
    assert {fault.code for fault in answer.faults} == {"not_owner"}


def test_another_platform_s_key_is_not_this_one_s():
    person = make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "甲公司"})
    settle(person)
    (answer,) = settle(changed(person), platform=OTHER)
    assert answer.outcome == "held"


@pytest.mark.usefixtures("placed")
def test_a_change_of_what_does_not_exist_waits_for_it():
    one = complaint()
    assert outcomes(settle(changed(one))) == ["held"]
    assert outcomes(settle(one)) == ["accepted"]
    assert Notice.objects.filter(kind=MessageReleased.kind).count() == 1


@pytest.mark.usefixtures("placed")
def test_a_correction_of_a_correction_under_a_withdrawn_lot_is_taken():
    section = make.envelope(
        "SECTION",
        {
            "TENDER_PROJECT_CODE": make.TENDER,
            "BID_SECTION_CODE": make.TENDER + "002",
            "BID_SECTION_NAME": "二标段",
        },
    )
    offer = make.bid(make.TENDER + "002")
    first = changed(offer, BID_PRICE="7500000.00")
    answers = settle(section, offer, deleted(section), first, changed(first), deleted(first))
    assert outcomes(answers) == ["accepted"] * 6


@pytest.mark.usefixtures("placed")
def test_a_record_added_twice_is_told_so():
    one = complaint()
    again = {**complaint(), "data_key": one["data_key"]}
    answers = settle(one, again)
    assert outcomes(answers) == ["accepted", "rejected"]
    assert answers[1].faults[0].code == "key_exists"


@pytest.mark.parametrize(
    "name", ["TENDER_INVITATION", "NOTICE_PUBLICATION", "COMPLAINT_INFO", "BIDDER_MARGIN_INFO"]
)
def test_what_belongs_to_a_tender_waits_for_it(name):
    said = {k: v for k, v in BEYOND[name].items() if not k.endswith("_CODE")}
    said |= {"TENDER_PROJECT_CODE": make.TENDER}
    if name == "BIDDER_MARGIN_INFO":
        said |= {"BID_SECTION_CODE": make.LOT}
    assert outcomes(settle(make.envelope(name, said))) == ["held"]
    answers = settle(make.project(), make.tender(), make.lot())
    assert outcomes(answers) == ["accepted"] * 3
    assert Notice.objects.filter(kind=MessageReleased.kind).count() == 1


@pytest.mark.parametrize(
    "name", ["LEGAL_PERSON_BASE", "EXPERT_INFO", "VIOLATING_LAWS_RULES_INFO", "PARTY_RELATION"]
)
def test_what_hangs_under_nothing_waits_for_nothing(name):
    said = {**BEYOND[name]}
    if name.startswith("VIOLATING"):
        said |= {"TENDER_PROJECT_CODE": make.TENDER}
    assert outcomes(settle(make.envelope(name, said))) == ["accepted"]
    assert all(place.name.startswith("K:") for place in Place.objects.all())
