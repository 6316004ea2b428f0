"""Rules of our own about who says what of a tender (事后改动、他平台编号): X13 X16."""

from typing import Final

from jianbiao.law.rule import Example, Rule

X13: Final = Rule(
    number="X13",
    zh="固定之后的改动",
    en="Changed after it was fixed",
    compares_zh="已经固定的内容（报价、排序、限价、已过的截止时间）其后是否改动",
    compares_en="whether what was fixed (price, rank, ceiling, a deadline that has passed) was changed afterwards",
    threshold_zh="开标、公示、截止之后不应改动",
    threshold_en="not changed after the opening, the publicity, the deadline",
    basis_zh="本系统的数据合理性规则，不以法条为据",
    basis_en="a plausibility rule of this system; it rests on no article",
    severity="Y",
    scope="A",
    text_status="own",
    unit="lot",
    jurisdiction="any",
    reads=("x_guarded_changes",),
    reading_zh="固定之后的更正存议，由人向平台核实；固定之前的更正相符；何时固定不明的无从判断；从不作越限。",
    reading_en="A correction after the moment that fixed it is doubtful: a person asks the platform. One before it is clear; where that moment is unknown it is undecidable. Never a breach.",
    refutes_zh="更正录入错误，并有原始文件为证。",
    refutes_en="A slip of entry was corrected, as the original file shows.",
    public_zh="开标、公示或者截止之后改动了已固定的内容",
    public_en="What was fixed was changed after the opening, the publicity or the deadline",
    examples=(
        Example(
            fields={
                "x_guarded_changes": [
                    {
                        "field": "TENDER_LIST.BID_PRICE",
                        "before": "5000000",
                        "after": "4800000",
                        "at": "20260325100000",
                        "fixed_at": "20260324093000",
                    }
                ]
            },
            verdict="yellow",
            zh="开标次日改动报价",
            en="a price changed the day after the opening",
        ),
        Example(
            fields={
                "x_guarded_changes": [
                    {
                        "field": "TENDER_LIST.BID_PRICE",
                        "before": "5000000",
                        "after": "4800000",
                        "at": "20260320100000",
                        "fixed_at": "20260324093000",
                    }
                ]
            },
            verdict="compliant",
            zh="开标之前更正",
            en="corrected before the opening",
        ),
        Example(
            fields={
                "x_guarded_changes": [
                    {
                        "field": "TENDER_LIST.BID_PRICE",
                        "before": "1",
                        "after": "2",
                        "at": "20260325100000",
                        "fixed_at": None,
                    }
                ]
            },
            verdict="undecidable",
            zh="开标时间未报",
            en="opening unknown",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="没有改动",
            en="nothing changed",
        ),
    ),
)

X16: Final = Rule(
    number="X16",
    zh="他平台编号",
    en="A code of another platform",
    compares_zh="招标项目编号开头的交易平台标识码与首次报送该项目的平台",
    compares_en="the platform code with which the tender's code begins and the platform that first reported it",
    threshold_zh="编号由报送平台赋予，二者应当相同",
    threshold_en="codes are given by the platform that reports: the two should be the same",
    basis_zh="本系统的数据合理性规则，不以法条为据",
    basis_en="a plausibility rule of this system; it rests on no article",
    severity="Y",
    scope="A",
    text_status="own",
    unit="tender",
    jurisdiction="any",
    reads=("x_code_platform", "x_first_platform"),
    reading_zh="首次报送的平台为该编号的所有者，此后只有它能更正；编号却以另一平台的标识码开头的，存议，由人向两个平台核实；从不作越限。",
    reading_en="The platform that first reports a code owns it, and it alone may correct it from then on; where the code begins with another platform's it is doubtful, and a person asks both platforms. Never a breach.",
    refutes_zh="项目由原平台依法移交；平台标识码依法变更；受托代为报送，并有委托文件。",
    refutes_en="The tender was handed over by the other platform; the platform's own code was changed; it reports for the other under a mandate.",
    public_zh="招标项目编号以另一交易平台的标识码开头",
    public_en="The tender's code begins with another trading platform's code",
    examples=(
        Example(
            fields={"x_code_platform": "E6900000101", "x_first_platform": "E6900000109"},
            verdict="yellow",
            zh="编号属另一平台",
            en="the code is another platform's",
        ),
        Example(
            fields={"x_code_platform": "E6900000101", "x_first_platform": "E6900000101"},
            verdict="compliant",
            zh="编号由报送平台赋予",
            en="the platform that reports gave the code",
        ),
        Example(
            fields={"x_code_platform": "E6900000101", "x_first_platform": None},
            verdict="undecidable",
            zh="不知由谁报送",
            en="nobody knows who reported it",
        ),
        Example(
            fields={"TENDER_PROJECT.IS_TO_LAW": "1"},
            verdict="not_applicable",
            zh="编号不依规范编制",
            en="a code of another form",
        ),
    ),
)

CHANGES: Final = (X13, X16)
