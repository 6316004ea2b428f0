"""代码表: code lists of the national data profile that the sets use.

Sources: 全国公共资源交易平台系统数据规范 and the provincial 4.0 profile as read in public sources. A list
marked ``open_ended`` is extended by provinces: a value of the right form is never refused.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """A closed or open-ended list: value → (Chinese, English).

    ``unconfirmed``: its values are recalled, nobody has compared them with the official text.
    """

    name: str
    zh: str
    en: str
    values: dict[str, tuple[str, str]]
    form: str = ""
    open_ended: bool = False
    unconfirmed: bool = False


def code_list(
    name: str,
    zh: str,
    en: str,
    form: str = "",
    *,
    unconfirmed: bool = False,
    **values: tuple[str, str],
) -> CodeList:
    """Return a list; keyword ``_1`` is the value ``1``. With a ``form`` it is open-ended."""
    return CodeList(
        name=name,
        zh=zh,
        en=en,
        values={key.removeprefix("_"): said for key, said in values.items()},
        form=form,
        open_ended=bool(form),
        unconfirmed=unconfirmed,
    )


TENDER_MODE = code_list(
    "TENDER_MODE",
    "招标方式",
    "tendering method",
    _1=("公开招标", "open"),
    _2=("邀请招标", "selective (by invitation)"),
    _9=("其他", "other"),
)
ORGANIZE_FORM = code_list(
    "TENDER_ORGANIZE_FORM",
    "招标组织形式",
    "organised by",
    _1=("自行招标", "the procuring entity itself"),
    _2=("委托招标", "an agency"),
    _3=("自行集中", "its own central unit"),
    _9=("其他", "other"),
)
CODE_TYPE = code_list(
    "CODE_TYPE",
    "主体代码类型",
    "type of party code",
    _90=("其他", "other"),
    _95=("平台赋码", "assigned by the platform"),
    _96=("其他多证合一代码", "another single-licence code"),
    _97=("统一社会信用代码", "unified social credit code"),
    _98=("组织机构代码", "organisation code"),
)
ROLE = code_list(
    "ROLE",
    "主体角色",
    "role of a party",
    _01=("招标人", "procuring entity"),
    _02=("招标代理机构", "procurement agency"),
    _03=("投标人", "bidder"),
    _04=("采购人", "purchaser"),
    _05=("采购代理机构", "purchasing agency"),
    _06=("供应商", "supplier"),
    _07=("出让人", "transferor"),
    _08=("受让人", "transferee"),
    _09=("竞得人", "winning competitor"),
    _99=("平台机构", "platform operator"),
)
WORKS_TYPE = code_list(
    "TYPE",
    "招标项目类型",
    "type of works",
    form="[A-Z][0-9]{2}",
    A01=("房屋建筑", "buildings"),
    A02=("市政", "municipal works"),
    A03=("公路", "roads"),
    A04=("铁路", "railways"),
    A05=("民航", "civil aviation"),
    A06=("水运", "waterways"),
    A07=("水利", "water conservancy"),
    A08=("能源", "energy"),
    A09=("邮电通信", "post and telecommunication"),
    A10=("桥梁", "bridges"),
    A11=("城市轨道", "urban rail"),
    A12=("矿产冶金", "mining and metallurgy"),
    A13=("信息网络", "information networks"),
    A14=("工业制造", "industry"),
    A99=("其他", "other"),
)
SECTION_CLASS = code_list(
    "CLASSIFY_CODE",
    "标段（包）分类",
    "class of a lot",
    form="[A-Z][0-9]{6}",
    unconfirmed=True,
    A000000=("工程", "works"),
    B000000=("货物", "goods"),
    C000000=("服务", "services"),
)
PRICE_UNIT = code_list(
    "PRICE_UNIT",
    "价格单位",
    "unit of price",
    _0=("元", "yuan"),
    _1=("万元", "ten thousand yuan"),
)
PRICE_FORM = code_list(
    "PRICE_FORM_CODE",
    "价格形式",
    "form of price",
    _1=("金额", "amount"),
    _2=("费率", "rate"),
    _3=("单价", "unit price"),
    _9=("其他", "other"),
)
CURRENCY = code_list(
    "CURRENCY",
    "币种（GB/T 12406）",
    "currency (GB/T 12406)",
    form="[0-9]{3}",
    _156=("人民币", "CNY"),
    _344=("港元", "HKD"),
    _840=("美元", "USD"),
    _978=("欧元", "EUR"),
)
EXCEPTION_TYPE = code_list(
    "EXCEPITON_TYPE",
    "招标异常类型",
    "kind of abnormality",
    _1=("流标", "failed tender"),
    _2=("终止开标", "opening ended"),
    _3=("公告撤销", "notice withdrawn"),
    _9=("其他", "other"),
)
NOTICE_NATURE = code_list(
    "NOTICE_NATURE",
    "公告性质",
    "nature of the notice",
    unconfirmed=True,
    _1=("正常公告", "first notice"),
    _2=("更正公告", "correction"),
    _3=("重发公告", "issued again"),
    _9=("其他", "other"),
)
BULLETIN_TYPE = code_list(
    "BULLETIN_TYPE",
    "公告类型",
    "type of notice",
    unconfirmed=True,
    _1=("招标公告", "tender notice"),
    _2=("资格预审公告", "prequalification notice"),
    _9=("其他", "other"),
)
MARGIN_FORM = code_list(
    "MARGIN_PAY_FORM",
    "保证金形式",
    "form of security",
    unconfirmed=True,
    _1=("转账", "transfer"),
    _2=("支票", "cheque"),
    _3=("保函", "guarantee letter"),
    _4=("电子保函", "electronic guarantee"),
    _9=("其他", "other"),
)
QUALIFICATION_TYPE = code_list(
    "QUAL_TYPE",
    "资格审查方式",
    "qualification",
    unconfirmed=True,
    _1=("资格预审", "before bidding"),
    _2=("资格后审", "after opening"),
    _9=("其他", "other"),
)
OBJECTION_TYPE = code_list(
    "OBJECTION_TYPE",
    "异议类型",
    "subject of an objection",
    _1=("招标文件", "tender documents"),
    _2=("开标", "bid opening"),
    _3=("评标结果", "evaluation result"),
    _4=("资格预审文件", "prequalification documents"),
    _9=("其他", "other"),
)
REPLY_STATUS = code_list(
    "STATUS",
    "异议答复状态",
    "outcome of a reply",
    _1=("已答复", "replied"),
    _2=("已澄清或修改", "clarified or changed"),
    _9=("其他", "other"),
)
CANDIDATE_STATUS = code_list(
    "STATUS",
    "候选人状态",
    "standing of a candidate",
    unconfirmed=True,
    _1=("正常", "stands"),
    _2=("放弃", "gave up"),
    _3=("取消资格", "disqualified"),
    _9=("其他", "other"),
)
DECRYPT_RESULT = code_list(
    "DECRYPT_RESULT",
    "解密结果",
    "result of decryption",
    unconfirmed=True,
    _1=("成功", "decrypted"),
    _2=("投标人原因未解密", "not decrypted: the bidder's cause"),
    _3=("非投标人原因未解密", "not decrypted: another cause"),
)
INDUSTRY = code_list(
    "INDUSTRIES_TYPE",
    "行业（GB/T 4754-2017）",
    "industry (GB/T 4754-2017)",
    form="[A-T][0-9]{2}",
    unconfirmed=True,
    A=("农林牧渔业", "agriculture, forestry, fishery"),
    B=("采矿业", "mining"),
    C=("制造业", "manufacturing"),
    D=("电力、热力、燃气及水", "electricity, heat, gas, water"),
    E=("建筑业", "construction"),
    F=("批发和零售业", "wholesale and retail"),
    G=("交通运输、仓储和邮政业", "transport, storage, post"),
    H=("住宿和餐饮业", "accommodation and catering"),
    I=("信息传输、软件和信息技术服务业", "information and software"),
    J=("金融业", "finance"),
    K=("房地产业", "real estate"),
    L=("租赁和商务服务业", "leasing and business services"),
    M=("科学研究和技术服务业", "research and technical services"),
    N=("水利、环境和公共设施管理业", "water, environment, public facilities"),
    O=("居民服务、修理和其他服务业", "household services"),
    P=("教育", "education"),
    Q=("卫生和社会工作", "health and social work"),
    R=("文化、体育和娱乐业", "culture, sports, entertainment"),
    S=("公共管理、社会保障和社会组织", "public administration"),
    T=("国际组织", "international organisations"),
)
