"""Rules of the tender documents (招标文件): P19 P20 P22."""

from decimal import Decimal
from typing import Any, Final

from jianbiao.law.rule import Example, Parameter, Rule

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_C: Final = "TENDER_FILE_CLARI_MODI."


def _prequalification(at: str, extended: str | None) -> dict[str, Any]:
    return {
        "x_CLARIFY_TIME": at,
        "x_prequal_deadline": "20260409170000",
        "x_IS_POSTPONE": extended,
        "x_affects": True,
    }


P19: Final = Rule(
    number="P19",
    zh="澄清修改时限",
    en="Late clarification",
    compares_zh="可能影响投标文件编制的澄清或者修改发出之时至投标截止时间的天数",
    compares_en="the days from a clarification that may affect bids to the bid deadline",
    threshold_zh="至少15日前，不足的应当顺延截止时间",
    threshold_en="at least 15 days before; otherwise the deadline must be extended",
    basis_zh="招标投标法第二十三条；招标投标法实施条例第二十一条",
    basis_en="Tendering Law, art. 23; Implementing Regulations, art. 21",
    severity="R",
    scope="A",
    text_status="verified",
    unit="clarification",
    reads=(
        f"{_C}CLARIFY_TIME",
        f"{_C}BID_DOC_REFER_END_TIME",
        f"{_N}BID_DOC_REFER_END_TIME",
        f"{_C}IS_POSTPONE",
        f"{_C}x_new_deadline",
        f"{_C}x_affects_bids",
    ),
    reading_zh="倒计期间不计截止当日，不因休息日顺延。日期够而不足十五个二十四小时的，以及仅计入截止当日方够的，存议。是否影响投标文件编制不明的，存议而不作越限。截止时间以顺延后的为准。",
    reading_en="The day of the deadline is left out and nothing rolls. The right date with fewer than fifteen times 24 hours is doubtful, and so is a date right only with the deadline's day counted. Where it is unknown whether bids are affected it is doubtful, never a breach. A moved deadline replaces the first.",
    refutes_zh="已在另一条消息中足额顺延；澄清不影响投标文件编制。",
    refutes_en="Another message extended the deadline enough; the clarification cannot affect bids.",
    public_zh="可能影响投标的澄清或者修改距截止时间不足法定天数且未顺延",
    public_en="A clarification that may affect bids came too late and the deadline was not extended",
    exemptions_zh="不影响投标文件编制的澄清",
    exemptions_en="clarifications that cannot affect the preparation of bids",
    parameters=(
        Parameter(
            name="days", zh="最短天数", en="least number of days", default=15, unit="日", floor=15
        ),
    ),
    examples=(
        Example(
            fields={
                f"{_C}CLARIFY_TIME": "20260410090000",
                f"{_C}BID_DOC_REFER_END_TIME": "20260420093000",
                f"{_C}IS_POSTPONE": "0",
                f"{_C}x_affects_bids": True,
            },
            verdict="breach",
            zh="截止前十日修改而未顺延",
            en="changed ten days before the deadline, not extended",
        ),
        Example(
            fields={
                f"{_C}CLARIFY_TIME": "20260410090000",
                f"{_C}BID_DOC_REFER_END_TIME": "20260420093000",
                f"{_C}IS_POSTPONE": "1",
                f"{_C}x_new_deadline": "20260427093000",
                f"{_C}x_affects_bids": True,
            },
            verdict="compliant",
            zh="已顺延至十七日之后",
            en="extended, so that seventeen days remain",
        ),
        Example(
            fields={
                f"{_C}CLARIFY_TIME": "20260410090000",
                f"{_C}BID_DOC_REFER_END_TIME": "20260420093000",
                f"{_C}x_affects_bids": None,
            },
            verdict="yellow",
            zh="截止前十日，是否影响投标不明",
            en="ten days before, and unknown whether bids are affected",
        ),
        Example(
            fields={
                f"{_C}CLARIFY_TIME": None,
                f"{_C}BID_DOC_REFER_END_TIME": "20260420093000",
                f"{_C}x_affects_bids": True,
            },
            verdict="undecidable",
            zh="未报澄清时间",
            en="the time of the clarification was not reported",
        ),
        Example(
            fields={
                f"{_C}CLARIFY_TIME": "20260410090000",
                f"{_C}BID_DOC_REFER_END_TIME": "20260420093000",
                f"{_C}x_affects_bids": False,
            },
            verdict="not_applicable",
            zh="不影响投标文件编制的文字更正",
            en="a correction of words that cannot affect bids",
        ),
    ),
)

