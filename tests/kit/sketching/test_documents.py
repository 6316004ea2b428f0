import zipfile
from decimal import Decimal

import pytest

from jianbiao.errors import Malformed
from jianbiao.kit.sketching import documents, priced, text
from jianbiao.kit.sketching.commands import of_document
from tests.kit.sketching.make import SHEET, WORD, chinese, docx, xlsx

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LOL = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]>'


def lines(path):
    return list(documents.lines(path))


@pytest.mark.parametrize("namespace", [WORD, STRICT], ids=["transitional", "strict"])
def test_the_paragraphs_and_notes_of_a_document_are_read(tmp_path, namespace):
    path = docx(
        tmp_path / "a.docx",
        [["投标", "文件"], [], ["第二段"]],
        namespace=namespace,
        notes=[["脚注"]],
    )
    assert lines(path) == ["投标文件", "", "第二段", "脚注"]


@pytest.mark.parametrize("shared", [True, False])
def test_the_cells_of_every_sheet_are_read(tmp_path, shared):
    first, second = [["编码", "", "单价"], ["1", "2"]], [["末页"]]
    path = xlsx(tmp_path / "a.xlsx", first, second, shared=shared)
    assert list(documents.rows(path)) == [["编码", "", "单价"], ["1", "2"], ["末页"]]
    assert lines(path) == ["编码", "单价", "1", "2", "末页"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_is_read_in_the_encodings_of_this_country(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("投标㐂𠮷\n第二行".encode(encoding))
    assert lines(tmp_path / "a.txt") == ["投标㐂𠮷", "第二行"]


def test_one_text_has_one_sketch_in_every_kind_of_document(tmp_path):
    said = [chinese(n, 300) for n in range(20)]
    (tmp_path / "a.txt").write_text("\n".join(said), encoding="utf-8")
    docx(tmp_path / "a.docx", [[one[:100], one[100:]] for one in said])
    xlsx(tmp_path / "a.xlsx", [[one] for one in said])
    sketches = {of_document(tmp_path / f"a.{kind}") for kind in ("txt", "docx", "xlsx")}
    assert sketches == {text.sketch(said)}


def broken(path):
    with pytest.raises(Malformed) as caught:
        lines(path)
    assert caught.value.code == "file_broken"
    assert caught.value.where
    return str(caught.value)


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a", "a.exe"])
def test_another_kind_of_file_is_said_not_to_be_read(tmp_path, name):
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    assert ".docx" in broken(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.txt"])
def test_a_file_that_is_not_there_or_no_archive_is_broken(tmp_path, name):
    broken(tmp_path / name)
    (tmp_path / name).write_bytes(b"PK\x03\x04\xff\xff" + b"\xff" * 100)
    broken(tmp_path / name)


def test_a_document_type_is_refused_before_its_entities_are_looked_at(tmp_path):
    assert "document type" in broken(docx(tmp_path / "a.docx", [["&m;"]], head=LOL))


def test_a_part_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LONGEST", 1_000_000)
    assert "more than" in broken(docx(tmp_path / "a.docx", [["a" * 2_000_000]]))


def test_an_archive_of_very_many_parts_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_PARTS", 5)
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as out:
        for number in range(9):
            out.writestr(str(number), "")
    assert "parts" in broken(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<a",
        "<a></b>",
        "\x00",
        '<w:document xmlns:w="x">',
        "<?xml version='1.0' encoding='x'?><a/>",
    ],
)
def test_xml_that_is_none_is_broken(tmp_path, body):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as out:
        out.writestr("word/document.xml", body)
    broken(tmp_path / "a.docx")


def test_a_document_without_its_body_is_broken(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as out:
        out.writestr("x", "")
    assert "missing" in broken(tmp_path / "a.docx")


def test_bytes_that_were_changed_inside_an_archive_are_noticed(tmp_path):
    path = docx(tmp_path / "a.docx", [[chinese(1, 3000)]])
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    broken(path)


@pytest.mark.parametrize("index", ["9", "-1", "x", "１", ""])
def test_a_shared_text_that_is_not_there_is_broken(tmp_path, index):
    path = xlsx(tmp_path / "a.xlsx", [])
    with zipfile.ZipFile(path, "a") as out:
        cell = f'<row><c r="A1" t="s"><v>{index}</v></c></row>'
        out.writestr("xl/worksheets/sheet2.xml", f'<w xmlns="{SHEET}">{cell}</w>')
    broken(path)


def test_a_cell_far_to_the_right_is_no_trap(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [])
    with zipfile.ZipFile(path, "a") as out:
        cells = '<c r="ZZZZZZZZ1"><v>1</v></c><c r="A1"><v>2</v></c><c><v>3</v></c>'
        out.writestr("xl/worksheets/sheet2.xml", f'<w xmlns="{SHEET}"><row>{cells}</row></w>')
    assert list(documents.rows(path)) == [["1", "2", "3"]]


# --- priced bills ---------------------------------------------------------------------------------

HEAD = ["序号", "项目编码", "项目名称", "计量单位", "工程量", "综合单价（元）", "合 价(元)"]
ROWS = [
    ["投标报价"],
    HEAD,
    ["", "", "土石方工程"],
    ["1", "010101001001", "平整场地", "m2", "1,234.50", "3.2", "3950.4"],
    ["2", "010101003001", "挖沟槽土方", "m3", "88", "0.30000000000000004", ""],
    ["", "本页小计", "", "", "", "", "3950.40"],
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_items_of_a_bill_are_found_below_its_head(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        xlsx(path, ROWS)
    else:
        path.write_text("\n".join(",".join(f'"{c}"' for c in row) for row in ROWS))
    first, second = priced.items(path)
    assert (first.code, first.quantity, first.total) == (
        "010101001001",
        Decimal("1234.5"),
        Decimal("3950.4"),
    )
    assert (second.price, second.total) == (Decimal("0.3"), None)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["a", "b"]], "file_broken"),
        ([HEAD], "file_broken"),
        ([], "file_broken"),
        ([HEAD, ["1", "01", "", "", "1", "十元", ""]], "amount_format"),
        ([HEAD, ["1", "01", "", "", "1" * 40, "1", ""]], "amount_format"),
    ],
)
def test_a_table_that_is_no_bill_is_malformed(tmp_path, rows, code):
    with pytest.raises(Malformed) as caught:
        priced.items(xlsx(tmp_path / "a.xlsx", rows))
    assert caught.value.code == code
