"""项目、招标项目、标段（包）: what is built, what is tendered, in which lots."""

from jianbiao.standard import codes, tendering_codes
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    PERCENT,
    REGION,
    Code,
    FieldClass,
    FieldDefinition,
    Identifier,
    Owner,
    Pattern,
    Text,
)
from jianbiao.standard.sets.definition import (
    SetDefinition,
    lot_code,
    party,
    platform_fields,
    project_code,
    tender_code,
)
from jianbiao.standard.sets.rows import PARAGRAPH, SHORT, extra

_REGION = FieldDefinition(
    name="REGION_CODE", zh="行政区划", en="region", kind=REGION, required=True
)
_INDUSTRY = FieldDefinition(
    name="INDUSTRIES_TYPE", zh="所属行业", en="industry", kind=Code(codes=codes.INDUSTRY)
)

PROJECT = SetDefinition(
    name="PROJECT",
    number="500",
    zh="项目",
    en="project",
    brings="PROJECT_CODE",
    fields=(
        project_code(),
        FieldDefinition(
            name="PROJECT_NAME",
            zh="项目名称",
            en="name of the project",
            kind=Text(longest=200),
            required=True,
        ),
        _REGION,
        FieldDefinition(
            name="RELATE_CODE",
            zh="是否关联投资项目",
            en="linked to an investment project",
            kind=FLAG,
        ),
        FieldDefinition(
            name="INVEST_PROJECT_CODE",
            zh="投资项目统一代码",
            en="investment project code",
            kind=Identifier(kind="investment_code"),
        ),
        FieldDefinition(name="ADDRESS", zh="项目地址", en="address", kind=Text(longest=500)),
        FieldDefinition(
            name="LEGAL_PERSON", zh="项目法人", en="project's legal entity", kind=Text(longest=200)
        ),
        FieldDefinition(
            name="CLASS_VER_CODE",
            zh="行业分类版本",
            en="version of the industry classification",
            kind=Pattern(pattern="[0-9A-Z]{2}", zh="2 位", en="2 characters"),
        ),
        _INDUSTRY,
        FieldDefinition(
            name="FUND_SOURCE", zh="资金来源", en="source of funds", kind=Text(longest=500)
        ),
        FieldDefinition(
            name="CONTRIBUTION_SCALE",
            zh="出资比例",
            en="share of each source",
            kind=Text(longest=500),
        ),
        FieldDefinition(
            name="PROJECT_SCALE", zh="项目规模", en="scale of the project", kind=Text(longest=2000)
        ),
        FieldDefinition(
            name="APPROVAL_NAME",
            zh="审批文件名称",
            en="title of the approval",
            kind=Text(longest=200),
            owner=Owner.DEPARTMENT,
        ),
        FieldDefinition(
            name="APPROVAL_NUMBER",
            zh="审批文号",
            en="number of the approval",
            kind=Text(longest=100),
            owner=Owner.DEPARTMENT,
        ),
        FieldDefinition(
            name="APPROVAL_AUTHORITY",
            zh="审批部门",
            en="approving authority",
            kind=Text(longest=200),
            owner=Owner.DEPARTMENT,
        ),
        FieldDefinition(
            name="APPROVAL_TIME",
            zh="审批时间",
            en="time of the approval",
            kind=MOMENT,
            owner=Owner.DEPARTMENT,
            extension=True,
        ),
        FieldDefinition(name="CREATE_TIME", zh="立项时间", en="time of creation", kind=MOMENT),
        extra("TOTAL_INVESTMENT", "总投资（元）", "total investment, yuan", AMOUNT),
        extra("BUDGET_FUNDS", "预算资金（元）", "budget funds, yuan", AMOUNT),
        extra(
            "BUDGET_RATE", "预算资金占投资比例（%）", "share of the budget funds, per cent", PERCENT
        ),
        extra(
            "IS_SOE_CONTROL",
            "国有企事业单位资金是否控股或主导",
            "state enterprises' funds control",
            FLAG,
        ),
        *platform_fields(),
    ),
)

