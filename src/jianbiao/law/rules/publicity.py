"""Rules of publicity (公示): A01 A03."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_REPORT_RECEIVED: Final = "x_report_received"
_END_TIME: Final = "EVALUATION_REPORT.END_TIME"
_PUBLICITY_START_TIME: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_CANDIDATE_ROWS: Final = "x_candidate_rows"
_OBJECTION_METHOD: Final = "TENDER_CANDIDATE_ANNOUNCE.OBJECTION_METHOD"

A01: Final = Rule(
    number="A01",
    zh="公示开始时间",
    en="Publicity begins",
    compares_zh="自收到评标报告之日至公示开始之日的天数",
    compares_en="the days from receipt of the evaluation report to the start of publicity",
    threshold_zh="3日内",
    threshold_en="within 3 days",
    basis_zh="招标投标法实施条例第五十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 54",
    severity="R",
    scope="M",
    text_status="verified",
    unit="lot",
    reads=(
        "x_suspensions",
        _IS_TO_LAW,
        _REPORT_RECEIVED,
        _END_TIME,
        _PUBLICITY_START_TIME,
        "x_publicity_undated",
        "x_now",
    ),
    reading_zh="收到之日不计，第三日为相符，第三日为休息日的顺延。只知评标结束时间的，三日内相符，超过的存议，因报告可能后收到。责令暂停的期间不计。",
    reading_en="The day of receipt is left out, the third day is in time, a third day of rest gives way. With only the end of the evaluation known, three days are clear and more is doubtful, for the report may have come later. Suspended days are left out.",
    refutes_zh="评标报告经退回重新提交；期间有法定节假日。",
    refutes_en="The report was sent back and submitted anew; a holiday lay between.",
    public_zh="收到评标报告后未在法定期限内公示中标候选人",
    public_en="The candidates were not published in time after the evaluation report",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    expects_zh="公示中标候选人",
    expects_en="the publication of the candidates",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=3,
            unit="日",
            floor=3,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                _IS_TO_LAW: "1",
                _REPORT_RECEIVED: "20260310100000",
                _PUBLICITY_START_TIME: "20260317180000",
            },
            verdict="breach",
            zh="第七日",
            en="on day seven",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _REPORT_RECEIVED: "20260310100000",
                _PUBLICITY_START_TIME: "20260313180000",
            },
            verdict="compliant",
            zh="第三日",
            en="on day three",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _END_TIME: "20260310100000",
                _PUBLICITY_START_TIME: "20260317180000",
            },
            verdict="yellow",
            zh="只知评标结束时间",
            en="only the end of the evaluation is known",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _REPORT_RECEIVED: None,
                _PUBLICITY_START_TIME: "20260317180000",
            },
            verdict="undecidable",
            zh="收到时间未报",
            en="receipt unknown",
        ),
        Example(
            fields={
                _IS_TO_LAW: "0",
                _REPORT_RECEIVED: "20260310100000",
                _PUBLICITY_START_TIME: "20260317180000",
            },
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

A03: Final = Rule(
    number="A03",
    zh="公示内容",
    en="Content of the publication",
    compares_zh="公示是否载明各项内容",
    compares_en="whether the publication says each item",
    threshold_zh="排序、名称、报价、质量、工期、评标情况，项目负责人及证书，资格能力，异议渠道",
    threshold_en="rank, name, price, quality, duration, evaluation; leader and certificate; qualification; how to object",
    basis_zh="招标公告和公示信息发布管理办法第六条",
    basis_en="Measures for Publishing Tender Notices, art. 6",
    severity="Y",
    scope="M",
    text_status="recalled",
    unit="lot",
    reads=(
        _IS_TO_LAW,
        _CANDIDATE_ROWS,
        "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_CONTENT",
        _OBJECTION_METHOD,
    ),
    reading_zh="字段和正文中均未见的存议，或载于附件；从不作越限。",
    reading_en="An item in neither field nor text is doubtful, for it may stand in an attachment. Never a breach.",
    refutes_zh="内容载于附件或者图片。",
    refutes_en="The item stands in an attachment or an image.",
    public_zh="中标候选人公示内容不全，须核查",
    public_en="The publication of candidates wants an item, which must be looked at",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={
                _IS_TO_LAW: "1",
                _CANDIDATE_ROWS: [{"ORDER": "1", "BIDDER_NAME": "甲公司"}],
                _OBJECTION_METHOD: "电话",
            },
            verdict="yellow",
            zh="只有排序和名称",
            en="rank and name only",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _CANDIDATE_ROWS: [
                    {
                        "ORDER": "1",
                        "BIDDER_NAME": "甲公司",
                        "BID_PRICE": "5000000.00",
                        "QUALITY": "合格",
                        "TIME_LIMIT": "180日",
                        "BID_MANAGER": "某甲",
                        "PM_CODE": "690001",
                        "QUALIFICATION": "总承包二级",
                    }
                ],
                _OBJECTION_METHOD: "电话",
            },
            verdict="compliant",
            zh="各项俱全",
            en="every item",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _CANDIDATE_ROWS: None, _OBJECTION_METHOD: None},
            verdict="undecidable",
            zh="内容未报",
            en="nothing reported",
        ),
        Example(
            fields={
                _IS_TO_LAW: "0",
                _CANDIDATE_ROWS: [
                    {
                        "ORDER": "1",
                        "BIDDER_NAME": "甲公司",
                        "BID_PRICE": "5000000.00",
                        "QUALITY": "合格",
                        "TIME_LIMIT": "180日",
                        "BID_MANAGER": "某甲",
                        "PM_CODE": "690001",
                        "QUALIFICATION": "总承包二级",
                    }
                ],
            },
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

PUBLICITY: Final = (
    A01,
    A03,
)
