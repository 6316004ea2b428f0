"""Rules about bidders and the opening record (投标人、开标记录): B09 B10 B11 B12."""

from decimal import Decimal
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule

_BIDDER_HEADS: Final = "x_bidder_heads"
_IS_TO_LAW: Final = "TENDER_PROJECT.IS_TO_LAW"
_TIME: Final = "BID_OPENING_RECORD.TIME"

B09: Final = Rule(
    number="B09",
    zh="投标人之间的关联关系",
    en="Related bidders",
    compares_zh="同一标段投标人的单位负责人和相互持股",
    compares_en="the heads of the bidders of one lot and their holdings in each other",
    threshold_zh="单位负责人为同一人或者存在控股、管理关系的，不得参加同一标段投标",
    threshold_en="units under one head, or joined by control or management, may not bid for one lot",
    basis_zh="招标投标法实施条例第三十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 34",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        _BIDDER_HEADS,
        "x_bidder_holdings",
        "x_bidder_relations",
    ),
    reading_zh="按证件号为同一负责人，或者一方持有另一方超过半数的，越限；所报同一负责人、控股、管理关系写明来源的，越限。仅负责人同名、恰为半数或者持股较少、关系未写明来源的存议；同受国资出资不是相互关系。开标后才核对。",
    reading_en="The same head by identity code, or more than half of one held by the other, is a breach, and so is a relation of head, control or management reported with its source. A name alike, exactly half or a smaller holding, a relation without a source are doubtful; a common state owner is no relation of the two. Compared after the opening only.",
    refutes_zh="登记信息已变更；同名不同人。",
    refutes_en="The register has changed since; two persons of one name.",
    public_zh="单位负责人为同一人或者存在控股关系的投标人参加同一标段",
    public_en="Bidders under one head or joined by control bid for one lot",
    parameters=(
        Parameter(
            name="control",
            zh="控股比例（超过）",
            en="controlling share (more than)",
            default=Decimal(50),
            unit="%",
            floor=Decimal(50),
            kept="at_most",
        ),
        Parameter(
            name="notable",
            zh="存议比例",
            en="share that is doubtful",
            default=Decimal(20),
            unit="%",
        ),
    ),
    examples=(
        Example(
            fields={_BIDDER_HEADS: {"A": "id:6901", "B": "id:6901"}},
            verdict="breach",
            zh="负责人为同一人",
            en="the same head",
        ),
        Example(
            fields={
                _BIDDER_HEADS: {"A": "id:6901", "B": "id:6902"},
                "x_bidder_holdings": [["A", "B", "5"]],
            },
            verdict="compliant",
            zh="持股百分之五",
            en="a holding of five per cent",
        ),
        Example(
            fields={
                _BIDDER_HEADS: {"A": "id:6901", "B": "id:6902"},
                "x_bidder_holdings": [["A", "B", "50.00"]],
            },
            verdict="yellow",
            zh="恰为半数",
            en="exactly half",
        ),
        Example(
            fields={_BIDDER_HEADS: {"A": "王某", "B": "王某"}},
            verdict="yellow",
            zh="负责人同名",
            en="heads of one name",
        ),
        Example(
            fields={_BIDDER_HEADS: {"A": None, "B": None}},
            verdict="undecidable",
            zh="负责人未报",
            en="heads unknown",
        ),
        Example(
            fields={_BIDDER_HEADS: {"A": "id:6901"}},
            verdict="not_applicable",
            zh="只有一个投标人",
            en="one bidder only",
        ),
    ),
)

B10: Final = Rule(
    number="B10",
    zh="与招标人存在利害关系",
    en="Interest in the procuring entity",
    compares_zh="投标人与招标人之间的关系",
    compares_en="relations between bidders and the procuring entity",
    threshold_zh="可能影响公正性的，不得参加投标",
    threshold_en="may not bid where fairness may suffer",
    basis_zh="招标投标法实施条例第三十四条",
    basis_en="Implementing Regulations of the Tendering Law, art. 34",
    severity="Y",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=("x_tenderer_relations",),
    reading_zh="是否影响公正由人判断，存议；从不作越限。",
    reading_en="Whether fairness may suffer is for a person: doubtful, never a breach.",
    refutes_zh="关系已终止；不影响公正性。",
    refutes_en="The relation has ended; fairness cannot suffer.",
    public_zh="投标人与招标人存在关系，须核查",
    public_en="A bidder is related to the procuring entity, which must be looked at",
    examples=(
        Example(
            fields={"x_tenderer_relations": ["A"]},
            verdict="yellow",
            zh="投标人为招标人的下属单位",
            en="a bidder belongs to the procuring entity",
        ),
        Example(
            fields={"x_tenderer_relations": []},
            verdict="compliant",
            zh="未见关系",
            en="no relation known",
        ),
        Example(
            fields={"x_tenderer_relations": None},
            verdict="undecidable",
            zh="未查",
            en="not looked up",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚无投标人", en="no bidders yet"
        ),
    ),
)

