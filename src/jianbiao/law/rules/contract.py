"""Rules of award notice, contract and bonds (中标通知、合同、保证金): A08 A10 A11 A12."""

from decimal import Decimal
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_WIN_NOTICE_SEND_TIME: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_RESULT_SENT: Final = "x_result_sent"
_CONTRACT_PRICE: Final = "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE"
_BID_AMOUNT: Final = "WIN_RESULT_ANNO.BID_AMOUNT"
_PERFORMANCE_BOND: Final = "x_performance_bond"
_SIGN_TIME: Final = "CONTRACT_PERFORMANCE.SIGN_TIME"
_MARGIN_RETURNED: Final = "x_margin_returned"

A08: Final = Rule(
    number="A08",
    zh="通知未中标人",
    en="Losers told",
    compares_zh="通知未中标人的时间与中标通知书发出时间",
    compares_en="when the losers were told with the award notice",
    threshold_zh="发出中标通知书的同时",
    threshold_en="at the same time as the award notice",
    basis_zh="招标投标法第四十五条",
    basis_en="Tendering Law, art. 45",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _WIN_NOTICE_SEND_TIME,
        _RESULT_SENT,
        "x_now",
    ),
    reading_zh="当日为同时；参数所定日数内存议；更迟或者始终未通知的越限。",
    reading_en="The same day is the same time; within the days of the parameter doubtful; later, or never, a breach.",
    refutes_zh="以公告方式已同时告知；通知回执迟报。",
    refutes_en="The result was published at the same time; receipts came late.",
    public_zh="未同时将中标结果通知未中标人",
    public_en="The losers were not told at the same time",
    expects_zh="将结果通知未中标人",
    expects_en="the notice to the losers",
    parameters=(
        Parameter(name="grace", zh="存议日数", en="days that are doubtful", default=3, unit="日"),
    ),
    examples=(
        Example(
            fields={
                _WIN_NOTICE_SEND_TIME: "20260320100000",
                _RESULT_SENT: {"B": "20260320100000", "C": None},
                "x_now": "20260420100000",
            },
            verdict="breach",
            zh="一个未中标人未获通知",
            en="one was never told",
        ),
        Example(
            fields={
                _WIN_NOTICE_SEND_TIME: "20260320100000",
                _RESULT_SENT: {"B": "20260320100000", "C": "20260320160000"},
            },
            verdict="compliant",
            zh="当日均已通知",
            en="all told the same day",
        ),
        Example(
            fields={_WIN_NOTICE_SEND_TIME: "20260320100000", _RESULT_SENT: {"B": "20260323100000"}},
            verdict="yellow",
            zh="三日后通知",
            en="told three days later",
        ),
        Example(
            fields={_WIN_NOTICE_SEND_TIME: "20260320100000", _RESULT_SENT: None},
            verdict="undecidable",
            zh="通知未报",
            en="nothing reported",
        ),
        Example(
            fields={_RESULT_SENT: {"B": None}},
            verdict="not_applicable",
            zh="尚未发出中标通知书",
            en="no award notice yet",
        ),
    ),
)

A10: Final = Rule(
    number="A10",
    zh="合同与中标内容一致",
    en="Contract as awarded",
    compares_zh="合同价款、工期与中标价、投标工期",
    compares_en="price and period of the contract with the award and the bid",
    threshold_zh="主要条款应当一致",
    threshold_en="the main terms must be the same",
    basis_zh="招标投标法第四十六条、第五十九条；招标投标法实施条例第五十七条、第七十五条",
    basis_en="Tendering Law, arts. 46 and 59; Implementing Regulations, arts. 57 and 75",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _CONTRACT_PRICE,
        _BID_AMOUNT,
        "WIN_RESULT_ANNO.x_BID_RATE",
        "x_contract_rate",
        "x_PRICE_FORM_CODE",
        "x_PRICE_UNIT",
        "x_award_PRICE_UNIT",
        "x_contract_PRICE_UNIT",
        "x_bid_TIME_LIMIT",
        "x_contract_LIMITE_TIME",
        "x_subject_differs",
    ),
    reading_zh="折算为元后比较。尾差相符；千分之一以内或为算术修正，存议；恰为整数倍或为年价合计，存议；其余不一致为越限。工期单位不同的存议。费率与金额不能比较。",
    reading_en="Compared in yuan. Rounding is none; up to a thousandth may be a correction of sums: doubtful; a whole number of times may be a yearly price: doubtful; any other difference is a breach. Periods in different units are doubtful. A rate cannot be compared with a sum.",
    refutes_zh="评标修正了算术错误；合同为多年期合计；所报为补充合同。",
    refutes_en="Sums were corrected; the contract spans several years; a supplement was reported.",
    public_zh="合同主要条款与中标内容不一致",
    public_en="The contract departs from the award",
    parameters=(
        Parameter(
            name="percent",
            zh="存议比例",
            en="share that is doubtful",
            default=Decimal("0.1"),
            unit="%",
        ),
        Parameter(name="rounding", zh="尾差", en="rounding", default=Decimal(1), unit="元"),
    ),
    examples=(
        Example(
            fields={_BID_AMOUNT: "10000000.00", _CONTRACT_PRICE: "10200000.00"},
            verdict="breach",
            zh="多二十万元",
            en="200,000 more",
        ),
        Example(
            fields={
                _BID_AMOUNT: "1000.00",
                "x_award_PRICE_UNIT": "1",
                _CONTRACT_PRICE: "10000000.00",
                "x_contract_PRICE_UNIT": "0",
            },
            verdict="compliant",
            zh="单位不同而相等",
            en="equal in different units",
        ),
        Example(
            fields={_BID_AMOUNT: "10000000.00", _CONTRACT_PRICE: "10005000.00"},
            verdict="yellow",
            zh="相差万分之五",
            en="five in ten thousand apart",
        ),
        Example(
            fields={_BID_AMOUNT: "10000000.00", _CONTRACT_PRICE: None},
            verdict="undecidable",
            zh="合同价未报",
            en="contract price unknown",
        ),
        Example(
            fields={_BID_AMOUNT: "10000000.00"},
            verdict="not_applicable",
            zh="尚无合同",
            en="no contract yet",
        ),
    ),
)

