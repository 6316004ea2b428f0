"""Every kind of bad file through all three importers: a reason, a place, and the rest goes on."""

import contextlib
import gzip
import io
import json
import tracemalloc
import zipfile

import pytest

from jianbiao.errors import Malformed
from jianbiao.gather.encodings import as_file
from jianbiao.gather.ocds import streams
from jianbiao.intake import forms, gathering
from tests.gather.tables import make as tables

FORMS = {
    "ocds": forms.OCDS,
    "notices": forms.NOTICE,
    "table": forms.table(tables.mapping()),
}
NAMES = {"ocds": "a.jsonl", "notices": "a.jsonl", "table": "a.csv"}


def ocds(n):
    tender = {"id": str(n), "title": f"河道治理工程{n}"}
    return json.dumps({"ocid": f"ocds-xx-{n}", "id": str(n), "tender": tender}, ensure_ascii=False)


def notice(n):
    text = f"项目编号：YH-2026-{n:03d}\n预算金额：{n + 10}万元\n"
    said = {"title": f"第{n}小学操场工程招标公告", "content_text": text, "info_type": "招标公告"}
    return json.dumps(said, ensure_ascii=False)


def row(n):
    return f"A{n},第{n}小学操场,{n + 10}.5,甲建设有限公司,2026-03-0{n % 9 + 1} 09:30"


MAKERS = {"ocds": ocds, "notices": notice, "table": row}


def lines(form, count=3):
    head = [tables.HEADER] if form == "table" else []
    return [*head, *(MAKERS[form](n) for n in range(1, count + 1))]


def text(form, count=3):
    return "".join(f"{line}\n" for line in lines(form, count))


