"""Rules of price limits and the base price (限价、标底): P26 P27."""

from typing import Final

from jianbiao.law.rule import Example, Rule

_C: Final = "TENDER_FILE_CLARI_MODI."
_CEILING: Final = f"{_C}CONTROL_PRICE"
_TOLD: Final = "x_control_price_in_documents"
_LEAST: Final = "x_min_price_limit"

P26: Final = Rule(
    number="P26",
    zh="最低投标限价",
    en="Least price",
    compares_zh="是否规定最低投标限价；最高投标限价是否载明于招标文件",
    compares_en="whether a least price was set, and whether the documents tell the ceiling",
    threshold_zh="不得规定最低投标限价；设最高投标限价的应当在招标文件中明确",
    threshold_en="no least price; a ceiling stands in the documents",
    basis_zh="招标投标法实施条例第二十七条",
    basis_en="Implementing Regulations of the Tendering Law, art. 27",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(_CEILING, _TOLD, _LEAST),
    reading_zh="最低限价有数额的越限，只有文字的存议。有最高限价而报为文件未载明的越限，是否载明未报的无从判断。最高限价为零视为未设。",
    reading_en="A least price with a sum is a breach, words alone are doubtful. A ceiling the documents are said not to tell is a breach, unknown it is undecidable. A ceiling of zero counts as none.",
    refutes_zh="所报为成本警戒线而非最低限价；招标文件载明了限价的计算方法。",
    refutes_en="What was reported is a warning of low prices, no least price; the documents tell how the ceiling is computed.",
    public_zh="规定最低投标限价，或者最高投标限价未在招标文件中载明",
    public_en="A least price was set, or the documents do not tell the ceiling",
    examples=(
        Example(
            fields={_LEAST: "8000000.00", _CEILING: "9000000.00", _TOLD: True},
            verdict="breach",
            zh="规定最低八百万元",
            en="a least price of 8,000,000",
        ),
        Example(
            fields={_LEAST: None, _CEILING: "9000000.00", _TOLD: True},
            verdict="compliant",
            zh="只有最高限价，文件载明",
            en="a ceiling alone, told by the documents",
        ),
        Example(
            fields={_LEAST: "下浮率不得超过10%", _CEILING: "9000000.00", _TOLD: True},
            verdict="yellow",
            zh="下浮率的限制可能形成最低限价",
            en="a cap on the discount may set a least price",
        ),
        Example(
            fields={_LEAST: None, _CEILING: "9000000.00", _TOLD: None},
            verdict="undecidable",
            zh="不知文件是否载明",
            en="unknown whether the documents tell it",
        ),
    ),
)

P27: Final = Rule(
    number="P27",
    zh="标底的个数与作用",
    en="Number and use of base prices",
    compares_zh="标底的个数，以及是否以接近标底为中标或者否决的条件",
    compares_en="how many base prices there are, and whether nearness to one decides award or rejection",
    threshold_zh="至多一个，只作参考",
    threshold_en="one at most, for reference only",
    basis_zh="招标投标法第二十二条；招标投标法实施条例第二十七条、第五十条",
    basis_en="Tendering Law, art. 22; Implementing Regulations, arts. 27 and 50",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(f"{_C}BASE_PRICE_COUNT", f"{_C}IS_BASE_PRICE_DECISIVE", f"{_C}EVALUATING_METHOD"),
    reading_zh="多于一个，或者报为、写明以标底决定中标、否决的，存议，由人阅读评标办法。以各投标报价的平均值为基准价的，不是条文所称的标底。",
    reading_en="More than one, or one reported or worded to decide award or rejection, is doubtful: a person reads the method. A benchmark that is a mean of the bids is no base price in the sense of the articles.",
    refutes_zh="所称标底是评标基准价；各标段各有一个标底。",
    refutes_en="What is called a base price is a benchmark of the bids; each lot has one of its own.",
    public_zh="标底多于一个，或者以接近标底为中标、否决的条件",
    public_en="More than one base price, or one that decides award or rejection",
    exemptions_zh="不编制标底的项目",
    exemptions_en="tenders without a base price",
    examples=(
        Example(
            fields={f"{_C}BASE_PRICE_COUNT": "2", f"{_C}IS_BASE_PRICE_DECISIVE": "0"},
            verdict="yellow",
            zh="两个标底",
            en="two base prices",
        ),
        Example(
            fields={f"{_C}BASE_PRICE_COUNT": "1", f"{_C}IS_BASE_PRICE_DECISIVE": "0"},
            verdict="compliant",
            zh="一个标底，只作参考",
            en="one, for reference only",
        ),
        Example(
            fields={f"{_C}BASE_PRICE_COUNT": "1", f"{_C}IS_BASE_PRICE_DECISIVE": None},
            verdict="undecidable",
            zh="未报标底是否决定中标",
            en="not reported whether it decides",
        ),
        Example(
            fields={f"{_C}BASE_PRICE_COUNT": "0"},
            verdict="not_applicable",
            zh="没有标底",
            en="no base price",
        ),
    ),
)

PRICES: Final = (P26, P27)
