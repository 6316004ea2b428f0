import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.standard import identifiers, messages
from jianbiao.standard.envelope import Envelope
from jianbiao.standard.faults import MESSAGE
from jianbiao.standard.sets import SETS
from tests.standard.make import DATA, LOT, PROJECT, TENDER, USCC, message

OTHER_TENDER = PROJECT + "002"


def codes(value):
    return {(fault.code, fault.path) for fault in messages.check_message(value)}


@pytest.mark.parametrize("name", SETS)
def test_a_message_of_each_set_is_readable(name):
    assert codes(message(name)) == set()


@pytest.mark.parametrize("name", SETS)
def test_a_required_field_left_out_is_named(name):
    for field in SETS[name].fields:
        if field.required:
            short = message(name)
            short["data"] = {k: v for k, v in short["data"].items() if k != field.name}
            assert codes(short) == {("field_missing", f"/data/{field.name}")}


@pytest.mark.parametrize("name", SETS)
def test_a_deletion_needs_only_what_places_it(name):
    places = {f.name for f in SETS[name].fields if f.places}
    data = {k: v for k, v in DATA[name].items() if k in places}
    gone = message(name, data_type="3")
    gone["data"] = data
    assert codes(gone) == set()


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"message_id": "short"}, "envelope_field_format", "/message_id"),
        ({"message_id": "1" * 65}, "envelope_field_format", "/message_id"),
        ({"message_id": "20261124\n"}, "envelope_field_format", "/message_id"),
        ({"message_id": None}, "null_forbidden", "/message_id"),
        ({"message_id": 1.5}, "float_forbidden", "/message_id"),
        ({"message_id": 2**53}, "integer_too_large", "/message_id"),
        ({"set": "NO_SUCH_SET"}, "set_unknown", "/set"),
        ({"set": ["PROJECT"]}, "envelope_field_format", "/set"),
        ({"version": "2025-01"}, "version_unknown", "/version"),
        ({"data_type": "4"}, "envelope_field_format", "/data_type"),
        ({"data_type": 1}, "envelope_field_format", "/data_type"),
        ({"data_type": ["1"]}, "envelope_field_format", "/data_type"),
        ({"data_key": ""}, "envelope_field_format", "/data_key"),
        ({"data_key": "1" * 23}, "envelope_field_format", "/data_key"),
        ({"happened_at": "2026-11-24T09:30:00"}, "envelope_field_format", "/happened_at"),
        ({"happened_at": "2026-02-30T09:30:00Z"}, "envelope_field_format", "/happened_at"),
        ({"happened_at": "9999-12-31T23:00:00-10:00"}, "envelope_field_format", "/happened_at"),
        ({"happened_at": "2026-11-24 09:30:00+08:00"}, "envelope_field_format", "/happened_at"),
        ({"replaces": "x"}, "envelope_field_format", "/replaces"),
        ({"replaces": None}, "null_forbidden", "/replaces"),
        ({"extra": "x"}, "envelope_field_unknown", "/extra"),
        ({"data": []}, "envelope_field_format", "/data"),
    ],
)
def test_a_wrong_envelope_is_named(change, code, path):
    assert codes(message() | change) == {(code, path)}


@pytest.mark.parametrize("missing", [k for k in message() if k != "replaces"])
def test_a_missing_part_of_the_envelope_is_named(missing):
    value = {k: v for k, v in message().items() if k != missing}
    assert ("envelope_field_missing", f"/{missing}") in codes(value)


def test_of_an_unknown_version_only_the_envelope_is_told():
    value = message(data={"NO_SUCH_FIELD": "x"}, version="2031-01", data_key="")
    assert codes(value) == {
        ("version_unknown", "/version"),
        ("envelope_field_format", "/data_key"),
    }