TENDER_PROJECT = SetDefinition(
    name="TENDER_PROJECT",
    number="501",
    zh="招标项目",
    en="tender",
    parent="PROJECT_CODE",
    brings="TENDER_PROJECT_CODE",
    fields=(
        project_code(),
        tender_code(),
        FieldDefinition(
            name="TENDER_PROJECT_NAME",
            zh="招标项目名称",
            en="name of the tender",
            kind=Text(longest=200),
            required=True,
        ),
        FieldDefinition(
            name="TENDER_SELF_CODE",
            zh="招标项目自编号",
            en="the platform's own number",
            kind=Text(longest=50),
        ),
        FieldDefinition(
            name="UNIFIED_DEAL_CODE",
            zh="统一交易标识码",
            en="unified deal code",
            kind=Identifier(kind="deal_code"),
        ),
        _REGION,
        _INDUSTRY,
        FieldDefinition(
            name="IS_TO_LAW", zh="是否依法必须招标", en="mandatory tendering by law", kind=FLAG
        ),
        FieldDefinition(
            name="TENDER_PROJECT_TYPE",
            zh="招标项目类型",
            en="type of works",
            kind=Code(codes=codes.WORKS_TYPE),
        ),
        FieldDefinition(
            name="TENDER_CONTENT",
            zh="招标内容与范围",
            en="subject and scope",
            kind=Text(longest=4000),
        ),
        *party("OWNER", "项目业主", "owner of the project", role=True),
        *party("TENDERER", "招标人", "procuring entity", required=True, role=True),
        FieldDefinition(
            name="ISUNION", zh="是否联合招标", en="several entities procure together", kind=FLAG
        ),
        *party(
            "TENDER_AGENCY", "招标代理机构", "procurement agency", owner=Owner.AGENCY, role=True
        ),
        FieldDefinition(
            name="TENDER_MODE",
            zh="招标方式",
            en="tendering method",
            kind=Code(codes=codes.TENDER_MODE),
        ),
        FieldDefinition(
            name="TENDER_ORGANIZE_FORM",
            zh="招标组织形式",
            en="organised by",
            kind=Code(codes=codes.ORGANIZE_FORM),
        ),
        extra(
            "IS_STATE_FUNDS",
            "国有资金是否控股或主导",
            "state-owned funds control or dominate",
            FLAG,
        ),
        extra(
            "INVITE_GROUND",
            "邀请招标依据",
            "ground of a selective tender",
            Code(codes=tendering_codes.INVITE_GROUND),
        ),
        extra("INVITE_APPROVAL_NUMBER", "邀请招标批准文号", "approval of the invitation", SHORT),
        extra(
            "APPROVED_TENDER_MODE",
            "核准的招标方式",
            "tendering method as approved",
            Code(codes=codes.TENDER_MODE),
        ),
        extra(
            "APPROVED_ORGANIZE_FORM",
            "核准的招标组织形式",
            "organisation as approved",
            Code(codes=codes.ORGANIZE_FORM),
        ),
        extra("APPROVED_SCOPE", "核准的招标范围", "scope as approved", PARAGRAPH),
        FieldDefinition(
            name="SUPERVISE_DEPT_NAME",
            zh="监督部门名称",
            en="supervising department",
            kind=Text(longest=200),
        ),
        FieldDefinition(
            name="SUPERVISE_DEPT_CODE",
            zh="监督部门代码",
            en="code of the supervising department",
            kind=Text(longest=50),
        ),
        FieldDefinition(
            name="APPROVE_DEPT_NAME",
            zh="审核部门名称",
            en="approving department",
            kind=Text(longest=200),
        ),
        FieldDefinition(
            name="REPORT_DUTY",
            zh="填报责任人",
            en="person in charge of reporting",
            kind=Text(longest=100),
            open_to=FieldClass.GOVERNMENT,
        ),
        FieldDefinition(name="CREATE_TIME", zh="创建时间", en="time of creation", kind=MOMENT),
        *platform_fields(),
    ),
)

SECTION = SetDefinition(
    name="SECTION",
    number="502",
    zh="标段（包）",
    en="lot",
    parent="TENDER_PROJECT_CODE",
    brings="BID_SECTION_CODE",
    fields=(
        tender_code(),
        lot_code(),
        FieldDefinition(
            name="BID_SECTION_NAME",
            zh="标段（包）名称",
            en="name of the lot",
            kind=Text(longest=200),
            required=True,
        ),
        FieldDefinition(
            name="BID_ECTION_NUM", zh="招标次数", en="times tendered (spelt so)", kind=COUNT
        ),
        FieldDefinition(
            name="BID_TENDER_MODE",
            zh="标段招标方式",
            en="tendering method of the lot",
            kind=Code(codes=codes.TENDER_MODE),
        ),
        FieldDefinition(
            name="TRA_PLACE_CODE", zh="交易场所代码", en="place of trade", kind=Text(longest=50)
        ),
        FieldDefinition(
            name="CLASSIFY_CODE",
            zh="标段（包）分类代码",
            en="class of the lot",
            kind=Code(codes=codes.SECTION_CLASS),
        ),
        FieldDefinition(
            name="CONTRACT_RECKON_PRICE", zh="合同估算价", en="estimated value", kind=AMOUNT
        ),
        FieldDefinition(
            name="CURRENCY_CODE", zh="币种", en="currency", kind=Code(codes=codes.CURRENCY)
        ),
        FieldDefinition(
            name="PRICE_UNIT", zh="价格单位", en="unit of price", kind=Code(codes=codes.PRICE_UNIT)
        ),
        FieldDefinition(
            name="CONTROL_PRICE_RATE",
            zh="最高投标限价比例",
            en="price ceiling as a rate",
            kind=PERCENT,
            extension=True,
        ),
        FieldDefinition(
            name="BID_QUALIFICATION",
            zh="投标资格条件",
            en="conditions of participation",
            kind=Text(longest=4000),
        ),
        FieldDefinition(name="BEGIN_DATE", zh="计划开工日期", en="planned start", kind=DAY),
        FieldDefinition(
            name="LIMITE_TIME",
            zh="工期（交货期）",
            en="time for completion",
            kind=Text(longest=200),
        ),
        FieldDefinition(name="CREATE_TIME", zh="创建时间", en="time of creation", kind=MOMENT),
        *platform_fields(),
    ),
)
