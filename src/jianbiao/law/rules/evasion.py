"""Rules against evading a tender (规避招标): P05 P06 P07."""

from typing import Any, Final

from jianbiao.law.classes import GOODS, SERVICES, WORKS
from jianbiao.law.rule import Example, Parameter, Rule
from jianbiao.law.rules.duty import threshold

_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_SUMS: Final = "CONTRACT_PERFORMANCE.PROVISIONAL_SET"
_SIZES: Final = (
    threshold("works", WORKS),
    threshold("goods", GOODS),
    threshold("services", SERVICES),
)


def _let(estimate: str | None, code: str = "A010000") -> dict[str, Any]:
    return {"class": code, "estimate": estimate, "unit": "0", "procedure": "direct award"}


def _on(day: str, estimate: str) -> dict[str, Any]:
    return {**_let(estimate), "signed": f"{day}090000"}


def _sum(estimate: str, tendered: str | None) -> dict[str, Any]:
    said = {"ITEM_NAME": "幕墙工程", "CLASSIFY_CODE": "A010000", "ESTIMATE": estimate}
    return said if tendered is None else {**said, "IS_TENDERED": tendered}


P05: Final = Rule(
    number="P05",
    zh="化整为零",
    en="Contracts split below the threshold",
    compares_zh="同一项目未经招标的同类合同估算价之和与规模标准",
    compares_en="the sum of the estimates of one project's contracts of a class, let without a tender, with the threshold",
    threshold_zh="各自未达而合计达到规模标准的，须由人判断",
    threshold_en="each below the threshold and together at or above it: a person must judge",
    basis_zh="招标投标法第四条、第四十九条；招标投标法实施条例第二十四条；必须招标的工程项目规定（发展改革委令2018年第16号）第五条",
    basis_en="Tendering Law, arts. 4 and 49; Implementing Regulations, art. 24; Provisions on Projects that Must Be Tendered (NDRC Order 16 of 2018), art. 5",
    severity="Y",
    scope="A",
    text_status="recalled",
    unit="tender",
    also=("project",),
    reads=("x_contracts", "x_akin_contracts"),
    reading_zh="按类别合计未经招标的合同；单份即达标准的另有规则，不计入。签订时间相隔超过参数所定日数的不合计，未报签订时间的一并合计。同一招标人以其他项目编号发包、同类且去掉期次与序号后同名的合同，在该日数内的一并合计。合计达到标准的存议而不作越限：可以合并进行的采购才合并计算。",
    reading_en="Contracts let without a tender are added up by class; one that reaches the threshold alone has a rule of its own. Those signed further apart than the days of the parameter do not count together; one without a time of signing does. Contracts of the same procuring entity and class under other project codes, of the same name but for the number of a phase or part, count in if they were signed within these days. A sum at the threshold is doubtful, never a breach: only what could be procured together counts together.",
    refutes_zh="各合同不可能合并采购；时间相隔甚远；估算价填报有误。",
    refutes_en="The contracts could not be procured together; they lie far apart in time; an estimate is wrong.",
    public_zh="同一项目多份同类合同均未招标，合计达到规模标准",
    public_en="Several contracts of one project and class, none tendered, reach the threshold together",
    parameters=(
        *_SIZES,
        Parameter(
            name="within_days",
            zh="合并计算的时间跨度",
            en="span within which contracts count together",
            default=180,
            unit="日",
        ),
    ),
    examples=(
        Example(
            fields={
                "x_contracts": [_on("20260301", "2500000")],
                "x_akin_contracts": [_on("20260420", "1500000")],
            },
            verdict="yellow",
            zh="同名合同以两个项目编号在五十日内先后发包",
            en="two contracts of one name under two project codes within fifty days",
        ),
        Example(
            fields={"x_contracts": [_on("20250301", "2500000"), _on("20260301", "1500000")]},
            verdict="compliant",
            zh="分期实施，相隔一年",
            en="phases a year apart",
        ),
        Example(
            fields={"x_contracts": [_let("2500000"), _let("1500000")]},
            verdict="yellow",
            zh="两份施工合同合计恰为四百万元",
            en="two works contracts, exactly 4,000,000 together",
        ),
        Example(
            fields={"x_contracts": [_let("2500000"), _let("1499999")]},
            verdict="compliant",
            zh="合计差一元",
            en="one yuan short together",
        ),
        Example(
            fields={"x_contracts": [_let("2500000"), _let(None)]},
            verdict="undecidable",
            zh="一份合同未报估算价",
            en="one contract without an estimate",
        ),
        Example(
            fields={"x_contracts": [_let("2500000")]},
            verdict="not_applicable",
            zh="只有一份合同",
            en="one contract alone",
        ),
    ),
)