@pytest.mark.parametrize(
    ("name", "field", "value", "code"),
    [
        ("SECTION", "CONTRACT_RECKON_PRICE", "1" + "0" * 30, "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "1" + "0" * 14, "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "1.0000001", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "1,000", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "1e3", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "01", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "１２", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "1\n", "amount_format"),
        ("SECTION", "CONTRACT_RECKON_PRICE", 5.0, "float_forbidden"),
        ("SECTION", "CONTRACT_RECKON_PRICE", 5, "field_type"),
        ("SECTION", "CONTRACT_RECKON_PRICE", None, "null_forbidden"),
        ("SECTION", "CONTRACT_RECKON_PRICE", 2**70, "integer_too_large"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "", "field_empty"),
        ("SECTION", "PRICE_UNIT", "2", "code_unknown"),
        ("SECTION", "CLASSIFY_CODE", "A1", "code_unknown"),
        ("SECTION", "BEGIN_DATE", "20260230", "date_format"),
        ("SECTION", "BID_SECTION_NAME", "名" * 201, "field_too_long"),
        ("SECTION", "BID_SECTION_NAME", "a\x00b", "field_format"),
        ("SECTION", "BID_SECTION_NAME", True, "field_type"),
        ("SECTION", "BID_ECTION_NUM", "-1", "field_format"),
        ("PROJECT", "REGION_CODE", "69010", "field_format"),
        ("PROJECT", "INVEST_PROJECT_CODE", "2513-411481-04-01-225421", "identifier_bad"),
        ("PROJECT", "PLATFORM_CODE", USCC[:-1] + "I", "identifier_bad"),
        ("PROJECT", "TRADE_PLAT", "E69", "identifier_bad"),
        ("PROJECT", "DATA_TIMESTAMP", "20261124246000", "time_format"),
        ("PROJECT", "DATA_TIMESTAMP", "20261124", "time_format"),
        ("PROJECT", "DATA_TIMESTAMP", "00001124093000", "time_format"),
        ("TENDER_PROJECT", "IS_TO_LAW", "2", "field_format"),
        ("TENDER_PROJECT", "TENDERER_CODE", USCC[:-1] + "!", "identifier_bad"),
        ("TENDER_PROJECT", "TENDERER_CODE", "12345678-9", "identifier_bad"),
        ("TENDER_LIST", "UNION_ORGAN_SET", "甲、乙", "field_type"),
        ("TENDER_LIST", "UNION_ORGAN_SET", [], "field_format"),
        ("TENDER_LIST", "UNION_ORGAN_SET", [{"UNION_ORGAN_NAME": "甲"}] * 51, "field_format"),
        ("TENDER_LIST", "NO_SUCH_FIELD", "x", "field_unknown"),
        ("OCDS_RELEASE", "RELEASE", "x", "field_type"),
        ("FORWARDED_MESSAGE", "PATH", "x", "field_type"),
    ],
)
def test_a_value_its_field_cannot_hold_is_named(name, field, value, code):
    assert codes(message(name, data={field: value})) == {(code, f"/data/{field}")}


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("SECTION", "CONTRACT_RECKON_PRICE", "5"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "99999999999999.999999"),
        ("SECTION", "CONTRACT_RECKON_PRICE", "-1.50"),
        ("SECTION", "BEGIN_DATE", "10261124"),
        ("PROJECT", "REGION_CODE", "999999"),
        ("PROJECT", "DATA_TIMESTAMP", "22261124093000"),
        ("PROJECT", "PROJECT_NAME", "𠮷田\n工程"),
        ("TENDER_PROJECT", "TENDER_PROJECT_TYPE", "A97"),
        ("TENDER_PROJECT", "TENDERER_CODE", USCC),
    ],
)
def test_what_is_absurd_but_readable_is_no_fault(name, field, value):
    assert codes(message(name, data={field: value})) == set()


def test_a_party_code_is_judged_by_its_type():
    org = {"TENDERER_CODE": "78476538-5", "TENDERER_CODE_TYPE": "98"}
    assigned = {"TENDERER_CODE": "X-1", "TENDERER_CODE_TYPE": "95"}
    assert codes(message("TENDER_PROJECT", data=org)) == set()
    assert codes(message("TENDER_PROJECT", data=assigned)) == set()
    wrong = {**org, "TENDERER_CODE": "78476538-6"}
    assert codes(message("TENDER_PROJECT", data=wrong)) == {
        ("identifier_bad", "/data/TENDERER_CODE")
    }


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("TENDER_PROJECT", {"TENDER_PROJECT_CODE": "E6900000001999999001"}, "TENDER_PROJECT_CODE"),
        ("SECTION", {"TENDER_PROJECT_CODE": OTHER_TENDER}, "BID_SECTION_CODE"),
        ("OBJECTION", {"BID_SECTION_CODE": OTHER_TENDER + "001"}, "BID_SECTION_CODE"),
    ],
)
def test_a_code_that_does_not_continue_its_parent_cannot_be_placed(name, data, field):
    assert codes(message(name, data=data)) == {("parent_mismatch", f"/data/{field}")}


