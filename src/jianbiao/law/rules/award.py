"""Rules of publicity, award and contract (公示、中标、合同): A02 A07 A09."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule
from jianbiao.law.rules.readings import at_least_days

_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_START: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_END: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_SENT: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_SIGNED: Final = "CONTRACT_PERFORMANCE.SIGN_TIME"

A02: Final = Rule(
    number="A02",
    zh="中标候选人公示期",
    en="Publication of the candidates",
    compares_zh="中标候选人公示自开始至结束的天数",
    compares_en="the days from start to end of the publication of the candidates",
    threshold_zh="不得少于3日",
    threshold_en="at least 3 days",
    basis_zh="招标投标法实施条例第五十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 54",
    severity="R",
    scope="M",
    text_status="verified",
    unit="lot",
    reads=(_LAW, _START, _END),
    reading_zh="起算日不计满三日为相符；连首日计三个日期者（实务多如此）两种算法不同，存议；两个日期为越限。第三日为休息日的，至其后第一个工作日之前存议。地方可以在参数中选定算法。",
    reading_en="Three days after the start day are clear; three dates with the first counted, as most notices have, are doubtful; two dates are a breach. A third day of rest is doubtful until the next working day. A place may choose a reading.",
    refutes_zh="公示期后来延长；公示另有更早的起始；项目并非依法必须招标。",
    refutes_en="Publicity was extended; it began earlier elsewhere; tendering was not mandatory.",
    public_zh="中标候选人公示不足法定天数",
    public_en="Candidates were published for less than the lawful number of days",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=at_least_days(3),
    examples=(
        Example(
            fields={_LAW: "1", _START: "20260316180000", _END: "20260317180000"},
            verdict="breach",
            zh="三月十六日至十七日",
            en="16 to 17 March",
        ),
        Example(
            fields={_LAW: "1", _START: "20260316180000", _END: "20260319180000"},
            verdict="compliant",
            zh="三月十六日至十九日",
            en="16 to 19 March",
        ),
        Example(
            fields={_LAW: "1", _START: "20260316180000", _END: "20260318180000"},
            verdict="yellow",
            zh="三月十六日至十八日：计入首日三日，不计二日",
            en="16 to 18 March: three dates with the first counted, two without",
        ),
        Example(
            fields={_LAW: "1", _START: "20260316180000", _END: None},
            verdict="undecidable",
            zh="未报公示结束时间",
            en="the end was not reported",
        ),
        Example(
            fields={_LAW: "0", _START: "20260316180000", _END: "20260317180000"},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

A07: Final = Rule(
    number="A07",
    zh="中标通知书发出过早",
    en="Award notice too early",
    compares_zh="中标通知书发出时间与公示结束时间、未答复异议",
    compares_en="the award notice with the end of publicity and with objections not yet answered",
    threshold_zh="公示结束之前、异议答复之前不得发出",
    threshold_en="not before publicity has ended, nor before objections are answered",
    basis_zh="招标投标法实施条例第五十四条、第六十二条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 54 and 62",
    severity="R",
    scope="M",
    text_status="verified",
    unit="lot",
    reads=(_LAW, _SENT, _END, "x_open_objections"),
    reading_zh="早于公示结束时间为越限；公示最后一日、公布的时刻之后发出的，两种算法不同，存议；次日起相符。有异议未答复即越限；未报有异议的，视为没有。",
    reading_en="Before the end of publicity is a breach; on its last day after the announced hour readings differ, so doubtful; from the next day it is clear. An unanswered objection makes it a breach; where none is reported there is none.",
    refutes_zh="异议当日已答复或者撤回；公示结束时间填报有误；项目并非依法必须招标。",
    refutes_en="The objection was answered or withdrawn that day; the end was reported wrongly; tendering was not mandatory.",
    public_zh="公示期未满或者异议未答复即发出中标通知书",
    public_en="The award notice was sent before publicity ended or with an objection unanswered",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={_LAW: "1", _SENT: "20260318100000", _END: "20260319180000"},
            verdict="breach",
            zh="公示结束前一日发出",
            en="sent the day before publicity ended",
        ),
        Example(
            fields={
                _LAW: "1",
                _SENT: "20260320100000",
                _END: "20260319180000",
                "x_open_objections": 0,
            },
            verdict="compliant",
            zh="公示结束次日发出，无异议",
            en="sent the day after, no objection open",
        ),
        Example(
            fields={_LAW: "1", _SENT: "20260319200000", _END: "20260319180000"},
            verdict="yellow",
            zh="公示最后一日、公布的时刻之后",
            en="on the last day, after the announced hour",
        ),
        Example(
            fields={_LAW: "1", _SENT: "20260320100000", _END: None},
            verdict="undecidable",
            zh="未报公示结束时间",
            en="the end of publicity was not reported",
        ),
        Example(
            fields={_LAW: "0", _SENT: "20260318100000", _END: "20260319180000"},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

A09: Final = Rule(
    number="A09",
    zh="订立书面合同",
    en="Written contract",
    compares_zh="自中标通知书发出之日至合同签订之日的天数",
    compares_en="the days from the award notice to the signing of the contract",
    threshold_zh="30日内",
    threshold_en="within 30 days",
    basis_zh="招标投标法第四十六条；招标投标法实施条例第七十三条至第七十五条",
    basis_en="Tendering Law, art. 46; Implementing Regulations, arts. 73 to 75",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(_SENT, _SIGNED, "x_contract_undated", "x_suspensions", "x_now"),
    reading_zh="发出之日不计；第三十日签订为相符；第三十日为休息日的，以其后第一个工作日为最后一日。只看签订之日，不看公开或者报送之日。期满未见合同为越限；期限未满无从判断。早于中标通知书签订的存议。责令暂停的期间不计。",
    reading_en="The day of the notice is left out; the thirtieth day is in time; a thirtieth day of rest gives way to the next working day. Only the day of signing counts. No contract when the last day is over is a breach; while it runs nothing can be said. A contract before the notice is doubtful. Suspended days are left out.",
    refutes_zh="合同已在期内签订而迟报；期间因异议、投诉暂停；不可抗力。",
    refutes_en="The contract was signed in time and reported late; the activity was suspended; force majeure.",
    public_zh="中标通知书发出后未在法定期限内订立书面合同",
    public_en="No written contract within the lawful period after the award notice",
    expects_zh="书面合同",
    expects_en="the written contract",
    parameters=(
        Parameter(
            name="days",
            zh="最长天数",
            en="most days",
            default=30,
            unit="日",
            floor=30,
            kept="at_most",
        ),
    ),
    examples=(
        Example(
            fields={_SENT: "20260310100000", _SIGNED: "20260410160000"},
            verdict="breach",
            zh="第三十一日签订",
            en="signed on day thirty-one",
        ),
        Example(
            fields={_SENT: "20260310100000", _SIGNED: "20260409160000"},
            verdict="compliant",
            zh="第三十日签订",
            en="signed on day thirty",
        ),
        Example(
            fields={_SENT: "20260310100000", _SIGNED: "20260305160000"},
            verdict="yellow",
            zh="早于中标通知书",
            en="signed before the award notice",
        ),
        Example(
            fields={_SENT: "20260310100000", _SIGNED: None, "x_now": "20260320100000"},
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_END: "20260309180000"},
            verdict="not_applicable",
            zh="尚未发出中标通知书",
            en="no award notice yet",
        ),
    ),
)

AWARD: Final = (A02, A07, A09)
