"""Plausibility rules of our own (数据合理性): X11 X12. They rest on no article and accuse nobody."""

from decimal import Decimal
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_NOTICED: Final = "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_SEND_TIME"
_DEADLINE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_ISSUED: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME"
_ESTIMATE: Final = "SECTION.CONTRACT_RECKON_PRICE"
_UNIT: Final = "SECTION.PRICE_UNIT"
_AWARD: Final = "WIN_RESULT_ANNO.BID_AMOUNT"

X11: Final = Rule(
    number="X11",
    zh="日期次序",
    en="Order of dates",
    compares_zh="同一标段各环节日期的先后",
    compares_en="the order of the dates of one lot",
    threshold_zh="后一环节不早于前一环节",
    threshold_en="no step before the one it follows from",
    basis_zh="本系统的数据合理性规则，不以法条为据",
    basis_en="a plausibility rule of this system; it rests on no article",
    severity="Y",
    scope="A",
    text_status="own",
    unit="lot",
    jurisdiction="any",
    reads=(
        _NOTICED,
        _ISSUED,
        "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME",
        _DEADLINE,
        "BID_OPENING_RECORD.TIME",
        "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME",
        "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME",
        "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME",
        "CONTRACT_PERFORMANCE.SIGN_TIME",
    ),
    reading_zh="日期互相矛盾或者不可能的，存议，由人向平台核实；从不作越限。",
    reading_en="Dates that contradict each other, or cannot be, are doubtful: a person asks the platform. Never a breach.",
    refutes_zh="更正消息；平台说明填报规则。",
    refutes_en="A correcting message; the platform explains how it fills the field.",
    public_zh="所报日期前后矛盾",
    public_en="The dates reported contradict each other",
    examples=(
        Example(
            fields={_ISSUED: "20260324090000", _DEADLINE: "20260301093000"},
            verdict="yellow",
            zh="截止早于文件发出",
            en="the deadline lies before the issue of documents",
        ),
        Example(
            fields={
                _NOTICED: "20260301090000",
                _ISSUED: "20260302090000",
                _DEADLINE: "20260324093000",
            },
            verdict="compliant",
            zh="次序无误",
            en="in order",
        ),
        Example(
            fields={_NOTICED: "20260301090000"},
            verdict="undecidable",
            zh="只有一个日期",
            en="one date only",
        ),
        Example(
            fields={_ESTIMATE: "5000000.00"},
            verdict="not_applicable",
            zh="没有日期",
            en="no dates",
        ),
    ),
)

X12: Final = Rule(
    number="X12",
    zh="金额量级",
    en="Amounts out of range",
    compares_zh="同一标段的估算价、限价、中标价、合同价及保证金的量级",
    compares_en="the size of estimate, ceiling, award, contract price and bond of one lot",
    threshold_zh="不为负，不小于下限、不大于上限，彼此不差百倍以上",
    threshold_en="not negative, within the range, and not a hundred times apart",
    basis_zh="本系统的数据合理性规则，不以法条为据",
    basis_en="a plausibility rule of this system; it rests on no article",
    severity="Y",
    scope="A",
    text_status="own",
    unit="lot",
    jurisdiction="any",
    reads=(
        _ESTIMATE,
        _UNIT,
        "TENDER_FILE_CLARI_MODI.CONTROL_PRICE",
        "TENDER_FILE_CLARI_MODI.MARGIN_AMOUNT",
        _AWARD,
        "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE",
        "x_PRICE_FORM_CODE",
    ),
    reading_zh="多为元与万元混淆。零不作判断；费率、单价报价不作比较。存议，由人向平台核实；从不作越限。",
    reading_en="Mostly yuan taken for 10,000 yuan. Zero is not judged; rates and unit prices are left out. Doubtful: a person asks the platform. Never a breach.",
    refutes_zh="更正消息；报价形式为费率或者单价。",
    refutes_en="A correcting message; the price is a rate or a unit price.",
    public_zh="所报金额超出可能的范围",
    public_en="An amount reported is out of any range",
    parameters=(
        Parameter(
            name="smallest",
            zh="整个标段价格下限",
            en="smallest price of a whole lot",
            default=Decimal(100),
            unit="元",
        ),
        Parameter(
            name="largest", zh="金额上限", en="largest amount", default=Decimal(10**12), unit="元"
        ),
        Parameter(
            name="ratio",
            zh="价格相差倍数",
            en="prices at most apart",
            default=Decimal(100),
            unit="倍",
        ),
    ),
    examples=(
        Example(
            fields={_ESTIMATE: "5.00", _UNIT: "0"},
            verdict="yellow",
            zh="五元的公路",
            en="a motorway for five yuan",
        ),
        Example(
            fields={_ESTIMATE: "500.00", _UNIT: "1", _AWARD: "4865000.00"},
            verdict="compliant",
            zh="估算价500万元，中标价486.5万元",
            en="an estimate of 5 million, an award of 4.865 million",
        ),
        Example(
            fields={_ESTIMATE: "面议"},
            verdict="undecidable",
            zh="金额不可读",
            en="the amount cannot be read",
        ),
        Example(
            fields={_NOTICED: "20260301090000"},
            verdict="not_applicable",
            zh="没有金额",
            en="no amounts",
        ),
    ),
)

PLAUSIBILITY: Final = (X11, X12)
