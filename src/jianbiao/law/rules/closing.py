"""Rules of what follows an award or ends a tender (书面报告、分包、终止、结算): A13 A14 A15 A16."""

from decimal import Decimal
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_WINNER_DECIDED: Final = "x_winner_decided"
_SUBMIT_TIME: Final = "WRITTEN_REPORT.x_SUBMIT_TIME"
_EXCEPITON_TYPE: Final = "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE"
_TERMINATION_NOTICE: Final = "x_termination_notice"
_FEES_RETURNED: Final = "x_fees_returned"
_BOND_RETURNED: Final = "x_bond_returned"
_AWARD_PRICE: Final = "x_award_price"

A13: Final = Rule(
    number="A13",
    zh="书面报告",
    en="Written report",
    compares_zh="自确定中标人之日至提交书面报告之日的天数",
    compares_en="the days from the decision on the winner to the written report",
    threshold_zh="15日内",
    threshold_en="within 15 days",
    basis_zh="招标投标法第四十七条",
    basis_en="Tendering Law, art. 47",
    severity="R",
    scope="M",
    text_status="verified",
    unit="lot",
    reads=(
        "x_suspensions",
        _IS_TO_LAW,
        _WINNER_DECIDED,
        _SUBMIT_TIME,
        "x_now",
    ),
    reading_zh="确定之日不计，第十五日为相符，为休息日的顺延。期满未见为越限，期限未满无从判断。早于确定中标人的存议。责令暂停的期间不计。",
    reading_en="The day of the decision is left out, the fifteenth day is in time, a day of rest gives way. None when the last day is over is a breach; while it runs nothing can be said. Before the decision is doubtful. Suspended days are left out.",
    refutes_zh="报告日期与备案日期不同；已提交而迟报。",
    refutes_en="The report's date is not its filing; it was submitted and reported late.",
    public_zh="确定中标人后未在法定期限内提交书面报告",
    public_en="No written report within the lawful period",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    expects_zh="招标投标情况书面报告",
    expects_en="the written report",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=15,
            unit="日",
            floor=15,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                _IS_TO_LAW: "1",
                _WINNER_DECIDED: "20260310100000",
                _SUBMIT_TIME: "20260330100000",
            },
            verdict="breach",
            zh="第二十日",
            en="on day twenty",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _WINNER_DECIDED: "20260310100000",
                _SUBMIT_TIME: "20260325100000",
            },
            verdict="compliant",
            zh="第十五日",
            en="on day fifteen",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _WINNER_DECIDED: "20260310100000",
                _SUBMIT_TIME: "20260306100000",
            },
            verdict="yellow",
            zh="早于确定中标人",
            en="before the decision",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _WINNER_DECIDED: "20260310100000",
                _SUBMIT_TIME: None,
                "x_now": "20260320100000",
            },
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={
                _IS_TO_LAW: "0",
                _WINNER_DECIDED: "20260310100000",
                _SUBMIT_TIME: "20260330100000",
            },
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

A14: Final = Rule(
    number="A14",
    zh="转让与分包",
    en="Transfer and subcontracts",
    compares_zh="履约中报告的转让和分包",
    compares_en="transfers and subcontracts reported",
    threshold_zh="不得转让，主体不得分包，不得再分包",
    threshold_en="no transfer, no subcontract of the main part, none let again",
    basis_zh="招标投标法第四十八条、第五十八条；招标投标法实施条例第五十九条",
    basis_en="Tendering Law, arts. 48 and 58; Implementing Regulations, art. 59",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        "x_transferred",
        "x_subcontracts",
        "x_losers",
    ),
    reading_zh="是否主体、是否同意由人判断，存议；从不作越限。",
    reading_en="What is main and what was agreed is for a person: doubtful, never a breach.",
    refutes_zh="专业分包经招标人同意。",
    refutes_en="A specialist's part was agreed.",
    public_zh="履约中的转让或者分包须核查",
    public_en="A transfer or subcontract must be looked at",
    examples=(
        Example(
            fields={"x_subcontracts": [{"SUBCONTRACTOR_CODE": "D", "IS_MAIN_PART": "1"}]},
            verdict="yellow",
            zh="分包主体",
            en="a main part",
        ),
        Example(
            fields={
                "x_subcontracts": [
                    {"SUBCONTRACTOR_CODE": "D", "IS_MAIN_PART": "0", "IS_AGREED": "1"}
                ]
            },
            verdict="compliant",
            zh="非主体，已同意",
            en="not main, agreed",
        ),
        Example(
            fields={"x_subcontracts": [{"SUBCONTRACTOR_CODE": "D"}]},
            verdict="undecidable",
            zh="是否主体未报",
            en="which part unknown",
        ),
        Example(
            fields={"x_losers": ["D"]},
            verdict="not_applicable",
            zh="无分包信息",
            en="nothing reported",
        ),
    ),
)

