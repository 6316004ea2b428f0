import json
import re

import pytest

from jianbiao.law import catalogue
from jianbiao.law.catalogue import RULES, as_data
from jianbiao.law.words import NAMES

VERIFIED = [n for n, rule in RULES.items() if rule.text_status == "verified"]
LAWS = {"招标投标法": "招标投标法(2017-12-27).md", "实施条例": "招标投标法实施条例(2019-03-02).md"}


RECALLED_CALLS = {"P01", "P02", "P03", "P04", "P05", "P06", "P14", "P15", "P23", "P30"}


def test_what_rests_on_a_text_nobody_compared_says_so_and_our_two_rest_on_none():
    recalled = {n for n, rule in RULES.items() if rule.text_status == "recalled"}
    assert {n for n in recalled if n.startswith("P")} == RECALLED_CALLS
    assert {n for n, rule in RULES.items() if rule.text_status == "own"} == {"X11", "X12"}


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
    ],
)
def test_each_threshold_stands_in_its_article(shared, law, article, threshold):
    text = shared(f"cn/laws/{LAWS[law]}").read_text(encoding="utf-8")
    body = re.search(
        rf"^{article} .*?(?=^第[一二三四五六七八九十]+条 )", text, re.MULTILINE | re.DOTALL
    ).group()
    assert threshold in body