B11: Final = Rule(
    number="B11",
    zh="联合体成员重复投标",
    en="Consortium member bids again",
    compares_zh="联合体成员是否另行投标",
    compares_en="whether a member of a consortium bids again",
    threshold_zh="联合体各方在同一招标项目中不得单独投标或者参加其他联合体",
    threshold_en="members may not bid alone or join another consortium in the same tender",
    basis_zh="招标投标法实施条例第三十七条",
    basis_en="Implementing Regulations of the Tendering Law, art. 37",
    severity="R",
    scope="A",
    text_status="verified",
    unit="lot",
    reads=(
        "x_bids",
        "x_bids_lot_001",
        "x_bids_lot_002",
        "x_lot",
    ),
    reading_zh="同一标段内重复为越限；条文称“同一招标项目”，分属不同标段的理解不一，存议。成员不明而另有投标的无从判断。",
    reading_en="Twice in one lot is a breach; the article says “the same tender”, so another lot of it is doubtful. Unknown members beside another bid are undecidable.",
    refutes_zh="成员为同一集团的不同法人；已撤回其中一份。",
    refutes_en="The firms are different persons of one group; one of the bids was withdrawn.",
    public_zh="联合体成员在同一标段另行投标",
    public_en="A member of a consortium bid again for the same lot",
    examples=(
        Example(
            fields={"x_bids": ["consortium 甲+乙", "甲"]},
            verdict="breach",
            zh="成员甲另单独投标",
            en="member 甲 bids alone as well",
        ),
        Example(
            fields={"x_bids": ["consortium 甲+乙", "丙"]},
            verdict="compliant",
            zh="无重复",
            en="nobody twice",
        ),
        Example(
            fields={"x_bids_lot_001": ["consortium 甲+乙"], "x_bids_lot_002": ["甲"]},
            verdict="yellow",
            zh="另一标段单独投标",
            en="alone for another lot",
        ),
        Example(
            fields={"x_bids": ["consortium ?", "甲"]},
            verdict="undecidable",
            zh="联合体成员不明",
            en="members unknown",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚无投标", en="no bids yet"
        ),
    ),
)

B12: Final = Rule(
    number="B12",
    zh="开标记录公布",
    en="Opening record published",
    compares_zh="开标时间与开标记录公布时间",
    compares_en="the opening with the publication of its record",
    threshold_zh="电子开标生成记录并公布，依法应当保密的除外",
    threshold_en="the record of an electronic opening is published, save what is secret by law",
    basis_zh="电子招标投标办法第三十二条",
    basis_en="Measures for Electronic Tendering, art. 32",
    severity="R",
    scope="A",
    text_status="recalled",
    unit="lot",
    reads=(
        _TIME,
        "x_opening_published",
        "x_now",
    ),
    reading_zh="公布不早于开标为相符；早于开标为越限；条文未定日数，超过参数所定日数仍未公布的存议。",
    reading_en="At or after the opening is clear, before it a breach; the article sets no day, so days without publication are doubtful.",
    refutes_zh="记录依法应当保密；公布于其他页面。",
    refutes_en="The record is secret by law; it was published on another page.",
    public_zh="开标记录公布时间早于开标",
    public_en="The record was published before the opening",
    parameters=(
        Parameter(
            name="days",
            zh="未公布即存议的日数",
            en="days after which it is doubtful",
            default=5,
            unit="日",
        ),
    ),
    examples=(
        Example(
            fields={_TIME: "20260324093000", "x_opening_published": "20260323093000"},
            verdict="breach",
            zh="早于开标",
            en="before the opening",
        ),
        Example(
            fields={_TIME: "20260324093000", "x_opening_published": "20260324120000"},
            verdict="compliant",
            zh="当日公布",
            en="the same day",
        ),
        Example(
            fields={_TIME: "20260324093000", "x_now": "20260410100000"},
            verdict="yellow",
            zh="十余日未公布",
            en="not after two weeks",
        ),
        Example(
            fields={_TIME: "20260324093000", "x_now": "20260325100000"},
            verdict="undecidable",
            zh="尚在参数所定日数内",
            en="the days still run",
        ),
        Example(
            fields={_IS_TO_LAW: "1"}, verdict="not_applicable", zh="尚未开标", en="not opened yet"
        ),
    ),
)

BIDDERS: Final = (
    B09,
    B10,
    B11,
    B12,
)
