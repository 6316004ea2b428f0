"""Rules of bids on their way in (投标): B02 B05 B06 B07 B08."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_PASSED_APPLICANT_LIST_COUNT: Final = "x_PASSED_APPLICANT_LIST_count"
_RECEIVED_BEFORE_DEADLINE: Final = "x_received_before_deadline"
_OPENED: Final = "x_opened"
_DECRYPT_TIME: Final = "BID_OPEN_DETAIL.DECRYPT_TIME"
_FINAL_DEADLINE: Final = "x_final_deadline"
_DECRYPTED: Final = "x_decrypted"
_WITHDRAWAL_RECEIVED: Final = "x_withdrawal_received"
_MARGIN_RETURNED: Final = "x_margin_returned"

B02: Final = Rule(
    number="B02",
    zh="通过资格预审的申请人少于三个",
    en="Fewer than three applicants passed",
    compares_zh="通过资格预审的申请人数及其后的处理",
    compares_en="how many applicants passed prequalification, and what followed",
    threshold_zh="少于3个的，应当重新招标",
    threshold_en="with fewer than 3 the tender is held anew",
    basis_zh="招标投标法实施条例第十九条",
    basis_en="Implementing Regulations of the Tendering Law, art. 19",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _PASSED_APPLICANT_LIST_COUNT,
        "x_next",
    ),
    reading_zh="三个即为足数。不足而重新招标的相符；继续招标的越限；据称经批准另行处理的存议；其后如何未报的无从判断。",
    reading_en="Three are enough. Too few and tendered anew is clear; going on is a breach; another way by approval is doubtful; what followed not reported is undecidable.",
    refutes_zh="通过名单报送不全；已另行重新招标。",
    refutes_en="The list was incomplete; the tender was held anew under another number.",
    public_zh="通过资格预审的申请人少于三个仍然继续招标",
    public_en="The tender went on though fewer than three applicants passed",
    parameters=(
        Parameter(
            name="applicants",
            zh="最少人数",
            en="least number of applicants",
            default=3,
            unit="个",
            floor=3,
        ),
    ),
    examples=(
        Example(
            fields={_PASSED_APPLICANT_LIST_COUNT: 2, "x_next": "continue"},
            verdict="breach",
            zh="两个申请人通过，继续招标",
            en="two passed and the tender went on",
        ),
        Example(
            fields={_PASSED_APPLICANT_LIST_COUNT: 3}, verdict="compliant", zh="三个", en="three"
        ),
        Example(
            fields={_PASSED_APPLICANT_LIST_COUNT: 2, "x_next": "经审批部门批准不再招标"},
            verdict="yellow",
            zh="据称经批准不再招标",
            en="no further tender, by approval, as reported",
        ),
        Example(
            fields={_PASSED_APPLICANT_LIST_COUNT: None},
            verdict="undecidable",
            zh="未报通过名单",
            en="no list was reported",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="没有资格预审",
            en="no prequalification",
        ),
    ),
)

B05: Final = Rule(
    number="B05",
    zh="应开未开",
    en="Bids not opened",
    compares_zh="截止前收到的投标文件与开标的投标文件",
    compares_en="the bids received in time with the bids opened",
    threshold_zh="截止前收到的所有投标文件均应当众拆封、宣读",
    threshold_en="every bid received in time is opened and read out",
    basis_zh="招标投标法第三十六条",
    basis_en="Tendering Law, art. 36",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _RECEIVED_BEFORE_DEADLINE,
        "x_withdrawn",
        _OPENED,
        "x_not_decrypted",
    ),
    reading_zh="应开数为截止前收到数减去撤回数和未解密数。少开为越限；多开说明数据不一，存议。",
    reading_en="What must be opened is what came in time, less the withdrawn and the not decrypted. Fewer is a breach; more means the lists disagree: doubtful.",
    refutes_zh="撤回或者未解密的记录迟报；开标明细分批报送。",
    refutes_en="A withdrawal or a failed decryption was reported late; the rows come in parts.",
    public_zh="截止前收到的投标文件未全部开标",
    public_en="Not every bid received in time was opened",
    examples=(
        Example(
            fields={
                _RECEIVED_BEFORE_DEADLINE: 5,
                "x_withdrawn": 0,
                _OPENED: 4,
                "x_not_decrypted": 0,
            },
            verdict="breach",
            zh="收到五份，开标四份",
            en="five came, four were opened",
        ),
        Example(
            fields={
                _RECEIVED_BEFORE_DEADLINE: 5,
                "x_withdrawn": 1,
                _OPENED: 4,
                "x_not_decrypted": 0,
            },
            verdict="compliant",
            zh="一份撤回",
            en="one was withdrawn",
        ),
        Example(
            fields={_RECEIVED_BEFORE_DEADLINE: 5, _OPENED: 6},
            verdict="yellow",
            zh="开标多于收到",
            en="more opened than received",
        ),
        Example(
            fields={_RECEIVED_BEFORE_DEADLINE: None, _OPENED: 4},
            verdict="undecidable",
            zh="收到数未报",
            en="the number received is unknown",
        ),
        Example(
            fields={_RECEIVED_BEFORE_DEADLINE: 5},
            verdict="not_applicable",
            zh="尚未开标",
            en="not opened yet",
        ),
    ),
)

B06: Final = Rule(
    number="B06",
    zh="提前解密",
    en="Decrypted early",
    compares_zh="投标文件解密时间与投标截止时间",
    compares_en="the decryption of a bid with the bid deadline",
    threshold_zh="截止时间前任何人不得解密、提取",
    threshold_en="nobody decrypts or extracts before the deadline",
    basis_zh="招标投标法实施条例第四十一条；电子招标投标办法第二十七条",
    basis_en="Implementing Regulations, art. 41; Measures for Electronic Tendering, art. 27",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="bid",
    reads=(
        _DECRYPT_TIME,
        _FINAL_DEADLINE,
    ),
    reading_zh="早于截止时间一分钟以上为越限；一分钟以内或为时钟误差，存议。",
    reading_en="More than a minute before the deadline is a breach; within that minute clocks may differ: doubtful.",
    refutes_zh="解密的是测试文件或者投标人自己的副本；平台时钟有误。",
    refutes_en="It was a test file, or the bidder's own copy; the platform's clock was wrong.",
    public_zh="投标文件在截止时间前被解密",
    public_en="A bid was decrypted before the deadline",
    parameters=(
        Parameter(name="skew_s", zh="时钟误差", en="slack of clocks", default=60, unit="秒"),
    ),
    examples=(
        Example(
            fields={_DECRYPT_TIME: "20260324090000", _FINAL_DEADLINE: "20260324093000"},
            verdict="breach",
            zh="早半小时",
            en="half an hour early",
        ),
        Example(
            fields={_DECRYPT_TIME: "20260324093500", _FINAL_DEADLINE: "20260324093000"},
            verdict="compliant",
            zh="截止后解密",
            en="after the deadline",
        ),
        Example(
            fields={_DECRYPT_TIME: "20260324092930", _FINAL_DEADLINE: "20260324093000"},
            verdict="yellow",
            zh="早三十秒",
            en="thirty seconds early",
        ),
        Example(
            fields={_DECRYPT_TIME: None, _FINAL_DEADLINE: "20260324093000"},
            verdict="undecidable",
            zh="未报解密时间",
            en="the time was not reported",
        ),
        Example(
            fields={_FINAL_DEADLINE: "20260324093000"},
            verdict="not_applicable",
            zh="尚未解密",
            en="not decrypted yet",
        ),
    ),
)

B07: Final = Rule(
    number="B07",
    zh="未解密的原因",
    en="Cause of a failed decryption",
    compares_zh="未解密的投标文件是否记录原因",
    compares_en="whether the cause is recorded where a bid could not be decrypted",
    threshold_zh="投标人原因视为撤销，其他原因视为撤回，应当记录",
    threshold_en="the bidder's fault counts as revoking, any other as withdrawing: the cause must be recorded",
    basis_zh="电子招标投标办法第三十一条；招标投标法实施条例第三十五条",
    basis_en="Measures for Electronic Tendering, art. 31; Implementing Regulations, art. 35",
    severity="Y",
    scope="A",
    text_status="recalled",
    unit="bid",
    reads=(
        _DECRYPTED,
        "x_decryption_cause",
    ),
    reading_zh="未解密而无原因的存议，由人向平台核实；从不作越限。",
    reading_en="Not decrypted without a cause is doubtful: a person asks the platform. Never a breach.",
    refutes_zh="原因载于开标记录正文。",
    refutes_en="The cause stands in the text of the opening record.",
    public_zh="投标文件未能解密且未记录原因",
    public_en="A bid was not decrypted and no cause is recorded",
    examples=(
        Example(
            fields={_DECRYPTED: "0"},
            verdict="yellow",
            zh="未解密，无原因",
            en="not decrypted, no cause",
        ),
        Example(
            fields={_DECRYPTED: "0", "x_decryption_cause": "bidder"},
            verdict="compliant",
            zh="投标人原因",
            en="the bidder's fault",
        ),
        Example(
            fields={_DECRYPTED: None},
            verdict="undecidable",
            zh="解密结果未报",
            en="the result was not reported",
        ),
        Example(fields={_DECRYPTED: "1"}, verdict="not_applicable", zh="已解密", en="decrypted"),
    ),
)

B08: Final = Rule(
    number="B08",
    zh="撤回投标后退还保证金",
    en="Refund after a withdrawal",
    compares_zh="自收到撤回通知之日至退还投标保证金之日的天数",
    compares_en="the days from the notice of withdrawal to the refund of the bid bond",
    threshold_zh="5日内",
    threshold_en="within 5 days",
    basis_zh="招标投标法实施条例第三十五条",
    basis_en="Implementing Regulations of the Tendering Law, art. 35",
    severity="R",
    scope="A",
    text_status="verified",
    unit="bid",
    reads=(
        _WITHDRAWAL_RECEIVED,
        _MARGIN_RETURNED,
        "x_now",
    ),
    reading_zh="收到之日不计，第五日退还为相符；第五日为休息日的顺延至其后第一个工作日。期满未见退还为越限，期限未满无从判断。退还早于撤回的存议。",
    reading_en="The day of the notice is left out, the fifth day is in time, a fifth day of rest gives way. No refund when the last day is over is a breach; while it runs nothing can be said. A refund before the withdrawal is doubtful.",
    refutes_zh="以保函提交，无款可退；已退还而迟报。",
    refutes_en="The bond was a guarantee letter; the refund was reported late.",
    public_zh="撤回投标后未在法定期限内退还投标保证金",
    public_en="The bid bond was not returned in time after a withdrawal",
    expects_zh="退还投标保证金",
    expects_en="the refund of the bid bond",
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
            fields={_WITHDRAWAL_RECEIVED: "20260310100000", _MARGIN_RETURNED: "20260317100000"},
            verdict="breach",
            zh="第七日退还",
            en="on day seven",
        ),
        Example(
            fields={_WITHDRAWAL_RECEIVED: "20260310100000", _MARGIN_RETURNED: "20260313100000"},
            verdict="compliant",
            zh="第三日退还",
            en="on day three",
        ),
        Example(
            fields={_WITHDRAWAL_RECEIVED: "20260310100000", _MARGIN_RETURNED: "20260306100000"},
            verdict="yellow",
            zh="早于撤回",
            en="before the withdrawal",
        ),
        Example(
            fields={
                _WITHDRAWAL_RECEIVED: "20260310100000",
                _MARGIN_RETURNED: None,
                "x_now": "20260312100000",
            },
            verdict="undecidable",
            zh="期限未满",
            en="the period still runs",
        ),
        Example(
            fields={_MARGIN_RETURNED: "20260313100000"},
            verdict="not_applicable",
            zh="未撤回",
            en="not withdrawn",
        ),
    ),
)

BIDS: Final = (
    B02,
    B05,
    B06,
    B07,
    B08,
)
