"""Rules of approval and invited tenders (审批、邀请招标): P08 P09 P10."""

from typing import Any, Final

from jianbiao.law.rule import Example, Parameter, Rule

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_T: Final = "TENDER_PROJECT."
_LAW: Final = f"{_T}IS_TO_LAW"
_MODE: Final = f"{_T}TENDER_MODE"
_AT: Final = "PROJECT.x_APPROVAL_TIME"
_SENT: Final = f"{_N}NOTICE_SEND_TIME"

P08: Final = Rule(
    number="P08",
    zh="审批核准在先",
    en="Approval before the notice",
    compares_zh="项目审批核准的时间与公告发布时间；批准的招标方式与实际采用的方式",
    compares_en="the time of the approval with that of the notice; the mode approved with the mode chosen",
    threshold_zh="审批核准应当先于公告；招标方式、组织形式应当与批准的一致",
    threshold_en="the approval comes before the notice; mode and form are those approved",
    basis_zh="招标投标法第九条；招标投标法实施条例第七条",
    basis_en="Tendering Law, art. 9; Implementing Regulations, art. 7",
    severity="R",
    scope="M",
    text_status="verified",
    unit="tender",
    reads=(
        _LAW,
        "PROJECT.APPROVAL_NUMBER",
        _AT,
        _SENT,
        _MODE,
        "x_approved_mode",
        f"{_T}TENDER_ORGANIZE_FORM",
        f"{_T}APPROVED_ORGANIZE_FORM",
    ),
    reading_zh="公告先于审批为越限，同一时刻存议。批准公开招标而采用邀请招标为越限；相反的，以及组织形式不同的，存议。项目是否须经审批数据不载明，未报审批时间的无从判断。",
    reading_en="A notice before the approval is a breach, at the same moment doubtful. Inviting where an open tender was approved is a breach; the reverse, and another form of organisation, is doubtful. Whether a project needs an approval no field says: without its time nothing is decided.",
    refutes_zh="项目依法无须审批核准；审批时间填报有误；批准文件后经变更。",
    refutes_en="The project needs no approval; its time was reported wrongly; the approval was changed later.",
    public_zh="未经审批核准即发布公告，或者招标方式与批准的不一致",
    public_en="The notice came before the approval, or the mode is not the one approved",
    exemptions_zh="非依法必须招标的项目",
    exemptions_en="tenders that need not be held",
    examples=(
        Example(
            fields={_LAW: "1", _AT: "20260310090000", _SENT: "20260302090000"},
            verdict="breach",
            zh="公告八日后才审批",
            en="approved eight days after the notice",
        ),
        Example(
            fields={_LAW: "1", _AT: "20260210090000", _SENT: "20260302090000"},
            verdict="compliant",
            zh="审批在先",
            en="approved first",
        ),
        Example(
            fields={
                _LAW: "1",
                _AT: "20260210090000",
                _SENT: "20260302090000",
                _MODE: "1",
                "x_approved_mode": "2",
            },
            verdict="yellow",
            zh="批准邀请招标而公开招标",
            en="held openly though an invited tender was approved",
        ),
        Example(
            fields={_LAW: "1", _AT: None, _SENT: "20260302090000"},
            verdict="undecidable",
            zh="未报审批时间",
            en="the time of the approval was not reported",
        ),
        Example(
            fields={_LAW: "0", _AT: "20260310090000", _SENT: "20260302090000"},
            verdict="not_applicable",
            zh="自愿招标的项目",
            en="a tender that need not be held",
        ),
    ),
)


def _invited(ground: str | None, document: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        _LAW: "1",
        _MODE: "2",
        "x_state_funds_dominant": True,
        "x_invitation_ground": ground,
        "x_approval_doc": document,
        **more,
    }


