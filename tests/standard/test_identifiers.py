import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.standard import identifiers
from tests.standard.make import LOT, PLATFORM, PROJECT, TENDER, USCC

TODAY = date(2026, 11, 24)
ORG = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)
REGION = st.integers(100000, 999999).map(str)
DEPARTMENT = st.sampled_from(
    [
        (department, type_)
        for department, types in identifiers.DEPARTMENTS.items()
        for type_ in types
    ]
)
USCCS = st.builds(lambda d, r, o: identifiers.make_uscc(*d, r, o), DEPARTMENT, REGION, ORG)
DAYS = st.dates(date(1900, 1, 1), TODAY)


def verdict(kind, code):
    return identifiers.check(kind, code, on=TODAY)


@pytest.mark.shared
def test_the_published_vectors_pass(shared):
    cases = json.loads(shared("vectors/identifiers_public.json").read_text())["cases"]
    for case in cases:
        said = verdict(case["kind"], case["code"])
        tolerated = case.get("also_tolerate", [])
        right = said.valid == case["valid"] or ("valid" in tolerated and said.valid)
        assert right, (case, said)
        assert said.reason_zh
        assert said.reason_en
        if "normalises_to" in case:
            assert case["normalises_to"] in said.reason


@given(USCCS)
def test_a_made_credit_code_is_valid_whatever_its_region(code):
    assert verdict("uscc", code).valid


@given(USCCS, st.integers(0, 17), st.sampled_from(identifiers.USCC_ALPHABET))
def test_one_changed_character_of_a_credit_code_is_seen(code, place, character):
    changed = code[:place] + character + code[place + 1 :]
    assert verdict("uscc", changed).valid == (changed == code)


@given(USCCS, st.integers(0, 16))
def test_two_swapped_characters_of_a_credit_code_are_seen(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert verdict("uscc", swapped).valid == (swapped == code)


@given(USCCS, DAYS, st.integers(0, 999999), st.sampled_from(["A01", "B07", "D99"]))
def test_a_made_deal_code_is_valid(uscc, day, serial, class_):
    code = identifiers.make_deal_code(class_, uscc, f"{day:%Y%m%d}", f"{serial:06}")
    assert verdict("deal_code", code).valid


@given(USCCS, st.integers(0, 39), st.sampled_from("0123456789ABCXYZ"))
def test_one_changed_character_of_a_deal_code_is_seen(uscc, place, character):
    code = identifiers.make_deal_code("A01", uscc, "20261124", "000001")
    changed = code[:place] + character + code[place + 1 :]
    assert verdict("deal_code", changed).valid == (changed == code)


@given(DAYS, st.integers(0, 999), REGION)
def test_a_made_identity_number_is_valid_unless_its_owner_is_too_old(day, serial, region):
    code = identifiers.make_id_card(region, f"{day:%Y%m%d}", f"{serial:03}")
    assert verdict("id_card", code).valid


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("org_code", "00000000-0"),
        ("platform_code", PLATFORM),
        ("project_code", PROJECT),
        ("tender_code", TENDER),
        ("tender_code", PROJECT + "0a1"),
        ("lot_code", LOT),
        ("investment_code", "2503-999999-04-01-225421"),
        ("investment_code", "2019-620000-77-01-123456"),
        ("deal_code", "A02-123100007847653857-20161012-000015-Q"),
    ],
)
def test_a_right_code_is_valid(kind, code):
    assert verdict(kind, code).valid


@pytest.mark.parametrize(
    ("kind", "code", "word"),
    [
        ("uscc", "", "empty"),
        ("uscc", USCC.lower(), USCC),
        ("uscc", f"{USCC}\n", USCC),
        ("uscc", USCC.replace("0", "O", 1), USCC),
        ("uscc", "0" * 18, "department"),
        ("uscc", "9A620100MA74K2P90K", "type"),
        ("uscc", USCC[:-1], "18"),
        ("org_code", "784765385", "78476538-5"),
        ("org_code", "78476538-X", "5"),
        ("deal_code", identifiers.make_deal_code("A02", USCC, "20260230", "000001"), "20260230"),
        ("deal_code", "A02-91620100MA74K2P90G-20260317-000123-C", "uscc"),
        ("platform_code", "e3100000151", "E3100000151"),
        ("tender_code", PROJECT + "000", "001"),
        ("lot_code", TENDER + "000", "001"),
        ("lot_code", TENDER + "00A", "form"),
        ("investment_code", "2513-411481-04-01-225421", "YYMM"),
        ("investment_code", "2500-411481-04-01-225421", "YYMM"),
        ("investment_code", "2503411481040122542100", "24"),
        ("id_card", "620102000101011", "15"),
        ("id_card", identifiers.make_id_card("620102", "20990101", "003"), "future"),
        ("id_card", identifiers.make_id_card("620102", "18000101", "003"), "150"),
        ("id_card", identifiers.make_id_card("620102", "20250229", "003"), "20250229"),
        ("id_card", "622901190703070447"[:-1] + "8", "check"),
    ],
)
def test_a_wrong_code_says_why_in_both_languages(kind, code, word):
    said = verdict(kind, code)
    assert not said.valid
    assert word in said.reason
    assert said.reason_zh != said.reason_en


def test_without_a_day_of_asking_nobody_is_born_in_the_future():
    code = identifiers.make_id_card("620102", "20990101", "003")
    assert identifiers.check("id_card", code).valid


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (USCC, "uscc"),
        (identifiers.make_id_card("620102", "19900101", "003"), "id_card"),
        (LOT, "lot_code"),
        ("7847 6538-5", "org_code"),
        (USCC[:-1] + "！", "uscc"),
        ("x", None),
    ],
)
def test_the_kind_of_a_code_is_seen_from_its_form(code, kind):
    assert identifiers.guess(code) == kind


@given(st.sampled_from(list(identifiers.KINDS)), st.text(max_size=45))
def test_any_text_gets_a_verdict(kind, text):
    said = verdict(kind, text)
    assert said.reason_zh
    assert identifiers.valid(kind, text) == identifiers.check(kind, text).valid
