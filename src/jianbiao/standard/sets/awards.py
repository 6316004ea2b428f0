"""中标候选人、中标结果、中标通知书、合同: from the ranking to the signed contract."""

from jianbiao.standard import codes
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    PERCENT,
    Code,
    FieldClass,
    FieldDefinition,
    Owner,
    Text,
)
from jianbiao.standard.sets.bids import BID_PRICE, PRICED, UNION
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    tender_code,
)
from jianbiao.standard.sets.rows import DOCUMENT, NAME, array, extra, government

_WINNER = party("WIN_BIDDER", "中标人", "winning bidder", required=True)
_PRICE = (
    FieldDefinition(name="BID_AMOUNT", zh="中标金额", en="amount of the award", kind=AMOUNT),
    FieldDefinition(
        name="BID_RATE", zh="中标费率（%）", en="rate of the award, per cent", kind=PERCENT
    ),
    FieldDefinition(
        name="OTHER_BID_PRICE",
        zh="其他类型中标价",
        en="price in another form",
        kind=Text(longest=500),
    ),
    *PRICED,
)

CANDIDATE = SetDefinition(
    name="TENDER_CANDIDATE",
    number="510",
    zh="中标候选人",
    en="award candidate",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        *party(
            "BIDDER",
            "中标候选人",
            "candidate",
            suffix="ORG_CODE",
            owner=Owner.BIDDER,
            required=True,
        ),
        FieldDefinition(
            name="ORDER",
            zh="排序（不排序时省略）",
            en="rank (left out when unranked)",
            kind=COUNT,
            owner=Owner.PANEL,
        ),
        UNION,
        *BID_PRICE,
        FieldDefinition(
            name="QUALITY",
            zh="质量",
            en="quality offered",
            kind=Text(longest=500),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="TIME_LIMIT",
            zh="工期（交货期）",
            en="time for completion offered",
            kind=Text(longest=200),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="QUALIFICATION",
            zh="资格能力条件",
            en="qualification",
            kind=Text(longest=4000),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="BID_MANAGER",
            zh="项目负责人",
            en="project leader",
            kind=Text(longest=100),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="PM_CODE",
            zh="项目负责人证书编号",
            en="certificate of the project leader",
            kind=Text(longest=100),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="STATUS", zh="状态", en="standing", kind=Code(codes=codes.CANDIDATE_STATUS)
        ),
        *platform_fields(),
    ),
)

CANDIDATE_ANNOUNCE = SetDefinition(
    name="TENDER_CANDIDATE_ANNOUNCE",
    number="511",
    zh="中标候选人公示",
    en="publicity of the candidates",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        FieldDefinition(
            name="PUBLICITY_NAME", zh="公示标题", en="title", kind=Text(longest=200), required=True
        ),
        FieldDefinition(
            name="PUBLICITY_CONTENT", zh="公示内容", en="text", kind=Text(longest=1_000_000)
        ),
        FieldDefinition(
            name="PUBLICITY_START_TIME", zh="公示开始时间", en="publicity from", kind=MOMENT
        ),
        FieldDefinition(
            name="PUBLICITY_END_TIME", zh="公示结束时间", en="publicity until", kind=MOMENT
        ),
        FieldDefinition(
            name="OBJECTION_METHOD",
            zh="提出异议的渠道和方式",
            en="how to object",
            kind=Text(longest=2000),
        ),
        FieldDefinition(name="PUBLICITY_MEDIA", zh="公示媒介", en="medium", kind=Text(longest=500)),
        FieldDefinition(
            name="PUBLICITY_URL", zh="公示网址", en="address on the web", kind=Text(longest=1000)
        ),
        extra("EVALUATION_SUMMARY", "评标情况", "how the bids were evaluated", DOCUMENT),
        *platform_fields(),
    ),
)

