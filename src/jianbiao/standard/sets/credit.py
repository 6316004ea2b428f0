"""信用信息 (300 to 306): violations, black list, rewards, performance and social credit."""

from typing import Final

from jianbiao.standard import subject_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    DAY,
    MOMENT,
    REGION,
    SCORE,
    Code,
    FieldDefinition,
    Identifier,
    Owner,
    Pattern,
)
from jianbiao.standard.sets.definition import SetDefinition, party
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    NAME,
    PARAGRAPH,
    SHORT,
    by,
    extra,
    of_nothing,
    row,
)
from jianbiao.standard.sets.supervision import CONFINED

GUID: Final = Pattern(
    pattern="[0-9A-Za-z-]{36}", zh="36 位数字、字母、连字符", en="36 digits, letters, hyphens"
)
_HEAD: Final = (
    row("GUID", "记录标识", "id of the record", GUID, required=True),
    row("RECORD_NAME", "记录名称", "name of the record", NAME),
    *party("SUBJECT", "信用主体", "subject", role=True, required=True),
    row("REGION_CODE", "行政区划", "region", REGION),
)
_TAIL: Final = (
    row("AUTHORITY_NAME", "认定机关名称", "authority", NAME),
    extra("AUTHORITY_CODE", "认定机关代码", "code of the authority", SHORT),
    row("PUBLISH_TIME", "发布时间", "published at", MOMENT),
    row("SCOPE", "公开范围", "who may see it", Code(codes=lists.SCOPE)),
)


def _of_subject(
    name: str, number: str, zh: str, en: str, *fields: FieldDefinition
) -> SetDefinition:
    """Return a credit record: an authority's statement about one subject."""
    return of_nothing(name, number, zh, en, *by(Owner.DEPARTMENT, *_HEAD, *fields, *_TAIL))


VIOLATION = _of_subject(
    "VIOLATING_LAWS_RULES_INFO",
    "300",
    "违法违规信息",
    "violation",
    row("VIOLATE_TIME", "违法行为发生时间", "happened at", MOMENT),
    row("VIOLATE_TYPE", "违法行为类型", "kind", Code(codes=lists.VIOLATE_TYPE)),
    row("FACTS", "违法事实", "facts", DOCUMENT),
    row(
        "TENDER_PROJECT_CODE",
        "涉及的招标项目编号",
        "tender it concerns",
        Identifier(kind="tender_code"),
        note="仅为引用，不要求该项目已报送",
    ),
    row(
        "BID_SECTION_CODE",
        "涉及的标段编号",
        "lot it concerns",
        Identifier(kind="lot_code"),
        note="仅为引用，不要求该标段已报送",
    ),
    row("PUNISH_TYPE", "处罚类型", "kind of sanction", Code(codes=lists.PUNISH_TYPE)),
    extra("PUNISH_TIME", "处罚决定时间", "decided at", MOMENT),
    row("PUNISH_NO", "处罚决定文号", "number of the decision", SHORT),
    row("LAW_BASIS", "处罚依据", "legal basis", PARAGRAPH),
    row("PUNISH_RESULT", "处罚结果", "result", PARAGRAPH),
    *CONFINED,
    extra("WITHDRAW_NOTICE_TIME", "公告撤下时间", "taken down at", MOMENT),
)

BLACK_LIST = _of_subject(
    "BLACK_LIST",
    "302",
    "黑名单",
    "listed for serious bad faith",
    extra("LIST_REASON", "列入事由", "reason", PARAGRAPH),
    extra("LIST_BASIS", "列入依据", "legal basis", PARAGRAPH),
    extra("START_DATE", "列入日期", "listed from", DAY),
    extra("END_DATE", "截止日期", "listed until", DAY),
)

WITHDRAWN = _of_subject(
    "WITHDRAW_BLACK_LIST",
    "303",
    "撤销黑名单",
    "taken off the list",
    extra("BLACK_GUID", "原黑名单记录标识", "id of the listing", GUID),
    extra("WITHDRAW_TIME", "撤销时间", "taken off at", MOMENT),
    extra("WITHDRAW_REASON", "撤销事由", "reason", PARAGRAPH),
)

REWARD = _of_subject(
    "AWARD_INFO",
    "304",
    "奖励信息",
    "reward",
    extra("AWARD_NAME", "奖励名称", "name of the reward", NAME),
    extra("AWARD_TIME", "奖励时间", "given at", MOMENT),
)

TRACK_RECORD = _of_subject(
    "PERFORMANCE_INFO",
    "305",
    "履约信息",
    "performance of a contract, as credit",
    extra("PERFORMANCE_CONTENT", "履约情况", "how it was performed", PARAGRAPH),
    extra("CONTRACT_PRICE", "合同价格（元）", "price of the contract, yuan", AMOUNT),
)

SOCIAL_CREDIT = _of_subject(
    "SOCIAL_CREDIT_INFO",
    "306",
    "社会信用信息",
    "social credit",
    extra("CREDIT_LEVEL", "信用等级", "level", SHORT),
    extra("CREDIT_SCORE", "信用分", "score", SCORE),
    extra("CREDIT_CONTENT", "信用信息内容", "text", PARAGRAPH),
    extra("VALID_DATE", "有效期止", "valid until", DAY),
)
