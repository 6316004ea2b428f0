import re

import pytest

from jianbiao.law.catalogue import RULES
from jianbiao.law.sanctions import LIMITATION, SANCTIONS, of_rule

FILES = {
    "招标投标法": "招标投标法(2017-12-27).md",
    "实施条例": "招标投标法实施条例(2019-03-02).md",
    "行政处罚法": "行政处罚法(2021-01-22).md",
}


def article(shared, said):
    """Return the text of the articles that ``said`` names."""
    law = next(name for name in ("行政处罚法", "实施条例", "招标投标法") if name in said)
    text = shared(f"cn/laws/{FILES[law]}").read_text(encoding="utf-8")
    found = []
    for number in re.findall(r"第[一二三四五六七八九十]+条", said):
        body = re.search(
            rf"^{number} .*?(?=^第[一二三四五六七八九十]+条 |\Z)", text, re.MULTILINE | re.DOTALL
        )
        assert body, said
        found.append(body.group())
    return "".join(found)


@pytest.mark.parametrize("one", SANCTIONS, ids=lambda one: one.basis_zh)
def test_every_sanction_speaks_both_languages_of_rules_there_are(one):
    assert set(one.rules) <= set(RULES)
    for name in ("conduct", "fine", "persons", "ban", "basis"):
        assert bool(getattr(one, f"{name}_zh")) is bool(getattr(one, f"{name}_en"))


@pytest.mark.shared
@pytest.mark.parametrize("one", SANCTIONS, ids=lambda one: one.basis_zh)
def test_the_articles_of_a_sanction_exist(shared, one):
    for part in one.basis_zh.split("；"):
        assert article(shared, part)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("招标投标法第四十九条", "千分之五以上千分之十以下"),
        ("招标投标法第五十条", "五万元以上二十五万元以下"),
        ("招标投标法第五十一条", "一万元以上五万元以下"),
        ("招标投标法第五十二条", "一万元以上十万元以下"),
        ("招标投标法第五十三条", "一年至二年内"),
        ("招标投标法第五十四条", "一年至三年内"),
        ("招标投标法第六十条", "二年至五年内"),
        ("招标投标法实施条例第六十四条", "10万元以下"),
        ("招标投标法实施条例第六十六条", "5万元以下"),
        ("招标投标法实施条例第七十二条", "3000元以上5万元以下"),
        ("招标投标法实施条例第七十三条", "10‰以下"),
        ("行政处罚法第三十六条", "在二年内未被发现"),
        ("行政处罚法第三十六条", "延长至五年"),
    ],
)
def test_the_numbers_stand_in_their_articles(shared, basis, words):
    assert words in article(shared, basis)


def test_a_rule_is_told_what_may_follow():
    assert [one.basis_zh for one in of_rule("P22")] == ["招标投标法实施条例第六十六条"]
    assert of_rule("X11") == ()
    assert (LIMITATION.years, LIMITATION.longer_years) == (2, 5)
