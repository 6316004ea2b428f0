from decimal import Decimal

import pytest

from jianbiao.publish import domain
from jianbiao.standard.fields import FieldClass, ListOf
from jianbiao.standard.sets import SETS

STAFF = frozenset({FieldClass.OPEN, FieldClass.GOVERNMENT, FieldClass.LICENSED})


def by_name(name, data, **more):
    return {line.name: line for line in domain.lines(name, data, **more)}


def test_the_public_reads_open_fields_only():
    said = by_name(
        "OBJECTION", {"OBJECTION_NO": "Y1", "OBJECTOR_NAME": "甲公司", "OBJECTION_CONTENT": "…"}
    )
    assert set(said) == {"OBJECTION_NO"}


@pytest.mark.parametrize("name", sorted(SETS))
def test_no_field_of_a_narrower_class_ever_becomes_a_public_line(name):
    closed = {f.name for f in SETS[name].fields if f.open_to is not FieldClass.OPEN}
    data = {f.name: "1" for f in SETS[name].fields}
    assert not closed & set(by_name(name, data))


@pytest.mark.parametrize(
    ("name", "array"),
    [(n, f) for n, s in SETS.items() for f in s.fields if f.kind.__class__ is ListOf],
)
def test_no_closed_field_inside_an_array_is_read_by_staff(name, array):
    if not isinstance(array.kind.of, tuple):
        return
    row = {f.name: f"<{f.open_to}>" for f in array.kind.of}
    shown = "".join(line.said[0] for line in domain.lines(name, {array.name: [row]}, STAFF))
    assert "<closed>" not in shown


def test_staff_read_the_managers_of_a_legal_person_without_identity_numbers():
    row = {"MANAGER_NAME": "王一", "MANAGER_POST": "经理", "ID_CARD_NO": "690100199001011234"}
    line = by_name("LEGAL_PERSON_BASE", {"MANAGER_SET": [row]}, classes=STAFF)["MANAGER_SET"]
    assert line.said == ("王一 经理", "王一 经理")


def test_what_stands_in_an_array_is_read_out():
    row = {"REVIEW_KIND": "4", "START_TIME": "20260401090000"}
    said = by_name("COMPLAINT_INFO", {"EXPERT_REVIEW_SET": [row, row]}, classes=STAFF)
    assert said["EXPERT_REVIEW_SET"].said[1].startswith("expert review 20260401090000; expert")


def test_supervision_reads_what_authorities_share():
    classes = frozenset({FieldClass.OPEN, FieldClass.GOVERNMENT})
    assert "BID_MANAGER" in by_name("TENDER_LIST", {"BID_MANAGER": "王一"}, classes=classes)


def test_an_amount_in_units_of_ten_thousand_is_shown_in_yuan():
    assert domain.amount({"BID_PRICE": "12.5", "PRICE_UNIT": "1"}, "BID_PRICE") == Decimal(125_000)
    assert domain.amount({"BID_PRICE": "12.5", "PRICE_UNIT": "0"}, "BID_PRICE") == Decimal("12.5")


def test_a_bond_is_in_yuan_whatever_unit_the_ceiling_has():
    said = {"MARGIN_AMOUNT": "80000", "CONTROL_PRICE": "400", "PRICE_UNIT": "1"}
    assert domain.amount(said, "MARGIN_AMOUNT") == Decimal(80_000)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("TENDER_PROJECT", {"TENDER_MODE": "1"}, ("公开招标", "open")),
        ("TENDER_PROJECT", {"IS_TO_LAW": "1"}, ("是", "yes")),
        ("TENDER_PROJECT", {"INDUSTRIES_TYPE": "A07"}, ("水利", "water")),
        ("PROJECT", {"INDUSTRIES_TYPE": "E48"}, ("建筑业 E48", "construction E48")),
        ("PROJECT", {"PROJECT_NAME": "供水"}, ("供水", "供水")),
    ],
)
def test_codes_are_read_out(name, data, said):
    (line,) = domain.lines(name, data)
    assert line.said[0].startswith(said[0])
    assert line.kind == "text"


def test_members_of_a_consortium_stand_in_one_line():
    members = [{"UNION_ORGAN_NAME": "甲"}, {"UNION_ORGAN_NAME": "乙", "UNION_ORGAN_CODE": "9"}]
    (line,) = domain.lines("TENDER_LIST", {"UNION_ORGAN_SET": members})
    assert line.said == ("甲；乙 9", "甲; 乙 9")


def test_a_set_nobody_knows_has_no_lines():
    assert domain.lines("NO_SUCH", {"A": "1"}) == ()


def test_a_text_that_no_page_could_hold_is_cut_and_says_its_length():
    line = by_name("TENDER_FILE_CLARI_MODI", {"DOC_CONTENT": "文" * 50_000})["DOC_CONTENT"]
    assert line.said[0].endswith("文…（共 50000 字）")
    assert len(line.said[0]) < 20_100
