import json
import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from jianbiao.rehearsal import days, generator
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.standard import identifiers
from jianbiao.standard.messages import check_message
from jianbiao.standard.sets import SETS
from tests.rehearsal.make import START, of_lot, planned, said, stress

_USCC = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
)
_CARRIERS = {"FORWARDED_MESSAGE", "OCDS_RELEASE"}


def everything():
    return [one for tender in stress() for one in tender.messages]


def test_a_seed_gives_the_same_tender_again():
    again = generator.tender(1, 3, start=START, profile="drill")
    assert again == planned(3)
    assert generator.tender(2, 3, start=START, profile="drill") != again


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


def test_the_sets_of_works_tendering_are_used_from_the_project_to_the_complaint():
    used = {one.message["set"] for one in everything()}
    assert used <= set(SETS) - _CARRIERS
    assert len(used) >= 38
    assert {"PROJECT", "BID_DOC_CHARACT_CODE", "EVALUATION_SCORE_DETAIL", "COMPLAINT_INFO"} <= used


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
    own = [t for t in stress() if not any(one.rule == "X16" for one in t.truth)]
    for one in (one for tender in own for one in tender.messages):
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
    people = {code for code in found if code.startswith("69")}
    assert all(identifiers.valid("id_card", code) for code in people)
    assert all(c[2:4] == "69" and identifiers.valid("uscc", c) for c in found - people)


def test_no_phone_number_can_be_that_of_a_real_person():
    texts = " ".join(
        data.get("NOTICE_CONTENT", "") for data in said(stress(), "TENDER_ANN_QUA_INQUERY_ANN")
    )
    numbers = re.findall(r"电话：(\d+)", texts)
    assert len(numbers) > 500
    assert all(re.fullmatch(r"120\d{8}", number) for number in numbers)


def test_no_price_is_told_before_the_opening():
    for tender in stress():
        for one in tender.messages:
            if one.message["set"] == "TENDER_LIST" and "BID_PRICE" in one.message["data"]:
                assert one.message["data_type"] == "2"
                lot = one.message["data"]["BID_SECTION_CODE"]
                [opening] = of_lot(tender, lot, "BID_OPENING_RECORD")
                assert wire(datetime.fromisoformat(one.message["happened_at"])) > opening["TIME"]


def test_a_bid_above_the_ceiling_is_planted_or_rejected():
    for tender in stress():
        planted = {one.lot for one in tender.truth if one.rule == "B21"}
        for documents in said([tender], "TENDER_FILE_CLARI_MODI"):
            lot = documents.get("BID_SECTION_CODE")
            if "CONTROL_PRICE" in documents and lot not in planted:
                ceiling = float(documents["CONTROL_PRICE"])
                rejected = {d["BIDDER_ORG_CODE"] for d in of_lot(tender, lot, "REJECTED_BID_INFO")}
                failed = of_lot(tender, lot, "TENDER_ABNORMITY_REPORT")
                for data in of_lot(tender, lot, "BID_OPEN_DETAIL"):
                    over = float(data.get("BID_PRICE", 0)) > ceiling
                    assert not over or failed or data["BIDDER_ORG_CODE"] in rejected


def test_no_account_passes_the_check_of_a_real_one():
    accounts = {data["LOCK_NO"] for data in said(stress(), "BID_DOC_CHARACT_CODE")}
    assert accounts
    paid = {
        d["MARGIN_ACCOUNT"] for d in said(stress(), "BIDDER_MARGIN_INFO") if "MARGIN_ACCOUNT" in d
    }
    assert len(paid) > 100
    assert not any(_luhn(account) for account in paid)


def _luhn(account):
    digits = [int(one) for one in reversed(account)]
    twice = [sum(divmod(2 * one, 10)) for one in digits[1::2]]
    return (sum(digits[::2]) + sum(twice)) % 10 == 0


def test_addresses_and_mail_lead_nowhere():
    for data in said(stress(), "TENDER_FILE_BUYYER_INFO"):
        assert data.get("UPLOAD_IP", "198.18.").startswith(("198.18.", "198.19."))
        assert data.get("HANDLER_EMAIL", "@example.cn").endswith("@example.cn")
        assert data.get("HANDLER_PHONE", "120").startswith("120")


def test_lots_that_fail_are_tendered_once_more():
    again = [data for data in said(stress(), "SECTION") if data["BID_ECTION_NUM"] == "2"]
    failed = [
        data
        for data in said(stress(), "TENDER_ABNORMITY_REPORT")
        if data["EXCEPITON_TYPE"] == "1" and data["TENDER_PROJECT_CODE"][17:] == "001"
    ]
    assert len(again) >= 8
    assert len(again) == len(failed)


def test_tenders_have_one_lot_or_several():
    lots = Counter(
        len(said([tender], "SECTION"))
        for tender in stress()
        if not said([tender], "TENDER_ABNORMITY_REPORT")
    )
    assert lots[1] > lots[2] > 0


def test_an_award_goes_to_a_bidder_who_was_read_out():
    for tender in stress():
        for award in said([tender], "BID_WINNING_NOTICE"):
            read_out = of_lot(tender, award["BID_SECTION_CODE"], "BID_OPEN_DETAIL")
            named = {data["BIDDER_ORG_CODE"] for data in read_out}
            assert award.get("WIN_BIDDER_CODE", next(iter(named))) in named


@pytest.mark.parametrize("profile", ["realistic", "lively"])
def test_other_profiles_tell_readable_tenders_too(profile):
    for index in range(25):
        for one in planned(index, profile).messages:
            assert not check_message(one.message) or one.flaw


def test_another_calendar_moves_the_days():
    closed = {START.date() + timedelta(days=n) for n in range(30)}
    later = generator.tender(
        1,
        3,
        start=START,
        profile="drill",
        working=lambda day: days.working(day) and day not in closed,
    )
    assert later.messages[0].message["happened_at"] > planned(3).messages[0].message["happened_at"]
