import json
import re
from collections import Counter
from datetime import timedelta

import pytest

from jianbiao.rehearsal import days, generator
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.standard import identifiers
from jianbiao.standard.messages import check_message
from jianbiao.standard.sets import SETS
from tests.rehearsal.make import START, of_lot, planned, said, stress

_USCC = re.compile(
    r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])"
)
_CARRIERS = {"FORWARDED_MESSAGE", "OCDS_RELEASE"}


def everything():
    return [one for tender in stress() for one in tender.messages]


def test_a_seed_gives_the_same_tender_again():
    again = generator.tender(1, 3, start=START, profile="stress")
    assert again == planned(3)
    assert generator.tender(2, 3, start=START, profile="stress") != again


def test_a_tender_does_not_depend_on_those_told_before_it():
    alone = generator.tender(9, 40, start=START, profile="lively")
    for index in range(5):
        generator.tender(9, index, start=START, profile="lively")
    assert generator.tender(9, 40, start=START, profile="lively") == alone


def test_every_message_is_readable_but_those_spoilt_on_purpose():
    for one in everything():
        faults = check_message(one.message)
        assert [fault.code for fault in faults] == ([one.flaw] if one.flaw else []), one.message


def test_a_spoilt_message_is_repaired_by_one_that_replaces_it():
    spoilt = {one.message["message_id"] for one in everything() if one.flaw}
    repairs = [one for one in everything() if "replaces" in one.message]
    assert len(spoilt) >= 4
    assert {one.message["replaces"] for one in repairs} == spoilt


def test_the_rehearsal_uses_known_sets_only_and_the_spine_at_least():
    used = {one.message["set"] for one in everything()}
    assert used <= set(SETS) - _CARRIERS
    assert len(used) >= 16


def test_message_ids_and_data_keys_are_unique_in_a_platform():
    added = [
        one.message for one in everything() if one.message["data_type"] == "1" and not one.flaw
    ]
    assert len({m["message_id"] for m in added}) == len(added)
    assert len({(m["data"]["TRADE_PLAT"], m["data_key"]) for m in added}) == len(added)


def test_messages_are_in_the_order_they_are_sent_and_never_before_they_happened():
    for tender in stress():
        times = [one.at for one in tender.messages]
        assert times == sorted(times)
        assert all(one.at.isoformat() > one.message["happened_at"] for one in tender.messages)


def test_nothing_is_sent_before_the_tender_begins():
    assert all(one.at >= START for one in everything())


def test_a_change_repeats_the_key_of_what_it_changes():
    for tender in stress():
        keys = {one.message["data_key"]: one.at for one in reversed(tender.messages)}
        for one in tender.messages:
            if one.message["data_type"] == "2":
                assert keys[one.message["data_key"]] <= one.at


def test_codes_continue_each_other_and_belong_to_their_platform():
    codes = {one.code for one in PLATFORMS}
    for one in everything():
        data = one.message["data"]
        assert one.platform in codes
        assert data["TRADE_PLAT"] == one.platform
        for name in ("PROJECT_CODE", "TENDER_PROJECT_CODE", "BID_SECTION_CODE"):
            assert data.get(name, one.platform).startswith(one.platform)


def test_no_code_can_be_that_of_a_real_party():
    found = set()
    for one in everything():
        found |= set(_USCC.findall(json.dumps(one.message, ensure_ascii=False)))
    assert len(found) > 500
    assert all(code[2:4] == "69" and identifiers.valid("uscc", code) for code in found)


def test_no_phone_number_can_be_that_of_a_real_person():
    texts = " ".join(
        data.get("NOTICE_CONTENT", "") for data in said(stress(), "TENDER_ANN_QUA_INQUERY_ANN")
    )
    numbers = re.findall(r"电话：(\d+)", texts)
    assert len(numbers) > 500
    assert all(re.fullmatch(r"120\d{8}", number) for number in numbers)


def test_no_price_is_told_before_the_opening():
    assert not any("BID_PRICE" in data for data in said(stress(), "TENDER_LIST"))


def test_no_bid_exceeds_the_ceiling():
    for tender in stress():
        for documents in said([tender], "TENDER_FILE_CLARI_MODI"):
            if "CONTROL_PRICE" in documents:
                ceiling = float(documents["CONTROL_PRICE"])
                details = of_lot(tender, documents["BID_SECTION_CODE"], "BID_OPEN_DETAIL")
                assert all(float(data.get("BID_PRICE", 0)) <= ceiling for data in details)


def test_lots_that_fail_are_tendered_once_more():
    again = [data for data in said(stress(), "SECTION") if data["BID_ECTION_NUM"] == "2"]
    failed = said(stress(), "TENDER_ABNORMITY_REPORT")
    assert len(again) >= 8
    assert len(again) == len([data for data in failed if data["TENDER_PROJECT_CODE"][17:] == "001"])


def test_tenders_have_one_lot_or_several():
    lots = Counter(
        len(said([tender], "SECTION"))
        for tender in stress()
        if not said([tender], "TENDER_ABNORMITY_REPORT")
    )
    assert lots[1] > lots[2] > 0
    assert lots[3] > 0


def test_an_award_goes_to_a_bidder_who_was_read_out():
    for tender in stress():
        for award in said([tender], "BID_WINNING_NOTICE"):
            read_out = of_lot(tender, award["BID_SECTION_CODE"], "BID_OPEN_DETAIL")
            assert award["WIN_BIDDER_CODE"] in {data["BIDDER_ORG_CODE"] for data in read_out}


@pytest.mark.parametrize("profile", ["realistic", "lively"])
def test_other_profiles_tell_readable_tenders_too(profile):
    for index in range(60):
        for one in planned(index, profile).messages:
            assert not check_message(one.message) or one.flaw


def test_another_calendar_moves_the_days():
    closed = {START.date() + timedelta(days=n) for n in range(30)}
    later = generator.tender(
        1,
        3,
        start=START,
        profile="stress",
        working=lambda day: days.working(day) and day not in closed,
    )
    assert later.messages[0].message["happened_at"] > planned(3).messages[0].message["happened_at"]
