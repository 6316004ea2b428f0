"""Rules of raising objections (异议的提出): C01 C02 C03."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_TYPE: Final = "OBJECTION.x_type"
_TIME: Final = "OBJECTION.x_time"
_PREQUAL_DEADLINE: Final = "x_prequal_deadline"
_BID_DEADLINE: Final = "x_bid_deadline"
_TIME_OFBID_OP: Final = "BID_OPENING_RECORD.TIME"
_TIME_OFOBJECT: Final = "OBJECTION_REPLY.x_TIME"

C01: Final = Rule(
    number="C01",
    zh="对资格预审文件的异议",
    en="Objection to prequalification documents",
    compares_zh="异议提出时间与提交资格预审申请文件截止时间",
    compares_en="the objection with the deadline for applications",
    threshold_zh="截止时间2日前",
    threshold_en="2 days before the deadline",
    basis_zh="招标投标法实施条例第二十二条",
    basis_en="Implementing Regulations of the Tendering Law, art. 22",
    severity="B",
    scope="A",
    text_status="verified",
    unit="objection",
    reads=(
        _TYPE,
        _TIME,
        _PREQUAL_DEADLINE,
    ),
    reading_zh="倒计不含截止当日，不顺延。日期够而不足两个二十四小时的，以及计入截止当日方够的，存议。越限在此指逾期提出。",
    reading_en="The day of the deadline is left out and nothing rolls. The right date with fewer than twice 24 hours, or a date right only with the deadline's day, is doubtful. Breach here means out of time.",
    refutes_zh="截止时间已顺延；异议实际更早收到。",
    refutes_en="The deadline was moved; the objection came earlier.",
    public_zh="对资格预审文件的异议逾期提出",
    public_en="An objection to prequalification documents came too late",
    parameters=(
        Parameter(
            name="days",
            zh="提前日数",
            en="days before",
            default=2,
            unit="日",
            floor=2,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                _TYPE: "prequalification documents",
                _TIME: "20260420090000",
                _PREQUAL_DEADLINE: "20260420170000",
            },
            verdict="breach",
            zh="截止当日",
            en="on the day of the deadline",
        ),
        Example(
            fields={
                _TYPE: "prequalification documents",
                _TIME: "20260417090000",
                _PREQUAL_DEADLINE: "20260420170000",
            },
            verdict="compliant",
            zh="三日前",
            en="three days before",
        ),
        Example(
            fields={
                _TYPE: "prequalification documents",
                _TIME: "20260419090000",
                _PREQUAL_DEADLINE: "20260420170000",
            },
            verdict="yellow",
            zh="前一日",
            en="one date before",
        ),
        Example(
            fields={
                _TYPE: "prequalification documents",
                _TIME: None,
                _PREQUAL_DEADLINE: "20260420170000",
            },
            verdict="undecidable",
            zh="提出时间未报",
            en="time unknown",
        ),
        Example(
            fields={
                _TYPE: "tender documents",
                _TIME: "20260420090000",
                _PREQUAL_DEADLINE: "20260420170000",
            },
            verdict="not_applicable",
            zh="对招标文件的异议",
            en="about tender documents",
        ),
    ),
)

C02: Final = Rule(
    number="C02",
    zh="对招标文件的异议",
    en="Objection to tender documents",
    compares_zh="异议提出时间与投标截止时间",
    compares_en="the objection with the bid deadline",
    threshold_zh="投标截止时间10日前",
    threshold_en="10 days before the bid deadline",
    basis_zh="招标投标法实施条例第二十二条",
    basis_en="Implementing Regulations of the Tendering Law, art. 22",
    severity="B",
    scope="A",
    text_status="verified",
    unit="objection",
    reads=(
        _TYPE,
        _TIME,
        _BID_DEADLINE,
        "x_new_deadline",
    ),
    reading_zh="倒计不含截止当日，不顺延；以顺延后的截止时间为准。日期够而不足十个二十四小时的，以及计入截止当日方够的，存议。越限在此指逾期提出。",
    reading_en="The day of the deadline is left out and nothing rolls; a moved deadline replaces the first. The right date with fewer than ten times 24 hours, or a date right only with the deadline's day, is doubtful. Breach here means out of time.",
    refutes_zh="截止时间已顺延；异议实际更早收到。",
    refutes_en="The deadline was moved; the objection came earlier.",
    public_zh="对招标文件的异议逾期提出",
    public_en="An objection to tender documents came too late",
    parameters=(
        Parameter(
            name="days",
            zh="提前日数",
            en="days before",
            default=10,
            unit="日",
            floor=10,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={
                _TYPE: "tender documents",
                _TIME: "20260415090000",
                _BID_DEADLINE: "20260420093000",
            },
            verdict="breach",
            zh="五日前",
            en="five days before",
        ),
        Example(
            fields={
                _TYPE: "tender documents",
                _TIME: "20260408090000",
                _BID_DEADLINE: "20260420093000",
            },
            verdict="compliant",
            zh="十二日前",
            en="twelve days before",
        ),
        Example(
            fields={
                _TYPE: "tender documents",
                _TIME: "20260411090000",
                _BID_DEADLINE: "20260420093000",
            },
            verdict="yellow",
            zh="九个日期之前",
            en="nine dates before",
        ),
        Example(
            fields={_TYPE: None, _TIME: "20260415090000", _BID_DEADLINE: "20260420093000"},
            verdict="undecidable",
            zh="异议对象未报",
            en="subject unknown",
        ),
        Example(
            fields={
                _TYPE: "prequalification documents",
                _TIME: "20260415090000",
                _BID_DEADLINE: "20260420093000",
            },
            verdict="not_applicable",
            zh="对资格预审文件的异议",
            en="about prequalification documents",
        ),
    ),
)

C03: Final = Rule(
    number="C03",
    zh="对开标的异议",
    en="Objection to the opening",
    compares_zh="异议提出、答复时间与开标时间",
    compares_en="the objection and its answer with the opening",
    threshold_zh="开标现场提出，当场答复",
    threshold_en="raised and answered on the spot",
    basis_zh="招标投标法实施条例第四十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 44",
    severity="B",
    scope="A",
    text_status="verified",
    unit="objection",
    reads=(
        _TYPE,
        _TIME,
        _TIME_OFBID_OP,
        _TIME_OFOBJECT,
    ),
    reading_zh="开标后半日之内为当场；同日更晚的存议；他日为越限。",
    reading_en="Within half a day of the opening is on the spot; later the same day is doubtful; another day is a breach.",
    refutes_zh="现场已口头提出并记录；系统时间为补录时间。",
    refutes_en="It was raised orally and recorded; the time is that of later entry.",
    public_zh="对开标的异议未在现场提出或者答复",
    public_en="An objection to the opening was not raised or answered on the spot",
    examples=(
        Example(
            fields={_TYPE: "opening", _TIME: "20260325093000", _TIME_OFBID_OP: "20260324093000"},
            verdict="breach",
            zh="次日",
            en="the next day",
        ),
        Example(
            fields={
                _TYPE: "opening",
                _TIME: "20260324094000",
                _TIME_OFBID_OP: "20260324093000",
                _TIME_OFOBJECT: "20260324095000",
            },
            verdict="compliant",
            zh="当场提出并答复",
            en="raised and answered there",
        ),
        Example(
            fields={_TYPE: "opening", _TIME: "20260324170000", _TIME_OFBID_OP: "20260324093000"},
            verdict="yellow",
            zh="当日下午",
            en="in the afternoon",
        ),
        Example(
            fields={_TYPE: "opening", _TIME: "20260324094000", _TIME_OFBID_OP: None},
            verdict="undecidable",
            zh="开标时间未报",
            en="opening unknown",
        ),
        Example(
            fields={
                _TYPE: "tender documents",
                _TIME: "20260325093000",
                _TIME_OFBID_OP: "20260324093000",
            },
            verdict="not_applicable",
            zh="对招标文件的异议",
            en="about tender documents",
        ),
    ),
)

OBJECTIONS: Final = (
    C01,
    C02,
    C03,
)
