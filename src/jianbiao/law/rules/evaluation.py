"""Rules of the evaluation (评标): B21 B22 B26 B27."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_BID_PRICE: Final = "TENDER_LIST.BID_PRICE"
_OTHER_BID_PRICE: Final = "TENDER_LIST.OTHER_BID_PRICE"
_CONTROL_PRICE: Final = "TENDER_FILE_CLARI_MODI.CONTROL_PRICE"
_REJECTED: Final = "x_rejected"
_REASON: Final = "REJECTED_BID_INFO.REASON"
_VALID_PERIOD: Final = "TENDER_FILE_CLARI_MODI.VALID_PERIOD"
_BID_DEADLINE: Final = "x_bid_deadline"
_AWARD_TIME: Final = "x_award_time"

B21: Final = Rule(
    number="B21",
    zh="超过最高投标限价未否决",
    en="Above the ceiling, not rejected",
    compares_zh="投标报价与最高投标限价；是否否决",
    compares_en="the bid with the price ceiling; whether it was rejected",
    threshold_zh="超过最高投标限价的，应当否决",
    threshold_en="a bid above the ceiling must be rejected",
    basis_zh="招标投标法实施条例第五十一条、第七十一条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 51 and 71",
    severity="R",
    scope="A",
    text_status="verified",
    unit="bid",
    reads=(
        _BID_PRICE,
        _OTHER_BID_PRICE,
        _CONTROL_PRICE,
        "x_control_rate",
        "x_PRICE_FORM_CODE",
        "x_PRICE_UNIT",
        _REJECTED,
    ),
    reading_zh="等于限价相符。按单位折算；报明单位不明的，两种单位结论一致方作答。费率与费率比较，下浮率方向相反，存议；单价不比较。相差百倍以上疑为单位，存议。",
    reading_en="Exactly the ceiling is clear. Units are converted; reported as unknown, the answer stands only if both give it. Rates are compared with rates; a discount runs the other way: doubtful; unit prices are left out. A hundred times apart is a matter of units: doubtful.",
    refutes_zh="限价经澄清调整；单位为万元；评标中已否决而迟报。",
    refutes_en="A clarification changed the ceiling; the unit is 10,000 yuan; the rejection came late.",
    public_zh="投标报价超过最高投标限价而未被否决",
    public_en="A bid above the ceiling was not rejected",
    examples=(
        Example(
            fields={_BID_PRICE: "10000000.01", _CONTROL_PRICE: "10000000.00", _REJECTED: False},
            verdict="breach",
            zh="超出一分",
            en="one cent above",
        ),
        Example(
            fields={_BID_PRICE: "10000000.00", _CONTROL_PRICE: "10000000.00", _REJECTED: False},
            verdict="compliant",
            zh="等于限价",
            en="exactly the ceiling",
        ),
        Example(
            fields={
                _OTHER_BID_PRICE: "下浮3%",
                "x_control_rate": "下浮2%",
                "x_PRICE_FORM_CODE": "2",
                _REJECTED: False,
            },
            verdict="yellow",
            zh="下浮率",
            en="a discount",
        ),
        Example(
            fields={
                _BID_PRICE: "501.00",
                _CONTROL_PRICE: "5000000.00",
                "x_PRICE_UNIT": None,
                _REJECTED: False,
            },
            verdict="undecidable",
            zh="单位不明",
            en="unit unknown",
        ),
        Example(
            fields={_BID_PRICE: "5000000.00"},
            verdict="not_applicable",
            zh="没有限价",
            en="no ceiling",
        ),
    ),
)

B22: Final = Rule(
    number="B22",
    zh="否决投标的理由",
    en="Reason of a rejection",
    compares_zh="被否决的投标是否载明理由和提出的专家",
    compares_en="whether a rejected bid has its reason and expert",
    threshold_zh="否决应当有理由",
    threshold_en="a rejection has a reason",
    basis_zh="招标投标法实施条例第五十一条",
    basis_en="Implementing Regulations of the Tendering Law, art. 51",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="bid",
    reads=(
        _REJECTED,
        _REASON,
        "x_expert",
    ),
    reading_zh="理由为空的存议，或载于评标报告；从不作越限。",
    reading_en="An empty reason is doubtful, for it may stand in the report; never a breach.",
    refutes_zh="理由载于评标报告正文。",
    refutes_en="The reason stands in the text of the report.",
    public_zh="否决投标未载明理由，须核查",
    public_en="A bid was rejected without a reason, which must be looked at",
    examples=(
        Example(
            fields={_REJECTED: True, _REASON: ""},
            verdict="yellow",
            zh="理由为空",
            en="an empty reason",
        ),
        Example(
            fields={_REJECTED: True, _REASON: "报价超过最高限价", "x_expert": "E1"},
            verdict="compliant",
            zh="理由和专家俱全",
            en="reason and expert",
        ),
        Example(
            fields={_REJECTED: True, _REASON: None},
            verdict="undecidable",
            zh="理由未报",
            en="reason not reported",
        ),
        Example(
            fields={_REJECTED: False}, verdict="not_applicable", zh="未被否决", en="not rejected"
        ),
    ),
)

B26: Final = Rule(
    number="B26",
    zh="有效投标不足三个",
    en="Fewer than three valid bids",
    compares_zh="否决之后剩余的有效投标数",
    compares_en="the valid bids left after rejections",
    threshold_zh="有效投标不足三个使投标明显缺乏竞争的，可以否决全部",
    threshold_en="where fewer than three are left and competition is plainly wanting all may be rejected",
    basis_zh="招标投标法第四十二条；评标委员会和评标方法暂行规定第二十七条",
    basis_en="Tendering Law, art. 42; Provisions on Panels, art. 27",
    severity="Y",
    scope="A",
    text_status="recalled",
    unit="lot",
    reads=(
        "x_valid_bids",
        "x_competition_stated",
        "x_all_rejected",
    ),
    reading_zh="不足三个而继续评标的存议；报告载明仍有竞争性的相符；从不作越限。",
    reading_en="Fewer than three and going on is doubtful; competition stated in the report is clear. Never a breach.",
    refutes_zh="评标报告正文已说明竞争性。",
    refutes_en="The report speaks of competition in its text.",
    public_zh="有效投标不足三个仍继续评标，须核查",
    public_en="The evaluation went on with fewer than three valid bids",
    parameters=(Parameter(name="bids", zh="有效投标数", en="valid bids", default=3, unit="个"),),
    examples=(
        Example(fields={"x_valid_bids": 2}, verdict="yellow", zh="剩余两个", en="two left"),
        Example(fields={"x_valid_bids": 3}, verdict="compliant", zh="三个", en="three"),
        Example(
            fields={"x_valid_bids": None},
            verdict="undecidable",
            zh="有效投标数未报",
            en="number unknown",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="尚未评标",
            en="not evaluated yet",
        ),
    ),
)

B27: Final = Rule(
    number="B27",
    zh="投标有效期内定标",
    en="Award within the bids' validity",
    compares_zh="定标时间与投标有效期届满之日",
    compares_en="the award with the last day of the bids' validity",
    threshold_zh="应当在投标有效期内完成评标和定标，否则延长",
    threshold_en="evaluation and award inside the validity, or it is extended",
    basis_zh="评标委员会和评标方法暂行规定第四十条；招标投标法实施条例第二十五条",
    basis_en="Provisions on Panels, art. 40; Implementing Regulations, art. 25",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="lot",
    reads=(
        _VALID_PERIOD,
        _BID_DEADLINE,
        _AWARD_TIME,
        "x_extended",
    ),
    reading_zh="截止之日不计，最后一日定标为相符；最后一日为休息日的，至其后第一个工作日之前存议；已延长的相符。",
    reading_en="The day of the deadline is left out, the last day is in time; a last day of rest is doubtful until the next working day; extended is clear.",
    refutes_zh="有效期已书面延长而迟报。",
    refutes_en="An extension in writing was reported late.",
    public_zh="定标时投标有效期已过且未延长",
    public_en="The award came after the bids had run out, without extension",
    examples=(
        Example(
            fields={
                _VALID_PERIOD: "60",
                _BID_DEADLINE: "20260324093000",
                _AWARD_TIME: "20260610100000",
            },
            verdict="breach",
            zh="六十日之后",
            en="after sixty days",
        ),
        Example(
            fields={
                _VALID_PERIOD: "60",
                _BID_DEADLINE: "20260324093000",
                _AWARD_TIME: "20260410100000",
            },
            verdict="compliant",
            zh="有效期内",
            en="within",
        ),
        Example(
            fields={
                _VALID_PERIOD: "60",
                _BID_DEADLINE: "20260324093000",
                _AWARD_TIME: "20260525100000",
            },
            verdict="yellow",
            zh="五月二十三日为星期六，次周一定标",
            en="the last day is a Saturday, awarded on the Monday",
        ),
        Example(
            fields={
                _VALID_PERIOD: None,
                _BID_DEADLINE: "20260324093000",
                _AWARD_TIME: "20260410100000",
            },
            verdict="undecidable",
            zh="有效期未报",
            en="validity unknown",
        ),
        Example(
            fields={_VALID_PERIOD: "60", _BID_DEADLINE: "20260324093000"},
            verdict="not_applicable",
            zh="尚未定标",
            en="not awarded yet",
        ),
    ),
)

EVALUATION: Final = (
    B21,
    B22,
    B26,
    B27,
)
