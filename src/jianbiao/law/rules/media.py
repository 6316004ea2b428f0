"""Rules of where a notice stands (发布媒介): P11 P12 P13."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_MEDIA: Final = "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_MEDIA"
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_NATIONAL: Final = "中国招标投标公共服务平台"

P11: Final = Rule(
    number="P11",
    zh="指定媒介发布公告",
    en="Notice on a designated medium",
    compares_zh="公告所在的媒介与当地的指定媒介",
    compares_en="the media of a notice with those designated for the place",
    threshold_zh="依法必须招标项目的公告应当在指定媒介发布",
    threshold_en="the notice of a mandatory tender stands on a designated medium",
    basis_zh="招标投标法第十六条、第五十一条；招标投标法实施条例第十五条、第六十三条",
    basis_en="Tendering Law, arts. 16 and 51; Implementing Regulations, arts. 15 and 63",
    severity="R",
    scope="M",
    text_status="verified",
    unit="notice",
    reads=(_LAW, _MEDIA, "x_receipt"),
    reading_zh="指定媒介为参数，地方可以加入本省的公共服务平台。名称似省级平台而未列入参数的，以及报称发布而没有回执的，存议。",
    reading_en="The designated media are a parameter: a place adds its own public service platform. A name that looks like a provincial platform but is not listed is doubtful; so is a designated medium without a receipt.",
    refutes_zh="公告另在指定媒介发布而未报；媒介名称填报不同；项目并非依法必须招标。",
    refutes_en="It also stands on a designated medium, unreported; the medium is called otherwise; tendering was not mandatory.",
    public_zh="公告未在指定媒介发布",
    public_en="The notice is on no designated medium",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=(
        Parameter(
            name="media",
            zh="指定媒介（以分号分隔）",
            en="designated media, parted by semicolons",
            default=_NATIONAL,
        ),
    ),
    examples=(
        Example(
            fields={_LAW: "1", _MEDIA: "某县政府网"},
            verdict="breach",
            zh="只在县政府网站发布",
            en="on a county's website only",
        ),
        Example(
            fields={_LAW: "1", _MEDIA: f"{_NATIONAL};某省公共资源交易网", "x_receipt": "present"},
            verdict="compliant",
            zh="在国家平台发布，有回执",
            en="on the national platform, with a receipt",
        ),
        Example(
            fields={_LAW: "1", _MEDIA: "某省公共资源交易网"},
            verdict="yellow",
            zh="似为省级平台，当地未列入参数",
            en="looks like a provincial platform the place has not named",
        ),
        Example(
            fields={_LAW: "1", _MEDIA: None},
            verdict="undecidable",
            zh="未报发布媒介",
            en="the medium was not reported",
        ),
        Example(
            fields={_LAW: "0", _MEDIA: "某县政府网"},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

P12: Final = Rule(
    number="P12",
    zh="各媒介公告内容一致",
    en="One notice, one text",
    compares_zh="同一公告在各媒介上的内容与时间",
    compares_en="what one notice says, and its dates, on each medium",
    threshold_zh="内容应当一致",
    threshold_en="the same everywhere",
    basis_zh="招标投标法实施条例第十五条、第六十三条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 15 and 63",
    severity="R",
    scope="A",
    text_status="verified",
    unit="notice",
    reads=("x_content_by_medium", "x_dates_by_medium"),
    reading_zh="比较文本的摘要，没有摘要的比较去除空白与标点的文本。文字不同的存议，由人判断是否影响投标；文件获取或者递交的时间不同的为越限。",
    reading_en="Digests are compared, or texts without blanks and punctuation. Another text is doubtful: a person judges whether it affects bidding. Other times for documents or submission are a breach.",
    refutes_zh="一媒介所载为其后的更正；摘要按不同版式计算。",
    refutes_en="One medium carries a later correction; the digests were made of different layouts.",
    public_zh="同一公告在不同媒介上的内容不一致",
    public_en="One notice says different things on different media",
    examples=(
        Example(
            fields={
                "x_dates_by_medium": {"甲网": "20260324093000", "乙网": "20260325093000"},
            },
            verdict="breach",
            zh="两个媒介的递交截止时间相差一日",
            en="deadlines a day apart on two media",
        ),
        Example(
            fields={"x_content_by_medium": {"甲网": "某工程 招标公告", "乙网": "某工程招标公告。"}},
            verdict="compliant",
            zh="只有空白与标点不同",
            en="only blanks and punctuation differ",
        ),
        Example(
            fields={"x_content_by_medium": {"甲网": "某工程招标公告", "乙网": "某工程公告"}},
            verdict="yellow",
            zh="文字不同",
            en="another text",
        ),
        Example(
            fields={"x_content_by_medium": {"甲网": "某工程招标公告", "乙网": None}},
            verdict="undecidable",
            zh="一个媒介的内容未报",
            en="what one medium says was not reported",
        ),
        Example(
            fields={"x_content_by_medium": {"甲网": "某工程招标公告"}},
            verdict="not_applicable",
            zh="只在一个媒介发布",
            en="on one medium only",
        ),
    ),
)

P13: Final = Rule(
    number="P13",
    zh="指定媒介不得收费",
    en="No fee of a designated medium",
    compares_zh="指定媒介发布公告收取的费用",
    compares_en="what a designated medium charged for a notice",
    threshold_zh="不得收取费用",
    threshold_en="nothing",
    basis_zh="招标投标法实施条例第十五条",
    basis_en="Implementing Regulations of the Tendering Law, art. 15",
    severity="R",
    scope="A",
    text_status="verified",
    unit="publication",
    reads=("x_medium_designated", "x_medium_fee", _LAW),
    reading_zh="所报为零的相符；有数额的越限；只有文字而无数额的存议。报为自愿招标的不适用。",
    reading_en="A stated zero is clear, a sum is a breach, words without a sum are doubtful. A tender reported as voluntary is outside.",
    refutes_zh="费用不是发布公告的费用；媒介不是指定媒介；境外公告。",
    refutes_en="The fee was not for publishing; the medium is not designated; the notice was for abroad.",
    public_zh="指定媒介发布公告收取费用",
    public_en="A designated medium charged for a notice",
    exemptions_zh="非指定媒介；非依法必须招标的项目",
    exemptions_en="other media; tenders that need not be held",
    examples=(
        Example(
            fields={"x_medium_designated": True, "x_medium_fee": "300.00"},
            verdict="breach",
            zh="收取三百元",
            en="300 yuan were charged",
        ),
        Example(
            fields={"x_medium_designated": True, "x_medium_fee": "0.00"},
            verdict="compliant",
            zh="未收费",
            en="nothing was charged",
        ),
        Example(
            fields={"x_medium_designated": True, "x_medium_fee": "按标准收取"},
            verdict="yellow",
            zh="只写“按标准收取”",
            en="“by tariff”, without a sum",
        ),
        Example(
            fields={"x_medium_designated": True, "x_medium_fee": None},
            verdict="undecidable",
            zh="未报是否收费",
            en="the fee was not reported",
        ),
        Example(
            fields={"x_medium_designated": False, "x_medium_fee": "300.00"},
            verdict="not_applicable",
            zh="不是指定媒介",
            en="another medium",
        ),
    ),
)

MEDIA: Final = (P11, P12, P13)
