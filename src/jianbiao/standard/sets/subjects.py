"""主体信息: legal persons, their relations, their platform accounts, experts of the pools."""

from typing import Final

from jianbiao.standard import codes
from jianbiao.standard import subject_codes as lists
from jianbiao.standard import tendering_codes as tendering
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    PARTY_CODE,
    PERCENT,
    REGION,
    Code,
    Owner,
)
from jianbiao.standard.sets.bids import PRICED
from jianbiao.standard.sets.definition import party
from jianbiao.standard.sets.rows import (
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    array,
    by,
    closed,
    extra,
    government,
    of_nothing,
    ours,
    row,
)

_ROLE: Final = row("LEGAL_ROLE", "主体角色", "role", Code(codes=codes.ROLE))

LEGAL_PERSON = of_nothing(
    "LEGAL_PERSON_BASE",
    "100",
    "法人基本信息",
    "legal person",
    *party("LEGAL", "法人", "legal person", required=True),
    _ROLE,
    extra(
        "FORMER_NAME_SET",
        "曾用名称",
        "former names",
        array(
            extra("FORMER_NAME", "曾用名称", "former name", NAME, required=True),
            extra("CHANGE_DATE", "变更日期", "changed on", DAY),
        ),
    ),
    row("LEGAL_REPRESENT", "法定代表人", "legal representative", SHORT),
    *closed(
        extra(
            "LEGAL_REPRESENT_ID_TYPE",
            "法定代表人证件类型",
            "identity document",
            Code(codes=lists.ID_CARD_TYPE),
        ),
        extra("LEGAL_REPRESENT_ID", "法定代表人证件号码", "identity number", SHORT),
    ),
    row("REGION_CODE", "注册地行政区划", "region of registration", REGION),
    row("INDUSTRIES_TYPE", "所属行业", "industry", Code(codes=codes.INDUSTRY)),
    row("OWNERSHIP", "经济类型", "ownership", Code(codes=lists.OWNERSHIP)),
    row("REG_CAPITAL", "注册资本", "registered capital", AMOUNT),
    PRICED[0],
    row("REG_ADDRESS", "注册地址", "registered address", LINE),
    row("CREATE_DATE", "成立日期", "founded on", DAY),
    extra("STATUS", "登记状态", "standing", Code(codes=lists.LEGAL_STATUS)),
    extra("SUCCESSOR_CODE", "承继主体代码", "code of the successor", PARTY_CODE),
    *closed(
        extra("BASIC_BANK", "基本账户开户行", "bank of the basic account", NAME),
        extra("BASIC_ACCOUNT_NAME", "基本账户名称", "holder of the basic account", NAME),
        row("BASIC_ACCOUNT_NO", "基本账户账号", "basic account", SHORT),
        extra("CONTACT_NAME", "联系人", "contact", SHORT),
        extra("CONTACT_PHONE", "联系电话", "phone of the contact", SHORT),
        extra("CONTACT_EMAIL", "电子邮箱", "e-mail of the contact", NAME),
    ),
    *government(
        extra(
            "SHAREHOLDER_SET",
            "股东",
            "shareholders",
            array(
                extra(
                    "SHAREHOLDER_NAME", "股东名称", "name of the shareholder", NAME, required=True
                ),
                extra("SHAREHOLDER_CODE", "股东代码", "code of the shareholder", PARTY_CODE),
                extra("SHARE_RATE", "持股比例（%）", "share, per cent", PERCENT),
                most=500,
            ),
        ),
        extra(
            "MANAGER_SET",
            "主要人员",
            "managers",
            array(
                extra("MANAGER_NAME", "姓名", "name", SHORT, required=True),
                extra("MANAGER_POST", "职务", "post", SHORT),
                *closed(extra("ID_CARD_NO", "证件号码", "identity number", SHORT)),
            ),
        ),
    ),
)

RELATION = of_nothing(
    "PARTY_RELATION",
    "",
    "主体关系",
    "relation between two parties",
    *government(
        *ours(
            *party("PARTY_A", "主体甲", "first party", required=True),
            *party("PARTY_B", "主体乙", "second party", required=True),
        ),
        extra("RELATION_KIND", "关系类型", "kind", Code(codes=lists.RELATION_KIND)),
        extra("SHARE_RATE", "持股比例（%）", "share, per cent", PERCENT),
        extra("START_DATE", "开始日期", "from", DAY),
        extra("END_DATE", "结束日期", "until", DAY),
        extra("RELATION_SOURCE", "信息来源", "where it is known from", LINE),
    ),
)