A11: Final = Rule(
    number="A11",
    zh="履约保证金",
    en="Performance bond",
    compares_zh="履约保证金与合同价之比",
    compares_en="the performance bond as a share of the contract",
    threshold_zh="不得超过10%",
    threshold_en="at most 10 %",
    basis_zh="招标投标法实施条例第五十八条、第六十六条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 58 and 66",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _PERFORMANCE_BOND,
        _CONTRACT_PRICE,
        "x_contract_PRICE_UNIT",
        "x_bond_includes_other",
    ),
    reading_zh="恰为上限相符；含其他保证金、或者不小于合同价（疑为单位）的存议。",
    reading_en="Exactly the limit is clear; other guarantees included, or no smaller than the contract (a matter of units), is doubtful.",
    refutes_zh="农民工工资保证金合并填报；单位填报有误。",
    refutes_en="A wage bond was reported together; the unit is wrong.",
    public_zh="履约保证金超过合同价的法定比例",
    public_en="The performance bond exceeds the lawful share of the contract",
    parameters=(
        Parameter(
            name="percent",
            zh="最高比例",
            en="highest share",
            default=Decimal(10),
            unit="%",
            floor=Decimal(10),
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_PERFORMANCE_BOND: "1000000.01", _CONTRACT_PRICE: "10000000.00"},
            verdict="breach",
            zh="多一分",
            en="one cent over",
        ),
        Example(
            fields={_PERFORMANCE_BOND: "1000000.00", _CONTRACT_PRICE: "10000000.00"},
            verdict="compliant",
            zh="恰为10%",
            en="exactly 10 %",
        ),
        Example(
            fields={_PERFORMANCE_BOND: "1000000.00", _CONTRACT_PRICE: "1000.00"},
            verdict="yellow",
            zh="疑为万元",
            en="perhaps 10,000 yuan",
        ),
        Example(
            fields={_PERFORMANCE_BOND: "1000000.00", _CONTRACT_PRICE: None},
            verdict="undecidable",
            zh="合同价未报",
            en="contract price unknown",
        ),
        Example(
            fields={_CONTRACT_PRICE: "10000000.00"},
            verdict="not_applicable",
            zh="没有履约保证金",
            en="no performance bond",
        ),
    ),
)

A12: Final = Rule(
    number="A12",
    zh="退还投标保证金",
    en="Bid bonds returned",
    compares_zh="自合同签订之日至退还投标保证金之日的天数",
    compares_en="the days from the contract to the refund of the bid bonds",
    threshold_zh="5日内，连同银行同期存款利息",
    threshold_en="within 5 days, with interest",
    basis_zh="招标投标法实施条例第五十七条、第六十六条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 57 and 66",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _SIGN_TIME,
        "x_contract_undated",
        _MARGIN_RETURNED,
        "x_returned",
        "x_MARGIN_PAY_FORM",
        "x_interest",
        "x_now",
    ),
    reading_zh="签订之日不计，第五日为相符，第五日为休息日的顺延；以最迟一笔为准，中标人与未中标人一样。期满有一笔未退、或者未退利息的越限。保函无款可退。该年放假安排未公布的，两周内存议。",
    reading_en="The day of signing is left out, the fifth day is in time, a fifth day of rest gives way; the latest counts, winner and losers alike. One not returned when the last day is over, or no interest, is a breach. A guarantee letter is no money. With the holidays unpublished, lateness is doubtful for two weeks.",
    refutes_zh="转为履约保证金；账户已注销；退还迟报。",
    refutes_en="It became the performance bond; the account was closed; the refund was reported late.",
    public_zh="合同签订后未在法定期限内退还投标保证金及利息",
    public_en="The bid bonds were not returned in time with interest",
    expects_zh="退还投标保证金",
    expects_en="the refund of the bid bonds",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=5,
            unit="日",
            floor=5,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_SIGN_TIME: "20260310100000", _MARGIN_RETURNED: "20260320100000"},
            verdict="breach",
            zh="第十日",
            en="on day ten",
        ),
        Example(
            fields={
                _SIGN_TIME: "20260310100000",
                _MARGIN_RETURNED: "20260312100000",
                "x_interest": "included",
            },
            verdict="compliant",
            zh="第二日，含利息",
            en="on day two with interest",
        ),
        Example(
            fields={_SIGN_TIME: "20261228100000", _MARGIN_RETURNED: "20270106100000"},
            verdict="yellow",
            zh="次年放假安排未公布",
            en="next year's holidays are not published",
        ),
        Example(
            fields={_SIGN_TIME: None, _MARGIN_RETURNED: "20260320100000"},
            verdict="undecidable",
            zh="签订时间未报",
            en="signing unknown",
        ),
        Example(
            fields={
                _SIGN_TIME: "20260310100000",
                "x_MARGIN_PAY_FORM": "electronic guarantee",
                _MARGIN_RETURNED: None,
                "x_now": "20260410100000",
            },
            verdict="not_applicable",
            zh="电子保函",
            en="an electronic guarantee",
        ),
    ),
)

CONTRACT: Final = (
    A08,
    A10,
    A11,
    A12,
)
