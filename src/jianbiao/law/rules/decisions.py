"""Rules of decisions and their publication (处理决定、公告): C16 C17 C18 C19 C20."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_COMPLAINT_WITHDRAWN: Final = "x_complaint_withdrawn"
_VIOLATION_FOUND: Final = "x_violation_found"
_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_DECISION: Final = "x_decision"
_DECISION_RESULT: Final = "x_decision_result"
_DECISION_PUBLISHED: Final = "x_decision_published"
_ANNOUNCED: Final = "x_announced"
_CHANNEL: Final = "x_channel"

C16: Final = Rule(
    number="C16",
    zh="撤回投诉",
    en="Withdrawal of a complaint",
    compares_zh="撤回的理由、准许与查实情况",
    compares_en="reason, grant and finding",
    threshold_zh="书面理由；已查实违规的不准撤回",
    threshold_en="a written reason; not where a violation was found",
    basis_zh="工程建设项目招标投标活动投诉处理办法第十九条",
    basis_en="Measures for Handling Tendering Complaints, art. 19",
    severity="B",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(
        _COMPLAINT_WITHDRAWN,
        "x_withdrawal_reason",
        "x_withdrawal_granted",
        _VIOLATION_FOUND,
    ),
    reading_zh="查实违规仍准许、无理由而准许的越限；是否查实未报的存议。",
    reading_en="Granted although a violation was found, or without a reason, is a breach; finding unknown is doubtful.",
    refutes_zh="理由另行存档。",
    refutes_en="The reason is on file.",
    public_zh="撤回投诉不应准许",
    public_en="A withdrawal should not have been granted",
    examples=(
        Example(
            fields={
                _COMPLAINT_WITHDRAWN: "20260320100000",
                "x_withdrawal_granted": True,
                _VIOLATION_FOUND: True,
            },
            verdict="breach",
            zh="已查实",
            en="a violation was found",
        ),
        Example(
            fields={
                _COMPLAINT_WITHDRAWN: "20260320100000",
                "x_withdrawal_granted": True,
                _VIOLATION_FOUND: False,
                "x_withdrawal_reason": "误解",
            },
            verdict="compliant",
            zh="有理由，未查实",
            en="a reason, nothing found",
        ),
        Example(
            fields={
                _COMPLAINT_WITHDRAWN: "20260320100000",
                "x_withdrawal_granted": True,
                "x_withdrawal_reason": "误解",
            },
            verdict="yellow",
            zh="是否查实未报",
            en="finding unknown",
        ),
        Example(
            fields={_COMPLAINT_WITHDRAWN: "20260320100000"},
            verdict="undecidable",
            zh="是否准许未报",
            en="grant unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="未撤回", en="not withdrawn"
        ),
    ),
)

C17: Final = Rule(
    number="C17",
    zh="处理决定的形式",
    en="Form of a decision",
    compares_zh="处理结果、文号和送达",
    compares_en="kind, number and sending of the decision",
    threshold_zh="驳回或者处理，书面，送达当事人",
    threshold_en="dismissed or handled, in writing, sent to the parties",
    basis_zh="工程建设项目招标投标活动投诉处理办法第二十条至第二十四条",
    basis_en="Measures for Handling Tendering Complaints, arts. 20 to 24",
    severity="B",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(
        _DECISION,
        _DECISION_RESULT,
        "x_decision_number",
        "x_decision_sent",
    ),
    reading_zh="结果不在所列之内的越限；无文号、送达早于决定的存议。",
    reading_en="A kind outside the list is a breach; no number, or sent before it was made, is doubtful.",
    refutes_zh="文号后补。",
    refutes_en="The number came later.",
    public_zh="投诉处理决定形式不合",
    public_en="A decision on a complaint is not in the form required",
    examples=(
        Example(
            fields={_DECISION_RESULT: "forwarded", "x_decision_sent": "20260410100000"},
            verdict="breach",
            zh="结果不在所列",
            en="no kind of the list",
        ),
        Example(
            fields={
                _DECISION: "20260410100000",
                _DECISION_RESULT: "handled",
                "x_decision_number": "决〔2026〕1号",
                "x_decision_sent": "20260410100000",
            },
            verdict="compliant",
            zh="书面送达",
            en="in writing and sent",
        ),
        Example(
            fields={_DECISION_RESULT: "handled", "x_decision_sent": "20260410100000"},
            verdict="yellow",
            zh="无文号",
            en="no number",
        ),
        Example(
            fields={_DECISION: "20260410100000", _DECISION_RESULT: "handled"},
            verdict="undecidable",
            zh="送达未报",
            en="sending unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚无决定", en="not decided"
        ),
    ),
)

C18: Final = Rule(
    number="C18",
    zh="公告处理决定",
    en="Decision published",
    compares_zh="自作出处理决定之日至公告之日的工作日数",
    compares_en="the working days from the decision to its publication",
    threshold_zh="应当依法公告；默认7个工作日",
    threshold_en="must be published; by default within 7 working days",
    basis_zh="招标投标法实施条例第七十八条、第七十九条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 78 and 79",
    severity="R",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _DECISION,
        _VIOLATION_FOUND,
        _DECISION_PUBLISHED,
        "x_secret",
        "x_now",
    ),
    reading_zh="条文未定日数，默认取双公示的七个工作日，地方可以设定。期满未见公告为越限，期限未满无从判断；早于决定的存议；涉密的不适用。",
    reading_en="The article sets no days; the default is that of dual publicity, which a place may set. None when the last day is over is a breach; while it runs nothing can be said; before the decision is doubtful; secret matters are outside.",
    refutes_zh="涉及国家秘密或者未成年人；公告于其他网站。",
    refutes_en="It is secret or about minors; it was published elsewhere.",
    public_zh="违规处理决定未依法公告",
    public_en="A decision on a violation was not published",
    expects_zh="公告处理决定",
    expects_en="the publication of the decision",
    parameters=(
        Parameter(
            name="days", zh="最长工作日数", en="most working days", default=7, unit="个工作日"
        ),
    ),
    examples=(
        Example(
            fields={
                _DECISION: "20260310100000",
                _VIOLATION_FOUND: True,
                _DECISION_PUBLISHED: "20260410100000",
            },
            verdict="breach",
            zh="一个月后",
            en="a month later",
        ),
        Example(
            fields={
                _DECISION: "20260310100000",
                _VIOLATION_FOUND: True,
                _DECISION_PUBLISHED: "20260313100000",
            },
            verdict="compliant",
            zh="三日后",
            en="three days later",
        ),
        Example(
            fields={
                _DECISION: "20260310100000",
                _VIOLATION_FOUND: True,
                _DECISION_PUBLISHED: "20260309100000",
            },
            verdict="yellow",
            zh="早于决定",
            en="before the decision",
        ),
        Example(
            fields={
                _DECISION: "20260310100000",
                _VIOLATION_FOUND: True,
                _DECISION_PUBLISHED: None,
                "x_now": "20260312100000",
            },
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_DECISION: "20260310100000", _VIOLATION_FOUND: False},
            verdict="not_applicable",
            zh="未认定违规",
            en="no violation found",
        ),
    ),
)

C19: Final = Rule(
    number="C19",
    zh="违规记录公告",
    en="Violation announced",
    compares_zh="自处理决定之日至公告之日的工作日数",
    compares_en="the working days from the decision to the announcement",
    threshold_zh="20个工作日内",
    threshold_en="within 20 working days",
    basis_zh="国家发展改革委等发改法规〔2008〕1531号",
    basis_en="Notice 发改法规〔2008〕1531号 on announcing violations",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="decision",
    reads=(
        _DECISION,
        _ANNOUNCED,
        "x_now",
    ),
    reading_zh="决定之日不计，第二十个工作日为相符。期满未见公告为越限，期限未满无从判断。早于决定的存议。",
    reading_en="The day of the decision is left out, the twentieth working day is in time. None when the last day is over is a breach; while it runs nothing can be said. Before the decision is doubtful.",
    refutes_zh="公告于其他网站；决定已撤销。",
    refutes_en="It was announced elsewhere; the decision was revoked.",
    public_zh="违规记录未按期公告",
    public_en="A violation was not announced in time",
    expects_zh="公告违规记录",
    expects_en="the announcement",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=20,
            unit="个工作日",
            floor=20,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_DECISION: "20260310100000", _ANNOUNCED: "20260510100000"},
            verdict="breach",
            zh="两个月后",
            en="two months later",
        ),
        Example(
            fields={_DECISION: "20260310100000", _ANNOUNCED: "20260320100000"},
            verdict="compliant",
            zh="第八个工作日",
            en="on working day eight",
        ),
        Example(
            fields={_DECISION: "20260310100000", _ANNOUNCED: "20260309100000"},
            verdict="yellow",
            zh="早于决定",
            en="before the decision",
        ),
        Example(
            fields={_DECISION: "20260310100000", _ANNOUNCED: None, "x_now": "20260320100000"},
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚无决定", en="no decision"
        ),
    ),
)

C20: Final = Rule(
    number="C20",
    zh="投诉渠道",
    en="Complaint channel",
    compares_zh="投诉提交的渠道",
    compares_en="how the complaint came",
    threshold_zh="电子投诉经行政监督平台",
    threshold_en="electronic complaints through the supervision platform",
    basis_zh="电子招标投标办法第五十一条",
    basis_en="Measures for Electronic Tendering, art. 51",
    severity="B",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(_CHANNEL,),
    reading_zh="经平台相符；书面的存议，由人登记；其他电子方式越限，应当转入。",
    reading_en="Through the platform is clear; paper is doubtful: a person enters it; any other electronic way is a breach: pass it on.",
    refutes_zh="已由人登记入平台。",
    refutes_en="A person has entered it.",
    public_zh="电子投诉未经行政监督平台",
    public_en="An electronic complaint came past the supervision platform",
    examples=(
        Example(fields={_CHANNEL: "9"}, verdict="breach", zh="其他渠道", en="another way"),
        Example(fields={_CHANNEL: "1"}, verdict="compliant", zh="平台", en="the platform"),
        Example(fields={_CHANNEL: "2"}, verdict="yellow", zh="书面", en="paper"),
        Example(
            fields={_CHANNEL: None}, verdict="undecidable", zh="渠道未报", en="channel unknown"
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="没有投诉", en="no complaint"
        ),
    ),
)

DECISIONS: Final = (
    C16,
    C17,
    C18,
    C19,
    C20,
)