RESULT = SetDefinition(
    name="WIN_RESULT_ANNO",
    number="513",
    zh="中标结果公告",
    en="award notice",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        FieldDefinition(
            name="NOTICE_NAME", zh="公告标题", en="title", kind=Text(longest=200), required=True
        ),
        FieldDefinition(
            name="NOTICE_CONTENT", zh="公告内容", en="text", kind=Text(longest=1_000_000)
        ),
        FieldDefinition(name="NOTICE_SEND_TIME", zh="公告发布时间", en="published at", kind=MOMENT),
        FieldDefinition(name="NOTICE_MEDIA", zh="发布媒介", en="medium", kind=Text(longest=500)),
        FieldDefinition(
            name="NOTICE_URL", zh="公告网址", en="address on the web", kind=Text(longest=1000)
        ),
        *_WINNER,
        *_PRICE,
        UNION,
        *platform_fields(),
    ),
)

WINNING_NOTICE = SetDefinition(
    name="BID_WINNING_NOTICE",
    number="",
    zh="中标通知书",
    en="letter of award",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        *_WINNER,
        *_PRICE,
        FieldDefinition(
            name="WIN_NOTICE_SEND_TIME",
            zh="中标通知书发出时间",
            en="letter of award sent at",
            kind=MOMENT,
        ),
        *platform_fields(),
    ),
)

CONTRACT = SetDefinition(
    name="CONTRACT_PERFORMANCE",
    number="512",
    zh="合同与履约",
    en="contract",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        FieldDefinition(
            name="CONTRACT_NAME",
            zh="合同名称",
            en="title of the contract",
            kind=Text(longest=200),
            required=True,
        ),
        FieldDefinition(
            name="CONTRACT_NO", zh="合同编号", en="number of the contract", kind=Text(longest=100)
        ),
        *party("TENDERER", "招标人（甲方）", "procuring entity"),
        *party("WIN_BIDDER", "中标人（乙方）", "winning bidder"),
        FieldDefinition(
            name="CONTRACT_PRICE", zh="合同价格", en="price of the contract", kind=AMOUNT
        ),
        *PRICED,
        FieldDefinition(
            name="LIMITE_TIME",
            zh="合同工期（交货期）",
            en="time for completion",
            kind=Text(longest=200),
        ),
        FieldDefinition(
            name="LIMITE_DAYS",
            zh="合同工期（日）",
            en="time for completion, days",
            kind=COUNT,
            extension=True,
        ),
        FieldDefinition(
            name="QUALITY_REQUIRE", zh="质量要求", en="quality required", kind=Text(longest=2000)
        ),
        FieldDefinition(name="SIGN_TIME", zh="合同签订时间", en="signed at", kind=MOMENT),
        FieldDefinition(
            name="FINISH_DATE", zh="约定完工日期", en="completion agreed", kind=DAY, extension=True
        ),
        FieldDefinition(
            name="CONTRACT_CONTENT",
            zh="合同主要内容",
            en="main terms",
            kind=Text(longest=1_000_000),
            open_to=FieldClass.GOVERNMENT,
        ),
        extra("PERFORMANCE_BOND", "履约保证金（元）", "performance security, yuan", AMOUNT),
        extra(
            "PERFORMANCE_BOND_FORM",
            "履约保证金形式",
            "form of the performance security",
            Code(codes=codes.MARGIN_FORM),
        ),
        extra(
            "IS_BOND_COMBINED",
            "履约保证金是否含其他保证金",
            "performance security includes other guarantees",
            FLAG,
        ),
        extra("CONTRACT_RATE", "合同费率（%）", "rate of the contract, per cent", PERCENT),
        *government(
            extra(
                "SUBJECT_DIFFERS",
                "标的、质量等是否与投标不一致",
                "departs from the bid in substance",
                FLAG,
            ),
            extra(
                "PROVISIONAL_SET",
                "暂估价项目",
                "provisional sums",
                array(
                    extra("ITEM_NAME", "项目名称", "name of the item", NAME, required=True),
                    extra("CLASSIFY_CODE", "分类代码", "class", Code(codes=codes.SECTION_CLASS)),
                    extra("ESTIMATE", "暂估金额（元）", "provisional sum, yuan", AMOUNT),
                    extra("IS_TENDERED", "是否招标", "tendered", FLAG),
                ),
            ),
        ),
        *platform_fields(),
    ),
)
