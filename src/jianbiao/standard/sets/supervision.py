"""监管信息: matters supervised, alarms, complaints with everything decided about them."""

from typing import Final

from jianbiao.standard import subject_codes as lists
from jianbiao.standard.fields import DAY, FLAG, MOMENT, Code, Owner
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    array,
    by,
    closed,
    extra,
    government,
    of_project,
    of_tender,
    row,
)

CONFINED: Final = (
    row("CONFINED_ACTION", "限制行为", "what is forbidden", Code(codes=lists.CONFINED_ACTION)),
    row("CONFINED_ACTION_START_DATE", "限制开始日期", "forbidden from", DAY),
    row("CONFINED_ACTION_END_DATE", "限制截止日期", "forbidden until", DAY),
)

MATTER = of_tender(
    "ADMIN_SUPER_ITEM_INFO",
    "400",
    "监管事项信息",
    "matter supervised",
    *government(
        *by(
            Owner.DEPARTMENT,
            row("TRADE_NODE", "交易环节", "step of the tender", NAME),
            row("SUPER_ITEM", "监管事项", "matter", NAME),
            row("SUPER_UNIT_NAME", "监管单位名称", "supervising unit", NAME),
            row("SUPER_UNIT_CODE", "监管单位代码", "code of the supervising unit", SHORT),
            row("LAW_BASIS", "法律依据", "legal basis", PARAGRAPH),
            row("IS_PASS", "是否通过", "passed", FLAG),
            row("SUPER_OPINION", "监管意见", "opinion", PARAGRAPH),
            row("SUPER_TIME", "监管时间", "supervised at", MOMENT),
        )
    ),
)

ALARM = of_tender(
    "PROJECT_ALERTING_INFO",
    "402",
    "项目报警信息",
    "alarm about a tender",
    *government(
        *by(
            Owner.DEPARTMENT,
            row("BODY", "报警主体", "whom it concerns", NAME),
            row("SUPERVISOR_UNIT_NAME", "监管单位名称", "supervising unit", NAME),
            row("SUPERVISOR_UNIT_CODE", "监管单位代码", "code of the supervising unit", SHORT),
            row("SUPERVISORY_NODE", "监管节点", "step supervised", NAME),
            row("ALERT_LEVEL", "报警级别", "level", Code(codes=lists.ALERT_LEVEL)),
            row("ALERT_DATE", "报警日期", "raised on", DAY),
            row("ALERT_INFO", "报警信息", "what was noticed", PARAGRAPH),
            row("HANDLED", "是否已处理", "handled", FLAG),
            row("HANDLE_RESULT", "处理结果", "result", PARAGRAPH),
            row("PULISH_DATE", "发布日期", "published on (spelt so)", DAY),
            *CONFINED,
            row("OPERATOR", "经办人", "who handled it", SHORT),
        )
    ),
)

ANSWER = of_tender(
    "SUPERVISION_ANSWER",
    "",
    "监督指令签收与回复",
    "acknowledgement of or answer to a supervision instruction",
    extra("CASE_NO", "案件编号", "number of the case", SHORT, required=True),
    extra("CASE_ACT", "办理事项", "what is done", Code(codes=lists.CASE_ACT), required=True),
    *government(
        extra("ANSWER_TEXT", "回复内容", "what is answered", DOCUMENT),
        extra("HANDLE_TIME", "办理时间", "done at", MOMENT),
        extra("HANDLER_NAME", "经办人", "who handled it", SHORT),
        extra("ATTACHMENT_SHA256", "附件摘要", "digest of the file of evidence", LINE),
    ),
)
"""监督指令的签收与回复: signed by the platform as every message is; 电子招标投标办法 52."""

