"""Rules of the panel's work (评标委员会的工作): B18 B19 B20 B24 B25."""

from typing import Final

from jianbiao.law.rule import Example, Rule

_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_PANEL_NAMES: Final = "x_panel_names"
_TEXTS_BEFORE_AWARD: Final = "x_texts_before_award"
_PANEL: Final = "x_panel"
_REPORT_SIGNATURES: Final = "x_report_signatures"

B18: Final = Rule(
    number="B18",
    zh="更换评委",
    en="Panel member replaced",
    compares_zh="更换评标委员会成员的事由及原评审意见",
    compares_en="the ground of a replacement, and what became of the opinion",
    threshold_zh="仅限回避、擅离职守、健康等事由，原结论无效",
    threshold_en="for recusal, absence, health and the like only; the earlier opinion is void",
    basis_zh="招标投标法实施条例第四十六条、第四十八条、第七十条",
    basis_en="Implementing Regulations, arts. 46, 48 and 70",
    severity="Y",
    scope="M",
    text_status="verified",
    unit="panel",
    reads=(
        _IS_TO_LAW,
        "x_replacements",
    ),
    reading_zh="其他事由或者采用原意见的存议，由人判断；从不作越限。",
    reading_en="Another ground, or the earlier opinion kept, is doubtful: a person judges. Never a breach.",
    refutes_zh="事由记载于评标报告。",
    refutes_en="The ground stands in the report.",
    public_zh="更换评标委员会成员，须核查",
    public_en="A panel member was replaced, which must be looked at",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={_IS_TO_LAW: "1", "x_replacements": [{"ground": "工作安排"}]},
            verdict="yellow",
            zh="事由为工作安排",
            en="for other work",
        ),
        Example(
            fields={_IS_TO_LAW: "1", "x_replacements": [{"ground": "回避"}]},
            verdict="compliant",
            zh="回避",
            en="recusal",
        ),
        Example(
            fields={_IS_TO_LAW: "1", "x_replacements": [{"ground": None}]},
            verdict="undecidable",
            zh="事由未报",
            en="ground unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="未更换", en="nobody replaced"
        ),
    ),
)

B19: Final = Rule(
    number="B19",
    zh="评委名单提前公开",
    en="Panel named too early",
    compares_zh="中标结果确定前公开的文字与评标委员会成员姓名",
    compares_en="what was public before the award with the names of the panel",
    threshold_zh="中标结果确定前应当保密",
    threshold_en="secret until the award is decided",
    basis_zh="招标投标法第三十七条",
    basis_en="Tendering Law, art. 37",
    severity="R",
    scope="A",
    text_status="verified",
    unit="panel",
    reads=(
        _PANEL_NAMES,
        _TEXTS_BEFORE_AWARD,
    ),
    reading_zh="以评委身份出现的越限；仅同名的存议。答复只给数目，不重复姓名。",
    reading_en="Named as one of the panel is a breach; a name alike is doubtful. The answer gives numbers and repeats no name.",
    refutes_zh="同名不同人；公开于中标结果确定之后。",
    refutes_en="Two of one name; it was published after the award.",
    public_zh="中标结果确定前公开了评标委员会成员名单",
    public_en="The names of the panel were public before the award",
    examples=(
        Example(
            fields={_PANEL_NAMES: ["某甲"], _TEXTS_BEFORE_AWARD: ["评标委员会成员：某甲"]},
            verdict="breach",
            zh="公示列出评委",
            en="the notice lists the panel",
        ),
        Example(
            fields={_PANEL_NAMES: ["某甲"], _TEXTS_BEFORE_AWARD: ["中标候选人公示"]},
            verdict="compliant",
            zh="未列出",
            en="not listed",
        ),
        Example(
            fields={_PANEL_NAMES: ["某甲"], _TEXTS_BEFORE_AWARD: ["项目负责人：某甲"]},
            verdict="yellow",
            zh="项目负责人同名",
            en="a project leader of the same name",
        ),
        Example(
            fields={_PANEL_NAMES: None, _TEXTS_BEFORE_AWARD: ["公示"]},
            verdict="undecidable",
            zh="成员未报",
            en="members unknown",
        ),
        Example(
            fields={_PANEL_NAMES: ["某甲"]},
            verdict="not_applicable",
            zh="尚无公开文字",
            en="nothing public yet",
        ),
    ),
)

