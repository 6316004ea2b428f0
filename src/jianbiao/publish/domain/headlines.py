"""过程标题: what an item tells in a few words, and which of its fields stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jianbiao.record.domain.items import Item
from jianbiao.standard.sets import SETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """``brief`` names the fields that a reader wants at once."""

    zh: str
    en: str
    brief: tuple[str, ...] = ()


_PLAIN: Final[dict[str, Headline]] = {
    "PROJECT": Headline(
        zh="项目审批", en="Project approved", brief=("APPROVAL_NUMBER", "APPROVAL_AUTHORITY", "FUND_SOURCE")
    ),
    "TENDER_PROJECT": Headline(
        zh="招标项目登记", en="Tender registered", brief=("TENDER_MODE", "TENDER_ORGANIZE_FORM")
    ),
    "SECTION": Headline(
        zh="标段登记", en="Lot registered", brief=("BID_SECTION_NAME", "CONTRACT_RECKON_PRICE")
    ),
    "TENDER_ANN_QUA_INQUERY_ANN": Headline(
        zh="招标公告发布", en="Tender notice", brief=("DOC_GET_START_TIME", "BID_DOC_REFER_END_TIME")
    ),
    "TENDER_FILE_CLARI_MODI": Headline(
        zh="招标文件发出",
        en="Tender documents issued",
        brief=("CONTROL_PRICE", "EVALUATING_METHOD", "MARGIN_AMOUNT"),
    ),
    "TENDER_LIST": Headline(
        zh="投标文件递交", en="Bid received", brief=("BIDDER_NAME", "BID_PRICE")
    ),
    "BID_OPENING_RECORD": Headline(
        zh="开标", en="Bids opened", brief=("TIME", "BIDDER_COUNT")
    ),
    "BID_OPEN_DETAIL": Headline(
        zh="开标唱标", en="Bid read out", brief=("BIDDER_NAME", "BID_PRICE", "DECRYPT_RESULT")
    ),
    "TENDER_CANDIDATE": Headline(
        zh="中标候选人", en="Award candidate", brief=("ORDER", "BIDDER_NAME", "BID_PRICE")
    ),
    "TENDER_CANDIDATE_ANNOUNCE": Headline(
        zh="中标候选人公示",
        en="Candidates published (standstill)",
        brief=("PUBLICITY_START_TIME", "PUBLICITY_END_TIME"),
    ),
    "WIN_RESULT_ANNO": Headline(
        zh="中标结果公告", en="Award notice", brief=("WIN_BIDDER_NAME", "BID_AMOUNT")
    ),
    "BID_WINNING_NOTICE": Headline(
        zh="中标通知书发出", en="Letter of award sent", brief=("WIN_BIDDER_NAME", "BID_AMOUNT")
    ),
    "CONTRACT_PERFORMANCE": Headline(
        zh="合同签订", en="Contract signed", brief=("WIN_BIDDER_NAME", "CONTRACT_PRICE", "SIGN_TIME")
    ),
    "TENDER_ABNORMITY_REPORT": Headline(
        zh="招标异常报告", en="Abnormal end reported", brief=("EXCEPITON_TYPE", "INFOR")
    ),
    "OBJECTION": Headline(zh="异议提出", en="Objection raised", brief=("OBJECTION_TYPE",)),
    "OBJECTION_REPLY": Headline(zh="异议答复", en="Objection answered", brief=("STATUS",)),
}  # fmt: skip

_PREQUALIFICATION: Final = Headline(
    zh="资格预审公告发布",
    en="Prequalification notice",
    brief=("DOC_GET_START_TIME", "BID_DOC_REFER_END_TIME"),
)
_CLARIFICATION: Final = Headline(
    zh="澄清修改", en="Clarification", brief=("CLARIFY_CONTENT", "IS_POSTPONE", "POST_REFER_END_TIME")
)  # fmt: skip


def headline(one: Item) -> Headline:
    """Return the headline of an item; an unknown set goes by its own name."""
    return headline_of(one.set, one.data)


def headline_of(name: str, data: Mapping[str, Any]) -> Headline:
    """Return the headline of a record of set ``name``."""
    if name == "TENDER_ANN_QUA_INQUERY_ANN" and data.get("BULLETIN_TYPE") == "2":
        return _PREQUALIFICATION
    if name == "TENDER_FILE_CLARI_MODI" and "CLARIFY_TIME" in data:
        return _CLARIFICATION
    if name in _PLAIN:
        return _PLAIN[name]
    known = SETS.get(name)
    return Headline(zh=known.zh, en=known.en) if known else Headline(zh=name, en=name)
