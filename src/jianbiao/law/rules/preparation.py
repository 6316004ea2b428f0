"""Rules of notices and their periods (公告与期限): P16 P17 P18."""

from typing import Final

from jianbiao.law.rule import Example, Rule
from jianbiao.law.rules.readings import at_least_days

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_C: Final = "TENDER_FILE_CLARI_MODI."
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_READING_ZH: Final = (
    "起算日不计（民法典第二百零一条），满足天数为相符；计入起算日方够者，两种算法结论不同，存议；"
    "两种算法均不够为越限。期满日为休息日的，至其后第一个工作日之前存议（民法典第二百零三条）。"
    "地方可以在参数中选定算法。"
)
_READING_EN: Final = (
    "The start day is left out (Civil Code art. 201): enough days are clear; enough only with the "
    "start day counted is doubtful, since readings differ; too few by both is a breach. An end on a "
    "rest day is doubtful until the next working day (art. 203). A place may choose a reading."
)

P16: Final = Rule(
    number="P16",
    zh="文件发售期",
    en="How long documents can be had",
    compares_zh="资格预审文件或者招标文件自开始发售至停止发售的天数",
    compares_en="the days from the start to the end of the sale of prequalification or tender documents",
    threshold_zh="不少于5日",
    threshold_en="at least 5 days",
    basis_zh="招标投标法实施条例第十六条",
    basis_en="Implementing Regulations of the Tendering Law, art. 16",
    severity="R",
    scope="A",
    text_status="verified",
    unit="notice",
    reads=(f"{_N}DOC_GET_START_TIME", f"{_N}DOC_GET_END_TIME"),
    reading_zh=_READING_ZH,
    reading_en=_READING_EN,
    refutes_zh="后来的公告延长了发售期；时间填报有误；不受招标投标法约束的采购。",
    refutes_en="A later notice extended the sale; a time was reported wrongly; a purchase outside the tendering law.",
    public_zh="招标文件（资格预审文件）发售期不足法定天数",
    public_en="Documents could be had for less than the lawful number of days",
    parameters=at_least_days(5),
    examples=(
        Example(
            fields={
                f"{_N}DOC_GET_START_TIME": "20260316090000",
                f"{_N}DOC_GET_END_TIME": "20260319170000",
            },
            verdict="breach",
            zh="三月十六日至十九日：计入起算日也只有四日",
            en="16 to 19 March: four days even with the first counted",
        ),
        Example(
            fields={
                f"{_N}DOC_GET_START_TIME": "20260316090000",
                f"{_N}DOC_GET_END_TIME": "20260323170000",
            },
            verdict="compliant",
            zh="三月十六日至二十三日：七日",
            en="16 to 23 March: seven days",
        ),
        Example(
            fields={
                f"{_N}DOC_GET_START_TIME": "20260316090000",
                f"{_N}DOC_GET_END_TIME": "20260320170000",
            },
            verdict="yellow",
            zh="三月十六日至二十日：计入起算日五日，不计四日",
            en="16 to 20 March: five dates with the first counted, four without",
        ),
        Example(
            fields={f"{_N}DOC_GET_START_TIME": "20260316090000", f"{_N}DOC_GET_END_TIME": None},
            verdict="undecidable",
            zh="未报停止发售时间",
            en="the end was not reported",
        ),
    ),
)

