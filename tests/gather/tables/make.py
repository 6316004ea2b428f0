"""Makers of tables: a mapping, files of values and workbooks."""

import io
import zipfile

import openpyxl

from jianbiao.gather import tables

MAP = """
prefix = "cn-test"
key = ["项目编号"]

[[column]]
name = "项目名称"
to = "tender.title"

[[column]]
name = "中标金额(万元)"
to = "award.value.amount"
unit = "万元"

[[column]]
name = "中标人"
to = "award.supplier.name"

[[column]]
name = "开标时间"
to = "tender.bidOpening.date"
"""
HEADER = "项目编号,项目名称,中标金额(万元),中标人,开标时间"
NAMES = HEADER.split(",")


def mapping(text=MAP, *, more=""):
    return tables.read_mapping((more + text).encode())


def taken(raw, said=None, name="t.csv"):
    """Return (row, reading) of each row of a file."""
    said = said or mapping()
    return [(row, tables.read(row, said)) for row in tables.rows(io.BytesIO(raw), name, said)]


def readings(raw, said=None, name="t.csv"):
    return [reading for _, reading in taken(raw, said, name)]


def values(*lines, header=HEADER, encoding="utf-8"):
    return "".join(f"{line}\n" for line in (header, *lines)).encode(encoding)


def workbook(*rows, header=NAMES, above=(), change=None):
    """Return the bytes of a workbook; ``change`` may do what it likes to its sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*above, header, *rows):
        sheet.append(list(row))
    if change is not None:
        change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(raw, name, content):
    """Return the workbook with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.infolist():
            if one.filename != name:
                new.writestr(one.filename, old.read(one.filename))
        new.writestr(name, content)
    return out.getvalue()


def part(raw, name):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode()
