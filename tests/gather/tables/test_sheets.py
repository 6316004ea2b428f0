"""Excel: dates, formulas, merged cells, hidden rows, several sheets, and workbooks meant to harm."""

import io
import zipfile
from datetime import datetime

import pytest

from jianbiao.errors import Malformed
from jianbiao.gather.tables import sheets
from tests.gather.tables.make import NAMES, mapping, part, readings, taken, with_part, workbook

DAY = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - Excel knows no zones
GOOD = ("A1", "道路", 12.5, "甲公司", DAY)


def test_dates_numbers_and_titles_above_the_header_are_read():
    [(row, reading)] = taken(workbook(GOOD, above=[("公示表",), ()]))
    assert row.number == 4
    assert reading.release["tender"]["bidOpening"]["date"] == "2026-03-01T09:30:00+08:00"
    assert reading.release["awards"][0]["value"]["amount"] == "125000"


def test_a_number_is_read_as_excel_shows_it():
    [reading] = readings(workbook(("A1", "x", 0.1 + 0.2, "甲", DAY)))
    assert reading.release["awards"][0]["value"]["amount"] == "3000"


def test_a_bare_day_number_needs_the_mapping_to_say_so():
    raw = workbook(("A1", "x", 1, "甲", 46082))
    assert readings(raw)[0].reason == "moment_is_number"
    text = 'prefix="cn"\nkey="项目编号"\n[[column]]\nname="开标时间"\nto="tender.bidOpening.date"\nformat="serial"\n'
    assert (
        readings(raw, mapping(text))[0].release["tender"]["bidOpening"]["date"]
        == "2026-03-01T00:00:00+08:00"
    )


def test_a_formula_counts_with_the_value_excel_kept_and_not_without():
    raw = workbook(("A1", "x", "=1+2", "甲", DAY), ("A2", "x", "=[1]Other!A1", "甲", DAY))
    assert [r.reason for r in readings(raw)] == ["formula_without_value"] * 2
    sheet = part(raw, "xl/worksheets/sheet1.xml").replace("<f>1+2</f><v />", "<f>1+2</f><v>3</v>")
    kept = readings(with_part(raw, "xl/worksheets/sheet1.xml", sheet))
    assert kept[0].release["awards"][0]["value"]["amount"] == "30000"


def test_a_cell_with_an_error_is_set_aside():
    assert readings(workbook(("A1", "x", "#REF!", "甲", DAY)))[0].reason == "cell_error"


def test_a_cell_merged_downwards_says_the_same_in_each_row_and_it_is_told():
    def merge(_, sheet):
        sheet.merge_cells("A2:B4")

    got = readings(
        workbook(GOOD, (None, None, 2, "乙", DAY), (None, None, 3, "丙", DAY), change=merge)
    )
    assert [g.release["ocid"] for g in got] == ["cn-test-A1"] * 3
    assert [(r.kind, r.path) for r in got[1].repairs if r.kind == "merged_cell"] == [
        ("merged_cell", "A3")
    ]


def test_a_hidden_row_is_set_aside_unless_the_mapping_reads_it():
    def hide(_, sheet):
        sheet.row_dimensions[2].hidden = True

    raw = workbook(GOOD, change=hide)
    assert readings(raw)[0].reason == "row_hidden"
    assert readings(raw, mapping(more='hidden = "read"\n'))[0].release is not None


def test_several_sheets_are_read_and_one_without_the_columns_is_told():
    def add(book, _):
        book.create_sheet("二").append(NAMES)
        book["二"].append(list(GOOD))
        book.create_sheet("说明").append(["无关"])

    raw = workbook(GOOD, change=add)
    got = taken(raw)
    assert [row.reason for row, _ in got] == ["", "", "sheet_without_columns"]
    assert got[2][0].where == "说明"
    assert len(readings(raw, mapping(more='sheets = "二"\n'))) == 1
    with pytest.raises(Malformed) as refused:
        readings(raw, mapping(more='sheets = "三"\n'))
    assert refused.value.code == "sheet_unknown"


def test_a_workbook_without_the_columns_is_refused():
    with pytest.raises(Malformed) as refused:
        taken(workbook(("x",), header=("无关",)))
    assert refused.value.code == "column_unknown"


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (64 << 20))
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    def never(*_):
        raise AssertionError("unpacked")

    monkeypatch.setattr(sheets, "open_book", never)
    with pytest.raises(Malformed) as refused:
        taken(bomb())
    assert refused.value.code == "zip_bomb"


def test_a_workbook_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_FILE", 100)
    with pytest.raises(Malformed) as refused:
        taken(workbook(GOOD))
    assert refused.value.code == "file_too_large"


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: with_part(raw, "xl/workbook.xml", "<broken"),
        lambda raw: with_part(raw, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"),
        lambda raw: with_part(
            raw,
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>',
        ),
    ],
    ids=["cut off", "broken", "unclosed", "entities"],
)
def test_a_broken_workbook_is_refused_with_words(change):
    with pytest.raises(Malformed) as refused:
        taken(change(workbook(GOOD)))
    assert refused.value.code in {"file_broken", "column_unknown"}
    assert "t.csv" in str(refused.value)


def test_another_zip_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(Malformed) as refused:
        taken(out.getvalue())
    assert refused.value.code == "file_broken"


def damaged(raw):
    """Return the workbook with a byte changed in the middle of its sheet's packed content."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        one = archive.getinfo("xl/worksheets/sheet1.xml")
    at = one.header_offset + 30 + len(one.filename) + one.compress_size // 2
    return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        damaged,
        lambda raw: with_part(
            raw,
            "xl/worksheets/sheet1.xml",
            part(raw, "xl/worksheets/sheet1.xml").replace('r="2"', 'r="two"'),
        ),
        lambda raw: with_part(raw, "xl/sharedStrings.xml", "<sst><si>"),
        lambda raw: with_part(
            raw, "xl/styles.xml", part(raw, "xl/styles.xml").replace('numFmtId="', 'numFmtId="x')
        ),
    ],
    ids=["damaged", "row number", "texts", "styles"],
)
def test_a_damaged_workbook_is_refused_with_words(change):
    with pytest.raises(Malformed):
        taken(change(workbook(GOOD)))
