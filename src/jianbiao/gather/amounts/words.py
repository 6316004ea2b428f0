"""词 (words): what says that there is no sum, that a lot failed, and what a field's label is."""

import re

FAILED = re.compile(
    r"流标|流拍|废标|(?:招标|采购|磋商|谈判|询价|评审)失败|终止(?:招标|采购|本)?|(?:取消|停止)(?:采购|招标)|"
    r"不足(?:法定)?(?:三|3|两|2)[家个]|少于(?:三|3)[家个]|未达到?(?:三|3)[家个]|"
    r"无(?:有效|任何)?(?:投标人|投标单位|投标|供应商|响应人|响应单位)(?:参与|参加|报名|响应|投标|递交|$)|无人(?:投标|报名|响应)|"
    r"无合格(?:投标|供应商)|不满足(?:三|3)家|否决(?:全部|所有)投标|(?:全部|所有)投标(?:人|文件)?(?:均|都|全部)?被否决|没有供应商|"
    r"(?:项目|本标段|本包|标段|采购任务)(?:已)?取消|未成交|未中标人|重新(?:组织)?(?:招标|采购)"
)
_FAILURE_UNSAID = re.compile(
    r"(?:是否|未|非|不|如有|如)(?:发生)?(?:流标|废标)|(?:流标|废标|终止)(?:结果|理由|原因|情形|条款)?\s*:\s*(?:无|否|/|-+|$)"
)
_STATUSES = (
    ("guarantee", re.compile(r"保函|保证保险|担保函|保险保单|信用承诺")),
    (
        "negotiable",
        re.compile(r"面[议谈]|另议|电议|(?:双方|协商|商谈)(?:确定|议定|约定)|^协商$|议价"),
    ),
    ("withheld", re.compile(r"保密|不公开|不予公[开示]|涉密|\*{3,}")),
    (
        "elsewhere",
        re.compile(
            r"(?:详|另|参)?见(?:附件|招标|采购|磋商|谈判|询价|文件|公告|清单|下表|正文|合同|原|中标|成交|通知书|公示|附表)|以.{0,12}为准|见.{0,6}附件"
        ),
    ),
    (
        "none",
        re.compile(
            r"(?:^|[:\n])\s*(?:无|/|／|-+|—+|不适用|N/?A|没有|暂无|空|未填|null|None)\s*[。.;]?\s*$|"
            r"(?:不|未|没有|无需?|免)(?:设|收取?|要求|需|予?缴纳?|交纳?|提交|设置|设定|设有|限价|最高(?:投标)?限价|投标限价|(?:招标)?控制价|收费|缴)|免(?:交|缴|收)|无最高限价",
            re.IGNORECASE,
        ),
    ),
)
_FREE = re.compile(r"免费|免收|无偿|不收(?:取)?(?:费|工本费|任何费用)?")
ELSEWHERE = {"contract_period", "scale", "duration", "period", "area", "quantity", "score"}
"""Fields that are no money at all."""
PARTY = re.compile(
    r"candidate(?:_\d+)?|winners?|suppliers?|bidders?|tenderers?|part(?:y|ies)|consortium|"
    r"procuring_entity|agency|buyer"
)
RATES = {"bid_rate", "rate", "discount", "discount_rate", "fee_rate"}
PRICED = {"award", "bid_price", "candidate_price", "contract_amount", "price", "quote"}
"""Fields where a total of one yuan or less is a placeholder of the form, not a price."""
CEILINGS = {"budget", "ceiling", "estimate", "control_price", "max_price"}

LABELS = {
    "award": re.compile(r"中标|成交|中选|交易价|签约|合同价|合同金额"),
    "contract_amount": re.compile(r"合同(?:总)?(?:金额|价|额)|签约"),
    "budget": re.compile(r"预算|采购金额"),
    "ceiling": re.compile(r"限价|控制价|拦标价|上限价|标底"),
    "estimate": re.compile(r"估算|投资|概算"),
    "deposit": re.compile(r"保证金|押金"),
    "agency_fee": re.compile(r"(?:代理|服务|收费|代理服务)[费金]|收费金额|收取"),
    "document_price": re.compile(r"售价|工本费|文件费|购买费|标书费|图纸费|文件.{0,4}价"),
    "bid_price": re.compile(r"报价|投标(?:总)?价|报出"),
    "candidate_price": re.compile(r"报价|投标(?:总)?价|评标价"),
    "unit_price": re.compile(r"单价|综合单价"),
    "bid_rate": re.compile(r"费率|下浮|折扣|优惠|比例|降幅|让利"),
}
MONEY = (
    set(LABELS) | PRICED | CEILINGS | RATES | {"", "lots", "amount", "total", "fee", "track_record"}
)
"""Fields whose numbers are sums; a bare number of another field is no money."""
DISCOUNT = re.compile(r"下浮|优惠|降(?:幅|价|低)|让利|减免")


def failed(text: str) -> re.Match[str] | None:
    """Return where ``text`` says that a lot failed; None where it says so of nothing."""
    unsaid = [found.span() for found in _FAILURE_UNSAID.finditer(text)]
    for found in FAILED.finditer(text):
        if not any(start <= found.start() < end for start, end in unsaid):
            return found
    return None


def status(text: str) -> str | None:
    """Return why ``text`` names no sum, None when it does not say."""
    return next((name for name, pattern in _STATUSES if pattern.search(text)), None)


def free(text: str) -> re.Match[str] | None:
    """Return where ``text`` says that a document costs nothing."""
    return _FREE.search(text)


def label_of(text: str) -> str | None:
    """Return the field the last label word of ``text`` names."""
    best: tuple[int, str] | None = None
    for name, pattern in LABELS.items():
        for found in pattern.finditer(text):
            if best is None or found.end() > best[0]:
                best = (found.end(), name)
    return best[1] if best else None