SUSPENSION = of_tender(
    "SUSPENSION_ORDER",
    "",
    "责令暂停招标投标活动",
    "order to suspend the tender",
    *by(
        Owner.DEPARTMENT,
        extra("CASE_NO", "案件编号", "number of the case", SHORT, required=True),
        extra("DOCUMENT_NO", "文号", "number of the document", SHORT),
        extra("SUSPEND_TIME", "责令暂停时间", "suspended at", MOMENT, required=True),
    ),
    own=True,
)
"""责令暂停: made of the act on the ledger, 实施条例 62; no platform can send it."""

RESUMPTION = of_tender(
    "RESUMPTION_ORDER",
    "",
    "恢复招标投标活动",
    "order that the tender goes on",
    *by(
        Owner.DEPARTMENT,
        extra("CASE_NO", "案件编号", "number of the case", SHORT, required=True),
        extra("DOCUMENT_NO", "文号", "number of the document", SHORT),
        extra("RESUME_TIME", "恢复时间", "resumed at", MOMENT, required=True),
    ),
    own=True,
)
"""恢复: the act that lifts a suspension."""

FILING = of_project(
    "ADMIN_FILING",
    "",
    "行政事项申报",
    "filing with or application to a supervising department",
    extra("FILING_NO", "申报编号", "number the filer gives it", SHORT, required=True),
    extra("FILING_MATTER", "监督事项代码", "code of the matter", SHORT, required=True),
    extra("FILING_ACT", "办理事项", "what is done", Code(codes=lists.FILING_ACT), required=True),
    *government(
        *party("APPLICANT", "申报人", "who files"),
        extra("FILING_TIME", "申报时间", "filed at", MOMENT),
        extra(
            "FIELD_SET",
            "申报内容",
            "the matter's form",
            array(
                extra("FIELD_NAME", "栏目名", "name of the field", SHORT, required=True),
                extra("FIELD_VALUE", "栏目内容", "what it says", DOCUMENT, required=True),
            ),
        ),
        extra("HANDLER_NAME", "经办人", "who handled it", SHORT),
        extra("ATTACHMENT_SHA256", "附件摘要", "digest of the file attached", LINE),
    ),
)
"""备案、核准的申报与补正: one set for every matter, whose own form is in the list of matters."""

_FILED: Final = (
    extra("COMPLAINT_MATTER", "投诉事项", "matter", Code(codes=lists.COMPLAINT_MATTER)),
    *government(
        *party("COMPLAINANT", "投诉人", "complainant", owner=Owner.BIDDER),
        *closed(extra("COMPLAINANT_CONTACT", "投诉人联系方式", "contact of the complainant", LINE)),
        *party("RESPONDENT", "被投诉人", "respondent", owner=Owner.BIDDER),
        extra(
            "RESPONDENT_TYPE",
            "被投诉人类型",
            "kind of respondent",
            Code(codes=lists.RESPONDENT_TYPE),
        ),
        extra("COMPLAINT_REASON", "投诉事实和理由", "facts and reasons", DOCUMENT),
        extra("COMPLAINT_REQUEST", "投诉请求", "what is asked for", PARAGRAPH),
    ),
    extra("COMPLAINT_TIME", "投诉时间", "filed at", MOMENT),
    *government(
        extra(
            "KNOWN_TIME", "知道或者应当知道的时间", "known, or should have been known, at", MOMENT
        ),
        extra("CHANNEL", "投诉渠道", "channel", Code(codes=lists.CHANNEL)),
        extra("IS_SIGNED", "投诉书是否签字盖章", "signed or sealed", FLAG),
        extra("IS_COMPLETE", "投诉书是否齐全", "complete", FLAG),
        extra("IS_INTERESTED", "投诉人是否有利害关系", "complainant has an interest", FLAG),
        extra("IS_OBJECTION_BEFORE", "是否先提出异议", "objected before", FLAG),
        extra(
            "OBJECTION_NO_SET",
            "先行异议的编号",
            "objections made before",
            array(
                extra("OBJECTION_NO", "异议编号", "number of the objection", SHORT, required=True)
            ),
        ),
    ),
)

