import pytest

from tests.watch.checks.make import MANDATORY, NOTICE, answer, word

WHOLE = (
    "招标范围见附件；资金来源为财政资金；资格要求为二级资质；不接受联合体投标；"
    "招标文件在平台下载；递交截止时间为三月；联系电话见下。"
)
FIELDS = {
    "TENDER_PROJECT.TENDER_CONTENT": "道路",
    "PROJECT.FUND_SOURCE": "财政",
    "SECTION.BID_QUALIFICATION": "二级",
    f"{NOTICE}SYNDICATED_FLAG": "0",
    f"{NOTICE}DOC_GET_START_TIME": "20260302090000",
    f"{NOTICE}BID_DOC_REFER_END_TIME": "20260324093000",
    f"{NOTICE}TENDERER_CONTACT": "电话",
    f"{NOTICE}NOTICE_URL": "https://example.cn",
}


def told(text, **more):
    return {MANDATORY: "1", f"{NOTICE}NOTICE_CONTENT": text, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(told(WHOLE), "compliant", id="all in the text"),
        pytest.param(told(None, **FIELDS), "compliant", id="all in fields"),
        pytest.param(told("公告"), "yellow", id="next to nothing"),
        pytest.param(told(None), "undecidable", id="no text"),
        pytest.param(told("公告", **{MANDATORY: "0"}), "not_applicable", id="voluntary"),
        pytest.param(told("公告", **{MANDATORY: None}), "undecidable", id="duty unknown"),
        pytest.param(told("公告", **{f"{NOTICE}NOTICE_NATURE": "2"}), "not_applicable", id="更正"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no notice"),
    ],
)
def test_what_a_notice_has_to_say(facts, expected):
    assert word("P15", facts) == expected


def test_what_is_lacking_is_named_in_both_languages():
    found = answer("P15", told(WHOLE.replace("不接受联合体投标；", "")))
    assert "是否接受联合体" in found.zh
    assert "whether consortia are accepted" in found.en
    assert found.numbers == {"lacking": "1"}
