"""国家交换格式 (XML): what is written reads back the same; what is no such document is refused."""

import io
import json
import re
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.__main__ import main
from jianbiao.errors import Malformed
from jianbiao.standard import faults, messages, xml_reading, xml_writing
from jianbiao.standard.fields import AnyObject, ListOf, Text
from jianbiao.standard.sets import SETS
from tests.standard.laying import FILE, laying
from tests.standard.make import PROJECT, TENDER, message
from tests.standard.samples import right, whole
from tests.standard.worked_example import SPEC

BARE = """<DES><CONTEXT><PROJECT_CODE>E6900000001000001</PROJECT_CODE><PROJECT_NAME>云禾大桥</PROJECT_NAME>
<REGION_CODE>690100</REGION_CODE><ADDRESS></ADDRESS><DATA_TIMESTAMP>20261124093000</DATA_TIMESTAMP></CONTEXT>
<TITLE><CA_KEY>8</CA_KEY><DATA_CN>项目</DATA_CN><DATA_EN>PROJECT</DATA_EN><DATA_KEY>K1</DATA_KEY>
<DATA_NO>500</DATA_NO><DATA_TYPE>1</DATA_TYPE><ROUTE_WAY>0</ROUTE_WAY></TITLE></DES>"""
"""As a trading platform sends it: nothing of ours, CONTEXT first, an empty element."""


def again(*said):
    return xml_reading.read(xml_writing.write(said).encode())


def refusal(raw):
    with pytest.raises(Malformed) as caught:
        xml_reading.read(raw if isinstance(raw, bytes) else raw.encode())
    assert caught.value.code in faults.FAULTS
    return caught.value.code


@pytest.mark.parametrize("name", SETS)
def test_a_message_with_every_field_reads_back_the_same(name):
    assert again(whole(name)) == [whole(name)]
    assert again(message(name), whole(name)) == [message(name), whole(name)]


@pytest.mark.parametrize("name", SETS)
def test_so_does_a_deletion_and_a_repair(name):
    places = {f.name: right(f.kind) for f in SETS[name].fields if f.places}
    said = {**message(name), "data_type": "3", "data": places, "replaces": "20261124T093000-9"}
    assert messages.check_message(said) == []
    assert again(said) == [said]


PRINTABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\x7f\ufffe\uffff")
    | st.sampled_from("\t\n\r&<>'\"]]>\u0085\u2028· "),
    min_size=1,
    max_size=40,
)
JSON = st.recursive(
    st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


def values(kind):
    match kind:
        case Text(longest=longest):
            return PRINTABLE.map(lambda text: text[:longest])
        case AnyObject():
            return st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), JSON)
        case ListOf(of=tuple() as inside, fewest=fewest):
            row = st.fixed_dictionaries(
                {f.name: values(f.kind) for f in inside if f.required},
                optional={f.name: values(f.kind) for f in inside if not f.required},
            )
            return st.lists(row, min_size=fewest, max_size=3)
        case ListOf(of=inside, fewest=fewest):
            return st.lists(values(inside), min_size=fewest, max_size=3)
    return st.just(right(kind))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(list(SETS)), st.data())
def test_whatever_a_readable_message_says_reads_back_the_same(name, data):
    chosen = {f.name: values(f.kind) for f in SETS[name].fields}
    some = data.draw(st.fixed_dictionaries({}, optional=chosen))
    said = message(name, data=some)
    if messages.check_message(said) == []:
        assert again(said) == [said]


@settings(deadline=None)
@given(st.sampled_from(list(SETS)), st.data())
def test_whatever_is_read_is_a_message_or_told_with_a_public_code(name, data):
    text = xml_writing.write([whole(name)])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    put = data.draw(
        st.sampled_from(["", "<", "&", "]]>", "</DES>", "<X>", "<X/>", "\x00", "\ud7ff"])
    )
    try:
        said = xml_reading.read((text[:start] + put + text[end:]).encode())
    except Malformed as error:
        assert error.code in faults.FAULTS  # noqa: PT017 - either is right
    else:
        assert all(fault.code in faults.FAULTS for m in said for fault in messages.check_message(m))


