"""Names of facts for people (字段中英文名): the national labels, and what our x_ names mean."""

from typing import Final

from jianbiao.law.names import LATER_NAMES
from jianbiao.law.words_of_calls import CALLS

NAMES: Final[dict[str, tuple[str, str]]] = {
    "TENDER_PROJECT.IS_TO_LAW": ("是否依法必须招标", "whether tendering is mandatory"),
    "SECTION.CONTRACT_RECKON_PRICE": ("标段合同估算价", "estimated price of the lot"),
    "SECTION.PRICE_UNIT": ("估算价单位", "unit of the estimate"),
    "TENDER_ANN_QUA_INQUERY_ANN.BULLETIN_TYPE": ("公告类型", "type of notice"),
    "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_SEND_TIME": ("公告发布时间", "publication of the notice"),
    "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME": (
        "文件获取开始时间",
        "start of the issue of documents",
    ),
    "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME": (
        "文件获取截止时间",
        "end of the issue of documents",
    ),
    "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME": (
        "文件递交截止时间",
        "submission deadline",
    ),
    "TENDER_FILE_CLARI_MODI.CLARIFY_TIME": ("澄清（修改）时间", "time of the clarification"),
    "TENDER_FILE_CLARI_MODI.BID_DOC_REFER_END_TIME": (
        "澄清所对的递交截止时间",
        "deadline the clarification stands against",
    ),
    "TENDER_FILE_CLARI_MODI.IS_POSTPONE": ("是否延期", "whether the deadline is moved"),
    "TENDER_FILE_CLARI_MODI.BID_OPEN_TIME": (
        "招标文件所定开标时间",
        "opening time in the documents",
    ),
    "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT": ("投标保证金金额", "amount of the bid bond"),
    "TENDER_FILE_CLARI_MODI.CONTROL_PRICE": ("最高投标限价", "price ceiling"),
    "TENDER_FILE_CLARI_MODI.x_MARGIN_PERCENT": ("投标保证金比例", "percentage of the bid bond"),
    "TENDER_FILE_CLARI_MODI.x_affects_bids": (
        "澄清是否可能影响投标文件编制",
        "whether the clarification may affect bids",
    ),
    "TENDER_FILE_CLARI_MODI.x_new_deadline": ("顺延后的截止时间", "deadline after the extension"),
    "TENDER_LIST.CHECKIN_TIME": ("投标文件送达时间", "time the bid was received"),
    "TENDER_LIST.BID_PRICE": ("投标报价", "bid price"),
    "x_TENDER_LIST": ("投标人名单", "list of bidders"),
    "x_TENDER_LIST_count": ("投标人数", "number of bidders"),
    "x_deadline": ("投标截止时间", "submission deadline in force"),
    "x_encrypted": ("是否加密", "whether the bid was encrypted"),
    "x_accepted": ("是否接收", "whether the bid was accepted"),
    "x_tolerance_s": ("开标时间容差（秒）", "tolerance of the opening time (seconds)"),
    "x_candidates": ("中标候选人", "award candidates"),
    "x_text": ("候选人公示文字", "words of the candidate notice"),
    "x_open_objections": ("未答复异议数", "objections not yet answered"),
    "x_now": ("核对时间", "time of the check"),
    "BID_OPENING_RECORD.TIME": ("开标时间", "time of the opening"),
    "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE": ("招标异常类型", "kind of abnormality report"),
    "TENDER_CANDIDATE.ORDER": ("中标候选人排序", "ranks of the candidates"),
    "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME": ("公示开始时间", "start of publicity"),
    "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME": ("公示结束时间", "end of publicity"),
    "WIN_RESULT_ANNO.BID_AMOUNT": ("中标金额", "award amount"),
    "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME": ("中标通知书发出时间", "time of the award notice"),
    "CONTRACT_PERFORMANCE.SIGN_TIME": ("合同签订时间", "time the contract was signed"),
    "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE": ("合同价款", "contract price"),
    "x_PRICE_FORM_CODE": ("报价形式", "form of the price"),
    **LATER_NAMES,
    **CALLS,
}
"""(中文, English) of every name a built rule reads. ``x_`` marks a name that is ours."""


def name_zh(name: str) -> str:
    """Return the Chinese label of a fact; an unknown name stands for itself."""
    return NAMES[name][0] if name in NAMES else name


def name_en(name: str) -> str:
    """Return the English label of a fact; an unknown name stands for itself."""
    return NAMES[name][1] if name in NAMES else name
