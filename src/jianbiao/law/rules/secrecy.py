"""Rules of secrecy and of the agency's distance (保密、回避): P31 P32."""

from typing import Any, Final

from jianbiao.law.rule import Example, Rule

_T: Final = "TENDER_PROJECT."
_AGENCY: Final = f"{_T}TENDER_AGENCY_CODE"
_CODES: Final = "TENDER_LIST.BIDDER_ORG_CODE"
_FIRM: Final = "91690100MA0000007Y"

P31: Final = Rule(
    number="P31",
    zh="泄露潜在投标人",
    en="Potential bidders made known",
    compares_zh="获取招标文件者的名单或者数量公开的时间与投标截止时间",
    compares_en="when names or number of those who have the documents became public with the deadline",
    threshold_zh="截止前不得透露",
    threshold_en="not before the deadline",
    basis_zh="招标投标法第二十二条、第五十二条",
    basis_en="Tendering Law, arts. 22 and 52",
    severity="R",
    scope="A",
    text_status="verified",
    unit="tender",
    reads=("x_buyers_shown_at", "x_public_texts", "x_bid_deadline"),
    reading_zh="名单作为公开附件在截止前开放的越限；公开文本写明家数的存议，由人判断所指。",
    reading_en="A list opened to the public before the deadline is a breach; a public text that gives a number is doubtful, for a person to judge what it counts.",
    refutes_zh="所列不是获取招标文件者；截止时间已变更；附件实际未开放。",
    refutes_en="The list is of others; the deadline was moved; the attachment was not in fact open.",
    public_zh="截止前透露获取招标文件者的名称或者数量",
    public_en="Names or number of those who have the documents were made known before the deadline",
    examples=(
        Example(
            fields={"x_buyers_shown_at": "20260310090000", "x_bid_deadline": "20260324093000"},
            verdict="breach",
            zh="名单在截止前两周公开",
            en="a list public two weeks before the deadline",
        ),
        Example(
            fields={"x_buyers_shown_at": "20260324100000", "x_bid_deadline": "20260324093000"},
            verdict="compliant",
            zh="截止后公开",
            en="public after the deadline",
        ),
        Example(
            fields={
                "x_public_texts": [{"text": "截至目前已有5家单位报名", "at": "20260310090000"}],
                "x_bid_deadline": "20260324093000",
            },
            verdict="yellow",
            zh="公开文本写明家数",
            en="a public text gives the number",
        ),
        Example(
            fields={"x_buyers_shown_at": "20260310090000", "x_bid_deadline": None},
            verdict="undecidable",
            zh="不知截止时间",
            en="the deadline is unknown",
        ),
    ),
)


def _bidders(agency: str | None, *codes: str | None, **more: Any) -> dict[str, Any]:
    return {
        _AGENCY: agency,
        f"{_T}TENDER_ORGANIZE_FORM": "2",
        _CODES: list(codes),
        **more,
    }


P32: Final = Rule(
    number="P32",
    zh="代理机构不得投标",
    en="The agency may not bid",
    compares_zh="招标代理机构与本项目的投标人",
    compares_en="the agency with the bidders of its tender",
    threshold_zh="不得在所代理的项目中投标、代理投标或者提供咨询",
    threshold_en="it may not bid, bid for others or advise bidders in a tender it handles",
    basis_zh="招标投标法第五十条；招标投标法实施条例第十三条、第六十五条",
    basis_en="Tendering Law, art. 50; Implementing Regulations, arts. 13 and 65",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _AGENCY,
        f"{_T}TENDER_AGENCY_NAME",
        f"{_T}TENDER_ORGANIZE_FORM",
        _CODES,
        "TENDER_LIST.BIDDER_NAME",
        "x_agency_relations",
    ),
    reading_zh="按代码比较，组织机构代码与包含它的统一社会信用代码视为同一；联合体成员亦为投标人。同名而代码不同的，或者代理机构与投标人有所报关系（提供咨询、控股等）的，存议。开标后才核对。",
    reading_en="Compared by code; an organisation code and the credit code that holds it are one. Members of a consortium bid. The same name under another code is doubtful, and so is a relation reported of the agency to a bidder (advice, control). Compared after the opening only.",
    refutes_zh="代码填报有误；同名的是另一单位。",
    refutes_en="A code was reported wrongly; the namesake is another body.",
    public_zh="招标代理机构在所代理的项目中投标",
    public_en="The agency bid in a tender it handles",
    exemptions_zh="自行招标的项目",
    exemptions_en="tenders the procuring entity holds itself",
    examples=(
        Example(
            fields=_bidders(_FIRM, "91690100MA00000021", _FIRM),
            verdict="breach",
            zh="代理机构在投标人之列",
            en="the agency is among the bidders",
        ),
        Example(
            fields=_bidders(_FIRM, "91690100MA00000021"),
            verdict="compliant",
            zh="不在投标人之列",
            en="it is not among them",
        ),
        Example(
            fields=_bidders(
                _FIRM,
                "91690100MA00000021",
                **{f"{_T}TENDER_AGENCY_NAME": "甲公司", "TENDER_LIST.BIDDER_NAME": ["甲公司"]},
            ),
            verdict="yellow",
            zh="同名，代码不同",
            en="the same name, another code",
        ),
        Example(
            fields=_bidders(_FIRM, "91690100MA00000021", x_agency_relations=["91690100MA00000021"]),
            verdict="yellow",
            zh="代理机构为投标人提供咨询",
            en="the agency advises a bidder",
        ),
        Example(
            fields=_bidders(None, "91690100MA00000021"),
            verdict="undecidable",
            zh="委托招标而未报代理机构代码",
            en="an agency without a code",
        ),
        Example(
            fields=_bidders(None, "91690100MA00000021", **{f"{_T}TENDER_ORGANIZE_FORM": "1"}),
            verdict="not_applicable",
            zh="自行招标",
            en="held by the procuring entity itself",
        ),
    ),
)

SECRECY: Final = (P31, P32)