_TAKEN_UP: Final = (
    extra("RECEIVE_TIME", "收到投诉时间", "received at", MOMENT),
    extra("ACCEPT_RESULT", "受理结果", "acceptance", Code(codes=lists.ACCEPT_RESULT)),
    extra("ACCEPT_TIME", "受理决定时间", "acceptance decided at", MOMENT),
    *government(
        extra(
            "REFUSE_GROUND", "不予受理情形", "ground of refusal", Code(codes=lists.REFUSE_GROUND)
        ),
        extra("HANDLE_UNIT_NAME", "处理部门名称", "department that handles it", NAME),
        extra("HANDLE_UNIT_CODE", "处理部门代码", "code of that department", SHORT),
        extra("OTHER_UNIT_NAME", "另一收到投诉的部门", "another department that received it", NAME),
        extra("OTHER_RECEIVE_TIME", "该部门收到时间", "received there at", MOMENT),
        extra(
            "INVESTIGATOR_SET",
            "调查人员",
            "investigators",
            array(
                extra("INVESTIGATOR_NAME", "姓名", "name", SHORT, required=True),
                extra("HAS_RELATION", "是否存在回避情形", "has a ground for recusal", FLAG),
                extra("IS_RECUSED", "是否已回避", "recused", FLAG),
            ),
        ),
        extra(
            "EXPERT_REVIEW_SET",
            "检验、检测、鉴定、专家评审时间",
            "spans that do not count",
            array(
                extra("REVIEW_KIND", "事项", "kind", Code(codes=lists.REVIEW_KIND)),
                extra("START_TIME", "开始时间", "from", MOMENT),
                extra("END_TIME", "结束时间", "until", MOMENT),
            ),
        ),
        extra("SUSPEND_TIME", "责令暂停时间", "suspended at", MOMENT),
        extra("RESUME_TIME", "恢复时间", "resumed at", MOMENT),
        extra("WITHDRAW_TIME", "申请撤回时间", "withdrawal asked at", MOMENT),
        extra("WITHDRAW_REASON", "撤回理由", "reason of the withdrawal", PARAGRAPH),
        extra("WITHDRAW_RESULT", "撤回结果", "withdrawal", Code(codes=lists.WITHDRAW_RESULT)),
        extra("IS_VIOLATION_FOUND", "是否查实违法行为", "violation found", FLAG),
        extra(
            "IS_FABRICATED",
            "是否捏造事实、伪造材料或来源非法",
            "fabricated, forged or unlawfully obtained",
            FLAG,
        ),
    ),
)

_DECIDED: Final = (
    extra("DECISION_TIME", "处理决定时间", "decided at", MOMENT),
    extra("DECISION_RESULT", "处理结果", "result", Code(codes=lists.DECISION_RESULT)),
    extra("DECISION_NO", "处理决定文号", "number of the decision", SHORT),
    extra("DECISION_BASIS", "处理依据", "basis of the decision", PARAGRAPH),
    *government(
        extra("DECISION_CONTENT", "处理决定内容", "text of the decision", DOCUMENT),
        extra("DECISION_SEND_TIME", "送达时间", "sent to the parties at", MOMENT),
    ),
    *government(
        extra("IS_SECRET", "处理决定是否涉密", "decision holds secrets of state or trade", FLAG)
    ),
    extra("DECISION_PUBLISH_TIME", "处理决定公布时间", "decision published at", MOMENT),
    *government(
        *CONFINED,
        extra("IS_TO_CREDIT", "是否进入信用平台", "goes to the credit platform", FLAG),
        extra("SIGNATURE", "签章", "signature", PARAGRAPH),
    ),
)

COMPLAINT = of_tender(
    "COMPLAINT_INFO",
    "404",
    "投诉处理信息",
    "complaint",
    extra("COMPLAINT_NO", "投诉编号", "number of the complaint", SHORT, required=True),
    *_FILED,
    *by(Owner.DEPARTMENT, *_TAKEN_UP, *_DECIDED),
)
