"""Documents printed: PDF in Chinese without a font of ours, .docx plain or in a department's template."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from jianbiao.errors import Malformed
from jianbiao.supervision import docx, printing
from jianbiao.supervision.domain.documents import Section
from tests.supervision.domain.test_documents import MADE

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def template(body, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, said in parts.items():
            package.writestr(name.replace("__", "/"), said)
    return out.getvalue()


def text_of(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return package.read("word/document.xml").decode()


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_pdf_says_what_the_document_says_and_the_same_bytes_each_time():
    raw = printing.pdf(MADE, signature="ab" * 64, verify="https://x/documents")
    assert raw == printing.pdf(MADE, signature="ab" * 64, verify="https://x/documents")
    text = PdfReader(io.BytesIO(raw)).pages[0].extract_text()
    for said in (
        "兰州市住建局",
        "行政处罚决定书",
        "兰建罚〔2026〕7号",
        "甲公司：",
        "串通投标",
        "2026年3月2日",
    ):
        assert said in text
    assert MADE.digest in text.replace("\n", "")


def test_a_pdf_is_on_a4_with_page_numbers_and_breaks_long_texts():
    long = replace(MADE, sections=(Section(heading="事实", paragraphs=("甲乙丙丁，" * 900,)),))
    pages = PdfReader(io.BytesIO(printing.pdf(long))).pages
    assert len(pages) > 3
    assert [round(float(n)) for n in pages[0].mediabox[2:]] == [595, 842]
    assert f"— {len(pages)} —" in pages[-1].extract_text()


def test_markup_and_rare_characters_are_only_text():
    odd = Section(heading="", paragraphs=("<b>甲</b> &amp; <script>alert(1)</script> 𠮷",))
    raw = printing.pdf(replace(MADE, sections=(odd,)))
    text = PdfReader(io.BytesIO(raw)).pages[0].extract_text()
    assert "<script>alert(1)</script>" in text.replace("\n", "")
    assert "〓" in text


def test_a_plain_docx_is_a_package_with_everything_escaped():
    raw = docx.docx(replace(MADE, addressee="甲<&>公司"))
    assert "甲&lt;&amp;&gt;公司" in text_of(raw)
    assert raw == docx.docx(replace(MADE, addressee="甲<&>公司"))
    assert docx.check_template(raw) == []


def test_a_departments_template_is_filled_even_across_runs():
    made = template(
        f"<w:p>{run('致：{{addr')}{run('essee}}（{{ number }}）')}</w:p><w:p>{run('{{body}}')}</w:p>",
        **{"word__header1.xml": f"<w:hdr {W}><w:p>{run('{{issuer}}')}</w:p></w:hdr>"},
    )
    assert docx.check_template(made) == ["addressee", "number", "body", "issuer"]
    filled = docx.docx(MADE, made)
    text = text_of(filled)
    assert "致：甲公司（兰建罚〔2026〕7号）" in text
    assert "{{" not in text
    assert text.count("br") == 2  # three lines of the body
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        assert "兰州市住建局" in package.read("word/header1.xml").decode()


def test_prefixes_that_only_mc_ignorable_names_stay_declared():
    """Word refuses a part whose mc:Ignorable names a prefix that is declared nowhere."""
    made = io.BytesIO()
    root = (
        f'<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
    )
    inner = '<a:x xmlns:a="urn:a"/>'
    with zipfile.ZipFile(made, "w") as package:
        body = f"{root}<w:body><w:p>{run('{{title}}')}</w:p>{inner}</w:body></w:document>"
        package.writestr("word/document.xml", body)
    text = text_of(docx.docx(MADE, made.getvalue()))
    assert 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' in text
    assert 'mc:Ignorable="w14"' in text
    assert text.count("xmlns:w=") == 1
    tree = ET.fromstring(text)  # noqa: S314 - our own
    assert "行政处罚决定书" in "".join(tree.itertext())


def test_what_is_filled_in_is_not_read_again():
    filled = docx.docx(
        replace(MADE, addressee="{{issuer}}"), template(f"<w:p>{run('{{addressee}}')}</w:p>")
    )
    assert "{{issuer}}" in text_of(filled)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04 no zip",
        b"x" * (docx.LARGEST + 1),
        template("<w:p>"),
        template("", **{"word__vbaProject.bin": "macro"}),
        template(f"<w:p>{run('x')}</w:p>", **{"word__header1.xml": BOMB + "<x/>"}),
        template("", **{f"word__x{n}.xml": "" for n in range(300)}),
    ],
    ids=["empty", "no zip", "long", "no xml", "macros", "entities", "many parts"],
)
def test_a_template_that_cannot_be_trusted_is_refused(raw):
    with pytest.raises(Malformed) as told:
        docx.check_template(raw)
    assert told.value.code == "template_malformed"


def test_a_zip_that_unpacks_without_end_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (docx.UNPACKED + 1))
    assert len(out.getvalue()) < docx.LARGEST
    with pytest.raises(Malformed, match="unpacks"):
        docx.check_template(out.getvalue())


def test_a_field_that_there_is_not_is_told():
    with pytest.raises(Malformed) as told:
        docx.docx(MADE, template(f"<w:p>{run('{{fine}}')}</w:p>"))
    assert (told.value.code, told.value.where) == ("template_field", "fine")
