"""A rule of our own about the procuring entity's own decisions (招标人自主决定): X15."""

from typing import Final

from jianbiao.law.rule import Example, Rule

X15: Final = Rule(
    number="X15",
    zh="自主决定未述理由",
    en="Own decision without reasons",
    compares_zh="招标人自行决定的事项（邀请招标、评定分离、否决全部投标等）是否述明理由",
    compares_en="whether what the procuring entity decided on its own (invited tender, own choice of the winner, rejection of all bids and others) is reasoned",
    threshold_zh="每项决定均应述明理由",
    threshold_en="each decision gives its reasons",
    basis_zh="本系统的数据合理性规则，不以法条为据；招标人主体责任的文件待核对",
    basis_en="a plausibility rule of this system; it rests on no article; the papers on the entity's responsibility are to be confirmed",
    severity="Y",
    scope="A",
    text_status="own",
    unit="lot",
    jurisdiction="any",
    reads=("x_own_decisions",),
    reading_zh="已报决定而理由空缺或者只有套话的，存议；其他记录显示作了决定而决定本身未报的，无从判断；述明理由的相符，理由是否成立由人判断；从不作越限。",
    reading_en="A decision reported without reasons, or with a phrase that says none, is doubtful; one that other records show and nobody reported is undecidable; one with reasons is clear, whether they hold is for a person. Never a breach.",
    refutes_zh="补报理由；决定文件另有载明。",
    refutes_en="The reasons are reported later; the paper of the decision gives them.",
    public_zh="招标人自主决定未述明理由",
    public_en="The procuring entity gave no reasons for its own decision",
    examples=(
        Example(
            fields={"x_own_decisions": [{"kind": "6", "reason": None, "told": True}]},
            verdict="yellow",
            zh="自行确定中标人，未述理由",
            en="the entity chose the winner and gave no reasons",
        ),
        Example(
            fields={
                "x_own_decisions": [
                    {"kind": "6", "reason": "候选人中技术方案最优，报价次低。", "told": True}
                ]
            },
            verdict="compliant",
            zh="述明理由",
            en="with reasons",
        ),
        Example(
            fields={"x_own_decisions": [{"kind": "1", "told": False}]},
            verdict="undecidable",
            zh="邀请招标，决定未报",
            en="an invited tender, the decision not reported",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="没有自主决定",
            en="nothing decided on its own",
        ),
    ),
)

AUTONOMY: Final = (X15,)