def test_a_platform_s_own_document_is_read_with_what_follows_from_it():
    (said,) = xml_reading.read(BARE.encode())
    assert messages.check_message(said) == []
    assert said["set"] == "PROJECT"
    assert said["version"] == "2026-11"
    assert said["happened_at"] == "2026-11-24T09:30:00+08:00"
    assert "ADDRESS" not in said["data"]
    assert re.fullmatch("xml-[0-9a-f]{40}", said["message_id"])
    assert xml_reading.read(BARE.encode()) == [said]
    (other,) = xml_reading.read(BARE.replace("云禾大桥", "云禾二桥").encode())
    assert other["message_id"] != said["message_id"]


@pytest.mark.parametrize("page", ["xml.md", "xml.zh-CN.md"])
def test_the_page_s_example_is_such_a_document(page):
    text = (SPEC / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"```xml\n(.*?)```", text, re.DOTALL)
    (said,) = xml_reading.read(block.encode())
    assert messages.check_message(said) == []
    assert xml_writing.write([said]) == block
    elements = re.findall(r"<([A-Z_]+)>", block)
    assert {"DES", "TITLE", "CONTEXT", *xml_writing.OURS} - {"REPLACES"} <= set(elements)


def test_the_number_alone_names_the_set():
    (said,) = xml_reading.read(BARE.replace("<DATA_EN>PROJECT</DATA_EN>", "").encode())
    assert said["set"] == "PROJECT"
    numbers = [one.number for one in SETS.values() if one.number]
    assert len(numbers) == len(set(numbers))


def test_without_a_time_the_message_is_told_to_lack_one():
    (said,) = xml_reading.read(BARE.replace("20261124093000", "20261324093000").encode())
    told = {(fault.code, fault.path) for fault in messages.check_message(said)}
    assert told == {
        ("envelope_field_missing", "/happened_at"),
        ("time_format", "/data/DATA_TIMESTAMP"),
    }


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030"),
        ("gbk", "GBK"),
        ("gb2312", "gb2312"),
    ],
)
def test_the_encodings_that_platforms_use_are_read(codec, declared):
    text = f'<?xml version="1.0" encoding="{declared}"?>\n' + BARE
    (said,) = xml_reading.read(text.encode(codec))
    assert said["data"]["PROJECT_NAME"] == "云禾大桥"


def test_rare_characters_are_read_from_gb_18030():
    text = '<?xml version="1.0" encoding="GB18030"?>' + BARE.replace("大桥", "𠮷𫟅𬬻𰻞𱍐㐂䶮")
    (said,) = xml_reading.read(text.encode("gb18030"))
    assert said["data"]["PROJECT_NAME"] == "云禾𠮷𫟅𬬻𰻞𱍐㐂䶮"


DOCTYPE = '<!DOCTYPE DES [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (DOCTYPE + BARE.replace("云禾大桥", "&b;"), "xml_forbidden"),
        ('<!DOCTYPE DES SYSTEM "file:///etc/passwd">' + BARE, "xml_forbidden"),
        ('<!DOCTYPE DES [<!ENTITY x SYSTEM "http://10.0.0.1/">]>' + BARE, "xml_forbidden"),
        ('<!DOCTYPE DES [<!ENTITY % x SYSTEM "http://10.0.0.1/"> %x;]>' + BARE, "xml_forbidden"),
        ("<!DOCTYPE DES>" + BARE, "xml_forbidden"),
        ('<?xml-stylesheet href="x"?>' + BARE, "xml_forbidden"),
        (BARE.replace("<PROJECT_NAME>", '<PROJECT_NAME lang="zh">'), "xml_forbidden"),
        (
            BARE.replace("<DES>", '<DES xmlns:xi="http://www.w3.org/2001/XInclude">'),
            "xml_forbidden",
        ),
        (BARE.replace("云禾大桥", "&x;"), "xml_malformed"),
        (BARE.replace("云禾大桥", "&#0;"), "xml_malformed"),
        (BARE.replace("云禾大桥", "a\x01"), "xml_malformed"),
        (BARE.replace("云禾大桥", "<A>1</A>"), "xml_malformed"),
        (BARE.replace("<CONTEXT>", "<CONTEXT>x"), "xml_malformed"),
        (BARE.replace("CONTEXT", "CONTENT"), "xml_malformed"),
        (BARE.replace("DATA_CN>", "DATA_XX>"), "xml_malformed"),
        (BARE + BARE, "xml_malformed"),
        (BARE[:-1], "xml_malformed"),
        ("", "xml_malformed"),
        ("<DES/>", "xml_malformed"),
        ("<a><DES/></a>", "xml_malformed"),
        ("<DES_LIST><a/></DES_LIST>", "xml_malformed"),
        (BARE.replace("PROJECT</DATA_EN>", "NO_SUCH</DATA_EN>"), "set_unknown"),
        (BARE.replace("500</DATA_NO>", "501</DATA_NO>"), "set_unknown"),
        (BARE.replace("<ADDRESS></ADDRESS>", "<PROJECT_NAME>b</PROJECT_NAME>"), "duplicate_key"),
        ('<?xml version="1.0" encoding="UTF-7"?>' + BARE, "xml_encoding"),
        ('<?xml version="1.0" encoding="EBCDIC-CP-US"?>' + BARE, "xml_encoding"),
        (BARE.encode("gb18030"), "xml_encoding"),
        (b"\xff\xfe\x00", "xml_encoding"),
        ("<DES>" * 5000 + "</DES>" * 5000, "xml_too_large"),
        ("<DES_LIST>" + "<DES/>" * 200_001 + "</DES_LIST>", "xml_too_large"),
        (b" " * (xml_reading.LARGEST + 1), "xml_too_large"),
    ],
)
def test_what_is_no_such_document_is_refused_with_a_public_code(raw, code):
    began = time.process_time()
    assert refusal(raw) == code
    assert time.process_time() - began < 5


