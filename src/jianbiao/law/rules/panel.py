"""Rules of the panel's making (评标委员会的组成): B13 B14 B15 B16 B17."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_BID_EVALUATION_EXPERT_COUNT: Final = "x_BID_EVALUATION_EXPERT_count"
_PANEL: Final = "x_panel"
_TECHNICAL_ECONOMIC: Final = "x_technical_economic"
_EXTRACT_TIME: Final = "x_EXTRACT_TIME"
_END_TIME: Final = "EVALUATION_REPORT.END_TIME"
_EXPERTS: Final = "x_experts"
_RECUSALS: Final = "x_recusals"

B13: Final = Rule(
    number="B13",
    zh="评标委员会人数",
    en="Size of the panel",
    compares_zh="评标委员会成员人数",
    compares_en="the number of members of the panel",
    threshold_zh="五人以上单数",
    threshold_en="an odd number of five or more",
    basis_zh="招标投标法第三十七条",
    basis_en="Tendering Law, art. 37",
    severity="R",
    scope="M",
    text_status="verified",
    unit="panel",
    reads=(
        _IS_TO_LAW,
        _BID_EVALUATION_EXPERT_COUNT,
        "x_replaced_count",
    ),
    reading_zh="不足五人或者为双数的越限；有更换而名单可能重复计数的存议。",
    reading_en="Fewer than five or an even number is a breach; with members replaced the list may count both: doubtful.",
    refutes_zh="名单含被更换的成员；名单报送不全。",
    refutes_en="The list holds members who were replaced; it is incomplete.",
    public_zh="评标委员会不足五人或者不是单数",
    public_en="The panel has fewer than five members or an even number",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=(
        Parameter(
            name="members",
            zh="最少人数",
            en="least number of members",
            default=5,
            unit="人",
            floor=5,
        ),
    ),
    examples=(
        Example(
            fields={_IS_TO_LAW: "1", _BID_EVALUATION_EXPERT_COUNT: 4},
            verdict="breach",
            zh="四人",
            en="four",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _BID_EVALUATION_EXPERT_COUNT: 5},
            verdict="compliant",
            zh="五人",
            en="five",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _BID_EVALUATION_EXPERT_COUNT: 6, "x_replaced_count": 1},
            verdict="yellow",
            zh="六人，其中更换一人",
            en="six, one of them replaced",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _BID_EVALUATION_EXPERT_COUNT: None},
            verdict="undecidable",
            zh="人数未报",
            en="number unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "0", _BID_EVALUATION_EXPERT_COUNT: 4},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

B14: Final = Rule(
    number="B14",
    zh="技术、经济专家比例",
    en="Share of experts",
    compares_zh="技术、经济等方面的专家人数与成员总数",
    compares_en="technical and economic experts with all members",
    threshold_zh="不得少于成员总数的三分之二",
    threshold_en="at least two thirds of the members",
    basis_zh="招标投标法第三十七条",
    basis_en="Tendering Law, art. 37",
    severity="R",
    scope="M",
    text_status="verified",
    unit="panel",
    reads=(
        _IS_TO_LAW,
        _PANEL,
        _TECHNICAL_ECONOMIC,
    ),
    reading_zh="以整数比较，恰为三分之二相符。专家多于成员的存议。",
    reading_en="Whole numbers are compared: exactly two thirds is clear. More experts than members is doubtful.",
    refutes_zh="专家类别填报有误。",
    refutes_en="A kind of expert was reported wrongly.",
    public_zh="评标委员会中技术、经济专家不足三分之二",
    public_en="Fewer than two thirds of the panel are technical and economic experts",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={_IS_TO_LAW: "1", _PANEL: 5, _TECHNICAL_ECONOMIC: 3},
            verdict="breach",
            zh="五人中三人",
            en="three of five",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _PANEL: 9, _TECHNICAL_ECONOMIC: 6},
            verdict="compliant",
            zh="恰为三分之二",
            en="exactly two thirds",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _PANEL: 5, _TECHNICAL_ECONOMIC: 6},
            verdict="yellow",
            zh="专家多于成员",
            en="more experts than members",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _PANEL: 5, _TECHNICAL_ECONOMIC: None},
            verdict="undecidable",
            zh="专家类别未报",
            en="kinds unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "0", _PANEL: 5, _TECHNICAL_ECONOMIC: 3},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

B15: Final = Rule(
    number="B15",
    zh="随机抽取专家",
    en="Random draw of experts",
    compares_zh="专家产生方式：抽取记录、抽取规则、来源",
    compares_en="how the experts came: record of the draw, its rule, its source",
    threshold_zh="从专家库随机抽取，特殊招标项目除外",
    threshold_en="drawn at random from a pool, special projects excepted",
    basis_zh="招标投标法第三十七条；招标投标法实施条例第四十六条、第四十七条",
    basis_en="Tendering Law, art. 37; Implementing Regulations, arts. 46 and 47",
    severity="R",
    scope="M",
    text_status="verified",
    unit="panel",
    reads=(
        _IS_TO_LAW,
        _EXTRACT_TIME,
        "x_EXTRACT_RULE",
        "x_panel_source",
        "x_special_project",
        _END_TIME,
    ),
    reading_zh="有抽取记录的相符；指定产生而不属特殊项目的越限；记录与来源矛盾、抽取晚于评标结束的存议；是否特殊项目不明的无从判断。",
    reading_en="A draw on record is clear; named experts without a special project are a breach; record and source at odds, or a draw after the evaluation, is doubtful; not knowing whether the project is special is undecidable.",
    refutes_zh="抽取记录迟报；属于特殊招标项目。",
    refutes_en="The record of the draw came late; the project is special.",
    public_zh="评标专家未从专家库随机抽取",
    public_en="The experts were not drawn at random from a pool",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={
                _IS_TO_LAW: "1",
                _EXTRACT_TIME: None,
                "x_panel_source": "appointed by the procuring entity",
                "x_special_project": False,
            },
            verdict="breach",
            zh="招标人指定",
            en="named by the procuring entity",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXTRACT_TIME: "20260323150000", "x_EXTRACT_RULE": "随机抽取"},
            verdict="compliant",
            zh="随机抽取",
            en="drawn at random",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXTRACT_TIME: "20260326150000", _END_TIME: "20260324180000"},
            verdict="yellow",
            zh="抽取晚于评标结束",
            en="drawn after the evaluation",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXTRACT_TIME: None, "x_panel_source": None},
            verdict="undecidable",
            zh="抽取未报",
            en="the draw was not reported",
        ),
        Example(
            fields={
                _IS_TO_LAW: "0",
                _EXTRACT_TIME: None,
                "x_panel_source": "appointed by the procuring entity",
            },
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

B16: Final = Rule(
    number="B16",
    zh="专家条件",
    en="Qualification of experts",
    compares_zh="专家从业年限和职称",
    compares_en="the experts' years and titles",
    threshold_zh="从事相关领域工作满八年并具有高级职称或者同等专业水平",
    threshold_en="eight years in the field, and a senior title or an equal level",
    basis_zh="招标投标法第三十七条",
    basis_en="Tendering Law, art. 37",
    severity="R",
    scope="M",
    text_status="verified",
    unit="panel",
    reads=(
        _IS_TO_LAW,
        _EXPERTS,
    ),
    reading_zh="不满八年越限；无高级职称的，是否同等水平由人判断，存议。",
    reading_en="Fewer than eight years is a breach; without a senior title a person judges whether the level is equal: doubtful.",
    refutes_zh="年限以其他单位经历补足；具有同等专业水平。",
    refutes_en="Years elsewhere make it up; the level is equal.",
    public_zh="评标专家不具备法定条件",
    public_en="A panel expert lacks the lawful qualification",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=(
        Parameter(name="years", zh="最少年限", en="least years", default=8, unit="年", floor=8),
    ),
    examples=(
        Example(
            fields={_IS_TO_LAW: "1", _EXPERTS: [{"years": 6, "title": "高级工程师"}]},
            verdict="breach",
            zh="从业六年",
            en="six years",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXPERTS: [{"years": 12, "title": "高级工程师"}]},
            verdict="compliant",
            zh="十二年，高级职称",
            en="twelve years, senior",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXPERTS: [{"years": 12, "title": "工程师"}]},
            verdict="yellow",
            zh="无高级职称",
            en="no senior title",
        ),
        Example(
            fields={_IS_TO_LAW: "1", _EXPERTS: [{"years": None, "title": "高级工程师"}]},
            verdict="undecidable",
            zh="年限未报",
            en="years unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "0", _EXPERTS: [{"years": 6, "title": "工程师"}]},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)

B17: Final = Rule(
    number="B17",
    zh="评委回避",
    en="Recusal of panel members",
    compares_zh="评标委员会成员与投标人、监督部门的关系",
    compares_en="relations of panel members to bidders and to the supervising department",
    threshold_zh="有利害关系的应当回避；监督部门工作人员不得担任",
    threshold_en="who is related stands aside; staff of the supervising department may not sit",
    basis_zh="招标投标法第三十七条；招标投标法实施条例第四十六条",
    basis_en="Tendering Law, art. 37; Implementing Regulations, art. 46",
    severity="R",
    scope="A",
    text_status="verified",
    unit="panel",
    reads=(_RECUSALS,),
    reading_zh="登记信息所示的现任关系为越限；推定的、三年内已终止的存议；终止三年以上的不计。",
    reading_en="A present relation a register shows is a breach; one inferred or ended within three years is doubtful; ended earlier is none.",
    refutes_zh="关系已终止；同名不同人；未实际参加评标。",
    refutes_en="The relation has ended; two of one name; the member did not sit.",
    public_zh="应当回避的人员担任评标委员会成员",
    public_en="A member of the panel had to stand aside",
    parameters=(
        Parameter(
            name="years",
            zh="不计的终止年限",
            en="years after which an ended relation is none",
            default=3,
            unit="年",
        ),
    ),
    examples=(
        Example(
            fields={_RECUSALS: [{"kind": "employer", "sure": True}]},
            verdict="breach",
            zh="任职于投标人",
            en="employed by a bidder",
        ),
        Example(
            fields={_RECUSALS: [{"kind": "employer", "sure": True, "years_ago": "4"}]},
            verdict="compliant",
            zh="离职四年",
            en="left four years ago",
        ),
        Example(
            fields={_RECUSALS: [{"kind": "employer", "sure": True, "years_ago": "2"}]},
            verdict="yellow",
            zh="离职两年",
            en="left two years ago",
        ),
        Example(fields={_RECUSALS: None}, verdict="undecidable", zh="未查", en="not looked up"),
        Example(
            fields={_IS_TO_LAW: "1"},
            verdict="not_applicable",
            zh="尚无评标委员会",
            en="no panel yet",
        ),
    ),
)

PANEL: Final = (
    B13,
    B14,
    B15,
    B16,
    B17,
)
