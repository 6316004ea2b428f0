"""Rules of equal treatment (公平对待): P28 P29 P30."""

from typing import Final

from jianbiao.law.rule import Example, Rule

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_ALL: Final = "SITE_VISIT_INFO.IS_ALL_INVITED"
_TEXTS: Final = "x_document_text"
_SIGN_UP: Final = f"{_N}IS_NEED_SIGN_UP"
_METHOD: Final = f"{_N}TENDER_DOC_GET_METHOD"

P28: Final = Rule(
    number="P28",
    zh="踏勘现场面向全部潜在投标人",
    en="Site visits for all",
    compares_zh="踏勘现场邀请的对象与已获取招标文件者",
    compares_en="who was invited to a site visit with who has the documents",
    threshold_zh="不得组织单个或者部分潜在投标人踏勘",
    threshold_en="never for one or some of the potential bidders only",
    basis_zh="招标投标法实施条例第二十八条",
    basis_en="Implementing Regulations of the Tendering Law, art. 28",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="visit",
    reads=(_ALL, "x_visit_invited_count", "x_buyers_count"),
    reading_zh="报为未邀请全部的，或者邀请家数少于已获取文件家数的，存议：自行放弃者数据不载明。",
    reading_en="Reported as not for all, or with fewer invited than have the documents, it is doubtful: who stayed away of his own will no field says.",
    refutes_zh="未到者系自行放弃；另行组织了同样的踏勘。",
    refutes_en="Those absent chose to stay away; the same visit was offered to them separately.",
    public_zh="组织部分潜在投标人踏勘现场",
    public_en="A site visit for some of the potential bidders only",
    exemptions_zh="未组织踏勘的项目",
    exemptions_en="tenders without a site visit",
    examples=(
        Example(
            fields={"x_visit_invited_count": 2, "x_buyers_count": 5},
            verdict="yellow",
            zh="五家获取文件，只邀请两家",
            en="five have the documents, two were invited",
        ),
        Example(
            fields={_ALL: "1", "x_visit_invited_count": 5, "x_buyers_count": 5},
            verdict="compliant",
            zh="邀请全部",
            en="all were invited",
        ),
        Example(
            fields={_ALL: None, "x_visit_invited_count": 2},
            verdict="undecidable",
            zh="不知有多少家获取文件",
            en="unknown how many have the documents",
        ),
    ),
)

P29: Final = Rule(
    number="P29",
    zh="限制、排斥潜在投标人的条件",
    en="Conditions that shut out bidders",
    compares_zh="公告与招标文件的文本与所列用语",
    compares_en="the texts of notice and documents with a list of wordings",
    threshold_zh="不得以不合理的条件限制、排斥潜在投标人；所列七种情形",
    threshold_en="no unreasonable condition may shut out bidders; seven kinds are listed",
    basis_zh="招标投标法第十八条、第二十条、第五十一条；招标投标法实施条例第三十二条",
    basis_en="Tendering Law, arts. 18, 20 and 51; Implementing Regulations, art. 32",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="tender",
    reads=(_LAW, _TEXTS),
    reading_zh="按用语表查找，并指出所在字段与位置；句中明示禁止该条件的不计。只作线索，条件是否与项目相适应由人判断。第三、第六种情形只约束依法必须招标的项目。",
    reading_en="Wordings of a table are looked for and quoted with field and place; a sentence that forbids the condition is passed over. They are hints only: whether a condition fits the contract a person judges. Kinds 3 and 6 bind mandatory tenders only.",
    refutes_zh="该条件为国家规定的资格条件；该条件与项目的特点和需要相适应；用语另有所指。",
    refutes_en="The condition is one the State lays down; it fits the contract; the words mean something else.",
    public_zh="文件中有可能限制、排斥潜在投标人的用语",
    public_en="The documents contain wordings that may shut out bidders",
    examples=(
        Example(
            fields={_LAW: "1", _TEXTS: "投标人须在本市设有分公司。"},
            verdict="yellow",
            zh="要求在本地设立分公司",
            en="a branch in the city is required",
        ),
        Example(
            fields={_LAW: "1", _TEXTS: "不得要求投标人在本市设有分公司。"},
            verdict="compliant",
            zh="文件禁止该条件",
            en="the text forbids it",
        ),
        Example(
            fields={_LAW: "1", _TEXTS: None},
            verdict="undecidable",
            zh="未报文本",
            en="no text was reported",
        ),
    ),
)

P30: Final = Rule(
    number="P30",
    zh="获取文件不得要求报名",
    en="No registration before the documents",
    compares_zh="获取招标文件是否以报名为前提",
    compares_en="whether documents can be had only after registering for the tender",
    threshold_zh="不得以报名等为前提",
    threshold_en="no such condition",
    basis_zh="电子招标投标办法（2013年第20号令）第二十条",
    basis_en="Measures for Electronic Tendering (Order 20 of 2013), art. 20",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="notice",
    reads=(_SIGN_UP, _METHOD),
    reading_zh="报为须报名的越限；获取方法的文字中有报名用语的存议。平台免费注册不是报名。",
    reading_en="Reported as required it is a breach; words of registration in how to get the documents are doubtful. Free registration with the platform is none.",
    refutes_zh="所称报名只是平台免费注册；非电子招标。",
    refutes_en="What is called registration is the free one with the platform; the tender is not electronic.",
    public_zh="获取招标文件须先报名",
    public_en="Registration was required before the documents could be had",
    examples=(
        Example(
            fields={_SIGN_UP: "1"}, verdict="breach", zh="报为须报名", en="reported as required"
        ),
        Example(
            fields={_SIGN_UP: "0", _METHOD: "登录平台免费下载"},
            verdict="compliant",
            zh="平台下载",
            en="to be had on the platform",
        ),
        Example(
            fields={_METHOD: "报名成功后领取文件"},
            verdict="yellow",
            zh="文字以报名为前提",
            en="the words make registration come first",
        ),
        Example(
            fields={_SIGN_UP: None, _METHOD: None},
            verdict="undecidable",
            zh="未报获取方法",
            en="how to get the documents was not reported",
        ),
    ),
)

FAIRNESS: Final = (P28, P29, P30)