def test_a_default_namespace_and_comments_say_nothing():
    text = BARE.replace("<DES>", '<DES xmlns="urn:x"><!-- a comment -->')
    assert xml_reading.read(text.encode()) == xml_reading.read(BARE.encode())


def test_what_has_faults_is_not_written_and_the_place_is_told():
    with pytest.raises(Malformed) as caught:
        xml_writing.write([message(), message(data={"REGION_CODE": "x"})])
    assert (caught.value.code, caught.value.where) == ("field_format", "/1/data/REGION_CODE")


class Stream:
    def __init__(self, raw=b""):
        self.buffer = io.BytesIO(raw)

    def write(self, text):
        self.buffer.write(text.encode())

    def flush(self):
        pass


@pytest.fixture
def run(monkeypatch):
    def call(raw, *words):
        out, err = Stream(), Stream()
        for name, stream in (("stdin", Stream(raw)), ("stdout", out), ("stderr", err)):
            monkeypatch.setattr(sys, name, stream)
        code = main(["standard", "xml", *words])
        return code, out.buffer.getvalue(), err.buffer.getvalue().decode()

    return call


def test_the_command_reads_what_it_wrote(run, tmp_path):
    said = [whole("SECTION"), whole("TENDER_LIST")]
    code, text, _ = run(json.dumps(said).encode(), "write", "--route-way", "2", "--ca-key", "c")
    assert code == 0
    assert b"<ROUTE_WAY>2</ROUTE_WAY>" in text
    assert b"<CA_KEY>c</CA_KEY>" in text
    file = tmp_path / "two.xml"
    file.write_bytes(text)
    code, back, err = run(b"", "read", str(file))
    assert (code, json.loads(back), err) == (0, said, "")
    lines = b"\n".join(json.dumps(one).encode() for one in said)
    assert run(lines, "write", "--route-way", "2", "--ca-key", "c")[1] == text


def test_a_provincial_field_is_read_with_its_overlay(run):
    said = message("SECTION", data={"PSP_WORK_ON_HOLIDAY": "1"})
    assert run(json.dumps([said]).encode(), "write")[0] == 2
    with laying():
        text = xml_writing.write([said])
        code, out, _ = run(text.encode(), "read", "--overlay", str(FILE))
    assert (code, json.loads(out)) == (0, [said])
    assert run(text.encode(), "read")[0] == 2


def test_the_command_tells_faults_in_both_languages_and_refusals_with_a_code(run, tmp_path):
    code, out, err = run(BARE.replace("690100", "6901").encode(), "read")
    assert code == 2
    assert json.loads(out)[0]["data"]["PROJECT_CODE"] == PROJECT
    assert err.startswith("/0/data/REGION_CODE: field_format 6901 ")
    assert " · " in err
    assert run(DOCTYPE.encode() + BARE.encode(), "read")[0] == 2
    assert "xml_forbidden" in run(DOCTYPE.encode() + BARE.encode(), "read")[2]
    assert "field_missing" in run(json.dumps([{**message(), "data": {}}]).encode(), "write")[2]
    assert "file_broken" in run(b"", "read", str(tmp_path / "none.xml"))[2]
    assert "not_an_object" in run(json.dumps([TENDER]).encode(), "write")[2]
