"""A province adds to the national sets, and takes nothing from them."""

import json

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.standard import dictionary, messages, overlay
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.standard.commands import overlay as command
from jianbiao.standard.fields import FieldClass
from jianbiao.standard.sets import SETS
from tests.standard.laying import FILE, file, laying
from tests.standard.make import message
from tests.standard.samples import whole

NOTICE = "TENDER_ANN_QUA_INQUERY_ANN"


@pytest.fixture
def laid():
    with laying() as over:
        yield over


def field(**parts):
    (one, *_) = json.loads(FILE.read_bytes())["fields"]
    return file(fields=[{k: v for k, v in {**one, **parts}.items() if v is not None}])


def codes(value):
    return {(fault.code, fault.path) for fault in messages.check_message(value)}


def test_a_provincial_field_is_unknown_without_its_overlay():
    value = message(NOTICE, data={"PSP_FIRST_NOTICE_ID": "G1"})
    assert codes(value) == {("field_unknown", "/data/PSP_FIRST_NOTICE_ID")}


@pytest.mark.usefixtures("laid")
def test_a_provincial_field_is_read_with_its_overlay_and_held_to_its_kind():
    assert codes(message(NOTICE, data={"PSP_FIRST_NOTICE_ID": "G1"})) == set()
    assert codes(message("SECTION", data={"PSP_WORK_ON_HOLIDAY": "1"})) == set()
    assert codes(message("SECTION", data={"PSP_WORK_ON_HOLIDAY": "2"})) == {
        ("code_unknown", "/data/PSP_WORK_ON_HOLIDAY")
    }
    assert codes(message(NOTICE, data={"PSP_FIRST_NOTICE_ID": "G" * 65})) == {
        ("field_too_long", "/data/PSP_FIRST_NOTICE_ID")
    }


@pytest.mark.usefixtures("laid")
def test_schema_dictionary_and_lists_carry_what_the_province_adds():
    said = dictionary.json_schema("SECTION")["properties"]["data"]["properties"]
    assert said["PSP_WORK_ON_HOLIDAY"]["enum"] == ["0", "1"]
    assert said["PSP_WORK_ON_HOLIDAY"]["x-class"] == "government"
    assert "PSP_HOLIDAY/节假日是否施工" in dictionary.code_lists()
    assert WORKS_TYPE.values["A97"] == ("农田建设", "farmland works")


@pytest.mark.parametrize("name", SETS)
def test_what_is_right_without_the_overlay_is_right_with_it(name, laid):
    assert codes(whole(name)) == set()
    added = laid.fields.get(name, ())
    assert not any(one.required for one in added)
    assert all(one.extension for one in added)


def test_the_digest_is_of_what_the_file_says_not_of_how_it_is_written():
    said = json.loads(FILE.read_bytes())
    again = overlay.read(json.dumps(said, indent=4, sort_keys=True).encode())
    assert again.digest == overlay.read(FILE.read_bytes()).digest
    assert overlay.read(file(version="69-2027-01")).digest != again.digest


def test_a_process_works_with_one_overlay(laid):
    overlay.lay(laid)
    with pytest.raises(Refused) as refused:
        overlay.lay(overlay.read(file(version="69-2027-01")))
    assert refused.value.code == "overlay_exists"


def test_a_home_without_a_file_has_no_overlay(tmp_path):
    assert overlay.at_home(tmp_path) is None
    (tmp_path / overlay.FILE).write_bytes(FILE.read_bytes())
    assert overlay.at_home(tmp_path).regions["690100"] == ("朔宁市", "Shuoning")


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b"[]", ""),
        (b"{}", ""),
        (file(more=1), ""),
        (file(prefix="6"), "/prefix"),
        (file(zh=""), "/zh"),
        (file(version=1), "/version"),
        (file(fields={}), "/fields"),
        (file(fields=["x"]), "/fields/0"),
        (field(set="NO_SUCH_SET"), "/fields/0"),
        (field(set=["x"]), "/fields/0"),
        (field(name="NOTICE_NAME"), "/fields/0"),
        (field(name="psp"), "/fields/0/name"),
        (field(zh=None), "/fields/0"),
        (field(required=True), "/fields/0"),
        (field(kind="float"), "/fields/0/kind"),
        (field(kind={"text": 0}), "/fields/0/kind"),
        (field(kind={"text": True, "x": 1}), "/fields/0/kind"),
        (field(kind={"code": "TYPE"}), "/fields/0/kind"),
        (field(**{"class": "secret"}), "/fields/0"),
        (field(owner="minister"), "/fields/0"),
        (file(lists={"PSP_HOLIDAY": {"zh": "x"}}), "/lists/PSP_HOLIDAY"),
        (file(lists=[]), "/lists"),
        (file(codes={"PRICE_UNIT": {"2": ["亿元", "100 m"]}}), "/codes/PRICE_UNIT"),
        (file(codes={"TYPE": {"A01": ["改", "changed"]}}), "/codes/TYPE/A01"),
        (file(codes={"TYPE": {"97": ["短", "short"]}}), "/codes/TYPE/97"),
        (file(codes={"TYPE": {"A97": "x"}}), "/codes/TYPE/A97"),
        (file(codes={"TYPE": []}), "/codes/TYPE"),
        (file(regions={"620100": ["兰州", "Lanzhou"]}), "/regions/620100"),
        (file(regions={"690100": ["x"]}), "/regions/690100"),
    ],
)
def test_a_file_that_is_no_overlay_is_refused_with_the_place(raw, where):
    with pytest.raises(Malformed) as refused:
        overlay.read(raw)
    assert (refused.value.code, refused.value.where) == ("overlay_malformed", where)


@pytest.mark.parametrize("raw", [b"", b"{", b'{"a":1,"a":2}', b"\xff"])
def test_what_is_no_json_is_told_as_everywhere(raw):
    with pytest.raises(Malformed):
        overlay.read(raw)


def test_the_command_prints_what_a_file_adds(capsys):
    assert command([str(FILE)]) == 0
    said = capsys.readouterr().out
    assert overlay.read(FILE.read_bytes()).digest in said
    assert f"+ {NOTICE}.PSP_FIRST_NOTICE_ID" in said


def test_a_field_for_authorities_is_not_open(laid):
    (one,) = laid.fields["SECTION"]
    assert one.open_to is FieldClass.GOVERNMENT