P09: Final = Rule(
    number="P09",
    zh="邀请招标的情形",
    en="Ground for an invited tender",
    compares_zh="国有资金占主导的依法必须招标项目采用邀请招标的理由或者批准",
    compares_en="the ground or approval of an invited tender that is mandatory and on dominant state funds",
    threshold_zh="应当公开招标；邀请招标须属法定情形或者经批准",
    threshold_en="it must be open; inviting needs a ground of the law or an approval",
    basis_zh="招标投标法第十一条；招标投标法实施条例第八条、第六十四条",
    basis_en="Tendering Law, art. 11; Implementing Regulations, arts. 8 and 64",
    severity="R",
    scope="S",
    text_status="verified",
    unit="tender",
    reads=(_LAW, _MODE, "x_state_funds_dominant", "x_invitation_ground", "x_approval_doc"),
    reading_zh="无法定情形又无批准的为越限。只有少量潜在投标人的，依其所称为相符；费用比例过大的须经认定，重点项目须经批准，未见文件的存议。",
    reading_en="Without a ground and without an approval it is a breach. Few possible bidders stands as claimed; too high a cost needs the authority's finding and a key project its approval: without a document they are doubtful.",
    refutes_zh="国有资金不占主导地位；认定或者批准文件未报。",
    refutes_en="State funds do not dominate; the finding or approval was not reported.",
    public_zh="依法应当公开招标而采用邀请招标",
    public_en="Held by invitation though it must be open",
    exemptions_zh="非依法必须招标的项目；国有资金不占控股或者主导地位的项目",
    exemptions_en="tenders that need not be held; projects on which state funds do not dominate",
    examples=(
        Example(
            fields=_invited(None),
            verdict="breach",
            zh="没有情形也没有批准",
            en="no ground, no approval",
        ),
        Example(
            fields=_invited("IR8(1)"),
            verdict="compliant",
            zh="技术复杂，只有少量潜在投标人",
            en="technically complex, few possible bidders",
        ),
        Example(
            fields=_invited("IR8(2)"),
            verdict="yellow",
            zh="称费用比例过大，未见认定",
            en="cost of an open tender claimed, no finding reported",
        ),
        Example(
            fields=_invited(None, x_state_funds_dominant=None),
            verdict="undecidable",
            zh="不知国有资金是否占主导",
            en="unknown whether state funds dominate",
        ),
        Example(
            fields=_invited(None, x_state_funds_dominant=False),
            verdict="not_applicable",
            zh="国有资金不占主导",
            en="state funds do not dominate",
        ),
    ),
)

P10: Final = Rule(
    number="P10",
    zh="邀请对象数量",
    en="Number of invitees",
    compares_zh="邀请招标发出投标邀请书的对象数",
    compares_en="how many were invited to an invited tender",
    threshold_zh="三个以上",
    threshold_en="three or more",
    basis_zh="招标投标法第十七条",
    basis_en="Tendering Law, art. 17",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(_MODE, "x_TENDER_INVITATION", "x_TENDER_INVITATION_count"),
    reading_zh="同一对象只计一次。名单与数目并报而仅一者达到的，存议。",
    reading_en="Each invitee counts once. Where list and number stand side by side and only one reaches three, it is doubtful.",
    refutes_zh="另有邀请书未报；不是邀请招标。",
    refutes_en="An invitation was not reported; the tender is not by invitation.",
    public_zh="邀请招标的邀请对象不足三个",
    public_en="Fewer than three were invited",
    exemptions_zh="非邀请招标",
    exemptions_en="tenders not by invitation",
    parameters=(
        Parameter(
            name="invitees", zh="最少邀请对象数", en="least number of invitees", default=3, floor=3
        ),
    ),
    examples=(
        Example(
            fields={_MODE: "2", "x_TENDER_INVITATION": ["甲公司", "乙公司", "甲公司"]},
            verdict="breach",
            zh="三份邀请书发给两家",
            en="three invitations to two firms",
        ),
        Example(
            fields={_MODE: "2", "x_TENDER_INVITATION_count": 3},
            verdict="compliant",
            zh="三家",
            en="three",
        ),
        Example(
            fields={
                _MODE: "2",
                "x_TENDER_INVITATION": ["甲公司", "乙公司"],
                "x_TENDER_INVITATION_count": 3,
            },
            verdict="yellow",
            zh="名单两家，数目三家",
            en="two listed, three counted",
        ),
        Example(
            fields={_MODE: "2", "x_TENDER_INVITATION_count": None},
            verdict="undecidable",
            zh="未报邀请名单",
            en="no list of invitees was reported",
        ),
        Example(
            fields={_MODE: "1", "x_TENDER_INVITATION_count": 2},
            verdict="not_applicable",
            zh="公开招标",
            en="an open tender",
        ),
    ),
)

APPROVAL: Final = (P08, P09, P10)
