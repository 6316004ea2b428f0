"""Rules of the bid bond beside its share (投标保证金): P21 P23 P24 P25."""

from decimal import Decimal
from typing import Any, Final

from jianbiao.law.rule import Example, Parameter, Rule

_C: Final = "TENDER_FILE_CLARI_MODI."
_BOND: Final = f"{_C}MARGIN_AMOUNT"
_CLASS: Final = "SECTION.CLASSIFY_CODE"
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_PAID: Final = "BIDDER_MARGIN_INFO.MARGIN_ACCOUNT"


def _stage(stage: int | None, bond: str, **more: Any) -> dict[str, Any]:
    return {"x_two_stage": True, "x_stage": stage, _BOND: bond, **more}


P21: Final = Rule(
    number="P21",
    zh="两阶段招标的保证金",
    en="Bond in the first of two stages",
    compares_zh="两阶段招标第一阶段的投标保证金",
    compares_en="the bid bond asked for in the first stage of a two-stage tender",
    threshold_zh="应当在第二阶段提出",
    threshold_en="only in the second stage",
    basis_zh="招标投标法实施条例第三十条",
    basis_en="Implementing Regulations of the Tendering Law, art. 30",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=("x_two_stage", "x_stage", _BOND, f"{_C}x_MARGIN_PERCENT"),
    reading_zh="第一阶段所报为零的相符，有数额或者只有比例的越限；数额为零而有比例的存议。",
    reading_en="In the first stage a stated zero is clear, a sum or a percentage alone is a breach; zero beside a percentage is doubtful.",
    refutes_zh="所报为第二阶段的招标文件；不是两阶段招标。",
    refutes_en="The documents are those of the second stage; the tender has no two stages.",
    public_zh="两阶段招标的第一阶段即要求投标保证金",
    public_en="A bid bond was asked for in the first of two stages",
    exemptions_zh="非两阶段招标",
    exemptions_en="tenders without two stages",
    examples=(
        Example(
            fields=_stage(1, "10000.00"),
            verdict="breach",
            zh="第一阶段收一万元",
            en="10,000 in the first",
        ),
        Example(
            fields=_stage(2, "10000.00"), verdict="compliant", zh="第二阶段", en="the second stage"
        ),
        Example(
            fields=_stage(1, "0.00", **{f"{_C}x_MARGIN_PERCENT": "2"}),
            verdict="yellow",
            zh="数额为零，比例为2%",
            en="a sum of zero beside 2 %",
        ),
        Example(
            fields=_stage(None, "10000.00"),
            verdict="undecidable",
            zh="不知第几阶段",
            en="the stage is unknown",
        ),
        Example(
            fields={"x_two_stage": False, "x_stage": 1, _BOND: "10000.00"},
            verdict="not_applicable",
            zh="不是两阶段招标",
            en="no two stages",
        ),
    ),
)


def _cap(name: str, zh: str, en: str, most: int) -> Parameter:
    return Parameter(
        name=name,
        zh=zh,
        en=en,
        default=Decimal(most),
        unit="元",
        floor=Decimal(most),
        kept="at_most",
    )


P23: Final = Rule(
    number="P23",
    zh="投标保证金上限",
    en="Cap of the bid bond",
    compares_zh="投标保证金与该类合同的最高数额",
    compares_en="the bid bond with the highest sum for its kind of contract",
    threshold_zh="施工、货物不超过80万元；勘察、设计不超过10万元",
    threshold_en="at most 800,000 yuan for works and goods, 100,000 for survey and design",
    basis_zh="工程建设项目施工招标投标办法第三十七条；工程建设项目货物招标投标办法第二十七条；工程建设项目勘察设计招标投标办法第二十四条",
    basis_en="Measures for Works Tendering, art. 37; Measures for Goods Tendering, art. 27; Measures for Survey and Design Tendering, art. 24",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="lot",
    reads=(_BOND, _CLASS, "x_kind"),
    reading_zh="恰为上限的相符。种类以所报为准，未报的按标段分类；两者矛盾且结论不同的存议。服务类而未报何种服务的，超过十万元无从判断，因为其他服务没有上限。",
    reading_en="Exactly the cap is clear. The kind is the one reported, else the class of the lot; where they contradict each other about the cap it is doubtful. Services of an unnamed kind are undecidable above 100,000, for other services have no cap.",
    refutes_zh="标段分类填报有误；数额按联合体各方合计填报。",
    refutes_en="The class of the lot is wrong; the amount is a sum over consortium members.",
    public_zh="投标保证金超过规定的最高数额",
    public_en="The bid bond exceeds the highest sum allowed",
    exemptions_zh="监理等没有最高数额的服务",
    exemptions_en="supervision and other services without a cap",
    parameters=(
        _cap("works", "施工、货物最高数额", "cap for works and goods", 800_000),
        _cap("design", "勘察、设计最高数额", "cap for survey and design", 100_000),
    ),
    examples=(
        Example(
            fields={_BOND: "800000.01", _CLASS: "A010000"},
            verdict="breach",
            zh="施工，比上限多一分",
            en="works, one cent over the cap",
        ),
        Example(
            fields={_BOND: "100000.00", "x_kind": "design"},
            verdict="compliant",
            zh="设计，恰为上限",
            en="design, exactly the cap",
        ),
        Example(
            fields={_BOND: "500000.00", _CLASS: "A010000", "x_kind": "设计"},
            verdict="yellow",
            zh="报为设计，分类却为工程",
            en="called design, classed as works",
        ),
        Example(
            fields={_BOND: "500000.00", _CLASS: None},
            verdict="undecidable",
            zh="未报标段分类",
            en="the class was not reported",
        ),
        Example(
            fields={_BOND: "500000.00", "x_kind": "监理"},
            verdict="not_applicable",
            zh="监理没有上限",
            en="supervision has no cap",
        ),
    ),
)