def read(form, source, name=""):
    """Return (row, reading) of each row, as an import takes them."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    rows = gathering._unbroken(FORMS[form].rows(stream, name or NAMES[form]))
    return [(one, gathering.read(one, FORMS[form])) for one in rows]


def good(found):
    return sum(reading.release is not None for _, reading in found)


def aside(found):
    return [(reading.reason, reading.where) for _, reading in found if reading.release is None]


def repairs(found):
    return {repair.kind for _, reading in found for repair in reading.repairs}


every = pytest.mark.parametrize("form", list(FORMS))


@every
@pytest.mark.parametrize(
    ("coding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_in_any_coding_is_read_and_keeps_its_exact_bytes(form, coding, mark, packed):
    body = text(form).encode(coding)
    data = gzip.compress(mark + body) if packed else mark + body
    found = read(form, data)
    assert (good(found), aside(found)) == (3, [])
    assert all(one.raw in body for one, _ in found)


@every
def test_a_row_in_another_coding_is_read_with_a_repair_or_set_aside_with_its_coding(form):
    whole = [line.encode() for line in lines(form, 5)]
    whole[-2] = lines(form, 5)[-2].encode("gb18030")
    found = read(form, b"\n".join(whole) + b"\n")
    told = aside(found)
    if told:
        assert told[0][0] == "encoding_mixed"
        assert "byte" in told[0][1]
    else:
        assert repairs(found) == {"encoding"}
    assert good(found) + len(told) == 5


@every
@pytest.mark.parametrize(
    ("harm", "reasons", "least"),
    [
        (lambda packed: packed[: len(packed) // 2], {"gzip_cut"}, 500),
        (lambda packed: packed[:-8], {"gzip_cut"}, 2000),
        (
            lambda packed: packed[: len(packed) // 2] + b"\xff" * 40 + packed[-200:],
            {"gzip_broken", "gzip_cut"},
            0,
        ),
    ],
    ids=["cut in half", "without its end", "broken"],
)
def test_a_damaged_gzip_says_where_and_keeps_what_came_before(form, harm, reasons, least):
    try:
        found = read(form, harm(gzip.compress(text(form, 2000).encode())))
    except Malformed as refused:  # not even the names of the columns came out
        found, said = [], [(refused.code, refused.where)]
    else:
        said = aside(found)
    assert said[-1][0] in reasons
    assert "byte" in said[-1][1]
    assert good(found) >= least
    assert all(where for _, where in said)


@every
def test_a_line_of_200_mb_costs_itself_and_no_memory(form):
    before, *after = lines(form, 3)[1 if form == "table" else 0 :]

    def pieces():
        if form == "table":
            yield f"{tables.HEADER}\n".encode()
        yield before.encode() + b"\n"
        yield b'{"ocid":"x","title":"'
        for _ in range(200):
            yield b"x" * (1 << 20)
        yield b'"}\n'
        yield "".join(f"{line}\n" for line in after).encode()

    tracemalloc.start()
    found = read(form, as_file(pieces()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert good(found) == 3
    assert [reason for reason, _ in aside(found)] in (["row_too_long"], ["line_too_long"])
    assert aside(found)[0][1]
    assert most < 110 << 20


@every
def test_a_bomb_is_let_go_of(form):
    bomb = gzip.compress(text(form).encode()) + gzip.compress(b"0" * (1 << 20), 9) * 300
    said = aside(read(form, bomb))
    assert said[-1][0] in {"bomb", "row_too_long"}
    assert said[-1][1]


@every
def test_an_archive_that_unpacks_beyond_reason_is_let_go_of(form, monkeypatch):
    monkeypatch.setattr(streams, "WIDEST", 1 << 24)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", text(form))
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (40 << 20))
    try:
        said = [reason for reason, _ in aside(read(form, whole.getvalue(), "a.zip"))]
    except Malformed as refused:
        said = [refused.code]
    assert said[-1] in {"bomb", "zip_bomb", "row_too_long"}


@every
def test_remnants_of_a_page_cost_their_line(form):
    whole = lines(form, 4)
    whole.insert(-2, "<br/>&nbsp;</td>")
    found = read(form, ("\n".join(whole) + "\n").encode())
    assert good(found) == 4
    assert len(aside(found)) == 1
    assert aside(found)[0][1]


@pytest.mark.parametrize("form", ["ocds", "notices"])
def test_a_name_twice_in_one_object_is_never_the_last_one_silently(form):
    whole = lines(form, 3)
    same = whole[0].replace('"title": ', '"title": "", "title": ', 1)
    whole[0] = whole[0].replace('"title": ', '"x": {"y": 1, "y": 1}, "title": ', 1)
    whole[1] = same
    found = read(form, "\n".join(whole).encode())
    assert good(found) == 2
    assert repairs(found) == {"name_repeated"}
    path = "/tender/title" if form == "ocds" else "/title"
    assert aside(found) == [("name_repeated", path)]


def test_a_column_twice_is_refused_with_its_name():
    with pytest.raises(Malformed) as refused:
        read("table", tables.values(row(1), header=tables.HEADER + ",中标人"))
    assert "中标人" in str(refused.value)


def test_names_that_look_alike_only_when_escaped_are_found():
    data = '{"ocid":"a","tender":{"id":"1","title":"甲","t\\u0069tle":"乙"}}'.encode()
    assert aside(read("ocds", data)) == [("name_repeated", "/tender/title")]


def test_a_quotation_mark_in_a_text_is_no_second_name():
    data = rb'{"ocid":"a","tender":{"id":"1","title":"\u0022 \" \u0022"}}'
    found = read("ocds", data)
    assert (good(found), repairs(found)) == (1, set())


def test_formulas_count_as_they_were_kept_and_merged_cells_say_the_same():
    def change(_, sheet):
        sheet["C3"] = "=1+1"
        sheet.merge_cells("D2:D3")

    day = "2026-03-01 09:30"
    book = tables.workbook(
        ("A1", "一", 1, "甲建设有限公司", day),
        ("A2", "二", 2, None, day),
        ("A3", "三", 3, "乙建设有限公司", day),
        change=change,
    )
    found = read("table", book, "a.xlsx")
    assert good(found) == 2
    assert aside(found)[0][0] == "formula_without_value"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"\x00" * 99])
@every
def test_next_to_nothing_is_answered(form, data):
    with contextlib.suppress(Malformed):
        found = read(form, data)
        assert all(reading.reason for _, reading in found if reading.release is None)
