"""Rules of how complaints are handled (投诉处理): C11 C12 C13 C14 C15."""

from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_FABRICATED: Final = "x_fabricated"
_SUSPENDED_FROM: Final = "x_suspended_from"
_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_LETTER: Final = "x_letter"
_REFUSED: Final = "x_refused"
_REFUSAL_GROUND: Final = "x_refusal_ground"
_INVESTIGATORS: Final = "x_investigators"

C11: Final = Rule(
    number="C11",
    zh="捏造事实",
    en="Fabricated complaint",
    compares_zh="认定捏造、伪造与处理结果",
    compares_en="a finding of fabrication with the decision",
    threshold_zh="应当驳回",
    threshold_en="it is dismissed",
    basis_zh="招标投标法实施条例第六十一条、第七十七条",
    basis_en="Implementing Regulations of the Tendering Law, arts. 61 and 77",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _FABRICATED,
        "x_decision_result",
    ),
    reading_zh="认定捏造而未驳回的存议；从不作越限。",
    reading_en="Found fabricated and not dismissed is doubtful; never a breach.",
    refutes_zh="部分事项属实。",
    refutes_en="Part of it was true.",
    public_zh="认定捏造而未驳回，须核查",
    public_en="Found fabricated and not dismissed, which must be looked at",
    examples=(
        Example(
            fields={_FABRICATED: True, "x_decision_result": "handled"},
            verdict="yellow",
            zh="未驳回",
            en="not dismissed",
        ),
        Example(
            fields={_FABRICATED: True, "x_decision_result": "dismissed"},
            verdict="compliant",
            zh="驳回",
            en="dismissed",
        ),
        Example(
            fields={_FABRICATED: True},
            verdict="undecidable",
            zh="处理结果未报",
            en="decision unknown",
        ),
        Example(
            fields={_FABRICATED: False},
            verdict="not_applicable",
            zh="未认定捏造",
            en="not found fabricated",
        ),
    ),
)

C12: Final = Rule(
    number="C12",
    zh="责令暂停",
    en="Suspension",
    compares_zh="责令暂停、恢复与处理决定的时间",
    compares_en="the suspension, its end and the decision",
    threshold_zh="必要时可以责令暂停",
    threshold_en="may be ordered when necessary",
    basis_zh="招标投标法实施条例第六十二条",
    basis_en="Implementing Regulations of the Tendering Law, art. 62",
    severity="B",
    scope="A",
    text_status="verified",
    unit="complaint",
    reads=(
        _SUSPENDED_FROM,
        "x_suspended_until",
        "x_decision",
    ),
    reading_zh="决定之前恢复的相符；恢复早于暂停的越限；决定之后仍暂停的存议。",
    reading_en="Lifted by the decision is clear; lifted before it began is a breach; lasting beyond the decision is doubtful.",
    refutes_zh="决定另令继续暂停。",
    refutes_en="The decision ordered it to go on.",
    public_zh="暂停招标投标活动的记录矛盾",
    public_en="The record of a suspension contradicts itself",
    examples=(
        Example(
            fields={_SUSPENDED_FROM: "20260310100000", "x_suspended_until": "20260305100000"},
            verdict="breach",
            zh="恢复早于暂停",
            en="lifted before it began",
        ),
        Example(
            fields={_SUSPENDED_FROM: "20260310100000", "x_suspended_until": "20260320100000"},
            verdict="compliant",
            zh="已恢复",
            en="lifted",
        ),
        Example(
            fields={_SUSPENDED_FROM: "20260310100000", "x_decision": "20260320100000"},
            verdict="yellow",
            zh="决定之后未恢复",
            en="not lifted after the decision",
        ),
        Example(
            fields={_SUSPENDED_FROM: "20260310100000"},
            verdict="undecidable",
            zh="尚未恢复和决定",
            en="neither lifted nor decided",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="未暂停", en="nothing suspended"
        ),
    ),
)