ACCOUNT = of_nothing(
    "PLATFORM_ACCOUNT_INFO",
    "",
    "交易平台账户",
    "account on a trading platform",
    *government(
        *by(
            Owner.PLATFORM,
            *closed(
                extra("ACCOUNT_NO", "账号", "account", SHORT, required=True),
                extra("HOLDER_NAME", "持有人姓名", "holder", SHORT),
                extra("HOLDER_ID_CARD", "持有人证件号码", "identity number of the holder", SHORT),
                extra("HOLDER_PHONE", "持有人电话", "phone of the holder", SHORT),
            ),
            *ours(*party("LEGAL", "所属法人", "legal person"), _ROLE),
            extra("REGISTER_TIME", "注册时间", "registered at", MOMENT),
            extra("REGISTER_IP", "注册网络地址", "network address", NAME),
            extra("STATUS", "账户状态", "standing", Code(codes=lists.ACCOUNT_STATUS)),
        )
    ),
)

_EXPERT: Final = (
    extra("EXPERT_CODE", "专家编号", "code of the expert", SHORT, required=True),
    extra("EXPERT_NAME", "专家姓名", "name of the expert", SHORT),
)

EXPERT = of_nothing(
    "EXPERT_INFO",
    "212",
    "评标专家信息",
    "expert of a pool",
    *government(
        *by(
            Owner.DEPARTMENT,
            *_EXPERT,
            extra("ID_CARD_TYPE", "证件类型", "identity document", Code(codes=lists.ID_CARD_TYPE)),
            *closed(
                extra("ID_CARD_NO", "证件号码", "identity number", SHORT),
                extra("PHONE", "联系电话", "phone", SHORT),
            ),
            *ours(*party("EMPLOYER", "工作单位", "employer")),
            extra("EXPERT_TITLE", "职称", "professional title", SHORT),
            extra(
                "TITLE_LEVEL", "职称级别", "level of the title", Code(codes=tendering.TITLE_LEVEL)
            ),
            extra("SPECIALTY_YEARS", "从事专业年限", "years in the field", COUNT),
            extra("IS_EQUIVALENT", "是否具有同等专业水平", "of equivalent standing", FLAG),
            extra("EXPERT_POOL", "所属专家库", "pool", Code(codes=tendering.EXPERT_POOL)),
            extra("ENTRY_DATE", "入库日期", "in the pool since", DAY),
            extra("EXIT_DATE", "出库日期", "in the pool until", DAY),
            extra("STATUS", "专家状态", "standing", Code(codes=lists.EXPERT_STATUS)),
            extra("REGION_CODE", "所在行政区划", "region", REGION),
        )
    ),
    unconfirmed=True,
)

SPECIALTY = of_nothing(
    "EXPERT_SPECIALTY",
    "213",
    "评标专家专业信息",
    "specialty of an expert",
    *government(
        *by(
            Owner.DEPARTMENT,
            *_EXPERT,
            extra("SPECIALTY_CODE", "评标专业代码", "code of the specialty", SHORT),
            extra("SPECIALTY_NAME", "评标专业名称", "name of the specialty", NAME),
            extra("SPECIALTY_YEARS", "从事该专业年限", "years in it", COUNT),
        )
    ),
    unconfirmed=True,
)

SANCTION = of_nothing(
    "EXPERT_PUNISH_INFO",
    "208",
    "评标专家处罚信息",
    "sanction of an expert",
    *government(
        *by(
            Owner.DEPARTMENT,
            *_EXPERT,
            extra("PUNISH_TIME", "处罚决定时间", "decided at", MOMENT),
            extra("PUNISH_TYPE", "处罚类型", "kind", Code(codes=lists.PUNISH_TYPE)),
            extra("PUNISH_REASON", "处罚事由", "reason", PARAGRAPH),
            extra("AUTHORITY_NAME", "处罚机关", "who decided", NAME),
            extra("START_DATE", "禁止开始日期", "barred from", DAY),
            extra("END_DATE", "禁止截止日期", "barred until", DAY),
        )
    ),
    unconfirmed=True,
)