P17: Final = Rule(
    number="P17",
    zh="资格预审申请文件提交时间",
    en="Time to submit prequalification applications",
    compares_zh="自资格预审文件停止发售之日至提交资格预审申请文件截止之日的天数",
    compares_en="the days from the end of the sale of prequalification documents to the deadline for applications",
    threshold_zh="不少于5日",
    threshold_en="at least 5 days",
    basis_zh="招标投标法实施条例第十七条",
    basis_en="Implementing Regulations of the Tendering Law, art. 17",
    severity="R",
    scope="M",
    text_status="verified",
    unit="notice",
    reads=(_LAW, f"{_N}BULLETIN_TYPE", f"{_N}DOC_GET_END_TIME", f"{_N}BID_DOC_REFER_END_TIME"),
    reading_zh=_READING_ZH,
    reading_en=_READING_EN,
    refutes_zh="截止时间已顺延；公告不是资格预审公告；项目并非依法必须招标。",
    refutes_en="The deadline was moved; the notice is none of prequalification; tendering was not mandatory.",
    public_zh="提交资格预审申请文件的时间不足法定天数",
    public_en="Too little time to submit prequalification applications",
    exemptions_zh="非依法必须招标的项目；非资格预审公告",
    exemptions_en="tenders that need not be held; notices other than of prequalification",
    parameters=at_least_days(5),
    examples=(
        Example(
            fields={
                _LAW: "1",
                f"{_N}BULLETIN_TYPE": "2",
                f"{_N}DOC_GET_END_TIME": "20260316170000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260318093000",
            },
            verdict="breach",
            zh="停止发售两日后即截止",
            en="the deadline comes two days after the sale ended",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}BULLETIN_TYPE": "2",
                f"{_N}DOC_GET_END_TIME": "20260316170000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260325093000",
            },
            verdict="compliant",
            zh="停止发售九日后截止",
            en="nine days after the sale ended",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}BULLETIN_TYPE": "2",
                f"{_N}DOC_GET_END_TIME": "20260316170000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260320093000",
            },
            verdict="yellow",
            zh="计入停止发售之日五日，不计四日",
            en="five days with the last day of sale counted, four without",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}BULLETIN_TYPE": None,
                f"{_N}DOC_GET_END_TIME": "20260316170000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260318093000",
            },
            verdict="undecidable",
            zh="未报公告类型，不知是否资格预审",
            en="the type of notice is unknown",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}BULLETIN_TYPE": "1",
                f"{_N}DOC_GET_END_TIME": "20260316170000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260318093000",
            },
            verdict="not_applicable",
            zh="招标公告无此期限",
            en="a tender notice has no such period",
        ),
    ),
)

P18: Final = Rule(
    number="P18",
    zh="投标准备时间",
    en="Time to prepare bids",
    compares_zh="自招标文件开始发出之日至提交投标文件截止之日的天数",
    compares_en="the days from the issue of the tender documents to the bid deadline",
    threshold_zh="最短不得少于20日",
    threshold_en="at least 20 days",
    basis_zh="招标投标法第二十四条；招标投标法实施条例第六十四条",
    basis_en="Tendering Law, art. 24; Implementing Regulations, art. 64",
    severity="R",
    scope="M",
    text_status="verified",
    unit="notice",
    reads=(
        _LAW,
        f"{_N}BULLETIN_TYPE",
        f"{_N}DOC_GET_START_TIME",
        f"{_N}BID_DOC_REFER_END_TIME",
        f"{_C}IS_POSTPONE",
        f"{_C}x_new_deadline",
    ),
    reading_zh=f"{_READING_ZH}自文件发出起算而不自公告起算；截止时间以顺延后的为准。",
    reading_en=f"{_READING_EN} It runs from the issue of documents, not from the notice; a moved deadline replaces the first.",
    refutes_zh="截止时间已顺延；文件实际更早发出；项目并非依法必须招标。",
    refutes_en="The deadline was moved; documents were issued earlier; tendering was not mandatory.",
    public_zh="自招标文件发出至投标截止不足法定天数",
    public_en="Fewer days than the law asks between the issue of documents and the bid deadline",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=at_least_days(20),
    examples=(
        Example(
            fields={
                _LAW: "1",
                f"{_N}DOC_GET_START_TIME": "20260303090000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260319093000",
            },
            verdict="breach",
            zh="十六日",
            en="sixteen days",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}DOC_GET_START_TIME": "20260303090000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260323093000",
            },
            verdict="compliant",
            zh="恰为二十日",
            en="exactly twenty days",
        ),
        Example(
            fields={
                _LAW: "1",
                f"{_N}DOC_GET_START_TIME": "20260303090000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260322093000",
            },
            verdict="yellow",
            zh="计入起算日二十日，不计十九日",
            en="twenty with the day of issue counted, nineteen without",
        ),
        Example(
            fields={
                _LAW: None,
                f"{_N}DOC_GET_START_TIME": "20260303090000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260313093000",
            },
            verdict="undecidable",
            zh="只有十日，但不知是否依法必须招标",
            en="ten days, but not known to be mandatory",
        ),
        Example(
            fields={
                _LAW: "0",
                f"{_N}DOC_GET_START_TIME": "20260303090000",
                f"{_N}BID_DOC_REFER_END_TIME": "20260313093000",
            },
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

PREPARATION: Final = (P16, P17, P18)
