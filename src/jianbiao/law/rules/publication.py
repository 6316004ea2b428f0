"""Rules of publishing and of what a notice says (公告发布与内容): P14 P15."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_FULL: Final = (
    "招标内容：某路改建；资金来源：财政资金；资格要求：市政二级资质；不接受联合体；"
    "文件获取：平台下载；递交截止时间：三月二十四日；联系电话：见平台。"
)

P14: Final = Rule(
    number="P14",
    zh="媒介发布时限",
    en="Time for a medium to publish",
    compares_zh="媒介收到公告至发布的时间",
    compares_en="the time from receipt by the medium to publication",
    threshold_zh="不超过12小时",
    threshold_en="at most 12 hours",
    basis_zh="招标公告和公示信息发布管理办法（发展改革委令2017年第10号）第十一条",
    basis_en="Measures for the Publication of Tender Notices (NDRC Order 10 of 2017), art. 11",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="publication",
    reads=("x_receive_time", "x_publish_time", "x_sync_by_interface"),
    reading_zh="按秒计算，恰为上限的相符。由接口同步的不适用。先发布后收到的，数据自相矛盾，存议。",
    reading_en="Counted to the second; exactly the limit is clear. A notice synced by interface is outside. Published before received contradicts itself and is doubtful.",
    refutes_zh="媒介实际由接口同步；收到时间填报有误。",
    refutes_en="The medium was in fact synced by interface; the time of receipt was reported wrongly.",
    public_zh="媒介收到公告后未在规定时间内发布",
    public_en="A medium published a notice later than the rules allow",
    exemptions_zh="由接口同步的公告",
    exemptions_en="notices synced by interface",
    parameters=(
        Parameter(
            name="hours",
            zh="最长时间",
            en="longest time",
            default=12,
            unit="小时",
            floor=12,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                "x_receive_time": "20260316080000",
                "x_publish_time": "20260316200001",
                "x_sync_by_interface": False,
            },
            verdict="breach",
            zh="十二小时零一秒",
            en="twelve hours and a second",
        ),
        Example(
            fields={
                "x_receive_time": "20260316080000",
                "x_publish_time": "20260316200000",
                "x_sync_by_interface": False,
            },
            verdict="compliant",
            zh="恰十二小时",
            en="exactly twelve hours",
        ),
        Example(
            fields={
                "x_receive_time": "20260316080000",
                "x_publish_time": "20260316070000",
                "x_sync_by_interface": False,
            },
            verdict="yellow",
            zh="发布早于收到",
            en="published before received",
        ),
        Example(
            fields={"x_receive_time": None, "x_publish_time": "20260316200000"},
            verdict="undecidable",
            zh="未报收到时间",
            en="the time of receipt was not reported",
        ),
        Example(
            fields={
                "x_receive_time": "20260316080000",
                "x_publish_time": "20260317200000",
                "x_sync_by_interface": True,
            },
            verdict="not_applicable",
            zh="由接口同步",
            en="synced by interface",
        ),
    ),
)

P15: Final = Rule(
    number="P15",
    zh="公告应当载明的事项",
    en="What a notice has to say",
    compares_zh="公告的字段与文本，与应当载明的事项",
    compares_en="the fields and text of a notice with what it has to say",
    threshold_zh="内容范围、资金来源、资格要求、是否接受联合体、文件获取、递交截止、联系方式、电子平台均应载明",
    threshold_en="scope, funds, qualification, consortia, documents, deadline, contacts and electronic platform are all told",
    basis_zh="招标公告和公示信息发布管理办法（发展改革委令2017年第10号）第五条；招标投标法第十六条；招标投标法实施条例第三十七条",
    basis_en="Measures for the Publication of Tender Notices (NDRC Order 10 of 2017), art. 5; Tendering Law, art. 16; Implementing Regulations, art. 37",
    severity="Y",
    scope="M",
    text_status="recalled",
    unit="notice",
    reads=(
        _LAW,
        f"{_N}NOTICE_CONTENT",
        f"{_N}NOTICE_NATURE",
        "TENDER_PROJECT.TENDER_CONTENT",
        "PROJECT.FUND_SOURCE",
        "SECTION.BID_QUALIFICATION",
        f"{_N}SYNDICATED_FLAG",
        f"{_N}TENDER_DOC_GET_METHOD",
        f"{_N}DOC_GET_START_TIME",
        f"{_N}BID_DOC_REFER_END_TIME",
        f"{_N}BID_DOC_REFER_METHOD",
        f"{_N}TENDERER_CONTACT",
        f"{_N}PLATFORM_URL",
        f"{_N}NOTICE_URL",
    ),
    reading_zh="字段已报或者文本中有其用语的，视为载明；两处均未见的，列出存议，由人阅读公告。更正公告不重复全部事项。",
    reading_en="An item counts as told where its field is reported or a word for it stands in the text; what is found in neither is named and doubtful, for a person to read. A correction repeats nothing.",
    refutes_zh="公告以其他用语载明；附件载明。",
    refutes_en="The notice says it in other words; an attachment says it.",
    public_zh="公告未见应当载明的事项",
    public_en="Something a notice has to say was not found in it",
    exemptions_zh="更正公告；非依法必须招标的项目",
    exemptions_en="corrections; tenders that need not be held",
    examples=(
        Example(
            fields={_LAW: "1", f"{_N}NOTICE_CONTENT": _FULL.replace("不接受联合体；", "")},
            verdict="yellow",
            zh="未载明是否接受联合体",
            en="nothing about consortia",
        ),
        Example(
            fields={_LAW: "1", f"{_N}NOTICE_CONTENT": _FULL},
            verdict="compliant",
            zh="各项均已载明",
            en="everything is told",
        ),
        Example(
            fields={_LAW: "1", f"{_N}NOTICE_CONTENT": None, f"{_N}SYNDICATED_FLAG": "0"},
            verdict="undecidable",
            zh="未报公告内容",
            en="the text was not reported",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}NOTICE_NATURE": "2",
                f"{_N}NOTICE_CONTENT": "开标时间改为三月",
            },
            verdict="not_applicable",
            zh="更正公告",
            en="a correction",
        ),
    ),
)

PUBLICATION: Final = (P14, P15)
