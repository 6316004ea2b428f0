"""Files of values: encodings, delimiters, quotes, and what goes wrong in the middle of a file."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.gather import tables
from jianbiao.gather.tables import splitting
from tests.gather.tables.make import HEADER, MAP, mapping, readings, taken, values

GOOD = "A1,道路工程,12.5,某某建设公司,2026-03-01 09:30"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_in_the_encoding_it_has(encoding, end):
    text = f"公示表,,,,{end}{HEADER}{end}{GOOD}{end}{end}A2,桥,1,乙,2026-01-02{end}"
    first, second = readings(text.encode(encoding))
    assert first.release["tender"]["title"] == "道路工程"
    assert first.release["awards"][0]["value"] == {"amount": "125000", "currency": "CNY"}
    assert first.release["tender"]["bidOpening"]["date"] == "2026-03-01T09:30:00+08:00"
    assert second.release["ocid"] == "cn-test-A2"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found_out(delimiter):
    raw = values(GOOD.replace(",", delimiter), header=HEADER.replace(",", delimiter))
    [reading] = readings(raw)
    assert reading.release["awards"][0]["suppliers"] == [
        {"id": "某某建设公司", "name": "某某建设公司"}
    ]


def test_a_quoted_cell_runs_over_line_ends_and_the_exact_bytes_are_kept():
    raw = values('A1,"道路\n""一"" 工程","1,234.5",甲公司,2026年3月1日')
    [(row, reading)] = taken(raw)
    assert reading.release["tender"]["title"] == '道路\n"一" 工程'
    assert reading.release["awards"][0]["value"]["amount"] == "12345000"
    assert row.raw == raw.split(b"\n", 1)[1].rstrip(b"\n")
    assert row.number == 2


def test_a_quote_never_closed_costs_one_line():
    first, second = taken(values('A1,"道路,1,甲,2026-01-01', GOOD))
    assert (first[0].reason, first[0].number) == ("quote_open", 2)
    assert second[1].release is not None


def test_two_encodings_in_one_file_set_aside_the_lines_of_the_other():
    raw = (
        values(GOOD)
        + "A2,桥,1,乙,2026-01-01\n".encode("gb18030")
        + "A3,路,1,丙,2026-01-01\n".encode()
    )
    got = readings(raw)
    assert [g.reason for g in got] == ["", "encoding_mixed", ""]
    assert got[1].where.startswith("byte ")
    raw = values(GOOD, encoding="gb18030") + "A3,路桥,1,丙,2026-01-01\n".encode()
    assert [g.reason for g in readings(raw)] == ["", "encoding_mixed"]


def test_a_huge_line_is_set_aside_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr(splitting, "LONGEST_LINE", 100)
    got = taken(values("A1," + "x" * 5000, GOOD))
    assert [row.reason for row, _ in got] == ["line_too_long", ""]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",合计,3,,", "key_missing"),
        ("-,合计,3,,", "key_missing"),
        ("A1,x,abc,甲,2026-01-01", "amount_unreadable"),
        ("A1,x,-5,甲,2026-01-01", "amount_negative"),
        ("A1,x,1.2.3,甲,2026-01-01", "amount_unreadable"),
        ('A1,x,"12,34",甲,2026-01-01', "amount_unreadable"),
        ("A1,x,1e5,甲,2026-01-01", "amount_unreadable"),
        ("A1,x,1,甲,2026-02-30", "moment_unreadable"),
        ("A1,x,1,甲,46000", "moment_unreadable"),
        ("A1,x,1,甲,1226-01-01", "moment_unlikely"),
        ("A1,x,1,,2026-01-01", "supplier_missing"),
        ("A1,x,1", "too_few_cells"),
        ("A1,x,1,甲,2026-01-01,more", "too_many_cells"),
        ('A1,"a"b,1,甲,2026-01-01', "row_malformed"),
    ],
)
def test_a_row_that_says_something_else_is_set_aside_with_a_reason_and_a_place(line, reason):
    first, second = readings(values(line, GOOD))
    assert (first.release, first.reason) == (None, reason)
    assert first.where
    assert second.release is not None


def test_a_blank_cell_says_nothing():
    [reading] = readings(values("A1,道路,-,/,无"))
    assert "awards" not in reading.release
    assert "bidOpening" not in reading.release["tender"]


def test_an_amount_that_says_its_own_unit_is_read_as_in_a_notice():
    said = mapping(MAP.replace('unit = "万元"', 'unit = "written"'))
    amounts = [
        r.release["awards"][0].get("value", {}).get("amount") if r.release else r.reason
        for r in readings(
            values("A1,x,23.5万元,甲,", "A2,x,贰拾万元整,甲,", "A3,x,下浮 3%,甲,"), said
        )
    ]
    assert amounts == ["235000", "200000", "amount_unreadable"]


def test_rows_of_lots_bids_and_awards_join_at_their_tender():
    said = mapping(
        """
