import pytest

from tests.watch.checks.make import MANDATORY, answer, word

ROW = {
    "ORDER": "1",
    "BIDDER_NAME": "甲",
    "BID_PRICE": "1",
    "QUALITY": "合格",
    "TIME_LIMIT": "9日",
    "BID_MANAGER": "某",
    "PM_CODE": "1",
    "QUALIFICATION": "二级",
}
BARE = {"BIDDER_NAME": "甲", "ORDER": "1"}


def notice(rows, text=None, law="1", channel="电话"):
    name = "TENDER_CANDIDATE_ANNOUNCE."
    return {
        MANDATORY: law,
        "x_candidate_rows": rows,
        f"{name}PUBLICITY_CONTENT": text,
        f"{name}OBJECTION_METHOD": channel,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(notice([ROW]), "compliant", id="every item"),
        pytest.param(notice([BARE]), "yellow", id="rank and name"),
        pytest.param(notice([ROW, BARE]), "yellow", id="one candidate wants items"),
        pytest.param(notice([ROW], channel=None), "yellow", id="no channel"),
        pytest.param(
            notice([BARE], "报价 质量 工期 项目经理 证书编号 资质"), "compliant", id="in the text"
        ),
        pytest.param(
            notice([ROW], "向招标人提出异议", channel=None), "compliant", id="channel in the text"
        ),
        pytest.param(notice(None), "undecidable", id="nothing"),
        pytest.param(notice([BARE], law=None), "undecidable", id="duty unknown"),
        pytest.param(notice([BARE], law="0"), "not_applicable", id="voluntary"),
        pytest.param(
            {MANDATORY: "1", "x_candidate_rows": [ROW]}, "not_applicable", id="not published yet"
        ),
    ],
)
def test_publicity_content(facts, expected):
    assert word("A03", facts) == expected


def test_it_names_what_is_wanting():
    assert "质量" in answer("A03", notice([BARE])).zh
