"""罚则: what the law lays down for conduct that a rule may point to, and until when it may be punished.

A rule accuses nobody: the table says what a department may consider once it has found the conduct
proven. Every line was compared with the text of its articles; ``rules`` are the checks whose breach
may point there.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """One conduct with its consequences; an empty text means that the article names none."""

    conduct_zh: str
    conduct_en: str
    fine_zh: str
    fine_en: str
    basis_zh: str
    basis_en: str
    rules: tuple[str, ...]
    persons_zh: str = ""
    persons_en: str = ""
    ban_zh: str = ""
    ban_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """追责期限: years from the act after which it is punished no more; longer for some harm."""

    years: int
    longer_years: int
    zh: str
    en: str
    basis_zh: str
    basis_en: str


LIMITATION: Final = Limitation(
    years=2,
    longer_years=5,
    zh="违法行为在二年内未被发现的，不再给予行政处罚；涉及公民生命健康安全、金融安全且有危害后果的为五年。自行为发生之日起计算，连续或者继续的自终了之日起计算。",
    en="Conduct not discovered within two years is no longer punished; five years where it touched life, health or financial security and did harm. The period runs from the act, or from its end where it went on.",
    basis_zh="行政处罚法第三十六条",
    basis_en="Law on Administrative Penalties, art. 36",
)

_OFFICERS_ZH: Final = "对直接负责的主管人员和其他直接责任人员依法给予处分"
_OFFICERS_EN: Final = "discipline for those in charge and directly responsible"
_SHARE_ZH: Final = "处单位罚款数额5%以上10%以下的罚款"
_SHARE_EN: Final = "5 to 10 % of the unit's fine"
_MANDATORY_ZH: Final = "取消参加依法必须招标项目的投标资格"

SANCTIONS: Final = (
    Sanction(
        conduct_zh="规避招标",
        conduct_en="evading a tender",
        fine_zh="可以处项目合同金额5‰以上10‰以下的罚款；可以暂停项目执行或者资金拨付",
        fine_en="may be fined 0.5 to 1 % of the contract; project or funds may be suspended",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法第四十九条",
        basis_en="Tendering Law, art. 49",
        rules=("P02", "P03", "P04", "P05", "P06", "P07"),
    ),
    Sanction(
        conduct_zh="招标代理机构泄密、串通，或者在所代理的项目中投标、提供咨询",
        conduct_en="an agency that leaks, colludes, bids or advises in a tender it handles",
        fine_zh="处5万元以上25万元以下的罚款",
        fine_en="a fine of 50,000 to 250,000 yuan",
        persons_zh=_SHARE_ZH,
        persons_en=_SHARE_EN,
        ban_zh="情节严重的，一年至二年内不得代理依法必须招标的项目",
        ban_en="if serious, no mandatory tender for one to two years",
        basis_zh="招标投标法第五十条；招标投标法实施条例第六十五条",
        basis_en="Tendering Law, art. 50; Implementing Regulations, art. 65",
        rules=("P31", "P32"),
    ),
    Sanction(
        conduct_zh="以不合理条件限制、排斥潜在投标人，或者不按规定发布公告",
        conduct_en="unreasonable conditions, or a notice not published as the law asks",
        fine_zh="责令改正，可以处1万元以上5万元以下的罚款",
        fine_en="an order to correct; may be fined 10,000 to 50,000 yuan",
        basis_zh="招标投标法第五十一条；招标投标法实施条例第六十三条",
        basis_en="Tendering Law, art. 51; Implementing Regulations, art. 63",
        rules=("P11", "P12", "P29"),
    ),
    Sanction(
        conduct_zh="泄露潜在投标人的名称、数量或者标底",
        conduct_en="making known potential bidders, their number or the base price",
        fine_zh="给予警告，可以并处1万元以上10万元以下的罚款",
        fine_en="a warning; may also be fined 10,000 to 100,000 yuan",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法第五十二条",
        basis_en="Tendering Law, art. 52",
        rules=("P31",),
    ),
    Sanction(
        conduct_zh="应当公开招标而邀请招标，时限不符合规定，或者接受应当拒收的投标",
        conduct_en="inviting instead of an open tender, wrong time limits, or bids that must be refused",
        fine_zh="责令改正，可以处10万元以下的罚款",
        fine_en="an order to correct; may be fined up to 100,000 yuan",
        persons_zh=f"{_OFFICERS_ZH}（时限一项除外）",
        persons_en=f"{_OFFICERS_EN} (not for time limits)",
        basis_zh="招标投标法实施条例第六十四条",
        basis_en="Implementing Regulations of the Tendering Law, art. 64",
        rules=("P09", "P16", "P17", "P18", "P19", "P20", "B03"),
    ),
    Sanction(
        conduct_zh="超过规定比例收取保证金，或者不按规定退还保证金及利息",
        conduct_en="security above the lawful share, or not returned with interest as the law asks",
        fine_zh="责令改正，可以处5万元以下的罚款",
        fine_en="an order to correct; may be fined up to 50,000 yuan",
        basis_zh="招标投标法实施条例第六十六条",
        basis_en="Implementing Regulations of the Tendering Law, art. 66",
        rules=("P22", "B08", "A11", "A12", "A15"),
    ),
    Sanction(
        conduct_zh="串通投标，或者以行贿谋取中标",
        conduct_en="collusion, or bribery to win",
        fine_zh="中标无效；处中标项目金额5‰以上10‰以下的罚款（未中标的按招标项目合同金额）",
        fine_en="the award is void; a fine of 0.5 to 1 % of the award (for losers, of the contract)",
        persons_zh=_SHARE_ZH,
        persons_en=_SHARE_EN,
        ban_zh=f"情节严重的，一年至二年内{_MANDATORY_ZH}，直至吊销营业执照",
        ban_en="if serious, no mandatory tender for one to two years, up to loss of the licence",
        basis_zh="招标投标法第五十三条；招标投标法实施条例第六十七条",
        basis_en="Tendering Law, art. 53; Implementing Regulations, art. 67",
        rules=(),
    ),
    Sanction(
        conduct_zh="以他人名义投标或者弄虚作假",
        conduct_en="bidding in another's name, or falsification",
        fine_zh="中标无效；处中标项目金额5‰以上10‰以下的罚款",
        fine_en="the award is void; a fine of 0.5 to 1 % of the award",
        persons_zh=_SHARE_ZH,
        persons_en=_SHARE_EN,
        ban_zh=f"情节严重的，一年至三年内{_MANDATORY_ZH}，直至吊销营业执照",
        ban_en="if serious, no mandatory tender for one to three years, up to loss of the licence",
        basis_zh="招标投标法第五十四条；招标投标法实施条例第六十八条",
        basis_en="Tendering Law, art. 54; Implementing Regulations, art. 68",
        rules=(),
    ),
    Sanction(
        conduct_zh="定标前就价格、方案等实质性内容谈判",
        conduct_en="negotiating price or plan before the award",
        fine_zh="给予警告；影响中标结果的，中标无效",
        fine_en="a warning; the award is void where it was affected",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法第五十五条",
        basis_en="Tendering Law, art. 55",
        rules=("A06",),
    ),
    Sanction(
        conduct_zh="评标委员会成员收受好处，或者透露评审情况",
        conduct_en="a panel member who takes benefits or tells of the evaluation",
        fine_zh="没收收受的财物，处3000元以上5万元以下的罚款",
        fine_en="what was taken is confiscated; a fine of 3,000 to 50,000 yuan",
        ban_zh="取消评标资格，不得再参加依法必须招标项目的评标",
        ban_en="never again a panel member in a mandatory tender",
        basis_zh="招标投标法第五十六条；招标投标法实施条例第七十二条",
        basis_en="Tendering Law, art. 56; Implementing Regulations, art. 72",
        rules=(),
    ),
    Sanction(
        conduct_zh="在候选人以外定标，或者全部投标被否决后自行定标",
        conduct_en="an award outside the candidates, or after all bids were rejected",
        fine_zh="中标无效，责令改正，可以处中标项目金额5‰以上10‰以下的罚款",
        fine_en="the award is void; an order to correct; may be fined 0.5 to 1 % of the award",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法第五十七条",
        basis_en="Tendering Law, art. 57",
        rules=("A05",),
    ),
    Sanction(
        conduct_zh="转让中标项目，或者违法分包",
        conduct_en="passing on the contract, or subcontracting against the law",
        fine_zh="转让、分包无效，处其金额5‰以上10‰以下的罚款；没收违法所得；可以责令停业整顿",
        fine_en="it is void; a fine of 0.5 to 1 % of its amount; gains are confiscated; business may be suspended",
        ban_zh="情节严重的，吊销营业执照",
        ban_en="if serious, loss of the licence",
        basis_zh="招标投标法第五十八条；招标投标法实施条例第七十六条",
        basis_en="Tendering Law, art. 58; Implementing Regulations, art. 76",
        rules=("A14",),
    ),
    Sanction(
        conduct_zh="合同与招标文件、投标文件不一致",
        conduct_en="a contract that departs from documents and bid",
        fine_zh="责令改正，可以处中标项目金额5‰以上10‰以下的罚款",
        fine_en="an order to correct; may be fined 0.5 to 1 % of the award",
        basis_zh="招标投标法第五十九条；招标投标法实施条例第七十五条",
        basis_en="Tendering Law, art. 59; Implementing Regulations, art. 75",
        rules=("A10",),
    ),
    Sanction(
        conduct_zh="中标人不履行合同",
        conduct_en="a winner who does not perform the contract",
        fine_zh="履约保证金不予退还，赔偿超过部分的损失",
        fine_en="the performance security is kept; damages beyond it",
        ban_zh=f"情节严重的，二年至五年内{_MANDATORY_ZH}，直至吊销营业执照",
        ban_en="if serious, no mandatory tender for two to five years, up to loss of the licence",
        basis_zh="招标投标法第六十条",
        basis_en="Tendering Law, art. 60",
        rules=(),
    ),
    Sanction(
        conduct_zh="不按规定组建评标委员会，或者违规确定、更换成员",
        conduct_en="a panel wrongly formed, or members wrongly chosen or replaced",
        fine_zh="责令改正，可以处10万元以下的罚款；所作评审结论无效",
        fine_en="an order to correct; may be fined up to 100,000 yuan; their opinions are void",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法实施条例第七十条",
        basis_en="Implementing Regulations of the Tendering Law, art. 70",
        rules=("B13", "B14", "B15", "B16", "B17", "B18"),
    ),
    Sanction(
        conduct_zh="评标委员会成员不回避、不按标准评标或者应否决而不否决",
        conduct_en="a panel member who does not recuse, follow the criteria or reject what must be",
        fine_zh="责令改正",
        fine_en="an order to correct",
        ban_zh="情节严重的，一定期限内不得参加依法必须招标项目的评标；特别严重的取消资格",
        ban_en="if serious, no panel of a mandatory tender for a time; if very serious, never again",
        basis_zh="招标投标法实施条例第七十一条",
        basis_en="Implementing Regulations of the Tendering Law, art. 71",
        rules=("B17", "B20", "B21"),
    ),
    Sanction(
        conduct_zh="不按规定确定中标人、不发中标通知书、不订立合同",
        conduct_en="a winner not chosen as the law asks, no award notice, no contract",
        fine_zh="责令改正，可以处中标项目金额10‰以下的罚款；赔偿损失",
        fine_en="an order to correct; may be fined up to 1 % of the award; damages",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法实施条例第七十三条、第七十四条",
        basis_en="Implementing Regulations of the Tendering Law, arts. 73 and 74",
        rules=("A04", "A09"),
    ),
    Sanction(
        conduct_zh="不按规定答复异议而继续招标投标活动",
        conduct_en="going on without answering an objection as the law asks",
        fine_zh="责令改正；拒不改正并影响中标结果的，招标、投标、中标无效",
        fine_en="an order to correct; refused and affecting the award, tender, bids and award are void",
        basis_zh="招标投标法实施条例第七十七条、第八十一条",
        basis_en="Implementing Regulations of the Tendering Law, arts. 77 and 81",
        rules=("C05", "A07"),
    ),
    Sanction(
        conduct_zh="行政监督部门不依法查处、处理投诉或者公告处理决定",
        conduct_en="a department that does not pursue, handle complaints or publish decisions as the law asks",
        fine_zh="",
        fine_en="",
        persons_zh=_OFFICERS_ZH,
        persons_en=_OFFICERS_EN,
        basis_zh="招标投标法第六十三条；招标投标法实施条例第七十九条",
        basis_en="Tendering Law, art. 63; Implementing Regulations, art. 79",
        rules=("C08", "C09", "C18"),
    ),
)
"""The table, in the order of the Tendering Law."""


def of_rule(number: str) -> tuple[Sanction, ...]:
    """Return what may follow from conduct that rule ``number`` points to."""
    return tuple(one for one in SANCTIONS if number in one.rules)
