"""公告、招标文件: the call for bids, its documents, clarifications and the abnormal end."""

from jianbiao.standard import codes
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DIGEST,
    FLAG,
    MOMENT,
    PERCENT,
    Code,
    FieldClass,
    FieldDefinition,
    Owner,
    Pattern,
    Text,
)
from jianbiao.standard.sets.definition import SetDefinition, lot_code, platform_fields, tender_code
from jianbiao.standard.sets.evaluation import score_items
from jianbiao.standard.sets.rows import DOCUMENT, NAME, PARAGRAPH, array, extra

_PERSON = FieldClass.GOVERNMENT
_OPENING = (
    FieldDefinition(
        name="BID_DOC_REFER_END_TIME",
        zh="投标文件递交截止时间",
        en="deadline for bids or applications",
        kind=MOMENT,
    ),
    FieldDefinition(name="BID_OPEN_TIME", zh="开标时间", en="opening time", kind=MOMENT),
    FieldDefinition(
        name="BID_OPEN_METHOD", zh="开标方式", en="way of opening", kind=Text(longest=200)
    ),
    FieldDefinition(
        name="BID_OPEN_ADDRESS", zh="开标地点", en="place of opening", kind=Text(longest=500)
    ),
)

NOTICE = SetDefinition(
    name="TENDER_ANN_QUA_INQUERY_ANN",
    number="503",
    zh="招标公告与资格预审公告",
    en="tender notice or prequalification notice",
    parent="TENDER_PROJECT_CODE",
    fields=(
        tender_code(),
        lot_code(required=False),
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
        FieldDefinition(
            name="NOTICE_NATURE", zh="公告性质", en="nature", kind=Code(codes=codes.NOTICE_NATURE)
        ),
        FieldDefinition(
            name="BULLETIN_TYPE", zh="公告类型", en="type", kind=Code(codes=codes.BULLETIN_TYPE)
        ),
        FieldDefinition(
            name="DOC_GET_START_TIME",
            zh="文件获取开始时间",
            en="documents available from",
            kind=MOMENT,
        ),
        FieldDefinition(
            name="DOC_GET_END_TIME",
            zh="文件获取截止时间",
            en="documents available until",
            kind=MOMENT,
        ),
        FieldDefinition(
            name="TENDER_DOC_GET_METHOD",
            zh="文件获取方法",
            en="how to get the documents",
            kind=Text(longest=2000),
        ),
        *_OPENING,
        FieldDefinition(
            name="BID_DOC_REFER_METHOD",
            zh="投标文件递交方法",
            en="how to submit",
            kind=Text(longest=2000),
        ),
        FieldDefinition(name="IS_POSTPONE", zh="是否延期", en="deadline postponed", kind=FLAG),
        FieldDefinition(
            name="DOC_PRICE", zh="文件售价（元）", en="price of the documents, yuan", kind=AMOUNT
        ),
        FieldDefinition(
            name="SYNDICATED_FLAG", zh="是否接受联合体", en="consortia allowed", kind=FLAG
        ),
        FieldDefinition(
            name="TENDERER_CONTACT",
            zh="招标人联系方式",
            en="contact of the procuring entity",
            kind=Text(longest=500),
        ),
        FieldDefinition(
            name="TENDER_AGENCY_CONTACT",
            zh="招标代理机构联系方式",
            en="contact of the agency",
            kind=Text(longest=500),
            owner=Owner.AGENCY,
        ),
        FieldDefinition(
            name="BULLETIN_DUTY",
            zh="公告责任人",
            en="person in charge of the notice",
            kind=Text(longest=100),
            open_to=_PERSON,
        ),
        FieldDefinition(
            name="EXAMINER_NAME",
            zh="验证责任人",
            en="examiner",
            kind=Text(longest=100),
            open_to=_PERSON,
        ),
        FieldDefinition(
            name="EXAMINE_TIME", zh="验证时间", en="examined at", kind=MOMENT, open_to=_PERSON
        ),
        extra("IS_NEED_SIGN_UP", "获取文件是否须先报名", "registration needed for documents", FLAG),
        extra("PLATFORM_URL", "电子招标投标交易平台网址", "address of the e-platform", PARAGRAPH),
        extra("CONTENT_HASH", "公告内容 SHA-256", "SHA-256 of the text", DIGEST),
        *platform_fields(),
    ),
)

_DOCUMENTS_EXTRA = (
    extra("DOC_GET_START_TIME", "文件发出时间", "documents issued from", MOMENT),
    extra("DOC_CONTENT", "招标文件正文", "text of the documents", DOCUMENT),
    extra("MIN_PRICE_LIMIT", "最低投标限价", "minimum price", AMOUNT),
    extra(
        "IS_CONTROL_IN_DOC", "最高投标限价是否载于招标文件", "ceiling stands in the documents", FLAG
    ),
    extra("BASE_PRICE_COUNT", "标底个数", "number of base prices", COUNT),
    extra(
        "IS_BASE_PRICE_DECISIVE", "标底是否作为中标或否决条件", "base price decides the award", FLAG
    ),
    extra("IS_TWO_STAGE", "是否两阶段招标", "tender in two stages", FLAG),
    extra("STAGE_NO", "招标阶段（1 或 2）", "stage, 1 or 2", COUNT),
    extra("MARGIN_END_TIME", "投标保证金有效期截止", "bid security valid until", MOMENT),
    extra("IS_VALID_EXTENDED", "是否延长投标有效期", "bid validity extended", FLAG),
    extra(
        "EVALUATING_METHOD_CODE",
        "评标办法类别",
        "kind of evaluation method",
        Code(codes=lists.EVALUATING_METHOD),
    ),
    score_items(),
    extra(
        "METHOD_PARAM_SET",
        "评标办法参数",
        "parameters of the evaluation method",
        array(
            extra("PARAM_NAME", "参数名称", "name of the parameter", NAME, required=True),
            extra("PARAM_VALUE", "参数值", "value", PARAGRAPH, required=True),
        ),
    ),
)

