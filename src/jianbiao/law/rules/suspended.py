"""The rule about acts done while the tender was ordered to stop (暂停期间的行为): X14."""

from typing import Final

from jianbiao.law.rule import Example, Rule

_SUSPENSIONS: Final = "x_suspensions"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_AWARDED: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"

X14: Final = Rule(
    number="X14",
    zh="暂停期间继续招标投标活动",
    en="Done while suspended",
    compares_zh="开标、公示、发出中标通知书、订立合同的时间与责令暂停的起止",
    compares_en="the times of opening, publicity, award notice and contract, and from when until when the tender was suspended",
    threshold_zh="责令暂停之后、恢复之前不得进行",
    threshold_en="nothing goes on between the order to suspend and its lifting",
    basis_zh="招标投标法实施条例第六十二条",
    basis_en="Implementing Regulations of the Tendering Law, art. 62",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _SUSPENSIONS,
        _OPENED,
        "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME",
        _AWARDED,
        "CONTRACT_PERFORMANCE.SIGN_TIME",
    ),
    reading_zh="在暂停起止之间（含起、不含止）所做的越限；本平台责令暂停而未恢复的，其后所做的都越限。平台报送的暂停没有恢复时间的，其后所做的无从判断。",
    reading_en="What was done from the order on and before its lifting is a breach; under an order of ours that still stands, so is everything after it. Where a platform reported a suspension without its end, what came after is undecidable.",
    refutes_zh="行为发生在暂停之前，或者监督部门书面同意继续。",
    refutes_en="It was done before the order, or the authority agreed in writing that it goes on.",
    public_zh="招标投标活动在责令暂停期间继续进行",
    public_en="The tender went on while it was ordered to stop",
    examples=(
        Example(
            fields={
                _SUSPENSIONS: [{"from": "20260323100000", "until": None, "ours": True}],
                _OPENED: "20260324093000",
            },
            verdict="breach",
            zh="暂停次日开标",
            en="opened the day after the order",
        ),
        Example(
            fields={
                _SUSPENSIONS: [{"from": "20260323100000", "until": "20260326100000"}],
                _AWARDED: "20260326100000",
            },
            verdict="compliant",
            zh="恢复之时发出中标通知书",
            en="awarded the moment it was lifted",
        ),
        Example(
            fields={
                _SUSPENSIONS: [{"from": "20260323100000", "until": None, "ours": False}],
                _AWARDED: "20260326100000",
            },
            verdict="undecidable",
            zh="恢复时间未报",
            en="its end was not reported",
        ),
        Example(
            fields={_OPENED: "20260324093000"},
            verdict="not_applicable",
            zh="没有责令暂停",
            en="nothing was suspended",
        ),
    ),
)

SUSPENDED: Final = (X14,)
