"""投标、开标: who bid, the opening and what was read out."""

from jianbiao.standard import codes
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    FLAG,
    MOMENT,
    PARTY_CODE,
    Code,
    FieldClass,
    FieldDefinition,
    ListOf,
    Owner,
    Text,
)
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    tender_code,
)

UNION = FieldDefinition(
    name="UNION_ORGAN_SET",
    zh="联合体成员",
    en="members of the consortium",
    kind=ListOf(
        of=(
            FieldDefinition(
                name="UNION_ORGAN_NAME",
                zh="成员名称",
                en="name of the member",
                kind=Text(longest=200),
                required=True,
                owner=Owner.BIDDER,
            ),
            FieldDefinition(
                name="UNION_ORGAN_CODE",
                zh="成员代码",
                en="code of the member",
                kind=PARTY_CODE,
                owner=Owner.BIDDER,
            ),
        ),
        most=50,
    ),
    owner=Owner.BIDDER,
)
PRICED = (
    FieldDefinition(
        name="PRICE_UNIT", zh="价格单位", en="unit of price", kind=Code(codes=codes.PRICE_UNIT)
    ),
    FieldDefinition(
        name="PRICE_FORM_CODE", zh="价格形式", en="form of price", kind=Code(codes=codes.PRICE_FORM)
    ),
    FieldDefinition(
        name="CURRENCY_CODE", zh="币种", en="currency", kind=Code(codes=codes.CURRENCY)
    ),
)
BID_PRICE = (
    FieldDefinition(
        name="BID_PRICE", zh="投标报价", en="bid price", kind=AMOUNT, owner=Owner.BIDDER
    ),
    FieldDefinition(
        name="OTHER_BID_PRICE",
        zh="其他类型报价",
        en="price in another form (a rate, a unit price)",
        kind=Text(longest=500),
        owner=Owner.BIDDER,
    ),
    *PRICED,
)

TENDER_LIST = SetDefinition(
    name="TENDER_LIST",
    number="507",
    zh="投标人名单",
    en="bid received",
    parent="BID_SECTION_CODE",
    secret_until="opening",  # noqa: S106 - not a password
    fields=(
        tender_code(),
        lot_code(),
        *party(
            "BIDDER",
            "投标人",
            "bidder",
            suffix="ORG_CODE",
            owner=Owner.BIDDER,
            required=True,
            role=True,
        ),
        FieldDefinition(name="IS_LOST", zh="是否失信", en="on a list of bad faith", kind=FLAG),
        FieldDefinition(
            name="BID_MANAGER",
            zh="项目负责人",
            en="project leader",
            kind=Text(longest=100),
            owner=Owner.BIDDER,
            open_to=FieldClass.GOVERNMENT,
        ),
        FieldDefinition(
            name="PM_CODE",
            zh="项目负责人证书编号",
            en="certificate of the project leader",
            kind=Text(longest=100),
            owner=Owner.BIDDER,
            open_to=FieldClass.GOVERNMENT,
        ),
        FieldDefinition(
            name="IS_COMMIT_MARGIN", zh="是否提交保证金", en="bid security given", kind=FLAG
        ),
        FieldDefinition(
            name="MARGIN_PAY_FORM",
            zh="保证金形式",
            en="form of the bid security",
            kind=Code(codes=codes.MARGIN_FORM),
        ),
        FieldDefinition(
            name="MARGIN_RECEIVE_TIME",
            zh="保证金到账时间",
            en="bid security received at",
            kind=MOMENT,
        ),
        UNION,
        *BID_PRICE,
        FieldDefinition(
            name="TIME_LIMIT",
            zh="投标工期（交货期）",
            en="time for completion offered",
            kind=Text(longest=200),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(
            name="CHECKIN_TIME",
            zh="投标文件递交时间",
            en="bid received at",
            kind=MOMENT,
            owner=Owner.PLATFORM,
        ),
        FieldDefinition(
            name="IS_ACCEPTED",
            zh="是否接收",
            en="bid accepted (0: refused by the platform)",
            kind=FLAG,
            owner=Owner.PLATFORM,
            extension=True,
        ),
        FieldDefinition(
            name="IS_ENCRYPTED",
            zh="是否加密",
            en="bid encrypted",
            kind=FLAG,
            owner=Owner.PLATFORM,
            extension=True,
        ),
        FieldDefinition(
            name="IS_PREQUALIFIED",
            zh="是否通过资格预审",
            en="passed the prequalification",
            kind=FLAG,
            owner=Owner.PLATFORM,
            extension=True,
        ),
        *platform_fields(),
    ),
)

OPENING_RECORD = SetDefinition(
    name="BID_OPENING_RECORD",
    number="506",
    zh="开标记录",
    en="record of the opening",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        FieldDefinition(name="TIME", zh="开标时间", en="opened at", kind=MOMENT),
        FieldDefinition(
            name="ACTOR",
            zh="参与人",
            en="who took part",
            kind=Text(longest=2000),
            open_to=FieldClass.GOVERNMENT,
        ),
        FieldDefinition(
            name="CONTENT", zh="开标内容", en="what was recorded", kind=Text(longest=1_000_000)
        ),
        FieldDefinition(name="ADDRESS", zh="开标地点", en="place", kind=Text(longest=500)),
        FieldDefinition(
            name="BIDDER_COUNT",
            zh="投标人数",
            en="number of bidders",
            kind=COUNT,
            owner=Owner.PLATFORM,
            extension=True,
        ),
        FieldDefinition(name="URL", zh="网址", en="address on the web", kind=Text(longest=1000)),
        FieldDefinition(
            name="PUBLISH_TIME",
            zh="开标记录公布时间",
            en="record published at",
            kind=MOMENT,
            owner=Owner.PLATFORM,
            extension=True,
        ),
        *platform_fields(),
    ),
)

OPENING_DETAIL = SetDefinition(
    name="BID_OPEN_DETAIL",
    number="",
    zh="开标明细",
    en="one bid as read out at the opening, or one drawing of lots",
    parent="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        *party("BIDDER", "投标人", "bidder", suffix="ORG_CODE", owner=Owner.BIDDER, required=True),
        FieldDefinition(
            name="DECRYPT_RESULT",
            zh="解密结果",
            en="result of decryption",
            kind=Code(codes=codes.DECRYPT_RESULT),
            owner=Owner.PLATFORM,
        ),
        FieldDefinition(
            name="DECRYPT_TIME", zh="解密时间", en="decrypted at", kind=MOMENT, owner=Owner.PLATFORM
        ),
        *BID_PRICE,
        FieldDefinition(
            name="TIME_LIMIT",
            zh="投标工期（交货期）",
            en="time for completion offered",
            kind=Text(longest=200),
            owner=Owner.BIDDER,
        ),
        FieldDefinition(name="ROUND", zh="抽取轮次", en="round of drawing", kind=COUNT),
        FieldDefinition(
            name="DRAW_RESULT", zh="抽取结果", en="result of drawing", kind=Text(longest=500)
        ),
        *platform_fields(),
    ),
)
