"""Rules of the duty to tender (必须招标): P01 P02 P03 P04."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.classes import GOODS, SERVICES, WORKS, Class
from jianbiao.law.funds import LEAST, LEAST_SHARE
from jianbiao.law.rule import Example, Parameter, Rule

THRESHOLDS: Final = {
    "A": Decimal(4_000_000),
    "B": Decimal(2_000_000),
    "C": Decimal(1_000_000),
}
"""规模标准 by the letter of the class, in 元 (必须招标的工程项目规定 第五条)."""

_P: Final = "PROJECT."
_S: Final = "SECTION."
_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"


def threshold(name: str, kind: Class) -> Parameter:
    """Return the parameter for the size from which a contract of ``kind`` must be tendered."""
    size = THRESHOLDS[kind.letter]
    return Parameter(
        name=name,
        zh=f"{kind.zh}规模标准",
        en=f"threshold for {kind.en}",
        default=size,
        unit="元",
        floor=size,
        kept="exactly",
    )


P01: Final = Rule(
    number="P01",
    zh="国有资金标准",
    en="State funds under the duty to tender",
    compares_zh="预算资金的数额及其占投资额的比例（或者国有企业资金是否控股），与是否报为依法必须招标",
    compares_en="budget funds and their share of the investment (or whether state enterprises control), with what was reported about the duty to tender",
    threshold_zh="预算资金200万元以上且占投资额10%以上，或者国有企业资金占控股或者主导地位",
    threshold_en="budget funds of 2,000,000 yuan or more that make 10 % or more of the investment, or controlling funds of state enterprises",
    basis_zh="必须招标的工程项目规定（发展改革委令2018年第16号）第二条；招标投标法第三条",
    basis_en="Provisions on Projects that Must Be Tendered (NDRC Order 16 of 2018), art. 2; Tendering Law, art. 3",
    severity="Y",
    scope="A",
    text_status="recalled",
    unit="tender",
    reads=(
        f"{_P}BUDGET_FUNDS",
        f"{_P}TOTAL_INVESTMENT",
        f"{_P}BUDGET_RATE",
        f"{_P}IS_SOE_CONTROL",
        _LAW,
    ),
    reading_zh="数额与比例均含本数。达到标准而报为非依法必须招标的，存议：是否必须招标还取决于工程种类与合同规模。比例未报的，以数额除以总投资。",
    reading_en="Both numbers are inclusive. Funds that reach the test on a tender reported as voluntary are doubtful, for the duty also depends on the kind of works and the size of the contract. A share not stated is computed from the total.",
    refutes_zh="合同估算价未达规模标准；项目不属工程建设；资金数额填报有误。",
    refutes_en="The contract is below the thresholds; the project is no construction; the sums were reported wrongly.",
    public_zh="资金达到必须招标标准而报为非依法必须招标",
    public_en="Funds reach the test of the duty to tender; the tender is reported as voluntary",
    parameters=(
        Parameter(
            name="amount",
            zh="预算资金数额",
            en="budget funds",
            default=LEAST,
            unit="元",
            floor=LEAST,
            kept="exactly",
        ),
        Parameter(
            name="percent",
            zh="占投资额比例",
            en="share of the investment",
            default=LEAST_SHARE,
            unit="%",
            floor=LEAST_SHARE,
            kept="exactly",
        ),
    ),
    examples=(
        Example(
            fields={f"{_P}BUDGET_FUNDS": "2000000", f"{_P}BUDGET_RATE": "10", _LAW: "0"},
            verdict="yellow",
            zh="恰达两项标准，却报为自愿招标",
            en="exactly at both limits, reported as voluntary",
        ),
        Example(
            fields={f"{_P}BUDGET_FUNDS": "2000000", f"{_P}TOTAL_INVESTMENT": "20000000", _LAW: "1"},
            verdict="compliant",
            zh="恰占10%，报为依法必须招标",
            en="exactly 10 %, reported as mandatory",
        ),
        Example(
            fields={f"{_P}BUDGET_FUNDS": "3000000", _LAW: "0"},
            verdict="undecidable",
            zh="未报总投资，也未报比例",
            en="neither the total nor the share was reported",
        ),
    ),
)


def _fields(code: str | None, estimate: str | None, unit: str = "0", **more: Any) -> dict[str, Any]:
    return {
        f"{_S}CLASSIFY_CODE": code,
        f"{_S}CONTRACT_RECKON_PRICE": estimate,
        f"{_S}PRICE_UNIT": unit,
        "x_fund_test": "P01 met",
        "x_procedure": "direct award",
        "x_exemption": None,
        **more,
    }


def _examples(kind: Class, code: str) -> tuple[Example, ...]:
    size = THRESHOLDS[kind.letter]
    other = "B010000" if kind is WORKS else "A010000"
    told: tuple[tuple[Mapping[str, Any], str, str, str], ...] = (
        (
            _fields(code, f"{size}.00"),
            "breach",
            "恰达规模标准，直接发包",
            "exactly at the threshold, let directly",
        ),
        (_fields(code, f"{size - 1}.00"), "compliant", "未达规模标准", "below the threshold"),
        (
            _fields(code, f"{size / 10000}", "1", x_exemption="IR9(2)"),
            "yellow",
            "以万元计恰达标准，称可自行建设",
            "exactly at it in units of 10,000 yuan, an exemption claimed",
        ),
        (_fields(code, None), "undecidable", "未报估算价", "no estimate was reported"),
        (
            _fields(other, f"{size}.00"),
            "not_applicable",
            "标段属其他类别",
            "a lot of another class",
        ),
    )
    return tuple(
        Example(fields=fields, verdict=verdict, zh=zh, en=en)  # type: ignore[arg-type]
        for fields, verdict, zh, en in told
    )


def _sized(
    number: str, kind: Class, *, item_zh: str, item: int, zh: str, en: str, code: str
) -> Rule:
    """Return the rule of one of the three thresholds: they differ in class and size alone."""
    size = THRESHOLDS[kind.letter]
    return Rule(
        number=number,
        zh=zh,
        en=en,
        compares_zh=f"未经招标的{kind.zh}合同的估算价与规模标准",
        compares_en=f"the estimate of a contract for {kind.en}, let without a tender, with the threshold",
        threshold_zh=f"{size / 10000:f}万元以上的必须招标",
        threshold_en=f"from {size:,f} yuan on it must be tendered",
        basis_zh=f"必须招标的工程项目规定（发展改革委令2018年第16号）第五条第{item_zh}项；招标投标法第三条；招标投标法实施条例第三条",
        basis_en=f"Provisions on Projects that Must Be Tendered (NDRC Order 16 of 2018), art. 5({item}); Tendering Law, art. 3; Implementing Regulations, art. 3",
        severity="R",
        scope="A",
        text_status="recalled",
        unit="direct",
        reads=(
            f"{_S}CLASSIFY_CODE",
            f"{_S}CONTRACT_RECKON_PRICE",
            f"{_S}PRICE_UNIT",
            "x_fund_test",
            "x_procedure",
            "x_exemption",
        ),
        reading_zh="规模标准含本数；估算价按其单位（元、万元）折算，单位不明时仅在两种单位结论一致时作答。类别不明的，低于标准为相符，否则无从判断。称有例外情形的，存议。",
        reading_en="The threshold is inclusive; the estimate counts in its unit, and with the unit unknown the answer stands only if both give it. A class unknown is clear below the threshold and undecidable above. An exemption claimed is doubtful.",
        refutes_zh="合同经招标订立；属可以不招标的情形；资金不在必须招标范围；估算价单位填报有误。",
        refutes_en="The contract was tendered; an exemption holds; the funds are outside the duty; the unit of the estimate is wrong.",
        public_zh=f"达到规模标准的{kind.zh}合同未经招标",
        public_en=f"A contract for {kind.en} at or above the threshold was let without a tender",
        exemptions_zh="资金不在必须招标范围内的项目；其他类别的合同",
        exemptions_en="projects whose funds are outside the duty; contracts of another class",
        parameters=(threshold("amount", kind),),
        examples=_examples(kind, code),
    )


P02: Final = _sized(
    "P02",
    WORKS,
    item_zh="一",
    item=1,
    zh="施工规模标准",
    en="Works over the threshold",
    code="A010000",
)
P03: Final = _sized(
    "P03",
    GOODS,
    item_zh="二",
    item=2,
    zh="货物规模标准",
    en="Goods over the threshold",
    code="B010000",
)
P04: Final = _sized(
    "P04",
    SERVICES,
    item_zh="三",
    item=3,
    zh="服务规模标准",
    en="Services over the threshold",
    code="C010000",
)

DUTY: Final = (P01, P02, P03, P04)
