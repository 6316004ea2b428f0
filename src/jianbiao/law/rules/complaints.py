"""Rules of complaints (投诉): C06 C07 C08 C09 C10."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_TIME: Final = "COMPLAINT_INFO.x_TIME"
_KNEW: Final = "COMPLAINT_INFO.x_knew"
_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_MATTER: Final = "COMPLAINT_INFO.x_matter"
_OBJECTION_BEFORE: Final = "x_objection_before"
_RECEIVED: Final = "COMPLAINT_INFO.x_received"
_ACCEPTANCE_DECISION: Final = "x_acceptance_decision"
_ACCEPTED: Final = "x_accepted"
_DECISION: Final = "x_decision"
_OTHER_RECEIVED: Final = "x_other_received"

C06: Final = Rule(
    number="C06",
    zh="投诉期限",
    en="Complaint in time",
    compares_zh="自知道或者应当知道之日至投诉之日的天数，扣除异议答复期间",
    compares_en="the days from knowing to the complaint, objection time left out",
    threshold_zh="10日内",
    threshold_en="within 10 days",
    basis_zh="招标投标法实施条例第六十条",
    basis_en="Implementing Regulations of the Tendering Law, art. 60",
    severity="B",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _TIME,
        _KNEW,
        "x_objection",
    ),
    reading_zh="知道之日不计，第十日为相符，为休息日的顺延；自提出异议至答复之日均不计入，未答复的异议使期间停止。早于知道的存议。越限在此指逾期。",
    reading_en="The day of knowing is left out, the tenth day is in time, a day of rest gives way; the days from objection to answer are left out, an unanswered one holds the period. Before knowing is doubtful. Breach here means out of time.",
    refutes_zh="实际知道更晚；异议期间未报。",
    refutes_en="It was known later; an objection was not reported.",
    public_zh="投诉逾期提出",
    public_en="A complaint came too late",
    parameters=(
        Parameter(name="days", zh="最长天数", en="most days", default=10, unit="日", floor=10),
    ),
    examples=(
        Example(
            fields={_KNEW: "20260310100000", _TIME: "20260327100000"},
            verdict="breach",
            zh="第十七日",
            en="on day seventeen",
        ),
        Example(
            fields={_KNEW: "20260310100000", _TIME: "20260320100000"},
            verdict="compliant",
            zh="第十日",
            en="on day ten",
        ),
        Example(
            fields={_KNEW: "20260310100000", _TIME: "20260306100000"},
            verdict="yellow",
            zh="早于知道",
            en="before knowing",
        ),
        Example(
            fields={_KNEW: None, _TIME: "20260320100000"},
            verdict="undecidable",
            zh="何时知道未报",
            en="knowledge unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="没有投诉", en="no complaint"
        ),
    ),
)

C07: Final = Rule(
    number="C07",
    zh="异议前置",
    en="Objection first",
    compares_zh="投诉事项及是否先提出异议",
    compares_en="the matter of a complaint, and whether an objection came first",
    threshold_zh="招标文件、资格预审文件、开标、评标结果须先提出异议",
    threshold_en="documents, prequalification documents, opening and evaluation need an objection first",
    basis_zh="招标投标法实施条例第六十条",
    basis_en="Implementing Regulations of the Tendering Law, art. 60",
    severity="B",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _MATTER,
        _OBJECTION_BEFORE,
    ),
    reading_zh="未先异议的越限，指暂不可受理；兼有其他事项的存议；其他事项不适用。",
    reading_en="Without an objection it is a breach, that is not admissible yet; beside other matters doubtful; other matters are outside the rule.",
    refutes_zh="异议以其他方式提出；事项另有依据。",
    refutes_en="The objection was made another way; the matter has another basis.",
    public_zh="投诉前未依法先提出异议",
    public_en="No objection came before the complaint",
    examples=(
        Example(
            fields={_MATTER: "evaluation result", _OBJECTION_BEFORE: False},
            verdict="breach",
            zh="评标结果，未异议",
            en="evaluation, no objection",
        ),
        Example(
            fields={_MATTER: "evaluation result", _OBJECTION_BEFORE: True},
            verdict="compliant",
            zh="已先异议",
            en="an objection came first",
        ),
        Example(
            fields={_MATTER: "evaluation result; collusion", _OBJECTION_BEFORE: False},
            verdict="yellow",
            zh="兼有串通投标",
            en="collusion as well",
        ),
        Example(
            fields={_MATTER: "evaluation result", _OBJECTION_BEFORE: None},
            verdict="undecidable",
            zh="是否异议未报",
            en="objection unknown",
        ),
        Example(
            fields={_MATTER: "other", _OBJECTION_BEFORE: False},
            verdict="not_applicable",
            zh="其他事项",
            en="another matter",
        ),
    ),
)

C08: Final = Rule(
    number="C08",
    zh="投诉受理决定",
    en="Decision to accept",
    compares_zh="自收到投诉之日至决定是否受理之日的工作日数",
    compares_en="the working days from receipt to the decision to accept or refuse",
    threshold_zh="3个工作日内",
    threshold_en="within 3 working days",
    basis_zh="招标投标法实施条例第六十一条",
    basis_en="Implementing Regulations of the Tendering Law, art. 61",
    severity="R",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _RECEIVED,
        _ACCEPTANCE_DECISION,
        "x_now",
    ),
    reading_zh="收到之日不计，第三个工作日为相符。期满未见决定为越限，期限未满无从判断。早于收到的存议。",
    reading_en="The day of receipt is left out, the third working day is in time. None when the last day is over is a breach; while it runs nothing can be said. Before receipt is doubtful.",
    refutes_zh="决定在期内作出而迟报；要求补正的期间。",
    refutes_en="The decision was in time and reported late; time to complete the letter.",
    public_zh="未在法定期限内决定是否受理投诉",
    public_en="The decision to accept a complaint came too late",
    expects_zh="作出是否受理的决定",
    expects_en="the decision to accept or refuse",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=3,
            unit="个工作日",
            floor=3,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_RECEIVED: "20260310100000", _ACCEPTANCE_DECISION: "20260317100000"},
            verdict="breach",
            zh="第五个工作日",
            en="on working day five",
        ),
        Example(
            fields={_RECEIVED: "20260310100000", _ACCEPTANCE_DECISION: "20260313100000"},
            verdict="compliant",
            zh="第三个工作日",
            en="on working day three",
        ),
        Example(
            fields={_RECEIVED: "20260310100000", _ACCEPTANCE_DECISION: "20260309100000"},
            verdict="yellow",
            zh="早于收到",
            en="before receipt",
        ),
        Example(
            fields={
                _RECEIVED: "20260310100000",
                _ACCEPTANCE_DECISION: None,
                "x_now": "20260311100000",
            },
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="没有投诉", en="no complaint"
        ),
    ),
)

C09: Final = Rule(
    number="C09",
    zh="投诉处理决定",
    en="Decision on a complaint",
    compares_zh="自受理之日至作出书面处理决定之日的工作日数，扣除检验、检测、鉴定、评审时间",
    compares_en="the working days from acceptance to the written decision, inspection, testing, appraisal and review left out",
    threshold_zh="30个工作日内",
    threshold_en="within 30 working days",
    basis_zh="招标投标法实施条例第六十一条",
    basis_en="Implementing Regulations of the Tendering Law, art. 61",
    severity="R",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _ACCEPTED,
        _DECISION,
        "x_expert_review",
        "x_now",
    ),
    reading_zh="受理之日不计，第三十个工作日为相符；检验、检测、鉴定、专家评审期间首尾均不计入。起止不可读而逾期的存议。期满未见决定为越限。",
    reading_en="The day of acceptance is left out, the thirtieth working day is in time; the days of a review, first and last, are left out. Late with unreadable review times is doubtful. None when the last day is over is a breach.",
    refutes_zh="评审期间未报；决定在期内作出而迟报。",
    refutes_en="A review was not reported; the decision was in time and reported late.",
    public_zh="未在法定期限内作出投诉处理决定",
    public_en="The decision on a complaint came too late",
    expects_zh="作出书面处理决定",
    expects_en="the written decision",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=30,
            unit="个工作日",
            floor=30,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_ACCEPTED: "20260310100000", _DECISION: "20260430100000"},
            verdict="breach",
            zh="超过三十个工作日",
            en="after more than thirty working days",
        ),
        Example(
            fields={_ACCEPTED: "20260310100000", _DECISION: "20260415100000"},
            verdict="compliant",
            zh="期限之内",
            en="in time",
        ),
        Example(
            fields={_ACCEPTED: "20260310100000", _DECISION: "20260309100000"},
            verdict="yellow",
            zh="早于受理",
            en="before acceptance",
        ),
        Example(
            fields={_ACCEPTED: "20260310100000", _DECISION: None, "x_now": "20260401100000"},
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_IS_TO_LAW: "1"},
            verdict="not_applicable",
            zh="没有受理的投诉",
            en="no complaint accepted",
        ),
    ),
)

C10: Final = Rule(
    number="C10",
    zh="最先收到者处理",
    en="First receiver handles",
    compares_zh="处理部门与其他部门收到投诉的时间",
    compares_en="when the handler and another regulator received the complaint",
    threshold_zh="由最先收到的部门处理",
    threshold_en="the first to receive it handles it",
    basis_zh="招标投标法实施条例第六十一条",
    basis_en="Implementing Regulations of the Tendering Law, art. 61",
    severity="B",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _RECEIVED,
        _OTHER_RECEIVED,
    ),
    reading_zh="后收到而处理的越限，提示移交；同日收到的存议。",
    reading_en="Handling though later is a breach, a reminder to pass it on; the same day is doubtful.",
    refutes_zh="该部门无权受理。",
    refutes_en="The other regulator is not competent.",
    public_zh="投诉应由最先收到的部门处理",
    public_en="The complaint belongs to the first regulator to receive it",
    examples=(
        Example(
            fields={_RECEIVED: "20260312100000", _OTHER_RECEIVED: "20260310100000"},
            verdict="breach",
            zh="另一部门先收到",
            en="another received it first",
        ),
        Example(
            fields={_RECEIVED: "20260310100000", _OTHER_RECEIVED: "20260312100000"},
            verdict="compliant",
            zh="本部门先收到",
            en="received first here",
        ),
        Example(
            fields={_RECEIVED: "20260310100000", _OTHER_RECEIVED: "20260310160000"},
            verdict="yellow",
            zh="同日",
            en="the same day",
        ),
        Example(
            fields={_RECEIVED: None, _OTHER_RECEIVED: "20260310160000"},
            verdict="undecidable",
            zh="收到时间未报",
            en="receipt unknown",
        ),
        Example(
            fields={_RECEIVED: "20260310100000"},
            verdict="not_applicable",
            zh="没有其他部门收到",
            en="nobody else received it",
        ),
    ),
)

COMPLAINTS: Final = (
    C06,
    C07,
    C08,
    C09,
    C10,
)
