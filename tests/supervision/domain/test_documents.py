"""Documents: one shape, one digest, strictly read; templates filled once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.supervision.domain.documents import (
    LONGEST,
    Document,
    Section,
    Signing,
    chinese_day,
    fields,
    fill,
    paragraphs,
    read_document,
)

MADE = Document(
    kind="penalty",
    title="行政处罚决定书",
    number="兰建罚〔2026〕7号",
    addressee="甲公司",
    sections=(Section(heading="查明的事实", paragraphs=("一、串通投标。", "二、中标无效。")),),
    basis=("招标投标法 第五十三条",),
    signing=Signing(body="620100-JS", name="兰州市住建局", by="li", on=date(2026, 3, 2)),
    about="case-20260302-0a1b2c3d",
)


def test_what_is_read_back_has_the_same_digest():
    assert read_document(MADE.content()) == MADE
    assert len(MADE.digest) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"title": "行政处罚事先告知书"},
        {"number": "兰建罚〔2026〕8号"},
        {"addressee": "乙公司"},
        {"basis": ()},
        {"about": ""},
        {"signing": replace(MADE.signing, on=date(2026, 3, 3))},
        {"sections": (Section(heading="查明的事实", paragraphs=("一、串通投标。",)),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_changes_the_digest(change):
    assert replace(MADE, **change).digest != MADE.digest


@pytest.mark.parametrize("text", ["\x00", "\x1b[31m", "\ufffe", "x" * (LONGEST + 1)])
def test_what_no_file_can_hold_is_refused_with_its_place(text):
    with pytest.raises(Malformed) as told:
        replace(MADE, sections=(Section(heading="", paragraphs=(text,)),))
    assert (told.value.code, told.value.where) == ("document_text", "sections/0")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {**MADE.content(), "more": 1},
        {**MADE.content(), "signing": {}},
        {**MADE.content(), "sections": "x"},
        {**MADE.content(), "signing": {**MADE.content()["signing"], "on": "yesterday"}},
    ],
    ids=["nothing", "more", "unsigned", "text", "no day"],
)
def test_what_is_no_document_is_malformed(said):
    with pytest.raises(Malformed):
        read_document(said)


def test_a_template_is_filled_once_and_what_is_filled_in_is_not_read_again():
    said = {**fields(MADE), "addressee": "{{number}}"}
    assert fill("致 {{ addressee }}：{{number}}", said) == "致 {{number}}：兰建罚〔2026〕7号"


def test_a_template_that_asks_for_what_there_is_not_says_which():
    with pytest.raises(Malformed, match="no field fine") as told:
        fill("{{fine}}", fields(MADE))
    assert told.value.where == "fine"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_text_without_fields_stands_as_it_is(text):
    plain = text.replace("{{", "")
    assert fill(plain, {}) == plain


def test_days_and_paragraphs_are_as_a_document_has_them():
    assert chinese_day(date(2026, 3, 2)) == "2026年3月2日"
    assert paragraphs(" 一。\n\n 二。\r\n") == ("一。", "二。")
