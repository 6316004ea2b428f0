"""投标邀请、资格预审、踏勘、公告发布: who was invited or passed, and where notices were published."""

from typing import Final

from jianbiao.standard import codes
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DIGEST,
    FLAG,
    MOMENT,
    PARTY_CODE,
    Code,
    Owner,
    Pattern,
)
from jianbiao.standard.sets.bids import UNION
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    UNTIL_OPENING,
    array,
    bidder,
    by,
    extra,
    government,
    of_lot,
    of_tender,
    row,
)

MD5: Final = Pattern(pattern="[0-9a-fA-F]{32}", zh="32 位十六进制", en="32 hex digits")

INVITATION = of_tender(
    "TENDER_INVITATION",
    "505",
    "投标邀请书",
    "invitation to bid",
    extra("INVITATION_NAME", "邀请书标题", "title", NAME),
    *government(extra("INVITATION_CONTENT", "邀请书内容", "text", DOCUMENT)),
    row("NOTICE_NATURE", "邀请书性质", "nature", Code(codes=codes.NOTICE_NATURE)),
    *bidder(),
    extra("SEND_TIME", "邀请书发出时间", "sent at", MOMENT),
    *by(
        Owner.BIDDER,
        extra("CONFIRM_TIME", "回复确认时间", "confirmed at", MOMENT),
        extra("IS_CONFIRM", "是否参加投标", "will bid", FLAG),
    ),
    secret_until=UNTIL_OPENING,
)

INVITE_LIST = of_tender(
    "BID_INVITE_LIST",
    "",
    "邀请投标人名单",
    "bidder invited",
    *bidder(),
    *government(extra("INVITE_METHOD", "确定方式", "how the bidder was chosen", LINE)),
    extra("INVITE_TIME", "确定时间", "chosen at", MOMENT),
    secret_until=UNTIL_OPENING,
)

QUALI_CLARI = of_tender(
    "QUALI_INQUERY_CLARI",
    "514",
    "资格预审文件澄清修改",
    "clarification of the prequalification documents",
    extra("DOC_NO", "文件编号", "document number", SHORT),
    extra("DOC_NAME", "文件名称", "title", NAME),
    row(
        "BID_DOC_REFER_END_TIME",
        "申请文件递交截止时间",
        "deadline for applications",
        MOMENT,
    ),
    row("CLARIFY_TIME", "澄清修改时间", "clarified at", MOMENT),
    row("CLARIFY_CONTENT", "澄清修改内容", "text of the clarification", DOCUMENT),
    extra("IS_AFFECT_BID", "是否影响申请文件编制", "may affect the applications", FLAG),
    row("IS_POSTPONE", "是否延期", "deadline postponed", FLAG),
    extra(
        "POST_REFER_END_TIME",
        "延期后递交截止时间",
        "postponed deadline for applications",
        MOMENT,
    ),
    row("SUBMIT_TIME", "提交时间", "issued at", MOMENT),
)


_PASSED = (
    extra("APPLICANT_NAME", "申请人名称", "name of the applicant", NAME, required=True),
    extra("APPLICANT_ORG_CODE", "申请人代码", "code of the applicant", PARTY_CODE),
)

QUALI_APPLICATION = of_lot(
    "QUALI_INQUERY_APP_FILE",
    "515",
    "资格预审申请文件",
    "application for prequalification",
    *party(
        "APPLICANT",
        "申请人",
        "applicant",
        suffix="ORG_CODE",
        owner=Owner.BIDDER,
        required=True,
    ),
    UNION,
    *government(*by(Owner.BIDDER, extra("BID_MANAGER", "项目负责人", "project leader", SHORT))),
    *by(
        Owner.PLATFORM,
        extra("CHECKIN_TIME", "申请文件递交时间", "application received at", MOMENT),
        extra("IS_ACCEPTED", "是否接收", "accepted (0: refused by the platform)", FLAG),
    ),
    *government(
        extra("FILE_NAME", "文件名称", "name of the file", LINE),
        extra("FILE_MD5", "文件 MD5", "MD5 of the file", MD5),
    ),
    secret_until=UNTIL_OPENING,
)

QUALI_RESULT = of_lot(
    "QUALI_INQUERY_RESULT",
    "516",
    "资格预审结果",
    "result of the prequalification",
    extra("QUAL_METHOD", "资格审查办法", "way of prequalifying", Code(codes=lists.QUAL_METHOD)),
    extra("REVIEW_END_TIME", "审查结束时间", "reviewed until", MOMENT),
    extra("APPLICANT_COUNT", "申请人数", "number of applicants", COUNT),
    row(
        "PASSED_APPLICANT_LIST",
        "通过资格预审的申请人名单",
        "applicants who passed",
        array(*_PASSED, most=1000),
    ),
    extra("PASSED_COUNT", "通过人数", "number who passed", COUNT),
    *government(
        extra(
            "FAILED_APPLICANT_LIST",
            "未通过资格预审的申请人",
            "applicants who did not pass",
            array(*_PASSED, extra("REASON", "未通过原因", "reason", PARAGRAPH), most=1000),
        )
    ),
    extra("NEXT_STEP", "后续程序", "what follows", Code(codes=lists.NEXT_STEP)),
    extra("NOTICE_SEND_TIME", "结果通知书发出时间", "results sent at", MOMENT),
    secret_until=UNTIL_OPENING,
)

SITE_VISIT = of_tender(
    "SITE_VISIT_INFO",
    "",
    "踏勘现场",
    "visit to the site",
    extra("VISIT_TIME", "踏勘时间", "time of the visit", MOMENT),
    extra("VISIT_ADDRESS", "踏勘地点", "place", LINE),
    extra("IS_ALL_INVITED", "是否通知全部潜在投标人", "all potential bidders were told", FLAG),
    *government(
        extra(
            "INVITED_SET",
            "被通知的潜在投标人",
            "potential bidders who were told",
            array(
                extra("BIDDER_NAME", "投标人名称", "name of the bidder", NAME, required=True),
                extra("BIDDER_ORG_CODE", "投标人代码", "code of the bidder", PARTY_CODE),
                most=1000,
            ),
        )
    ),
    secret_until=UNTIL_OPENING,
)

PUBLICATION = of_tender(
    "NOTICE_PUBLICATION",
    "",
    "公告发布情况",
    "publication of a notice by one medium",
    extra("NOTICE_KIND", "发布内容", "what was published", Code(codes=lists.NOTICE_KIND)),
    extra("NOTICE_NAME", "公告标题", "title", NAME),
    extra("NOTICE_DATA_KEY", "公告的 DATA_KEY", "data key of the notice", SHORT),
    *by(
        Owner.PLATFORM,
        extra("MEDIA_NAME", "发布媒介名称", "name of the medium", NAME, required=True),
        extra("MEDIA_CODE", "发布媒介代码", "code of the medium", SHORT),
        extra("IS_DESIGNATED", "是否指定媒介", "designated medium", FLAG),
        extra("RECEIVE_TIME", "媒介收到时间", "received by the medium at", MOMENT),
        extra("PUBLISH_TIME", "媒介发布时间", "published by the medium at", MOMENT),
        extra("PUBLISH_FEE", "发布收费（元）", "fee taken for publishing, yuan", AMOUNT),
        extra("IS_SYNC", "是否接口同步", "passed on by interface", FLAG),
        extra("RECEIPT_NO", "媒介回执编号", "receipt of the medium", SHORT),
        extra("NOTICE_URL", "公告网址", "address on the web", PARAGRAPH),
        extra("CONTENT_HASH", "公告内容 SHA-256", "SHA-256 of the text published", DIGEST),
    ),
)