def _valid(end: str | None, days: str | None = "90") -> dict[str, Any]:
    return {
        f"{_C}VALID_PERIOD": days,
        "x_bid_deadline": "20260420093000",
        "x_guarantee_end": end,
    }


P24: Final = Rule(
    number="P24",
    zh="保证金有效期",
    en="Validity of the bid bond",
    compares_zh="投标保证金的有效期与投标有效期",
    compares_en="how long the bid bond is valid with how long bids are",
    threshold_zh="应当一致",
    threshold_en="the same",
    basis_zh="招标投标法实施条例第二十六条",
    basis_en="Implementing Regulations of the Tendering Law, art. 26",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(f"{_C}VALID_PERIOD", "x_bid_deadline", "x_guarantee_end"),
    reading_zh="投标有效期自截止之日起算，当日不计。保证金短于投标有效期为越限，只短一日的存议（计入当日即为一致）；长于投标有效期的存议，投标人自愿者不在此限。",
    reading_en="Bids are valid from the deadline, its day left out. A bond that ends earlier is a breach, by a single day doubtful, for counting that day makes them agree; one that lasts longer is doubtful, for a bidder may offer it.",
    refutes_zh="投标有效期经延长；保函另有展期；截止时间已变更。",
    refutes_en="The validity of bids was extended; the guarantee was prolonged; the deadline was moved.",
    public_zh="投标保证金有效期与投标有效期不一致",
    public_en="The bid bond is not valid as long as the bids",
    examples=(
        Example(
            fields=_valid("20260619"), verdict="breach", zh="短三十日", en="thirty days too short"
        ),
        Example(
            fields=_valid("20260719"), verdict="compliant", zh="恰九十日", en="exactly ninety days"
        ),
        Example(
            fields=_valid("20260818"), verdict="yellow", zh="长三十日", en="thirty days longer"
        ),
        Example(
            fields=_valid("20260719", None),
            verdict="undecidable",
            zh="未报投标有效期",
            en="the validity of bids was not reported",
        ),
    ),
)


def _account(paid: str | None, basic: str | None, form: str = "cash") -> dict[str, Any]:
    return {
        _LAW: "1",
        "x_MARGIN_PAY_FORM": form,
        _PAID: paid,
        "x_BASIC_ACCOUNT_NO": basic,
    }


P25: Final = Rule(
    number="P25",
    zh="保证金从基本账户转出",
    en="Bond from the basic account",
    compares_zh="缴纳投标保证金的账户与投标人的基本账户",
    compares_en="the account that paid the bid bond with the bidder's basic account",
    threshold_zh="以现金或者支票形式提交的应当从基本账户转出",
    threshold_en="money and cheques come from the basic account",
    basis_zh="招标投标法实施条例第二十六条",
    basis_en="Implementing Regulations of the Tendering Law, art. 26",
    severity="R",
    scope="M",
    text_status="verified",
    unit="bid",
    reads=(_LAW, _PAID, "x_BASIC_ACCOUNT_NO", "x_MARGIN_PAY_FORM"),
    reading_zh="账号去除空格与连字符后比较；转账视同现金。账号有遮盖而所示部分相同的存议。保函、保险不适用。",
    reading_en="Account numbers are compared without blanks and hyphens; a transfer counts as money. Masked numbers that agree where they show are doubtful. Guarantees and insurance are outside.",
    refutes_zh="基本账户已变更；境外投标人；以保函提交。",
    refutes_en="The basic account was changed; the bidder is from abroad; the bond was a guarantee.",
    public_zh="投标保证金不是从投标人基本账户转出",
    public_en="The bid bond was not paid from the bidder's basic account",
    exemptions_zh="非依法必须招标的项目；以保函、保险提交的保证金",
    exemptions_en="tenders that need not be held; guarantees and insurance",
    examples=(
        Example(
            fields=_account("6200 0001", "62000002"),
            verdict="breach",
            zh="从另一账户转出",
            en="paid from another account",
        ),
        Example(
            fields=_account("6200 0001", "62000001"),
            verdict="compliant",
            zh="从基本账户转出",
            en="paid from the basic account",
        ),
        Example(
            fields=_account("62****01", "62000001"),
            verdict="yellow",
            zh="账号有遮盖",
            en="the number is masked",
        ),
        Example(
            fields=_account("62000001", None),
            verdict="undecidable",
            zh="未报基本账户",
            en="the basic account was not reported",
        ),
        Example(
            fields=_account(None, None, "electronic guarantee"),
            verdict="not_applicable",
            zh="电子保函",
            en="an electronic guarantee",
        ),
    ),
)

BONDS: Final = (P21, P23, P24, P25)
