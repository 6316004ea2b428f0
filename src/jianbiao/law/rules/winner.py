"""Rules of the winner (定标): A04 A05 A06."""

from decimal import Decimal
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_WIN_BIDDER_CODE: Final = "WIN_RESULT_ANNO.WIN_BIDDER_CODE"
_CANDIDATES: Final = "x_candidates"
_STATE_FUNDS_DOMINANT: Final = "x_state_funds_dominant"
_WINNER_BID_PRICE: Final = "x_winner_bid_price"

A04: Final = Rule(
    number="A04",
    zh="确定第一中标候选人",
    en="First candidate wins",
    compares_zh="中标人与第一中标候选人",
    compares_en="the winner with the first-ranked candidate",
    threshold_zh="应当确定排名第一的为中标人，另有法定事由的除外",
    threshold_en="the first-ranked wins, unless the article gives a ground",
    basis_zh="招标投标法实施条例第五十五条",
    basis_en="Implementing Regulations of the Tendering Law, art. 55",
    severity="R",
    scope="S",
    text_status="verified",
    unit="lot",
    reads=(
        _IS_TO_LAW,
        _WIN_BIDDER_CODE,
        _CANDIDATES,
        "x_all_candidates",
        "x_IR55_ground",
        _STATE_FUNDS_DOMINANT,
    ),
    reading_zh="非第一名而无法定事由的越限；所报法定事由视为相符，真伪由人判断；越过两名而只报一项事由的存议。资金性质不明的无从判断。评定分离的地方不排序。",
    reading_en="Another rank without a ground of the article is a breach; a ground reported is clear, its truth is for a person; two passed over with one ground is doubtful. Funds unknown is undecidable. Where evaluation and award are separated there are no ranks.",
    refutes_zh="第一名已书面放弃；异议成立；地方实行评定分离。",
    refutes_en="The first gave up in writing; an objection was upheld; evaluation and award are separated.",
    public_zh="未确定排名第一的中标候选人为中标人",
    public_en="The first-ranked candidate was passed over",
    exemptions_zh="非国有资金占控股或者主导地位的项目",
    exemptions_en="tenders without dominant state funds",
    parameters=(
        Parameter(
            name="regime",
            zh="候选人制度：条例所定排序或者评定分离",
            en="regime: ranked as in the regulation, or evaluation and award separated",
            default="ranked",
            choices=("ranked", "separated"),
        ),
    ),
    examples=(
        Example(
            fields={
                _IS_TO_LAW: "1",
                _STATE_FUNDS_DOMINANT: True,
                _WIN_BIDDER_CODE: "B",
                _CANDIDATES: {"1": "A", "2": "B", "3": "C"},
                "x_IR55_ground": None,
            },
            verdict="breach",
            zh="第二名中标，无事由",
            en="the second wins without a ground",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _STATE_FUNDS_DOMINANT: True,
                _WIN_BIDDER_CODE: "A",
                _CANDIDATES: {"1": "A", "2": "B", "3": "C"},
            },
            verdict="compliant",
            zh="第一名",
            en="the first",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _STATE_FUNDS_DOMINANT: True,
                _WIN_BIDDER_CODE: "C",
                _CANDIDATES: {"1": "A", "2": "B", "3": "C"},
                "x_IR55_ground": "第一名放弃",
            },
            verdict="yellow",
            zh="第三名中标，只报一项事由",
            en="the third wins with one ground",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _STATE_FUNDS_DOMINANT: None,
                _WIN_BIDDER_CODE: "B",
                _CANDIDATES: {"1": "A", "2": "B", "3": "C"},
            },
            verdict="undecidable",
            zh="资金性质不明",
            en="funds unknown",
        ),
        Example(
            fields={
                _IS_TO_LAW: "1",
                _STATE_FUNDS_DOMINANT: False,
                _WIN_BIDDER_CODE: "B",
                _CANDIDATES: {"1": "A", "2": "B", "3": "C"},
            },
            verdict="not_applicable",
            zh="国有资金不占主导",
            en="state funds do not dominate",
        ),
    ),
)