P06: Final = Rule(
    number="P06",
    zh="暂估价招标",
    en="Provisional sums tendered",
    compares_zh="总承包范围内暂估价的数额与规模标准，以及是否招标",
    compares_en="provisional sums inside a general contract with the threshold, and whether they were tendered",
    threshold_zh="达到规模标准的暂估价应当招标",
    threshold_en="provisional sums at or above the threshold must be tendered",
    basis_zh="招标投标法实施条例第二十九条；必须招标的工程项目规定（发展改革委令2018年第16号）第五条",
    basis_en="Implementing Regulations of the Tendering Law, art. 29; Provisions on Projects that Must Be Tendered (NDRC Order 16 of 2018), art. 5",
    severity="Y",
    scope="M",
    text_status="recalled",
    unit="lot",
    reads=(_SUMS, _LAW),
    reading_zh="每项按其类别与规模标准比较；报为未招标的存议，因为价格确定后才招标。类别不明的，低于最低标准为相符。",
    reading_en="Each item is compared with the threshold of its class; one reported as not tendered is doubtful, for the tender comes when its price is known. A class unknown is clear below the lowest threshold.",
    refutes_zh="暂估价项目尚未实施；已另行招标；项目并非依法必须招标。",
    refutes_en="The item has not been carried out yet; it was tendered separately; tendering was not mandatory.",
    public_zh="达到规模标准的暂估价项目未招标",
    public_en="A provisional sum at or above the threshold was not tendered",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    parameters=_SIZES,
    examples=(
        Example(
            fields={_LAW: "1", _SUMS: [_sum("4000000", "0")]},
            verdict="yellow",
            zh="暂估价恰达四百万元，未招标",
            en="a provisional sum of exactly 4,000,000, not tendered",
        ),
        Example(
            fields={_LAW: "1", _SUMS: [_sum("4000000", "1"), _sum("3999999", "0")]},
            verdict="compliant",
            zh="达到标准的已招标",
            en="what reaches the threshold was tendered",
        ),
        Example(
            fields={_LAW: "1", _SUMS: [_sum("4000000", None)]},
            verdict="undecidable",
            zh="未报是否招标",
            en="not reported whether it was tendered",
        ),
        Example(
            fields={_LAW: "0", _SUMS: [_sum("4000000", "0")]},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)


def _direct(ground: str | None, *, must: bool | None, **more: Any) -> dict[str, Any]:
    return {
        "x_procedure": "direct award",
        "x_must_tender": must,
        "x_exemption_code": ground,
        **more,
    }


P07: Final = Rule(
    number="P07",
    zh="不招标的例外",
    en="Exemption from tendering",
    compares_zh="依法必须招标而未经招标的合同所称的理由与法定情形",
    compares_en="the reason given for a contract under the duty, let without a tender, with the grounds of the law",
    threshold_zh="须属法定可以不进行招标的情形，并有文件",
    threshold_en="it must be one of the law's grounds, with a document",
    basis_zh="招标投标法第六十六条、第四十九条；招标投标法实施条例第九条",
    basis_en="Tendering Law, arts. 66 and 49; Implementing Regulations, art. 9",
    severity="R",
    scope="A",
    text_status="verified",
    unit="direct",
    reads=("x_procedure", "x_must_tender", "x_exemption_code", "x_document"),
    reading_zh="未称理由，或者所称理由不在两条所列情形之内，为越限。属所列情形并有文件的为相符，其真实与否由人核对；没有文件，或者所称为“其他情形”的，存议。",
    reading_en="No reason, or one outside the two articles, is a breach. A ground of theirs with a document is clear, and a person checks that it is true; without one, or for an “other” ground, it is doubtful.",
    refutes_zh="合同经招标订立；项目并非依法必须招标；另有法定情形未报。",
    refutes_en="The contract was tendered; tendering was not mandatory; a ground was not reported.",
    public_zh="依法必须招标的合同未经招标，且无法定情形",
    public_en="A contract under the duty to tender was let without one and without a ground of the law",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields=_direct("工期紧", must=True),
            verdict="breach",
            zh="工期紧不是法定情形",
            en="a tight schedule is no ground",
        ),
        Example(
            fields=_direct("IR9(2)", must=True, x_document="present"),
            verdict="compliant",
            zh="称可自行建设，有文件",
            en="the buyer may build itself, with a document",
        ),
        Example(
            fields=_direct("IR9(2)", must=True),
            verdict="yellow",
            zh="称可自行建设，未见文件",
            en="the buyer may build itself, without a document",
        ),
        Example(
            fields=_direct(None, must=None),
            verdict="undecidable",
            zh="不知是否依法必须招标",
            en="not known to be mandatory",
        ),
        Example(
            fields=_direct(None, must=False),
            verdict="not_applicable",
            zh="不是依法必须招标的项目",
            en="tendering was not mandatory",
        ),
    ),
)

EVASION: Final = (P05, P06, P07)