prefix = "cn-x"
key = ["项目", "年"]
[constants]
"bid.value.currency" = "USD"
[[column]]
name = "标段"
to = "lot.id"
[[column]]
name = "投标人"
to = "bid.bidder.name"
[[column]]
name = "报价"
to = "bid.value.amount"
unit = "元"
[[column]]
name = "名次"
to = "bid.rank"
[[column]]
name = "状态"
to = "bid.status"
values = { "有效" = "valid", "否决" = "disqualified" }
"""
    )
    got = readings(
        values("A,2026,1,甲,5.10,1,有效", "A,2026,1,乙,6,2,否决", "A,2026,1,丙,6,2,弃权", header="项目,年,标段,投标人,报价,名次,状态"),
        said,
    )  # fmt: skip
    assert [g.release and g.release["ocid"] for g in got] == ["cn-x-A-2026", "cn-x-A-2026", None]
    assert got[2].reason == "value_unknown"
    assert got[0].release["tender"]["lots"] == [{"id": "1"}]
    assert got[0].release["bids"]["details"] == [
        {
            "id": "1/甲",
            "rank": 1,
            "status": "valid",
            "value": {"amount": "5.1", "currency": "USD"},
            "relatedLots": ["1"],
            "tenderers": [{"id": "甲", "name": "甲"}],
        }
    ]


def test_a_missing_column_is_told_with_the_line_of_the_map():
    with pytest.raises(Malformed) as refused:
        taken("项目编号,项目名称\n1,2\n".encode())
    assert refused.value.code == "column_unknown"
    assert "开标时间 (line 18 of the map)" in str(refused.value)
    assert "项目名称" in str(refused.value)


def test_a_mapped_column_that_stands_twice_is_refused():
    with pytest.raises(Malformed) as refused:
        taken(values(GOOD + ",x", header=HEADER + ",中标人"))
    assert refused.value.code == "column_twice"


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02", b'"' * 500, "只有一行".encode(), b"\xff\xfe"]
)
def test_what_is_no_table_is_refused(raw):
    with pytest.raises(Malformed):
        taken(raw)


def test_gzip_is_unpacked():
    assert len(readings(gzip.compress(values(GOOD)))) == 1


def test_an_old_workbook_is_refused_with_words():
    with pytest.raises(Malformed) as refused:
        taken(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name="t.xls")
    assert refused.value.code == "xls_refused"
    assert ".xlsx" in str(refused.value)


@given(st.lists(st.text(alphabet='A1,"\n\r;|路', max_size=30), max_size=8))
def test_whatever_stands_in_a_file_each_row_is_read_or_set_aside(lines):
    raw = values(*lines)
    said = mapping()
    for row in tables.rows(io.BytesIO(raw), "t.csv", said):
        reading = tables.read(row, said)
        assert (reading.release is None) == bool(reading.reason)