C13: Final = Rule(
    number="C13",
    zh="投诉书",
    en="Letter of complaint",
    compares_zh="投诉书各项内容",
    compares_en="the items of the letter",
    threshold_zh="投诉人及联系方式、被投诉人、事实、请求、签章",
    threshold_en="complainant with contact, respondent, facts, request, signature",
    basis_zh="工程建设项目招标投标活动投诉处理办法第七条",
    basis_en="Measures for Handling Tendering Complaints, art. 7",
    severity="B",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(_LETTER,),
    reading_zh="缺项越限，指应当告知补正；未留联系方式的存议。",
    reading_en="A missing item is a breach, that is: ask to complete it; no contact is doubtful.",
    refutes_zh="已补正。",
    refutes_en="It was completed.",
    public_zh="投诉书缺项，应当补正",
    public_en="The letter of complaint wants an item",
    examples=(
        Example(
            fields={
                _LETTER: {
                    "signed": False,
                    "complete": True,
                    "complainant": True,
                    "respondent": True,
                    "facts": True,
                    "request": True,
                    "contact": True,
                }
            },
            verdict="breach",
            zh="未签章",
            en="unsigned",
        ),
        Example(
            fields={
                _LETTER: {
                    "signed": True,
                    "complete": True,
                    "complainant": True,
                    "respondent": True,
                    "facts": True,
                    "request": True,
                    "contact": True,
                }
            },
            verdict="compliant",
            zh="齐全",
            en="complete",
        ),
        Example(
            fields={
                _LETTER: {
                    "signed": True,
                    "complete": True,
                    "complainant": True,
                    "respondent": True,
                    "facts": True,
                    "request": True,
                    "contact": False,
                }
            },
            verdict="yellow",
            zh="无联系方式",
            en="no contact",
        ),
        Example(
            fields={_LETTER: {"signed": None}},
            verdict="undecidable",
            zh="签章未报",
            en="signature unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="没有投诉书", en="no letter"
        ),
    ),
)

C14: Final = Rule(
    number="C14",
    zh="不予受理的理由",
    en="Ground of a refusal",
    compares_zh="不予受理的理由",
    compares_en="the ground of the refusal",
    threshold_zh="限于所列六类",
    threshold_en="one of the six listed",
    basis_zh="工程建设项目招标投标活动投诉处理办法第十二条",
    basis_en="Measures for Handling Tendering Complaints, art. 12",
    severity="B",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(
        _REFUSED,
        _REFUSAL_GROUND,
    ),
    reading_zh="所列之外的越限；“其他”存议。",
    reading_en="None of the list is a breach; “other” is doubtful.",
    refutes_zh="理由填报有误。",
    refutes_en="The ground was reported wrongly.",
    public_zh="不予受理投诉的理由不在所列之内",
    public_en="The ground of the refusal is none of the list",
    examples=(
        Example(
            fields={_REFUSED: True, _REFUSAL_GROUND: "8"},
            verdict="breach",
            zh="所列之外",
            en="none of the list",
        ),
        Example(
            fields={_REFUSED: True, _REFUSAL_GROUND: "4"},
            verdict="compliant",
            zh="超过时效",
            en="late",
        ),
        Example(
            fields={_REFUSED: True, _REFUSAL_GROUND: "9"}, verdict="yellow", zh="其他", en="other"
        ),
        Example(
            fields={_REFUSED: True, _REFUSAL_GROUND: None},
            verdict="undecidable",
            zh="理由未报",
            en="ground unknown",
        ),
        Example(fields={_REFUSED: False}, verdict="not_applicable", zh="已受理", en="accepted"),
    ),
)

C15: Final = Rule(
    number="C15",
    zh="调查人员",
    en="Investigators",
    compares_zh="调查人员人数和回避",
    compares_en="the number of investigators and their recusals",
    threshold_zh="两人以上，有关系的回避",
    threshold_en="two at least, the related stand aside",
    basis_zh="工程建设项目招标投标活动投诉处理办法第十三条至第十五条",
    basis_en="Measures for Handling Tendering Complaints, arts. 13 to 15",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="complaint",
    reads=(_INVESTIGATORS,),
    reading_zh="不足两人、应回避而未回避的越限；回避后不足两人的存议。",
    reading_en="Fewer than two, or one who should have stood aside, is a breach; fewer than two left after recusals is doubtful.",
    refutes_zh="另有人员接替。",
    refutes_en="Others took over.",
    public_zh="投诉调查人员不足两人或者应当回避",
    public_en="Fewer than two investigators, or one who had to stand aside",
    parameters=(
        Parameter(name="people", zh="最少人数", en="least number", default=2, unit="人", floor=2),
    ),
    examples=(
        Example(
            fields={_INVESTIGATORS: [{"IS_RECUSED": "0"}]}, verdict="breach", zh="一人", en="one"
        ),
        Example(
            fields={_INVESTIGATORS: [{"IS_RECUSED": "0"}, {"IS_RECUSED": "0"}]},
            verdict="compliant",
            zh="两人",
            en="two",
        ),
        Example(
            fields={
                _INVESTIGATORS: [{"IS_RECUSED": "0"}, {"IS_RECUSED": "1", "HAS_RELATION": "1"}]
            },
            verdict="yellow",
            zh="一人回避",
            en="one stood aside",
        ),
        Example(
            fields={_INVESTIGATORS: None}, verdict="undecidable", zh="人员未报", en="not reported"
        ),
        Example(
            fields={_IS_TO_LAW: "1"},
            verdict="not_applicable",
            zh="没有受理的投诉",
            en="no complaint accepted",
        ),
    ),
)

HANDLING: Final = (
    C11,
    C12,
    C13,
    C14,
    C15,
)