A05: Final = Rule(
    number="A05",
    zh="候选人以外确定中标人",
    en="Winner outside the candidates",
    compares_zh="中标人与中标候选人名单",
    compares_en="the winner with the list of candidates",
    threshold_zh="不得在候选人以外确定，不得在全部否决后自行确定",
    threshold_en="not outside the candidates, nor after all bids were rejected",
    basis_zh="招标投标法第五十七条",
    basis_en="Tendering Law, art. 57",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _WIN_BIDDER_CODE,
        "x_WIN_BIDDER_NAME",
        _CANDIDATES,
        "x_all_candidates",
        "x_all_rejected",
    ),
    reading_zh="以代码比较，更名而代码相同的为同一人；联合体可以只报牵头人，只报其他成员的存议。",
    reading_en="Codes are compared, so a changed name is the same bidder; a consortium may be reported by its lead; by another member is doubtful.",
    refutes_zh="代码填报有误；候选人名单不全。",
    refutes_en="A code was reported wrongly; the list of candidates is incomplete.",
    public_zh="在中标候选人以外确定中标人",
    public_en="The winner is none of the candidates",
    examples=(
        Example(
            fields={_WIN_BIDDER_CODE: "D", _CANDIDATES: {"1": "A", "2": "B", "3": "C"}},
            verdict="breach",
            zh="名单以外",
            en="outside the list",
        ),
        Example(
            fields={_WIN_BIDDER_CODE: "B", _CANDIDATES: {"1": "A", "2": "B", "3": "C"}},
            verdict="compliant",
            zh="名单以内",
            en="on the list",
        ),
        Example(
            fields={_WIN_BIDDER_CODE: "B", _CANDIDATES: {"1": "A+B"}},
            verdict="yellow",
            zh="联合体成员而非牵头人",
            en="a member, not the lead",
        ),
        Example(
            fields={_WIN_BIDDER_CODE: None, "x_WIN_BIDDER_NAME": "甲公司", _CANDIDATES: {"1": "A"}},
            verdict="undecidable",
            zh="中标人无代码",
            en="the winner has no code",
        ),
        Example(
            fields={_CANDIDATES: {"1": "A"}},
            verdict="not_applicable",
            zh="尚无中标人",
            en="no winner yet",
        ),
    ),
)

A06: Final = Rule(
    number="A06",
    zh="定标前谈判",
    en="Negotiated before the award",
    compares_zh="中标价与中标人的投标报价；谈判记录",
    compares_en="the award with the winner's bid; a record of talks",
    threshold_zh="确定中标人前不得就价格、方案谈判",
    threshold_en="no talks on price or plan before the award",
    basis_zh="招标投标法第四十三条、第五十五条",
    basis_en="Tendering Law, arts. 43 and 55",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _WINNER_BID_PRICE,
        "x_award_price",
        "x_negotiated",
    ),
    reading_zh="两价不同的存议，或为算术修正；从不作越限。",
    reading_en="Prices that differ are doubtful, for sums may have been corrected. Never a breach.",
    refutes_zh="评标中依法修正算术错误。",
    refutes_en="The evaluation corrected sums lawfully.",
    public_zh="中标价与投标报价不一致，须核查",
    public_en="The award differs from the winner's bid, which must be looked at",
    parameters=(
        Parameter(
            name="percent",
            zh="视为算术修正的比例",
            en="share taken for a correction of sums",
            default=Decimal("0.1"),
            unit="%",
        ),
    ),
    examples=(
        Example(
            fields={_WINNER_BID_PRICE: "5000000", "x_award_price": "4800000"},
            verdict="yellow",
            zh="少二十万元",
            en="200,000 less",
        ),
        Example(
            fields={_WINNER_BID_PRICE: "5000000", "x_award_price": "5000000.00"},
            verdict="compliant",
            zh="相同",
            en="the same",
        ),
        Example(
            fields={_WINNER_BID_PRICE: None, "x_award_price": "5000000"},
            verdict="undecidable",
            zh="投标报价未报",
            en="bid price unknown",
        ),
        Example(
            fields={_WINNER_BID_PRICE: "5000000"},
            verdict="not_applicable",
            zh="尚未定标",
            en="not awarded yet",
        ),
    ),
)

WINNER: Final = (
    A04,
    A05,
    A06,
)
