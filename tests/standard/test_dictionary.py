import json
import re

import pytest

from jianbiao.standard import dictionary, messages
from jianbiao.standard.fields import AMOUNT, Code, FieldClass
from jianbiao.standard.mappings import OCDS
from jianbiao.standard.sets import SETS
from jianbiao.standard.sets.rows import every_field
from tests.standard.make import message


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_labels_for_everything(name):
    definition = SETS[name]
    assert definition.zh
    assert definition.en
    for field in definition.fields:
        assert re.fullmatch(r"[A-Z][A-Z0-9_]*", field.name)
        assert re.search(r"[\u4e00-\u9fff]|Base64", field.zh + field.kind.zh)
        assert field.en.isascii()
        assert field.kind.en.isascii()
        assert field.open_to.zh
        assert field.owner.zh
    assert len(definition.by_name) == len(definition.fields)


def test_the_dictionary_is_json_and_holds_every_field():
    rows = json.loads(json.dumps(dictionary.rows(), ensure_ascii=False))
    assert [row["name"] for row in rows] == list(SETS)
    for row in rows:
        assert {field["name"] for field in row["fields"]} == set(SETS[row["name"]].by_name)
    assert dictionary.versions() == [{"version": "2026-11", "ends_on": None}]


def test_the_open_contracting_path_of_a_set_is_in_the_dictionary():
    paths = {row["name"]: row["ocds"] for row in dictionary.rows()}
    assert paths["PERFORMANCE"] == "contracts.implementation"
    assert paths["BIDDER_MARGIN_INFO"] is None
    assert set(OCDS) <= set(SETS)
    assert all(SETS[name].public or name in CLOSED_THERE for name in OCDS)


CLOSED_THERE = {
    "REJECTED_BID_INFO",
    "BID_WITHDRAW_INFO",
    "EVALUATION_REPORT",
    "PROJECT_ATTACHMENTS",
}
"""Open contracting knows them; here they are shared between authorities only."""


def test_every_code_list_that_a_field_uses_is_printed():
    used = {
        field.kind.codes.zh
        for definition in SETS.values()
        for field in every_field(definition.fields)
        if isinstance(field.kind, Code)
    }
    assert {codes.zh for codes in dictionary.code_lists().values()} == used


NAMES_A_BIDDER = {
    "TENDER_LIST",
    "TENDER_FILE_BUYYER_INFO",
    "QUALI_INQUERY_RESULT",
    "BID_FILE_SKETCH",
} | {name for name in SETS if name.startswith(("BIDDER_", "BID_INVITE", "BID_WITHDRAW"))}


@pytest.mark.parametrize("name", sorted(NAMES_A_BIDDER))
def test_who_bids_is_secret_until_the_opening(name):
    assert SETS[name].secret_until == "opening"


@pytest.mark.parametrize(
    "name", [name for name in SETS if "EVALUATION" in name or name == "REJECTED_BID_INFO"]
)
def test_the_panel_and_its_work_are_secret_until_the_award_and_never_public(name):
    assert SETS[name].secret_until == "award"
    assert not SETS[name].public


PERSONAL = re.compile(r"ID_CARD(_NO)?$|PHONE|EMAIL|ACCOUNT|_CONTACT$|HANDLER|_REPRESENT_ID")


@pytest.mark.parametrize("name", SETS)
def test_what_identifies_a_person_or_an_account_is_never_open(name):
    for field in every_field(SETS[name].fields):
        if PERSONAL.search(field.name) and not field.name.startswith("TENDER"):
            assert field.open_to in {FieldClass.CLOSED, FieldClass.GOVERNMENT}, field.name
        if "编号" not in field.zh and re.search(r"证件号码|电话|账号|账户$", field.zh):
            assert field.open_to is FieldClass.CLOSED, field.name


CASES = [
    *((name, {}, {}) for name in SETS),
    ("SECTION", {"CONTRACT_RECKON_PRICE": "1" + "0" * 30}, {}),
    ("SECTION", {"CONTRACT_RECKON_PRICE": 5}, {}),
    ("SECTION", {"PRICE_UNIT": "7"}, {}),
    ("SECTION", {"BID_SECTION_NAME": ""}, {}),
    ("SECTION", {"BID_SECTION_NAME": "\x00"}, {}),
    ("SECTION", {"BEGIN_DATE": "2026-11-24"}, {}),
    ("SECTION", {"NO_SUCH": "x"}, {}),
    ("PROJECT", {"REGION_CODE": "x"}, {}),
    ("PROJECT", {"PROJECT_CODE": "x"}, {}),
    ("TENDER_LIST", {"UNION_ORGAN_SET": []}, {}),
    ("TENDER_LIST", {"UNION_ORGAN_SET": [{"UNION_ORGAN_NAME": "甲"}]}, {}),
    ("TENDER_LIST", {"UNION_ORGAN_SET": [{}]}, {}),
    ("FORWARDED_MESSAGE", {"PATH": ["0" * 64]}, {}),
    ("FORWARDED_MESSAGE", {"PATH": ["0"]}, {}),
    ("PROJECT", {}, {"message_id": "x"}),
    ("PROJECT", {}, {"happened_at": "yesterday"}),
    ("PROJECT", {}, {"data_type": "4"}),
    ("PROJECT", {}, {"version": "1"}),
    ("PROJECT", {}, {"replaces": "20261124T093000-000009"}),
    ("PROJECT", {}, {"extra": "x"}),
    ("PROJECT", {}, {"data": {}}),
    ("PROJECT", {}, {"data_type": "3", "data": {"PROJECT_CODE": "E6900000001000001"}}),
    ("PROJECT", {}, {"data_type": "3", "data": {"PROJECT_NAME": "x"}}),
]


@pytest.mark.parametrize(("name", "data", "envelope"), CASES)
def test_an_independent_reader_of_the_json_schema_agrees_with_ours(name, data, envelope):
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    value = message(name, data=data) | envelope
    valid = jsonschema_rs.validator_for(dictionary.json_schema(name)).is_valid(value)
    assert valid == (messages.check_message(value) == [])


def test_an_amount_holds_what_n20_6_holds():
    pattern = re.compile(AMOUNT.pattern)
    for text in ("0", "5", "99999999999999.999999", "0.000001", "-1"):
        assert pattern.fullmatch(text), text
    for text in (
        "100000000000000",
        "1.0000001",
        ".5",
        "5.",
        "+5",
        "1e2",
        "1 000",
        "００",
        "--1",
        "",
    ):
        assert not pattern.fullmatch(text), text


def test_what_was_superseded_is_still_read_and_marked_everywhere():
    old = message("BID_DOC_CHARACT_CODE", data={"TEXT_SKETCH": "某种摘要", "BILL_SKETCH": "另一种"})
    assert messages.check_message(old) == []
    marked = {
        (name, field.name): field.superseded_by
        for name, definition in SETS.items()
        for field in definition.fields
        if field.superseded_by
    }
    assert marked == {
        ("BID_DOC_CHARACT_CODE", name): f"BID_FILE_SKETCH.{name}"
        for name in ("TEXT_SKETCH", "BILL_SKETCH")
    }
    for (name, field), other in marked.items():
        now, there = other.split(".")
        assert there in SETS[now].by_name
        schema = dictionary.json_schema(name)["properties"]["data"]["properties"]
        assert schema[field]["deprecated"] is True
