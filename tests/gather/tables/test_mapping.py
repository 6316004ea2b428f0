"""A mapping is data and checked: what is wrong is told with the line where it stands."""

import pytest

from jianbiao.errors import Malformed
from jianbiao.gather import tables
from tests.gather.tables.make import MAP, mapping


def fault(text):
    with pytest.raises(Malformed) as refused:
        tables.read_mapping(text.encode() if isinstance(text, str) else text)
    assert refused.value.code == "map_malformed"
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('to = "tender.title"', 'to = "tender.titel"', 7, "no target"),
        ('to = "award.supplier.name"', 'to = "tender.title"', 16, "twice, first on line 5"),
        ('unit = "万元"', 'unit = "万"', 12, "unit"),
        ('unit = "万元"', "", 9, "needs its unit"),
        ('to = "tender.bidOpening.date"', 'to = "tender.bidOpening.date"\nformat = "dd.mm.yy"', 21, "format"),
        ('to = "tender.bidOpening.date"', 'to = "tender.bidOpening.date"\nzone = "Beijing"', 21, "zone"),
        ('to = "tender.title"', 'to = "tender.title"\nunit = "元"', 8, "unit"),
        ('to = "tender.title"', 'to = "tender.title"\ncolour = "red"', 5, "colour"),
        ('to = "tender.title"', "to = 5", 7, "text in quotes"),
        ('to = "award.supplier.name"', 'to = "award.title"', 9, "award.supplier"),
        ('prefix = "cn-test"', 'prefix = "cn test"', 2, "prefix"),
        ('prefix = "cn-test"', 'encoding = "latin"\nprefix = "cn-test"', 2, "encoding"),
        ('prefix = "cn-test"', 'delimiter = ", "\nprefix = "cn-test"', 2, "delimiter"),
        ('prefix = "cn-test"', 'hidden = "maybe"\nprefix = "cn-test"', 2, "hidden"),
        ('prefix = "cn-test"', 'headers = 3\nprefix = "cn-test"', 2, "headers"),
        ('key = ["项目编号"]', "key = []", 3, "key"),
        ('key = ["项目编号"]', 'key = "项目编号"\n[constants]\n"tender.status" = "open"', 5, "no code"),
        ('key = ["项目编号"]', 'key = "项目编号"\n[constants]\n"tender.title" = "x"', 5, "column too"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(old, new, line, words):
    said = fault(MAP.replace(old, new, 1))
    assert f"line {line}:" in said, said
    assert words in said, said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "prefix = ",
        "prefix = 'a'\nkey = ['b']",
        "[[column]]",
        "column = 5",
        b"\xff",
        "[[column]]\nname='a'",
    ],
)
def test_what_is_no_mapping_is_refused(text):
    fault(text)


def test_the_syntax_of_toml_is_told_with_its_line():
    assert "line 2" in fault("prefix = 'a'\nkey = = 5\n")


def test_values_must_come_to_codes_of_the_standard():
    text = (
        MAP
        + '\n[[column]]\nname = "方式"\nto = "tender.procurementMethod"\nvalues = { "公开" = "public" }\n'
    )
    assert "no code" in fault(text)


def test_a_mapping_is_known_by_its_bytes():
    assert mapping().digest != mapping(more="# x\n").digest


def test_an_encoding_has_many_names():
    assert mapping(more='encoding = "GBK"\n').encoding == "gb18030"
