"""The worked example of docs/importing.md does what the page says, in both languages."""

import pathlib
import re

import pytest

from jianbiao.gather import tables
from jianbiao.gather.tables.mapping import TARGETS
from tests.gather.tables.make import readings

DOCS = pathlib.Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("page", ["importing.md", "importing.zh-CN.md"])
def test_the_worked_example_comes_to_what_the_page_says(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    table = next(b for b in re.findall(r"```\n(.*?)```", text, re.DOTALL) if "项目编号," in b)
    map_ = re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    good, second, third = readings(table.encode("gb18030"), tables.read_mapping(map_.encode()))
    assert good.release["ocid"] == "cn-yunhe-YH-2026-001"
    assert good.release["awards"][0]["value"] == {"amount": "12345000", "currency": "CNY"}
    assert good.release["tender"]["procurementMethod"] == "open"
    assert [second.reason, third.reason] == ["amount_unreadable", "key_missing"]
    for target in TARGETS:
        group, *rest = target.split(".")
        word = (
            "value" if rest[-1] in {"amount", "currency"} and group != "tender" else ".".join(rest)
        )
        assert f"{group}." in text
        assert word in text, target
