"""表头 (heads): the words over the columns of tables of bidders and lots, and what they hold."""

import re
from dataclasses import dataclass
from functools import lru_cache

from jianbiao.gather.amounts import columns
from jianbiao.gather.notices.labels import squeezed

_LONGEST, _LONGEST_SAID = 24, 160
_VALUED = re.compile(r"[：:](?!元|万元)|[。；;，,]$|\d{3}")
_BRACKETS = re.compile(r"\([^()]{0,300}\)?")
_WHO = (
    r"供应商|投标人|投标单位|投标企业|投标供应商|投标商|中标人|成交人|中选人|响应人|响应单位|竞买人|竞价人|候选人|候选单位|报价单位|报价人|报价供应商|"
    r"磋商供应商|谈判供应商|响应供应商|参与供应商|承包人|承包商|企业|公司|申请人|中标企业|中标单位|成交单位|中标供应商|成交供应商|中选供应商|竞标人|应答人|单位"
)
_ROLES = {
    "index": r"序号|编号|行号|No\.?|序",
    "rank": r".{0,10}(?:排序|排名|名次|位次)|推荐顺序|候选人顺序",
    "members": r"联合体成员.{0,4}|联合体(?:单位|其他成员)",
    "uscc": r".{0,10}(?:统一社会信用代码|社会信用代码|统一信用代码|统一社会信用码|统一社会信息代码|统一社会信用代码.{0,6}|统一社会信用代码/.{0,8}|统一社会.{0,4}信?用?代码|统一信用代码|社会统一信用代码|统一社会信用.{0,4}|组织机构代码|统一社会信息用?代码|统一社会.{0,4}代码)|.{0,8}统一社会.{0,6}",
    "address": r".{0,10}地址|.{0,6}所在地",
    "score": r".{0,16}(?:得分|总分|分值|评分|评分结果|分数).{0,6}",
    "evaluated": r"(?:评审|评标|经评审|修正|算术).{0,8}(?:价|报价|价格|总价)(?:.{0,10})|评审价格|评审报价|评标价",
    "deposit": r".{0,8}保证金.{0,8}",
    "item": r"商品名称|品牌.{0,6}|规格.{0,8}|型号.{0,4}|产地|品目.{0,6}|采购标的|标的名称|货物名称|服务名称|服务范围|服务标准|服务要求|施工范围|"
    r"采购条目.{0,4}|单价(?!报价).{0,16}|数量.{0,8}|总价|工程名称|建设单位名称|项目业主|合同金额|合同价格|合同签订时间|规格要求",
    "lot_budget": r"(?:分?包|标段|标项)?预算(?:金额)?|合同估算价|采购预算|采购预留金额|包预算金额",
    "lot_ceiling": r"(?:分?包|标段|标项)?(?:最高|最高投标|投标最高)限价|控制价|招标控制价|.{0,6}最高限价",
    "rate": r".{0,10}(?:下浮|费率|折扣|优惠率|优惠比例|让利).{0,6}",
    "price": r".{0,12}(?:报价|金额|价格|投标价|中标价|成交价|总价|合同价|投标总价|标价).{0,12}",
    "lot_name": r"(?:分?包|标段|标项|合同包|采购包)(?:名称|内容)|采购内容|标的",
    "lot": r"(?:分?包|标段|标包|标项|采购包|合同包)(?:号|编号|序号)?|包组号?|品目号|标段\(包\)",
    "submitted": r".{0,12}(?:递交|送达|上传|接收|提交|签到|投递)(?:完成)?(?:时间|日期).{0,4}",
    "time": r".{0,12}(?:时间|日期)",
    "unit": r"单位|计量单位|币种|价格单位",
    "name": rf"(?:推荐|拟|预)?(?:的)?(?:中标|成交|中选|入围|入选|否决|废标|无效|未中标|未成交)?(?:\(成交\))?(?:的)?(?:成交|候选|投标)?(?:{_WHO})(?:\(.{{0,6}}\))?(?:的)?(?:名称|全称)?|名称|投标人名称|单位名称",
    "result": r".{0,8}(?:评审结果|审查结果|是否通过|结果|是否有效|是否中标|资格性.{0,4}|符合性.{0,4})|资格审查|符合性审查",
    "reason": r".{0,10}(?:理由|原因|依据.{0,6})",
    "other": r"质量.{0,8}|工期.{0,10}|交货.{0,6}|供货.{0,6}|.{0,6}服务期限?|.{0,8}(?:项目经理|负责人|总监.{0,6}|建造师|技术负责人|设计师)|姓名|证书.{0,4}|拟任|"
    r".{0,8}备注.{0,6}|备注信息|联系(?:人|电话|方式)|法定代表人|是否.{0,16}|资质.{0,6}|其他(?:说明|事项|情况|要求|内容)?|解密.{0,6}|签名|签字|投标文件.{0,8}|类型|资格.{0,6}|"
    r".{0,4}有效期|密封.{0,6}|承诺.{0,6}|履约.{0,6}|投标函.{0,6}|保函.{0,6}|合同期限|环节|否决环节|技术.{0,4}|商务.{0,4}|评委.{0,10}|专家.{0,6}|企业规模|所属行业",
}
_ROLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ROLES.items()))

_NO_UNIT = columns.Unit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column's head: its ``role``, its words, the unit it gives."""

    role: str
    text: str
    unit: columns.Unit = _NO_UNIT


@lru_cache(maxsize=8192)
def head(text: str) -> Head | None:
    """Return the head that ``text`` is, None when it is none."""
    if len(text) > _LONGEST_SAID or _VALUED.search(text):
        return None
    plain = _BRACKETS.sub("", squeezed(text)).strip()
    if not 1 < len(plain) <= _LONGEST:
        return None
    found = _ROLE.fullmatch(plain)
    if found is None:
        return None
    role = found.lastgroup or "other"
    if role == "item" and "单价报价" in plain:
        role = "price"
    unit = columns.unit(text)
    if unit.share and role in {"price", "other"}:
        role = "rate"
    return Head(role=role, text=plain, unit=unit)


def is_unit(text: str) -> bool:
    """Say whether a line only carries the unit of the head before it: (元）."""
    return (
        re.fullmatch(r"[(（]\s*(?:人民币|单位[：:]?)?[百千万亿]{0,2}元?[%‰]?\s*[)）]", text)
        is not None
    )