def test_a_free_object_holds_only_what_a_message_holds():
    release = {"a": [{"b": 1.5}, None], "c/d": 2**53, "e": 7}
    assert codes(message("OCDS_RELEASE", data={"RELEASE": release})) == {
        ("float_forbidden", "/data/RELEASE/a/0/b"),
        ("null_forbidden", "/data/RELEASE/a/1"),
        ("integer_too_large", "/data/RELEASE/c~1d"),
    }


def test_a_fault_inside_an_array_has_its_place():
    members = [{"UNION_ORGAN_NAME": "甲"}, {"UNION_ORGAN_CODE": 1.0, "X": "y"}, "丙"]
    assert codes(message("TENDER_LIST", data={"UNION_ORGAN_SET": members})) == {
        ("field_missing", "/data/UNION_ORGAN_SET/1/UNION_ORGAN_NAME"),
        ("float_forbidden", "/data/UNION_ORGAN_SET/1/UNION_ORGAN_CODE"),
        ("field_unknown", "/data/UNION_ORGAN_SET/1/X"),
        ("field_type", "/data/UNION_ORGAN_SET/2"),
    }
    path = message("FORWARDED_MESSAGE", data={"PATH": ["0" * 64, "X" * 64]})
    assert codes(path) == {("field_format", "/data/PATH/1")}


@pytest.mark.parametrize("value", [None, 1, "x", [], [message()], True])
def test_what_is_no_object_is_no_message(value):
    assert codes(value) == {("not_an_object", "")}


def test_an_answer_stays_small_however_many_faults_there_are():
    assert len(messages.check_message(message(data={f"x{i}": "y" for i in range(150)}))) == 50
    assert codes(message(data={f"x{i}": "y" for i in range(100_000)})) == {("too_many_fields", "")}
    assert codes({f"x{i}": "y" for i in range(100_000)}) == {("too_many_fields", "")}
    long = messages.check_message(message(data={"x" * 10_000: "y", "PROJECT_NAME": "y" * 10_000}))
    assert all(len(f.path) <= 200 and len(f.said) <= 60 for f in long)


def test_every_fault_has_words_in_both_languages():
    fault = messages.check_message(message(data={"REGION_CODE": "x"}))[0]
    assert (fault.zh, fault.en) == MESSAGE[fault.code][:2]
    assert fault.said == "x"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(list(Envelope.model_fields)), JSON)
def test_any_json_in_the_envelope_is_read_or_has_a_published_fault(field, value):
    for fault in messages.check_message(message() | {field: value}):
        assert fault.code in MESSAGE


@given(st.sampled_from(list(SETS)), st.data(), JSON)
def test_any_json_in_a_field_is_read_or_has_a_published_fault(name, data, value):
    field = data.draw(st.sampled_from([f.name for f in SETS[name].fields]))
    for fault in messages.check_message(message(name, data={field: value})):
        assert fault.code in MESSAGE
        assert fault.path.startswith("/data")


@pytest.mark.parametrize(
    ("name", "needs", "brings"),
    [
        ("PROJECT", (), (f"P:{PROJECT}",)),
        ("TENDER_PROJECT", (f"P:{PROJECT}",), (f"T:{TENDER}",)),
        ("SECTION", (f"T:{TENDER}",), (f"L:{LOT}",)),
        ("TENDER_ANN_QUA_INQUERY_ANN", (f"T:{TENDER}",), ()),
        ("TENDER_LIST", (f"L:{LOT}",), ()),
        ("FORWARDED_MESSAGE", (), ()),
        ("OCDS_RELEASE", (), ()),
    ],
)
def test_a_message_says_what_it_needs_and_brings(name, needs, brings):
    assert messages.parents(message(name)) == needs
    assert messages.brings(message(name)) == brings


def test_a_notice_about_one_lot_needs_that_lot():
    assert messages.parents(message("OBJECTION", data={"BID_SECTION_CODE": LOT})) == (f"L:{LOT}",)


def test_a_deletion_needs_what_it_deletes_and_brings_nothing():
    gone = message("SECTION", data_type="3")
    assert messages.parents(gone) == (f"L:{LOT}",)
    assert messages.brings(gone) == ()


def test_codes_made_for_the_rehearsal_are_readable():
    deal = identifiers.make_deal_code("A03", USCC, "20261124", "000001")
    assert codes(message("TENDER_PROJECT", data={"UNIFIED_DEAL_CODE": deal})) == set()
