import json
import re
from dataclasses import replace

import pytest

from jianbiao.law import catalogue
from jianbiao.law.catalogue import RULES, as_data
from jianbiao.law.words import NAMES

VERIFIED = [number for number, rule in RULES.items() if rule.text_status == "verified"]
RECALLED = [
    "B06",
    "B07",
    "B12",
    "B26",
    "B27",
    "A03",
    "C13",
    "C14",
    "C15",
    "C16",
    "C17",
    "C19",
    "C20",
]
"""Rules of chapters B, A and C whose text nobody has compared yet: they stay in shadow."""
RECALLED_CALLS = {"P01", "P02", "P03", "P04", "P05", "P06", "P14", "P15", "P23", "P30"}
LAWS = {"招标投标法": "招标投标法(2017-12-27).md", "实施条例": "招标投标法实施条例(2019-03-02).md"}


def test_what_is_recalled_is_said_and_what_is_our_own_rests_on_none():
    recalled = {n for n, rule in RULES.items() if rule.text_status == "recalled"}
    assert {n for n in recalled if n.startswith("P")} == RECALLED_CALLS
    later = {n: rule.text_status for n, rule in RULES.items() if n[0] in "BAC"}
    assert {n for n, status in later.items() if status == "recalled"} == set(RECALLED)
    assert {n for n, rule in RULES.items() if rule.text_status == "own"} >= {"X11", "X12", "X13"}
    assert {n for n, status in later.items() if status == "own"} == {"A16"}


def test_the_chapters_of_bids_awards_and_complaints_are_whole():
    whole = [
        f"{part}{n:02}"
        for part, last in (("B", 27), ("A", 16), ("C", 20))
        for n in range(1, last + 1)
    ]
    assert [n for n in RULES if n[0] in "BAC"] == whole


@pytest.mark.parametrize("number", RULES)
def test_every_rule_speaks_both_languages(number):
    rule = as_data(RULES[number])
    for name in (name for name in rule if name.endswith("_zh")):
        assert bool(rule[name]) is bool(rule[f"{name[:-3]}_en"]), name
        assert "违法" not in rule[name] or rule[name].startswith("本系统")


@pytest.mark.parametrize("number", RULES)
def test_every_name_a_rule_reads_has_words(number):
    assert set(RULES[number].reads) <= set(NAMES)


@pytest.mark.parametrize("number", RULES)
def test_only_an_own_rule_holds_everywhere(number):
    rule = RULES[number]
    assert (rule.jurisdiction == "any") is (rule.text_status == "own")


def test_the_catalogue_is_plain_data_with_one_digest():
    data = [as_data(rule) for rule in RULES.values()]
    assert json.loads(json.dumps(data)) == data
    assert re.fullmatch("[0-9a-f]{64}", catalogue.digest())


@pytest.mark.parametrize("number", VERIFIED)
def test_a_verified_rule_cites_only_the_two_texts_we_hold(number):
    parts = RULES[number].basis_zh.split("；")
    assert all(re.match("招标投标法(实施条例)?第", part) for part in parts)


@pytest.mark.shared
@pytest.mark.parametrize("number", VERIFIED)
def test_the_articles_cited_exist_in_the_law(shared, number):
    rule = RULES[number]
    for part in rule.basis_zh.split("；"):
        law = LAWS["实施条例" if "实施条例" in part else "招标投标法"]
        text = shared(f"cn/laws/{law}").read_text(encoding="utf-8")
        for article in re.findall(r"第[一二三四五六七八九十]+条", part):
            assert re.search(rf"^{article}", text, re.MULTILINE), (law, article)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("law", "article", "threshold"),
    [
        ("实施条例", "第十六条", "不得少于5日"),
        ("实施条例", "第十七条", "不得少于5日"),
        ("招标投标法", "第二十四条", "不得少于二十日"),
        ("实施条例", "第二十一条", "至少15日前"),
        ("实施条例", "第二十一条", "至少3日前"),
        ("招标投标法", "第十七条", "三个以上"),
        ("招标投标法", "第六十六条", "可以不进行招标"),
        ("实施条例", "第七条", "招标组织形式"),
        ("实施条例", "第八条", "可以邀请招标"),
        ("实施条例", "第九条", "自行建设、生产或者提供"),
        ("实施条例", "第十三条", "不得在所代理的招标项目中投标"),
        ("实施条例", "第十五条", "不得收取费用"),
        ("实施条例", "第二十六条", "有效期应当与投标有效期一致"),
        ("实施条例", "第二十六条", "基本账户转出"),
        ("实施条例", "第二十七条", "不得规定最低投标限价"),
        ("实施条例", "第二十七条", "只能有一个标底"),
        ("实施条例", "第二十八条", "不得组织单个或者部分潜在投标人踏勘"),
        ("实施条例", "第三十条", "在第二阶段提出"),
        ("招标投标法", "第二十二条", "名称、数量"),
        ("实施条例", "第二十六条", "的2%"),
        ("实施条例", "第四十四条", "少于3个"),
        ("招标投标法", "第二十八条", "拒收"),
        ("招标投标法", "第三十四条", "同一时间"),
        ("实施条例", "第五十三条", "不超过3个"),
        ("实施条例", "第五十四条", "公示期不得少于3日"),
        ("招标投标法", "第四十六条", "三十日内"),
        ("招标投标法", "第三十七条", "五人以上单数"),
        ("招标投标法", "第三十七条", "三分之二"),
        ("招标投标法", "第三十七条", "满八年"),
        ("招标投标法", "第四十七条", "十五日内"),
        ("招标投标法", "第四十五条", "同时"),
        ("实施条例", "第十九条", "少于3个"),
        ("实施条例", "第二十二条", "2日前"),
        ("实施条例", "第二十二条", "10日前"),
        ("实施条例", "第二十二条", "3日内"),
        ("实施条例", "第三十五条", "5日内"),
        ("实施条例", "第四十八条", "超过三分之一"),
        ("实施条例", "第五十四条", "3日内公示"),
        ("实施条例", "第五十七条", "5日内"),
        ("实施条例", "第五十八条", "10%"),
        ("实施条例", "第六十条", "10日内"),
        ("实施条例", "第六十一条", "3个工作日内"),
        ("实施条例", "第六十一条", "30个工作日内"),
    ],
)
def test_each_threshold_stands_in_its_article(shared, law, article, threshold):
    text = shared(f"cn/laws/{LAWS[law]}").read_text(encoding="utf-8")
    body = re.search(
        rf"^{article} .*?(?=^第[一二三四五六七八九十]+条 )", text, re.MULTILINE | re.DOTALL
    ).group()
    assert threshold in body


def test_a_version_changes_with_a_word_of_its_rule_and_with_no_other(monkeypatch):
    before = catalogue.version(), catalogue.edition("P16"), catalogue.edition("P17")
    other = replace(RULES["P16"], reading_zh=RULES["P16"].reading_zh + "。")
    monkeypatch.setattr(catalogue, "RULES", {**RULES, "P16": other})
    catalogue.edition.cache_clear()
    try:
        after = catalogue.version(), catalogue.edition("P16"), catalogue.edition("P17")
    finally:
        catalogue.edition.cache_clear()
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, False, True]
