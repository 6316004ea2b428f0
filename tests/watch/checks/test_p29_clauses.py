import pytest

from tests.watch.checks.make import MANDATORY, NOTICE, answer, word


def text(said, mandatory="1"):
    return {MANDATORY: mandatory, "x_document_text": said}


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("招标人仅向部分单位提供补充资料。", 1),
        ("投标人注册资本不低于5000万元。", 2),
        ("投标人须在本市设有分公司。", 2),
        ("投标人应在项目所在地登记注册。", 2),
        ("具有本省市政工程业绩的，每项加2分。", 3),
        ("获得某某市优质工程奖的得3分。", 3),
        ("同等条件下优先选择本地企业。", 4),
        ("外省企业还须办理备案。", 4),
        ("水泵必须采用某某品牌。", 5),
        ("投标人仅限国有企业。", 6),
        ("投标人须为省招标投标协会会员。", 7),
    ],
)
def test_each_kind_of_condition_is_found_with_its_item(words, item):
    found = answer("P29", text(words))
    assert found.numbers["items"] == f"IR32({item})", found.zh
    assert type(found).__name__ == "Doubt"


@pytest.mark.parametrize(
    "words",
    [
        "不得要求投标人在本市设有分公司。",
        "不得以本省业绩、奖项加分。",
        "严禁限定品牌、原产地。",
        "品牌：某某，或相当于该品牌的产品。",
        "水泵应采用节能产品，品牌不限。",
        "投标人须具备市政公用工程施工总承包二级资质。",
        "项目位于本市东区，工期三百日。",
        "类似工程业绩每项得2分，最高6分。",
        "联系人：张工，电话见公告。",
    ],
)
def test_ordinary_and_forbidding_sentences_are_left_alone(words):
    assert word("P29", text(words)) == "compliant"


@pytest.mark.parametrize("words", ["投标人仅限国有企业。", "具有本省业绩的加2分。"])
def test_two_kinds_bind_only_mandatory_tenders(words):
    assert word("P29", text(words, "0")) == "compliant"
    assert word("P29", text(words, None)) == "yellow"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, "undecidable"),
        ("  ", "undecidable"),
        ({}, "undecidable"),
        ({"x": 1}, "undecidable"),
        ({"x": "公告"}, "compliant"),
    ],
)
def test_without_text_nothing_is_decided(said, expected):
    assert word("P29", text(said)) == expected
    assert word("P29", {MANDATORY: "1"}) == "not_applicable"


def test_the_place_in_the_text_is_told():
    said = {f"{NOTICE}NOTICE_CONTENT#1": "概况。投标人须在本市设有分公司。"}
    found = answer("P29", text(said))
    assert "公告内容第" in found.zh
    assert "本市设有分公司" in found.zh
    assert found.numbers["clauses"] == "1"


def test_many_findings_are_counted_and_five_are_shown():
    found = answer("P29", text("须在本市设有分公司。" * 7))
    assert found.numbers["clauses"] == "7"
    assert found.zh.count("“") == 5
