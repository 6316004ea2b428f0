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
    "TENDER_INVITATION": Headline(
        zh="投标邀请书发出", en="Invitation to bid sent", brief=("BIDDER_NAME", "SEND_TIME")
    ),
    "BID_INVITE_LIST": Headline(
        zh="确定邀请投标人", en="Bidder chosen for invitation", brief=("BIDDER_NAME", "INVITE_METHOD")
    ),
    "QUALI_INQUERY_CLARI": Headline(
        zh="资格预审文件澄清修改", en="Prequalification clarified", brief=("CLARIFY_CONTENT", "POST_REFER_END_TIME")
    ),
    "QUALI_INQUERY_APP_FILE": Headline(
        zh="资格预审申请递交", en="Application received", brief=("APPLICANT_NAME",)
    ),
    "QUALI_INQUERY_RESULT": Headline(
        zh="资格预审结果", en="Prequalification result", brief=("PASSED_COUNT", "NEXT_STEP")
    ),
    "SITE_VISIT_INFO": Headline(
        zh="踏勘现场", en="Visit to the site", brief=("VISIT_TIME", "IS_ALL_INVITED")
    ),
    "NOTICE_PUBLICATION": Headline(
        zh="媒介发布公告", en="Notice published by a medium", brief=("MEDIA_NAME", "NOTICE_KIND", "PUBLISH_TIME")
    ),
    "TENDER_FILE_BUYYER_INFO": Headline(
        zh="招标文件获取", en="Documents taken", brief=("BIDDER_NAME", "PURCHASE_IP", "DOWNLOAD_IP")
    ),
    "BIDDER_MARGIN_INFO": Headline(
        zh="投标保证金", en="Bid security", brief=("BIDDER_NAME", "MARGIN_AMOUNT", "MARGIN_RETURN_TIME")
    ),
    "LETTER_OF_GUARANTEE": Headline(
        zh="保函", en="Guarantee letter", brief=("BIDDER_NAME", "GUARANTEE_USE", "GUARANTEE_AMOUNT")
    ),
    "BID_DOC_CHARACT_CODE": Headline(
        zh="投标文件特征码", en="Fingerprint of a bid file", brief=("BIDDER_NAME", "MAC_ADDRESS")
    ),
    "BIDDER_PROJECT_MEMBER": Headline(
        zh="投标项目管理成员", en="Member of a project team", brief=("BIDDER_NAME", "MEMBER_NAME", "MEMBER_POST")
    ),
    "BID_WITHDRAW_INFO": Headline(
        zh="投标撤回撤销", en="Bid withdrawn or revoked", brief=("BIDDER_NAME", "WITHDRAW_TYPE", "WITHDRAW_TIME")
    ),
    "BID_FILE_ACCESS_LOG": Headline(
        zh="投标文件访问", en="Bid file accessed", brief=("BIDDER_NAME", "ACCESS_ACTION", "ACCESS_TIME")
    ),
    "EVALUATION_BUILD_APPLY": Headline(
        zh="评标专家抽取", en="Panel drawn", brief=("EXTRACT_TIME", "EXTRACT_RULE", "EXPERT_COUNT")
    ),
    "AVOID_ENTERPRISE_LIST": Headline(
        zh="回避单位", en="Unit to be avoided", brief=("AVOID_NAME", "AVOID_REASON")
    ),
    "BID_EVALUATION_EXPERT": Headline(
        zh="评标委员会成员", en="Member of the panel", brief=("EXPERT_NAME", "EXPERT_TYPE", "EMPLOYER_NAME")
    ),
    "EVALUATION_REPORT": Headline(
        zh="评标报告提交", en="Evaluation report", brief=("END_TIME", "EVALUATION_RESULT", "VALID_BID_COUNT")
    ),
    "REJECTED_BID_INFO": Headline(
        zh="否决投标", en="Bid rejected", brief=("BIDDER_NAME", "REJECT_GROUND", "REASON")
    ),
    "TENDER_EVALUATION": Headline(
        zh="评标打分", en="Bid scored by one evaluator", brief=("BIDDER_NAME", "EXPERT_NAME", "TOTAL_SCORE")
    ),
    "EVALUATION_SCORE_DETAIL": Headline(
        zh="单项打分", en="One item scored", brief=("BIDDER_NAME", "SCORE_ITEM_NAME", "SCORE")
    ),
    "EVALUATION_RESULT": Headline(
        zh="评标结果", en="Result of the evaluation", brief=("BIDDER_NAME", "ORDER", "TOTAL_SCORE")
    ),
    "BID_DECISION_INFO": Headline(
        zh="确定中标人", en="Award decided", brief=("WIN_BIDDER_NAME", "DECIDE_TIME", "DECIDE_METHOD")
    ),
    "ENTITY_DECISION": Headline(
        zh="招标人自主决定", en="Decision of the procuring entity", brief=("DECISION_KIND", "DECISION_CONTENT", "DECISION_REASON")
    ),
    "ADMIN_FILING": Headline(
        zh="行政事项申报", en="Filing with the department", brief=("FILING_MATTER", "FILING_ACT")
    ),
    "BID_RESULT_NOTICE": Headline(
        zh="告知未中标人", en="Result sent to a losing bidder", brief=("BIDDER_NAME", "SEND_TIME")
    ),
    "WRITTEN_REPORT": Headline(
        zh="书面报告提交", en="Written report submitted", brief=("SUBMIT_TIME", "DEPT_NAME")
    ),
    "PERFORMANCE": Headline(
        zh="合同履约", en="Contract performed", brief=("SETTLE_PRICE", "FINISH_TIME")
    ),
    "CONTRACT_CHANGE": Headline(
        zh="合同变更", en="Contract amended", brief=("CHANGE_REASON", "CHANGE_AMOUNT", "CONTRACT_PRICE")
    ),
    "DIRECT_CONTRACT_INFO": Headline(
        zh="不招标发包", en="Contract let without a tender", brief=("CONTRACT_NAME", "PROCEDURE", "EXEMPTION_GROUND")
    ),
    "T_ASKANSWER": Headline(zh="质疑质询", en="Question and answer", brief=("ASK_PHASE", "ASK_TIME")),
    "ADMIN_SUPER_ITEM_INFO": Headline(
        zh="监管事项", en="Matter supervised", brief=("SUPER_ITEM", "IS_PASS", "SUPER_OPINION")
    ),
    "PROJECT_ALERTING_INFO": Headline(
        zh="项目报警", en="Alarm raised", brief=("ALERT_LEVEL", "ALERT_INFO", "HANDLE_RESULT")
    ),
    "SUSPENSION_ORDER": Headline(
        zh="责令暂停", en="Ordered to suspend", brief=("DOCUMENT_NO", "SUSPEND_TIME")
    ),
    "RESUMPTION_ORDER": Headline(zh="恢复", en="Goes on", brief=("DOCUMENT_NO", "RESUME_TIME")),
    "COMPLAINT_INFO": Headline(
        zh="投诉", en="Complaint", brief=("COMPLAINT_MATTER", "ACCEPT_RESULT", "DECISION_RESULT")
    ),
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
    return Headline(zh=known.zh, en=_sentence(known.en)) if known else Headline(zh=name, en=name)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
