"""公告种类 (kinds): what kind of notice a text is: by its title, then its text, then its shelf."""

import re
from dataclasses import dataclass

_TITLES = (
    ("complaint", r"投诉|质疑(?:答复|处理)|处罚|举报处理"),
    (
        "termination",
        r"废标|流标|流拍|终止|采购失败|招标失败|中止公告|暂停(?:招标|采购|交易|.{0,4}公告)|取消.{0,6}公告|废选",
    ),
    ("correction", r"更正|变更|补充(?:公告|通知|文件)|补遗|延期|修改(?:公告|通知)|勘误|改期"),
    ("clarification", r"澄清|答疑"),
    ("acceptance", r"验收|履约(?:评价|公告|公示)"),
    (
        "contract",
        r"合同(?:的)?(?:公告|公示|签订|备案|信息|履行)|(?:采购|框架协议|初始|政府采购)合同|合同】?(?:[(].{0,10}[)])?$|】?合同$",
    ),
    (
        "candidates",
        r"候选人|候选供应商|预中标|预成交|拟中标|拟成交|评[标审](?:结果|报告)|评标公示|定标候选",
    ),
    ("opening", r"开标(?:记录|结果|情况|一览|公示|信息)|唱标|报价(?:记录|一览|公示)"),
    ("single_source", r"单一来源.{0,24}(?:公示|论证|征求)|单一来源(?:采购)?(?:方式)?公示"),
    (
        "consultation",
        (
            r"调研|市场调查|市场询价|征询|询标|意见征[询集]|征求意见|征集|论证|需求(?:公示|公开|调查|参数|公告)|采购需求(?!标准)|意向|预告|预公告|预公示|"
            r"推介|推荐日|推荐会|介绍会|推介会|宣讲会|技术参数|参数公示|演示说明|咨询公告|公开咨询|咨询会|(?:招标|采购)文件(?:的)?(?:公示|预公[告示]|征求)|采购计划|招标计划|预采购|宣介|比价调查|价格调查"
        ),
    ),
    (
        "award",
        r"中标|成交|中选|结果(?:公告|公示|通知)?(?:[((].{0,24}[))])?$|结果(?:的)?(?:公告|公示)|定标|入围(?:结果|公告|公示)|标结果|成交情况|采购结果",
    ),
    ("prequalification", r"资格预审"),
    (
        "tender",
        (
            r"招标|采购公告|磋商|谈判|询价|询比|比选|遴选|竞价|邀请|议标|竞选|招募|公开选取|单一来源|院内采购|议价|采购文件|报名公告|采购\]?公告|"
            r"竞争性|项目公告|租赁公告|二次公告|重新公告|标公告"
        ),
    ),
)
_TITLE = tuple((kind, re.compile(pattern)) for kind, pattern in _TITLES)
_TEXT = (
    (
        "clarification",
        re.compile(
            r"(?:修改、?)?澄清(?:（答疑）|\(答疑\))?纪要|答疑纪要|对文件澄清与修改的主要内容"
        ),
    ),
    ("candidates", re.compile(r"中标候选人公示(?!已|期)|评标结果公示")),
    (
        "award",
        re.compile(
            r"中标人公告|中标结果公告|成交结果公告|中标公告|确定.{0,60}中标人如下|中标情况公告如下"
        ),
    ),
    ("termination", re.compile(r"(?:废标|流标|终止)(?:结果)?公[告示]")),
    ("correction", re.compile(r"更正公告|变更公告|更正事项")),
    ("contract", re.compile(r"合同编号[:：][^\n]{0,80}合同名称[:：]")),
    ("contract", re.compile(r"合同金额[\s\S]{0,40}合同(?:期限|签署)")),
    ("consultation", re.compile(r"政府采购意向|采购意向(?:公开|公告)")),
    ("tender", re.compile(r"潜在(?:投标人|供应商|申请人)|招标公告|招标条件|采购公告")),
)
_SHELVES = (
    ("correction", r"更正|变更"),
    ("clarification", r"澄清|答疑"),
    ("contract", r"合同"),
    ("termination", r"废标|流标|终止"),
    ("acceptance", r"验收"),
    ("candidates", r"候选"),
    ("consultation", r"预告|需求公示|论证意见|意向"),
    ("single_source", r"单一来源公示"),
    ("award", r"中标|成交|结果|中选"),
    ("tender", r"招标|采购|资审|竞谈|询价|竞价|单一|邀标|比选"),
)
_SHELF = tuple((kind, re.compile(pattern)) for kind, pattern in _SHELVES)
_DISPOSAL = re.compile(
    r"(?:产权|国有资产|土地|建设用地|地块|采矿权|探矿权|股权|房产|门面|商铺|资产|废旧物资|车位|林权)[^\n]{0,30}(?:转让|出让|出租|招租|拍卖|挂牌|处置)|"
    r"(?:转让|出让|出租|招租|拍卖|挂牌)(?:公告|公示|结果|成交)|国有建设用地使用权"
)
_EXCHANGED = re.compile(r"标的名称[\s\S]{0,200}(?:交易|成交|转让)(?:价格|方式)")
_CLOSED = re.compile(r"已经?(?:结束|确定)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind and what it rests on: title, text or shelf; empty where nothing says it."""

    name: str
    basis: str
    start: int = 0
    end: int = 0


NOT_A_TENDER = "disposal"
"""土地、产权交易: something is sold, nothing procured."""


def kind_of(title: str, text: str, shelf: str) -> Kind:
    """Return the kind of notice of a ``title``, the first words of its ``text`` and its ``shelf``.

    ``shelf`` is where the source filed it: 中标公告, 成交公示, 招标.
    """
    plain = title.translate(str.maketrans("（）【】", "()[]"))
    bidding = re.search(r"招标|投标|采购", plain) is not None
    if not bidding and _DISPOSAL.search(plain):
        return Kind(name=NOT_A_TENDER, basis="title", end=len(title))
    named = next(((kind, found) for kind, pat in _TITLE if (found := pat.search(plain))), None)
    if named is not None:
        return _of_title(*named, shelf, text[:3000])
    head = text[:3000]
    if _EXCHANGED.search(head) and not re.search(r"投标|供应商", head):
        found = _EXCHANGED.search(head)
        return Kind(name=NOT_A_TENDER, basis="text", end=found.end() if found else 0)
    for kind, pattern in _TEXT:
        if (found := pattern.search(head)) and not _CLOSED.match(head, found.end()):
            if kind == "contract" and _of_shelf(shelf).name == "acceptance":
                break
            return Kind(name=kind, basis="text", start=found.start(), end=found.end())
    return _of_shelf(shelf)


def _of_title(kind: str, found: re.Match[str], shelf: str, head: str) -> Kind:
    """Take the title's word, except a bare 结果 or 项目 that text or shelf say more exactly."""
    filed = _of_shelf(shelf).name
    if (
        kind == "award"
        and not re.search("[中成][标交选]", found.string)
        and (candidates := re.search(r"中标\s{0,2}候选人\s{0,2}(?:排序|公示|名单|情况)", head))
    ):
        return Kind(name="candidates", basis="text", start=candidates.start(), end=candidates.end())
    if kind == "award" and "公示" in found.string and (ahead := _AHEAD.search(head[:800])):
        return Kind(name="candidates", basis="text", start=ahead.start(), end=ahead.end())
    if kind == "award" and "结果" in found[0] and (fallen := _FALLEN.search(head)):
        return Kind(name="termination", basis="text", start=fallen.start(), end=fallen.end())
    if kind == "award" and filed in {"candidates", "termination"} and "中标" not in found[0]:
        return Kind(name=filed, basis="shelf")
    if kind == "tender" and filed not in {"", "tender"} and not _CALLING.search(found.string):
        return Kind(name=filed, basis="shelf")
    return Kind(name=kind, basis="title", start=found.start(), end=found.end())


_AHEAD = re.compile(
    r"(?:现就|现将|确定|推荐)[^。]{0,40}预(?:中标|成交)|为预(?:中标|成交)(?:人|供应商)"
)
"""结果公示 that publishes who is to win, before it is decided."""
_FALLEN = re.compile(r"(?:流标|废标)结果公[告示]")
_CALLING = re.compile(
    r"(?:招标|采购|磋商|谈判|询价|询比|比选|遴选|竞价|邀请|议标|报名|项目|议价)\]?(?:的)?(?:公告|公示|文件|通知|邀请书?|函)"
)


def _of_shelf(shelf: str) -> Kind:
    kind = next((kind for kind, pattern in _SHELF if pattern.search(shelf)), "")
    return Kind(name=kind, basis="shelf" if kind else "")
