import pathlib

import pytest

from jianbiao.law.catalogue import RULES, edition, version
from jianbiao.law.pages import index, page

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs/rules"


@pytest.mark.parametrize("number", RULES)
def test_the_page_in_the_docs_is_current(number):
    written = (DOCS / f"{number}.md").read_text(encoding="utf-8")
    assert written == page(RULES[number], edition(number)), (
        "run: jianbiao law rules --write-docs docs/rules"
    )


def test_the_index_in_the_docs_is_current():
    assert (DOCS / "index.md").read_text(encoding="utf-8") == index(RULES.values(), version())


def test_there_is_no_page_without_a_rule():
    assert {path.stem for path in DOCS.glob("*.md")} == {*RULES, "index"}


def test_a_page_tells_what_would_refute_the_rule_in_both_languages():
    text = page(RULES["P19"], edition("P19"))
    assert edition("P19") in text
    assert RULES["P19"].refutes_zh in text
    assert RULES["P19"].refutes_en in text
