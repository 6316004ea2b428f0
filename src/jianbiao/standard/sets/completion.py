"""定标、结果通知、书面报告、履约、合同变更、不招标发包: from the decision to the last payment."""

from typing import Final

from jianbiao.standard import codes
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    FLAG,
    MOMENT,
    PARTY_CODE,
    Code,
    Owner,
)
from jianbiao.standard.sets.bids import PRICED
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    UNTIL_AWARD,
    array,
    bidder,
    by,
    extra,
    government,
    of_lot,
    of_project,
    of_tender,
    ours,
    row,
)

_UNIT: Final = PRICED[:1]

DECISION = of_lot(
    "BID_DECISION_INFO",
    "",
    "定标信息",
    "decision on the award",
    extra("DECIDE_TIME", "确定中标人时间", "winner decided at", MOMENT),
    extra("DECIDE_METHOD", "定标方式", "way of deciding", Code(codes=lists.DECIDE_METHOD)),
    *ours(*party("WIN_BIDDER", "中标人", "winning bidder", required=True)),
    extra("WIN_CANDIDATE_ORDER", "中标人的候选人排序", "rank of the winner", COUNT),
    extra(
        "OTHER_WINNER_GROUND",
        "未选第一名的事由",
        "ground for another than the first",
        Code(codes=lists.OTHER_WINNER_GROUND),
    ),
    *government(
        extra("IS_NEGOTIATED", "定标前是否谈判", "negotiated before the award", FLAG),
        extra("NEGOTIATE_CONTENT", "谈判内容", "what was negotiated", PARAGRAPH),
    ),
    secret_until=UNTIL_AWARD,
)

RESULT_NOTICE = of_lot(
    "BID_RESULT_NOTICE",
    "",
    "中标结果通知书（未中标人）",
    "result sent to a bidder who did not win",
    *bidder(),
    *government(extra("SEND_TIME", "发出时间", "sent at", MOMENT)),
)

WRITTEN_REPORT = of_tender(
    "WRITTEN_REPORT",
    "827",
    "招标投标情况书面报告",
    "written report to the supervising department",
    extra("REPORT_NAME", "报告名称", "title", NAME),
    extra("SUBMIT_TIME", "提交时间", "submitted at", MOMENT),
    extra("DECIDE_TIME", "确定中标人时间", "winner decided at", MOMENT),
    *government(extra("REPORT_CONTENT", "报告内容", "text", DOCUMENT)),
    extra("DEPT_NAME", "接收部门名称", "department it went to", NAME),
    extra("DEPT_CODE", "接收部门代码", "code of that department", SHORT),
    *by(Owner.DEPARTMENT, extra("RECEIVE_TIME", "接收时间", "received at", MOMENT)),
)

PERFORMANCE = of_lot(
    "PERFORMANCE",
    "522",
    "合同履约",
    "performance of the contract",
    extra("CONTRACT_NO", "合同编号", "number of the contract", SHORT),
    row("SETTLE_PRICE", "结算价格", "price settled", AMOUNT),
    *_UNIT,
    row("FINISH_TIME", "完成时间", "completed at", MOMENT),
    row("CONTRACT_CHANGE_CONTENT", "合同变更内容", "what was amended", PARAGRAPH),
    extra("ACCEPT_TIME", "验收时间", "taken over at", MOMENT),
    extra("ACCEPT_RESULT", "验收结果", "result of taking over", LINE),
    *government(
        extra("IS_TRANSFERRED", "是否转让中标项目", "contract transferred", FLAG),
        extra(
            "SUBCONTRACT_SET",
            "分包情况",
            "subcontracts",
            array(
                extra(
                    "SUBCONTRACTOR_NAME",
                    "分包人名称",
                    "name of the subcontractor",
                    NAME,
                    required=True,
                ),
                extra("SUBCONTRACTOR_CODE", "分包人代码", "code of the subcontractor", PARTY_CODE),
                extra("SUBCONTRACT_CONTENT", "分包内容", "what is subcontracted", PARAGRAPH),
                extra("SUBCONTRACT_AMOUNT", "分包金额（元）", "amount, yuan", AMOUNT),
                extra("IS_MAIN_PART", "是否主体、关键性工作", "main or key part", FLAG),
                extra("IS_AGREED", "是否经招标人同意或合同约定", "agreed", FLAG),
                extra("IS_AGAIN", "是否再次分包", "subcontracted again", FLAG),
            ),
        ),
    ),
)

CHANGE = of_lot(
    "CONTRACT_CHANGE",
    "",
    "合同变更",
    "amendment of the contract",
    extra("CONTRACT_NO", "合同编号", "number of the contract", SHORT),
    extra("CHANGE_NO", "变更编号", "number of the amendment", SHORT, required=True),
    extra("CHANGE_TIME", "变更时间", "amended at", MOMENT),
    extra("CHANGE_REASON", "变更理由", "reason", PARAGRAPH),
    extra("CHANGE_CONTENT", "变更内容", "what was amended", PARAGRAPH),
    extra("CHANGE_AMOUNT", "变更金额", "change of the price", AMOUNT),
    extra("CONTRACT_PRICE", "变更后合同价格", "price after the amendment", AMOUNT),
    *_UNIT,
    extra("LIMITE_DAYS", "变更后工期（日）", "time for completion after it, days", COUNT),
)


DIRECT = of_project(
    "DIRECT_CONTRACT_INFO",
    "",
    "不招标发包信息",
    "contract let without a tender",
    extra("CONTRACT_NAME", "发包内容", "what was let", NAME, required=True),
    extra("CLASSIFY_CODE", "分类代码", "class", Code(codes=codes.SECTION_CLASS)),
    extra("CONTRACT_RECKON_PRICE", "合同估算价", "estimated value", AMOUNT),
    extra("IS_TO_LAW", "是否依法必须招标", "mandatory tendering by law", FLAG),
    extra("PROCEDURE", "发包方式", "procedure", Code(codes=lists.PROCEDURE)),
    extra(
        "EXEMPTION_GROUND",
        "可以不招标的情形",
        "ground for not tendering",
        Code(codes=lists.EXEMPTION_GROUND),
    ),
    extra("EXEMPTION_DOC", "证明文件", "document that shows it", LINE),
    *by(
        Owner.DEPARTMENT,
        extra("APPROVAL_AUTHORITY", "审批部门", "approving authority", NAME),
        extra("APPROVAL_TIME", "审批时间", "time of the approval", MOMENT),
    ),
    *ours(*party("TENDERER", "发包人", "procuring entity")),
    *ours(*party("CONTRACTOR", "承包人", "contractor")),
    extra("CONTRACT_PRICE", "合同价格", "price of the contract", AMOUNT),
    *_UNIT,
    extra("SIGN_TIME", "合同签订时间", "signed at", MOMENT),
)