DOCUMENTS = SetDefinition(
    name="TENDER_FILE_CLARI_MODI",
    number="504",
    zh="招标文件及澄清修改",
    en="tender documents, clarification or change",
    parent="TENDER_PROJECT_CODE",
    fields=(
        tender_code(),
        lot_code(required=False),
        FieldDefinition(
            name="DOC_NO",
            zh="文件编号",
            en="document number",
            kind=Pattern(pattern="[0-9A-Za-z]{1,26}", zh="至多 26 位", en="at most 26 characters"),
        ),
        FieldDefinition(name="DOC_NAME", zh="文件名称", en="title", kind=Text(longest=200)),
        *_OPENING,
        FieldDefinition(
            name="VALID_PERIOD", zh="投标有效期（日）", en="bid validity, days", kind=COUNT
        ),
        FieldDefinition(
            name="MARGIN_PAY_TYPE",
            zh="投标保证金缴纳方式",
            en="form of the bid security",
            kind=Code(codes=codes.MARGIN_FORM),
        ),
        FieldDefinition(
            name="MARGIN_AMOUNT", zh="投标保证金金额（元）", en="bid security, yuan", kind=AMOUNT
        ),
        FieldDefinition(
            name="MARGIN_PERCENT",
            zh="投标保证金比例（%）",
            en="bid security, per cent",
            kind=PERCENT,
        ),
        FieldDefinition(
            name="PRICE_FORM_CODE",
            zh="价格形式",
            en="form of price",
            kind=Code(codes=codes.PRICE_FORM),
        ),
        FieldDefinition(name="CONTROL_PRICE", zh="最高投标限价", en="price ceiling", kind=AMOUNT),
        FieldDefinition(
            name="PRICE_UNIT", zh="价格单位", en="unit of price", kind=Code(codes=codes.PRICE_UNIT)
        ),
        FieldDefinition(
            name="EVALUATING_METHOD", zh="评标办法", en="evaluation method", kind=Text(longest=500)
        ),
        FieldDefinition(
            name="QUAL_TYPE",
            zh="资格审查方式",
            en="qualification",
            kind=Code(codes=codes.QUALIFICATION_TYPE),
        ),
        FieldDefinition(name="CLARIFY_TIME", zh="澄清修改时间", en="clarified at", kind=MOMENT),
        FieldDefinition(
            name="CLARIFY_CONTENT",
            zh="澄清修改内容",
            en="text of the clarification",
            kind=Text(longest=1_000_000),
        ),
        FieldDefinition(
            name="IS_AFFECT_BID",
            zh="是否影响投标文件编制",
            en="may affect the preparation of bids",
            kind=FLAG,
            extension=True,
        ),
        FieldDefinition(name="IS_POSTPONE", zh="是否延期", en="deadline postponed", kind=FLAG),
        FieldDefinition(
            name="POST_REFER_END_TIME",
            zh="延期后递交截止时间",
            en="postponed submission deadline",
            kind=MOMENT,
            extension=True,
        ),
        FieldDefinition(
            name="POST_OPEN_TIME", zh="延期后开标时间", en="postponed opening time", kind=MOMENT
        ),
        FieldDefinition(name="SUBMIT_TIME", zh="提交时间", en="issued at", kind=MOMENT),
        *_DOCUMENTS_EXTRA,
        *platform_fields(),
    ),
)

ABNORMITY = SetDefinition(
    name="TENDER_ABNORMITY_REPORT",
    number="517",
    zh="招标异常情况报告",
    en="report of an abnormal end",
    parent="TENDER_PROJECT_CODE",
    fields=(
        tender_code(),
        lot_code(required=False),
        FieldDefinition(
            name="EXCEPITON_TYPE",
            zh="异常类型",
            en="kind of abnormality (spelt so)",
            kind=Code(codes=codes.EXCEPTION_TYPE),
            required=True,
        ),
        FieldDefinition(
            name="INFOR", zh="异常情况描述", en="what happened", kind=Text(longest=4000)
        ),
        FieldDefinition(
            name="APPROVAL_RESULT",
            zh="审批结果",
            en="decision of the authority",
            kind=Text(longest=2000),
            owner=Owner.DEPARTMENT,
        ),
        FieldDefinition(
            name="APPROVAL_TIME",
            zh="审批时间",
            en="decided at",
            kind=MOMENT,
            owner=Owner.DEPARTMENT,
        ),
        FieldDefinition(name="SUBMIT_TIME", zh="提交时间", en="reported at", kind=MOMENT),
        extra("NOTICE_SEND_TIME", "终止公告发布时间", "termination published at", MOMENT),
        extra("IS_FEE_RETURNED", "文件费用是否退还", "fees for documents returned", FLAG),
        extra(
            "IS_MARGIN_RETURNED",
            "投标保证金及利息是否退还",
            "bid securities and interest returned",
            FLAG,
        ),
        extra(
            "IS_MARGIN_CARRIED",
            "投标保证金是否转入重新招标",
            "bid securities carried over to the new tender",
            FLAG,
        ),
        *platform_fields(),
    ),
)