A15: Final = Rule(
    number="A15",
    zh="终止招标",
    en="Termination",
    compares_zh="终止招标的公告和费用、保证金的退还",
    compares_en="the notice of a termination and the return of fees and bonds",
    threshold_zh="及时公告并退还费用、保证金及利息",
    threshold_en="announce promptly and return fees, bonds and interest",
    basis_zh="招标投标法实施条例第三十一条",
    basis_en="Implementing Regulations of the Tendering Law, art. 31",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _EXCEPITON_TYPE,
        _TERMINATION_NOTICE,
        _FEES_RETURNED,
        _BOND_RETURNED,
        "x_bond_carried_over",
        "x_now",
    ),
    reading_zh="条文称“及时”，未定日数：公告后参数所定日数之内未退的无从判断，其后越限。报告终止而未公告的越限。保证金经同意转入重新招标的存议。流标不在此列。",
    reading_en="The article says “promptly” without days: not returned within the days of the parameter is undecidable, then a breach. Terminated and never announced is a breach. A bond carried over by consent is doubtful. A failed tender is another matter.",
    refutes_zh="保证金经同意转入重新招标；文件免费发放。",
    refutes_en="The bond was carried over by consent; the documents were free.",
    public_zh="终止招标后未公告或者未退还费用、保证金",
    public_en="A termination was not announced, or fees and bonds were not returned",
    parameters=(
        Parameter(
            name="days", zh="视为及时的日数", en="days taken for prompt", default=15, unit="日"
        ),
    ),
    examples=(
        Example(
            fields={
                _EXCEPITON_TYPE: "2",
                _TERMINATION_NOTICE: "20260310100000",
                _FEES_RETURNED: False,
                _BOND_RETURNED: True,
            },
            verdict="breach",
            zh="文件费用未退",
            en="fees not returned",
        ),
        Example(
            fields={
                _EXCEPITON_TYPE: "3",
                _TERMINATION_NOTICE: "20260310100000",
                _FEES_RETURNED: True,
                _BOND_RETURNED: True,
            },
            verdict="compliant",
            zh="已公告并退还",
            en="announced and returned",
        ),
        Example(
            fields={
                _EXCEPITON_TYPE: "2",
                _TERMINATION_NOTICE: "20260310100000",
                _FEES_RETURNED: True,
                _BOND_RETURNED: False,
                "x_bond_carried_over": True,
            },
            verdict="yellow",
            zh="经同意转入重新招标",
            en="carried over by consent",
        ),
        Example(
            fields={
                _EXCEPITON_TYPE: "2",
                _TERMINATION_NOTICE: "20260310100000",
                _FEES_RETURNED: None,
                _BOND_RETURNED: None,
            },
            verdict="undecidable",
            zh="退还未报",
            en="returns unknown",
        ),
        Example(
            fields={_EXCEPITON_TYPE: "1"}, verdict="not_applicable", zh="流标", en="a failed tender"
        ),
    ),
)

A16: Final = Rule(
    number="A16",
    zh="合同价款增加",
    en="Price creep",
    compares_zh="变更或者结算后的价款与中标价",
    compares_en="the amended or settled price with the award",
    threshold_zh="超过参数所定比例的须核查",
    threshold_en="above the ratio of the parameter a person looks",
    basis_zh="监管实践（低中高结），不以法条为据",
    basis_en="practice of supervision (low bid, high settlement); no article sets a ratio",
    severity="Y",
    scope="A",
    text_status="own",
    unit="lot",
    jurisdiction="any",
    reads=(
        _AWARD_PRICE,
        "x_settled_price",
        "x_contract_changes",
    ),
    reading_zh="超过比例的存议，变更可能经批准；从不作越限。",
    reading_en="Above the ratio is doubtful, for changes may be approved. Never a breach.",
    refutes_zh="设计变更经批准；材料调价条款。",
    refutes_en="An approved change of design; a price index clause.",
    public_zh="合同价款增加较多，须核查",
    public_en="The contract grew much, which must be looked at",
    parameters=(
        Parameter(
            name="percent",
            zh="存议比例",
            en="share that is doubtful",
            default=Decimal(10),
            unit="%",
        ),
    ),
    examples=(
        Example(
            fields={_AWARD_PRICE: "10000000", "x_settled_price": "13000000"},
            verdict="yellow",
            zh="增加三成",
            en="30 % more",
        ),
        Example(
            fields={_AWARD_PRICE: "10000000", "x_settled_price": "10500000"},
            verdict="compliant",
            zh="增加百分之五",
            en="5 % more",
        ),
        Example(
            fields={_AWARD_PRICE: None, "x_settled_price": "13000000"},
            verdict="undecidable",
            zh="中标价未报",
            en="award unknown",
        ),
        Example(
            fields={_AWARD_PRICE: "10000000"},
            verdict="not_applicable",
            zh="尚无变更和结算",
            en="neither amended nor settled",
        ),
    ),
)

CLOSING: Final = (
    A13,
    A14,
    A15,
    A16,
)
