"""Kinds of notice by title, text and shelf."""

import pytest

from jianbiao.gather.notices.kinds import kind_of

CASES = [
    ("某项目公开招标公告", "", "", "tender"),
    ("某项目资格预审公告", "", "", "prequalification"),
    ("某项目竞争性磋商公告", "", "", "tender"),
    ("某项目更正公告（二）", "", "", "correction"),
    ("某项目招标文件澄清", "", "", "clarification"),
    ("某项目答疑一", "", "", "clarification"),
    ("某项目开标记录", "", "", "opening"),
    ("某项目中标候选人公示", "", "", "candidates"),
    ("某项目中标（成交）结果公告", "", "", "award"),
    ("某项目合同公告", "", "", "contract"),
    ("某项目废标公告", "", "", "termination"),
    ("某项目终止公告", "", "", "termination"),
    ("某项目市场调研公告", "", "", "consultation"),
    ("某项目单一来源采购公示", "", "", "single_source"),
    ("某项目履约验收公告", "", "", "acceptance"),
    ("某项目投诉处理结果公告", "", "", "complaint"),
    ("国有建设用地使用权出让公告", "", "", "disposal"),
    ("某街道门面房出租招标公告", "", "", "tender"),
    ("某项目", "招标概况\n潜在投标人应在", "", "tender"),
    ("某项目结果公示", "中标候选人排序\n第一名", "", "candidates"),
    ("某项目结果公示", "流标结果公示", "", "termination"),
    ("某项目", "", "中标公告", "award"),
    ("某项目", "", "", ""),
]


@pytest.mark.parametrize(("title", "text", "shelf", "kind"), CASES)
def test_the_kind_of_a_notice(title, text, shelf, kind):
    assert kind_of(title, text, shelf).name == kind
