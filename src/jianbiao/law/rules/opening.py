"""Rules of bids, opening and evaluation (投标、开标、评标): B01 B03 B04 B23."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_DEADLINE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_FIXED: Final = "TENDER_FILE_CLARI_MODI.BID_OPEN_TIME"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_FAILED: Final = "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE"
_RECEIVED: Final = "TENDER_LIST.CHECKIN_TIME"
_ORDER: Final = "TENDER_CANDIDATE.ORDER"

B01: Final = Rule(
    number="B01",
    zh="投标人少于三个而开标",
    en="Opened with fewer than three bidders",
    compares_zh="开标时的投标人数（联合体计一个）",
    compares_en="the number of bidders at the opening (a consortium is one)",
    threshold_zh="少于3个的，不得开标，应当重新招标",
    threshold_en="with fewer than 3 bids are not opened, and the tender is held anew",
    basis_zh="招标投标法第二十八条；招标投标法实施条例第四十四条",
    basis_en="Tendering Law, art. 28; Implementing Regulations, art. 44",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=("x_TENDER_LIST", "x_TENDER_LIST_count", _OPENED, _FAILED),
    reading_zh="联合体计为一个投标人。名单重复或者名单与数目分处三个的两侧，存议。未开标并报告异常的，相符。",
    reading_en="A consortium is one bidder. A name twice on the list, or list and number on both sides of three, is doubtful. Nothing opened and the failure reported is clear.",
    refutes_zh="投标人名单报送不全，或者只是中标人、候选人名单；所报开标记录属另一标段；采集的境外数据适用当地的人数规定。",
    refutes_en="The list of bidders was incomplete, or only one of winners or candidates; the opening record belongs to another lot; gathered data from abroad follow the numbers of their own law.",
    public_zh="投标人少于三个仍然开标",
    public_en="Bids were opened though fewer than three bidders had come",
    parameters=(
        Parameter(
            name="bidders",
            zh="最少投标人数",
            en="least number of bidders",
            default=3,
            unit="个",
            floor=3,
        ),
    ),
    examples=(
        Example(
            fields={"x_TENDER_LIST": ["甲公司、乙公司联合体", "丙公司"], _OPENED: "20260324093000"},
            verdict="breach",
            zh="三家企业，两个投标人",
            en="three firms, two bidders",
        ),
        Example(
            fields={"x_TENDER_LIST_count": 2, _OPENED: None, _FAILED: "1"},
            verdict="compliant",
            zh="两个投标人，未开标，已报告流标",
            en="two bidders, not opened, reported as failed",
        ),
        Example(
            fields={"x_TENDER_LIST": ["甲公司", "乙公司", "乙公司"], _OPENED: "20260324093000"},
            verdict="yellow",
            zh="名单三行，同一企业两次",
            en="three rows, one firm twice",
        ),
        Example(
            fields={"x_TENDER_LIST_count": None, _OPENED: "20260324093000"},
            verdict="undecidable",
            zh="未报投标人名单",
            en="no list of bidders was reported",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="尚无名单和开标记录",
            en="neither list nor opening yet",
        ),
    ),
)

B03: Final = Rule(
    number="B03",
    zh="接收逾期或者未加密的投标文件",
    en="Late or unencrypted bid accepted",
    compares_zh="投标文件送达时间与投标截止时间；是否加密；是否拒收",
    compares_en="the receipt of a bid with the deadline; whether it was encrypted; whether it was refused",
    threshold_zh="截止时间后送达的、未加密（未密封）的，应当拒收",
    threshold_en="bids after the deadline and bids not encrypted (sealed) must be refused",
    basis_zh="招标投标法第二十八条；招标投标法实施条例第三十六条、第六十四条",
    basis_en="Tendering Law, art. 28; Implementing Regulations, arts. 36 and 64",
    severity="R",
    scope="A",
    text_status="verified",
    unit="bid",
    reads=(_RECEIVED, "x_deadline", "x_encrypted", "x_accepted"),
    reading_zh="投标人名单中的一行即为已接收，注明拒收者除外。迟一秒即逾期；恰在截止时刻者存议。",
    reading_en="A row of the list of bidders is a bid taken in unless it says refused. One second is late; the very second of the deadline is doubtful.",
    refutes_zh="拒收回执；截止时间已顺延；平台时钟偏差的校准记录。",
    refutes_en="A receipt of refusal; an extended deadline; a record of the platform's clock deviation.",
    public_zh="接收截止时间后送达或者未加密的投标文件",
    public_en="A bid that came after the deadline or was not encrypted was accepted",
    examples=(
        Example(
            fields={
                _RECEIVED: "20260324093001",
                "x_deadline": "20260324093000",
                "x_accepted": True,
            },
            verdict="breach",
            zh="迟一秒而接收",
            en="one second late, and accepted",
        ),
        Example(
            fields={
                _RECEIVED: "20260324101500",
                "x_deadline": "20260324093000",
                "x_accepted": False,
            },
            verdict="compliant",
            zh="逾期而拒收",
            en="late, and refused",
        ),
        Example(
            fields={_RECEIVED: "20260324093000", "x_deadline": "20260324093000"},
            verdict="yellow",
            zh="恰在截止时刻",
            en="at the very second of the deadline",
        ),
        Example(
            fields={_RECEIVED: None, "x_deadline": "20260324093000"},
            verdict="undecidable",
            zh="未报送达时间",
            en="the time of receipt was not reported",
        ),
        Example(
            fields={"x_deadline": "20260324093000"},
            verdict="not_applicable",
            zh="尚无投标文件",
            en="no bid yet",
        ),
    ),
)

B04: Final = Rule(
    number="B04",
    zh="开标时间",
    en="Time of the opening",
    compares_zh="招标文件所定开标时间、实际开标时间与投标截止时间",
    compares_en="the opening time of the documents and of the record with the bid deadline",
    threshold_zh="同一时间",
    threshold_en="the same time",
    basis_zh="招标投标法第三十四条",
    basis_en="Tendering Law, art. 34",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _DEADLINE,
        _FIXED,
        _OPENED,
        "TENDER_FILE_CLARI_MODI.IS_POSTPONE",
        "TENDER_FILE_CLARI_MODI.x_new_deadline",
        "x_tolerance_s",
    ),
    reading_zh="同一分钟为同一时间，地方可另定容差；晚至半小时存议，再晚越限；早于截止一分钟以上即越限。截止时间以顺延后的为准。",
    reading_en="The same minute is the same time, and a place may allow more; up to half an hour later is doubtful, beyond that a breach; more than a minute earlier is a breach. A moved deadline replaces the first.",
    refutes_zh="开标时间与截止时间一并顺延；时间为系统默认值（如零时）；技术、商务分次开封，所报为开价格封的时间；所报为报名或者上一次开标的时间；采集的境外数据适用当地的规定。",
    refutes_en="Deadline and opening were moved together; a time is a form's default, such as midnight; envelopes were opened one after the other and the time is that of the prices; the time is that of the registration or of an earlier round; gathered data from abroad follow their own law.",
    public_zh="开标时间与投标截止时间不是同一时间",
    public_en="Bids were not opened at the time of the deadline",
    parameters=(
        Parameter(
            name="tolerance_s",
            zh="同一分钟之外的容差",
            en="tolerance beyond the same minute",
            default=0,
            unit="秒",
        ),
        Parameter(name="doubt_s", zh="存议上限", en="doubtful up to", default=1800, unit="秒"),
    ),
    examples=(
        Example(
            fields={_DEADLINE: "20260324093000", _OPENED: "20260324140000"},
            verdict="breach",
            zh="上午截止，下午开标",
            en="deadline in the morning, opened in the afternoon",
        ),
        Example(
            fields={_DEADLINE: "20260324093000", _OPENED: "20260324093042"},
            verdict="compliant",
            zh="同一分钟",
            en="the same minute",
        ),
        Example(
            fields={_DEADLINE: "20260324093000", _OPENED: "20260324094500"},
            verdict="yellow",
            zh="晚十五分钟",
            en="a quarter of an hour later",
        ),
        Example(
            fields={_DEADLINE: "20260324093000", _FIXED: None},
            verdict="undecidable",
            zh="未报开标时间",
            en="no opening time was reported",
        ),
        Example(
            fields={_DEADLINE: "20260324093000"},
            verdict="not_applicable",
            zh="尚无开标时间",
            en="no opening time yet",
        ),
    ),
)

B23: Final = Rule(
    number="B23",
    zh="中标候选人",
    en="Award candidates",
    compares_zh="中标候选人数及其排序",
    compares_en="the number of award candidates and their order",
    threshold_zh="不超过3个，并标明排序",
    threshold_en="at most 3, with their order",
    basis_zh="招标投标法实施条例第五十三条",
    basis_en="Implementing Regulations of the Tendering Law, art. 53",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(_ORDER, "x_candidates", "x_text"),
    reading_zh="默认按条例文字：超过三个为越限。公示写明评定分离或者排名不分先后的，条例与地方作法不同，存议；参数选定评定分离的地方不适用本条。并列、缺号存议。",
    reading_en="By default the regulation's words hold: more than three is a breach. A notice that separates evaluation from award, or says the order means nothing, is doubtful, for the regulation and local rules differ; in a place whose parameter adopts that regime the article does not apply. Ties and gaps are doubtful.",
    refutes_zh="名单为评定分离的定标候选人；数个标段合并公示。",
    refutes_en="The list is one of a place that separates evaluation from award; several lots were published together.",
    public_zh="中标候选人超过三个",
    public_en="More than three award candidates",
    exemptions_zh="本地参数采用评定分离且公示不排序的名单",
    exemptions_en="unranked lists where the place has adopted the separation of evaluation and award",
    parameters=(
        Parameter(
            name="most",
            zh="最多候选人数",
            en="most candidates",
            default=3,
            unit="个",
            floor=3,
            kept="at_most",
        ),
        Parameter(
            name="regime",
            zh="候选人制度：ranked 排序，separated 评定分离",
            en="regime: ranked, or separated (evaluation apart from award)",
            default="ranked",
            choices=("ranked", "separated"),
        ),
    ),
    examples=(
        Example(
            fields={_ORDER: ["1", "2", "3", "4"]},
            verdict="breach",
            zh="排序的候选人四个",
            en="four ranked candidates",
        ),
        Example(
            fields={_ORDER: ["1", "2", "3"]},
            verdict="compliant",
            zh="排序的候选人三个",
            en="three ranked candidates",
        ),
        Example(
            fields={"x_candidates": 20, "x_text": "中标候选人（排序不分先后）"},
            verdict="yellow",
            zh="二十个不排序的候选人",
            en="twenty unranked candidates",
        ),
        Example(
            fields={_ORDER: None},
            verdict="undecidable",
            zh="未报候选人",
            en="candidates were not reported",
        ),
        Example(
            fields={_OPENED: "20260324093000"},
            verdict="not_applicable",
            zh="尚无候选人",
            en="no candidates yet",
        ),
    ),
)

OPENING: Final = (B01, B03, B04, B23)
