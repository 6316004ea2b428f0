"""Rules of objections to the result, and of answers (评标结果异议、答复): C04 C05."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_TYPE: Final = "OBJECTION.x_type"
_TIME: Final = "OBJECTION.x_time"
_PUBLICITY_START_TIME: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_PUBLICITY_END_TIME: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_TIME_OFOBJECT: Final = "OBJECTION_REPLY.x_TIME"

C04: Final = Rule(
    number="C04",
    zh="对评标结果的异议",
    en="Objection to the evaluation",
    compares_zh="异议提出时间与中标候选人公示期间",
    compares_en="the objection with the time of publicity",
    threshold_zh="公示期间提出",
    threshold_en="raised during publicity",
    basis_zh="招标投标法实施条例第五十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 54",
    severity="B",
    scope="A",
    text_status="verified",
    unit="objection",
    reads=(
        _TYPE,
        _TIME,
        _PUBLICITY_START_TIME,
        _PUBLICITY_END_TIME,
    ),
    reading_zh="公示期间内为相符；最后一日公布的时刻之后、或者末日为休息日至其后第一个工作日的，存议；其余越限，指逾期提出。",
    reading_en="Inside the window is clear; after the announced hour of the last day, or until the next working day after a last day of rest, doubtful; else a breach, that is out of time.",
    refutes_zh="公示期后来延长。",
    refutes_en="Publicity was extended.",
    public_zh="对评标结果的异议不在公示期间提出",
    public_en="An objection to the evaluation came outside publicity",
    examples=(
        Example(
            fields={
                _TYPE: "evaluation result",
                _TIME: "20260323090000",
                _PUBLICITY_START_TIME: "20260316180000",
                _PUBLICITY_END_TIME: "20260319180000",
            },
            verdict="breach",
            zh="公示结束之后",
            en="after it ended",
        ),
        Example(
            fields={
                _TYPE: "evaluation result",
                _TIME: "20260317090000",
                _PUBLICITY_START_TIME: "20260316180000",
                _PUBLICITY_END_TIME: "20260319180000",
            },
            verdict="compliant",
            zh="公示期间",
            en="during publicity",
        ),
        Example(
            fields={
                _TYPE: "evaluation result",
                _TIME: "20260319200000",
                _PUBLICITY_START_TIME: "20260316180000",
                _PUBLICITY_END_TIME: "20260319180000",
            },
            verdict="yellow",
            zh="最后一日公布的时刻之后",
            en="on the last day after the hour",
        ),
        Example(
            fields={
                _TYPE: "evaluation result",
                _TIME: "20260317090000",
                _PUBLICITY_START_TIME: "20260316180000",
                _PUBLICITY_END_TIME: None,
            },
            verdict="undecidable",
            zh="公示结束未报",
            en="end unknown",
        ),
        Example(
            fields={_TYPE: "tender documents", _TIME: "20260317090000"},
            verdict="not_applicable",
            zh="对招标文件的异议",
            en="about tender documents",
        ),
    ),
)

C05: Final = Rule(
    number="C05",
    zh="异议答复",
    en="Reply to an objection",
    compares_zh="自收到异议之日至答复之日的天数；答复前是否继续",
    compares_en="the days from the objection to its answer; whether anything went on before",
    threshold_zh="3日内答复，答复前暂停招标投标活动",
    threshold_en="within 3 days, the activity suspended until then",
    basis_zh="招标投标法实施条例第二十二条、第五十四条、第七十七条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 22, 54 and 77",
    severity="R",
    scope="A",
    text_status="verified",
    unit="objection",
    reads=(
        _TYPE,
        _TIME,
        _TIME_OFOBJECT,
        "BID_OPENING_RECORD.TIME",
        "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME",
        "x_now",
    ),
    reading_zh="收到之日不计，第三日答复为相符，为休息日的顺延。答复前即开标、发出中标通知书的越限。期满未见答复为越限，期限未满无从判断。早于异议的答复存议。",
    reading_en="The day of receipt is left out, the third day is in time, a day of rest gives way. Opening bids or sending the award before the answer is a breach. None when the last day is over is a breach; while it runs nothing can be said. An answer before the objection is doubtful.",
    refutes_zh="答复在期内作出而迟报；合并答复；异议已撤回。",
    refutes_en="The answer was in time and reported late; a joint answer; the objection was withdrawn.",
    public_zh="未在法定期限内答复异议，或者答复前继续招标投标活动",
    public_en="An objection was not answered in time, or the activity went on before",
    expects_zh="答复异议",
    expects_en="the reply to the objection",
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
            fields={_TIME: "20260310100000", _TIME_OFOBJECT: "20260317100000"},
            verdict="breach",
            zh="第七日",
            en="on day seven",
        ),
        Example(
            fields={_TIME: "20260310100000", _TIME_OFOBJECT: "20260313100000"},
            verdict="compliant",
            zh="第三日",
            en="on day three",
        ),
        Example(
            fields={_TIME: "20260310100000", _TIME_OFOBJECT: "20260309100000"},
            verdict="yellow",
            zh="答复早于异议",
            en="answered before it was raised",
        ),
        Example(
            fields={_TIME: "20260310100000", _TIME_OFOBJECT: None, "x_now": "20260312100000"},
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_TYPE: "opening", _TIME: "20260310100000"},
            verdict="not_applicable",
            zh="对开标的异议应当场答复",
            en="an objection to the opening is answered on the spot",
        ),
    ),
)

ANSWERS: Final = (
    C04,
    C05,
)