P20: Final = Rule(
    number="P20",
    zh="资格预审文件澄清时限",
    en="Late clarification of prequalification documents",
    compares_zh="可能影响资格预审申请文件编制的澄清或者修改至提交截止时间的天数",
    compares_en="the days from a clarification that may affect applications to their deadline",
    threshold_zh="至少3日前，不足的应当顺延截止时间",
    threshold_en="at least 3 days before; otherwise the deadline must be extended",
    basis_zh="招标投标法实施条例第二十一条、第六十四条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 21 and 64",
    severity="R",
    scope="A",
    text_status="verified",
    unit="prequalification_clarification",
    reads=(
        "x_CLARIFY_TIME",
        "x_prequal_deadline",
        "x_IS_POSTPONE",
        "x_prequal_new_deadline",
        "x_affects",
    ),
    reading_zh="算法同P19：截止当日不计，不因休息日顺延。不足而已顺延的相符，新的截止时间已知的按其计算；是否顺延未报的无从判断；是否影响申请文件编制不明的存议。",
    reading_en="Counted as P19: the deadline's day is left out and nothing rolls. A late one with an extension is clear, by the new deadline where it is known; unknown whether extended it is undecidable; unknown whether applications are affected it is doubtful.",
    refutes_zh="已在另一条消息中顺延；澄清不影响申请文件编制。",
    refutes_en="Another message extended the deadline; the clarification cannot affect applications.",
    public_zh="可能影响资格预审申请的澄清或者修改距截止时间不足法定天数且未顺延",
    public_en="A clarification that may affect applications came too late and the deadline was not extended",
    exemptions_zh="不影响资格预审申请文件编制的澄清",
    exemptions_en="clarifications that cannot affect applications",
    parameters=(
        Parameter(
            name="days", zh="最短天数", en="least number of days", default=3, unit="日", floor=3
        ),
    ),
    examples=(
        Example(
            fields=_prequalification("20260408090000", "0"),
            verdict="breach",
            zh="截止前一日澄清而未顺延",
            en="clarified a day before the deadline, not extended",
        ),
        Example(
            fields=_prequalification("20260408090000", "1"),
            verdict="compliant",
            zh="已顺延",
            en="extended",
        ),
        Example(
            fields=_prequalification("20260407090000", "0"),
            verdict="yellow",
            zh="不计截止当日二日，计入三日",
            en="two days without that of the deadline, three with it",
        ),
        Example(
            fields=_prequalification("20260408090000", None),
            verdict="undecidable",
            zh="未报是否顺延",
            en="not reported whether it was extended",
        ),
        Example(
            fields={**_prequalification("20260408090000", "0"), "x_affects": False},
            verdict="not_applicable",
            zh="不影响申请文件编制",
            en="it cannot affect applications",
        ),
    ),
)

P22: Final = Rule(
    number="P22",
    zh="投标保证金",
    en="Bid bond",
    compares_zh="投标保证金与标段估算价之比",
    compares_en="the bid bond as a share of the estimated price of the lot",
    threshold_zh="不得超过2%",
    threshold_en="at most 2 %",
    basis_zh="招标投标法实施条例第二十六条、第六十六条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 26 and 66",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        f"{_C}MARGIN_AMOUNT",
        f"{_C}x_MARGIN_PERCENT",
        "SECTION.CONTRACT_RECKON_PRICE",
        "SECTION.PRICE_UNIT",
    ),
    reading_zh="恰为上限为相符。保证金以元计，估算价按其单位（元、万元）折算；单位不明时仅在两种单位结论一致时作答。无估算价的，比较所载比例。估算价为零视为未填。",
    reading_en="Exactly the limit is clear. The bond is in yuan, the estimate in yuan or 10,000 yuan as its unit says; with the unit unknown the answer stands only if both give it. Without an estimate a stated percentage is compared. An estimate of zero counts as not filled in.",
    refutes_zh="估算价单位为万元；估算价后来调整；保证金按联合体各方合计填报。",
    refutes_en="The estimate is in units of 10,000 yuan; the estimate was changed later; the amount is a sum over consortium members.",
    public_zh="投标保证金超过估算价的法定比例",
    public_en="The bid bond exceeds the lawful share of the estimate",
    parameters=(
        Parameter(
            name="percent",
            zh="最高比例",
            en="highest share",
            default=Decimal(2),
            unit="%",
            floor=Decimal(2),
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                f"{_C}MARGIN_AMOUNT": "100000.01",
                "SECTION.CONTRACT_RECKON_PRICE": "5000000.00",
                "SECTION.PRICE_UNIT": "0",
            },
            verdict="breach",
            zh="比上限多一分",
            en="one cent over the limit",
        ),
        Example(
            fields={
                f"{_C}MARGIN_AMOUNT": "100000.00",
                "SECTION.CONTRACT_RECKON_PRICE": "500.00",
                "SECTION.PRICE_UNIT": "1",
            },
            verdict="compliant",
            zh="估算价500万元，恰为2%",
            en="an estimate of 500 × 10,000 yuan: exactly 2 %",
        ),
        Example(
            fields={
                f"{_C}MARGIN_AMOUNT": "80000.00",
                f"{_C}x_MARGIN_PERCENT": "2.5",
                "SECTION.CONTRACT_RECKON_PRICE": "5000000.00",
                "SECTION.PRICE_UNIT": "0",
            },
            verdict="yellow",
            zh="金额为1.6%，所载比例却为2.5%",
            en="the amount is 1.6 %, the stated percentage 2.5",
        ),
        Example(
            fields={
                f"{_C}MARGIN_AMOUNT": "100000.00",
                "SECTION.CONTRACT_RECKON_PRICE": None,
                "SECTION.PRICE_UNIT": "0",
            },
            verdict="undecidable",
            zh="未报估算价",
            en="no estimate was reported",
        ),
    ),
)

DOCUMENTS: Final = (P19, P20, P22)