B20: Final = Rule(
    number="B20",
    zh="评标标准",
    en="Criteria of the documents",
    compares_zh="实际评分项与招标文件所列评分项",
    compares_en="the items scored with those of the documents",
    threshold_zh="招标文件没有规定的标准和方法不得作为评标依据",
    threshold_en="what the documents do not provide may not be used",
    basis_zh="招标投标法第四十条；招标投标法实施条例第四十九条",
    basis_en="Tendering Law, art. 40; Implementing Regulations, art. 49",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="panel",
    reads=(
        "x_scored_items",
        "x_document_items",
    ),
    reading_zh="名称不同未必内容不同，存议；从不作越限。",
    reading_en="Wording may differ, so doubtful, never a breach.",
    refutes_zh="澄清文件已增列；名称不同而内容相同。",
    refutes_en="A clarification added the item; only the wording differs.",
    public_zh="评分项未见于招标文件，须核查",
    public_en="An item scored is not in the documents, which must be looked at",
    examples=(
        Example(
            fields={"x_scored_items": ["报价", "本地业绩"], "x_document_items": ["报价"]},
            verdict="yellow",
            zh="多出一项",
            en="one more item",
        ),
        Example(
            fields={"x_scored_items": ["报价"], "x_document_items": ["报价", "业绩"]},
            verdict="compliant",
            zh="均有规定",
            en="all provided",
        ),
        Example(
            fields={"x_scored_items": ["报价"], "x_document_items": None},
            verdict="undecidable",
            zh="文件评分项未报",
            en="items of the documents unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚未评分", en="not scored yet"
        ),
    ),
)

B24: Final = Rule(
    number="B24",
    zh="评标报告签字",
    en="Report signed",
    compares_zh="评标报告签字、不同意见与成员人数",
    compares_en="signatures and dissents of the report with the members",
    threshold_zh="全体成员签字，不同意见书面说明并注明",
    threshold_en="all members sign; a dissent is in writing and noted",
    basis_zh="招标投标法实施条例第五十三条",
    basis_en="Implementing Regulations of the Tendering Law, art. 53",
    severity="R",
    scope="A",
    text_status="verified",
    unit="panel",
    reads=(
        _PANEL,
        _REPORT_SIGNATURES,
        "x_dissents",
        "x_dissent_noted",
        "x_refusals",
    ),
    reading_zh="拒签又不书面说明的视为同意，已记录即相符。无签字亦无说明、未注明不同意见的越限；签字多于成员的存议。",
    reading_en="Refusing without reasons is consent and, recorded, clear. Neither signature nor reason, or a dissent not noted, is a breach; more signatures than members is doubtful.",
    refutes_zh="签字页另行报送。",
    refutes_en="The page of signatures was reported apart.",
    public_zh="评标报告未经全体成员签字",
    public_en="The evaluation report is not signed by all members",
    examples=(
        Example(
            fields={_PANEL: 5, _REPORT_SIGNATURES: 4},
            verdict="breach",
            zh="一人未签",
            en="one did not sign",
        ),
        Example(
            fields={_PANEL: 5, _REPORT_SIGNATURES: 4, "x_dissents": 1, "x_dissent_noted": True},
            verdict="compliant",
            zh="一人书面不同意并注明",
            en="one dissents in writing, noted",
        ),
        Example(
            fields={_PANEL: 5, _REPORT_SIGNATURES: 6},
            verdict="yellow",
            zh="签字多于成员",
            en="more signatures than members",
        ),
        Example(
            fields={_PANEL: 5, _REPORT_SIGNATURES: None},
            verdict="undecidable",
            zh="签字未报",
            en="signatures unknown",
        ),
        Example(
            fields={_PANEL: 5}, verdict="not_applicable", zh="尚无评标报告", en="no report yet"
        ),
    ),
)

B25: Final = Rule(
    number="B25",
    zh="延长评标时间",
    en="More time for the panel",
    compares_zh="认为评标时间不够的成员人数",
    compares_en="how many members asked for more time",
    threshold_zh="超过三分之一的，应当适当延长",
    threshold_en="more than a third: it is extended",
    basis_zh="招标投标法实施条例第四十八条",
    basis_en="Implementing Regulations of the Tendering Law, art. 48",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="panel",
    reads=(
        _PANEL,
        "x_time_requests",
        "x_evaluation_extended",
    ),
    reading_zh="超过三分之一而未延长的存议；恰为三分之一不算超过。",
    reading_en="More than a third and not extended is doubtful; exactly a third is not more.",
    refutes_zh="已延长而未报。",
    refutes_en="It was extended and not reported.",
    public_zh="超过三分之一成员认为时间不够而未延长",
    public_en="More than a third asked for more time in vain",
    examples=(
        Example(
            fields={_PANEL: 5, "x_time_requests": 2, "x_evaluation_extended": False},
            verdict="yellow",
            zh="五人中二人",
            en="two of five",
        ),
        Example(
            fields={_PANEL: 9, "x_time_requests": 3, "x_evaluation_extended": False},
            verdict="compliant",
            zh="恰为三分之一",
            en="exactly a third",
        ),
        Example(
            fields={_PANEL: 5, "x_time_requests": 2},
            verdict="undecidable",
            zh="是否延长未报",
            en="extension unknown",
        ),
        Example(fields={_PANEL: 5}, verdict="not_applicable", zh="无人提出", en="nobody asked"),
    ),
)

PANEL_WORK: Final = (
    B18,
    B19,
    B20,
    B24,
    B25,
)
